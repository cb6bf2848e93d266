//! What `worker.js` calls, in the worker.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Locks bytes with a passphrase.
#[wasm_bindgen]
pub fn seal(plain: &[u8], passphrase: &str) -> Vec<u8> {
    crate::seal(plain, passphrase)
}

/// Opens what was locked with a passphrase.
///
/// # Errors
/// The name of the [`OpenError`](crate::OpenError).
#[wasm_bindgen]
pub fn open(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, JsValue> {
    crate::open(sealed, passphrase).map_err(|error| error.to_string().into())
}

/// A passphrase that nobody guesses.
#[wasm_bindgen]
pub fn suggest() -> String {
    crate::suggest()
}
