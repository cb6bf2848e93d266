//! Roles that rotate.

use crate::ui::prelude::*;

use crate::domain::MeetingId;
use crate::text;
use crate::ui::kit::PageHead;

/// The stage of a meeting.
pub fn at(_id: MeetingId) -> AnyView {
    ().into_any()
}

/// The group's roles: who would like to, and who had them.
pub fn page() -> AnyView {
    view! { <PageHead title=text::current().roles.title/> }.into_any()
}
