//! Other words, another note, another day: forms over what others may change meanwhile.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::sheets::Sheets;
use crate::browser::focus;
use crate::group::{Command, Commitment, Day};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::{DayField, Field, Form, FormActions, day_words};
use crate::ui::meanwhile::{Meanwhile, meanwhile};
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

/// A field over a value that others may change, with what it showed before it was touched. As long as the person has not
/// touched it, it follows; gives the other value where both have changed it.
fn over<T: Clone + PartialEq + Send + Sync + 'static>(
    sheets: Sheets,
    typed: Binding<T>,
    base: RwSignal<T>,
    read: impl Fn(&Commitment) -> T + Send + Sync + 'static,
) -> Memo<Option<T>> {
    let app = app();
    let now = Memo::new(move |_| app.with(|group| group.commitment(sheets.id).map(&read)));
    let compare = move |typed: &T| {
        let now = now.get()?;
        Some((base.with(|base| meanwhile(base, typed, &now)), now))
    };
    Effect::new(move || {
        if let Some((Meanwhile::Follow, now)) = compare(&typed.get_untracked()) {
            base.set(now.clone());
            typed.set(now);
        }
    });
    Memo::new(move |_| {
        let (what, now) = compare(&typed.get())?;
        (what == Meanwhile::Tell).then_some(now)
    })
}

/// What somebody else wrote meanwhile, where the person has changed it too.
fn told(other: Memo<Option<String>>) -> AnyView {
    let t = &text::current().commitment_page;
    let words = move || {
        other
            .get()
            .map(|words| if words.is_empty() { t.meanwhile_empty.to_owned() } else { (t.meanwhile)(&words) })
    };
    view! { <p class="hint" role="status" dir="auto">{words}</p> }.into_any()
}

/// The words and the note.
pub fn form(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let read = |c: &Commitment| WordsForm { what: c.what.clone(), note: c.note.clone() };
    let Some(shown) = app.with_untracked(|group| group.commitment(sheets.id).map(read)) else {
        return ().into_any();
    };
    let form = app.draft(app.draft_name_of("commitment", sheets.id.0), shown);
    let (typed_what, typed_note) = (field!(form.what), field!(form.note));
    let base = form.base();
    let (base_what, base_note) = (RwSignal::new(base.what), RwSignal::new(base.note));
    Effect::new(move || {
        form.rebase(WordsForm { what: base_what.get(), note: base_note.get() });
    });
    let other_what = over(sheets, typed_what, base_what, |c| c.what.clone());
    let other_note = over(sheets, typed_note, base_note, |c| c.note.clone());
    let end = move || {
        form.forget();
        sheets.end();
    };
    let no_what = RwSignal::new(None);
    let save = move || {
        let (what, note) = (typed_what.get_untracked().trim().to_owned(), typed_note.get_untracked());
        no_what.set(what.is_empty().then(|| t.what_missing.to_owned()));
        if what.is_empty() {
            focus::by_id(WHAT);
            return;
        }
        let note = note.trim().to_owned();
        let typed = WordsForm { what: what.clone(), note: note.clone() };
        let same = app.with_untracked(|group| group.commitment(sheets.id).is_some_and(|c| read(c) == typed));
        if same || app.execute(Command::EditCommitment { id: sheets.id, what, note }, t.edited) {
            end();
        }
    };
    view! {
        <Form on_submit=save>
            <Field id=WHAT grows=true label=t.what value=typed_what error=no_what/>
            {told(other_what)}
            <Field
                label=text::current().new_commitment.note value=typed_note lines=true optional=true most=2000
            />
            {told(other_note)}
            <FormActions begun=form.is_begun() on_cancel=end/>
        </Form>
    }
    .into_any()
}

/// The day.
pub fn day_form(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let read = |c: &Commitment| DayForm { day: c.day };
    let Some(shown) = app.with_untracked(|group| group.commitment(sheets.id).map(read)) else {
        return ().into_any();
    };
    let form = app.draft(app.draft_name_of("commitment-day", sheets.id.0), shown);
    let chosen = field!(form.day);
    let base = RwSignal::new(form.base().day);
    Effect::new(move || form.rebase(DayForm { day: base.get() }));
    let day = over(sheets, chosen, base, |c| c.day);
    let end = move || {
        form.forget();
        sheets.end();
    };
    let today = untrack(|| app.today());
    let save = move || {
        let day = chosen.get_untracked();
        let same = app.with_untracked(|group| group.commitment(sheets.id).is_some_and(|c| c.day == day));
        let said = || day.map_or_else(|| t.moved_away.to_owned(), |day| (t.moved)(&day_words(today, day)));
        if same || app.execute(Command::MoveDay { id: sheets.id, day }, said()) {
            end();
        }
    };
    let other = Memo::new(move |_| {
        let in_words = |day: Option<Day>| day.map(|day| day_words(today, day)).unwrap_or_default();
        day.get().map(in_words)
    });
    view! {
        <Form on_submit=save>
            <DayField label=t.day value=chosen today/>
            {told(other)}
            <FormActions begun=form.is_begun() on_cancel=end/>
        </Form>
    }
    .into_any()
}
