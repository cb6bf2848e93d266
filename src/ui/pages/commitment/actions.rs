//! What can be done with a commitment beyond a check-in: one sheet that holds the form of the moment.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::sheets::{Doing, Sheets};
use super::{describe, edit};
use crate::group::{Command, Commitment, CommitmentId, Companionship, Group, Member, MemberId};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::people::add_member::add_name;
use crate::ui::components::people::names::{name_or_somebody, summaries};
use crate::ui::components::work::companionship_choice::{came_words, ways_to_come};
use crate::ui::components::{CancelTyped, Choice, Form, FormError, MemberSummary, SeatPicker, Sheet, Submit};
use crate::ui::state::{App, Draft, app, field};

/// The sheet; put it on the page once.
pub fn sheet(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let title = move || match sheets.doing.get() {
        Doing::Words => t.edit_title,
        Doing::Day => day_label(has_day(app, sheets.id)),
        Doing::HandOver => t.hand_over,
        Doing::Share => t.share,
        Doing::Come if is_part(app, sheets.id) => t.add_helper,
        Doing::Come => t.come,
        Doing::StepOut => t.step_out,
        Doing::Describe => text::current().invitations.describe,
    };
    let form = move || match sheets.doing.get_untracked() {
        Doing::Words => edit::form(sheets),
        Doing::Day => edit::day_form(sheets),
        Doing::HandOver => hand_over(sheets),
        Doing::Share => share(sheets),
        Doing::Come => come(sheets),
        Doing::StepOut => step_out(sheets),
        Doing::Describe => describe::form(sheets),
    };
    view! { <Sheet open=sheets.open title=title>{form()}</Sheet> }.into_any()
}

/// Whether I do it, or help; followed.
fn is_part(app: App, id: CommitmentId) -> bool {
    let me = app.me();
    me.is_some_and(|me| {
        app.with(|group| group.commitment(id).is_some_and(|commitment| group.takes_part(commitment, me)))
    })
}

/// Whether it has a day, followed.
fn has_day(app: App, id: CommitmentId) -> bool {
    app.with(|group| group.commitment(id).is_some_and(|c| c.day.is_some()))
}

/// What is done to its day: where there is none, none can be moved.
pub fn day_label(has_day: bool) -> &'static str {
    let t = &text::current().commitment_page;
    if has_day { t.move_day } else { t.set_day }
}

type Chosen = Binding<Vec<MemberId>>;

/// Who is picked in one of the sheets; each has a draft of its own.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct PeopleForm {
    from: Vec<MemberId>,
    who: Vec<MemberId>,
    how: Companionship,
}

impl PeopleForm {
    /// Opens it; `who` is picked at first.
    fn open(sheets: Sheets, name: &'static str, who: Option<MemberId>) -> Draft<Self> {
        Self::open_from(sheets, name, None, who)
    }

    fn open_from(
        sheets: Sheets,
        name: &'static str,
        from: Option<MemberId>,
        who: Option<MemberId>,
    ) -> Draft<Self> {
        let app = app();
        let fresh =
            Self { from: Vec::from_iter(from), who: Vec::from_iter(who), how: Companionship::Alongside };
        app.draft(app.draft_name_of(name, sheets.id.0), fresh)
    }
}

/// The people whom `of` finds for the commitment, in the order of the seats.
fn people(
    sheets: Sheets,
    of: impl Fn(&Group, &Commitment) -> Vec<MemberSummary> + Send + Sync + 'static,
) -> Signal<Vec<MemberSummary>> {
    let app = app();
    Memo::new(move |_| {
        app.with(|group| group.commitment(sheets.id).map(|c| of(group, c)).unwrap_or_default())
    })
    .into()
}

fn seats_without<'a>(group: &'a Group, leave_out: impl Fn(&Member) -> bool) -> Vec<MemberSummary> {
    summaries(group.seats().filter(|member: &&'a Member| !leave_out(member)))
}

/// One of these people; a kind word where there is nobody else.
fn pick(legend: &'static str, people: Signal<Vec<MemberSummary>>, chosen: Chosen) -> AnyView {
    let nobody = Memo::new(move |_| people.with(Vec::is_empty));
    (move || {
        if nobody.get() {
            view! { <p>{text::current().commitment_page.nobody_left}</p> }.into_any()
        } else {
            view! { <SeatPicker legend people chosen one=true/> }.into_any()
        }
    })
    .into_any()
}

/// The first of those chosen; says that somebody is missing where there is none.
fn one(chosen: Chosen, missing: RwSignal<bool>) -> Option<MemberId> {
    let one = chosen.with_untracked(|chosen| chosen.first().copied());
    missing.set(one.is_none());
    one
}

/// A sheet's form: a kind word, what is chosen, *Save*.
fn frame(
    sheets: Sheets,
    form: Draft<PeopleForm>,
    words: &'static str,
    inside: impl IntoView + 'static,
    missing: RwSignal<bool>,
    save: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let t = &text::current().commitment_page;
    let hint = (!words.is_empty()).then(|| view! { <p class="muted">{words}</p> });
    let cancel = move || {
        form.forget();
        sheets.end();
    };
    view! {
        <Form on_submit=save>
            {hint}
            {inside}
            <FormError error=move || missing.get().then_some(t.who_missing)/>
            <Submit label=text::current().common.save wide=true/>
            <CancelTyped begun=form.is_begun() wide=true on_cancel=cancel/>
        </Form>
    }
    .into_any()
}

/// Says it, keeps it, and closes the sheet.
fn done(app: App, sheets: Sheets, form: Draft<PeopleForm>, command: Command, said: String) {
    if app.execute(command, said) {
        form.forget();
        sheets.end();
    }
}

fn name(app: App, id: MemberId) -> String {
    app.with_untracked(|group| name_or_somebody(group, Some(id)))
}

fn hand_over(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let holders = people(sheets, |group, c| summaries(group.holders(c).into_iter()));
    let me = app.me_untracked();
    // Who holds it alone hands it over; of several, oneself first.
    let first = holders.with_untracked(|holders| match holders.as_slice() {
        [one] => Some(one.id),
        many => many.iter().map(|summary| summary.id).find(|id| Some(*id) == me),
    });
    let form = PeopleForm::open_from(sheets, "commitment-hand-over", first, None);
    let (from, to) = (field!(form.from), field!(form.who));
    let several = holders.with_untracked(|holders| holders.len() > 1);
    let takers = people(sheets, move |group, _| {
        seats_without(group, |member| from.with(|from| from.contains(&member.id)))
    });
    let missing = RwSignal::new(false);
    let save = move || {
        let (Some(from), Some(to)) = (one(from, missing), one(to, missing)) else { return };
        let said = (t.handed_over)(&name(app, to));
        done(app, sheets, form, Command::HandOver { id: sheets.id, from, to }, said);
    };
    let inside = view! {
        {several.then(|| view! { <SeatPicker legend=t.hand_over_from people=holders chosen=from one=true/> })}
        {pick(t.hand_over_to, takers, to)}
        {add_name(to, true)}
    };
    frame(sheets, form, t.hand_over_text, inside, missing, save)
}

fn share(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let others = people(sheets, |group, c| seats_without(group, |member| group.is_holder(c, member.id)));
    let me = app.me_untracked();
    let form = PeopleForm::open(sheets, "commitment-share", None);
    let with = field!(form.who);
    let missing = RwSignal::new(false);
    let save = move || {
        let Some(with) = one(with, missing) else { return };
        let said = if Some(with) == me { t.shared_mine.to_owned() } else { (t.shared)(&name(app, with)) };
        done(app, sheets, form, Command::AddHolder { id: sheets.id, holder: with }, said);
    };
    let inside = view! {
        {pick(t.share_with, others, with)}
        {add_name(with, true)}
    };
    frame(sheets, form, t.share_text, inside, missing, save)
}

fn come(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let others = people(sheets, |group, c| seats_without(group, |member| group.is_holder(c, member.id)));
    // Oneself, unless one is part of it already.
    let me = app.me_untracked().filter(|me| {
        app.with_untracked(|group| group.commitment(sheets.id).is_some_and(|c| !group.takes_part(c, *me)))
    });
    let form = PeopleForm::open(sheets, "commitment-come", me);
    let (who, how) = (field!(form.who), field!(form.how));
    let missing = RwSignal::new(false);
    let save = move || {
        let Some(who) = one(who, missing) else { return };
        let how = how.get_untracked();
        done(
            app,
            sheets,
            form,
            Command::AddCompanion { id: sheets.id, who, how },
            came_words(how, &name(app, who)),
        );
    };
    let inside = view! {
        <Choice legend=t.come_how cards=ways_to_come() chosen=how/>
        {pick(t.come_who, others, who)}
        {add_name(who, true)}
    };
    frame(sheets, form, "", inside, missing, save)
}

fn step_out(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let part = people(sheets, |group, c| {
        let companions = group.companions(c).into_iter().map(|(member, _)| member);
        summaries(group.holders(c).into_iter().chain(companions))
    });
    let me = app.me_untracked();
    let first = part.with_untracked(|part| match part.as_slice() {
        [one] => Some(one.id),
        many => many.iter().map(|summary| summary.id).find(|id| Some(*id) == me),
    });
    let form = PeopleForm::open(sheets, "commitment-step-out", first);
    let who = field!(form.who);
    let missing = RwSignal::new(false);
    let save = move || {
        let Some(who) = one(who, missing) else { return };
        let said = (t.stepped_out)(&name(app, who));
        done(app, sheets, form, Command::StepOut { id: sheets.id, who }, said);
    };
    let inside = view! { <SeatPicker legend=t.step_out_who people=part chosen=who one=true/> };
    frame(sheets, form, t.step_out_text, inside, missing, save)
}
