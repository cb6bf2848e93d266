//! Messages after an act, with Undo. They wait, they do not take the focus, they cover nothing, and they are said once.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::icon::{CROSS, icon};
use crate::browser::announce::announce;
use crate::browser::resize::{ResizeWatch, on_resize};
use crate::browser::{focus, scroll, theme};
use crate::storage::UndoStepId;
use crate::text;
use crate::ui::navigation::{self, use_route};
use crate::ui::route::Route;
use crate::ui::state::{App, Toast, Undone, app};

/// Seconds for which a message stays; longer while it holds the focus, and anew when a pointer moves over it.
const STAYS: u8 = 10;
/// The same where nothing can be done about it: it is read, and lies over what is read next no longer.
const STAYS_TO_READ: u8 = 5;

/// The place of the messages on the page.
type Region = NodeRef<html::Section>;

/// What had the focus before it went to a message.
type Before = StoredValue<Option<HtmlElement>, LocalStorage>;

/// The place of the messages of [`App::say`] and [`App::execute`]; the shell has it.
#[component]
pub fn ToastRegion() -> AnyView {
    let app = app();
    let region = Region::new();
    let before = Before::new_local(None);
    let moved = Rc::new(Cell::new(false));
    let moves = moved.clone();
    let lies = Cell::new(None);
    let move_over = move |event: web_sys::PointerEvent| {
        // A browser also tells of a mouse that lies still, whenever what is under it changes.
        let at = Some((event.client_x(), event.client_y()));
        if lies.replace(at) != at {
            moved.set(true);
        }
    };
    Effect::new(move |before: Option<u32>| {
        let newest = app.toasts.with(|toasts| toasts.last().cloned());
        let before = before.unwrap_or_default();
        match newest {
            Some(toast) if toast.id != before => {
                let offer = if toast.undo.is_some() { text::current().common.undo } else { "" };
                let offer = if toast.undoes.is_empty() { offer } else { &toast.undoes };
                announce(&[&toast.text, " ", offer].concat());
                let stays = if toast.undo.is_some() { STAYS } else { STAYS_TO_READ };
                spawn_local(go_in_time(app, toast.id, stays, region, moves.clone()));
                toast.id
            }
            _ => before,
        }
    });
    // The page leaves room for them, and what has the focus is not left under them.
    let watch = StoredValue::new_local(None::<ResizeWatch>);
    region.on_load(move |region| {
        theme::tell_height(&region, "--message");
        let over = region.clone();
        watch.set_value(on_resize(&region, move || scroll::focused_free_of(&over)));
    });
    // What was done elsewhere is told elsewhere; *Undo* stays under the group's name.
    let route = use_route();
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        if before.is_some_and(|before| before != now) && !navigation::take_navigated_by_app() {
            app.toasts.update(Vec::clear);
        }
        now
    });
    let remember = move |event: web_sys::FocusEvent| {
        let from = event.related_target().and_then(|from| from.dyn_into::<Node>().ok());
        let inside = region.get_untracked().is_some_and(|region| region.contains(from.as_ref()));
        if !inside {
            before.set_value(from.and_then(|from| from.dyn_into().ok()));
        }
    };
    let one = move |toast| message(app, toast, before);
    view! {
        <section
            class="toasts" aria-label=text::current().components.messages node_ref=region
            hidden=move || app.toasts.with(Vec::is_empty) on:focusin=remember on:pointermove=move_over
        >
            <For each=move || app.toasts.get() key=|toast| toast.id children=one/>
        </section>
    }
    .into_any()
}

/// Puts a message away when its time is over; the time stands still while the person is at it.
///
/// Whether they are is asked each second: when the button that was pressed goes with its message, Firefox and WebKit tell
/// nobody that the focus has left, nor WebKit that the mouse has, which it goes on to say is there. So neither an event
/// that does not come holds a message, nor one that comes for nothing.
async fn go_in_time(app: App, id: u32, stays: u8, region: Region, moved: Rc<Cell<bool>>) {
    let mut left = stays;
    // What moved before, moved over another one.
    moved.set(false);
    while left > 0 {
        sleep(Duration::from_secs(1)).await;
        // The app may be gone by now, in tests; or the message.
        let stands =
            app.toasts.try_get_untracked().is_some_and(|toasts| toasts.iter().any(|toast| toast.id == id));
        if !stands {
            return;
        }
        let region = region.try_get_untracked().flatten();
        if moved.take() {
            left = stays;
        } else if !region.is_some_and(|region| focus::is_in(&region)) {
            left -= 1;
        }
    }
    app.dismiss_toast(id);
}

fn message(app: App, toast: Toast, before: Before) -> AnyView {
    let id = toast.id;
    let put_away = move || {
        app.dismiss_toast(id);
        // The button that was pressed is gone now: the person goes on where they were.
        focus::keep(before.try_update_value(Option::take).flatten());
    };
    let undo = toast.undo.map(|step| {
        let undo = move |_| {
            put_away();
            undo_with_toast(app, &step);
        };
        view! {
            <button type="button" class="btn toast-undo" on:click=undo>{text::current().common.undo}</button>
        }
    });
    let undoes =
        (!toast.undoes.is_empty()).then(|| view! { <span class="muted" dir="auto">{toast.undoes}</span> });
    view! {
        <div class="toast">
            {toast.is_joy.then(joy)}
            <p dir="auto"><span class="toast-text">{toast.text}</span>{undoes}</p>
            {undo}
            <button
                type="button" class="btn-icon" aria-label=text::current().components.dismiss
                on:click=move |_| put_away()
            >
                {icon(CROSS)}
            </button>
        </div>
    }
    .into_any()
}

/// A few seats that fly apart once, and are gone; nothing where somebody wants no movement.
fn joy() -> AnyView {
    const SEATS: [&str; 6] = ["seat-0", "seat-1", "seat-3", "seat-4", "seat-5", "seat-9"];
    let seat = |seat: &'static str| view! { <i class=seat></i> };
    view! { <span class="joy" aria-hidden="true">{SEATS.map(seat).into_iter().collect_view()}</span> }
        .into_any()
}

/// Takes a step back and tells what came of it; offers the one before by its name.
pub fn undo_with_toast(app: App, step: &UndoStepId) {
    let words = &text::current().shell;
    let said = match app.undo(step) {
        Undone::Done { label, left_alone: 0 } => (words.undone)(&label),
        Undone::Done { left_alone, .. } => (words.undone_partly)(left_alone),
        Undone::Already => words.undone_before.to_owned(),
        // It is said already why.
        Undone::Refused => return,
    };
    app.say_and_offer_next(said);
}
