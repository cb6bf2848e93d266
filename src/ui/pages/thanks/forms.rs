//! The group's own list of forms of leadership.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{AppreciationCommand, Command, Group, name::fold};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::{CancelTyped, Details, Field, Form, IconButton, Submit, icon};
use crate::ui::state::{App, app, form_data};

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
            <li class="row spread">
                <bdi>{words}</bdi>
                <IconButton label icon=icon::CROSS on_press=press/>
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
            <ul class="list" id=LIST tabindex="-1" aria-label=t.ours>
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
    let act = Command::Thanks(AppreciationCommand::Form { form: form.to_owned(), on });
    if app.execute(act, if on { t.form_back } else { t.taken_out }) {
        // What was pressed is gone now.
        focus::once_made(|| {
            focus::by_id(LIST);
        });
    }
}

form_data! {
    /// What is typed.
    struct Typed: Data {
        word: String,
    }
}

fn new_form(app: App) -> AnyView {
    let (t, common) = (&text::current().thanks, &text::current().common);
    let typed = Typed::open(app, app.draft_name("thanks-form"), Data::default());
    let word = typed.word;
    let missing = RwSignal::new(None);
    let save = move || {
        let form = word.get_untracked().trim().to_owned();
        let nothing = fold(&form).is_empty();
        missing.set(nothing.then(|| t.new_form_missing.to_owned()));
        if !nothing
            && app.execute(Command::Thanks(AppreciationCommand::Form { form, on: true }), t.form_added)
        {
            typed.clear();
        }
        focus::by_id(NEW);
    };
    view! {
        <Form on_submit=save>
            <Field id=NEW label=t.new_form hint=t.new_form_hint value=word error=missing most=60/>
            <div class="actions">
                <Submit label=common.save/>
                <CancelTyped begun=typed.is_begun() on_cancel=move || typed.clear()/>
            </div>
        </Form>
    }
    .into_any()
}
