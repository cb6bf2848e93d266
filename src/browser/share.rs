//! Hands a file, a link or a message to the phone's share sheet.

use js_sys::{Array, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, ShareData};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareOutcome {
    /// The phone took it.
    Yes,
    /// The person put the share sheet away.
    Cancelled,
    /// This browser cannot; save or copy instead.
    Cannot,
}

/// A file as share sheets take it: they refuse `.json`, so the same bytes go as `.txt`.
fn data(name: &str, bytes: &[u8]) -> Option<ShareData> {
    data_as(name, &text_name(name), "text/plain", bytes)
}

fn data_as(name: &str, file_name: &str, mime: &str, bytes: &[u8]) -> Option<ShareData> {
    let options = FilePropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, file_name, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    data.set_title(name);
    Some(data)
}

/// Whether there is a share sheet here that takes files.
pub fn can_share() -> bool {
    takes(data("group.json", b"{}"))
}

/// Whether it takes a file of this name and sort as it is.
pub fn can_share_as(name: &str, mime: &str) -> bool {
    takes(data_as(name, name, mime, b" "))
}

fn takes(data: Option<ShareData>) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    super::has(&navigator, "share")
        && super::has(&navigator, "canShare")
        && data.is_some_and(|data| navigator.can_share_with_data(&data))
}

/// Whether there is a share sheet here that takes a link.
pub fn can_share_link() -> bool {
    takes(link_data("", "https://example.org/"))
}

fn link_data(name: &str, address: &str) -> Option<ShareData> {
    let data = ShareData::new();
    data.set_title(name);
    data.set_url(address);
    Some(data)
}

/// Shares a link; must be called straight from a press, as [`share`].
pub async fn share_link(name: &str, address: &str) -> ShareOutcome {
    hand_over(link_data(name, address).filter(|_| can_share_link())).await
}

fn message_data(title: &str, words: &str) -> Option<ShareData> {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(words);
    Some(data)
}

/// Shares words, to be sent as they are; must be called straight from a press, as [`share`].
pub async fn share_message(title: &str, words: &str) -> ShareOutcome {
    let data = message_data(title, words);
    hand_over(data.clone().filter(|_| takes(data))).await
}

/// Shares these bytes; must be called straight from a press, or the browser refuses.
pub async fn share(name: &str, bytes: &[u8]) -> ShareOutcome {
    hand_over(data(name, bytes).filter(|_| can_share())).await
}

/// The same for a file of this sort as it is: see [`can_share_as`].
pub async fn share_as(name: &str, mime: &str, bytes: &[u8]) -> ShareOutcome {
    hand_over(data_as(name, name, mime, bytes).filter(|_| can_share_as(name, mime))).await
}

async fn hand_over(data: Option<ShareData>) -> ShareOutcome {
    let (Some(window), Some(data)) = (web_sys::window(), data) else { return ShareOutcome::Cannot };
    match JsFuture::from(window.navigator().share_with_data(&data)).await {
        Ok(_) => ShareOutcome::Yes,
        Err(error) => {
            let name = js_sys::Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") { ShareOutcome::Cancelled } else { ShareOutcome::Cannot }
        }
    }
}

/// `group.allleaders.json` becomes `group.allleaders.txt`.
fn text_name(name: &str) -> String {
    [name.strip_suffix(".json").unwrap_or(name), ".txt"].concat()
}
