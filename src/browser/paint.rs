//! Calls back after a paint.

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Window;

/// Calls back once the page has been painted as it is now, and before the frame after that, so that what the callback
/// changes is painted with it. A hidden page is not painted: then it is called soon.
pub fn after(then: impl FnOnce() + 'static) {
    let window = web_sys::window().filter(|window| window.document().is_some_and(|page| !page.hidden()));
    let Some(window) = window else {
        Timeout::new(0, then).forget();
        return;
    };
    // A frame calls before it paints.
    let next = window.clone();
    in_frame(&window, Closure::once_into_js(move || in_frame(&next, Closure::once_into_js(then))));
}

fn in_frame(window: &Window, call: JsValue) {
    // It fails for no function.
    let _ = window.request_animation_frame(call.unchecked_ref());
}
