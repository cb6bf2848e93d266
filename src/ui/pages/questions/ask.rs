//! Ask for a word: on what, and of whom.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::{Command, MemberId, QuestionCommand, QuestionId};
use crate::text;
use crate::ui::components::people::author_picker::by_whom;
use crate::ui::components::people::names::summaries;
use crate::ui::components::{Field, Form, FormActions, FormError, NobodyYet, PageHead, SeatPicker, icon};
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, app, field};

const WHAT: &str = "question-what";

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct QuestionForm {
    what: String,
    to: Vec<MemberId>,
    by: Vec<MemberId>,
}

/// The page.
pub fn page() -> AnyView {
    let app = app();
    let any = app.with_untracked(|group| group.seats().next().is_some());
    if any { form(app) } else { nobody_yet() }
}

fn nobody_yet() -> AnyView {
    let (t, text) = (&text::current().questions, text::current());
    view! {
        <PageHead title=t.ask back=Route::Questions/>
        <NobodyYet icon=icon::PEOPLE title=text.now.no_people text=text.thanks.nobody_yet/>
    }
    .into_any()
}

fn form(app: App) -> AnyView {
    let t = &text::current().questions;
    let me = app.me_untracked();
    let fresh = QuestionForm { by: Vec::from_iter(me), ..QuestionForm::default() };
    let form = app.draft(app.draft_name("question-new"), fresh);
    let (what, to, by) = (field!(form.what), field!(form.to), field!(form.by));
    let (missing, no_by) = (RwSignal::new(None), RwSignal::new(false));
    Effect::new(move || {
        if by.with(|by| !by.is_empty()) {
            no_by.set(false);
        }
    });
    let people = Memo::new(move |_| {
        let by = by.get();
        app.with(|group| summaries(group.seats().filter(|member| !by.contains(&member.id))))
    });
    let done = StoredValue::new(false);
    let save = move || {
        if done.get_value() {
            return;
        }
        let words = what.get_untracked().trim().to_owned();
        let asker = by.with_untracked(|by| by.first().copied());
        missing.set(words.is_empty().then(|| t.what_missing.to_owned()));
        no_by.set(asker.is_none());
        if words.is_empty() {
            focus::by_id(WHAT);
            return;
        }
        let Some(asker) = asker else { return };
        let mut to = to.get_untracked();
        to.retain(|id| *id != asker);
        let id = QuestionId(app.fresh());
        if app
            .execute(Command::Question(QuestionCommand::Ask { id, what: words, to, by: asker }), t.asked_said)
        {
            done.set_value(true);
            form.forget();
            navigation::go_instead(Route::Question(id));
        }
    };
    let example = move |words: &'static str| {
        let press = move || {
            what.set(words.to_owned());
            focus::by_id(WHAT);
        };
        view! { <button type="button" class="chip" on:click=move |_| press()>{words}</button> }
    };
    view! {
        <PageHead title=t.ask back=Route::Questions/>
        <p class="muted">{t.ask_under}</p>
        <Form on_submit=save>
            <Field id=WHAT label=t.what hint=t.what_hint value=what error=missing lines=true most=500/>
            <fieldset class="choice-set">
                <legend>{t.examples}</legend>
                <div class="chips">{t.example.map(example).into_iter().collect::<Vec<_>>()}</div>
            </fieldset>
            <div class="stack-close">
                <SeatPicker legend=t.whom people chosen=to/>
                <p class="hint">{t.whom_hint}</p>
            </div>
            {by_whom(t.whose, me, by)}
            <FormError error=move || no_by.get().then_some(t.whose_missing)/>
            <FormActions begun=form.is_begun() on_cancel=move || { form.reset(); navigation::back_or(Route::Questions); }/>
        </Form>
    }
    .into_any()
}
