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
    pub consent: &'static str,
    pub consensus: &'static str,
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
    title: "Note it",
    words: ["Need", "Commitment", "Decision", "Thanks", "Note", "Later"],
    titles: [
        "Something we need",
        "Somebody said yes",
        "Something we decided",
        "Say thanks",
        "A note",
        "For later",
        "For next time",
    ],
    what: [
        "What do we need?",
        "What did they say yes to?",
        "What did we decide?",
        "What was it?",
        "What is worth remembering?",
        "What waits for later?",
        "What would we like to do next time?",
    ],
    what_missing: "A few words, so that others understand it.",
    begun: "What you began is still here",
    why_needed: "Why it matters",
    who: "Who said yes?",
    who_missing: "Choose who said yes. Where nobody has, note it as a need.",
    nobody_around: "Add the people of your group first.",
    by_when: "By when?",
    along_fold: "Somebody comes along",
    along: "Who comes along?",
    how: "How?",
    consent: "By consent",
    consensus: "By consensus",
    why: "Why",
    concerns: "Concerns we heard",
    aside_fold: "Somebody stands aside",
    aside: "Who stands aside and would like it noted?",
    about: |item| ["On: ", item].concat(),
    said: [
        "Noted as a need",
        "Noted: they said yes",
        "Decision noted",
        "Thanks noted",
        "Noted",
        "Noted for later",
        "Noted for next time",
    ],
    edit: ["Change this note", "Change this decision"],
    edited: "Changed",
    remove: "Remove it",
    removed: "Removed",
};
