//! Talking: the agenda, the stack, how the group stands to a question, decisions.

use crate::ui::prelude::*;

use crate::domain::MeetingId;

/// The stage of a meeting.
pub fn at(_id: MeetingId) -> AnyView {
    ().into_any()
}
