//! What goes with a step of a meeting, and is undone with it.

use crate::group::{MeetingId, MemberId};
use crate::session::{MeetingSession, Voices};

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
