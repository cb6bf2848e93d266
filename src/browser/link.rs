//! What a link brings behind the `#` of its address, which no server ever sees.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Window;

/// The app's own address, to begin a link with: without what stands behind its `#` or `?`.
pub fn own_address() -> Option<String> {
    let location = web_sys::window()?.location();
    Some([location.origin().ok()?, location.pathname().ok()?].concat())
}

/// Takes what stands behind `begins` out of the address, so that neither the address nor the tab's history shows it.
/// `None` where the address begins otherwise.
pub fn take(begins: &str) -> Option<String> {
    let window = web_sys::window()?;
    let hash = window.location().hash().ok()?;
    let brought = hash.strip_prefix(begins)?.to_owned();
    let clean = begins.trim_end_matches('?');
    replace(&window, clean)?;
    Some(brought)
}

fn replace(window: &Window, hash: &str) -> Option<()> {
    let history = window.history().ok()?;
    let state = history.state().unwrap_or(JsValue::NULL);
    history.replace_state_with_url(&state, "", Some(hash)).ok()
}

/// Calls this whenever the address of the open app was changed, before anybody else hears of it.
pub fn on_change(then: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listen = Closure::<dyn Fn()>::new(then);
    for event in ["popstate", "hashchange"] {
        let _ =
            window.add_event_listener_with_callback_and_bool(event, listen.as_ref().unchecked_ref(), true);
    }
    listen.forget();
}
