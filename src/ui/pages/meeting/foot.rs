//! The foot of a meeting: what comes next, and noting things. It is in sight wherever one stands on the page.

use leptos::prelude::*;

use super::capture;
use crate::group::MeetingId;
use crate::group::name::{cut_to, first_name};
use crate::text::news::bidi_isolate;

/// A stage of a meeting in its two parts.
pub struct StageView {
    /// What is on the page.
    pub page: AnyView,
    /// The stage's main act, and what stands beside it.
    pub next: AnyView,
}

/// So many letters of a name stand on a button of the foot.
const NAME: usize = 22;

/// A person's name as it stands on a button of the foot: the first name alone where all of it would be longer than the
/// button.
pub fn called(name: &str) -> String {
    let short = if name.chars().count() > NAME { first_name(name) } else { name };
    bidi_isolate(&cut_to(short, NAME))
}

/// The foot, with the acts of a stage.
pub fn foot(id: MeetingId, next: AnyView) -> AnyView {
    view! {
        <div class="meeting-room"></div>
        <div class="meeting-foot">
            <div class="meeting-next">{next}</div>
            {capture::bar()}
        </div>
        {capture::sheet(id)}
    }
    .into_any()
}
