//! The group as a code for the camera of a phone beside this one: one that any camera reads, or several that follow each other.

use std::ops::RangeInclusive;
use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use super::link::{file_instead, meanwhile, recipients};
use super::lock;
use super::ready::{Ready, ready};
use crate::browser::wake_lock;
use crate::text::{self, news::bidi_isolate};
use crate::transfer::{Sender, frames_wanted, qr};
use crate::ui::components::{Button, Details, PageHead};
use crate::ui::route::Route;
use crate::ui::state::{App, GroupLink, app};

/// Codes a second: cameras give 30 pictures a second, and in a dim room fewer.
const PER_SECOND: RangeInclusive<u32> = 4..=20;
/// Bytes in each code.
const SIZE: RangeInclusive<u32> = 100..=700;
const PREFERENCE: &str = "moving-code";

/// How codes follow each other, as chosen on this phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct MovingCode {
    per_second: u32,
    size: u32,
}

impl Default for MovingCode {
    fn default() -> Self {
        // About the most that a code of 69 modules holds; a module on a small phone is still a millimetre.
        Self { per_second: 12, size: 390 }
    }
}

impl MovingCode {
    /// What was chosen last; what no slider gives is brought to the nearest that one does.
    fn last(app: App) -> Self {
        let Self { per_second, size } = app.preference(PREFERENCE).unwrap_or_default();
        Self {
            per_second: per_second.clamp(*PER_SECOND.start(), *PER_SECOND.end()),
            size: size.clamp(*SIZE.start(), *SIZE.end()),
        }
    }
}

/// The page that shows codes.
pub fn code_page() -> AnyView {
    let app = app();
    let words = &text::current().codes;
    let to = RwSignal::new(Vec::new());
    let ready = ready(app, to, usize::MAX);
    let body = move || {
        ready.with(|ready| match ready {
            Ready::Packed { bytes, is_locked } => Some(show(app, bytes, *is_locked)),
            other => meanwhile(app, other),
        })
    };
    // It is looked at by another phone for a while, and not touched.
    wake_lock::keep_on(true);
    on_cleanup(|| wake_lock::keep_on(false));
    view! {
        <PageHead title=words.show back=Route::Share/>
        <div class="stack">{body}{recipients(app, to)}{lock::card(app)}</div>
    }
    .into_any()
}

/// What there is to see.
fn show(app: App, packed: &[u8], is_locked: bool) -> AnyView {
    let words = &text::current().codes;
    let name = (words.picture)(&bidi_isolate(&app.with(|group| group.name().to_owned())));
    let who_reads = if is_locked { text::current().lock.link_locked } else { words.open_to_all };
    if let Some(picture) = App::link_of(packed).as_ref().and_then(GroupLink::address).and_then(qr::draw) {
        return view! {
            <p>{words.one_hint}</p>
            {figure(name, Signal::stored(picture))}
            <p class="muted">{who_reads}</p>
        }
        .into_any();
    }
    let chosen = MovingCode::last(app);
    match Sender::new(packed, chosen.size as usize) {
        None => file_instead(app, words.too_long),
        Some(sender) => moving(app, name, packed.to_vec(), chosen, sender, who_reads),
    }
}

/// Codes that follow each other without end.
fn moving(
    app: App,
    name: String,
    packed: Vec<u8>,
    chosen: MovingCode,
    sender: Sender,
    who_reads: &'static str,
) -> AnyView {
    let (text, words) = (text::current(), &text::current().codes);
    let (per_second, size) = (RwSignal::new(chosen.per_second), RwSignal::new(chosen.size));
    let is_paused = RwSignal::new(false);
    let picture = RwSignal::new(qr::Picture::default());
    let sender = RwSignal::new(sender);
    // A code of another size belongs to parts of another size: the other phone begins anew.
    Effect::watch(
        move || size.get(),
        move |size, _, _| {
            if let Some(other) = Sender::new(&packed, *size as usize) {
                sender.set(other);
            }
        },
        false,
    );
    Effect::watch(
        move || MovingCode { per_second: per_second.get(), size: size.get() },
        move |chosen, _, _| app.set_preference(PREFERENCE, chosen),
        false,
    );
    spawn_local(async move {
        // Until the page is left.
        while let Some(rate) = per_second.try_get_untracked() {
            if is_paused.try_get_untracked() == Some(false)
                && let Some(text) = sender.try_update_untracked(Sender::next_text)
                && let Some(next) = qr::draw(&text)
            {
                picture.try_set(next);
            }
            sleep(Duration::from_millis(1_000 / u64::from(rate.max(1)))).await;
        }
    });
    let takes = move || {
        let codes = frames_wanted(sender.with(Sender::count));
        (words.takes)(codes.div_ceil(per_second.get().max(1) as usize))
    };
    let pause = move || if is_paused.get() { words.go_on } else { words.pause };
    let press = move || is_paused.update(|is_paused| *is_paused = !*is_paused);
    view! {
        <p>{words.moving_hint}</p>
        {figure(name, picture.into())}
        <div class="code-foot"><p>{takes}</p><Button label=Signal::derive(pause) on_press=press/></div>
        <p class="muted">{who_reads}</p>
        <Details summary=text.common.more>
            {slider(words.per_second, per_second, PER_SECOND)}
            {slider(words.size, size, SIZE)}
            <p class="muted">{words.trouble_hint}</p>
        </Details>
    }
    .into_any()
}

/// A code, dark on light whatever the app's look is.
fn figure(name: String, picture: Signal<qr::Picture>) -> AnyView {
    let view_box = move || picture.with(|picture| format!("0 0 {0} {0}", picture.side));
    view! {
        <figure class="code" role="img" aria-label=name>
            <svg viewBox=view_box shape-rendering="crispEdges" aria-hidden="true">
                <path d=move || picture.with(|picture| picture.path.clone())/>
            </svg>
        </figure>
    }
    .into_any()
}

fn slider(label: &'static str, value: RwSignal<u32>, range: RangeInclusive<u32>) -> AnyView {
    let change = move |event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            value.set(chosen);
        }
    };
    let (least, most) = range.into_inner();
    view! {
        <label class="slider">
            <span>{label}</span>
            <input type="range" min=least max=most prop:value=move || value.get().to_string() on:input=change/>
        </label>
    }
    .into_any()
}
