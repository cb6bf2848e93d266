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
    pub more: fn(usize) -> String,
    pub nothing: &'static str,
    pub nothing_text: &'static str,
    pub undo_title: &'static str,
    pub undo_text: fn(usize) -> String,
    pub undone: &'static str,
    pub undone_kept: fn(usize) -> String,
    pub not_undone: &'static str,
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
    under: "Everyone can see what changed, and everything can be undone.",
    by: |name| ["noted by ", name].concat(),
    this_phone: "noted on this phone",
    some_phone: "noted on a phone that has not said who uses it",
    more: |left| ["and ", &plural(left, "more change", "more changes")].concat(),
    nothing: "Nothing has changed yet",
    nothing_text: "What people note will stand here, the newest first.",
    undo_title: "Take it back",
    undo_text: |count| match count {
        1 => "What was noted last on this phone can be taken back.".to_owned(),
        _ => {
            let steps = plural(count, "step", "steps");
            [&steps, " on this phone can be taken back, the newest first."].concat()
        }
    },
    undone: "Taken back.",
    undone_kept: |count| {
        let words =
            plural(count, "entry that was written since stays", "entries that were written since stay");
        ["Taken back; ", &words, " as it is."].concat()
    },
    not_undone: "It could not be taken back just now.",
    show_more: "Show earlier changes",
    written_over: "Written over",
    written_over_text: "Where two phones wrote different things, the later one counts. What was written over is kept on this phone.",
    look_over: "See what was written over",
    nothing_over: "Nothing of another phone was written over.",
    says_now: |words| ["Now it says “", words, "”."].concat(),
    said_before: |words| ["It said “", words, "” before."].concat(),
    put_back: "Put it back",
    put_back_said: "It says that again.",
};
