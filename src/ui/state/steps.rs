//! What is told in passing: of a step that was done or taken back, above all.

use crate::group::MeetingId;
use crate::group::MemberId;
use crate::session::{MeetingSession, Voices};
use crate::storage::UndoStepId;

/// Something to tell in passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells toasts apart.
    pub id: u32,
    /// What is said.
    pub text: String,
    /// The step that *Undo* beside it takes back.
    pub undo: Option<UndoStepId>,
    /// What that would take back, where the text is about something else.
    pub undoes: String,
    /// Whether it is a small joy: something is done, or somebody took on a need.
    pub is_joy: bool,
}

impl Toast {
    /// One that says this and offers nothing.
    pub fn saying(text: impl Into<String>) -> Self {
        Self { id: 0, text: text.into(), undo: None, undoes: String::new(), is_joy: false }
    }
}

/// What came of taking a step back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
    /// It was taken back; so many things stayed because somebody has written them since.
    Done { label: String, left_alone: usize },
    /// It had been taken back already, in another tab.
    Already,
    /// It could not be kept; `App::trouble` says why.
    Refused,
}

/// What went on in a meeting's session along with a step, and is taken back with it. It lives as long as the page: how the
/// voices were spread must not outlast a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SessionChange {
    /// Somebody was given the floor.
    Floor {
        meeting: MeetingId,
        /// Who has it, and since when in milliseconds.
        given: (MemberId, u64),
        before: Voices,
    },
    /// Another item was taken up.
    Item { before: Box<MeetingSession>, after: Box<MeetingSession> },
}
