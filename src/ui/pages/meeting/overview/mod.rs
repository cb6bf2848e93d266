//! Meet: the meeting that is on or comes next, those that were, and the circle.

pub mod arrival;

mod duplicates;

use leptos::prelude::*;

use crate::insight::{left_open, meeting_to_begin, past_meetings, planned_meetings, rhythm_to_plan};
use crate::text;
use crate::ui::components::agreements;
use crate::ui::components::meeting::arrival_form::is_arrival_asked;
use crate::ui::components::meeting::begin_meeting;
use crate::ui::components::meeting::current_meetings::{lines, on, summaries};
use crate::ui::components::meeting::meeting_line::MeetingSummary;
use crate::ui::components::{Button, Card, Details, Kind, LinkButton, NobodyYet, PageHead, icon, ways};
use crate::ui::route::Route;
use crate::ui::state::app;

/// So many that are planned stand open; the others are folded.
const NEXT: usize = 3;
/// So many that were.
const PAST: usize = 3;

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().meet);
    let any = Memo::new(move |_| app.with(|group| group.seats().next().is_some()));
    let is_on = Memo::new(move |_| app.with(|group| group.current_meeting().is_some()));
    let asked = is_arrival_asked();
    view! {
        <PageHead title=t.title/>
        {move || (!any.get()).then(no_people)}
        {on()}
        {duplicates::question()}
        {next(any, is_on)}
        {agreements::for_meeting()}
        {move || (any.get() && !is_on.get()).then(|| view! {
            <div class="arrival" id=arrival::AROUND tabindex="-1">
                <Details summary=t.arrival unfolded=asked>{arrival::round(None, asked)}</Details>
            </div>
        })}
        {past()}
        {ways(t.ways_on, vec![
            (Route::Roles, icon::PEOPLE, t.roles, t.roles_under),
            (Route::Meetings, icon::MINUTES, t.all, t.all_under),
            (Route::Reflect, icon::LOCK, text::current().reflect.title, t.reflect_under),
        ])}
    }
    .into_any()
}

fn no_people() -> AnyView {
    let t = &text::current().meet;
    view! {
        <NobodyYet icon=icon::MEET title=t.no_people text=t.no_people_text/>
    }
    .into_any()
}

/// What is planned, and the ways to begin or plan one.
fn next(any: Memo<bool>, is_on: Memo<bool>) -> AnyView {
    let (app, t) = (app(), &text::current().meet);
    let all = summaries(planned_meetings);
    let to_plan = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let (before, day) = rhythm_to_plan(group, today)?;
            MeetingSummary::to_plan(group, before, day, today)
        })
    });
    let left = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| left_open(group, today))
    });
    let start = move || {
        let today = untrack(|| app.today());
        begin_meeting::start(app.with_untracked(|group| meeting_to_begin(group, today)));
    };
    let list = move || {
        let mut shown = all.get();
        let more = shown.split_off(shown.len().min(NEXT));
        let count = more.len();
        let folded = (count > 0).then(|| view! { <Details summary=(t.more)(count)>{lines(more)}</Details> });
        let unplanned = to_plan.get();
        let none = (shown.is_empty() && unplanned.is_none())
            .then(|| view! { <p class="muted">{t.none_planned}</p> });
        let unplanned =
            unplanned.map(|summary| view! { <div class="stack-close">{summary.to_plan_line()}</div> });
        view! { {none}{lines(shown)}{unplanned}{folded} }.into_any()
    };
    // One that is on is gone on with: another is begun beside it only now and then. And without people, they come first.
    let start = move || {
        let kind = if is_on.get() || !any.get() { Kind::Soft } else { Kind::Primary };
        view! { <Button label=t.start kind icon=icon::MEET on_press=start/> }
    };
    view! {
        <Card title=t.next>
            {list}
            <div class="actions">
                {start}
                <LinkButton label=t.plan icon=icon::DAY href=Route::NewMeeting.hash()/>
            </div>
            {move || left.get().map(|left| view! {
                <a class="more-link" href=Route::Minutes(left.meeting).hash()>{(t.left_open)(left.items, left.tasks)}</a>
            })}
        </Card>
    }
    .into_any()
}

/// The latest that were.
fn past() -> AnyView {
    let t = &text::current().meet;
    let past = summaries(|group, today| {
        let mut all = past_meetings(group, today);
        all.truncate(PAST);
        all
    });
    let show =
        move || (!past.with(Vec::is_empty)).then(|| view! { <Card title=t.past>{lines(past.get())}</Card> });
    show.into_any()
}
