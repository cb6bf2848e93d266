//! What is left to do when the app itself breaks.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The function of the page's start script that shows the screen of last resort.
const STOPPED: &str = "allLeadersStopped";

/// Lets a panic say why, on the screen that offers to save the raw data. Call it first of all.
pub fn tell_of_panics() {
    std::panic::set_hook(Box::new(|info| {
        let Some(window) = web_sys::window() else { return };
        let stopped = Reflect::get(&window, &STOPPED.into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
        if let Some(stopped) = stopped {
            // There is nobody left to tell that telling did not work.
            let _ = stopped.call1(&JsValue::UNDEFINED, &JsValue::from_str(&info.to_string()));
        }
    }));
}
