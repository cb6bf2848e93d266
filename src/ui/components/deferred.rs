//! What stands below the first screen of a page, made when that has been painted: who taps sees the new page at once,
//! and what they have to scroll to is there before they scroll.

use std::cell::Cell;

use leptos::prelude::*;

use crate::browser::paint;
use crate::ui::navigation;

/// Whether the first screen of the page has been painted: false while the page is made, then true. It is true from the
/// beginning where one comes back to a place further down, and where nobody sees the page.
pub fn after_first_paint() -> Signal<bool> {
    let after_first_paint = RwSignal::new(navigation::is_further_down());
    if !after_first_paint.get_untracked() {
        paint::after(move || {
            // The page may have gone meanwhile.
            if after_first_paint.try_get_untracked().is_some() {
                after_first_paint.set(true);
            }
        });
    }
    after_first_paint.into()
}

/// Views for below the first screen.
pub fn deferred(children: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
    lazy(after_first_paint(), Box::new(children))
}

/// Views that are made once, when this is true for the first time.
pub(super) fn lazy(wanted: Signal<bool>, children: Children) -> AnyView {
    let children = Cell::new(Some(children));
    // What they read while they are made is no reason to make them anew.
    let made =
        move || if wanted.get() { untrack(|| children.take().map(|children| children())) } else { None };
    made.into_any()
}
