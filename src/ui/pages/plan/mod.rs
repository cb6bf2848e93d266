//! A meeting before it: its day and place, its agenda, the calendar.

use crate::ui::prelude::*;

use crate::domain::MeetingId;
use crate::text;
use crate::ui::kit::PageHead;

/// One meeting: its plan and agenda before; after it, what was noted.
pub fn page(_id: MeetingId) -> AnyView {
    view! { <PageHead title=text::current().plan.title/> }.into_any()
}

/// Plan a meeting.
pub fn new_page() -> AnyView {
    view! { <PageHead title=text::current().plan.title/> }.into_any()
}

/// Change what was planned.
pub fn edit_page(_id: MeetingId) -> AnyView {
    view! { <PageHead title=text::current().plan.title/> }.into_any()
}

/// All meetings that were.
pub fn all_page() -> AnyView {
    view! { <PageHead title=text::current().plan.title/> }.into_any()
}
