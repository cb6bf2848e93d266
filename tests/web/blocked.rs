//! Browsers that keep nothing: the app runs on memory and says so.

use all_leaders::storage::{Backend, Browser, StoreError};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{App, GROUP, js, member, with_stand_in};

/// Runs the app in a browser in which `localStorage` is what the descriptor says.
async fn runs_on_memory(descriptor: &str) {
    let (opened, blocked, in_memory, again, copy) =
        with_stand_in("window", "localStorage", descriptor, async || {
            let opened = Browser::open();
            let (place, blocked) = Backend::open();
            let mut app = App::start();
            app.write(&member(1), "name", "Ana");
            (
                opened,
                blocked,
                matches!(place, Backend::Memory(_)),
                app.store.load(GROUP).unwrap().replica,
                app.copy,
            )
        })
        .await;
    assert_eq!(opened.unwrap_err(), StoreError::Blocked);
    assert!(blocked && in_memory);
    assert_eq!(again, copy);
    assert!(Browser::open().is_ok());
}

#[wasm_bindgen_test]
async fn storage_that_throws() {
    runs_on_memory("get() { throw new DOMException('no', 'SecurityError') }").await;
}

#[wasm_bindgen_test]
async fn storage_that_is_not_there() {
    runs_on_memory("value: null").await;
    runs_on_memory("value: undefined").await;
}

#[wasm_bindgen_test]
async fn storage_that_is_there_and_takes_nothing() {
    for error in ["QuotaExceededError", "SecurityError"] {
        let refusing = format!(
            "value: {{ length: 0, setItem() {{ throw new DOMException('no', '{error}') }}, getItem() {{ return null }},
               removeItem() {{}} }}"
        );
        runs_on_memory(&refusing).await;
    }
    runs_on_memory("value: { get length() { throw new DOMException('no', 'SecurityError') } }").await;
}

/// What the first stand-in imitates is what a frame without an origin really does.
#[wasm_bindgen_test]
async fn a_frame_without_an_origin_throws_as_the_stand_in_does() {
    let said = js(r#"new Promise((done) => {
        addEventListener("message", (event) => done(event.data), { once: true });
        const frame = document.createElement("iframe");
        frame.sandbox = "allow-scripts";
        frame.srcdoc = "<script>try { localStorage; parent.postMessage('open', '*') } catch (error) { parent.postMessage(error.name, '*') }</scr" + "ipt>";
        document.body.append(frame);
    })"#);
    let said = JsFuture::from(said.unchecked_into::<js_sys::Promise>()).await.unwrap();
    js("document.querySelector('iframe').remove()");
    assert_eq!(said.as_string().as_deref(), Some("SecurityError"));
}
