//! The overlays of the page (sheets and questions) and the browser's history with them: [`OverlayHistory`] says what to do, here
//! it is done.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, History, MouseEvent};

use super::route_now;
use crate::ui::browser_history::{Going, OverlayHistory, Step};
use crate::ui::route::Route;

/// Going through the history takes a few milliseconds. After so many it is taken to lead nowhere.
const TRAVEL_TIMEOUT_MS: u32 = 1_000;

/// A sheet or a question over the page.
struct Overlay {
    id: u32,
    close: Box<dyn Fn()>,
}

thread_local! {
    // The browser's events change these, and no component is around those. The topmost is the last.
    static OVERLAYS: RefCell<Vec<Overlay>> = const { RefCell::new(Vec::new()) };
    static HISTORY: Cell<OverlayHistory> = Cell::default();
    static TRAVELS: Cell<u32> = const { Cell::new(0) };
}

/// Follows the history from now on. A page that was loaded anew where a sheet had been open steps back to its own entry.
pub(super) fn follow() {
    // `Fn`: going to another address fires the event at once, while the one before is still being answered.
    listen("popstate", Closure::<dyn Fn(Event)>::new(|_| on_popstate()));
    listen("click", Closure::<dyn Fn(MouseEvent)>::new(|event: MouseEvent| follow_link(&event)));
    on_popstate();
}

fn listen<E: ?Sized + leptos::wasm_bindgen::closure::WasmClosure>(name: &str, call: Closure<E>) {
    // Before anybody else hears of it: a link is followed here or not at all.
    let _ = window().add_event_listener_with_callback_and_bool(name, call.as_ref().unchecked_ref(), true);
    call.forget();
}

/// An overlay was opened. Back closes it by `close`.
pub fn overlay_opened(id: u32, close: impl Fn() + 'static) {
    OVERLAYS.with_borrow_mut(|overlays| {
        if !overlays.iter().any(|overlay| overlay.id == id) {
            overlays.push(Overlay { id, close: Box::new(close) });
        }
    });
    sync();
}

/// An overlay was closed, or is gone with its page.
pub fn overlay_closed(id: u32) {
    let was_open = OVERLAYS.with_borrow_mut(|overlays| {
        let before = overlays.len();
        overlays.retain(|overlay| overlay.id != id);
        overlays.len() < before
    });
    if was_open {
        // What is done in the same moment, such as going on to another place, needs no way back.
        Timeout::new(0, sync).forget();
    }
}

/// Closes all overlays and goes on.
pub(super) fn go(going: Going) {
    update_history(|history| history.go(going, route_now()));
}

fn sync() {
    update_history(|history| history.sync(route_now()));
}

fn on_popstate() {
    update_history(|history| history.on_popstate(height(), route_now()));
}

fn update_history(change: impl FnOnce(&mut OverlayHistory) -> Vec<Step>) {
    let mut history = HISTORY.get();
    history.set_open(OVERLAYS.with_borrow(Vec::len));
    let steps = change(&mut history);
    HISTORY.set(history);
    steps.into_iter().for_each(perform);
}

fn perform(step: Step) {
    let Ok(history) = window().history() else { return };
    match step {
        // Where the browser refuses, Back leaves the page as it would without an entry.
        Step::Push(height) => {
            let _ = history.push_state(&JsValue::from_f64(height as f64), "");
        }
        Step::Travel(by) => travel(&history, by),
        Step::Open(to) => {
            let _ = window().location().set_hash(&to.hash());
        }
        Step::Replace(to) => {
            // WebKit gives the new address the state of the one that it replaces: it would be taken for a sheet's.
            let _ = history.replace_state(&JsValue::NULL, "");
            let _ = window().location().replace(&to.hash());
        }
        Step::Close(above) => {
            let closed = OVERLAYS.with_borrow_mut(|overlays| overlays.split_off(above.min(overlays.len())));
            closed.iter().rev().for_each(|overlay| (overlay.close)());
        }
    }
}

fn travel(history: &History, by: i32) {
    let _ = history.go_with_delta(by);
    let number = TRAVELS.get().wrapping_add(1);
    TRAVELS.set(number);
    Timeout::new(TRAVEL_TIMEOUT_MS, move || {
        if TRAVELS.get() == number && HISTORY.get().is_travelling() {
            update_history(|history| history.travel_timed_out(height(), route_now()));
        }
    })
    .forget();
}

/// The height of the entry at which the history is.
fn height() -> usize {
    let state = window().history().and_then(|history| history.state());
    state.ok().and_then(|state| state.as_f64()).map_or(0, |height| height as usize)
}

/// A link on a sheet leads on from the page below it.
fn follow_link(event: &MouseEvent) {
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
        && HISTORY.get().must_follow_links();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok()).filter(|_| plain);
    let link = target.and_then(|target| target.closest("a[href^='#/']").ok().flatten());
    if let Some(href) = link.and_then(|link| link.get_attribute("href")) {
        event.prevent_default();
        super::go(Route::from_hash(&href));
        super::BY_THE_APP.set(false);
    }
}
