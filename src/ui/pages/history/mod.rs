//! The history: what changed lately, who noted it, and what can be taken back.

mod overwritten;

use leptos::prelude::*;

use crate::browser::clock;
use crate::group::{Day, Group, HistoryEntry, News, recent};
use crate::replica::{Key, Timestamp};
use crate::text;
use crate::text::news::{About, NewsSentence};
use crate::ui::components::{Button, Card, EmptyState, PageHead, icon, undo_with_toast};
use crate::ui::news::{day_heading, describe, news_line};
use crate::ui::state::{App, app};

/// So many acts are shown at first, and so many more each time.
const PAGE: usize = 40;
/// Of an act that changed many things, so many stand here.
const LINES: usize = 6;

/// One act as it stands on the page.
#[derive(Clone, PartialEq)]
struct Shown {
    timestamp: Timestamp,
    on: Day,
    under: String,
    lines: Vec<Line>,
}

/// One piece of its news, and the records to put back for it.
#[derive(Clone, PartialEq)]
struct Line {
    sentence: NewsSentence,
    keys: Vec<Key>,
    for_good: bool,
}

impl Shown {
    fn of(app: App, group: &Group, moment: &HistoryEntry, today: Day) -> Option<Self> {
        let t = &text::current().history;
        let mut lines: Vec<Line> = Vec::new();
        for news in &moment.news {
            let Some(sentence) = describe(group, news, today) else { continue };
            let keys = app.replica(|replica| moment.keys_of(news, replica));
            match lines.iter_mut().find(|line| line.sentence == sentence) {
                Some(line) => line.keys.extend(keys),
                None => lines.push(Line { sentence, keys, for_good: *news == News::Erased }),
            }
        }
        if lines.is_empty() {
            return None;
        }
        let more = lines.len().saturating_sub(LINES);
        lines.truncate(LINES);
        let who = group.user_at(moment.timestamp);
        let who = who.map(|member| text::news::bidi_isolate(&member.name_told_apart()));
        let phone = if moment.device == app.device() { t.this_phone } else { t.some_phone };
        let (on, time) = clock::day_and_time(moment.timestamp.millis());
        let under = match (more, who) {
            (0, Some(who)) => vec![time, (t.by)(&who)],
            (0, None) => vec![time, phone.to_owned()],
            (more, Some(who)) => vec![(t.more_by)(more, &who), time],
            (more, None) => vec![(t.more)(more), time, phone.to_owned()],
        };
        Some(Self { timestamp: moment.timestamp, on, under: under.join(", "), lines })
    }
}

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().history);
    let count = RwSignal::new(PAGE);
    let moments = Memo::new(move |_| {
        let (today, count) = (app.today(), count.get());
        app.with(|group| {
            // One more than is shown tells whether there are more.
            let moments = app.replica(|replica| recent(replica, count + 1));
            let more = moments.len() > count;
            let shown = moments.iter().take(count).filter_map(|moment| Shown::of(app, group, moment, today));
            (shown.collect::<Vec<_>>(), more)
        })
    });
    let empty = Memo::new(move |_| moments.with(|(shown, _)| shown.is_empty()));
    let list = move || {
        let today = app.today();
        moments.with(|(shown, _)| days(shown, today))
    };
    view! {
        <PageHead title=t.title back=crate::ui::route::Route::Now/>
        <p class="muted">{t.under}</p>
        {last_step()}
        {move || empty.get().then(|| view! {
            <EmptyState icon=icon::HISTORY title=t.nothing text=t.nothing_text/>
        })}
        {list}
        {move || moments.with(|(_, more)| *more).then(|| view! {
            <Button label=t.show_more on_press=move || count.update(|count| *count += PAGE)/>
        })}
        {overwritten::card()}
    }
    .into_any()
}

/// What was done on this phone, taken back step by step: the next one is named.
fn last_step() -> AnyView {
    let (app, t) = (app(), &text::current().history);
    let card = move || {
        let count = app.can_undo();
        let (step, label) = app.newest_step()?;
        let until_closed = (!app.outlasts(&step)).then_some(t.undo_until_closed);
        Some(view! {
            <Card title=t.undo_title>
                <p dir="auto">{label}</p>
                <p class="muted">{until_closed.map_or_else(|| (t.undo_text)(count), str::to_owned)}</p>
                <Button
                    label=text::current().common.undo icon=icon::UNDO on_press=move || undo_with_toast(app, &step)
                />
            </Card>
        })
    };
    card.into_any()
}

/// The acts, day by day.
fn days(shown: &[Shown], today: Day) -> AnyView {
    let by_day = shown.chunk_by(|one, next| one.on == next.on).map(|moments| {
        let items: Vec<_> = moments.iter().cloned().map(moment_line).collect();
        view! {
            <section class="card">
                <h2 class="eyebrow">{day_heading(today, moments[0].on)}</h2>
                <ul class="list">{items}</ul>
            </section>
        }
    });
    by_day.collect::<Vec<_>>().into_any()
}

fn moment_line(shown: Shown) -> AnyView {
    let timestamp = shown.timestamp;
    let lines: Vec<_> = shown.lines.into_iter().map(|line| change_line(timestamp, line)).collect();
    view! {
        <li class="moment">
            {lines}
            <p class="muted">{shown.under}</p>
        </li>
    }
    .into_any()
}

/// One change, and the way back from it.
fn change_line(timestamp: Timestamp, line: Line) -> AnyView {
    let (app, t) = (app(), &text::current().history);
    let Line { sentence, keys, for_good } = line;
    // What was removed is brought back by the sentence's own button.
    let brings_back = matches!(&sentence.about, About::Removed(key) if keys.contains(key));
    let what = sentence.text.clone();
    let label = (t.undo_step)(&what);
    let back = (!for_good && !keys.is_empty() && !brings_back).then(|| {
        let press = move |_| app.revert(timestamp, &keys, &what);
        view! {
            <button type="button" class="btn-icon" aria-label=label.clone() title=label on:click=press>
                {icon::icon(icon::UNDO)}
            </button>
        }
    });
    let for_good = for_good.then(|| view! { <p class="muted">{t.for_good}</p> });
    view! { <div class="change"><div>{news_line(sentence, true)}{for_good}</div>{back}</div> }.into_any()
}
