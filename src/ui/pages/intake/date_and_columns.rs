//! What a text doesn't tell of itself: which day it is from, and what its columns are for.

use leptos::prelude::*;

use super::Page;
use crate::group::Day;
use crate::intake::{AsksDay, Column};
use crate::text;
use crate::ui::components::{Card, DayField, fresh_id};

/// The days of texts, as they are shown.
pub(super) type Days = StoredValue<Vec<(usize, RwSignal<Option<Day>>)>>;
/// What columns of texts are for, as it is shown.
pub(super) type Columns = StoredValue<Vec<(usize, RwSignal<Vec<Column>>)>>;

/// What stands above a question: the file's name, or how the text begins.
fn name_of(page: Page, at: usize) -> String {
    let name = page.draft.with_untracked(|draft| draft.told.get(at).and_then(|told| told.name.clone()));
    name.unwrap_or_else(|| {
        page.texts.with_value(|texts| {
            let first = texts.get(at).and_then(|text| text.lines().find(|line| !line.trim().is_empty()));
            first.unwrap_or_default().trim().trim_start_matches(['#', ' ']).chars().take(80).collect()
        })
    })
}

/// For each text that doesn't tell its day: which is it?
pub(super) fn days(page: Page) -> (AnyView, Days) {
    let t = &text::current().intake;
    let today = page.app.today();
    let asked = page.draft.with_untracked(|draft| {
        let all = draft.asks_day.iter().enumerate().filter_map(|(at, asks)| Some((at, (*asks)?)));
        all.map(|(at, asks)| (at, asks, draft.told.get(at).and_then(|told| told.day))).collect::<Vec<_>>()
    });
    let mut shown = Vec::new();
    let cards = asked
        .into_iter()
        .map(|(at, asks, said)| {
            let (label, hint, guess) = match asks {
                AsksDay::Meeting(perhaps) => (t.which_day, t.which_day_hint, perhaps),
                AsksDay::List => (t.list_day, t.list_day_hint, Some(today)),
            };
            let value = RwSignal::new(said.or(guess));
            shown.push((at, value));
            view! {
                <Card>
                    <p dir="auto">{name_of(page, at)}</p>
                    <DayField label=label value today past=true/>
                    <p class="muted">{hint}</p>
                </Card>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    (cards.into_any(), StoredValue::new(shown))
}

const COLUMNS: [Column; 6] =
    [Column::What, Column::Who, Column::Due, Column::Status, Column::Note, Column::Nothing];

/// For each table whose columns have no name we know: which column is what?
pub(super) fn columns(page: Page) -> (AnyView, Columns) {
    let t = &text::current().intake;
    let asked = page.draft.with_untracked(|draft| {
        let all = draft.asks_columns.iter().enumerate().filter_map(|(at, cells)| Some((at, cells.clone()?)));
        all.map(|(at, cells)| (at, cells, draft.told.get(at).and_then(|told| told.columns.clone())))
            .collect::<Vec<_>>()
    });
    let mut shown = Vec::new();
    let cards = asked
        .into_iter()
        .map(|(at, cells, said)| {
            // The first one mostly says what there is to do.
            let guess = |place: usize| if place == 0 { Column::What } else { Column::Note };
            let value =
                RwSignal::new(said.unwrap_or_else(|| (0..cells.len()).map(guess).collect::<Vec<_>>()));
            shown.push((at, value));
            let rows = cells
                .into_iter()
                .enumerate()
                .map(|(place, cell)| column(place, cell, value))
                .collect::<Vec<_>>();
            view! {
                <Card title=t.columns_title>
                    <p class="muted">{t.columns_hint}</p>
                    <ul class="list">{rows}</ul>
                </Card>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    (cards.into_any(), StoredValue::new(shown))
}

fn column(place: usize, cell: String, value: RwSignal<Vec<Column>>) -> AnyView {
    let t = &text::current().intake;
    let id = fresh_id("column");
    let choose = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| COLUMNS.get(at).copied());
        value.update(|columns| {
            if let (Some(column), Some(chosen)) = (columns.get_mut(place), chosen) {
                *column = chosen;
            }
        });
    };
    let options = COLUMNS
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let column = *column;
            let selected = move || value.with(|columns| columns.get(place) == Some(&column));
            view! { <option value=at.to_string() prop:selected=selected>{(t.column)(column)}</option> }
                .into_any()
        })
        .collect::<Vec<_>>();
    view! {
        <li class="bring-person">
            <label for=id.clone() dir="auto">{(t.column_of)(&cell)}</label>
            <select class="input" id=id on:change=choose>{options}</select>
        </li>
    }
    .into_any()
}

/// Takes what is shown as said; whether anything is to be read anew.
pub(super) fn accept(page: Page, days: Days, columns: Columns) -> bool {
    let mut news = false;
    page.draft.update(|draft| {
        for (at, value) in days.get_value() {
            let day = value.get_untracked();
            let before = draft.told.get(at).and_then(|told| told.day);
            if before != day {
                draft.say_day(at, day);
                news = true;
            }
        }
        for (at, value) in columns.get_value() {
            let said = value.get_untracked();
            if draft.told.get(at).is_none_or(|told| told.columns.as_ref() != Some(&said)) {
                draft.say_columns(at, said);
                news = true;
            }
        }
    });
    news
}
