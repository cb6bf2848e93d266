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
use crate::ui::state::{App, Carrier, OpenError, OpeningStage, Refused, RefusedThing, app, field};

/// What the page shows. Which hundredth a file is at does not make a part of it anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Choice,
    Reading,
    Preview,
    BringingIn,
    Stopping,
    Outcome,
    Passphrase,
    Unlocking,
}

impl Shown {
    fn of(stage: &OpeningStage) -> Self {
        match stage {
            OpeningStage::Idle => Self::Choice,
            OpeningStage::Reading(_) => Self::Reading,
            OpeningStage::Seen(_) => Self::Preview,
            OpeningStage::Bringing(_) => Self::BringingIn,
            OpeningStage::Stopping => Self::Stopping,
            OpeningStage::Brought(_) => Self::Outcome,
            OpeningStage::Locked { .. } => Self::Passphrase,
            OpeningStage::Unlocking => Self::Unlocking,
        }
    }

    fn title(self, carrier: Carrier) -> &'static str {
        let text = text::current();
        let words = &text.share;
        match (self, carrier) {
            (Self::Preview | Self::BringingIn | Self::Stopping, Carrier::File) => words.preview_title,
            (Self::Preview | Self::BringingIn | Self::Stopping, Carrier::Link) => words.preview_title_link,
            (Self::Preview | Self::BringingIn | Self::Stopping, Carrier::Code) => text.codes.preview_title,
            (Self::Outcome, _) => words.brought_title,
            _ => text.common.open_file,
        }
    }
}

/// The page on which files are opened.
pub fn open_page() -> AnyView {
    let app = app();
    let stage = app.opening.stage;
    // Who comes back has seen what an earlier file brought; and what waited when the app was closed has its turn.
    if stage.with_untracked(|stage| matches!(stage, OpeningStage::Brought(_) | OpeningStage::Idle)) {
        app.put_away();
    }
    let shown = Memo::new(move |_| stage.with(Shown::of));
    // It is in no draft, and goes when it is not asked for any more.
    let passphrase = RwSignal::new(String::new());
    Effect::new(move |before: Option<Shown>| {
        let now = shown.get();
        match now {
            Shown::Passphrase => focus::once_made(|| {
                focus::by_id(lock::FIELD);
            }),
            Shown::Unlocking => {}
            _ => passphrase.set(String::new()),
        }
        let is_news = matches!(now, Shown::Preview | Shown::Outcome);
        if is_news && before.is_some_and(|before| before != now) {
            focus::once_made(|| {
                focus::first("h1");
            });
        }
        now
    });
    let title = move || shown.get().title(app.opening.carrier.get());
    let back = if app.open_group_untracked().is_some() { Route::Share } else { Route::Start };
    view! {
        <PageHead title back/>
        <div class="stack" on:dragover=allow_drop on:drop=move |event| take_drop(app, &event)>
            {move || refused(app)}
            {move || waiting(app, shown.get() == Shown::Outcome)}
            {move || body(app, shown.get(), passphrase)}
        </div>
    }
    .into_any()
}

fn body(app: App, shown: Shown, passphrase: RwSignal<String>) -> AnyView {
    let text = text::current();
    let words = &text.share;
    let cancel = move || {
        app.put_away();
        app.say(words.cancelled, false);
        focus::first("h1");
    };
    let cancel_button =
        move || view! { <Button label=text.common.cancel kind=Kind::Ghost on_press=cancel/> }.into_any();
    match shown {
        Shown::Choice => view! {
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
        Shown::Reading => {
            let label = match app.opening.carrier.get() {
                Carrier::File => words.reading,
                Carrier::Link => words.reading_link,
                Carrier::Code => text.codes.reading,
            };
            working(app, label, Some(cancel_button()))
        }
        Shown::Preview => {
            app.opening.compared.track();
            preview::seen(app)
        }
        Shown::BringingIn => {
            let stop =
                view! { <Button label=words.stop kind=Kind::Ghost on_press=move || app.stop_bringing()/> };
            working(app, words.bringing, Some(stop.into_any()))
        }
        Shown::Stopping => working(app, words.stopping, None),
        Shown::Passphrase => lock::ask(app, passphrase, cancel),
        Shown::Unlocking => working(app, text.lock.unlocking, Some(cancel_button())),
        Shown::Outcome => preview::brought(app),
    }
}

/// How far something is that takes a while, and what stops it.
fn working(app: App, label: &'static str, stop: Option<AnyView>) -> AnyView {
    let percent = Signal::derive(move || {
        app.opening.stage.with(|stage| match stage {
            OpeningStage::Reading(percent) | OpeningStage::Bringing(percent) => Some(*percent),
            _ => None,
        })
    });
    view! { <Card><Progress label done=percent/>{stop}</Card> }.into_any()
}

/// How many files wait for their turn; the next one can have it once this one is dealt with.
fn waiting(app: App, is_dealt_with: bool) -> Option<AnyView> {
    let words = &text::current().share;
    let count = app.opening.waiting.get();
    let next = is_dealt_with.then(|| {
        view! { <Button label=words.next_file kind=Kind::Primary on_press=move || app.put_away()/> }
    });
    (count > 0).then(|| view! { <Card><p role="status">{(words.waiting)(count)}</p>{next}</Card> }.into_any())
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
    let missing = RwSignal::new(None);
    let read = move || {
        let text = pasted.get_untracked();
        missing.set(text.trim().is_empty().then(|| words.paste_missing.to_owned()));
        if text.trim().is_empty() {
            return;
        }
        // It waits among the files from here on, which outlasts a reload as well.
        form.reset();
        go(Route::OpenFile);
        app.open_text(text);
    };
    view! {
        <Details summary=words.paste unfolded=pasted.with_untracked(|text| !text.is_empty())>
            <Form on_submit=read>
                <Field label=words.paste_label value=pasted error=missing lines=true most=20_000_000/>
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
    let banner = |Refused { what, why }: &Refused| {
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
        let text = match what {
            RefusedThing::Named(name) => (words.not_opened)(&crate::group::name::clean(name), &why),
            RefusedThing::Pasted => (words.not_opened)(words.pasted, &why),
            RefusedThing::All => why,
        };
        tell(&text);
        view! { <Banner text tone=Tone::Care/> }.into_any()
    };
    refused.iter().map(banner).collect::<Vec<_>>()
}
