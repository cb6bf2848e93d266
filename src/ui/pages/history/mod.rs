//! The history: what changed lately, who noted it, and what can be taken back.

mod overwritten;

use std::mem::{Discriminant, discriminant};

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::letters::capital;
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

/// Acts of one kind that a person did within so many milliseconds stand together.
const TOGETHER: u64 = 10 * 60 * 1000;

/// One act as it stands on the page, or several of one kind that one person did shortly after each other.
#[derive(Clone, PartialEq)]
struct Shown {
    latest: Timestamp,
    earliest: Timestamp,
    kinds: Vec<Discriminant<News>>,
    on: Day,
    who: String,
    time: String,
    lines: Vec<Line>,
    /// How many lines more there are.
    more: usize,
}

/// One piece of its news, and the records to put back for it, by the acts that changed them.
#[derive(Clone, PartialEq)]
struct Line {
    sentence: NewsSentence,
    changes: Vec<(Timestamp, Vec<Key>)>,
    for_good: bool,
}

impl Shown {
    fn of(app: App, group: &Group, moment: &HistoryEntry, today: Day) -> Option<Self> {
        let t = &text::current().history;
        let mut lines: Vec<Line> = Vec::new();
        for news in &moment.news {
            let Some(sentence) = describe(group, news, today) else { continue };
            let keys = app.replica(|replica| moment.keys_of(news, replica));
            let changes = vec![(moment.timestamp, keys)];
            add_line(&mut lines, Line { sentence, changes, for_good: *news == News::Erased });
        }
        if lines.is_empty() {
            return None;
        }
        let more = lines.len().saturating_sub(LINES);
        lines.truncate(LINES);
        let who = group.user_at(moment.timestamp);
        let who = who.map(|member| (t.by)(&text::news::bidi_isolate(&member.name_told_apart())));
        let phone = if moment.device == app.device() { t.this_phone } else { t.some_phone };
        let (on, time) = clock::day_and_time(moment.timestamp.millis());
        let mut kinds: Vec<_> = moment.news.iter().map(discriminant).collect();
        kinds.dedup();
        let who = who.unwrap_or_else(|| phone.to_owned());
        let (latest, earliest) = (moment.timestamp, moment.timestamp);
        Some(Self { latest, earliest, kinds, on, who, time, lines, more })
    }

    /// Takes in the act before it, where both are of one kind and by one person; otherwise gives it back.
    fn take_in(&mut self, before: Self) -> Option<Self> {
        let is_one = self.latest.device() == before.latest.device() && self.who == before.who;
        let is_near =
            self.on == before.on && self.earliest.millis().saturating_sub(before.latest.millis()) <= TOGETHER;
        let is_alike = self.kinds == before.kinds && self.more + before.more == 0;
        let mut lines = self.lines.clone();
        before.lines.iter().cloned().for_each(|line| add_line(&mut lines, line));
        if !(is_one && is_near && is_alike && lines.len() <= LINES) {
            return Some(before);
        }
        self.lines = lines;
        self.earliest = before.earliest;
        None
    }
}

/// What is said twice stands once, and is taken back at once.
fn add_line(lines: &mut Vec<Line>, line: Line) {
    match lines.iter_mut().find(|other| other.sentence == line.sentence) {
        Some(other) => {
            for (timestamp, keys) in line.changes {
                match other.changes.iter_mut().find(|(other, _)| *other == timestamp) {
                    Some((_, all)) => all.extend(keys),
                    None => other.changes.push((timestamp, keys)),
                }
            }
        }
        None => lines.push(line),
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
            let together = shown.fold(Vec::<Shown>::new(), |mut all, before| {
                let apart = match all.last_mut() {
                    Some(last) => last.take_in(before),
                    None => Some(before),
                };
                all.extend(apart);
                all
            });
            (together, more)
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
    let t = &text::current().history;
    let who = [&capital(&shown.who), " · ", &shown.time].concat();
    let lines: Vec<_> = shown.lines.into_iter().map(change_line).collect();
    let more = (shown.more > 0).then(|| view! { <p class="muted">{(t.more)(shown.more)}</p> });
    view! {
        <li class="moment">
            <p class="muted">{who}</p>
            {lines}
            {more}
        </li>
    }
    .into_any()
}

/// One change, and the way back from it.
fn change_line(line: Line) -> AnyView {
    let (app, t) = (app(), &text::current().history);
    let Line { sentence, changes, for_good } = line;
    // What was removed is brought back by the sentence's own button.
    let mut keys = changes.iter().flat_map(|(_, keys)| keys);
    let brings_back = matches!(&sentence.about, About::Removed(key) if keys.any(|one| one == key));
    let has_keys = changes.iter().any(|(_, keys)| !keys.is_empty());
    let what = sentence.text.clone();
    let label = (t.undo_step)(&what);
    let back = (!for_good && has_keys && !brings_back).then(|| {
        let press = move |_| app.revert(&changes, &what);
        view! {
            <button type="button" class="btn-icon" aria-label=label.clone() title=label on:click=press>
                {icon::icon(icon::UNDO)}
            </button>
        }
    });
    let for_good = for_good.then(|| view! { <p class="muted">{t.for_good}</p> });
    view! { <div class="change"><div>{news_line(sentence, true)}{for_good}</div>{back}</div> }.into_any()
}
