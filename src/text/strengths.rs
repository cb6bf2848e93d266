//! Words of strengths: what people can do, can teach and want to learn, what others see in them, what rests, and how
//! somebody grew.

use super::plural;
use crate::group::{InvitationPart, StrengthKind};

/// The words of it.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Strengths {
    pub title: &'static str,
    pub can: &'static str,
    pub can_teach: &'static str,
    pub to_learn: &'static str,
    pub none_mine: &'static str,
    pub none: fn(&str) -> String,
    pub change: &'static str,
    pub noting_for: fn(&str) -> String,
    pub ready: &'static str,
    pub how: &'static str,
    pub word: &'static str,
    pub word_hint: &'static str,
    pub word_missing: &'static str,
    pub add: &'static str,
    pub from_group: &'static str,
    pub remove: fn(&str) -> String,
    /// What is said after each, given the name and the word.
    pub can_said: fn(&str, &str) -> String,
    pub can_teach_said: fn(&str, &str) -> String,
    pub to_learn_said: fn(&str, &str) -> String,
    pub known: fn(&str, &str) -> String,
    pub removed: fn(&str) -> String,
    // Seen by others.
    pub seen: &'static str,
    pub sees: fn(&str, &str) -> String,
    pub i_see: fn(&str) -> String,
    pub i_see_hint: fn(&str) -> String,
    pub which: &'static str,
    pub saw: &'static str,
    pub saw_hint: &'static str,
    pub who_sees: &'static str,
    pub noticed: fn(&str) -> String,
    pub somebody_sees: &'static str,
    pub yes_me: &'static str,
    pub not_mine: &'static str,
    pub took: fn(&str) -> String,
    pub left: &'static str,
    pub waits: fn(&str) -> String,
    pub waits_text: fn(&str) -> String,
    pub answer_noted: fn(&str) -> String,
    // The path.
    pub path: fn(&str) -> String,
    pub my_path: &'static str,
    pub learned: &'static str,
    pub helped: &'static str,
    pub did_it: &'static str,
    pub showed_how: &'static str,
    pub then: &'static str,
    pub since: fn(&str) -> String,
    pub learns_from: fn(&str, &str) -> String,
    pub teaches: fn(&str, &str) -> String,
    // Spellings.
    pub alike: &'static str,
    pub alike_text: fn(&str, &str) -> String,
    pub alike_use: fn(&str) -> String,
    pub alike_two: &'static str,
    pub joined: fn(&str) -> String,
    pub separated: &'static str,
    // Resting.
    pub resting: &'static str,
    pub resting_text: &'static str,
    pub resting_mine: &'static str,
    pub never_used: &'static str,
    pub last_used: fn(&str) -> String,
    pub would_fit: &'static str,
    pub invite: &'static str,
    pub resting_none: &'static str,
    pub resting_none_text: &'static str,
    pub name_yours: &'static str,
    pub all_used: &'static str,
    pub all_used_text: &'static str,
    pub weeks: &'static str,
    pub weeks_say: fn(usize) -> String,
    pub weeks_fewer: &'static str,
    pub weeks_more: &'static str,
    pub weeks_set: fn(usize) -> String,
    // The ways in.
    pub capacity: &'static str,
    pub learn: &'static str,
    pub ways_on: &'static str,
}

impl Strengths {
    /// What is said of a strength of this kind.
    pub fn kind(&self, kind: StrengthKind) -> &'static str {
        match kind {
            StrengthKind::Can => self.can,
            StrengthKind::Teach => self.can_teach,
            StrengthKind::Learn => self.to_learn,
        }
    }

    /// That a strength of this kind was named: given the name and the word.
    pub fn named(&self, kind: StrengthKind) -> fn(&str, &str) -> String {
        match kind {
            StrengthKind::Can => self.can_said,
            StrengthKind::Teach => self.can_teach_said,
            StrengthKind::Learn => self.to_learn_said,
        }
    }

    /// What somebody did, on the path of learning.
    pub fn part(&self, part: InvitationPart) -> &'static str {
        match part {
            InvitationPart::Learning => self.learned,
            InvitationPart::Alongside => self.helped,
            InvitationPart::Hold => self.did_it,
            InvitationPart::Teaching => self.showed_how,
        }
    }
}

/// English.
pub const EN: Strengths = Strengths {
    title: "Skills",
    can: "Can do",
    can_teach: "Can teach",
    to_learn: "Would like to learn",
    none_mine: "Nothing yet. What can you do? What would you like to learn?",
    none: |name| ["Nothing yet. Ask ", name, ", or say what you’ve noticed."].concat(),
    change: "Change skills",
    noting_for: |name| ["You’re adding this for ", name, "."].concat(),
    ready: "Finish",
    how: "How",
    word: "In a word or two",
    word_hint: "“Cooking”, “Spanish”, “keeping calm”.",
    word_missing: "Write a word first.",
    add: "Add",
    from_group: "Already used in the group",
    remove: |word| ["Remove ", word].concat(),
    can_said: |name, word| [name, " can do this: ", word, "."].concat(),
    can_teach_said: |name, word| [name, " can teach this: ", word, "."].concat(),
    to_learn_said: |name, word| [name, " would like to learn this: ", word, "."].concat(),
    known: |name, word| [name, " already has this: ", word, "."].concat(),
    removed: |word| [word, " was removed."].concat(),
    seen: "Noticed by others",
    sees: |name, word| [name, " noticed: ", word].concat(),
    i_see: |name| ["I noticed a skill in ", name].concat(),
    i_see_hint: |name| [name, " reads it first, and decides whether to show it."].concat(),
    which: "Which skill?",
    saw: "What did you notice?",
    saw_hint: "“On Thursday you asked everyone in turn.”",
    who_sees: "Who noticed it?",
    noticed: |name| ["Saved. ", name, " will see it first."].concat(),
    somebody_sees: "Someone noticed a skill in you",
    yes_me: "Yes, that’s me",
    not_mine: "Hide this",
    took: |word| [word, " is now on the list."].concat(),
    left: "Hidden. No one else is told.",
    waits: |name| ["There’s a note for ", name].concat(),
    waits_text: |name| ["Only ", name, " should read and answer it. Hand them the phone."].concat(),
    answer_noted: |name| ["answer noted by ", name].concat(),
    path: |name| ["How ", name, " learned"].concat(),
    my_path: "How I learned",
    learned: "learned",
    helped: "helped",
    did_it: "did it",
    showed_how: "showed how",
    then: "then",
    since: |day| ["since ", day].concat(),
    learns_from: |name, word| ["Learning from ", name, ": ", word].concat(),
    teaches: |name, word| ["Showing ", name, ": ", word].concat(),
    alike: "Are these the same?",
    alike_text: |one, other| ["“", one, "” and “", other, "” look alike."].concat(),
    alike_use: |word| ["Both are “", word, "”"].concat(),
    alike_two: "Two different ones",
    joined: |word| ["Now one: ", word, "."].concat(),
    separated: "Kept as two. You won’t be asked again.",
    resting: "Not used lately",
    resting_text: "Skills no one has used lately.",
    resting_mine: "Yours, not used lately",
    never_used: "not used yet",
    last_used: |day| ["last used ", day].concat(),
    would_fit: "A need that fits:",
    invite: "Invite",
    resting_none: "No skills yet",
    resting_none_text: "Add what you can do. Skills not used for a while show here.",
    name_yours: "Add something you can do",
    all_used: "All skills are in use",
    all_used_text: "Every skill was used lately.",
    weeks: "Show skills here after",
    weeks_say: |count| [&plural(count, "week", "weeks"), " without use"].concat(),
    weeks_fewer: "One week less",
    weeks_more: "One week more",
    weeks_set: |count| ["Skills show here after ", &plural(count, "week", "weeks"), " without use."].concat(),
    capacity: "What we can do",
    learn: "Learn something",
    ways_on: "More about skills",
};
