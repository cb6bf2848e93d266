//! Closing a meeting, and what it leaves to take home.

use crate::ui::prelude::*;

use crate::domain::MeetingId;
use crate::text;
use crate::ui::kit::PageHead;

/// The stage of a meeting.
pub fn closing(_id: MeetingId) -> AnyView {
    ().into_any()
}

/// What a meeting leaves to take home.
pub fn page(_id: MeetingId) -> AnyView {
    view! { <PageHead title=text::current().minutes.title/> }.into_any()
}
