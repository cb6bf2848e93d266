//! The browser's own powers, one module each, asked for before they are used: over plain http, in a private
//! window or on an old phone many of them are missing. Nothing here knows what a group is.

pub mod announce;
pub mod calendar;
pub mod camera;
pub mod clock;
pub mod copy;
pub mod fields;
pub mod focus;
pub mod folder;
pub mod install;
pub mod keyboard;
pub mod letters;
pub mod link;
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

/// Whether the browser has `object.name`.
pub(crate) fn has(object: &wasm_bindgen::JsValue, name: &str) -> bool {
    js_sys::Reflect::get(object, &name.into()).is_ok_and(|found| !found.is_undefined() && !found.is_null())
}
