//! The stack: who waits to speak, and in which order.

use crate::replica::{Record, Timestamp, Value};

use crate::group::id::MemberId;

/// The fields of the stack on a meeting's record.
pub mod field {
    /// Integer for each who waits: their place, smaller comes first; null for no longer: `wait/<member id>`.
    pub const WAIT: &str = "wait/";
    /// Text for each who waits: `response`, `process`; null for simply speaking: `wait_for/<member id>`.
    pub const WAIT_FOR: &str = "wait_for/";
    /// Bool: those who have spoken less come first.
    pub const PROGRESSIVE: &str = "progressive";
}

/// What somebody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bid {
    /// A point of process: how we talk, what time it is, a door that has to be opened.
    Process,
    /// A direct response to who speaks: a fact that helps.
    Response,
    /// To speak.
    Speak,
}

impl Bid {
    /// All of them, in the order in which they come.
    pub const ALL: [Bid; 3] = [Bid::Process, Bid::Response, Bid::Speak];

    /// As it is stored.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Bid::Process => Some("process"),
            Bid::Response => Some("response"),
            Bid::Speak => None,
        }
    }
}

/// Somebody who waits, as a record has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::group) struct Waiting {
    pub member: MemberId,
    pub bid: Bid,
    pub place: i64,
    /// When they joined: of one place the earlier comes first.
    pub stamp: Option<Timestamp>,
}

pub(in crate::group) fn read_stack(record: &Record) -> Vec<Waiting> {
    let mut waiting = Vec::new();
    for (id, value) in record.set(field::WAIT) {
        let (Ok(member), Value::Int(place)) = (id.parse(), value) else { continue };
        let stamp = record.cell(&[field::WAIT, id].concat()).map(|cell| cell.stamp);
        let bid = record.text(&[field::WAIT_FOR, id].concat());
        let bid = Bid::ALL.into_iter().find(|one| one.name() == bid).unwrap_or(Bid::Speak);
        waiting.push(Waiting { member, bid, place: *place, stamp });
    }
    waiting
}
