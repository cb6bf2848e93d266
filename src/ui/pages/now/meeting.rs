//! On Now: the meeting that is on, and the one of today.

use crate::ui::prelude::*;

use crate::ui::pages::meet;

/// Both; nothing where there is none.
pub(super) fn cards() -> AnyView {
    view! { {meet::on()}{meet::today()} }.into_any()
}
