//! Installing the app.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// The browser's offer, kept until the person wants it.
    static OFFER: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// How the app can be installed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstallMethod {
    /// It is there already.
    Installed,
    /// The browser asks: [`ask`].
    Ask,
    /// By the share menu of Safari: "Add to Home Screen".
    IosSteps,
    /// By the browser's own menu, if it can at all.
    MenuSteps,
    /// Not from here: the page came over plain http, so nothing can be kept for use without the network.
    NotSecure,
}

/// Keeps the browser's offer, which comes once and early; `changed` is called when there is one, or none any
/// more. Call it once, at the start.
pub fn listen(changed: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let told = changed.clone();
    let offer = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        event.prevent_default();
        OFFER.set(Some(event.into()));
        told();
    });
    let installed = Closure::<dyn FnMut(web_sys::Event)>::new(move |_| {
        OFFER.set(None);
        changed();
    });
    for (name, call) in [("beforeinstallprompt", offer), ("appinstalled", installed)] {
        // It fails for no name of an event.
        let _ = window.add_event_listener_with_callback(name, call.as_ref().unchecked_ref());
        call.forget();
    }
}

/// How the app can be installed here, as far as the browser lets it be known.
pub fn method() -> InstallMethod {
    let Some(window) = web_sys::window() else { return InstallMethod::MenuSteps };
    if super::save::is_installed() {
        InstallMethod::Installed
    } else if OFFER.with_borrow(Option::is_some) {
        InstallMethod::Ask
    } else if !window.is_secure_context() {
        InstallMethod::NotSecure
    } else if is_ios(&window) {
        InstallMethod::IosSteps
    } else {
        InstallMethod::MenuSteps
    }
}

/// An iPhone or iPad; the latter calls itself a Mac, but has fingers.
fn is_ios(window: &web_sys::Window) -> bool {
    let navigator = window.navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    let named = ["iPhone", "iPad", "iPod"].iter().any(|name| agent.contains(name));
    named || (agent.contains("Macintosh") && navigator.max_touch_points() > 1)
}

/// Lets the browser ask; tells whether the person said yes. Call it straight from a press.
pub async fn ask() -> bool {
    let Some(offer) = OFFER.take() else { return false };
    let Ok(prompt) = Reflect::get(&offer, &"prompt".into()) else { return false };
    let Ok(prompt) = prompt.dyn_into::<Function>() else { return false };
    let Ok(answer) = prompt.call0(&offer) else { return false };
    if JsFuture::from(Promise::resolve(&answer)).await.is_err() {
        return false;
    }
    let Ok(choice) = Reflect::get(&offer, &"userChoice".into()) else { return false };
    let Ok(choice) = JsFuture::from(Promise::resolve(&choice)).await else { return false };
    Reflect::get(&choice, &"outcome".into()).ok().and_then(|outcome| outcome.as_string()).as_deref()
        == Some("accepted")
}
