//! Words of noting things from anywhere in a meeting.

/// Words of noting things from anywhere in a meeting.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Capture {
    /// The bar's name.
    pub title: &'static str,
    /// On the bar: need, commitment, decision, thanks, note, later.
    pub words: [&'static str; 6],
    /// The sheets' headings, in the same order; then that of a word for next time.
    pub titles: [&'static str; 7],
    /// The first fields, in the same order.
    pub what: [&'static str; 7],
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
    pub aside_fold: &'static str,
    pub aside: &'static str,
    /// Given the agenda's item.
    pub about: fn(&str) -> String,
    pub said: [&'static str; 7],
    pub edit: [&'static str; 2],
    pub edited: &'static str,
    pub remove: &'static str,
    pub removed: &'static str,
}

/// English.
pub const EN: Capture = Capture {
    title: "Write it down",
    words: ["Need", "Task", "Decision", "Thanks", "Note", "For later"],
    titles: [
        "Something we need",
        "Add a task",
        "Something we decided",
        "Say thanks",
        "A note",
        "For later",
        "For next time",
    ],
    what: [
        "What do we need?",
        "What will they do?",
        "What did we decide?",
        "What are you thankful for?",
        "What should we remember?",
        "What should wait for later?",
        "What would we like to do next time?",
    ],
    later_hint: "You’ll find it again when you plan a meeting.",
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
    consent: "No one objected",
    consensus: "Everyone agreed",
    vote: "By vote",
    why: "Why",
    concerns: "Concerns we heard",
    aside_fold: "Someone has doubts but won’t stop this",
    aside: "Who has doubts but won’t stop this?",
    about: |item| ["On: ", item].concat(),
    said: [
        "Need added",
        "Task added",
        "Decision added",
        "Thanks added",
        "Note added",
        "Added for later",
        "Added for next time",
    ],
    edit: ["Change this note", "Change this decision"],
    edited: "Changed",
    remove: "Remove",
    removed: "Removed",
};
