//! Keeps the screen on while something wants it on: a phone in the middle of a circle is looked at and not touched.
//!
//! The browser takes the lock away whenever the page is out of sight; it is asked for again when it is back.

use std::cell::{Cell, RefCell};

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

thread_local! {
    static WANTED: Cell<bool> = const { Cell::new(false) };
    static ASKING: Cell<bool> = const { Cell::new(false) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
    static LOCK: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

const WAKE_LOCK: &str = "wakeLock";

/// Whether this browser can keep the screen on.
pub fn can() -> bool {
    web_sys::window().is_some_and(|window| super::has(&window.navigator(), WAKE_LOCK))
}

/// Keeps the screen on from now on, or no longer. Nothing happens where the browser cannot.
pub fn keep_on(on: bool) {
    if WANTED.replace(on) == on || !can() {
        return;
    }
    if on {
        listen();
        ask();
    } else if let Some(lock) = LOCK.take() {
        release(&lock);
    }
}

fn listen() {
    if LISTENS.replace(true) {
        return;
    }
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let seen = Closure::<dyn Fn()>::new(ask);
    let _ = document.add_event_listener_with_callback("visibilitychange", seen.as_ref().unchecked_ref());
    seen.forget();
}

fn release(lock: &JsValue) {
    if let Some(done) = super::call(lock, "release", &JsValue::UNDEFINED) {
        // Whether the browser took it back by itself before makes no difference.
        spawn_local(async move {
            let _ = JsFuture::from(done).await;
        });
    }
}

/// Asks for the lock where it is wanted and not held.
fn ask() {
    let Some(window) = web_sys::window() else { return };
    let hidden = window.document().is_some_and(|document| {
        Reflect::get(&document, &"hidden".into()).is_ok_and(|hidden| hidden.is_truthy())
    });
    let held = LOCK.with_borrow(|lock| {
        lock.as_ref().is_some_and(|lock| {
            Reflect::get(lock, &"released".into()).is_ok_and(|released| released.is_falsy())
        })
    });
    if !WANTED.get() || hidden || held || ASKING.get() {
        return;
    }
    let lock = Reflect::get(&window.navigator(), &WAKE_LOCK.into());
    let Some(asked) = lock.ok().and_then(|lock| super::call(&lock, "request", &"screen".into())) else {
        return;
    };
    ASKING.set(true);
    spawn_local(async move {
        // A phone that saves its battery refuses: then it is as where there is none.
        let given = JsFuture::from(asked).await;
        ASKING.set(false);
        let Ok(lock) = given else { return };
        if WANTED.get() {
            LOCK.set(Some(lock));
        } else {
            release(&lock);
        }
    });
}
