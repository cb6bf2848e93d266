//! How we want to be together: a list that everybody edits.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::{AgreementCommand, AgreementId, Command, Group, name::fold};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::agreements::{Line, READ, lines};
use crate::ui::components::{
    Button, Card, ChangedMeanwhile, Details, Field, Form, FormActions, Kind, Menu, PageHead, Sheet, Submit,
    icon,
};
use crate::ui::route::Route;
use crate::ui::state::{App, app, field};

const NEW: &str = "new-agreement";
const WORDS: &str = "agreement-words";

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().agreements);
    let ours = Memo::new(move |_| app.with(lines));
    let none = Memo::new(move |_| ours.with(Vec::is_empty));
    let rewording = RwSignal::new(None::<AgreementId>);
    let open = RwSignal::new(false);
    let begin = move |id| {
        rewording.set(Some(id));
        open.set(true);
    };
    let list = move || {
        (!none.get()).then(|| {
            let each = move || ours.get();
            view! {
                <Card title=t.ours>
                    <ul class="list">
                        <For each=each key=Clone::clone children=move |one| view! { <li>{line(app, one, begin)}</li> }/>
                    </ul>
                </Card>
            }
        })
    };
    let first = move || {
        if none.get() {
            view! { <Card title=t.none><p>{t.none_text}</p>{suggestions(app, ours)}</Card> }.into_any()
        } else {
            ().into_any()
        }
    };
    let further = move || {
        (!none.get() && !left(ours).is_empty()).then(|| {
            view! { <Details summary=t.suggestions>{suggestions(app, ours)}</Details> }
        })
    };
    view! {
        <PageHead title=t.title back=Route::Meet/>
        <p class="muted">{t.under}</p>
        {new(app)}
        {list}
        {first}
        {further}
        <Sheet open title=t.reword>
            {move || rewording.get().map(|id| reword(app, id, open))}
        </Sheet>
    }
    .into_any()
}

fn line(app: App, (id, what): Line, begin: impl Fn(AgreementId) + Copy + Send + Sync + 'static) -> AnyView {
    let t = &text::current().agreements;
    let take_out = move || {
        if app.execute(Command::Agreement(AgreementCommand::Remove(id)), t.taken_out) {
            focus::heading();
        }
    };
    view! {
        <div class="row spread agreement">
            <p dir="auto">{what.clone()}</p>
            <Menu label=(t.more)(&bidi_isolate(&what))>
                <Button label=t.reword kind=Kind::Quiet on_press=move || begin(id)/>
                <Button label=t.take_out kind=Kind::Removal on_press=take_out/>
            </Menu>
        </div>
    }
    .into_any()
}

/// The suggestions that are not agreed yet.
fn left(ours: Memo<Vec<Line>>) -> Vec<&'static str> {
    let all = text::current().agreements.suggested;
    ours.with(|ours| {
        all.into_iter()
            .filter(|one| !ours.iter().any(|(_, what)| fold(what) == fold(one)))
            .collect::<Vec<_>>()
    })
}

fn suggestions(app: App, ours: Memo<Vec<Line>>) -> AnyView {
    let t = &text::current().agreements;
    let one = move |words: &'static str| {
        let press = move || {
            if agree(app, words) {
                focus::heading();
            }
        };
        view! {
            <li>
                <button type="button" class="suggestion" aria-label=(t.suggest)(words) on:click=move |_| press()>
                    {icon::icon(icon::PLUS)}
                    <span>{words}</span>
                </button>
            </li>
        }
    };
    view! {
        <p class="hint">{t.suggestions_text}</p>
        <ul class="list">{move || left(ours).into_iter().map(one).collect::<Vec<_>>()}</ul>
    }
    .into_any()
}

/// Adds one. Whoever adds to them has read them.
fn agree(app: App, words: &str) -> bool {
    let command = AgreementCommand::Add { id: AgreementId(app.fresh()), what: words.to_owned() };
    let kept = app.execute(Command::Agreement(command), text::current().agreements.added);
    if kept {
        app.set_ui_state(READ, Some("1"));
    }
    kept
}

/// What is typed, in either form.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct AgreementForm {
    words: String,
}

fn new(app: App) -> AnyView {
    let t = &text::current().agreements;
    let form = app.draft(app.draft_name("agreement-new"), AgreementForm::default());
    let words = field!(form.words);
    let missing = RwSignal::new(None);
    let save = move || {
        let what = words.get_untracked().trim().to_owned();
        missing.set(what.is_empty().then(|| t.missing.to_owned()));
        if !what.is_empty() && agree(app, &what) {
            form.reset();
        }
        focus::by_id(NEW);
    };
    view! {
        <Details summary=t.add unfolded=form.is_begun().get_untracked()>
            <Form on_submit=save>
                <Field id=NEW label=t.new hint=t.new_hint value=words error=missing lines=true most=500/>
                <FormActions begun=form.is_begun() on_cancel=move || form.reset()/>
            </Form>
        </Details>
    }
    .into_any()
}

fn reword(app: App, id: AgreementId, open: RwSignal<bool>) -> AnyView {
    let (t, common) = (&text::current().agreements, &text::current().common);
    let read = move |group: &Group| group.agreement(id).map(|one| AgreementForm { words: one.what.clone() });
    let Some(form) = app.draft_over(app.draft_name_of("agreement", id.0), read) else { return ().into_any() };
    let words = field!(form.words);
    let end = move || {
        form.forget();
        open.set(false);
    };
    let missing = RwSignal::new(None);
    let save = move || {
        let what = words.get_untracked().trim().to_owned();
        missing.set(what.is_empty().then(|| t.missing.to_owned()));
        if what.is_empty() {
            focus::by_id(WORDS);
        } else if form.is_as_kept(&AgreementForm { words: what.clone() })
            || app.execute(Command::Agreement(AgreementCommand::Reword { id, what }), t.reworded)
        {
            end();
        }
    };
    view! {
        <Form on_submit=save>
            <Field id=WORDS label=t.reword_label value=words error=missing lines=true most=500/>
            <ChangedMeanwhile other=form.conflict(|form| &form.words)/>
            <div class="actions">
                <Submit label=common.save/>
                <Button label=common.cancel kind=Kind::Ghost on_press=end/>
            </div>
        </Form>
    }
    .into_any()
}
