//! Thanks, and the forms of leadership that they are for.

use crate::group::FORMS;

/// The words of it.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Thanks {
    /// The forms that a group begins with, in the order of [`FORMS`].
    pub forms: [&'static str; FORMS.len()],
    pub say_thanks: &'static str,
    pub title: &'static str,
    pub whom: &'static str,
    pub whom_missing: &'static str,
    pub nobody_yet: &'static str,
    pub what_for: &'static str,
    pub word: &'static str,
    pub word_hint: &'static str,
    pub word_missing: &'static str,
    pub who: &'static str,
    pub who_missing: &'static str,
    /// The commitment that it is about.
    pub about: fn(&str) -> String,
    /// After saving: whom.
    pub said: fn(&str) -> String,
    /// Who thanks whom, and for which form.
    pub thanks: fn(&str, &str) -> String,
    pub thanks_for: fn(&str, &str, &str) -> String,
    pub good_word: fn(&str) -> String,
    pub none: &'static str,
    pub none_text: &'static str,
    pub latest: &'static str,
    pub noticed: &'static str,
    pub noticed_none: &'static str,
    pub unnoticed: &'static str,
    pub unnoticed_none: &'static str,
    pub unnoticed_text: &'static str,
    pub thank_for: fn(&str) -> String,
    pub ours: &'static str,
    pub ours_text: &'static str,
    pub take_out: fn(&str) -> String,
    pub bring_back: fn(&str) -> String,
    pub taken_out: &'static str,
    pub form_back: &'static str,
    pub out: &'static str,
    pub new_form: &'static str,
    pub new_form_hint: &'static str,
    pub new_form_missing: &'static str,
    pub form_added: &'static str,
    pub not_lately: &'static str,
    pub not_lately_text: &'static str,
    pub not_lately_none: &'static str,
    pub to_you: &'static str,
    pub to: fn(&str) -> String,
    pub to_you_none: &'static str,
    pub to_none: &'static str,
    pub more: fn(&str) -> String,
    pub remove: &'static str,
    pub removed: &'static str,
    pub just_done: &'static str,
    pub later: &'static str,
    /// Who carried what.
    pub carried: fn(&str) -> String,
}

/// English.
pub const EN: Thanks = Thanks {
    forms: [
        "welcoming",
        "listening",
        "teaching",
        "keeping the peace",
        "moving things forward",
        "speaking out",
        "caring",
        "organising",
        "making",
        "remembering",
        "bridging",
    ],
    say_thanks: "Say thanks",
    title: "Thanks",
    whom: "Who would you like to thank?",
    whom_missing: "Choose one person or more.",
    nobody_yet: "Add people to your group first.",
    what_for: "For what?",
    word: "What did they do?",
    word_hint: "What they did, and how it helped.",
    word_missing: "Choose what for, or write a word.",
    who: "Who’s saying thanks?",
    who_missing: "Choose who’s saying thanks.",
    about: |what| ["About: ", what].concat(),
    said: |names| ["You thanked ", names, "."].concat(),
    thanks: |who, whom| [who, " thanks ", whom].concat(),
    thanks_for: |who, whom, form| [who, " thanks ", whom, " for ", form].concat(),
    good_word: |who| [who, " said"].concat(),
    none: "What did you notice in someone?",
    none_text: "There are many ways to lead. Say thanks for one you saw.",
    latest: "Latest thanks",
    noticed: "What we thanked each other for",
    noticed_none: "Nothing in the last few weeks.",
    unnoticed: "What we could thank for next",
    unnoticed_none: "You thanked each other for everything here.",
    unnoticed_text: "Seen one of these? Tap it to say thanks.",
    thank_for: |form| ["Say thanks for ", form].concat(),
    ours: "Our list",
    ours_text: "Add what you value.",
    take_out: |form| ["Remove: ", form].concat(),
    bring_back: |form| ["Bring back: ", form].concat(),
    taken_out: "Removed from the list. Past thanks stay.",
    form_back: "Back in the list.",
    out: "Removed",
    new_form: "Add to the list",
    new_form_hint: "“Cooking”, “asking the hard question”",
    new_form_missing: "Write something first.",
    form_added: "Added for everyone.",
    not_lately: "Who could we thank next?",
    not_lately_text: "Only you see this.",
    not_lately_none: "Everyone was thanked in the last few weeks.",
    to_you: "Thanks to you",
    to: |name| ["Thanks to ", name].concat(),
    to_you_none: "When someone thanks or encourages you, it appears here.",
    to_none: "Thanks and encouragement appear here.",
    more: |words| ["More about: ", words].concat(),
    remove: "Remove these thanks",
    removed: "Removed.",
    just_done: "Just done",
    later: "Not now",
    carried: |names| ["Done by ", names].concat(),
};

impl Thanks {
    /// A form of leadership in words: one of the first in this language, or the group's own as it wrote it.
    pub fn form(&self, stored: &str) -> String {
        let known = FORMS.iter().position(|form| *form == stored);
        known.map_or(stored, |place| self.forms[place]).to_owned()
    }
}
