//! What is folded away, and made when it is first unfolded: a page has many folds, and few are opened.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::Element;

use super::deferred::lazy;

/// A `details` of the browser's.
#[derive(Clone, Copy)]
pub(super) struct Fold {
    /// Whether it stands open, as the browser tells. Its attribute follows this: another fold that is given these
    /// elements begins as it should.
    pub(super) stands: RwSignal<bool>,
    asked: RwSignal<bool>,
}

impl Fold {
    /// One that stands unfolded or not.
    pub(super) fn new(unfolded: bool) -> Self {
        Self { stands: RwSignal::new(unfolded), asked: RwSignal::new(unfolded) }
    }

    /// Has what is inside made. For a press on the summary, which comes before the fold opens, so that nothing jumps.
    pub(super) fn ask(self) {
        if !self.asked.get_untracked() {
            self.asked.set(true);
        }
    }

    /// The browser tells that it was opened or closed, also unpressed, and when it finds time: perhaps after the page has
    /// gone.
    pub(super) fn toggled(self, event: Event) {
        let Some(fold) = event.target() else { return };
        let open = fold.unchecked_into::<Element>().has_attribute("open");
        if self.stands.try_get_untracked().is_none_or(|stands| stands == open) {
            return;
        }
        self.stands.set(open);
        if open {
            self.ask();
        }
    }

    /// What is inside, once it was asked for.
    pub(super) fn inside(self, children: Children) -> AnyView {
        lazy(self.asked.into(), children)
    }
}
