//! The sheets' fields.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::save::{Missing, remove, save};
use super::typed;
use super::{Capture, Capturing, FIRST};
use crate::group::{DecisionMethod, Group, MeetingId, MemberId};
use crate::text::{self, news::bidi_isolate};
use crate::ui::binding::Binding;
use crate::ui::components::people::author_picker::by_whom_of;
use crate::ui::components::people::names::summaries;
use crate::ui::components::{
    Button, CancelTyped, Chip, Choice, ChoiceCard, DayField, Details, Field, Form, FormError, Kind,
    MemberSummary, SeatPicker, Submit, also_changed,
};
use crate::ui::forms::task_line::{Read, TaskLine};
use crate::ui::state::{app, field};

/// What is in the sheet, made anew each time that it opens.
pub(super) fn form(meeting: MeetingId, capturing: Capturing) -> AnyView {
    let (app, t, common) = (app(), &text::current().capture, &text::current().common);
    let (what, note) = capturing.what.get_untracked();
    let form = typed::open(app, what, note);
    let (begun, chosen) = (form.is_begun(), field!(form.who));
    if note.is_none() {
        Effect::new(move || capturing.set_begun(what, begun.get()));
    }
    let missing = Missing::new();
    Effect::new(move || {
        if chosen.with(|who| !who.is_empty()) {
            missing.who.set(false);
        }
    });
    let how = field!(form.how);
    Effect::new(move || {
        if how.with(Option::is_some) {
            missing.how.set(false);
        }
    });
    let task = (what == Capture::Commitment).then(|| typed::task_line(app, form));
    let read = task.map(|task| task.read_as_typed(app));
    let people = people_to_choose(meeting, chosen, read);
    let field = move || {
        let (label, thanks) = (what.words().what, what == Capture::Thanks);
        let id = if thanks { super::save::WORD } else { FIRST };
        // A word on what was needed or done is a line; what was said may be several.
        let lines = !matches!(what, Capture::Need | Capture::Commitment);
        let hint = if what == Capture::Later { t.later_hint } else { "" };
        view! { <Field id label hint value=field!(form.what) error=missing.what lines optional=thanks most=2000/> }
    };
    let inside = match what {
        Capture::Need => view! {
            {field()}
            <Field label=t.why_needed value=field!(form.why) lines=true optional=true most=2000/>
        }
        .into_any(),
        Capture::Commitment => {
            let along = Memo::new(move |_| {
                let holders = chosen.get();
                people.with(|all| {
                    all.iter().filter(|summary| !holders.contains(&summary.id)).cloned().collect::<Vec<_>>()
                })
            });
            view! {
                <Field
                    id=FIRST label=what.words().what hint=text::current().new_commitment.what_hint
                    value=field!(form.what) error=missing.what most=2000
                />
                {who(t.who, "", people, task.map_or(chosen, TaskLine::holders), missing)}
                <DayField label=t.by_when value=field!(form.day) today=untrack(|| app.today())/>
                <Details summary=t.along_fold><SeatPicker legend=t.along people=along chosen=field!(form.along)/></Details>
            }
            .into_any()
        }
        Capture::Decision => {
            let methods = [
                ChoiceCard::new(Some(DecisionMethod::Consent), t.consent),
                ChoiceCard::new(Some(DecisionMethod::Consensus), t.consensus),
                ChoiceCard::new(Some(DecisionMethod::Vote), t.vote),
            ];
            // What was begun in the fold is seen after a reload.
            let more = form.with_untracked(|form| {
                !form.why.is_empty() || !form.concerns.is_empty() || !form.who.is_empty()
            });
            view! {
                {about(meeting)}
                {field()}
                <div class="stack-close choices-three" id=super::save::HOW tabindex="-1">
                    <Choice legend=t.how cards=methods chosen=how/>
                    <FormError error=move || missing.how.get().then_some(t.how_missing)/>
                </div>
                <Details summary=t.more unfolded=more>
                    <Field label=t.why value=field!(form.why) lines=true optional=true most=2000/>
                    <Field label=t.concerns value=field!(form.concerns) lines=true optional=true most=2000/>
                    <SeatPicker legend=t.aside people chosen=field!(form.who)/>
                </Details>
            }
            .into_any()
        }
        Capture::Thanks => {
            let thanks = &text::current().thanks;
            view! {
                {who(thanks.whom, FIRST, people, chosen, missing)}
                {forms(field!(form.form))}
                {field()}
                {by_whom_of(thanks.who, app.me_untracked(), field!(form.by), people)}
                <FormError error=move || missing.by.get().then_some(thanks.who_missing)/>
            }
            .into_any()
        }
        Capture::Note | Capture::Later | Capture::NextTime => field().into_any(),
    };
    let remove = note.map(|id| {
        view! { <Button label=t.remove kind=Kind::Removal on_press=move || remove(app, capturing, id)/> }
    });
    view! {
        <Form on_submit=move || save(app, meeting, capturing, form, missing)>
            {inside}
            {also_changed(form)}
            <div class="actions form-foot">
                <Submit label=common.save/>
                <CancelTyped begun on_cancel=move || { form.forget(); capturing.open.set(false); }/>
                {remove}
            </div>
        </Form>
    }
    .into_any()
}

/// Whoever is around the circle, and whoever is chosen or named in the line, even where they aren't here.
fn people_to_choose(
    meeting: MeetingId,
    chosen: Binding<Vec<MemberId>>,
    read: Option<Memo<Read>>,
) -> Signal<Vec<MemberSummary>> {
    let app = app();
    Memo::new(move |_| {
        let mut others = chosen.get_untracked();
        others.extend(read.into_iter().flat_map(|read| read.get().holders));
        app.with(|group| {
            let Some(one) = group.meeting(meeting) else { return Vec::new() };
            let mut people = group.around(one);
            others.retain(|id| people.iter().all(|member| member.id != *id));
            people.extend(
                others.iter().collect::<BTreeSet<_>>().into_iter().filter_map(|id| group.member(*id)),
            );
            summaries(people.into_iter())
        })
    })
    .into()
}

/// The item of the agenda that is talked about.
fn about(meeting: MeetingId) -> AnyView {
    let (app, t) = (app(), &text::current().capture);
    let session = app
        .session_untracked()
        .filter(|session| app.with_untracked(|group| group.is_of(meeting, Some(session.meeting))));
    let item = session.and_then(|session| session.item);
    let words = item.and_then(|id| {
        app.with_untracked(|group| group.item(id).map(|item| (t.about)(&bidi_isolate(&item.words.what))))
    });
    words.map(|words| view! { <p class="muted">{words}</p> }).into_any()
}

/// Who said yes, or who is thanked.
fn who(
    legend: &'static str,
    id: &'static str,
    people: Signal<Vec<MemberSummary>>,
    chosen: Binding<Vec<MemberId>>,
    missing: Missing,
) -> AnyView {
    let t = text::current();
    let words = if id.is_empty() { t.capture.who_missing } else { t.thanks.whom_missing };
    let id = if id.is_empty() { super::save::WHO } else { id };
    view! {
        <div class="stack-close" id=id tabindex="-1">
            {move || match people.with(Vec::is_empty) {
                true => view! { <p>{t.capture.nobody_around}</p> }.into_any(),
                false => view! { <SeatPicker legend people chosen/> }.into_any(),
            }}
            <FormError error=move || missing.who.get().then_some(words)/>
        </div>
    }
    .into_any()
}

/// The group's forms of leadership; one at most.
fn forms(chosen: Binding<String>) -> AnyView {
    let t = &text::current().thanks;
    let chip = move |form: String| {
        let words = t.form(&form);
        let here = form.clone();
        let on = Signal::derive(move || chosen.with(|chosen| *chosen == here));
        let press = move || {
            chosen.update(|chosen| if *chosen == form { chosen.clear() } else { chosen.clone_from(&form) });
        };
        view! { <Chip label=words on on_press=press/> }
    };
    view! {
        <fieldset class="choice-set">
            <legend>{t.what_for}</legend>
            <div class="chips">{app().with_untracked(Group::forms).into_iter().map(chip).collect::<Vec<_>>()}</div>
        </fieldset>
    }
    .into_any()
}
