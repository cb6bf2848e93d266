//! The history: what changed lately, who noted it, and what can be taken back.

use crate::ui::prelude::*;

use crate::browser::clock;
use crate::domain::{Day, Group, Moment, recent};
use crate::replica::Device;
use crate::text;
use crate::text::news::Told;
use crate::ui::derived::memo;
use crate::ui::kit::{Button, Card, EmptyState, PageHead, icon};
use crate::ui::news::{day_heading, news_line, told_all};
use crate::ui::state::app;

/// So many acts are shown at first, and so many more each time.
const PAGE: usize = 40;
/// Of an act that changed many things, so many stand here.
const LINES: usize = 6;

/// One act as it stands on the page.
#[derive(Clone, PartialEq)]
struct Shown {
    on: Day,
    under: String,
    told: Vec<Told>,
    more: usize,
}

impl Shown {
    fn of(group: &Group, moment: &Moment, here: Device, today: Day) -> Option<Self> {
        let t = &text::current().history;
        let mut told = told_all(group, &moment.news, today);
        if told.is_empty() {
            return None;
        }
        let more = told.len().saturating_sub(LINES);
        told.truncate(LINES);
        let by = match group.user_of(moment.device) {
            Some(member) => (t.by)(&text::news::apart(&member.name)),
            None if moment.device == here => t.this_phone.to_owned(),
            None => t.some_phone.to_owned(),
        };
        let (on, time) = clock::day_and_time(moment.stamp.millis());
        Some(Self { on, under: [&time, ", ", &by].concat(), told, more })
    }
}

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().history);
    let count = RwSignal::new(PAGE);
    let moments = memo(move || {
        let (today, count) = (app.today(), count.get());
        app.with(|group| {
            // One more than is shown tells whether there are more.
            let moments = app.replica(|replica| recent(replica, count + 1));
            let more = moments.len() > count;
            let shown =
                moments.iter().take(count).filter_map(|moment| Shown::of(group, moment, app.device(), today));
            (shown.into_vec(), more)
        })
    });
    let empty = memo(move || moments.with(|(shown, _)| shown.is_empty()));
    let list = move || {
        let today = app.today();
        moments.with(|(shown, _)| days(shown, today))
    };
    view! {
        <PageHead title=t.title back=crate::ui::route::Route::Now/>
        <p class="muted">{t.under}</p>
        {take_back()}
        {super::written_over::card()}
        {move || empty.get().then(|| view! {
            <EmptyState icon=icon::HISTORY title=t.nothing text=t.nothing_text/>
        })}
        {list}
        {move || moments.with(|(_, more)| *more).then(|| view! {
            <Button label=t.show_more on_press=move || count.update(|count| *count += PAGE)/>
        })}
    }
    .into_any()
}

/// What was done on this phone since the app was opened, taken back step by step.
fn take_back() -> AnyView {
    let (app, t) = (app(), &text::current().history);
    let steps = memo(move || {
        // An act changes the group; how many can be taken back is asked anew then.
        app.with(|_| ());
        app.can_undo()
    });
    let undo = move || {
        let said = match app.undo() {
            Some(0) => t.undone.to_owned(),
            Some(kept) => (t.undone_kept)(kept),
            None => t.not_undone.to_owned(),
        };
        app.say(said, false);
    };
    (move || {
        let count = steps.get();
        (count > 0).then(|| {
            view! {
                <Card title=t.undo_title>
                    <p>{(t.undo_text)(count)}</p>
                    <Button label=text::current().common.undo icon=icon::UNDO on_press=undo/>
                </Card>
            }
        })
    })
    .into_any()
}

/// The acts, day by day.
fn days(shown: &[Shown], today: Day) -> AnyView {
    let by_day = shown.chunk_by(|one, next| one.on == next.on).map(|moments| {
        let items: Vec<_> = moments.iter().cloned().map(moment_line).into_vec();
        view! {
            <section class="card">
                <h2 class="eyebrow">{day_heading(today, moments[0].on)}</h2>
                <ul class="list">{items}</ul>
            </section>
        }
    });
    by_day.into_vec().into_any()
}

fn moment_line(shown: Shown) -> AnyView {
    let t = &text::current().history;
    let lines: Vec<_> = shown.told.into_iter().map(|told| news_line(told, true)).into_vec();
    view! {
        <li class="moment">
            {lines}
            <p class="muted">
                {(shown.more > 0).then(|| [(t.more)(shown.more), ", ".to_owned()].concat())}
                {shown.under}
            </p>
        </li>
    }
    .into_any()
}
