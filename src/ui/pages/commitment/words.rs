//! Other words, another note, another day: forms over what others may change meanwhile.

use crate::ui::prelude::*;

use super::doing::Sheets;
use crate::browser::focus;
use crate::domain::{Act, Commitment, Day};
use crate::text;
use crate::ui::derived::memo;
use crate::ui::kit::{DayField, Field, Form, Submit, day_words};
use crate::ui::meanwhile::{Meanwhile, meanwhile};
use crate::ui::state::app;

const WHAT: &str = "edit-what";

/// A field over a value that others may change: what is typed, and what to tell before it is saved.
struct Over<T: Clone + PartialEq + Send + Sync + 'static> {
    typed: RwSignal<T>,
    /// The other value, where both have changed it.
    other: Memo<Option<T>>,
}

/// Begins with the value as it is, and follows it as long as the person has not touched the field.
fn over<T: Clone + PartialEq + Send + Sync + 'static>(
    sheets: Sheets,
    read: impl Fn(&Commitment) -> T + Send + Sync + 'static,
) -> Option<Over<T>> {
    let app = app();
    let now = memo(move || app.with(|group| group.commitment(sheets.id).map(&read)));
    let value = now.get_untracked()?;
    let (begun, typed) = (RwSignal::new(value.clone()), RwSignal::new(value));
    let compare = move |typed: &T| {
        let now = now.get()?;
        Some((begun.with(|begun| meanwhile(begun, typed, &now)), now))
    };
    Effect::new(move || {
        if let Some((Meanwhile::Follow, now)) = compare(&typed.get_untracked()) {
            begun.set(now.clone());
            typed.set(now);
        }
    });
    let other = memo(move || {
        let (what, now) = compare(&typed.get())?;
        (what == Meanwhile::Tell).then_some(now)
    });
    Some(Over { typed, other })
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
    let (Some(what), Some(note)) = (over(sheets, |c| c.what.clone()), over(sheets, |c| c.note.clone()))
    else {
        return ().into_any();
    };
    let no_what = RwSignal::new(None);
    let (typed_what, typed_note) = (what.typed, note.typed);
    let save = move || {
        let (what, note) = (typed_what.get_untracked().trim().to_owned(), typed_note.get_untracked());
        no_what.set(what.is_empty().then(|| t.what_missing.to_owned()));
        if what.is_empty() {
            focus::by_id(WHAT);
            return;
        }
        let note = note.trim().to_owned();
        let same =
            app.now(|group| group.commitment(sheets.id).is_some_and(|c| c.what == what && c.note == note));
        if same || app.act(Act::EditCommitment { id: sheets.id, what, note }, t.edited) {
            sheets.end();
        }
    };
    view! {
        <Form on_submit=save>
            <Field id=WHAT label=t.what value=what.typed error=no_what/>
            {told(what.other)}
            <Field
                label=text::current().new_commitment.note value=note.typed lines=true optional=true most=2000
            />
            {told(note.other)}
            <Submit label=text::current().common.save wide=true/>
        </Form>
    }
    .into_any()
}

/// The day.
pub fn day_form(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let Some(day) = over(sheets, |c| c.day) else { return ().into_any() };
    let typed = day.typed;
    let today = untrack(|| app.today());
    let save = move || {
        let day = typed.get_untracked();
        let same = app.now(|group| group.commitment(sheets.id).is_some_and(|c| c.day == day));
        let said = || day.map_or_else(|| t.moved_away.to_owned(), |day| (t.moved)(&day_words(today, day)));
        if same || app.act(Act::MoveDay { id: sheets.id, day }, said()) {
            sheets.end();
        }
    };
    let other = memo(move || {
        let in_words = |day: Option<Day>| day.map(|day| day_words(today, day)).unwrap_or_default();
        day.other.get().map(in_words)
    });
    view! {
        <Form on_submit=save>
            <DayField label=t.day value=typed today/>
            {told(other)}
            <Submit label=text::current().common.save wide=true/>
        </Form>
    }
    .into_any()
}
