//! *Lock with a passphrase*: for what this phone shares, and for what is opened.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::focus;
use crate::browser::seal::{self, SealError};
use crate::text;
use crate::ui::components::{Button, Card, Chip, Details, Field, Form, Kind, Progress, Submit};
use crate::ui::state::{App, Lock, OpeningStage};

/// The field in which the passphrase is typed of what is being opened.
pub(super) const FIELD: &str = "passphrase";
/// The field in which a passphrase is typed for what is shared, and what stands in its place while that is looked at.
const NEW_FIELD: &str = "new-passphrase";
const CHECKED: &str = "checked-passphrase";
/// Letters of a passphrase at the least. Whoever has the file can try short ones at leisure.
const LEAST: usize = 8;
/// Letters at the most: more nobody types again.
const MOST: u32 = 200;

/// Where locking is begun; and, once it is, what there is to know of it.
pub(super) fn card(app: App) -> AnyView {
    view! { {begun(app)}{begin(app)} }.into_any()
}

/// Where locking is begun; nothing once it is. What it asks before stands in the place of what is shared: see `ask_first`.
pub(super) fn begin(app: App) -> AnyView {
    let is_open = Memo::new(move |_| app.lock() == Lock::Open);
    let words = &text::current().lock;
    (move || is_open.get().then(|| view! { <Details summary=words.lock>{choose(app)}</Details> })).into_any()
}

/// What there is to know of the lock, once what is shared is locked.
pub(super) fn begun(app: App) -> AnyView {
    let lock = Memo::new(move |_| app.lock());
    let show = move || match lock.get() {
        Lock::With(passphrase) => Some(locked(app, passphrase)),
        Lock::Asks | Lock::Open => None,
    };
    show.into_any()
}

/// A passphrase is chosen, and what is shared from then on is locked with it.
fn choose(app: App) -> AnyView {
    let words = &text::current().lock;
    let value = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let suggested = RwSignal::new(false);
    let check = RwSignal::new(None);
    let suggest = move || {
        spawn_local(async move {
            match seal::suggest().await {
                Ok(words) => {
                    value.try_set(words);
                    suggested.try_set(true);
                    error.try_set(None);
                }
                Err(error) => app.say(App::not_locked(error), false),
            }
        });
    };
    let start = move || check_typed(value, error, check);
    let form = move || {
        view! {
            <p class="muted">{words.hint}</p>
            <Form on_submit=start>
                <Field label=words.passphrase value=value error=error exact=true most=MOST id=NEW_FIELD/>
                <p class="muted" role="status" hidden=move || !suggested.get()>{words.suggested}</p>
                <p class="muted">{words.no_recovery}</p>
                <div class="actions">
                    <Submit label=words.start kind=Kind::Soft/>
                    <Button label=words.suggest kind=Kind::Ghost on_press=suggest/>
                </div>
            </Form>
        }
        .into_any()
    };
    // The page's main act stands above.
    checked_first(app, check, Kind::Soft, form)
}

/// Has what was typed looked at before it is used, where it is not easily guessed.
fn check_typed(value: RwSignal<String>, error: RwSignal<Option<String>>, check: RwSignal<Option<String>>) {
    match typed(value) {
        Some(passphrase) if passphrase.chars().count() >= LEAST => {
            error.set(None);
            check.set(Some(passphrase));
            focus::once_made_by_id(CHECKED);
        }
        _ => error.set(Some(text::current().lock.too_short.to_owned())),
    }
}

/// The form, or what was typed into it, to be looked at: with a slip in it, what is shared would open with the slip alone, which nobody
/// else knows.
fn checked_first(
    app: App,
    check: RwSignal<Option<String>>,
    kind: Kind,
    form: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let words = &text::current().lock;
    let show = move |passphrase: String| {
        let shown = passphrase.clone();
        let use_it = move || {
            app.lock_with(&passphrase);
            focus::keep(None);
        };
        let change = move || {
            check.set(None);
            focus::once_made_by_id(NEW_FIELD);
        };
        view! {
            <div class="stack" id=CHECKED tabindex="-1">
                <p>{words.check}</p>
                <p class="passphrase" dir="auto">{shown}</p>
                <p class="muted">{words.no_recovery}</p>
                <div class="actions">
                    <Button label=words.check_yes kind on_press=use_it/>
                    <Button label=words.check_no kind=Kind::Ghost on_press=change/>
                </div>
            </div>
        }
        .into_any()
    };
    (move || check.get().map_or_else(&form, show)).into_any()
}

/// The group always locks, and the passphrase is not known in this tab.
pub(super) fn ask_first(app: App) -> AnyView {
    let words = &text::current().lock;
    let value = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let check = RwSignal::new(None);
    let start = move || check_typed(value, error, check);
    let form = move || {
        view! {
            <p>{words.asks_hint}</p>
            <Form on_submit=start>
                <Field label=words.passphrase value=value error=error exact=true most=MOST id=NEW_FIELD/>
                <Submit label=words.use_it wide=true/>
            </Form>
        }
        .into_any()
    };
    view! { <Card title=words.asks>{checked_first(app, check, Kind::Primary, form)}{always(app)}</Card> }
        .into_any()
}

/// What is shared is locked: with what, how long, and for whom.
fn locked(app: App, passphrase: String) -> AnyView {
    let words = &text::current().lock;
    let shown = RwSignal::new(false);
    let label = move || if shown.get() { words.hide } else { words.show };
    let keeps = Signal::derive(move || app.keeps_passphrase());
    let keep = move || {
        let keep = !keeps.get_untracked();
        if !app.keep_passphrase(keep) {
            app.say(words.not_kept, false);
        }
    };
    let stop = move || {
        app.forget_passphrase();
        app.say(words.stopped, false);
    };
    let stop_label = Memo::new(move |_| app.with(|group| group.always_locks()));
    let stop_label = move || if stop_label.get() { words.forget } else { words.stop };
    view! {
        <Card title=words.on>
            <p>{words.on_hint}</p>
            <p class="passphrase" dir="auto" hidden=move || !shown.get()>{passphrase}</p>
            <div class="actions">
                <Button label=Signal::derive(label) on_press=move || shown.update(|shown| *shown = !*shown)/>
                <Button label=Signal::derive(stop_label) kind=Kind::Ghost on_press=stop/>
            </div>
            <div class="chips"><Chip label=words.keep on=keeps on_press=keep/></div>
            <p class="muted">{words.keep_hint}</p>
            {always(app)}
        </Card>
    }
    .into_any()
}

/// What the whole group agreed on.
fn always(app: App) -> AnyView {
    let words = &text::current().lock;
    let on = Signal::derive(move || app.with(|group| group.always_locks()));
    view! {
        <div class="chips"><Chip label=words.always on on_press=move || app.always_lock(!on.get_untracked())/></div>
        <p class="muted">{words.always_hint}</p>
    }
    .into_any()
}

/// It is being locked, or could not be.
pub(super) fn locking() -> AnyView {
    view! { <Card><Progress label=text::current().lock.locking done=Signal::stored(None)/></Card> }.into_any()
}

/// That it could not be locked, and why.
pub(super) fn not_locked(error: SealError) -> AnyView {
    view! { <Card><p>{App::not_locked(error)}</p></Card> }.into_any()
}

/// Asks for the passphrase of what is being opened.
pub(super) fn ask(app: App, value: RwSignal<String>, cancel: impl Fn() + Send + Sync + 'static) -> AnyView {
    let (common, words) = (&text::current().common, &text::current().lock);
    let (name, was_wrong) = app.opening.stage.with_untracked(|stage| match stage {
        OpeningStage::Locked { name, was_wrong } => (name.clone(), *was_wrong),
        _ => Default::default(),
    });
    let name = crate::group::name::clean(&name);
    let name = if name.is_empty() { text::current().share.pasted.to_owned() } else { name };
    let error = RwSignal::new(was_wrong.then(|| words.wrong.to_owned()));
    if was_wrong {
        super::tell(words.wrong);
    }
    let open = move || {
        if let Some(passphrase) = typed(value) {
            app.answer_passphrase(&passphrase);
        }
    };
    view! {
        <Card>
            <p dir="auto">{(words.is_locked)(&name)}</p>
            <Form on_submit=open>
                <Field label=words.passphrase value=value error=error exact=true most=MOST id=FIELD/>
                <div class="actions">
                    <Submit label=words.unlock/>
                    <Button label=common.cancel kind=Kind::Ghost on_press=cancel/>
                </div>
            </Form>
        </Card>
    }
    .into_any()
}

/// Why something that is locked was not opened.
pub(super) fn not_opened(error: SealError) -> &'static str {
    let words = &text::current().lock;
    match error {
        SealError::WrongPassphrase => words.wrong,
        SealError::Damaged => words.damaged,
        SealError::TooMuch => words.too_much,
        SealError::OtherWay => words.other_way,
        SealError::Missing => text::current().share.unready,
    }
}

/// What was typed, without the space that a keyboard leaves around it; `None` where that is nothing.
fn typed(value: RwSignal<String>) -> Option<String> {
    let passphrase = value.with_untracked(|value| value.trim().to_owned());
    (!passphrase.is_empty()).then_some(passphrase)
}
