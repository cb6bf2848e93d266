//! Words of closing a meeting, and what it leaves to take home.

use super::plural;

/// Words of closing a meeting, and what it leaves to take home.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Minutes {
    pub title: &'static str,
    /// Closing.
    pub rounds: &'static str,
    pub rounds_text: &'static str,
    pub appreciation: &'static str,
    pub check_out: &'static str,
    pub nobody: &'static str,
    pub noted: &'static str,
    pub noted_none: &'static str,
    pub next_time: &'static str,
    pub next_time_text: &'static str,
    pub next_time_add: &'static str,
    pub later: &'static str,
    pub make_need: &'static str,
    pub onto_agenda: &'static str,
    pub now_need: &'static str,
    pub on_agenda: fn(&str) -> String,
    pub carried: fn(usize) -> String,
    pub plan_next: &'static str,
    pub end: &'static str,
    pub end_text: &'static str,
    pub end_button: &'static str,
    pub ended: &'static str,
    /// To take home.
    pub going_on: &'static str,
    pub back_to: &'static str,
    pub none: &'static str,
    pub none_text: &'static str,
    pub gone: &'static str,
    pub gone_text: &'static str,
    pub share: &'static str,
    pub copy: &'static str,
    /// The same, where it is the main act.
    pub copy_first: &'static str,
    pub print: &'static str,
    pub save_text: &'static str,
    pub save_markdown: &'static str,
    pub share_text: &'static str,
    pub shared: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub saved: &'static str,
    pub not_saved: &'static str,
    /// Given what it is about.
    pub change: fn(&str) -> String,
    pub remove: fn(&str) -> String,
    pub removed: &'static str,
    /// What a file is called, before the day.
    pub file: &'static str,
}

/// English.
pub const EN: Minutes = Minutes {
    title: "Meeting notes",
    rounds: "One more go-round",
    rounds_text: "A last word from everyone, before you leave.",
    appreciation: "Go-round of thanks",
    check_out: "Closing go-round",
    nobody: "Say who’s here first.",
    noted: "What we wrote down",
    noted_none: "Nothing yet. What you write down in this meeting appears here.",
    next_time: "For next time",
    next_time_text: "What went well? What would you change?",
    next_time_add: "Add for next time",
    later: "For later",
    make_need: "Make it a need",
    onto_agenda: "Add to next agenda",
    now_need: "Added as a need",
    on_agenda: |meeting| ["On the agenda of ", meeting].concat(),
    carried: |count| match count {
        1 => "One item is still open. You can carry it over to the next meeting.".to_owned(),
        _ => {
            [&plural(count, "item", "items"), " are still open. You can carry them over to the next meeting."]
                .concat()
        }
    },
    plan_next: "Plan the next meeting",
    end: "Thank you for being here",
    end_text: "Everyone finds your notes here afterwards.",
    end_button: "End the meeting",
    ended: "The meeting has ended",
    going_on: "The meeting is still in progress. Notes so far:",
    back_to: "Back to the meeting",
    none: "Nothing written down",
    none_text: "Decisions, tasks and thanks from a meeting appear here.",
    gone: "This meeting isn’t on your phone",
    gone_text: "It may be in a file you haven’t opened yet.",
    share: "Share the notes",
    copy: "Copy",
    copy_first: "Copy the notes",
    print: "Print",
    save_text: "Save as a text file",
    save_markdown: "Save for a wiki (Markdown)",
    share_text: "Others see them in the app after you share the group.",
    shared: "Notes shared",
    copied: "Copied",
    not_copied: "Copying didn’t work. Try saving.",
    saved: "Look for the file in your downloads.",
    not_saved: "Saving didn’t work. Try copying.",
    change: |what| ["Change: ", what].concat(),
    remove: |what| ["Remove: ", what].concat(),
    removed: "Removed",
    file: "meeting-notes",
};
