//! Words of what a meeting leaves.

use crate::group::CommitmentState;
use crate::text::{Text, plural};

/// Words of what a meeting leaves.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct SummaryText {
    /// Where the meeting is called nothing.
    pub date: &'static str,
    pub time: &'static str,
    pub place: &'static str,
    pub present: &'static str,
    /// Who was not there; what is read back knows it.
    pub absent: &'static str,
    /// Given the role: who learned it, who was alongside to teach it.
    pub learning: fn(&str) -> String,
    pub teaching: fn(&str) -> String,
    pub agenda: &'static str,
    pub still_open: &'static str,
    pub brought_by: fn(&str) -> String,
    pub notes: &'static str,
    pub decisions: &'static str,
    /// Before a decision that stands under what it is about; what is read back knows it.
    pub decision: &'static str,
    pub consent: &'static str,
    pub consensus: &'static str,
    pub vote: &'static str,
    pub why: fn(&str) -> String,
    pub concerns: fn(&str) -> String,
    pub aside: fn(&str) -> String,
    pub about: fn(&str) -> String,
    pub todo: &'static str,
    pub nobody_yet: &'static str,
    pub by: fn(&str) -> String,
    pub with: fn(&str) -> String,
    pub how_it_goes: &'static str,
    /// Who, what, how.
    pub goes: fn(&str, &str, &str) -> String,
    /// Who asked for a hand, and with what.
    pub asks: fn(&str, &str) -> String,
    pub needs: &'static str,
    pub hands: &'static str,
    pub thanks: &'static str,
    pub later: &'static str,
    pub taken: &'static str,
    pub next_time: &'static str,
    pub stood: &'static str,
    pub fingers: fn(usize) -> String,
    pub sign: &'static str,
}

/// English.
pub const EN: SummaryText = SummaryText {
    date: "Date",
    time: "Time",
    place: "Place",
    present: "Present",
    absent: "Not here",
    learning: |role| [role, ", learning"].concat(),
    teaching: |role| [role, ", showing how"].concat(),
    agenda: "What we talked about",
    still_open: "Still open",
    brought_by: |name| ["Brought by ", name].concat(),
    notes: "Notes",
    decisions: "Decisions",
    decision: "Decision",
    consent: "No one said no",
    consensus: "Everyone agreed",
    vote: "By vote",
    why: |why| ["Why: ", why].concat(),
    concerns: |concerns| ["Concerns heard: ", concerns].concat(),
    aside: |names| ["Stood aside: ", names].concat(),
    about: |item| ["On: ", item].concat(),
    todo: "Who does what",
    nobody_yet: "nobody yet",
    by: |day| ["by ", day].concat(),
    with: |names| ["with ", names].concat(),
    how_it_goes: "How it’s going",
    asks: |who, what| [who, ": ", what].concat(),
    goes: |who, what, how| [who, ": ", what, " — ", how].concat(),
    needs: "What we need",
    hands: "A hand would help",
    thanks: "Thanks",
    later: "For later",
    taken: "Started",
    next_time: "For next time",
    stood: "Where we stood",
    fingers: |count| plural(count, "finger", "fingers"),
    sign: "Written with All Leaders",
};

impl SummaryText {
    /// How something stands, in the words of check-ins.
    pub fn state(&self, text: &Text, state: CommitmentState) -> String {
        let common = &text.common;
        let words = match state {
            CommitmentState::Moving => common.moving,
            CommitmentState::Stuck => common.stuck,
            CommitmentState::Done => common.done,
            CommitmentState::LetGo => common.letting_go,
        };
        crate::text::small(words)
    }
}
