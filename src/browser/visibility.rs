//! Calls back when an element is scrolled into view.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// Watches until it is dropped.
pub struct VisibilityWatch {
    observer: IntersectionObserver,
    _call: Closure<dyn FnMut(JsValue)>,
}

impl Drop for VisibilityWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back each time that the element comes into view; `None` where the browser has no `IntersectionObserver`.
pub fn on_visible(element: &Element, mut then: impl FnMut() + 'static) -> Option<VisibilityWatch> {
    let window = web_sys::window()?;
    if !super::has(&window, "IntersectionObserver") {
        return None;
    }
    let call = Closure::<dyn FnMut(JsValue)>::new(move |entries: JsValue| {
        let entries: Array = entries.unchecked_into();
        let mut entries =
            entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
        if entries.any(|entry| entry.is_intersecting()) {
            then();
        }
    });
    let observer = IntersectionObserver::new(call.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(VisibilityWatch { observer, _call: call })
}
