//! What other tabs write into the store.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::StorageEvent;

/// Calls back for each change that another tab makes, with the name (none when all was cleared) and the text that is
/// there now (none when it was taken away), for as long as the page runs.
pub fn listen(call: impl Fn(Option<String>, Option<String>) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        call(event.key(), event.new_value());
    });
    // Without the listener, other tabs show at the next opening.
    let _ = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    listener.forget();
}
