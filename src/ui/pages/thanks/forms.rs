//! The group's own list of forms of leadership.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::{AppreciationCommand, Command, Group, name::fold};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::{Details, Field, Form, FormActions, icon};
use crate::ui::state::{App, app, field};

const LIST: &str = "forms";
const NEW: &str = "new-form";

/// The list, folded: it is changed now and then.
pub fn list() -> AnyView {
    let (app, t) = (app(), &text::current().thanks);
    let forms = Memo::new(move |_| app.with(Group::forms));
    let out = Memo::new(move |_| app.with(Group::removed_forms));
    let one = move |form: String| {
        let words = t.form(&form);
        let label = (t.take_out)(&bidi_isolate(&words));
        let press = move || set(app, &form, false);
        view! {
            <li>
                <button type="button" class="chip" aria-label=label on:click=move |_| press()>
                    <bdi>{words}</bdi>
                    {icon::icon(icon::CROSS)}
                </button>
            </li>
        }
    };
    let back = move |form: String| {
        let words = t.form(&form);
        let label = (t.bring_back)(&bidi_isolate(&words));
        view! {
            <button type="button" class="chip" aria-label=label on:click=move |_| set(app, &form, true)>
                <bdi>{words}</bdi>
            </button>
        }
    };
    view! {
        <Details summary=t.ours>
            <p class="muted">{t.ours_text}</p>
            <ul class="tags" id=LIST tabindex="-1" aria-label=t.ours>
                {move || forms.get().into_iter().map(one).collect::<Vec<_>>()}
            </ul>
            {new_form(app)}
            {move || (!out.with(Vec::is_empty)).then(|| view! {
                <fieldset class="choice-set">
                    <legend>{t.out}</legend>
                    <div class="chips">{out.get().into_iter().map(back).collect::<Vec<_>>()}</div>
                </fieldset>
            })}
        </Details>
    }
    .into_any()
}

fn set(app: App, form: &str, on: bool) {
    let t = &text::current().thanks;
    let command = Command::Thanks(AppreciationCommand::Form { form: form.to_owned(), on });
    if app.execute(command, if on { t.form_back } else { t.taken_out }) {
        // What was pressed is gone now.
        focus::once_made(|| {
            focus::by_id(LIST);
        });
    }
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct NewFormOfLeadership {
    word: String,
}

fn new_form(app: App) -> AnyView {
    let t = &text::current().thanks;
    let form = app.draft(app.draft_name("thanks-form"), NewFormOfLeadership::default());
    let word = field!(form.word);
    let missing = RwSignal::new(None);
    let save = move || {
        let word = word.get_untracked().trim().to_owned();
        let nothing = fold(&word).is_empty();
        missing.set(nothing.then(|| t.new_form_missing.to_owned()));
        if !nothing
            && app.execute(Command::Thanks(AppreciationCommand::Form { form: word, on: true }), t.form_added)
        {
            form.reset();
        }
        focus::by_id(NEW);
    };
    view! {
        <Form on_submit=save>
            <Field id=NEW label=t.new_form hint=t.new_form_hint value=word error=missing most=60/>
            <FormActions begun=form.is_begun() on_cancel=move || form.reset()/>
        </Form>
    }
    .into_any()
}
