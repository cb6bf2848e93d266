//! The pictures of work: how strengths grew, how work is spread over the group, and what was carried.

use leptos::prelude::*;

use super::Seen;
use super::chart::{Bar, Step, bars, card, colours, table};
use crate::browser::calendar::calendar;
use crate::insight::Month;
use crate::text;
use crate::ui::route::Route;

/// The drawing's width and height, in its own units.
const WIDE: usize = 300;
const HIGH: usize = 100;

fn name(month: &Month) -> String {
    calendar().month(month.first)
}

/// The months from the one before the first of these on: what was empty before takes no room.
fn from_the_first(months: &[Month], holds: impl Fn(&Month) -> bool) -> &[Month] {
    let first = months.iter().position(holds).unwrap_or_default();
    &months[first.saturating_sub(1)..]
}

/// How the strengths of the group grew. Nothing before there are any.
pub fn growth(seen: &Seen, as_table: bool) -> Option<AnyView> {
    let t = &text::current().capacity;
    let months = from_the_first(&seen.months, |month| month.strengths > 0);
    let (first, last) = (months.first()?, months.last()?);
    if last.strengths == 0 {
        return None;
    }
    let since = name(first);
    let says = match last.strengths.checked_sub(first.strengths) {
        Some(0) => (t.growth_same)(last.strengths, &since),
        Some(more) => (t.growth_more)(more, &since),
        None => (t.growth_fewer)(&since),
    };
    let content = if as_table {
        let cells = |month: &Month| vec![name(month), month.strengths.to_string(), month.shared.to_string()];
        let heads = [t.month, t.all_strengths, t.shared_strengths];
        table(t.growth, &heads, months.iter().map(cells).collect::<Vec<_>>())
    } else {
        area(months)
    };
    Some(card(
        t.growth,
        says,
        content,
        Step { words: t.step_resting_under, label: t.step_resting, href: Route::Resting.hash() },
    ))
}

/// Two areas, the shared strengths before all of them.
fn area(months: &[Month]) -> AnyView {
    let t = &text::current().capacity;
    let most = months.iter().map(|month| month.strengths).max().unwrap_or(0).max(1);
    let steps = months.len().saturating_sub(1).max(1);
    // A little room above the highest, so that its line is whole.
    let point = |at: usize, count: usize| {
        let (x, y) = (at * WIDE / steps, HIGH - count * (HIGH - 6) / most);
        [&x.to_string(), ",", &y.to_string()].concat()
    };
    let line = |count: fn(&Month) -> usize| {
        let points = months.iter().enumerate().map(|(at, month)| point(at, count(month)));
        points.collect::<Vec<_>>().join(" ")
    };
    let (all, shared) = (line(|month| month.strengths), line(|month| month.shared));
    let under = |line: &str| ["0,100 ", line, " 300,100"].concat();
    let (under_all, under_shared) = (under(&all), under(&shared));
    let rows = months.iter().map(|month| (t.growth_row)(&name(month), month.strengths, month.shared));
    let label = rows.collect::<Vec<_>>().join("; ");
    let ends = [months.first(), months.last()].map(|month| month.map(name).unwrap_or_default());
    let [from, to] = ends;
    let last = months.last();
    let counts = (last.map(|month| month.strengths), last.map(|month| month.shared));
    view! {
        <div class="cap-area">
            <svg viewBox="0 0 300 100" preserveAspectRatio="none" role="img" aria-label=label focusable="false">
                <polygon class="cap-all" points=under_all></polygon>
                <polygon class="cap-shared" points=under_shared></polygon>
                <polyline class="cap-line" points=all></polyline>
                <polyline class="cap-line cap-line-shared" points=shared></polyline>
            </svg>
            <p class="cap-ends" aria-hidden="true"><span>{from}</span><span>{to}</span></p>
        </div>
        {colours(&[("cap-patch-all", t.all_strengths, counts.0), ("cap-patch-shared", t.shared_strengths, counts.1)])}
    }
    .into_any()
}

/// How work is spread over the group as a whole: a shape, never names, and nobody is counted who has none. Nothing before
/// there are people.
pub fn spread(seen: &Seen, as_table: bool) -> Option<AnyView> {
    let t = &text::current().capacity;
    let spread = &seen.spread;
    if seen.summaries.is_empty() {
        return None;
    }
    let work = spread.visible_work + spread.less_visible_work;
    let says = match (work, spread.none) {
        (0, _) => t.spread_none.to_owned(),
        (_, 0) => t.spread_even.to_owned(),
        (work, _) => (t.spread_says)(work),
    };
    let held = t.holds.iter().enumerate().map(|(at, holds)| (at + 1, *holds));
    let content = if work == 0 {
        ().into_any()
    } else if as_table {
        let cells = |(at, holds): (usize, &str)| {
            vec![holds.to_owned(), spread.visible[at].to_string(), spread.less_visible[at].to_string()]
        };
        let heads = [t.holds_head, t.visible, t.less_visible];
        let some = |(at, _): &(usize, &str)| spread.visible[*at] + spread.less_visible[*at] > 0;
        table(t.spread, &heads, held.filter(some).map(cells).collect::<Vec<_>>())
    } else {
        // In words: a bar would say how many people, and be read as how much they do.
        let part = |sort: &'static str, counts: &[usize]| {
            let some = held.clone().filter(|(at, _)| counts[*at] > 0);
            let line = |(at, holds): (usize, &str)| view! { <li class="cap-row">{(t.spread_row)(counts[at], holds)}</li> };
            let said: Vec<_> = some.map(line).collect();
            (!said.is_empty()).then(|| view! { <div><h3>{sort}</h3><ul class="cap-rows">{said}</ul></div> })
        };
        view! {
            <div class="cap-pair">
                {part(t.visible, &spread.visible)}
                {part(t.less_visible, &spread.less_visible)}
            </div>
        }
        .into_any()
    };
    let together = (spread.together > 0).then(|| view! { <p>{(t.together)(spread.together, work)}</p> });
    let content = view! { {content}{together} }.into_any();
    Some(card(
        t.spread,
        says,
        content,
        Step { words: t.step_spread_under, label: t.step_spread, href: Route::Invite(None).hash() },
    ))
}

/// What was taken up, finished, and let go with thanks. Nothing before something was carried.
pub fn carried(seen: &Seen, as_table: bool) -> Option<AnyView> {
    let t = &text::current().capacity;
    let sum = |count: fn(&Month) -> usize| seen.months.iter().map(count).sum::<usize>();
    let (began, done, let_go) = (sum(|one| one.began), sum(|one| one.done), sum(|one| one.let_go));
    if began + done + let_go == 0 {
        return None;
    }
    let says = if done + let_go == 0 { t.carried_none.to_owned() } else { (t.carried_says)(done, let_go) };
    let some = |month: &&Month| month.began + month.done + month.let_go > 0;
    let months = seen.months.iter().filter(some).collect::<Vec<_>>();
    let content = if as_table {
        let cells = |month: &Month| {
            let counts = [month.began, month.done, month.let_go].map(|count| count.to_string());
            std::iter::once(name(month)).chain(counts).collect::<Vec<_>>()
        };
        let heads = [t.month, t.began, t.done, t.let_go];
        table(t.carried, &heads, months.into_iter().map(cells).collect::<Vec<_>>())
    } else {
        let bar = |month: &Month| Bar {
            words: (t.carried_row)(&name(month), month.began, month.done, month.let_go),
            parts: vec![(month.began, "cap-began"), (month.done, "cap-done"), (month.let_go, "cap-let-go")],
        };
        let signs = [
            (began, ("cap-patch-began", t.began, None)),
            (done, ("cap-patch-done", t.done, None)),
            (let_go, ("cap-patch-let-go", t.let_go, None)),
        ];
        let signs: Vec<_> = signs.into_iter().filter(|(count, _)| *count > 0).map(|(_, sign)| sign).collect();
        view! {
            {bars(months.into_iter().map(bar).collect::<Vec<_>>())}
            {colours(&signs)}
        }
        .into_any()
    };
    Some(card(
        t.carried,
        says,
        content,
        Step { words: t.step_carried_under, label: t.step_carried, href: Route::SayThanks(None).hash() },
    ))
}
