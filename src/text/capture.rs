//! Words of noting things from anywhere in a meeting.

/// Words of one thing that can be noted.
#[derive(Debug)]
pub struct Noting {
    /// On the bar.
    pub short: &'static str,
    /// The sheet's heading.
    pub title: &'static str,
    /// The sheet's first field.
    pub what: &'static str,
    /// Said once it is added.
    pub said: &'static str,
}

/// Words of noting things from anywhere in a meeting.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Capture {
    /// The bar's name.
    pub title: &'static str,
    pub need: Noting,
    pub commitment: Noting,
    pub decision: Noting,
    pub thanks: Noting,
    pub note: Noting,
    pub later: Noting,
    pub next_time: Noting,
    /// Under what is to wait.
    pub later_hint: &'static str,
    pub what_missing: &'static str,
    pub begun: &'static str,
    pub why_needed: &'static str,
    pub who: &'static str,
    pub who_missing: &'static str,
    pub nobody_around: &'static str,
    pub by_when: &'static str,
    pub along_fold: &'static str,
    pub along: &'static str,
    pub how: &'static str,
    pub how_missing: &'static str,
    pub consent: &'static str,
    pub consensus: &'static str,
    pub vote: &'static str,
    pub why: &'static str,
    pub concerns: &'static str,
    pub more: &'static str,
    pub aside: &'static str,
    /// Given the agenda's item.
    pub about: fn(&str) -> String,
    pub edit_note: &'static str,
    pub edit_decision: &'static str,
    pub edited: &'static str,
    pub remove: &'static str,
    pub removed: &'static str,
}

/// English.
pub const EN: Capture = Capture {
    title: "Write it down",
    need: Noting { short: "Need", title: "Something we need", what: "What do we need?", said: "Need added" },
    commitment: Noting { short: "Task", title: "Add a task", what: "What will they do?", said: "Task added" },
    decision: Noting {
        short: "Decision",
        title: "Something we decided",
        what: "What did we decide?",
        said: "Decision added",
    },
    thanks: Noting {
        short: "Thanks",
        title: "Say thanks",
        what: "What are you thankful for?",
        said: "Thanks added",
    },
    note: Noting { short: "Note", title: "A note", what: "What should we remember?", said: "Note added" },
    later: Noting {
        short: "For later",
        title: "For later",
        what: "What should wait for later?",
        said: "Added for later",
    },
    next_time: Noting {
        short: "For next time",
        title: "For next time",
        what: "What would we like to do next time?",
        said: "Added for next time",
    },
    later_hint: "You’ll see it when you plan a meeting.",
    what_missing: "Write a few words first.",
    begun: "What you started is still here",
    why_needed: "Why it matters",
    who: "Who said yes?",
    who_missing: "Choose who said yes. If nobody did, add it as a need.",
    nobody_around: "Add people to your group first.",
    by_when: "By when?",
    along_fold: "Someone’s helping or learning",
    along: "Who’s helping?",
    how: "How was it decided?",
    how_missing: "Choose how it was decided.",
    consent: "No one said no",
    consensus: "Everyone agreed",
    vote: "By vote",
    why: "Why",
    concerns: "Concerns we heard",
    more: "More: why, concerns, doubts",
    aside: "Who has doubts but won’t stop this?",
    about: |item| ["On: ", item].concat(),
    edit_note: "Change this note",
    edit_decision: "Change this decision",
    edited: "Changed",
    remove: "Remove from the notes",
    removed: "Removed",
};
