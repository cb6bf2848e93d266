//! A commitment's day for one's calendar.

use leptos::prelude::*;

use crate::group::CommitmentId;
use crate::ui::components::calendar_button::{Of, button};
use crate::ui::state::app;

/// The button, where it has a day.
pub(super) fn add(id: CommitmentId) -> AnyView {
    let app = app();
    let dated =
        Memo::new(move |_| app.with(|group| group.commitment(id).is_some_and(|one| one.day.is_some())));
    (move || dated.get().then(|| button(Of::Commitment(id)))).into_any()
}
