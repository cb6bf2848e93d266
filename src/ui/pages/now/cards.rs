//! The cards of Now: mine, what would like a check-in, what changed, how people arrive.

use leptos::prelude::*;

use super::quick_check_in::QuickCheckIn;
use crate::browser::focus;
use crate::group::{
    Attention, Capacity, Commitment, CommitmentFilter, CommitmentState, Day, Group, MemberId, day,
};
use crate::text;

use crate::ui::components::meeting::arrival_form::{arrival_route, ask_for_arrival};
use crate::ui::components::work::commitment_line::{
    CommitmentSummary, commitment_line_to, commitment_words, state_mark,
};
use crate::ui::components::{Button, Card, Kind, MemberSummary, Seat, day_words, fresh_id, icon};
use crate::ui::forms::check_in::still_stuck;
use crate::ui::news::{lines_for, news_lists};
use crate::ui::route::{Route, WorkTab};
use crate::ui::state::app;

/// At most so many of my commitments are shown; the others are under Work.
const MINE: usize = 4;
/// At most so many commitments of others that would like a check-in are shown.
const OTHERS: usize = 3;
/// At most so many lines of news are shown before they are unfolded.
const NEWS: usize = 6;
/// At most so many lines of news are shown at all; the others are in the history.
const AT_MOST: usize = 200;
/// A word on how somebody arrives is shown for so many days.
const DAYS: i32 = 7;
/// At most so many words on how people arrive are shown.
const WORDS: usize = 6;

/// Some of a list, and how many more there are.
#[derive(Clone, PartialEq)]
struct Part<T> {
    shown: Vec<T>,
    more: usize,
}

impl<T> Part<T> {
    fn first(all: impl Iterator<Item = T>, count: usize) -> Self {
        let (mut shown, mut more) = (Vec::new(), 0);
        for one in all {
            if shown.len() < count { shown.push(one) } else { more += 1 }
        }
        Self { shown, more }
    }

    fn map<U>(self, put: impl FnMut(T) -> U) -> Part<U> {
        Part { shown: self.shown.into_iter().map(put).collect::<Vec<_>>(), more: self.more }
    }
}

/// What I said I would do, those first that would like a check-in.
pub(super) fn mine() -> AnyView {
    let (app, t) = (app(), &text::current().now);
    let me = Memo::new(move |_| app.me());
    let quick = QuickCheckIn::new();
    let mine = Memo::new(move |_| {
        let today = app.today();
        let me = me.get();
        app.with(|group| {
            let me = me?;
            let held =
                group.list(CommitmentFilter::Of(me), today).into_iter().filter(|c| group.is_holder(c, me));
            Some(Part::first(held, MINE).map(|commitment| {
                let summary = CommitmentSummary::of_mine(group, commitment, me, today);
                (summary, is_stuck_without_word(group, commitment))
            }))
        })
    });
    let content = move || {
        // Nobody has said who they are: that is asked for above, and nothing is mine yet.
        let Part { shown, more } = mine.get()?;
        let empty = shown.is_empty();
        let items: Vec<_> = shown.into_iter().map(|(summary, asks)| my_item(summary, asks, quick)).collect();
        let more = (more > 0).then(|| {
            view! { <a class="more-link" href=Route::Work(WorkTab::Mine).hash()>{(t.mine_more)(more)}</a> }
        });
        Some(view! {
            <Card title=t.mine>
                {empty.then(|| view! { <p class="muted">{t.mine_none}</p> })}
                <ul class="list rows">{items}</ul>
                {more}
            </Card>
        })
    };
    view! {
        {content}
        {quick.sheet()}
    }
    .into_any()
}

/// Whether it was last said to be stuck, and not why: everybody sees that a hand would help.
fn is_stuck_without_word(group: &Group, commitment: &Commitment) -> bool {
    let last = group.check_ins_of(commitment.id).next_back();
    commitment.state == Some(CommitmentState::Stuck) && last.is_some_and(|last| last.word.is_empty())
}

fn my_item(summary: CommitmentSummary, asks_why: bool, quick: QuickCheckIn) -> AnyView {
    let id = summary.id;
    let why = asks_why.then(|| {
        let to = Route::CheckIn(Some(id)).hash();
        let words = text::current().check_in.why_stuck;
        view! { <a class="more-link" href=to on:click=move |_| still_stuck(app(), id)>{words}</a> }
    });
    let words = fresh_id("mine");
    let described = words.clone();
    view! {
        <li class="mine">
            <a class="commitment" id=words href=Route::Commitment(id).hash()>
                {state_mark(summary.state)}
                {commitment_words(&summary)}
            </a>
            <button type="button" class="btn" aria-describedby=described on:click=move |_| quick.begin(id)>
                <span>{text::current().common.check_in}</span>
            </button>
            {why}
        </li>
    }
    .into_any()
}

/// What of others would like a check-in: kindly, and a few.
pub(super) fn would_like() -> AnyView {
    let (app, t) = (app(), &text::current().now);
    let list = Memo::new(move |_| {
        let (today, me) = (app.today(), app.me());
        app.with(|group| {
            let list = group.list(CommitmentFilter::Everyone, today);
            let quiet = list.into_iter().filter(|commitment| {
                matches!(group.attention(commitment, today), Attention::CheckIn(_))
                    && !me.is_some_and(|me| group.is_holder(commitment, me))
            });
            // Only what is shown is put into words: of five hundred, three.
            Part::first(quiet, OTHERS).map(|commitment| CommitmentSummary::of(group, commitment, today))
        })
    });
    let content = move || {
        let Part { shown, more } = list.get();
        (!shown.is_empty()).then(|| {
            let line = |summary: CommitmentSummary| {
                let to = Route::CheckIn(Some(summary.id));
                view! { <li>{commitment_line_to(summary, to)}</li> }
            };
            let items: Vec<_> = shown.into_iter().map(line).collect();
            let more = (more > 0).then(|| {
                view! { <a class="more-link" href=Route::Work(WorkTab::Everyone).hash()>{t.see_everyone}</a> }
            });
            view! {
                <Card title=t.would_like>
                    <p class="muted">{t.would_like_under}</p>
                    <ul class="list rows">{items}</ul>
                    {more}
                </Card>
            }
        })
    };
    content.into_any()
}

/// What came in since the person last looked.
pub(super) fn changed() -> AnyView {
    let (app, t) = (app(), &text::current().now);
    let all = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        let (today, me) = (app.today(), app.me());
        let lines = app.news.with(|news| app.with(|group| lines_for(group, news, me, today, AT_MOST)));
        Part::first(lines.into_iter(), if all.get() { usize::MAX } else { NEWS })
    });
    let seen = move || {
        app.clear_news();
        // The card goes away, and the button with it.
        focus::heading();
    };
    let content = move || {
        let Part { shown, more } = lines.get();
        (!shown.is_empty()).then(|| {
            let more = (more > 0).then(|| {
                view! { <Button label=(t.changed_more)(more) kind=Kind::Quiet on_press=move || all.set(true)/> }
            });
            view! {
                <Card title=t.changed>
                    {news_lists(shown, true)}
                    <div class="actions">
                        <Button label=t.seen icon=icon::CHECK on_press=seen/>
                        {more}
                    </div>
                </Card>
            }
        })
    };
    content.into_any()
}

/// What somebody said lately on how they arrive.
#[derive(Clone, PartialEq)]
struct Arriving {
    summary: MemberSummary,
    word: String,
    under: String,
}

/// How people arrive: a word, and who has little room just now.
pub(super) fn arriving() -> AnyView {
    let (app, t) = (app(), &text::current().now);
    let list = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| lately(group, today))
    });
    let content = move || {
        let list = list.get();
        (!list.is_empty()).then(|| {
            let items: Vec<_> =
                list.into_iter().map(|arriving| view! { <li>{arriving_line(arriving)}</li> }).collect::<Vec<_>>();
            view! {
                <Card title=t.arriving>
                    <ul class="list">{items}</ul>
                    <a class="more-link" href=move || arrival_route(app).hash() on:click=|_| ask_for_arrival()>{t.how_are_you}</a>
                </Card>
            }
        })
    };
    content.into_any()
}

fn arriving_line(arriving: Arriving) -> AnyView {
    let href = Route::Person(arriving.summary.id).hash();
    let name = arriving.summary.name.clone();
    view! {
        <a class="arriving" href=href>
            <Seat summary=arriving.summary/>
            <span class="arriving-words">
                <bdi class="person-name">{name}</bdi>
                <span class="muted">{arriving.under}</span>
                {(!arriving.word.is_empty()).then(|| view! { <span class="quote" dir="auto">{arriving.word}</span> })}
            </span>
        </a>
    }
    .into_any()
}

/// The last word of each within the last days, the latest first.
fn lately(group: &Group, today: Day) -> Vec<Arriving> {
    let mut heard: Vec<MemberId> = Vec::new();
    let mut list = Vec::new();
    // Ids follow the clock, so those that are older by far need not be looked at.
    for check_in in group.general_check_ins().rev().take(200) {
        let Some(member) = check_in.by.and_then(|by| group.member(by)).filter(|member| member.has_seat())
        else {
            continue;
        };
        let Some(on) = check_in.on.filter(|on| (0..=DAYS).contains(&day::days_between(*on, today))) else {
            continue;
        };
        if heard.contains(&member.id) {
            continue;
        }
        heard.push(member.id);
        let says_something = !check_in.word.is_empty() || check_in.carry == Some(Capacity::Little);
        if says_something && list.len() < WORDS {
            let carry = check_in.carry.map(|carry| (text::current().meet.can_do)(carry).to_owned());
            let under: Vec<String> = std::iter::once(day_words(today, on)).chain(carry).collect();
            list.push(Arriving {
                summary: MemberSummary::from(member),
                word: check_in.word.clone(),
                under: under.join(" · "),
            });
        }
    }
    list
}
