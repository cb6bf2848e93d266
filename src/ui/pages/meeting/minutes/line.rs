//! What a meeting leaves, line by line, with the ways to change it.

use leptos::prelude::*;

use super::super::capture;
use crate::browser::calendar::calendar;
use crate::browser::focus;
use crate::group::{AppreciationCommand, Command, Day, NoteId};
use crate::text;
use crate::text::days::Phrase;
use crate::text::news::bidi_isolate;
use crate::text::summary::{About, Line, Part, Todo};
use crate::ui::components::{IconButton, icon};
use crate::ui::route::Route;
use crate::ui::state::App;

/// A day in full: minutes are read later.
pub(super) fn day_in_full(day: Day) -> String {
    text::current().days.say(Phrase::DayMonthYear(day), calendar())
}

/// The title of a meeting that was held; without one it is known by its day.
pub(super) fn title_or_day(title: &str, day: Option<Day>) -> String {
    match (title, day) {
        ("", Some(day)) => day_in_full(day),
        ("", None) => text::current().common.meeting.to_owned(),
        (title, _) => title.to_owned(),
    }
}

/// Parts with their headings; one step smaller where they stand on a card.
pub(super) fn parts(app: App, parts: Vec<Part>, on_card: bool) -> AnyView {
    let one = |part: Part| {
        let title = part.title;
        let heading = match (part.deep, on_card) {
            (false, false) => view! { <h2>{title}</h2> }.into_any(),
            _ => view! { <h3 dir="auto">{title}</h3> }.into_any(),
        };
        view! { <section class="minutes-part">{heading}{lines(app, part.lines)}</section> }.into_any()
    };
    parts.into_iter().map(one).collect::<Vec<_>>().into_any()
}

/// Lines alone.
pub fn lines(app: App, lines: Vec<Line>) -> AnyView {
    let all: Vec<_> =
        lines.into_iter().map(|line| view! { <li class="minute">{one(app, line)}</li> }).collect::<Vec<_>>();
    (!all.is_empty()).then(|| view! { <ul class="minutes-lines">{all}</ul> }).into_any()
}

fn one(app: App, line: Line) -> AnyView {
    let t = &text::current().minutes;
    let words = line.words;
    let change: Option<AnyView> = match line.about {
        About::Note(id) => Some(change(app, id, &words)),
        About::Thanks(id) => {
            let back = move || {
                if app.execute(Command::Thanks(AppreciationCommand::Remove(id)), t.removed) {
                    focus::heading();
                }
            };
            let label = (t.remove)(&words);
            Some(view! { <IconButton label icon=icon::CROSS on_press=back/> }.into_any())
        }
        _ => None,
    };
    let href = match line.about {
        About::Commitment(id) => Some(Route::Commitment(id).hash()),
        About::Need(id) => Some(Route::Need(id).hash()),
        _ => None,
    };
    let todo = line.todo.map(|todo| view! { <span class="minute-who">{who(&todo)}</span> });
    let what = match href {
        Some(href) => {
            view! { <a class="minute-link" href=href><b dir="auto">{words}</b>{todo}</a> }.into_any()
        }
        None => {
            let label = (!line.label.is_empty()).then(|| [&line.label, ": "].concat());
            view! { <p class="minute-what" dir="auto">{label.map(|label| view! { <b>{label}</b> })}{words}</p> }
                .into_any()
        }
    };
    let more = line.more.into_iter().map(|more| view! { <p class="muted minute-what" dir="auto">{more}</p> });
    view! {
        <div class="minute-words">
            {what}
            {more.collect::<Vec<_>>()}
        </div>
        {change}
    }
    .into_any()
}

/// The way to change a note, or to take it back.
pub(super) fn change(app: App, id: NoteId, words: &str) -> AnyView {
    let label = (text::current().minutes.change)(&bidi_isolate(words));
    view! { <IconButton label icon=icon::EDIT on_press=move || capture::edit(app, id)/> }.into_any()
}

/// "Ana and Bilal · by 26 November 2026 · moving".
fn who(todo: &Todo) -> String {
    let text = text::current();
    let t = &text.summary;
    let list = |names: &[String]| {
        let names: Vec<String> = names.iter().map(|name| bidi_isolate(name)).collect();
        text.list(&names)
    };
    let who = if todo.holders.is_empty() { t.nobody_yet.to_owned() } else { list(&todo.holders) };
    let with = (!todo.with.is_empty()).then(|| (t.with)(&list(&todo.with)));
    let day = todo.day.map(|day| (t.by)(&day_in_full(day)));
    let state = todo.state.map(|state| t.state(text, state));
    [Some(who), with, day, state].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
