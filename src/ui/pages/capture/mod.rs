//! Noting things from anywhere in a meeting, in one tap.

use crate::ui::prelude::*;

use crate::domain::MeetingId;

/// What is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capture {
    /// Something the group needs.
    Need,
    /// Something that somebody said yes to.
    Commitment,
    /// A decision.
    Decision,
    /// Thanks.
    Thanks,
    /// A word to remember.
    Note,
    /// For later.
    Later,
}

/// What is being noted; the bar and the pages of a meeting share it.
#[derive(Clone, Copy)]
struct Capturing(RwSignal<Option<Capture>>);

/// Lets the pages of a meeting open the sheets of [`bar`]; to be called around them.
pub fn provide() {
    provide_context(Capturing(RwSignal::new(None)));
}

/// Opens the sheet for noting this.
pub fn open(what: Capture) {
    expect_context::<Capturing>().0.set(Some(what));
}

/// What stands under every stage of a meeting.
pub fn bar(_id: MeetingId) -> AnyView {
    view! { <button type="button" on:click=move |_| open(Capture::Note)></button> }.into_any()
}
