//! Ask for a word: on what, and of whom.

use std::cell::RefCell;

use crate::ui::prelude::*;
use uuid::Uuid;

use crate::browser::focus;
use crate::domain::{Act, Group, MemberId, QuestionId, TogetherAct};
use crate::text;
use crate::ui::derived::memo;
use crate::ui::kit::{EmptyState, Field, Form, Kind, LinkButton, PageHead, SeatPicker, Submit, icon};
use crate::ui::pages::answer::by_whom;
use crate::ui::pages::pick::by_name;
use crate::ui::place;
use crate::ui::route::Route;
use crate::ui::state::{App, app};

const WHAT: &str = "question-what";

thread_local! {
    /// What was typed and not yet asked: the group, the question, whom.
    static DRAFT: RefCell<Option<(Uuid, String, Vec<MemberId>)>> = const { RefCell::new(None) };
}

/// The page.
pub fn page() -> AnyView {
    let app = app();
    let any = app.now(|group| group.seats().next().is_some());
    if any { form(app) } else { nobody_yet() }
}

fn nobody_yet() -> AnyView {
    let (t, text) = (&text::current().questions, text::current());
    view! {
        <PageHead title=t.ask back=Route::Questions/>
        <EmptyState icon=icon::PEOPLE title=text.now.no_people text=text.thanks.nobody_yet>
            <LinkButton
                label=text.common.add_people kind=Kind::Primary icon=icon::PLUS href=Route::NewPeople.hash()
            />
        </EmptyState>
    }
    .into_any()
}

fn form(app: App) -> AnyView {
    let (t, common) = (&text::current().questions, &text::current().common);
    let (group, me) = (app.now(Group::id), app.me_now());
    let kept = DRAFT.with_borrow(|kept| kept.clone().filter(|(of, ..)| *of == group));
    let (_, what, to) = kept.unwrap_or_default();
    let (what, to) = (RwSignal::new(what), RwSignal::new(to));
    let by = RwSignal::new(Vec::from_iter(me));
    Effect::new(move || DRAFT.with_borrow_mut(|kept| *kept = Some((group, what.get(), to.get()))));
    let (missing, no_by) = (RwSignal::new(None), RwSignal::new(false));
    Effect::new(move || {
        if by.with(|by| !by.is_empty()) {
            no_by.set(false);
        }
    });
    let people = memo(move || {
        let by = by.get();
        app.with(|group| by_name(group.seats().filter(|member| !by.contains(&member.id))))
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
        if app.act(Act::Together(TogetherAct::Ask { id, what: words, to, by: asker }), t.asked_said) {
            done.set_value(true);
            DRAFT.with_borrow_mut(|kept| *kept = None);
            place::go_instead(Route::Question(id));
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
                <div class="chips">{t.example.map(example).into_iter().into_vec()}</div>
            </fieldset>
            <div class="stack-close">
                <SeatPicker legend=t.whom people chosen=to/>
                <p class="hint">{t.whom_hint}</p>
            </div>
            {by_whom(t.whose, me, by)}
            <p class="error" role="alert">{move || no_by.get().then_some(t.whose_missing)}</p>
            <Submit label=common.save wide=true/>
        </Form>
    }
    .into_any()
}
