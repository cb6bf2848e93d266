//! Meet: around the circle, everybody says how they arrive and how much they can carry.

use crate::ui::prelude::*;

use super::check_in::arrive_form;
use super::pick::by_name;
use crate::browser::focus;
use crate::domain::{Carry, CheckIn, Day, Group, Member, MemberId};
use crate::text;
use crate::ui::derived::memo;
use crate::ui::kit::{
    Card, Circle, CircleSeat, EmptyState, Kind, LinkButton, PageHead, Seat, SeatLook, SeatPicker, icon,
};
use crate::ui::route::Route;
use crate::ui::state::app;

/// What somebody said today.
#[derive(Clone, PartialEq)]
struct Heard {
    look: SeatLook,
    word: String,
    carry: Option<Carry>,
    hand: bool,
}

/// The last word of each today, by the person.
fn heard_today(group: &Group, today: Day) -> Vec<(MemberId, &CheckIn)> {
    let mut heard: Vec<(MemberId, &CheckIn)> = Vec::new();
    let latest = group.general_check_ins().rev().take(400).filter(|check_in| check_in.on == Some(today));
    for check_in in latest {
        let Some(by) = check_in.by.map(|by| group.resolve(by)) else { continue };
        if !heard.iter().any(|(known, _)| *known == by) {
            heard.push((by, check_in));
        }
    }
    heard
}

/// Those in the round: who has a seat and is not away, and whoever was heard today.
fn round<'a>(group: &'a Group, heard: &[(MemberId, &CheckIn)]) -> Vec<&'a Member> {
    let is_in = |member: &&Member| {
        member.presence == crate::domain::Presence::Here || heard.iter().any(|(id, _)| *id == member.id)
    };
    group.seats().filter(is_in).collect()
}

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().meet);
    let any = memo(move || app.with(|group| group.seats().next().is_some()));
    view! {
        <PageHead title=t.title/>
        {super::agreements::for_meeting()}
        {move || if any.get() { circle_round() } else { no_people() }}
        {super::reflect::link()}
    }
    .into_any()
}

fn no_people() -> AnyView {
    let (t, common) = (&text::current().meet, &text::current().common);
    view! {
        <EmptyState icon=icon::MEET title=t.no_people text=t.no_people_text>
            <LinkButton label=common.add_people kind=Kind::Primary icon=icon::PLUS href=Route::NewPeople.hash()/>
        </EmptyState>
    }
    .into_any()
}

const FORM: &str = "#heard";

fn circle_round() -> AnyView {
    let (app, t) = (app(), &text::current().meet);
    let chosen = RwSignal::new(Vec::<MemberId>::new());
    let now = memo(move || chosen.with(|chosen| chosen.first().copied()));
    let heard = memo(move || {
        let today = app.today();
        app.with(|group| {
            let heard = heard_today(group, today);
            let one = |member: &Member| {
                let (_, check_in) = heard.iter().find(|(id, _)| *id == member.id)?;
                Some(Heard {
                    look: SeatLook::from(member),
                    word: check_in.word.clone(),
                    carry: check_in.carry,
                    hand: member.hand == Some(check_in.id),
                })
            };
            let round = round(group, &heard);
            (round.iter().filter_map(|member| one(member)).collect::<Vec<_>>(), round.len())
        })
    });
    let seats = memo(move || {
        let now = now.get();
        app.with(|group| {
            let seat = |member: &Member| CircleSeat {
                look: SeatLook::from(member),
                hand: member.hand.is_some(),
                here: Some(member.id) == now,
                href: None,
            };
            group.seats().map(seat).collect::<Vec<_>>()
        })
    });
    let people = memo(move || app.with(|group| by_name(group.seats())));
    // After somebody was heard: on to the next in the round who was not.
    let onwards = move || {
        let next = app.now(|group| {
            let today = untrack(|| app.today());
            let heard = heard_today(group, today);
            let round = round(group, &heard);
            let from = chosen.with_untracked(|chosen| chosen.first().copied());
            let at = round.iter().position(|member| Some(member.id) == from).map_or(0, |at| at + 1);
            let in_turn = round[at.min(round.len())..].iter().chain(&round[..at.min(round.len())]);
            let is_heard = |id: MemberId| heard.iter().any(|(known, _)| *known == id);
            in_turn.map(|member| member.id).find(|id| !is_heard(*id))
        });
        chosen.set(next.into_iter().collect());
        focus::after_paint(|| {
            focus::first("#heard h2");
        });
    };
    view! {
        <p class="muted">{t.under}</p>
        <div class="now">
            <div class="now-circle">
                <Circle seats=seats label=t.around>
                    {move || heard.with(|(heard, all)| view! {
                        <strong>{heard.len().to_string()}</strong>
                        <span>{(t.heard)(*all)}</span>
                    })}
                </Circle>
            </div>
            <div class="stack">
                <SeatPicker legend=t.who people chosen one=true/>
                {move || now.get().map(|who| form(who, onwards))}
                {move || heard.with(|(heard, all)| heard.len() == *all && *all > 0).then(|| view! {
                    <Card title=t.all_heard><p>{t.all_heard_text}</p></Card>
                })}
                <Card title=t.today>
                    <p class="muted" hidden=move || heard.with(|(heard, _)| !heard.is_empty())>{t.nobody_yet}</p>
                    <ul class="list">
                        {move || heard.with(|(heard, _)| heard.iter().cloned().map(line).collect::<Vec<_>>())}
                    </ul>
                </Card>
            </div>
        </div>
    }
    .into_any()
}

fn form(who: MemberId, then: impl Fn() + Clone + 'static) -> AnyView {
    let (app, t) = (app(), &text::current().meet);
    let title = move || (t.arrives)(&text::news::apart(&app.name_of(who)));
    view! {
        <section class="card" id=&FORM[1..]>
            <h2 class="eyebrow" tabindex="-1">{title}</h2>
            {arrive_form(Some(who), None, then)}
        </section>
    }
    .into_any()
}

fn line(heard: Heard) -> AnyView {
    let words = text::current();
    let carry = heard.carry.map(|carry| text::news::carry(&words.news, carry).to_owned());
    let hand = heard.hand.then(|| words.news.asks_hand.to_owned());
    let under = carry.into_iter().chain(hand).collect::<Vec<_>>().join(", ");
    let name = heard.look.name.clone();
    let href = Route::Person(heard.look.id).hash();
    view! {
        <li>
            <a class="arriving" href=href>
                <Seat look=heard.look/>
                <span class="arriving-words">
                    <bdi class="person-name">{name}</bdi>
                    {(!under.is_empty()).then(|| view! { <span class="muted">{under}</span> })}
                    {(!heard.word.is_empty()).then(|| view! { <span class="quote" dir="auto">{heard.word}</span> })}
                </span>
            </a>
        </li>
    }
    .into_any()
}
