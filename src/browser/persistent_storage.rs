//! Asking the browser for persistent storage, so that it does not clear what is kept on this phone.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the browser answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// It keeps everything until the person removes it.
    Promised,
    /// It may remove everything when the phone runs out of room, or after a time without a visit.
    NotPromised,
    /// It cannot be asked: over plain http, and in some browsers.
    Silent,
}

/// Asks the browser to keep everything. Some browsers ask the person, some decide by themselves.
pub async fn ask() -> Persistence {
    answer(call("persist").await)
}

/// What the browser has promised, without asking for more.
pub async fn state() -> Persistence {
    answer(call("persisted").await)
}

fn answer(said: Option<JsValue>) -> Persistence {
    match said.and_then(|said| said.as_bool()) {
        Some(true) => Persistence::Promised,
        Some(false) => Persistence::NotPromised,
        None => Persistence::Silent,
    }
}

/// Calls a method of `navigator.storage`; `None` where it is missing, throws or refuses.
async fn call(method: &str) -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &JsValue::from_str("storage")).ok()?;
    let method: Function = Reflect::get(&storage, &JsValue::from_str(method)).ok()?.dyn_into().ok()?;
    let promise: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
