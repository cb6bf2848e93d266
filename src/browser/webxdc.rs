//! The messenger around the app, where it was sent into a chat: what everybody there writes comes to everybody, in any
//! order and at any time, and stays in the chat (<https://webxdc.org/docs>).

use js_sys::{Array, JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// What a messenger takes at the least, where it does not say.
const INTERVAL: u32 = 10_000;
const MOST_BYTES: usize = 128_000;

#[wasm_bindgen]
extern "C" {
    type Messenger;

    #[wasm_bindgen(method, structural, catch, js_name = sendUpdate)]
    fn send_update(this: &Messenger, update: &JsValue, description: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, structural, catch, js_name = setUpdateListener)]
    fn set_update_listener(this: &Messenger, call: &JsValue, serial: f64) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, structural, catch, js_name = sendToChat)]
    fn send_to_chat(this: &Messenger, message: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, structural, catch, js_name = importFiles)]
    fn import_files(this: &Messenger, filter: &JsValue) -> Result<Promise, JsValue>;
}

fn messenger() -> Option<Messenger> {
    let window = web_sys::window()?;
    let found = Reflect::get(&window, &"webxdc".into()).ok()?;
    super::has(&found, "setUpdateListener").then(|| found.unchecked_into())
}

/// Whether the app runs in a chat.
pub fn is_here() -> bool {
    messenger().is_some()
}

/// Calls back for each message of the chat, from the first on, with the JSON that was sent, and whether it is the last for now.
/// Comes back when all that was there has been told. Call it once.
pub async fn listen(call: impl Fn(String, bool) + 'static) {
    let Some(messenger) = messenger() else { return };
    let told = Closure::<dyn Fn(JsValue)>::new(move |update: JsValue| {
        let number = |name: &str| Reflect::get(&update, &name.into()).ok()?.as_f64();
        let payload = Reflect::get(&update, &"payload".into()).unwrap_or(JsValue::UNDEFINED);
        let json = JSON::stringify(&payload).map(JsValue::from).ok().and_then(|json| json.as_string());
        let is_last = number("serial") >= number("max_serial");
        call(json.unwrap_or_default(), is_last);
    });
    let all = messenger.set_update_listener(told.as_ref(), 0.0);
    told.forget();
    if let Ok(all) = all {
        // Old messengers give no promise; what is refused brings what it brings later.
        let _ = JsFuture::from(Promise::resolve(&all)).await;
    }
}

/// Sends this JSON of an update into the chat; tells whether the messenger took it.
pub fn send(update: &str) -> bool {
    let sent = || messenger()?.send_update(&JSON::parse(update).ok()?, "").ok();
    sent().is_some()
}

/// So many milliseconds are to be between two messages.
pub fn interval() -> u32 {
    number("sendUpdateInterval").map_or(INTERVAL, |millis| millis as u32)
}

/// So many bytes may an update have.
pub fn most_bytes() -> usize {
    number("sendUpdateMaxSize").map_or(MOST_BYTES, |bytes| bytes as usize)
}

fn number(name: &str) -> Option<f64> {
    value(name)?.as_f64().filter(|number| *number >= 1.0)
}

fn value(name: &str) -> Option<JsValue> {
    let messenger: JsValue = messenger()?.into();
    Reflect::get(&messenger, &name.into()).ok()
}

/// What the person is called in the chat.
pub fn own_name() -> Option<String> {
    value("selfName")?.as_string()
}

/// Has the person pass a file on to a chat that they choose. Tells whether the messenger took it.
pub async fn pass_on(name: &str, text: &str) -> bool {
    let passed = || {
        let messenger = messenger().filter(|messenger| super::has(messenger, "sendToChat"))?;
        let (file, message) = (Object::new(), Object::new());
        Reflect::set(&file, &"name".into(), &name.into()).ok()?;
        Reflect::set(&file, &"plainText".into(), &text.into()).ok()?;
        Reflect::set(&message, &"file".into(), &file).ok()?;
        messenger.send_to_chat(&message).ok()
    };
    match passed() {
        Some(passed) => JsFuture::from(Promise::resolve(&passed)).await.is_ok(),
        None => false,
    }
}

/// Whether the messenger has a way of its own to choose files: also from what was sent in chats.
pub fn can_choose_files() -> bool {
    messenger().is_some_and(|messenger| super::has(&messenger, "importFiles"))
}

/// Has the person choose files that way. For a press alone.
pub async fn choose_files() -> Vec<File> {
    let asked = || {
        let filter = JSON::parse(r#"{"extensions": [".json", ".txt", ".age"], "multiple": true}"#).ok()?;
        messenger()?.import_files(&filter).ok()
    };
    let Some(asked) = asked() else { return Vec::new() };
    let chosen = JsFuture::from(Promise::resolve(&asked)).await.unwrap_or(JsValue::UNDEFINED);
    let chosen = chosen.dyn_into::<Array>().unwrap_or_default();
    chosen.iter().filter_map(|file| file.dyn_into::<File>().ok()).collect::<Vec<_>>()
}

/// Calls back whenever the page goes out of sight: it may not come back.
pub fn when_hidden(call: impl Fn() + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let seen = document.clone();
    let listener = Closure::<dyn Fn()>::new(move || {
        if Reflect::get(&seen, &"hidden".into()).is_ok_and(|hidden| hidden.is_truthy()) {
            call();
        }
    });
    let _ = document.add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
    listener.forget();
}
