//! Saves a file on the phone, the way a link does.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves these bytes under this name; tells whether the browser took them. Whether the person kept the file
/// nobody can know. In an installed app on an iPhone this can lead nowhere: offer [`super::share`] first there.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> bool {
    try_save(name, mime, bytes).is_some()
}

fn try_save(name: &str, mime: &str, bytes: &[u8]) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.set_attribute("hidden", "").ok()?;
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    // Some browsers read it only after a while.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}

/// Whether the app runs as an installed one.
pub fn is_installed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let standalone = window.match_media("(display-mode: standalone)").ok().flatten();
    standalone.is_some_and(|query| query.matches())
        || js_sys::Reflect::get(&window.navigator(), &"standalone".into()) == Ok(JsValue::TRUE)
}
