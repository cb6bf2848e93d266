//! Who makes sure it happens, and who is alongside.

use leptos::prelude::*;

use super::sheets::{Doing, Sheets, keep_focus};
use crate::group::{Command, CommitmentId, Companionship, Group, Member, MemberId};
use crate::text;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::people::names::names;
use crate::ui::components::{Button, Card, Kind, LinkButton, PersonLine, SeatLook, icon};
use crate::ui::route::{Inviting, Route};
use crate::ui::state::app;

/// What the card shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Who {
    people: Vec<(SeatLook, String)>,
    held: bool,
    open: bool,
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
            (SeatLook::from(member), parts.join(", "))
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
        Self { people, held, open: commitment.is_open(), noted_by, place: commitment.open_place, apart }
    }
}

/// The card.
pub fn card(id: CommitmentId, sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let who = Memo::new(move |_| {
        let me = app.me();
        app.with(|group| Who::of(group, id, me))
    });
    let acts = Memo::new(move |_| who.with(|who| (who.open, who.held, who.place)));
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
    let begin = move |doing| move || sheets.begin(doing);
    view! {
        <Card title=move || if acts.with(|acts| acts.0) { t.holds } else { t.held }>
            {lines}
            {move || {
                let (open, held, place) = acts.get();
                open.then(|| view! {
                    <div class="actions">
                        <Button label=t.share on_press=begin(Doing::Share)/>
                        <Button label=t.come on_press=begin(Doing::Come)/>
                        {held.then(|| view! { <Button label=t.hand_over on_press=begin(Doing::HandOver)/> })}
                        <LinkButton
                            label=text::current().common.invite icon=icon::PEOPLE
                            href=Route::Invite(Some(Inviting::Commitment(id))).hash()
                        />
                        {held.then(|| place_button(id, place))}
                    </div>
                })
            }}
        </Card>
    }
    .into_any()
}

/// Opens a place for a co-holder, or closes it.
fn place_button(id: CommitmentId, open: bool) -> AnyView {
    let (app, t) = (app(), &text::current().invitations);
    let (label, said) = if open { (t.close_place, t.closed_place) } else { (t.open_place, t.opened_place) };
    let press = move || {
        if app.execute(Command::OpenPlace { id, open: !open }, said) {
            keep_focus();
        }
    };
    view! { <Button label kind=Kind::Quiet on_press=press/> }.into_any()
}

fn person((look, under): (SeatLook, String)) -> AnyView {
    let href = Route::Person(look.id).hash();
    view! { <li><PersonLine look under href/></li> }.into_any()
}
