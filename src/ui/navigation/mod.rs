//! Where the person is in the app: follows the address, and brings focus, title and scroll along.

mod layers;

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{ScrollRestoration, ScrollToOptions};

use super::browser_history::Going;
use super::route::Route;
use super::second_part::{SecondPart, WaitsOn};
use crate::browser::focus::{self, HEADING};
use crate::browser::{page_title, paint};
use crate::text;

pub use layers::{lies_no_more, lies_over};

/// So many places are remembered for going back.
const TRAIL: usize = 50;

/// A place that was left, and how far it was scrolled.
#[derive(Clone, Copy)]
struct Left {
    route: Route,
    scroll: f64,
}

#[derive(Clone, Copy)]
struct Here(Signal<Route>);

thread_local! {
    // The browser's events change these, and no component is around those.
    static CAME_FROM: Cell<Option<Route>> = const { Cell::new(None) };
    // One is on the way to another place because of something that was done, such as saving a form.
    static BY_THE_APP: Cell<bool> = const { Cell::new(false) };
    static FURTHER_DOWN: Cell<bool> = const { Cell::new(false) };
}

/// Provides the route to everything below, and follows the address from now on. Where its page is not there yet, one
/// stays where one is until it is.
pub fn provide_route(later: SecondPart) -> Signal<Route> {
    let route = RwSignal::new(route_now());
    provide_context(Here(route.into()));
    let trail = StoredValue::new(Vec::<Left>::new());
    if let Ok(history) = window().history() {
        // The browser would scroll before the page is made anew.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let show_route = move || {
        let (from, to) = (route.get_untracked(), route_now());
        if from == to {
            return;
        }
        let scroll = window().scroll_y().unwrap_or_default();
        let back_to = trail.try_update_value(|trail| match trail.last() {
            Some(last) if last.route == to => trail.pop().map(|left| left.scroll),
            _ => {
                if trail.len() == TRAIL {
                    trail.remove(0);
                }
                trail.push(Left { route: from, scroll });
                None
            }
        });
        CAME_FROM.set(trail.with_value(|trail| trail.last().map(|left| left.route)));
        let back_to = back_to.flatten();
        FURTHER_DOWN.set(back_to.is_some_and(|scroll| scroll > 0.0));
        focus::leave();
        route.set(to);
        settle(back_to);
    };
    let follow = Closure::<dyn Fn()>::new(move || {
        if untrack(|| later.is_ready(route_now())) {
            later.let_go();
            show_route();
        } else {
            later.want(WaitsOn::Page);
        }
    });
    later.when_it_comes(
        move || if route.get_untracked() == route_now() { settle(None) } else { show_route() },
    );
    let _ = window().add_event_listener_with_callback("hashchange", follow.as_ref().unchecked_ref());
    follow.forget();
    layers::follow();
    Timeout::new(0, title).forget();
    if untrack(|| later.is_ready(route.get())) {
        paint::after(move || later.fetch_ahead());
    } else {
        later.want(WaitsOn::Nothing);
    }
    route.into()
}

/// The place where the person is.
///
/// # Panics
/// Outside of the app, where [`provide_route`] was not called.
pub fn use_route() -> Signal<Route> {
    expect_context::<Here>().0
}

/// Goes there, so that "back" leads here again.
pub fn go(route: Route) {
    if route == route_now() {
        // The place is the same and its page is not: the first group was just started, or the last one removed.
        focus::leave();
        settle(None);
    } else {
        BY_THE_APP.set(true);
    }
    layers::go(Going::To(route));
}

/// Goes there in place of here: "back" leads to where one was before. After a form was sent.
pub fn go_instead(route: Route) {
    BY_THE_APP.set(route != route_now());
    layers::go(Going::Instead(route));
}

/// The place of the app from which one came here; `None` where one came from outside.
pub fn came_from() -> Option<Route> {
    CAME_FROM.get()
}

/// Whether one came here by something that was done, and not by a link or by the browser's own ways; told once.
pub fn take_navigated_by_app() -> bool {
    BY_THE_APP.take()
}

/// Whether one came back to a place that had been scrolled: what stands further down has to be there at once.
pub fn is_further_down() -> bool {
    FURTHER_DOWN.get()
}

/// Goes back to where one was, or to `else_to` where one came from outside of the app.
pub fn back_or(else_to: Route) {
    match came_from() {
        Some(_) => {
            BY_THE_APP.set(true);
            layers::go(Going::Back);
        }
        None => go_instead(else_to),
    }
}

fn route_now() -> Route {
    Route::from_hash(&window().location().hash().unwrap_or_default())
}

/// Before the new page is painted: its heading takes the focus, its words become the title, and one stands at its
/// beginning, or where one was before. Later it would move under a finger that is on its way.
///
/// A browser that is slow to paint, as WebKit is now and then, lets somebody into a field or to a message before that: they
/// stay there, or what they type and press goes nowhere.
fn settle(scroll: Option<f64>) {
    request_animation_frame(move || {
        if focus::is_lost() {
            focus::first(HEADING);
        }
        title();
        let to = ScrollToOptions::new();
        to.set_top(scroll.unwrap_or_default());
        window().scroll_to_with_scroll_to_options(&to);
    });
}

fn title() {
    let app = text::current().shell.app;
    match page_title::heading() {
        Some(words) if words != app => page_title::set(&[&words, " · ", app].concat()),
        _ => page_title::set(app),
    }
}
