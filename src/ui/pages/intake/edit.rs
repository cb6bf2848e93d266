//! Mending a line before it is taken.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Page, new_seat};
use crate::group::{CommitmentState, Day, MemberId};
use crate::intake::plan::{Entry, LeftOut, NameAnswer};
use crate::text;
use crate::ui::components::work::commitment_line::{state_dot, state_words};
use crate::ui::components::{
    Choice, ChoiceCard, DayField, Field, Form, FormActions, MemberSummary, SeatPicker, Sheet,
};
use crate::ui::state::field;

/// The sheet in which the line of [`Page::editing`] is mended.
pub(super) fn sheet(page: Page, today: Day) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move || {
        if page.editing.get().is_some() {
            open.set(true);
        }
    });
    Effect::new(move || {
        // A signal that is set tells it even where nothing changed: the two effects would call each other for ever.
        if !open.get() && page.editing.get_untracked().is_some() {
            page.editing.set(None);
        }
    });
    view! { <Sheet open title=text::current().intake.edit_title>{move || form(page, today, open)}</Sheet> }
        .into_any()
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct LineForm {
    what: String,
    note: String,
    /// The reasons of a decision.
    why: String,
    holders: Vec<MemberId>,
    day: Option<Day>,
    state: Option<CommitmentState>,
}

/// The reason for which the line is taken or offered.
fn why_it_is_here(entry: &Entry) -> Option<AnyView> {
    let offered = matches!(entry.left_out, None | Some(LeftOut::Maybe));
    offered.then(|| view! { <p class="muted">{(text::current().intake.reason)(entry.reason)}</p> }.into_any())
}

fn form(page: Page, today: Day, open: RwSignal<bool>) -> AnyView {
    let t = &text::current().intake;
    let Some((at, entry)) = page.editing.get_untracked().and_then(|at| {
        page.draft.with_untracked(|draft| draft.entries.get(at).map(|entry| (at, entry.clone())))
    }) else {
        return ().into_any();
    };
    let shown = LineForm {
        what: entry.what.clone(),
        note: entry.note.clone(),
        why: entry.why.clone(),
        holders: page.draft.with_untracked(|draft| draft.holders(&entry)),
        day: entry.day,
        state: entry.state,
    };
    // The line is no record yet: its words are its name.
    let line: String = entry.source.trim().chars().take(80).collect();
    let form = page.app.draft(page.app.draft_name("minutes-line").about(&line), shown);
    let (what, note, holders, day, state) =
        (field!(form.what), field!(form.note), field!(form.holders), field!(form.day), field!(form.state));
    let (why, decision) = (field!(form.why), entry.decision);
    let end = move || {
        form.forget();
        open.set(false);
    };
    let missing = RwSignal::new(None::<String>);
    let states = CommitmentState::ALL
        .map(|state| ChoiceCard::new(Some(state), state_words(state)).dot(state_dot(state)));
    let cards = std::iter::once(ChoiceCard::new(None, t.not_begun)).chain(states).collect::<Vec<_>>();
    let save = move || {
        if what.with_untracked(|what| what.trim().is_empty()) {
            missing.set(Some(t.what_missing.to_owned()));
            return;
        }
        page.draft.update(|draft| {
            // Names that are not added stay with the line: they become words in its note.
            let Some(entry) = draft.entries.get(at) else { return };
            let names = entry.holders.iter().copied().filter(|id| draft.member(*id).is_none());
            let names: Vec<MemberId> = names.collect();
            let Some(entry) = draft.entries.get_mut(at) else { return };
            entry.what = what.get_untracked().trim().to_owned();
            entry.why = why.get_untracked().trim().to_owned();
            entry.note = note.get_untracked().trim().to_owned();
            entry.holders = holders.get_untracked().into_iter().chain(names).collect::<Vec<_>>();
            entry.everyone &= holders.with_untracked(Vec::is_empty);
            entry.guessed = false;
            entry.day = day.get_untracked();
            entry.state = state.get_untracked();
            draft.take(at, true);
        });
        end();
    };
    let mut people: Vec<MemberSummary> =
        page.app.with_untracked(|group| group.seats().map(MemberSummary::from).collect::<Vec<_>>());
    page.draft.with_untracked(|draft| {
        people.extend(draft.people.iter().filter(|person| person.answer == NameAnswer::New).map(new_seat));
    });
    let people: Signal<Vec<MemberSummary>> = Signal::stored(people);
    // Nobody holds what was decided, and no day is set for it.
    let more = if decision {
        view! { <Field label=t.reasons value=why lines=true optional=true most=5000/> }.into_any()
    } else {
        view! {
            <SeatPicker legend=t.who people chosen=holders/>
            <DayField label=t.by_when value=day today/>
            <Choice legend=t.how cards chosen=state/>
            <Field label=t.note value=note lines=true optional=true most=5000/>
        }
        .into_any()
    };
    view! {
        <Form on_submit=save>
            <div class="bring-stood">
                <p class="muted">{t.stood}</p>
                <p class="quote" dir="auto">{entry.source.trim().to_owned()}</p>
                {why_it_is_here(&entry)}
            </div>
            <Field label=t.what value=what error=missing lines=true/>
            {more}
            <FormActions begun=form.is_begun() on_cancel=end/>
        </Form>
    }
    .into_any()
}
