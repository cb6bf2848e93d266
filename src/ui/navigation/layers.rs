//! What lies over the page, and the browser's history with it: [`Layers`] reckons, here it is done.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, History, MouseEvent};

use super::route_now;
use crate::ui::browser_history::{Going, Layers, Step};
use crate::ui::route::Route;

/// A way through the history takes a few milliseconds. After so many it is taken for one that leads nowhere.
const STRAYED: u32 = 1_000;

/// Something that lies over the page.
struct Layer {
    id: u32,
    close: Box<dyn Fn()>,
}

thread_local! {
    // The browser's events change these, and no component is around those. The topmost is the last.
    static LAYERS: RefCell<Vec<Layer>> = const { RefCell::new(Vec::new()) };
    static HISTORY: Cell<Layers> = Cell::default();
    static TRAVELS: Cell<u32> = const { Cell::new(0) };
}

/// Follows the history from now on. A page that was loaded anew where a sheet had been open steps back to its own entry.
pub(super) fn follow() {
    // `Fn`: going to another address fires the event at once, while the one before is still being answered.
    listen("popstate", Closure::<dyn Fn(Event)>::new(|_| arrived()));
    listen("click", Closure::<dyn Fn(MouseEvent)>::new(|event: MouseEvent| follow_link(&event)));
    arrived();
}

fn listen<E: ?Sized + leptos::wasm_bindgen::closure::WasmClosure>(name: &str, call: Closure<E>) {
    // Before anybody else hears of it: a link is followed here or not at all.
    let _ = window().add_event_listener_with_callback_and_bool(name, call.as_ref().unchecked_ref(), true);
    call.forget();
}

/// Something opened over the page. Back closes it by `close`.
pub fn lies_over(id: u32, close: impl Fn() + 'static) {
    LAYERS.with_borrow_mut(|layers| {
        if !layers.iter().any(|layer| layer.id == id) {
            layers.push(Layer { id, close: Box::new(close) });
        }
    });
    settle();
}

/// It was closed, or is gone with its page.
pub fn lies_no_more(id: u32) {
    let lay = LAYERS.with_borrow_mut(|layers| {
        let before = layers.len();
        layers.retain(|layer| layer.id != id);
        layers.len() < before
    });
    if lay {
        // What is done in the same moment, such as going on to another place, needs no way back.
        Timeout::new(0, settle).forget();
    }
}

/// Goes on from whatever lies over the page.
pub(super) fn go(going: Going) {
    reckon(|history| history.go(going, route_now()));
}

fn settle() {
    reckon(|history| history.settle(route_now()));
}

fn arrived() {
    reckon(|history| history.arrived(height(), route_now()));
}

fn reckon(what: impl FnOnce(&mut Layers) -> Vec<Step>) {
    let mut history = HISTORY.get();
    history.lie(LAYERS.with_borrow(Vec::len));
    let steps = what(&mut history);
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
            let closed = LAYERS.with_borrow_mut(|layers| layers.split_off(above.min(layers.len())));
            closed.iter().rev().for_each(|layer| (layer.close)());
        }
    }
}

fn travel(history: &History, by: i32) {
    let _ = history.go_with_delta(by);
    let number = TRAVELS.get().wrapping_add(1);
    TRAVELS.set(number);
    Timeout::new(STRAYED, move || {
        if TRAVELS.get() == number && HISTORY.get().is_moving() {
            reckon(|history| history.strayed(height(), route_now()));
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
        && HISTORY.get().in_the_way();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok()).filter(|_| plain);
    let link = target.and_then(|target| target.closest("a[href^='#/']").ok().flatten());
    if let Some(href) = link.and_then(|link| link.get_attribute("href")) {
        event.prevent_default();
        super::go(Route::from_hash(&href));
        super::BY_THE_APP.set(false);
    }
}
