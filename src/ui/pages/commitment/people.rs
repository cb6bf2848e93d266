//! Who makes sure it happens, and who is alongside.

use leptos::prelude::*;

use super::sheets::{Doing, Sheets, keep_focus};
use crate::group::{Command, CommitmentId, Companionship, Group, Member, MemberId};
use crate::text;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::people::names::names;
use crate::ui::components::{Card, Details, MemberSummary, PersonLine, act, icon, way};
use crate::ui::navigation::came_from;
use crate::ui::route::{Inviting, Route};
use crate::ui::state::app;

/// What the card shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Who {
    people: Vec<(MemberSummary, String)>,
    held: bool,
    open: bool,
    /// I do it, or help.
    part: bool,
    noted_by: Option<String>,
    /// A co-holder is welcome.
    place: bool,
    /// "Ana and Bilal both stepped up": each on their own phone.
    apart: Option<String>,
}

impl Who {
    fn of(group: &Group, id: CommitmentId, me: Option<MemberId>) -> Self {
        let t = &text::current().commitment_page;
        let Some(commitment) = group.commitment(id) else { return Self::default() };
        let line = |member: &Member, how: &str| {
            let you = (Some(member.id) == me).then_some(t.is_you);
            let parts: Vec<&str> = you.into_iter().chain((!how.is_empty()).then_some(how)).collect();
            (MemberSummary::from(member), parts.join(", "))
        };
        let holders = group.holders(commitment);
        let held = !holders.is_empty();
        let mut people: Vec<_> = holders.into_iter().map(|member| line(member, "")).collect();
        let how_words = |how| match how {
            Companionship::Alongside => t.alongside,
            Companionship::Learning => t.learning,
            Companionship::Teaching => t.teaching,
        };
        people.extend(
            group.companions(commitment).into_iter().map(|(member, how)| line(member, how_words(how))),
        );
        let apart = group
            .was_taken_twice(commitment)
            .then(|| (text::current().news.leading.was_taken_twice)(&names(&group.holders(commitment))));
        let noted_by = commitment.noted_by.map(|by| (t.noted_by)(&name_or_somebody(group, Some(by))));
        let part = me.is_some_and(|me| group.takes_part(commitment, me));
        Self { people, held, open: commitment.is_open(), part, noted_by, place: commitment.open_place, apart }
    }
}

/// The card.
pub fn card(id: CommitmentId, sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let who = Memo::new(move |_| {
        let me = app.me();
        app.with(|group| Who::of(group, id, me))
    });
    let acts =
        Memo::new(move |_| who.with(|who| (who.open, who.held, who.part, who.place, !who.people.is_empty())));
    let lines = move || {
        let who = who.get();
        let nobody = (!who.held && !who.open).then(|| view! { <p class="muted">{t.nobody_ended}</p> });
        let people: Vec<_> = who.people.into_iter().map(person).collect();
        let noted = who.noted_by.map(|words| view! { <p class="muted">{words}</p> });
        let apart = who.apart.map(|words| view! { <p class="muted">{words}</p> });
        let place = (who.place && who.open)
            .then(|| view! { <p class="need-fit">{icon::icon(icon::PEOPLE)}{text::current().invitations.open_place_text}</p> });
        let people = (!people.is_empty()).then(|| view! { <ul class="list">{people}</ul> });
        view! { {nobody}{people}{noted}{apart}{place} }.into_any()
    };
    view! {
        <Card title=move || if acts.with(|acts| acts.0) { t.holds } else { t.held }>
            {lines}
            {move || {
                let (open, held, part, place, anyone) = acts.get();
                open.then(|| others(sheets, held, part, place, anyone))
            }}
        </Card>
    }
    .into_any()
}

/// The ways in which others do it: each says what it means.
fn others(sheets: Sheets, held: bool, part: bool, place: bool, anyone: bool) -> AnyView {
    let (t, invite) = (&text::current().commitment_page, text::current().common.invite);
    let begin = move |doing| move || sheets.begin(doing);
    let invite_to = Route::Invite(Some(Inviting::Commitment(sheets.id)));
    let come = if part { t.add_helper } else { t.come };
    // Who is asked by a check-in whether somebody else could do it comes to see these.
    let asked = matches!(came_from(), Some(Route::CheckIn(Some(_))));
    view! {
        <Details summary=t.others unfolded=asked>
            <ul class="list act-rows">
                {way((invite_to, icon::PLUS, invite, t.invite_under))}
                {act(icon::PEOPLE, t.share, t.share_under, begin(Doing::Share))}
                {held.then(|| act(icon::ONWARD, t.hand_over, t.hand_over_under, begin(Doing::HandOver)))}
                {(part || !held).then(|| act(icon::HAND, come, t.come_under, begin(Doing::Come)))}
                {held.then(|| place_row(sheets.id, place))}
                {anyone.then(|| act(icon::CROSS, t.step_out, t.step_out_under, begin(Doing::StepOut)))}
            </ul>
        </Details>
    }
    .into_any()
}

/// Opens a place for a co-holder, or closes it.
fn place_row(id: CommitmentId, open: bool) -> AnyView {
    let (app, t) = (app(), &text::current().invitations);
    let (label, under, said) = match open {
        true => (t.close_place, t.close_place_under, t.closed_place),
        false => (t.open_place, t.open_place_under, t.opened_place),
    };
    let press = move || {
        if app.execute(Command::OpenPlace { id, open: !open }, said) {
            keep_focus();
        }
    };
    act(icon::SEARCH, label, under, press)
}

fn person((summary, under): (MemberSummary, String)) -> AnyView {
    let href = Route::Person(summary.id).hash();
    view! { <li><PersonLine summary under href/></li> }.into_any()
}
