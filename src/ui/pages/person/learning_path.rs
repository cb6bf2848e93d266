//! How a person grew into what they do, in plain words, and with whom they learn.

use leptos::prelude::*;

use crate::group::{Group, InvitationPart, MemberId};
use crate::insight::{self, TrailKind};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{Card, day_words};
use crate::ui::route::Route;
use crate::ui::state::App;

/// So many trails stand on the page.
const TRAILS: usize = 8;

#[derive(Clone, PartialEq)]
struct Line {
    title: String,
    href: Option<String>,
    steps: Vec<(String, String)>,
}

/// The card; nothing where there is no path yet.
pub fn card(app: App, id: MemberId, name: Memo<String>, me: Memo<bool>) -> AnyView {
    let t = &text::current().strengths;
    let lines = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let trails = insight::learning_path(group, id, today).into_iter();
            let mut lines: Vec<Line> = trails.take(TRAILS).map(|trail| line(app, group, trail)).collect();
            lines.extend(insight::pairings(group, id).into_iter().map(|pairing| {
                let says = if pairing.teaches { t.teaches } else { t.learns_from };
                let with = name_or_somebody(group, Some(pairing.with));
                let since = pairing.since.map(|on| (t.since)(&day_words(today, on))).unwrap_or_default();
                Line {
                    title: says(&with, &bidi_isolate(&pairing.word)),
                    href: Some(Route::Person(pairing.with).hash()),
                    steps: Vec::from_iter((!since.is_empty()).then_some((since, String::new()))),
                }
            }));
            lines
        })
    });
    let title = move || if me.get() { t.my_path.to_owned() } else { (t.path)(&bidi_isolate(&name.get())) };
    let show = move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            let items: Vec<_> = lines.into_iter().map(shown).collect();
            view! { <Card title=title><ul class="list">{items}</ul></Card> }
        })
    };
    show.into_any()
}

fn line(app: App, group: &Group, trail: insight::LearningTrail) -> Line {
    let t = &text::current().strengths;
    let (title, href) = match &trail.ground {
        TrailKind::Strength(word) => (word.clone(), None),
        TrailKind::Work(id) => {
            let what = group.commitment(*id).map(|one| one.what.clone()).unwrap_or_default();
            (what, Some(Route::Commitment(*id).hash()))
        }
    };
    let step = |(part, on): &(InvitationPart, Option<crate::group::Day>)| {
        (t.part(*part).to_owned(), on.map(|on| day_words(app.today(), on)).unwrap_or_default())
    };
    Line { title, href, steps: trail.parts.iter().map(step).collect::<Vec<_>>() }
}

fn shown(line: Line) -> AnyView {
    let title = match line.href {
        Some(href) => view! { <a class="more-link" href=href dir="auto">{line.title}</a> }.into_any(),
        None => view! { <p><strong dir="auto">{line.title}</strong></p> }.into_any(),
    };
    let step = |(words, on): (String, String)| {
        view! { <li><span>{words}</span>" "<span class="muted">{on}</span></li> }
    };
    view! {
        <li>
            {title}
            <ol class="trail">{line.steps.into_iter().map(step).collect::<Vec<_>>()}</ol>
        </li>
    }
    .into_any()
}
