//! Messages after an act, with Undo. They wait, they do not take the focus, and they are said once.

use std::time::Duration;

use crate::ui::prelude::*;
use gloo_timers::future::sleep;
use leptos::task::spawn_local;

use super::icon::{CROSS, icon};
use crate::browser::announce::announce;
use crate::text;
use crate::ui::state::{App, Toast, app};

/// Seconds for which a message stays; longer while it is pointed at or holds the focus.
const STAYS: u8 = 10;

/// The place of the messages of [`App::say`] and [`App::act`]; the shell has it.
#[component]
pub fn ToastRegion() -> AnyView {
    let app = app();
    let waiting = RwSignal::new(false);
    Effect::new(move |before: Option<u32>| {
        let newest = app.toasts.with(|toasts| toasts.last().cloned());
        let before = before.unwrap_or_default();
        match newest {
            Some(toast) if toast.id != before => {
                let offer = if toast.undo { text::current().common.undo } else { "" };
                announce(&[&toast.text, " ", offer].concat());
                spawn_local(go_in_time(app, toast.id, waiting));
                toast.id
            }
            _ => before,
        }
    });
    let wait = move |wait: bool| waiting.set(wait);
    view! {
        <section
            class="toasts" aria-label=text::current().kit.messages
            hidden=move || app.toasts.with(Vec::is_empty)
            on:pointerenter=move |_| wait(true) on:pointerleave=move |_| wait(false)
            on:focusin=move |_| wait(true) on:focusout=move |_| wait(false)
        >
            <For each=move || app.toasts.get() key=|toast| toast.id children=move |toast| message(app, toast)/>
        </section>
    }
    .into_any()
}

/// Puts a message away when its time is over; the time stands still while the person is at it.
async fn go_in_time(app: App, id: u32, waiting: RwSignal<bool>) {
    let mut left = STAYS;
    while left > 0 {
        sleep(Duration::from_secs(1)).await;
        // The app may be gone by now, in tests.
        match waiting.try_get_untracked() {
            Some(false) => left -= 1,
            Some(true) => {}
            None => return,
        }
    }
    app.hush(id);
}

fn message(app: App, toast: Toast) -> AnyView {
    let id = toast.id;
    let undo = toast.undo.then(|| {
        view! {
            <button type="button" class="btn toast-undo" on:click=move |_| { app.hush(id); take_back(app); }>
                {text::current().common.undo}
            </button>
        }
    });
    view! {
        <div class="toast">
            <p dir="auto">{toast.text}</p>
            {undo}
            <button
                type="button" class="btn-icon" aria-label=text::current().kit.dismiss
                on:click=move |_| app.hush(id)
            >
                {icon(CROSS)}
            </button>
        </div>
    }
    .into_any()
}

/// Takes the latest act back and tells what came of it; offers the one before.
pub fn take_back(app: App) {
    let words = &text::current().shell;
    match app.undo() {
        Some(0) => app.say(words.undone, app.can_undo() > 0),
        Some(stayed) => app.say((words.undone_partly)(stayed), app.can_undo() > 0),
        // Where it could not be kept, the trouble is shown above the page.
        None if app.trouble.with_untracked(Option::is_none) => app.say(words.nothing_to_undo, false),
        None => {}
    }
}
