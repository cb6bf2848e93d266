//! Now: everybody’s seat, what I said I would do, who asked for a hand, and what changed since I last looked.

mod cards;
mod hands;
mod just_done;
mod making_space;
mod needs;
mod questions;
mod quick_check_in;

use leptos::prelude::*;

use crate::browser::{clock, focus};
use crate::group::name::first_name;
use crate::group::{Meeting, day};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::agreements;
use crate::ui::components::invitations::cards::youre_invited;
use crate::ui::components::meeting::current_meetings;
use crate::ui::components::people::who_are_you::WhoAreYou;
use crate::ui::components::strengths::noticed::seen_in_me;
use crate::ui::components::work::add_task::add_task;
use crate::ui::components::{
    Button, Card, CircleSeat, EmptyState, Kind, LayoutRequest, LinkButton, MemberSummary, PageHead,
    SeatStrip, deferred, icon, request_layout, ways,
};
use crate::ui::route::{Route, WorkTab};
use crate::ui::state::{App, FolderAccess, app};

/// For so many days after it the last meeting stands here.
const MET: i32 = 2;

/// With fewer tasks than this the group is new to it, and it is said what a need is.
const FEW: usize = 4;

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().now);
    let people = Memo::new(move |_| app.with(|group| group.seats().count()));
    let any = Memo::new(move |_| app.with(|group| group.commitments().next().is_some()));
    let greeting = move || {
        // Turns with the day; within the day it is said anew whenever one comes here.
        app.today();
        let name = app.me().map(|me| app.name_of(me));
        (t.greeting)(clock::hour(), name.as_deref().map(first_name))
    };
    view! {
        <PageHead title=greeting/>
        {move || if people.get() == 0 { no_people() } else { body(any) }}
    }
    .into_any()
}

fn no_people() -> AnyView {
    let (t, common) = (&text::current().now, &text::current().common);
    view! {
        <EmptyState icon=icon::PEOPLE title=t.no_people text=t.no_people_text>
            <LinkButton label=common.add_people kind=Kind::Primary icon=icon::PLUS href=Route::NewPeople.hash()/>
        </EmptyState>
    }
    .into_any()
}

fn body(any: Memo<bool>) -> AnyView {
    request_layout(LayoutRequest::Width);
    view! {
        {current_meetings::on()}
        <div class="now">
            <div class="now-top">
                {seats()}
                {add_task(text::current().new_commitment.add_task_example)}
                // With nothing noted yet, it stands below with its words.
                {move || any.get().then(say_needed)}
            </div>
            <div class="now-cards stack">
                <WhoAreYou/>
                {move || if any.get() { cards::mine() } else { no_commitments() }}
                {current_meetings::today()}
                {youre_invited()}
                {seen_in_me()}
                {hands::asked()}
                {needs::open_needs()}
            </div>
            <div class="now-cards now-later stack">{deferred(further_down)}</div>
        </div>
    }
    .into_any()
}

/// What stands below the first screen: some of it goes over the whole copy.
fn further_down() -> AnyView {
    view! {
        {cards::changed()}
        {met_lately()}
        {pass_on()}
        {shared_folder()}
        {agreements::for_newcomer()}
        {questions::asked_of_me()}
        {just_done::just_done()}
        {making_space::sharing_suggestions()}
        {cards::would_like()}
        {cards::arriving()}
        {ways_on()}
    }
    .into_any()
}

/// The last meeting, for some days: what was decided is of interest most to who was not there.
fn met_lately() -> AnyView {
    let held = current_meetings::summaries(|group, today| {
        let lately = |one: &&Meeting| {
            one.is_over() && one.day().is_some_and(|on| (0..=MET).contains(&day::days_between(on, today)))
        };
        group.meetings().into_iter().rev().filter(lately).take(1).collect::<Vec<_>>()
    });
    let show = move || {
        (!held.with(Vec::is_empty)).then(|| {
            view! { <Card title=text::current().now.met>{current_meetings::lines(held.get())}</Card> }
        })
    };
    show.into_any()
}

/// A word in time, where this phone's copy was not passed on for a while.
fn pass_on() -> AnyView {
    let (app, words) = (app(), &text::current().share);
    let share = || {
        let label = text::current().common.share_group;
        view! { <LinkButton label icon=icon::SHARE href=Route::Share.hash()/> }
    };
    let told = move || {
        app.was_told_only_here();
        // The card goes away, and the button with it.
        focus::heading();
    };
    let only_here = move || {
        app.is_only_here().then(|| {
            view! {
                <Card title=words.only_here>
                    <p>{words.only_here_text}</p>
                    <div class="actions">
                        {share()}
                        <Button label=words.only_here_seen kind=Kind::Ghost on_press=told/>
                    </div>
                </Card>
            }
            .into_any()
        })
    };
    let due = move || {
        app.reminder(false).map(|keeping| {
            let new = app.new_since_passed_on().map(words.new_since);
            view! {
                <Card title=words.pass_on>
                    <p>{app.last_passed_on_words()}" "{new}</p>
                    <p class="muted">{(words.why_pass_on)(keeping)}</p>
                    <div class="actions">
                        {share()}
                        <Button label=words.not_now kind=Kind::Ghost on_press=move || app.put_off_reminder()/>
                    </div>
                </Card>
            }
            .into_any()
        })
    };
    (move || due().or_else(only_here)).into_any()
}

/// The folder that keeps this computer in step with others, where it has something new or waits for the person.
fn shared_folder() -> AnyView {
    let (app, words) = (app(), &text::current().folder);
    let says = Memo::new(move |_| {
        let folder = app.folder.get()?;
        Some(match folder.access {
            FolderAccess::Asks => (words.asks)(&bidi_isolate(&folder.name)),
            FolderAccess::Lost => (words.lost)(&bidi_isolate(&folder.name)),
            FolderAccess::Locked => text::current().lock.asks_first.to_owned(),
            FolderAccess::NotLocked(error) => App::not_locked(error).to_owned(),
            FolderAccess::TooMuch => words.too_much.to_owned(),
            FolderAccess::Open if folder.waiting.is_empty() => return None,
            FolderAccess::Open => folder.who_waits(),
        })
    });
    let card = move |says| {
        view! {
            <Card title=words.title>
                <p role="status">{says}</p>
                <LinkButton label=words.to_folder icon=icon::OPEN href=Route::SharedFolder.hash()/>
            </Card>
        }
    };
    (move || says.get().map(card)).into_any()
}

/// Where one may go on from here.
fn ways_on() -> AnyView {
    let (app, text) = (app(), text::current());
    let t = &text.now;
    // Who has nothing to do or to take yet begins with that, and not with a list of all there is.
    let begun = Memo::new(move |_| {
        app.with(|group| group.commitments().next().is_some() || group.needs().next().is_some())
    });
    let rows = vec![
        (Route::Work(WorkTab::Everyone), icon::WORK, t.who_does_what, t.who_does_what_under),
        (Route::CheckIn(None), icon::CHECK, text.common.check_in, t.check_in_under),
        (Route::SayThanks(None), icon::HEART, text.thanks.say_thanks, t.thanks_under),
        (Route::Capacity, icon::CHART, text.strengths.capacity, t.capacity_under),
        (Route::NewQuestion, icon::PEOPLE, text.questions.ask, t.ask_under),
        (Route::Agreements, icon::MINUTES, text.agreements.title, t.agreements_under),
        (Route::Reflect, icon::LOCK, text.reflect.title, t.reflect_under),
        (Route::History, icon::HISTORY, t.history, t.history_under),
    ];
    let list = move || {
        view! {
            <section class="work-part">
                <h2 class="work-head">{t.ways_on}</h2>
                {ways(t.ways_on, rows.clone())}
            </section>
        }
    };
    (move || begun.get().then(&list)).into_any()
}

/// Beside one's own task: what anybody can take on.
fn say_needed() -> AnyView {
    let (app, t, common) = (app(), &text::current().now, &text::current().common);
    let few = Memo::new(move |_| app.with(|group| group.commitments().count() < FEW));
    view! {
        <div class="now-needed">
            <LinkButton label=common.say_needed href=Route::NewNeed.hash() wide=true/>
            {move || few.get().then(|| view! { <p class="muted">{t.say_needed_under}</p> })}
        </div>
    }
    .into_any()
}

fn no_commitments() -> AnyView {
    let (t, common) = (&text::current().now, &text::current().common);
    view! {
        <section class="card">
            <h2 class="eyebrow">{t.no_commitments}</h2>
            <p>{t.no_commitments_text}</p>
            <div class="actions"><LinkButton label=common.say_needed href=Route::NewNeed.hash()/></div>
        </section>
    }
    .into_any()
}

/// Every seat with its raised hand.
fn seats() -> AnyView {
    let app = app();
    let seats = Memo::new(move |_| {
        let me = app.me();
        app.with(|group| {
            let mut raised: Vec<_> = group
                .raised_hands()
                .iter()
                .flat_map(|check_in| {
                    let holders =
                        check_in.commitment.and_then(|id| group.commitment(id)).map(|c| group.holders(c));
                    // The hand is up where the one who asked sits; where nobody is named, at the holders'.
                    match check_in.by {
                        Some(by) => vec![group.resolve(by)],
                        None => {
                            holders.unwrap_or_default().iter().map(|member| member.id).collect::<Vec<_>>()
                        }
                    }
                })
                .collect::<Vec<_>>();
            raised.sort_by(Ord::cmp);
            group
                .seats()
                .map(|member| CircleSeat {
                    summary: MemberSummary::from(member),
                    hand: raised.binary_search(&member.id).is_ok(),
                    waits: false,
                    here: Some(member.id) == me,
                    href: Some(Route::Person(member.id).hash()),
                    spoke: false,
                    arc: 0,
                })
                .collect::<Vec<_>>()
        })
    });
    view! { <SeatStrip seats/> }.into_any()
}
