//! Around the circle: everybody says how they arrive and how much they can carry; today, or in a meeting.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{Capacity, CheckIn, Day, Group, MeetingId, Member, MemberId, Presence};
use crate::text;
use crate::ui::components::meeting::arrival_form::arrive_form;
use crate::ui::components::people::names::summaries;
use crate::ui::components::{
    Card, Circle, CircleSeat, LayoutRequest, MemberSummary, Seat, SeatPicker, request_layout,
};
use crate::ui::route::Route;
use crate::ui::state::app;

/// What somebody said.
#[derive(Clone, PartialEq)]
struct Heard {
    summary: MemberSummary,
    word: String,
    carry: Option<Capacity>,
    hand: bool,
}

/// The last word of each, by the person: of this meeting; without one of today.
fn last_words(group: &Group, meeting: Option<MeetingId>, today: Day) -> Vec<(MemberId, &CheckIn)> {
    let mut heard: Vec<(MemberId, &CheckIn)> = Vec::new();
    let of_this = |check_in: &&CheckIn| match meeting {
        Some(meeting) => group.is_of(meeting, check_in.meeting),
        None => check_in.on == Some(today),
    };
    let latest = group.general_check_ins().rev().take(400).filter(of_this);
    for check_in in latest {
        let Some(by) = check_in.by.map(|by| group.resolve(by)) else { continue };
        if !heard.iter().any(|(known, _)| *known == by) {
            heard.push((by, check_in));
        }
    }
    heard
}

/// Those in the round, in the order of the seats: who is at the meeting, without one who is not away; and whoever was
/// heard.
fn in_round<'a>(
    group: &'a Group,
    meeting: Option<MeetingId>,
    heard: &[(MemberId, &CheckIn)],
) -> Vec<&'a Member> {
    let around = meeting.and_then(|id| group.meeting(id)).map(|meeting| group.around(meeting));
    let is_in = |member: &&Member| {
        let here = match &around {
            Some(around) => around.iter().any(|one| one.id == member.id),
            None => member.presence == Presence::Here,
        };
        here || heard.iter().any(|(id, _)| *id == member.id)
    };
    group.seats().filter(is_in).collect::<Vec<_>>()
}

const FORM: &str = "#heard";
const NAME: &str = "heard-name";
/// Around the round, for the focus where nobody is chosen yet.
pub const AROUND: &str = "around";

/// Brings the focus here, after the page's heading had it.
fn take_focus() {
    request_animation_frame(|| {
        focus::once_made(|| {
            let _ = focus::by_id(NAME) || focus::by_id(AROUND);
        });
    });
}

/// The round: whom we hear, and what was said. In a meeting what is said is noted in it. Who was `asked` says it first.
pub fn round(meeting: Option<MeetingId>, asked: bool) -> AnyView {
    let (app, t) = (app(), &text::current().meet);
    let me = app.me_untracked().filter(|_| asked);
    let chosen = RwSignal::new(me.into_iter().collect::<Vec<_>>());
    if asked {
        take_focus();
    }
    let now = Memo::new(move |_| chosen.with(|chosen| chosen.first().copied()));
    let heard = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let heard = last_words(group, meeting, today);
            let one = |member: &Member| {
                let (_, check_in) = heard.iter().find(|(id, _)| *id == member.id)?;
                Some(Heard {
                    summary: MemberSummary::from(member),
                    word: check_in.word.clone(),
                    carry: check_in.carry,
                    hand: member.hand == Some(check_in.id),
                })
            };
            let round = in_round(group, meeting, &heard);
            (round.iter().filter_map(|member| one(member)).collect::<Vec<_>>(), round.len())
        })
    });
    let seats = Memo::new(move |_| {
        let now = now.get();
        app.with(|group| {
            let seat = |member: &Member| CircleSeat {
                summary: MemberSummary::from(member),
                hand: member.hand.is_some(),
                waits: false,
                here: Some(member.id) == now,
                href: None,
                spoke: false,
                arc: 0,
            };
            group.seats().map(seat).collect::<Vec<_>>()
        })
    });
    let people = Memo::new(move |_| app.with(|group| summaries(group.seats())));
    // After somebody was heard: on to the next in the round who was not.
    let onwards = move || {
        let next = app.with_untracked(|group| {
            let today = untrack(|| app.today());
            let heard = last_words(group, meeting, today);
            let round = in_round(group, meeting, &heard);
            let from = chosen.with_untracked(|chosen| chosen.first().copied());
            let at = round.iter().position(|member| Some(member.id) == from).map_or(0, |at| at + 1);
            let in_turn = round[at.min(round.len())..].iter().chain(&round[..at.min(round.len())]);
            let is_heard = |id: MemberId| heard.iter().any(|(known, _)| *known == id);
            in_turn.map(|member| member.id).find(|id| !is_heard(*id))
        });
        chosen.set(next.into_iter().collect::<Vec<_>>());
        focus::once_made(|| {
            focus::first("#heard h2");
        });
    };
    request_layout(LayoutRequest::Width);
    view! {
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
                {move || now.get().map(|who| form(who, meeting, onwards))}
                {move || heard.with(|(heard, all)| heard.len() == *all && *all > 0).then(|| view! {
                    <Card title=t.all_heard><p>{t.all_heard_text}</p></Card>
                })}
                <Card title=t.words>
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

fn form(
    who: MemberId,
    meeting: Option<MeetingId>,
    then: impl Fn() + Clone + Send + Sync + 'static,
) -> AnyView {
    let (app, t) = (app(), &text::current().meet);
    let title = move || (t.arrives)(&text::news::bidi_isolate(&app.name_of(who)));
    view! {
        <section class="card" id=&FORM[1..]>
            <h2 class="eyebrow" id=NAME tabindex="-1">{title}</h2>
            {arrive_form(Some(who), meeting, then)}
        </section>
    }
    .into_any()
}

fn line(heard: Heard) -> AnyView {
    let words = text::current();
    let carry = heard.carry.map(|carry| (words.meet.can_do)(carry).to_owned());
    let hand = heard.hand.then(|| words.commitment.asks_hand.to_owned());
    let under = carry.into_iter().chain(hand).collect::<Vec<_>>().join(" · ");
    let name = heard.summary.name.clone();
    let href = Route::Person(heard.summary.id).hash();
    view! {
        <li>
            <a class="arriving" href=href>
                <Seat summary=heard.summary/>
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
