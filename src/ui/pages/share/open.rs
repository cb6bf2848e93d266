//! Opening files: chosen, dropped or pasted; read bit by bit; shown before anything changes.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use serde::{Deserialize, Serialize};
use web_sys::DragEvent;

use super::lock;
use super::preview;
use super::tell;
use crate::browser::{focus, pick, webxdc};
use crate::storage::DraftName;
use crate::text;
use crate::ui::components::{
    Banner, Button, CancelTyped, Card, Details, Field, Form, Kind, LinkButton, PageHead, Progress, Submit,
    Tone, fresh_id, icon,
};
use crate::ui::navigation::go;
use crate::ui::route::Route;
use crate::ui::state::{App, Carrier, OpenError, Refused, Stage, app, field};

/// The page on which files are opened.
pub fn open_page() -> AnyView {
    let app = app();
    let text = text::current();
    let words = &text.share;
    let stage = app.opening.stage;
    // Who comes back has seen what an earlier file brought; and what waited when the app was closed has its turn.
    if stage.with_untracked(|stage| matches!(stage, Stage::Brought(_) | Stage::Idle)) {
        app.put_away();
    }
    // The stages by number: a part of the page is made anew when its stage begins, not with each hundredth.
    let which = Memo::new(move |_| {
        stage.with(|stage| match stage {
            Stage::Idle => 0,
            Stage::Reading(_) => 1,
            Stage::Seen(_) => 2,
            Stage::Bringing(_) => 3,
            Stage::Stopping => 4,
            Stage::Brought(_) => 5,
            Stage::Locked { .. } => 6,
            Stage::Unlocking => 7,
        })
    });
    let percent = Signal::derive(move || {
        stage.with(|stage| match stage {
            Stage::Reading(percent) | Stage::Bringing(percent) => Some(*percent),
            _ => None,
        })
    });
    let carrier = app.opening.carrier;
    let cancel = move || {
        app.put_away();
        app.say(words.cancelled, false);
        focus::first("h1");
    };
    // It is in no draft, and goes when it is not asked for any more.
    let passphrase = RwSignal::new(String::new());
    let working = move |label, button: Option<AnyView>| {
        view! { <Card><Progress label done=percent/>{button}</Card> }.into_any()
    };
    let body = move || match which.get() {
        0 => view! {
            <Card>
                <p>{words.choose_hint}</p>
                {choose(app, words.choose, Kind::Primary)}
                <p class="muted">{words.take_hint}</p>
                {paste(app)}
                {(!app.is_in_chat()).then(|| view! {
                    <LinkButton label=text.codes.look href=Route::LookAtCode.hash() icon=icon::CAMERA/>
                })}
            </Card>
        }
        .into_any(),
        1 => working(
            match carrier.get() {
                Carrier::File => words.reading,
                Carrier::Link => words.reading_link,
                Carrier::Code => text.codes.reading,
            },
            Some(view! { <Button label=text.common.cancel kind=Kind::Ghost on_press=cancel/> }.into_any()),
        ),
        2 => {
            app.opening.compared.track();
            preview::seen(app)
        }
        3 => working(
            words.bringing,
            Some(
                view! {
                    <Button label=words.stop kind=Kind::Ghost on_press=move || app.stop_bringing()/>
                }
                .into_any(),
            ),
        ),
        4 => working(words.stopping, None),
        6 => lock::ask(app, passphrase, cancel),
        7 => working(
            text.lock.unlocking,
            Some(view! { <Button label=text.common.cancel kind=Kind::Ghost on_press=cancel/> }.into_any()),
        ),
        _ => preview::brought(app),
    };
    let more = move || {
        let waiting = app.opening.waiting.get();
        (waiting > 0).then(|| {
            let line = (words.waiting)(waiting);
            let next = (which.get() == 5).then(|| {
                let next = move || app.put_away();
                view! { <Button label=words.next_file kind=Kind::Primary on_press=next/> }
            });
            view! { <Card><p role="status">{line}</p>{next}</Card> }
        })
    };
    let title = move || match which.get() {
        2..=4 => match carrier.get() {
            Carrier::File => words.preview_title,
            Carrier::Link => words.preview_title_link,
            Carrier::Code => text.codes.preview_title,
        },
        5 => words.brought_title,
        _ => text.common.open_file,
    };
    let back = if app.is_open_now().is_some() { Route::Share } else { Route::Start };
    Effect::new(move |before: Option<i32>| {
        let now = which.get();
        match now {
            6 => focus::once_made(|| {
                focus::by_id(lock::FIELD);
            }),
            7 => {}
            _ => passphrase.set(String::new()),
        }
        if before.is_some_and(|before| before != now && (now == 2 || now == 5)) {
            focus::once_made(|| {
                focus::first("h1");
            });
        }
        now
    });
    view! {
        <PageHead title back/>
        <div class="stack" on:dragover=allow_drop on:drop=move |event| take_drop(app, &event)>
            {move || refused(app)}
            {more}
            {body}
        </div>
    }
    .into_any()
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct PastedFileForm {
    text: String,
}

/// Chooses files or takes those that are dropped; leads to the page on which they are opened.
pub fn choose_file(app: App, kind: Kind) -> AnyView {
    choose(app, text::current().common.open_file, kind)
}

fn choose(app: App, label: &'static str, kind: Kind) -> AnyView {
    let text = text::current();
    let id = fresh_id("files");
    let choose = move |event: web_sys::Event| {
        let files = pick::chosen(&event);
        if !files.is_empty() {
            go(Route::OpenFile);
            app.open_files(files);
        }
    };
    // A messenger's own way knows what was sent in chats, too.
    let ask = move |event: web_sys::MouseEvent| {
        if app.is_in_chat() && webxdc::can_choose_files() {
            event.prevent_default();
            spawn_local(async move {
                let files = webxdc::choose_files().await;
                if !files.is_empty() {
                    go(Route::OpenFile);
                    app.open_files(files);
                }
            });
        }
    };
    view! {
        <div class="drop" on:dragover=allow_drop on:drop=move |event| take_drop(app, &event)>
            <input id=id.clone() class="unseen file-input" type="file" multiple on:click=ask on:change=choose/>
            <label class=kind.class() for=id>{icon::icon(icon::OPEN)}<span>{label}</span></label>
            <p class="muted drop-hint">{text.share.drop_here}</p>
        </div>
    }
    .into_any()
}

/// Takes the text of a file that came in a message.
pub fn paste(app: App) -> AnyView {
    let words = &text::current().share;
    let form = app.draft(DraftName::of_phone("file-pasted"), PastedFileForm::default());
    let pasted = field!(form.text);
    let read = move || {
        let text = pasted.get_untracked();
        // It waits among the files from here on, which outlasts a reload as well.
        form.reset();
        go(Route::OpenFile);
        app.open_text(text);
    };
    view! {
        <Details summary=words.paste unfolded=pasted.with_untracked(|text| !text.is_empty())>
            <Form on_submit=read>
                <Field label=words.paste_label value=pasted lines=true most=20_000_000/>
                <Submit label=words.paste_read/>
                <CancelTyped begun=form.is_begun() on_cancel=move || form.reset()/>
            </Form>
        </Details>
    }
    .into_any()
}

fn allow_drop(event: DragEvent) {
    event.prevent_default();
}

fn take_drop(app: App, event: &DragEvent) {
    event.prevent_default();
    event.unchecked_ref::<web_sys::Event>().stop_propagation();
    let files = pick::dropped(event);
    if !files.is_empty() {
        go(Route::OpenFile);
        app.open_files(files);
    }
}

/// What was not opened, each with its own sentence.
fn refused(app: App) -> Vec<AnyView> {
    app.opening.refused.with(|refused| refusals(refused))
}

/// Each with its own sentence.
pub(super) fn refusals(refused: &[Refused]) -> Vec<AnyView> {
    let words = &text::current().share;
    let banner = |Refused { name, why }: &Refused| {
        let name = crate::group::name::clean(name);
        let name = if name.is_empty() { words.pasted.to_owned() } else { name };
        let why = match why {
            OpenError::Unreadable => words.unreadable.to_owned(),
            OpenError::Unready => words.unready.to_owned(),
            OpenError::Read(error) => (words.read_error)(error),
            OpenError::Sealed(error) => lock::not_opened(*error).to_owned(),
            OpenError::Merge(error) => (words.merge_error)(error),
            OpenError::BuildsOnMore { by } => (words.builds_on_more)(&crate::group::name::clean(by)),
            OpenError::ChatHasAnother => text::current().chat.has_its_group.to_owned(),
            OpenError::Store(_) => words.not_compared.to_owned(),
        };
        let text = (words.not_opened)(&name, &why);
        tell(&text);
        view! { <Banner text tone=Tone::Care/> }.into_any()
    };
    refused.iter().map(banner).collect::<Vec<_>>()
}
