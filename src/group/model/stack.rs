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
pub enum SpeakingRequest {
    /// A point of process: how we talk, what time it is, a door that has to be opened.
    Process,
    /// A direct response to who speaks: a fact that helps.
    Response,
    /// To speak.
    Speak,
}

impl SpeakingRequest {
    /// All of them, in the order in which they come.
    pub const ALL: [SpeakingRequest; 3] =
        [SpeakingRequest::Process, SpeakingRequest::Response, SpeakingRequest::Speak];

    /// As it is stored.
    pub fn name(self) -> Option<&'static str> {
        match self {
            SpeakingRequest::Process => Some("process"),
            SpeakingRequest::Response => Some("response"),
            SpeakingRequest::Speak => None,
        }
    }
}

/// Somebody who waits, as a record has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::group) struct Waiting {
    pub member: MemberId,
    pub request: SpeakingRequest,
    pub place: i64,
    /// When they joined: of one place the earlier comes first.
    pub timestamp: Option<Timestamp>,
}

pub(in crate::group) fn read_stack(record: &Record) -> Vec<Waiting> {
    let mut waiting = Vec::new();
    for (id, value) in record.set(field::WAIT) {
        let (Ok(member), Value::Int(place)) = (id.parse(), value) else { continue };
        let timestamp = record.cell(&[field::WAIT, id].concat()).map(|cell| cell.timestamp);
        let request = record.text(&[field::WAIT_FOR, id].concat());
        let request = SpeakingRequest::ALL
            .into_iter()
            .find(|known| known.name() == request)
            .unwrap_or(SpeakingRequest::Speak);
        waiting.push(Waiting { member, request, place: *place, timestamp });
    }
    waiting
}
