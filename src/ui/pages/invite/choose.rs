//! To what somebody is invited: a need, something that is carried, or anything else in free words.

use leptos::prelude::*;
use uuid::Uuid;

use crate::group::{CommitmentId, Group, MemberId, SearchQuery};
use crate::insight::fit;
use crate::text;
use crate::text::news::bidi_isolate;
use crate::ui::binding::Binding;
use crate::ui::components::needs::need_line::fit_reason;
use crate::ui::components::needs::need_line::{NeedSummary, need_line};
use crate::ui::components::{Card, Choice, ChoiceCard, Field, SearchField, fresh_id};
use crate::ui::forms::invitation::{InvitationForm, TargetKind};
use crate::ui::route::Inviting;
use crate::ui::state::{Draft, app, field};

pub(super) const STEP: &str = "invite-step";
/// So many stand there at once; the search finds the others.
const SHOWN: usize = 8;

/// What was given: the need or commitment from whose page one came.
pub(super) fn given(inviting: Option<Inviting>) -> AnyView {
    let app = app();
    let summary = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| match inviting? {
            Inviting::Need(id) => Some(NeedSummary::of(group, group.need(id)?, None, today)),
            Inviting::Commitment(id) => {
                Some(NeedSummary::of_place(group, group.commitment(id)?, None, today))
            }
            Inviting::Member(_) => None,
        })
    });
    let t = &text::current().invitations;
    view! {
        <Card title=t.to_what>
            {move || match summary.get() {
                Some(summary) => need_line(summary),
                None => view! { <p class="muted">{t.matter_gone}</p> }.into_any(),
            }}
        </Card>
    }
    .into_any()
}

/// The question, and what depends on its answer.
pub(super) fn to_what(form: Draft<InvitationForm>) -> AnyView {
    let t = &text::current().invitations;
    let cards = [
        ChoiceCard::new(Some(TargetKind::Need), t.to_need).under(t.to_need_under),
        ChoiceCard::new(Some(TargetKind::Commitment), t.to_commitment).under(t.to_commitment_under),
        ChoiceCard::new(Some(TargetKind::Step), t.to_step).under(t.to_step_under),
    ];
    let kind = field!(form.kind);
    let further = move || {
        Some(match kind.get()? {
            TargetKind::Need => one_of(t.which_need, t.no_needs, needs(form), field!(form.need)),
            TargetKind::Commitment => {
                one_of(t.which_commitment, t.no_commitments, carried(form), field!(form.commitment))
            }
            TargetKind::Step => {
                view! { <Field id=STEP label=t.step hint=t.step_hint value=field!(form.step) most=200/> }
                    .into_any()
            }
        })
    };
    view! { <Choice legend=t.to_what cards chosen=kind column=true/>{further} }.into_any()
}

/// One that can be chosen: its id, what it is, and why it would fit.
type Item = (Uuid, String, String);

fn needs(form: Draft<InvitationForm>) -> Memo<Vec<Item>> {
    let (app, to) = (app(), field!(form.to));
    Memo::new(move |_| {
        let to = to.with(|to| to.first().copied());
        app.with(|group| {
            let open = group.open_needs().into_iter();
            // Who holds it already is not invited to it.
            let free = open.filter(|need| !holds(group, CommitmentId(need.id.0), to));
            fitting_first(free.map(|need| {
                (need.id.0, need.words.what.clone(), why_it_fits(group, &need.words.strengths, to))
            }))
        })
    })
}

fn carried(form: Draft<InvitationForm>) -> Memo<Vec<Item>> {
    let (app, to, by) = (app(), field!(form.to), field!(form.by));
    Memo::new(move |_| {
        let to = to.with(|to| to.first().copied());
        let by = by.with(|by| by.first().copied());
        app.with(|group| {
            let mine =
                by.is_some_and(|by| group.commitments().any(|c| c.is_open() && group.takes_part(c, by)));
            let lets_in = |id: CommitmentId| {
                let c = group.commitment(id);
                c.is_some_and(|c| c.is_open() && (!mine || by.is_some_and(|by| group.takes_part(c, by))))
            };
            let open = group.commitments().rev().filter(|c| lets_in(c.id) && !holds(group, c.id, to));
            fitting_first(open.map(|c| (c.id.0, c.what.clone(), why_it_fits(group, &c.strengths, to))))
        })
    })
}

fn holds(group: &Group, id: CommitmentId, who: Option<MemberId>) -> bool {
    let open = group.commitment(id).filter(|commitment| commitment.is_open());
    open.zip(who).is_some_and(|(commitment, who)| group.is_holder(commitment, who))
}

fn fitting_first(items: impl Iterator<Item = Item>) -> Vec<Item> {
    let (fitting, others): (Vec<Item>, Vec<Item>) = items.partition(|(_, _, why)| !why.is_empty());
    fitting.into_iter().chain(others).collect::<Vec<_>>()
}

/// One of these, with a search where they are many.
fn one_of(
    legend: &'static str,
    none: &'static str,
    items: Memo<Vec<Item>>,
    chosen: Binding<Option<Uuid>>,
) -> AnyView {
    let t = &text::current().invitations;
    let query = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let sought = query.with(|typed| SearchQuery::new(typed));
        let is_on = chosen.get();
        items.with(|items| {
            let fits = |item: &&Item| sought.is_empty() || sought.is_in(&item.1);
            let mut found: Vec<Item> = items.iter().filter(fits).take(SHOWN).cloned().collect();
            // What was chosen stays in sight.
            let chosen = items.iter().find(|item| Some(item.0) == is_on);
            if let Some(item) = chosen.filter(|item| !found.contains(item)) {
                found.push(item.clone());
            }
            found
        })
    });
    let many = Memo::new(move |_| items.with(Vec::len) > SHOWN);
    let nothing = Memo::new(move |_| items.with(Vec::is_empty));
    let name = fresh_id("which");
    let radio = move |(id, what, why): Item| {
        view! {
            <label class="choice">
                <input
                    type="radio" name=name.clone() prop:checked=move || chosen.get() == Some(id)
                    on:change=move |_| chosen.set(Some(id))
                />
                <span>
                    <bdi>{what}</bdi>
                    {(!why.is_empty()).then(|| view! { <small>{why}</small> })}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="choice-set">
            <legend>{legend}</legend>
            {move || many.get().then(|| view! {
                <div class="stack-close invite-search">
                    <SearchField value=query label=t.find/>
                    <p class="muted">{t.more_by_search}</p>
                </div>
            })}
            <div class="choices choices-column">
                <For each=move || found.get() key=|item| (item.0, item.2.clone()) children=radio/>
            </div>
            <p class="muted" hidden=move || !nothing.get()>{none}</p>
        </fieldset>
    }
    .into_any()
}

/// Why a need or commitment would fit the person who is to be invited; empty where it does not.
fn why_it_fits(group: &Group, strengths: &[String], to: Option<MemberId>) -> String {
    let member = to.and_then(|to| group.member(to));
    let fits = member.and_then(|member| fit(group, strengths, member));
    fits.map(|(how, word)| {
        let name = member.map(|member| bidi_isolate(&member.name_told_apart())).unwrap_or_default();
        [&name, " ", &fit_reason(how, &word)].concat()
    })
    .unwrap_or_default()
}
