//! Hands a file to the phone's share sheet.

use js_sys::{Array, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, ShareData};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The phone took it.
    Yes,
    /// The person put the share sheet away.
    Cancelled,
    /// This browser cannot; save or copy instead.
    Cannot,
}

/// A file as share sheets take it: they refuse `.json`, so the same bytes go as `.txt`.
fn data(name: &str, bytes: &[u8]) -> Option<ShareData> {
    let options = FilePropertyBag::new();
    options.set_type("text/plain");
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, &text_name(name), &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    data.set_title(name);
    Some(data)
}

/// Whether there is a share sheet here that takes files.
pub fn can_share() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    super::has(&navigator, "share")
        && super::has(&navigator, "canShare")
        && data("group.json", b"{}").is_some_and(|data| navigator.can_share_with_data(&data))
}

/// Shares these bytes; must be called straight from a press, or the browser refuses.
pub async fn share(name: &str, bytes: &[u8]) -> Shared {
    let (Some(window), true) = (web_sys::window(), can_share()) else { return Shared::Cannot };
    let Some(data) = data(name, bytes) else { return Shared::Cannot };
    match JsFuture::from(window.navigator().share_with_data(&data)).await {
        Ok(_) => Shared::Yes,
        Err(error) => {
            let name = js_sys::Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") { Shared::Cancelled } else { Shared::Cannot }
        }
    }
}

/// `group.allleaders.json` becomes `group.allleaders.txt`.
fn text_name(name: &str) -> String {
    [name.strip_suffix(".json").unwrap_or(name), ".txt"].concat()
}
