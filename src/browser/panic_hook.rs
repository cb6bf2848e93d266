//! Shows the screen of last resort when the app panics.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The function of the page's start script that shows the screen of last resort.
const STOPPED: &str = "allLeadersStopped";

/// Shows a panic and its reason on the screen that offers to save the raw data. Call it first of all.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let Some(window) = web_sys::window() else { return };
        let stopped = Reflect::get(&window, &STOPPED.into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
        if let Some(stopped) = stopped {
            // Nothing can be done where this fails as well.
            let _ = stopped.call1(&JsValue::UNDEFINED, &JsValue::from_str(&info.to_string()));
        }
    }));
}
