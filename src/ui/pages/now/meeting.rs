//! On Now: the meeting that is on, and the one of today.

use leptos::prelude::*;

use crate::ui::pages::meeting::overview;

/// Above all else: the way back into the meeting that is on.
pub(super) fn on() -> AnyView {
    overview::on()
}

/// The meeting of today, where it has not begun.
pub(super) fn today() -> AnyView {
    overview::today()
}
