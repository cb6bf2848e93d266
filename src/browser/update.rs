//! A new version that waits until the person is ready for it.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, closure::Closure};

/// The event by which the page's start script tells that a new version waits.
const READY: &str = "allleaders:update-ready";
/// The function that the page's start script puts there when a new version waits: it takes it and loads the
/// page again.
const TAKE: &str = "allLeadersUpdate";

/// Calls when a new version waits, also where it did so already. Call it once, at the start.
pub fn listen(ready: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    if super::has(&window, TAKE) {
        ready();
    }
    let call = Closure::<dyn FnMut(web_sys::Event)>::new(move |_| ready());
    // It fails for no name of an event.
    let _ = window.add_event_listener_with_callback(READY, call.as_ref().unchecked_ref());
    call.forget();
}

/// Whether a new version waits, or has taken over from this one.
pub fn is_ready() -> bool {
    web_sys::window().is_some_and(|window| super::has(&window, TAKE))
}

/// Takes the new version; the page loads again. Only from a press: never under a form.
pub fn take() {
    let Some(window) = web_sys::window() else { return };
    let take = Reflect::get(&window, &TAKE.into()).ok().and_then(|take| take.dyn_into::<Function>().ok());
    // Without a start script that knows how, loading again is all there is to it.
    let taken = take.is_some_and(|take| take.call0(&window).is_ok());
    if !taken {
        let _ = window.location().reload();
    }
}
