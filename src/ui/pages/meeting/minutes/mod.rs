//! Closing a meeting, and what it leaves to take home.

mod closing;
mod export;
pub mod line;

use leptos::prelude::*;

pub use closing::{closing_view, next_planned};

use super::capture;
use crate::browser::clock;
use crate::group::MeetingId;
use crate::session::Stage;
use crate::text;
use crate::text::news::bidi_isolate;
use crate::text::summary::{Fact, Summary, gather};
use crate::ui::components::{LinkButton, NotFound, PageHead, deferred, icon};
use crate::ui::route::Route;
use crate::ui::state::app;

/// So many parts begin on the first screen; the others come when it has been painted.
const SEEN: usize = 2;

/// What a meeting leaves to take home.
pub fn page(id: MeetingId) -> AnyView {
    let app = app();
    let here = Memo::new(move |_| app.with(|group| group.meeting(id).is_some()));
    (move || if here.get() { minutes(id) } else { not_found() }).into_any()
}

fn not_found() -> AnyView {
    let (t, common) = (&text::current().minutes, &text::current().common);
    let (head, onward) = ((t.title, Route::Meet), (common.open_file, Route::OpenFile));
    view! { <NotFound head icon=icon::MINUTES title=t.gone text=t.gone_text onward/> }.into_any()
}

fn minutes(id: MeetingId) -> AnyView {
    let (app, t) = (app(), &text::current().minutes);
    capture::provide();
    let summary = Memo::new(move |_| {
        app.with(|group| {
            group.meeting(id).map(|one| gather(group, one, text::current(), clock::day_and_time))
        })
        .unwrap_or_default()
    });
    let title = move || summary.with(|summary| line::title_or_day(&summary.title, summary.day));
    let on = Memo::new(move |_| app.with(|group| group.meeting(id).is_some_and(|meeting| meeting.is_on())));
    let going_on = move || {
        on.get().then(|| {
            view! {
                <div class="banner minutes-on">
                    <p>{t.going_on}</p>
                    <LinkButton label=t.back_to href=Route::MeetingStage(id, Stage::Close).hash()/>
                </div>
            }
        })
    };
    let inside = move || {
        let Summary { title, day, facts, mut parts } = summary.get();
        let nothing = parts.is_empty().then(|| {
            view! { <div class="card"><h2>{t.none}</h2><p class="muted">{t.none_text}</p></div> }
        });
        let day = day.filter(|_| !title.is_empty()).map(|day| Fact {
            label: text::current().summary.date.to_owned(),
            own: false,
            words: vec![line::day_in_full(day)],
        });
        let facts = day.into_iter().chain(facts).map(fact).collect::<Vec<_>>();
        view! {
            <dl class="minutes-facts">{facts}</dl>
            {nothing}
            {line::parts(app, parts.drain(..parts.len().min(SEEN)).collect::<Vec<_>>(), false)}
        }
    };
    let rest = move || {
        let parts = summary.with(|summary| summary.parts.iter().skip(SEEN).cloned().collect::<Vec<_>>());
        line::parts(app, parts, false)
    };
    view! {
        <PageHead title eyebrow=t.title back=Route::Meet/>
        {going_on}
        <article class="minutes">{inside}{deferred(move || rest.into_any())}</article>
        {export::ways(id)}
        {capture::sheet(id)}
    }
    .into_any()
}

fn fact(fact: Fact) -> AnyView {
    let words: Vec<String> = fact.words.iter().map(|word| bidi_isolate(word)).collect();
    let words = text::current().list(&words);
    view! { <div><dt dir="auto">{fact.label}</dt><dd dir="auto">{words}</dd></div> }.into_any()
}
