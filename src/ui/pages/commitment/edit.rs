//! Other words, another note, another day.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::sheets::Sheets;
use crate::browser::focus;
use crate::group::{Command, Day, Group};
use crate::text;
use crate::ui::components::{ChangedMeanwhile, DayField, Field, Form, FormActions, day_words};
use crate::ui::state::{app, field};

const WHAT: &str = "edit-what";

/// The words and the note, as they are typed.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct WordsForm {
    what: String,
    note: String,
}

/// The day, as it is chosen.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct DayForm {
    day: Option<Day>,
}

/// The words and the note.
pub fn form(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let read = move |group: &Group| {
        group.commitment(sheets.id).map(|c| WordsForm { what: c.what.clone(), note: c.note.clone() })
    };
    let Some(form) = app.draft_over(app.draft_name_of("commitment", sheets.id.0), read) else {
        return ().into_any();
    };
    let end = move || {
        form.forget();
        sheets.end();
    };
    let no_what = RwSignal::new(None);
    let save = move || {
        let typed = form.get_untracked();
        let typed = WordsForm { what: typed.what.trim().to_owned(), note: typed.note.trim().to_owned() };
        no_what.set(typed.what.is_empty().then(|| t.what_missing.to_owned()));
        if typed.what.is_empty() {
            focus::by_id(WHAT);
            return;
        }
        let is_as_kept = form.is_as_kept(&typed);
        let WordsForm { what, note } = typed;
        if is_as_kept || app.execute(Command::EditCommitment { id: sheets.id, what, note }, t.edited) {
            end();
        }
    };
    view! {
        <Form on_submit=save>
            <Field id=WHAT grows=true label=t.what value=field!(form.what) error=no_what/>
            <ChangedMeanwhile other=form.conflict(|form| &form.what)/>
            <Field
                label=text::current().new_commitment.note value=field!(form.note) lines=true optional=true most=2000
            />
            <ChangedMeanwhile other=form.conflict(|form| &form.note)/>
            <FormActions begun=form.is_begun() on_cancel=end/>
        </Form>
    }
    .into_any()
}

/// The day.
pub fn day_form(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let read = move |group: &Group| group.commitment(sheets.id).map(|c| DayForm { day: c.day });
    let Some(form) = app.draft_over(app.draft_name_of("commitment-day", sheets.id.0), read) else {
        return ().into_any();
    };
    let end = move || {
        form.forget();
        sheets.end();
    };
    let today = untrack(|| app.today());
    let save = move || {
        let typed = form.get_untracked();
        let said = || match typed.day {
            Some(day) => (t.moved)(&day_words(today, day)),
            None => t.moved_away.to_owned(),
        };
        if form.is_as_kept(&typed) || app.execute(Command::MoveDay { id: sheets.id, day: typed.day }, said())
        {
            end();
        }
    };
    let day = form.conflict(|form| &form.day);
    let other = Signal::derive(move || {
        let in_words = |day: Option<Day>| day.map(|day| day_words(today, day)).unwrap_or_default();
        day.get().map(in_words)
    });
    view! {
        <Form on_submit=save>
            <DayField label=t.day value=field!(form.day) today/>
            <ChangedMeanwhile other/>
            <FormActions begun=form.is_begun() on_cancel=end/>
        </Form>
    }
    .into_any()
}
