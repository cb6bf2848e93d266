//! Who asked for a hand, and what others can answer.

use leptos::prelude::*;

use crate::group::{CheckIn, CheckInId, Group};
use crate::text;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::work::check_in_answers::{AnswerSheet, Answering, answer_acts, answers};
use crate::ui::components::{Button, Card, Kind, RowFold, Seat, SeatLook, day_words};
use crate::ui::route::Route;
use crate::ui::state::app;

/// So many hands stand open at first.
const HANDS: usize = 3;

/// A raised hand as it stands on the page.
#[derive(Clone, PartialEq)]
struct Hand {
    id: CheckInId,
    who: Option<SeatLook>,
    asks: String,
    what: String,
    href: Option<String>,
    word: String,
    when: String,
}

impl Hand {
    fn of(group: &Group, check_in: &CheckIn, today: crate::group::Day) -> Self {
        let t = text::current();
        let commitment = check_in.commitment.and_then(|id| group.commitment(id));
        let noted = check_in.noted_by.map(|id| (t.common.noted_by)(&name_or_somebody(group, Some(id))));
        let when = check_in.on.map(|on| day_words(today, on)).into_iter().chain(noted).collect::<Vec<_>>();
        Self {
            id: check_in.id,
            who: check_in.by.and_then(|by| group.member(by)).map(SeatLook::from),
            asks: (t.now.asked)(&name_or_somebody(group, check_in.by)),
            what: commitment.map(|commitment| commitment.what.clone()).unwrap_or_default(),
            href: match (commitment, check_in.by) {
                (Some(commitment), _) => Some(Route::Commitment(commitment.id).hash()),
                (None, by) => by.map(|by| Route::Person(group.resolve(by)).hash()),
            },
            word: check_in.word.clone(),
            when: when.join(", "),
        }
    }
}

/// Everybody who asked for a hand, the latest first.
pub(super) fn asked() -> AnyView {
    let (app, t) = (app(), &text::current().now);
    let answering = Answering::new();
    let all = RwSignal::new(false);
    let hands = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let mut raised = group.raised_hands();
            raised.sort_by_key(|check_in| std::cmp::Reverse((check_in.on, check_in.id)));
            raised.iter().map(|check_in| Hand::of(group, check_in, today)).collect::<Vec<_>>()
        })
    });
    let shown = move || {
        let count = if all.get() { usize::MAX } else { HANDS };
        hands.with(|hands| hands.iter().take(count).cloned().collect::<Vec<_>>())
    };
    let left = move || if all.get() { 0 } else { hands.with(Vec::len).saturating_sub(HANDS) };
    let any = Memo::new(move |_| hands.with(|hands| !hands.is_empty()));
    let card = move || {
        any.get().then(|| view! {
            <Card title=t.hands>
                <ul class="list rows">
                    <For each=shown key=|hand| (hand.id, hand.word.clone(), hand.asks.clone()) children=move |hand| row(hand, answering)/>
                </ul>
                {move || (left() > 0).then(|| view! {
                    <Button label=(t.more_hands)(left()) kind=Kind::Quiet on_press=move || all.set(true)/>
                })}
            </Card>
        })
    };
    view! {
        {card}
        <AnswerSheet answering/>
    }
    .into_any()
}

/// Who asks, and with what; unfolded, what they said, and what can be answered.
fn row(hand: Hand, answering: Answering) -> AnyView {
    let facts = match hand.what.is_empty() {
        true => hand.when,
        false => [hand.asks.as_str(), " · ", &hand.when].concat(),
    };
    let title = if hand.what.is_empty() { hand.asks } else { hand.what };
    let words = view! {
        {hand.who.map(|look| view! { <Seat look/> })}
        <span class="commitment-words">
            <b dir="auto">{title}</b>
            <span class="commitment-facts muted">{facts}</span>
        </span>
    };
    let href = hand.href;
    view! {
        <li>
            <RowFold row=words.into_any()>
                {(!hand.word.is_empty()).then(|| view! { <p class="quote" dir="auto">{hand.word}</p> })}
                {answers(hand.id)}
                {answer_acts(hand.id, answering)}
                {href.map(|href| view! { <a class="more-link" href=href>{text::current().now.to_hand}</a> })}
            </RowFold>
        </li>
    }
    .into_any()
}
