//! The first view on the page.

use any_spawner::Executor;
use leptos::prelude::Owner;
use web_sys::Element;

use super::any_view::AnyView;
use super::placed::{Placed, place};

/// A view that stands on the page until this is dropped.
#[must_use = "the view goes when this is dropped"]
pub struct Mounted {
    // Effects go before the signals that they follow.
    placed: Option<Placed>,
    owner: Owner,
}

impl Mounted {
    /// Leaves the view where it is for as long as the page is open.
    pub fn forget(self) {
        std::mem::forget(self);
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.placed.take().into_iter().for_each(Placed::remove);
        self.owner.cleanup();
    }
}

/// Makes a view and puts it at the end of `parent`.
pub fn mount(parent: &Element, view: impl FnOnce() -> AnyView) -> Mounted {
    // It fails only where it is done already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let placed = owner.with(|| place(view(), parent, None));
    Mounted { placed: Some(placed), owner }
}
