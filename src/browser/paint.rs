//! Tells when what is on the page has been painted.

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Window;

/// Does it when the page has been painted as it is made now: before the next frame after that one, so that what it
/// changes is painted with that. Where nobody sees the page and nothing is painted, soon.
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
