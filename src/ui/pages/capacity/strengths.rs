//! The pictures of strengths: who shares each, what rests on one person, and which ones needs wait for.

use leptos::prelude::*;

use super::Seen;
use super::chart::{Dot, Step, card, key, row, table};
use crate::group::MemberId;
use crate::insight::{NeededStrength, SharedStrength};
use crate::text;
use crate::ui::components::Button;
use crate::ui::components::people::names::own_page;
use crate::ui::route::Route;
use crate::ui::state::App;

/// So many rows stand there before they are unfolded.
const ROWS: usize = 10;
/// A few more are not worth a button.
const FEW: usize = 3;
/// Of so many people the names are heard; of more, their number.
const NAMES: usize = 6;

fn heard(seen: &Seen, ids: &[MemberId]) -> String {
    if ids.len() > NAMES { (text::current().capacity.people)(ids.len()) } else { seen.names(ids) }
}

/// Those who can do it, then those who would like to learn it, each in the colour of their seat.
fn people(seen: &Seen, one: &SharedStrength) -> Vec<Dot> {
    let colour = |id: &MemberId| seen.summary(*id).map(|summary| summary.colour);
    let able = one.can.iter().filter_map(|id| {
        let colour = colour(id)?;
        Some(if one.teach.contains(id) { Dot::Teach(colour) } else { Dot::Can(colour) })
    });
    able.chain(one.learn.iter().filter_map(|id| colour(id).map(Dot::Learn))).collect::<Vec<_>>()
}

fn strength_row(seen: &Seen, one: &SharedStrength) -> AnyView {
    let label = (text::current().capacity.row)(&one.word, &heard(seen, &one.can), &heard(seen, &one.learn));
    row(&one.word, &people(seen, one), label)
}

/// Rows, the first of them at once and all of them when it is asked for.
fn rows(count: usize, each: impl Fn(usize) -> AnyView + Send + Sync + 'static) -> AnyView {
    let t = &text::current().capacity;
    let all = RwSignal::new(count <= ROWS + FEW);
    let shown = move || {
        let shown = if all.get() { count } else { ROWS };
        (0..shown).map(&each).collect::<Vec<_>>()
    };
    view! {
        <ul class="cap-rows">{shown}</ul>
        {move || (!all.get()).then(|| view! {
            <Button label=(t.more_rows)(count - ROWS) on_press=move || all.set(true)/>
        })}
    }
    .into_any()
}

fn strength_rows(seen: &Seen, list: Vec<SharedStrength>) -> AnyView {
    let seen = seen.clone();
    rows(list.len(), move |at| strength_row(&seen, &list[at]))
}

fn signs() -> AnyView {
    let t = &text::current().capacity;
    key(&[(Dot::Can(7), t.key_can), (Dot::Teach(7), t.key_teach), (Dot::Learn(7), t.key_learn)])
}

fn or_nobody(names: String) -> String {
    if names.is_empty() { text::current().capacity.nobody.to_owned() } else { names }
}

/// The strengths, and who shares each.
pub fn shared(app: App, seen: &Seen, as_table: bool) -> AnyView {
    let t = &text::current().capacity;
    let list = &seen.shared;
    if list.is_empty() {
        let step = Step { words: t.name_yours_under, label: t.name_yours, href: own_page(app).hash() };
        return card(t.shared, t.none_text.to_owned(), ().into_any(), step);
    }
    let count = list.iter().filter(|one| one.can.len() > 1).count();
    let known = list.iter().filter(|one| !one.can.is_empty()).count();
    let says = if count == 0 { (t.shared_alone)(known) } else { (t.shared_says)(known, count) };
    let content = if as_table {
        let cells = |one: &SharedStrength| {
            vec![
                one.word.clone(),
                or_nobody(seen.names(&one.can)),
                seen.names(&one.teach),
                seen.names(&one.learn),
            ]
        };
        table(t.shared, &[t.strength, t.can, t.teach, t.learn], list.iter().map(cells).collect::<Vec<_>>())
    } else {
        view! {
            {signs()}
            {strength_rows(seen, list.clone())}
        }
        .into_any()
    };
    card(
        t.shared,
        says,
        content,
        Step { words: t.step_learn_under, label: t.step_learn, href: Route::Learn.hash() },
    )
}

/// What only one person can do, and who would like to learn it. Nothing before there are strengths.
pub fn on_one(seen: &Seen, as_table: bool) -> Option<AnyView> {
    let t = &text::current().capacity;
    let able = seen.shared.iter().any(|one| !one.can.is_empty());
    if !able {
        return None;
    }
    let list: Vec<SharedStrength> = seen.shared.iter().filter(|one| one.rests_on_one()).cloned().collect();
    let wanted = list.iter().filter(|one| !one.learn.is_empty()).count();
    let says = match list.len() {
        0 => t.one_none.to_owned(),
        all if all == wanted => (t.one_all)(all),
        all => (t.one_says)(all, wanted),
    };
    let content = if list.is_empty() {
        ().into_any()
    } else if as_table {
        let cells = |one: &SharedStrength| {
            vec![one.word.clone(), seen.names(&one.can), or_nobody(seen.names(&one.learn))]
        };
        table(t.one, &[t.strength, t.only, t.would_learn], list.iter().map(cells).collect::<Vec<_>>())
    } else {
        strength_rows(seen, list)
    };
    Some(card(
        t.one,
        says,
        content,
        Step { words: t.step_one_under, label: t.step_one, href: Route::Learn.hash() },
    ))
}

/// Open needs by the strength that they want.
pub fn waiting(seen: &Seen, as_table: bool) -> AnyView {
    let t = &text::current().capacity;
    let list = &seen.waiting;
    let Some(most) = list.iter().map(|one| one.needs.len()).max() else {
        let step = Step { words: t.step_need_under, label: t.step_need, href: Route::NewNeed.hash() };
        return card(t.waiting, t.waiting_none.to_owned(), ().into_any(), step);
    };
    let first = list.iter().find(|one| one.needs.len() == most).map(|one| one.word.as_str());
    let without = list.iter().filter(|one| one.can.is_empty()).count();
    let says = (t.waiting_says)(first.unwrap_or_default(), most, without);
    let content = if as_table {
        let cells = |one: &NeededStrength| {
            let needs = one.needs.len().to_string();
            vec![one.word.clone(), needs, or_nobody(seen.names(&one.can)), seen.names(&one.learn)]
        };
        table(t.waiting, &[t.strength, t.needs, t.can, t.learn], list.iter().map(cells).collect::<Vec<_>>())
    } else {
        let list = list.clone();
        let each = move |at: usize| {
            let one: &NeededStrength = &list[at];
            let sign = if one.can.is_empty() { Dot::Wanted } else { Dot::Need };
            let label = (t.waiting_row)(&one.word, one.needs.len(), one.can.len());
            row(&one.word, &vec![sign; one.needs.len()], label)
        };
        view! {
            {key(&[(Dot::Need, t.key_need), (Dot::Wanted, t.key_wanted)])}
            {rows(seen.waiting.len(), each)}
        }
        .into_any()
    };
    let step = if without > 0 {
        Step { words: t.step_missing_under, label: t.step_learn, href: Route::Learn.hash() }
    } else {
        Step { words: t.step_invite_under, label: t.step_invite, href: Route::Invite(None).hash() }
    };
    card(t.waiting, says, content, step)
}
