//! Words of the history.

use super::plural;

/// Words of the history.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct History {
    pub title: &'static str,
    pub under: &'static str,
    pub by: fn(&str) -> String,
    pub this_phone: &'static str,
    pub some_phone: &'static str,
    pub for_good: &'static str,
    pub not_put_back: &'static str,
    pub bring_back: &'static str,
    /// What was brought back.
    pub brought_back: fn(&str) -> String,
    pub brought_back_something: &'static str,
    /// How many changes more than stand there.
    pub more: fn(usize) -> String,
    pub nothing: &'static str,
    pub nothing_text: &'static str,
    pub undo_title: &'static str,
    pub undo_text: fn(usize) -> String,
    /// Given what was done.
    pub undo_step: fn(&str) -> String,
    pub undo_something: &'static str,
    pub did_note_here: &'static str,
    pub did_order: &'static str,
    pub undo_until_closed: &'static str,
    /// What was done, of several things: the first, and how many more.
    pub did_more: fn(&str, usize) -> String,
    /// Whose file was opened.
    pub did_open: fn(&str) -> String,
    pub did_open_file: &'static str,
    /// Which group a file has added.
    pub did_add_group: fn(&str) -> String,
    pub show_more: &'static str,
    pub written_over: &'static str,
    pub written_over_text: &'static str,
    pub look_over: &'static str,
    pub nothing_over: &'static str,
    pub said_before: fn(&str) -> String,
    pub says_now: fn(&str) -> String,
    pub put_back: &'static str,
    pub put_back_said: &'static str,
}

/// English.
pub const EN: History = History {
    title: "Recent changes",
    under: "Anyone can see and undo most changes.",
    by: |name| ["noted by ", name].concat(),
    this_phone: "noted on this phone",
    some_phone: "noted on another phone",
    for_good: "This can’t be undone.",
    not_put_back: "The earlier text isn’t on this phone.",
    bring_back: "Bring it back",
    brought_back: |what| [what, " is back."].concat(),
    brought_back_something: "It’s back.",
    more: |left| ["and ", &plural(left, "more change", "more changes")].concat(),
    nothing: "Nothing has changed yet",
    nothing_text: "Changes appear here, newest first.",
    undo_title: "Your last step",
    undo_text: |count| match count {
        1 => "You can undo one step on this phone.".to_owned(),
        _ => ["You can undo ", &plural(count, "step", "steps"), " on this phone, newest first."].concat(),
    },
    undo_step: |what| ["Undo: ", what].concat(),
    undo_something: "Undo an earlier change",
    did_note_here: "who is here",
    did_order: "the new order of the agenda",
    undo_until_closed: "This works until you close the app.",
    did_more: |what, more| [what, ", and ", &plural(more, "more change", "more changes")].concat(),
    did_open: |who| ["What ", who, " sent"].concat(),
    did_open_file: "Changes from another copy",
    did_add_group: |name| [name, " added to this phone"].concat(),
    show_more: "Show earlier changes",
    written_over: "Replaced text",
    written_over_text: "When two phones change the same thing, the later one counts. This phone keeps the other.",
    look_over: "See replaced text",
    nothing_over: "Nothing from another phone was replaced.",
    says_now: |words| ["Now it says “", words, "”."].concat(),
    said_before: |words| ["It said “", words, "” before."].concat(),
    put_back: "Put it back",
    put_back_said: "Put back.",
};
