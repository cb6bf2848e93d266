//! A seat in the circle, and how it is heard.

use super::super::seat::MemberSummary;
use crate::text;

/// A seat in the circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleSeat {
    /// Whose.
    pub summary: MemberSummary,
    /// They ask for a hand.
    pub hand: bool,
    /// They wait to speak.
    pub waits: bool,
    /// A ring around it: it is theirs now.
    pub here: bool,
    /// A tick on it: they were heard in this round.
    pub spoke: bool,
    /// Where it leads.
    pub href: Option<String>,
    /// How much this voice was heard beside the one heard most: 0 for not at all, 100 fills the seat's part of the
    /// circle. Where all are heard alike the arcs close to a ring.
    pub arc: u8,
}

impl CircleSeat {
    /// The name, with what the picture shows by signs.
    pub fn accessible_name(&self) -> String {
        let t = &text::current().components;
        match (self.hand, self.summary.away) {
            (true, _) => (t.raised_hand)(&self.summary.name),
            (_, true) => (t.away)(&self.summary.name),
            _ if self.waits => (t.waits)(&self.summary.name),
            _ if self.spoke => (t.spoke)(&self.summary.name),
            _ => self.summary.name.clone(),
        }
    }
}
