//! A commitment in one line: what, who, by when, and whether a hand is asked for. The same on every page.

use leptos::prelude::*;

use crate::group::{
    Attention, Commitment, CommitmentId, CommitmentState, Companionship, Day, Group, Member, MemberId,
};
use crate::text;
use crate::ui::components::people::names::names;
use crate::ui::components::{
    Dot, MemberSummary, SeatRow, by_day_words, day_words, icon, since_words, wants_check_in_words,
};
use crate::ui::route::Route;
use crate::ui::state::app;

/// What one line shows of a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitmentSummary {
    /// Which one.
    pub id: CommitmentId,
    /// What they said they would do.
    pub what: String,
    /// The seats of those who hold it.
    pub holders: Vec<MemberSummary>,
    /// "Ana and Bilal, with Chen"; empty where nobody holds it.
    pub who: String,
    /// "by Thursday", "would like a check-in since Monday", "done yesterday".
    pub when: String,
    /// "Due Monday", where a check-in would do it good.
    pub due: Option<String>,
    /// Whether it asks for a hand.
    pub hand: bool,
    /// How it goes, by the last check-in.
    pub state: Option<CommitmentState>,
    /// Neither done nor let go.
    pub open: bool,
}

impl CommitmentSummary {
    /// Reads what the line shows.
    pub fn of(group: &Group, commitment: &Commitment, today: Day) -> Self {
        let holders = group.holders(commitment);
        let care = group.attention(commitment, today);
        let open = commitment.is_open();
        Self {
            id: commitment.id,
            what: commitment.what.clone(),
            who: who(group, commitment, &holders, None),
            holders: holders.into_iter().map(MemberSummary::from).collect::<Vec<_>>(),
            when: when(commitment, care, today),
            due: match care {
                Attention::CheckIn(since) if open => {
                    Some((text::current().commitment.due)(&since_words(today, since)))
                }
                _ => None,
            },
            hand: open && commitment.hand.is_some(),
            state: commitment.state,
            open,
        }
    }

    /// Of one among mine, or among another member's: who else is in it.
    pub fn of_mine(group: &Group, commitment: &Commitment, me: MemberId, today: Day) -> Self {
        let mut summary = Self::of(group, commitment, today);
        summary.who = who(group, commitment, &group.holders(commitment), Some(me));
        summary.holders.retain(|holder| holder.id != me);
        summary
    }
}

/// Who is in it; with `me`, who else is.
fn who(group: &Group, commitment: &Commitment, holders: &[&Member], me: Option<MemberId>) -> String {
    let words = &text::current().commitment;
    let mut companions = group.companions(commitment);
    let mine = companions.iter().find(|(member, _)| Some(member.id) == me).map(|(_, how)| *how);
    companions.retain(|(member, _)| Some(member.id) != me);
    let of = |sort: Companionship| -> Vec<&Member> {
        companions.iter().filter(|(_, how)| *how == sort).map(|(member, _)| *member).collect::<Vec<_>>()
    };
    let others: Vec<&Member> = holders.iter().copied().filter(|member| Some(member.id) != me).collect();
    let mut parts = vec![match me {
        _ if others.is_empty() => String::new(),
        None => names(&others),
        Some(_) if others.len() < holders.len() => (words.with)(&names(&others)),
        Some(_) => match mine {
            Some(Companionship::Learning) => (words.i_learn)(&names(&others)),
            Some(Companionship::Teaching) => (words.i_teach)(&names(&others)),
            Some(Companionship::Alongside) | None => (words.i_help)(&names(&others)),
        },
    }];
    let (alongside, learning) = (of(Companionship::Alongside), of(Companionship::Learning));
    let teaching = of(Companionship::Teaching);
    parts.extend((!alongside.is_empty()).then(|| (words.with)(&names(&alongside))));
    parts.extend((!learning.is_empty()).then(|| (words.learning)(&names(&learning))));
    parts.extend((!teaching.is_empty()).then(|| (words.teaching)(&names(&teaching))));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// When, in words.
fn when(commitment: &Commitment, care: Attention, today: Day) -> String {
    let words = &text::current().commitment;
    match commitment.state.filter(|state| state.is_end()) {
        Some(state) => {
            let on = commitment.state_on.map(|on| day_words(today, on));
            let said = if state == CommitmentState::Done { words.done } else { words.let_go };
            said(on.as_deref())
        }
        None => match (care, commitment.day) {
            (Attention::CheckIn(since), _) => wants_check_in_words(today, since),
            (_, Some(day)) if day < today => (words.day_was)(&day_words(today, day)),
            (_, Some(day)) => by_day_words(today, day),
            (_, None) => words.no_day.to_owned(),
        },
    }
}

/// A state in the words of the controls: "Moving".
pub fn state_words(state: CommitmentState) -> &'static str {
    let words = &text::current().common;
    match state {
        CommitmentState::Moving => words.moving,
        CommitmentState::Stuck => words.stuck,
        CommitmentState::Done => words.done,
        CommitmentState::LetGo => words.letting_go,
    }
}

/// The dot beside the words of a state.
pub fn state_dot(state: CommitmentState) -> Dot {
    match state {
        CommitmentState::Moving => Dot::Teal,
        CommitmentState::Stuck => Dot::Marigold,
        CommitmentState::Done => Dot::Leaf,
        CommitmentState::LetGo => Dot::Plum,
    }
}

/// The line, leading to the commitment's page; the content of an `<li>`.
pub fn commitment_line(summary: CommitmentSummary) -> AnyView {
    let href = Route::Commitment(summary.id).hash();
    line(summary, href)
}

/// The line, leading elsewhere: to a check-in on it.
pub fn commitment_line_to(summary: CommitmentSummary, to: Route) -> AnyView {
    line(summary, to.hash())
}

fn line(summary: CommitmentSummary, href: String) -> AnyView {
    view! {
        <a class="commitment" href=href class:commitment-ended=!summary.open>
            {state_mark(summary.state)}
            {commitment_words(&summary)}
            <SeatRow summaries=summary.holders/>
        </a>
    }
    .into_any()
}

/// The mark before the words: how it goes. The words say the same.
pub fn state_mark(state: Option<CommitmentState>) -> AnyView {
    let (class, path) = match state {
        None => ("state-mark state-new", ""),
        Some(CommitmentState::Moving) => ("state-mark state-moving", icon::ONWARD),
        Some(CommitmentState::Stuck) => ("state-mark state-stuck", icon::ALERT),
        Some(CommitmentState::Done) => ("state-mark state-done", icon::CHECK),
        Some(CommitmentState::LetGo) => ("state-mark state-let-go", icon::LEAF),
    };
    let drawn = (!path.is_empty()).then(|| icon::icon(path));
    view! { <span class=class aria-hidden="true">{drawn}</span> }.into_any()
}

/// The words of the line without the link: for cards that have controls of their own.
pub fn commitment_words(summary: &CommitmentSummary) -> AnyView {
    let words = &text::current().commitment;
    let state = summary.state.filter(|_| summary.open).map(|state| state_words(state).to_owned());
    let when = summary.due.is_none().then(|| summary.when.clone());
    // Where there is no room for all of it, who is left out: their seats are shown.
    let facts = [state, when, Some(summary.who.clone())];
    let facts: Vec<String> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    let facts = (!facts.is_empty()).then(|| fact_pieces(facts));
    let due = summary.due.clone().map(|due| view! { <span class="commitment-due">{due}</span> });
    let hand = summary.hand.then(|| {
        view! { <span class="commitment-hand">{icon::icon(icon::HAND)}<span>{words.asks_hand}</span></span> }
    });
    view! {
        <span class="commitment-words">
            <b dir="auto">{summary.what.clone()}</b>
            <span class="commitment-facts muted">
                {facts}
                {due}
                {hand}
            </span>
        </span>
    }
    .into_any()
}

/// Facts in one line, "Moving · by Tuesday". Each with the point before it is a piece of its own: where a line has no room
/// for one, it is left out whole.
pub fn fact_pieces(facts: Vec<String>) -> AnyView {
    let fact = |(at, fact): (usize, String)| match at {
        0 => view! { <span class="fact">{fact}</span> }.into_any(),
        _ => view! { " "<span class="fact">"· "{fact}</span> }.into_any(),
    };
    view! { <span class="fact-line">{facts.into_iter().enumerate().map(fact).collect::<Vec<_>>()}</span> }
        .into_any()
}

/// The line of the commitment with this id, following what changes: for long lists,
/// `<PagedList ids item=|id| commitment_item(CommitmentId(id))/>`.
pub fn commitment_item(id: CommitmentId) -> AnyView {
    item(id, || None)
}

/// The same among mine: who else is in it, without my own name.
pub fn my_commitment_item(id: CommitmentId) -> AnyView {
    let app = app();
    item(id, move || app.me())
}

/// The same under somebody's name: who else is in it, without theirs.
pub fn commitment_item_of(id: CommitmentId, member: MemberId) -> AnyView {
    item(id, move || Some(member))
}

fn item(id: CommitmentId, among: impl Fn() -> Option<MemberId> + Send + Sync + 'static) -> AnyView {
    let app = app();
    let summary = Memo::new(move |_| {
        let (today, member) = (app.today(), among());
        app.with(|group| {
            let commitment = group.commitment(id)?;
            Some(match member {
                Some(member) => CommitmentSummary::of_mine(group, commitment, member, today),
                None => CommitmentSummary::of(group, commitment, today),
            })
        })
    });
    (move || summary.get().map(commitment_line)).into_any()
}
