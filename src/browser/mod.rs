//! The browser's own powers, one module each, asked for before they are used: over plain http, in a private
//! window or on an old phone many of them are missing. Nothing here knows what a group is.

use wasm_bindgen::JsCast;

pub mod announce;
pub mod calendar;
pub mod camera;
pub mod clipboard;
pub mod clock;
pub mod fields;
pub mod focus;
pub mod folder;
pub mod install;
pub mod keyboard;
pub mod letters;
pub mod link;
pub mod page_title;
pub mod paint;
pub mod panic_hook;
pub mod persistent_storage;
pub mod pick;
pub mod print;
pub mod random;
pub mod resize;
pub mod save;
pub mod scroll;
pub mod seal;
pub mod share;
pub mod storage_events;
pub mod theme;
pub mod update;
pub mod vibrate;
pub mod visibility;
pub mod wake_lock;
pub mod webxdc;

/// Calls a method with one argument that answers some time; `None` where the browser does not have it, or refuses at once.
pub(crate) fn call(
    object: &wasm_bindgen::JsValue,
    name: &str,
    argument: &wasm_bindgen::JsValue,
) -> Option<js_sys::Promise> {
    let method: js_sys::Function = js_sys::Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    method.call1(object, argument).ok()?.dyn_into().ok()
}

/// Whether the browser has `object.name`.
pub(crate) fn has(object: &wasm_bindgen::JsValue, name: &str) -> bool {
    js_sys::Reflect::get(object, &name.into()).is_ok_and(|found| !found.is_undefined() && !found.is_null())
}
