//! Say thanks: to one or several people, for a form of leadership, with a word what it was.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{AppreciationCommand, AppreciationId, Command, MemberId};
use crate::text;
use crate::ui::components::people::author_picker::by_whom;
use crate::ui::components::people::names::{names_of, summaries};
use crate::ui::components::thanks::form_picker::form_picker;
use crate::ui::components::{Field, Form, FormActions, FormError, NobodyYet, PageHead, SeatPicker, icon};
use crate::ui::forms::thanks::{ThanksForm, draft_name};
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, Draft, app, field};

const WHOM: &str = "thanks-whom";
const WORD: &str = "thanks-word";

/// The page; to `member` at first.
pub fn page(member: Option<MemberId>) -> AnyView {
    let app = app();
    let any = app.with_untracked(|group| group.seats().next().is_some());
    if any { form(app, member) } else { nobody_yet() }
}

fn nobody_yet() -> AnyView {
    let t = &text::current().thanks;
    view! {
        <PageHead title=t.say_thanks back=Route::Thanks/>
        <NobodyYet icon=icon::HEART title=t.none text=t.nobody_yet/>
    }
    .into_any()
}

fn form(app: App, member: Option<MemberId>) -> AnyView {
    let t = &text::current().thanks;
    let me = app.me_untracked();
    let fresh = ThanksForm {
        to: member.map(|id| app.with_untracked(|group| group.resolve(id))).into_iter().collect::<Vec<_>>(),
        by: Vec::from_iter(me),
        ..ThanksForm::default()
    };
    let form = app.draft(draft_name(app, member), fresh);
    let commitment = form.with_untracked(|form| form.commitment);
    let (nobody, nothing, no_by) = (RwSignal::new(false), RwSignal::new(None), RwSignal::new(false));
    Effect::new(move || {
        let ThanksForm { to, form, by, .. } = form.get();
        if !to.is_empty() {
            nobody.set(false);
        }
        if !form.is_empty() {
            nothing.set(None);
        }
        if !by.is_empty() {
            no_by.set(false);
        }
    });
    let done = StoredValue::new(false);
    let save = move || {
        if !done.get_value() && save(app, form, nobody, nothing, no_by) {
            done.set_value(true);
            form.forget();
            navigation::back_or(Route::Thanks);
        }
    };
    let about = commitment.and_then(|id| {
        app.with_untracked(|group| {
            group.commitment(id).map(|c| (t.about)(&text::news::bidi_isolate(&c.what)))
        })
    });
    view! {
        <PageHead title=t.say_thanks back=Route::Thanks/>
        {about.map(|about| view! { <p class="muted">{about}</p> })}
        <Form on_submit=save>
            {whom(app, form, nobody)}
            {form_picker(app, field!(form.form))}
            <Field
                id=WORD label=t.word hint=t.word_hint value=field!(form.word) error=nothing
                lines=true optional=true most=2000
            />
            {by_whom(t.who, me, field!(form.by))}
            <FormError error=move || no_by.get().then_some(t.who_missing)/>
            <FormActions begun=form.is_begun() on_cancel=move || { form.reset(); navigation::back_or(Route::Thanks); }/>
        </Form>
    }
    .into_any()
}

/// Everybody but whoever says it; also one who has left, where the thanks began with them.
fn whom(app: App, form: Draft<ThanksForm>, nobody: RwSignal<bool>) -> AnyView {
    let t = &text::current().thanks;
    let first = form.with_untracked(|form| form.to.clone());
    let by = field!(form.by);
    let people = Memo::new(move |_| {
        let by = by.get();
        app.with(|group| {
            let also = group.members().filter(|member| !member.has_seat() && first.contains(&member.id));
            summaries(group.seats().chain(also).filter(|member| !by.contains(&member.id)))
        })
    });
    view! {
        <div class="stack-close" id=WHOM tabindex="-1">
            <SeatPicker legend=t.whom people chosen=field!(form.to)/>
            <FormError error=move || nobody.get().then_some(t.whom_missing)/>
        </div>
    }
    .into_any()
}

/// Keeps it; returns whether it was. What is missing is said.
fn save(
    app: App,
    form: Draft<ThanksForm>,
    nobody: RwSignal<bool>,
    nothing: RwSignal<Option<String>>,
    no_by: RwSignal<bool>,
) -> bool {
    let t = &text::current().thanks;
    let ThanksForm { mut to, form, word, by, commitment } = form.get_untracked();
    let (by, word) = (by.first().copied(), word.trim().to_owned());
    to.retain(|id| Some(*id) != by);
    let empty = form.is_empty() && word.is_empty();
    nobody.set(to.is_empty());
    nothing.set((empty && !to.is_empty()).then(|| t.word_missing.to_owned()));
    no_by.set(by.is_none());
    if to.is_empty() {
        focus::by_id(WHOM);
    } else if empty {
        focus::by_id(WORD);
    }
    if to.is_empty() || empty || by.is_none() {
        return false;
    }
    let names = app.with_untracked(|group| names_of(group, &to));
    let id = AppreciationId(app.fresh());
    let thank = AppreciationCommand::Thank { id, to, form, word, by, commitment };
    app.execute(Command::Thanks(thank), (t.said)(&names))
}
