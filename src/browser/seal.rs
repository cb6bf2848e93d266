//! The part of the app that locks with a passphrase, in a worker of its own: it takes its time, and nothing of it stays when it is done.

use futures_channel::oneshot;
use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, MessageEvent, Worker};

/// Where the page names the worker; the build puts its name in.
const NAMED: &str = "meta[name=seal]";

/// Why something was not locked or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// It does not open with this passphrase.
    #[error("the passphrase is another one")]
    WrongPassphrase,
    /// It was changed or cut off since it was locked.
    #[error("it was damaged")]
    Damaged,
    /// Trying a passphrase on it would take more memory than phones have, or than this one has now.
    #[error("it takes more memory than there is")]
    TooMuch,
    /// It was locked in another way than with a passphrase, or by a later version of age.
    #[error("it is locked in another way")]
    OtherWay,
    /// The part of the app that does it could not be had.
    #[error("the part that locks is missing")]
    Missing,
}

/// Locks these bytes.
///
/// # Errors
/// When there is no memory for it, or the part cannot be had. Dropped before it is done, it is stopped.
pub async fn seal(plain: &[u8], passphrase: &str) -> Result<Vec<u8>, SealError> {
    bytes(run("seal", &Array::of2(&Uint8Array::from(plain), &as_typed(passphrase))).await?)
}

/// Opens what was locked.
///
/// # Errors
/// When it does not open, or the part cannot be had. Dropped before it is done, it is stopped.
pub async fn open(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, SealError> {
    bytes(run("open", &Array::of2(&Uint8Array::from(sealed), &as_typed(passphrase))).await?)
}

/// A passphrase of words that nobody guesses. It is drawn by the browser's own randomness, without which there is none.
///
/// # Errors
/// When the part cannot be had.
pub async fn suggest() -> Result<String, SealError> {
    run("suggest", &Array::new()).await?.as_string().ok_or(SealError::Missing)
}

/// The same letters in the same form, whichever keyboard they were typed on.
fn as_typed(passphrase: &str) -> JsString {
    JsString::from(passphrase).normalize("NFC")
}

fn bytes(given: JsValue) -> Result<Vec<u8>, SealError> {
    given.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).map_err(|_| SealError::Missing)
}

/// A worker that ends when it is let go of, whatever it is doing.
struct Ends(Worker);

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.set_onmessage(None);
        self.0.set_onerror(None);
        self.0.terminate();
    }
}

async fn run(what: &str, given: &Array) -> Result<JsValue, SealError> {
    let address = address().ok_or(SealError::Missing)?;
    let worker = Ends(Worker::new(&address).map_err(|_| SealError::Missing)?);
    let (sender, receiver) = oneshot::channel();
    let mut sender = Some(sender);
    // One closure for both: it is the first of them that counts.
    let answer = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        // Told here, and nowhere else.
        event.prevent_default();
        let told = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
        if let Some(sender) = sender.take() {
            // Who asked may have gone.
            let _ = sender.send(told);
        }
    });
    worker.0.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    worker.0.set_onerror(Some(answer.as_ref().unchecked_ref()));
    let question = Object::new();
    for (name, value) in [("what", &JsValue::from_str(what)), ("given", given.as_ref())] {
        // It fails for no plain object.
        let _ = Reflect::set(&question, &name.into(), value);
    }
    worker.0.post_message(&question).map_err(|_| SealError::Missing)?;
    let told = receiver.await.ok().flatten().ok_or(SealError::Missing)?;
    let done = Reflect::get(&told, &"done".into()).unwrap_or_default();
    if !done.is_undefined() {
        return Ok(done);
    }
    let error = Reflect::get(&told, &"error".into()).ok().and_then(|error| error.as_string());
    Err(match error.as_deref() {
        Some("wrong-passphrase") => SealError::WrongPassphrase,
        Some("damaged") => SealError::Damaged,
        Some("too-much-work" | "no-memory") => SealError::TooMuch,
        Some("other-key" | "newer") => SealError::OtherWay,
        _ => SealError::Missing,
    })
}

fn address() -> Option<String> {
    let named = web_sys::window()?.document()?.query_selector(NAMED).ok()??;
    named.get_attribute("content")
}
