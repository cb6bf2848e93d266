//! The browser's own store: local storage.

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::key_value::{KeyValue, StoreError, units};
use super::memory::Memory;

thread_local! {
    // Asking the window for its storage costs two calls; a start reads thousands of texts.
    static RAW: RefCell<Option<web_sys::Storage>> = const { RefCell::new(None) };
}

/// Local storage, known to work when it was opened.
#[derive(Clone, Copy, Debug)]
pub struct Browser(());

impl Browser {
    /// Opens local storage, and tries whether it keeps anything.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] in private windows of some browsers, in sandboxed frames, and where the person
    /// has switched storage off.
    pub fn open() -> Result<Self, StoreError> {
        const PROBE: &str = "allleaders/probe";
        let window = web_sys::window().ok_or(StoreError::Blocked)?;
        // Some browsers throw here, some give nothing, some give a store that refuses every text.
        let Ok(Some(storage)) = window.local_storage() else { return Err(StoreError::Blocked) };
        if storage.length().is_err() {
            return Err(StoreError::Blocked);
        }
        match storage.set_item(PROBE, "1") {
            Ok(()) => storage.remove_item(PROBE).map_err(|_| StoreError::Blocked)?,
            // A full store holds what somebody wants to see. An empty one that has no room is none.
            Err(error) if is_full(&error) && storage.length().is_ok_and(|length| length > 0) => {}
            Err(_) => return Err(StoreError::Blocked),
        }
        // Only now: where storage is blocked, gloo's accessor panics.
        RAW.with_borrow_mut(|raw| *raw = Some(LocalStorage::raw()));
        Ok(Self(()))
    }
}

/// Where this start keeps its groups.
#[derive(Clone, Debug)]
pub enum Backend {
    /// In the browser.
    Browser(Browser),
    /// Nowhere but in this page, because the browser keeps nothing: all is gone with it, unless it is saved to
    /// a file. The screen must say so.
    Memory(Memory),
}

impl Backend {
    /// The browser's store, or memory where the browser keeps nothing; and whether it is the latter.
    pub fn open() -> (Self, bool) {
        match Browser::open() {
            Ok(browser) => (Self::Browser(browser), false),
            Err(_) => (Self::Memory(Memory::new()), true),
        }
    }
}

fn with_raw<T>(run: impl FnOnce(&web_sys::Storage) -> Result<T, JsValue>) -> Result<T, StoreError> {
    RAW.with_borrow(|raw| match raw {
        Some(storage) => run(storage).map_err(|error| said(&error)),
        None => Err(StoreError::Blocked),
    })
}

fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &JsValue::from_str("name"));
    name.ok().and_then(|name| name.as_string()).unwrap_or_default()
}

fn is_full(error: &JsValue) -> bool {
    // The second is Firefox's.
    matches!(name_of(error).as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED")
}

fn said(error: &JsValue) -> StoreError {
    if is_full(error) {
        return StoreError::Full { needed: 0 };
    }
    match name_of(error).as_str() {
        "SecurityError" => StoreError::Blocked,
        name => StoreError::Other(name.to_owned()),
    }
}

/// All names at once: asking for them one by one takes the square of their number in some browsers.
fn names(storage: &web_sys::Storage) -> impl Iterator<Item = JsString> {
    let names = Object::keys(storage.unchecked_ref::<Object>());
    (0..names.length()).map(move |at| names.get(at).unchecked_into::<JsString>())
}

impl KeyValue for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        with_raw(|storage| storage.get_item(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        with_raw(|storage| storage.set_item(key, value)).map_err(|error| match error {
            StoreError::Full { .. } => StoreError::Full { needed: units(key) + units(value) },
            other => other,
        })
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        with_raw(|storage| storage.remove_item(key))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        with_raw(|storage| {
            let names = names(storage).map(String::from);
            Ok(names.filter(|name| name.starts_with(prefix)).collect::<Vec<_>>())
        })
    }

    fn used(&self) -> Result<usize, StoreError> {
        with_raw(|storage| {
            let mut used = 0;
            for name in names(storage) {
                // Only the length is asked for: the text stays where it is.
                let text = Reflect::get(storage, &name)?;
                used += name.length() + text.dyn_ref::<JsString>().map_or(0, JsString::length);
            }
            Ok(used as usize)
        })
    }
}

impl KeyValue for Backend {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        match self {
            Self::Browser(browser) => browser.get(key),
            Self::Memory(memory) => memory.get(key),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        match self {
            Self::Browser(browser) => browser.set(key, value),
            Self::Memory(memory) => memory.set(key, value),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        match self {
            Self::Browser(browser) => browser.remove(key),
            Self::Memory(memory) => memory.remove(key),
        }
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        match self {
            Self::Browser(browser) => browser.keys(prefix),
            Self::Memory(memory) => memory.keys(prefix),
        }
    }

    fn used(&self) -> Result<usize, StoreError> {
        match self {
            Self::Browser(browser) => browser.used(),
            Self::Memory(memory) => memory.used(),
        }
    }
}
