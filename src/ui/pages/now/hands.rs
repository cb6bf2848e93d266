//! Who asked for a hand, and what others can answer.

use leptos::prelude::*;

use crate::group::{CheckIn, CheckInId, Commitment, CommitmentId, Day, Group, MemberId};
use crate::text;
use crate::ui::components::people::names::{name_or_somebody, names};
use crate::ui::components::work::check_in_answers::{AnswerSheet, Answering, answer_acts, answers};
use crate::ui::components::work::raised_hand::asked_for;
use crate::ui::components::{Button, Card, Kind, MemberSummary, RowFold, Seat, day_words};
use crate::ui::route::Route;
use crate::ui::state::app;

/// So many hands stand open at first.
const HANDS: usize = 3;

/// A raised hand as it stands on the page, or something that is stuck.
#[derive(Clone, PartialEq)]
struct Hand {
    /// What asked for it, or said that it is stuck; nothing did where that came with minutes.
    id: Option<CheckInId>,
    about: Option<CommitmentId>,
    who: Option<MemberSummary>,
    asks: String,
    what: String,
    href: Option<String>,
    word: String,
    when: String,
}

impl Hand {
    fn of(group: &Group, check_in: &CheckIn, today: Day) -> Self {
        let t = text::current();
        let commitment = check_in.commitment.and_then(|id| group.commitment(id));
        let noted = check_in.noted_by.map(|id| (t.common.noted_by)(&name_or_somebody(group, Some(id))));
        let when = check_in.on.map(|on| day_words(today, on)).into_iter().chain(noted).collect::<Vec<_>>();
        let name = name_or_somebody(group, check_in.by);
        Self {
            id: Some(check_in.id),
            about: check_in.commitment,
            who: check_in.by.and_then(|by| group.member(by)).map(MemberSummary::from),
            asks: match asked_for(group, check_in) {
                None => (t.now.asked)(&name),
                Some(whom) => (t.now.asked_for)(&name, &whom),
            },
            what: commitment.map(|commitment| commitment.what.clone()).unwrap_or_default(),
            href: match (commitment, check_in.by) {
                (Some(commitment), _) => Some(Route::Commitment(commitment.id).hash()),
                (None, by) => by.map(|by| Route::Person(group.resolve(by)).hash()),
            },
            word: check_in.word.clone(),
            when: when.join(", "),
        }
    }

    /// Of what others do, and is stuck.
    fn of_stuck(group: &Group, commitment: &Commitment, today: Day) -> Self {
        let said = group.said_to_be_stuck(commitment.id);
        let holders = group.holders(commitment);
        let when = commitment.state_on.map(|on| day_words(today, on));
        Self {
            id: said.map(|said| said.id),
            about: Some(commitment.id),
            who: holders.first().copied().map(MemberSummary::from),
            asks: (text::current().now.stuck)(&names(&holders), when.as_deref()),
            what: commitment.what.clone(),
            href: Some(Route::Commitment(commitment.id).hash()),
            word: said.map(|said| said.word.clone()).unwrap_or_default(),
            when: String::new(),
        }
    }

    /// "Ana asked for a hand · yesterday".
    fn facts(&self) -> String {
        let asks = (!self.what.is_empty()).then_some(self.asks.as_str());
        let parts = asks.into_iter().chain(Some(self.when.as_str()).filter(|when| !when.is_empty()));
        parts.collect::<Vec<_>>().join(" · ")
    }
}

/// Whether this is a hand for what I do, and nobody has answered: it stands above, with how my task goes.
fn stands_with_mine(group: &Group, check_in: &CheckIn, me: Option<MemberId>) -> bool {
    let commitment = check_in.commitment.and_then(|id| group.commitment(id));
    commitment.zip(me).is_some_and(|(commitment, me)| group.is_holder(commitment, me))
        && group.answers_to(check_in.id).next().is_none()
}

/// Everybody who asked for a hand, the latest first; then what others do that is stuck.
pub(super) fn asked() -> AnyView {
    let (app, t) = (app(), &text::current().now);
    let answering = Answering::new();
    let all = RwSignal::new(false);
    let hands = Memo::new(move |_| {
        let (today, me) = (app.today(), app.me());
        let most = if all.get() { usize::MAX } else { HANDS };
        app.with(|group| {
            let mut raised = group.raised_hands();
            raised.retain(|one| !stands_with_mine(group, one, me));
            raised.sort_by_key(|check_in| std::cmp::Reverse((check_in.on, check_in.id)));
            // My own stand above, with how they go.
            let mut stuck: Vec<_> = group.stuck_without_a_hand().collect();
            stuck.retain(|one| !me.is_some_and(|me| group.is_holder(one, me)));
            stuck.sort_by_key(|one| std::cmp::Reverse((one.state_on, one.id)));
            // Only what is shown is put into words.
            let asked = raised.iter().map(|check_in| Hand::of(group, check_in, today));
            let mut shown: Vec<Hand> = asked.take(most).collect();
            let stands = stuck.iter().map(|one| Hand::of_stuck(group, one, today));
            shown.extend(stands.take(most - shown.len()));
            let left = raised.len() + stuck.len() - shown.len();
            (shown, left)
        })
    });
    let shown = move || hands.with(|(shown, _)| shown.clone());
    let left = move || hands.with(|(_, left)| *left);
    let any = Memo::new(move |_| hands.with(|(shown, _)| !shown.is_empty()));
    let card = move || {
        any.get().then(|| view! {
            <Card title=t.hands>
                <ul class="list rows">
                    <For each=shown key=|hand| (hand.id, hand.about, hand.word.clone(), hand.asks.clone()) children=move |hand| row(hand, answering)/>
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
    let facts = hand.facts();
    let title = if hand.what.is_empty() { hand.asks } else { hand.what };
    let words = view! {
        {hand.who.map(|summary| view! { <Seat summary/> })}
        <span class="commitment-words">
            <b dir="auto">{title}</b>
            <span class="commitment-facts muted"><span>{facts}</span></span>
        </span>
    };
    let href = hand.href;
    view! {
        <li>
            <RowFold row=words.into_any()>
                {(!hand.word.is_empty()).then(|| view! { <p class="quote" dir="auto">{hand.word}</p> })}
                {hand.id.map(answers)}
                {hand.id.map(|id| answer_acts(id, answering))}
                {href.map(|href| view! { <a class="more-link" href=href>{text::current().now.to_hand}</a> })}
            </RowFold>
        </li>
    }
    .into_any()
}
