//! The meetings that the texts tell of: who hosted, who took the notes, who was there.

use leptos::prelude::*;

use super::line_parts::{id_of, place_of, ticks};
use super::{Page, name_of};
use crate::group::Day;
use crate::intake::plan::PeopleList;
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::{PagedList, day_words};

/// What a row shows.
#[derive(Clone, PartialEq)]
struct Summary {
    taken: bool,
    title: String,
    known: bool,
    said: Vec<String>,
    others: String,
}

/// All of them, each with a tick; nothing where the texts tell of none.
pub(super) fn list(page: Page, today: Day) -> Option<AnyView> {
    let t = &text::current().intake;
    let count = page.draft.with_untracked(|draft| draft.held.len());
    let ids = Memo::new(move |_| (0..count).map(id_of).collect::<Vec<_>>());
    (count > 0).then(|| {
        view! {
            <h2 class="eyebrow">{t.meetings}</h2>
            {(count > 1).then(|| ticks(t.meetings, move |taken| page.draft.update(|draft| {
                draft.held.iter_mut().for_each(|held| held.taken = taken);
            })))}
            <div class="bring-lines">
                <PagedList ids item=move |id| row(page, place_of(id), today) label=t.meetings/>
            </div>
        }
        .into_any()
    })
}

fn summary(page: Page, at: usize, today: Day) -> Option<Summary> {
    let t = &text::current().intake;
    let list = |names: &[String]| text::current().list(names);
    page.draft.with(|draft| {
        let held = draft.held.get(at)?;
        let day = held.day.map_or_else(|| t.day_unknown.to_owned(), |day| day_words(today, day));
        let title = if held.title.is_empty() { day } else { [&held.title, ", ", &day].concat() };
        let is_here =
            |day| page.app.with(|group| group.meeting(group.meeting_held_on(day, &held.title)).is_some());
        let known = held.day.is_some_and(is_here);
        let (mut said, mut outside) = (held.everyone.clone(), Vec::new());
        for place in PeopleList::ALL {
            let (members, others) = draft.placed(held, place);
            let mut names: Vec<String> =
                members.iter().map(|id| bidi_isolate(&name_of(page.app, draft, *id))).collect();
            for name in others.iter().map(|name| bidi_isolate(name)) {
                names.push(name.clone());
                if !outside.contains(&name) {
                    outside.push(name);
                }
            }
            if !names.is_empty() {
                said.push((t.placed)(place, &list(&names)));
            }
        }
        let others = if outside.is_empty() { String::new() } else { (t.outside)(&list(&outside)) };
        Some(Summary { taken: held.taken, title, known, said, others })
    })
}

fn row(page: Page, at: usize, today: Day) -> AnyView {
    let t = &text::current().intake;
    let summary = Memo::new(move |_| summary(page, at, today));
    let taken = move || summary.with(|summary| summary.as_ref().is_some_and(|summary| summary.taken));
    let title = move || {
        summary.with(|summary| summary.as_ref().map(|summary| summary.title.clone()).unwrap_or_default())
    };
    let tick = move |_| {
        page.draft.update(|draft| {
            if let Some(held) = draft.held.get_mut(at) {
                held.taken = !held.taken;
            }
        });
    };
    let about = move || {
        summary.get().map(|summary| {
            let said: Vec<_> = summary
                .said
                .into_iter()
                .map(|line| view! { <p dir="auto">{line}</p> }.into_any())
                .collect::<Vec<_>>();
            view! {
                <div class="bring-held">{said}</div>
                {(!summary.others.is_empty()).then(|| view! { <p class="muted" dir="auto">{summary.others}</p> })}
                {summary.known.then(|| view! { <p class="muted">{t.held_here}</p> })}
            }
        })
    };
    view! {
        <div class="bring-line" class:bring-off=move || !taken()>
            <label class="bring-tick">
                <input
                    type="checkbox" aria-label=move || (t.take_meeting)(&title()) prop:checked=taken
                    on:change=tick
                />
                <span class="bring-what" dir="auto">{title}</span>
            </label>
            <div class="bring-about">{about}</div>
        </div>
    }
    .into_any()
}
