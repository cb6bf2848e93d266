//! On Now: the meeting that is on, and the one of today.

use leptos::prelude::*;

use crate::ui::pages::meet;

/// Above all else: the way back into the meeting that is on.
pub(super) fn on() -> AnyView {
    meet::on()
}

/// The meeting of today, where it has not begun.
pub(super) fn today() -> AnyView {
    meet::today()
}
