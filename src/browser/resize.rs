//! Calls back when an element has another size.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// Watches until it is dropped.
pub struct ResizeWatch {
    observer: ResizeObserver,
    _call: Closure<dyn FnMut()>,
}

impl Drop for ResizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with the size that the element has at first, and with each other one; `None` where the browser cannot tell.
pub fn on_resize(element: &Element, then: impl FnMut() + 'static) -> Option<ResizeWatch> {
    let call = Closure::<dyn FnMut()>::new(then);
    let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(ResizeWatch { observer, _call: call })
}
