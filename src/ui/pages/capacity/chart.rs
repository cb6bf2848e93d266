//! What the pictures are drawn with: dots in a row, bars, a key, a table. Inline drawings with names of
//! their own; what is drawn grows with the text.

use leptos::prelude::*;

use crate::ui::components::{Kind, LinkButton};

/// So many dots stand in one row.
const ACROSS: usize = 12;
/// How far dots stand from each other, in the drawing's own units.
const STEP: usize = 16;

/// A dot of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dot {
    /// Somebody can do it: full, in the colour of their seat.
    Can(u8),
    /// Somebody can teach it: full, with a ring.
    Teach(u8),
    /// Somebody would like to learn it: a ring alone.
    Learn(u8),
    /// A need that somebody's strength meets.
    Need,
    /// A need whose strength nobody has named.
    Wanted,
}

fn seat_class(colour: u8) -> String {
    ["cap-dot seat-", &colour.to_string()].concat()
}

fn drawn(at: usize, dot: Dot) -> AnyView {
    let (x, y) = (at % ACROSS * STEP + STEP / 2, at / ACROSS * STEP + STEP / 2);
    let full = |colour| view! { <circle class=seat_class(colour) cx=x cy=y r="6"></circle> }.into_any();
    match dot {
        Dot::Can(colour) => full(colour),
        Dot::Teach(colour) => {
            let ring = [&seat_class(colour), " cap-ring"].concat();
            view! {
                <g>
                    <circle class=ring cx=x cy=y r="7"></circle>
                    <circle class=seat_class(colour) cx=x cy=y r="4.5"></circle>
                </g>
            }
            .into_any()
        }
        Dot::Learn(colour) => {
            let class = [&seat_class(colour), " cap-hollow"].concat();
            view! { <circle class=class cx=x cy=y r="5"></circle> }.into_any()
        }
        Dot::Need => {
            view! { <rect class="cap-need" x=x - 6 y=y - 6 width="12" height="12" rx="3"></rect> }.into_any()
        }
        Dot::Wanted => {
            view! { <rect class="cap-need cap-wanted" x=x - 5 y=y - 5 width="10" height="10" rx="3"></rect> }
                .into_any()
        }
    }
}

/// Dots in rows of twelve; heard as `label`.
pub fn dots(dots: &[Dot], label: Option<String>) -> AnyView {
    let (across, rows) = (dots.len().clamp(1, ACROSS), dots.len().div_ceil(ACROSS).max(1));
    let (wide, high) = (across * STEP, rows * STEP);
    let view = ["0 0 ", &wide.to_string(), " ", &high.to_string()].concat();
    // Sixteen units are one letter's height, so that dots grow with the text.
    let (wide, high) = ([&across.to_string(), "em"].concat(), [&rows.to_string(), "em"].concat());
    let (role, hidden) = if label.is_some() { (Some("img"), None) } else { (None, Some("true")) };
    let drawn: Vec<_> = dots.iter().enumerate().map(|(at, dot)| drawn(at, *dot)).collect();
    view! {
        <svg class="cap-dots" width=wide height=high viewBox=view role=role aria-label=label aria-hidden=hidden focusable="false">
            {drawn}
        </svg>
    }
    .into_any()
}

/// A row of a picture: the word, and its dots.
pub fn row(word: &str, row: &[Dot], label: String) -> AnyView {
    view! {
        <li class="cap-row">
            <span class="cap-word" dir="auto" aria-hidden="true">{word.to_owned()}</span>
            {dots(row, Some(label))}
        </li>
    }
    .into_any()
}

/// What the signs of a picture mean.
pub fn key(signs: &[(Dot, &'static str)]) -> AnyView {
    let one = |(sign, words): &(Dot, &'static str)| {
        view! { <li>{dots(&[*sign], None)}<span>{*words}</span></li> }
    };
    view! { <ul class="cap-key">{signs.iter().map(one).collect::<Vec<_>>()}</ul> }.into_any()
}

/// What the colours of a picture mean, each with a number where one tells more.
pub fn colours(signs: &[(&'static str, &'static str, Option<usize>)]) -> AnyView {
    let one = |(class, words, count): &(&'static str, &'static str, Option<usize>)| {
        let class = ["cap-patch ", class].concat();
        let count = count.map(|count| view! { <strong>{count.to_string()}</strong> });
        view! { <li><span class=class aria-hidden="true"></span><span>{*words}" "{count}</span></li> }
    };
    view! { <ul class="cap-key">{signs.iter().map(one).collect::<Vec<_>>()}</ul> }.into_any()
}

/// A row of a picture: in words, and as long as it says.
pub struct Bar {
    /// What it says.
    pub words: String,
    /// Its parts from the start of the line on: how many, and the class of the colour.
    pub parts: Vec<(usize, &'static str)>,
}

/// Bars below each other, the longest as wide as the picture; the words say the same.
pub fn bars(bars: Vec<Bar>) -> AnyView {
    let long = |bar: &Bar| bar.parts.iter().map(|(count, _)| *count).sum::<usize>();
    let most = bars.iter().map(long).max().unwrap_or(0).max(1);
    let bar = |Bar { words, parts }: Bar| {
        let mut from = 0;
        let part = |(count, class): (usize, &'static str)| {
            let at = from * 100 / most;
            from += count;
            let wide = from * 100 / most - at;
            let class = ["cap-bar ", class].concat();
            view! { <rect class=class x=at y="0" width=wide height="10"></rect> }
        };
        let parts: Vec<_> = parts.into_iter().map(part).collect();
        view! {
            <li class="cap-row">
                <span class="cap-word">{words}</span>
                <svg class="cap-measure" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">{parts}</svg>
            </li>
        }
    };
    view! { <ul class="cap-rows">{bars.into_iter().map(bar).collect::<Vec<_>>()}</ul> }.into_any()
}

/// The same as a table; the first cell of each row names it.
pub fn table(caption: &'static str, heads: &[&'static str], rows: Vec<Vec<String>>) -> AnyView {
    let heads: Vec<_> = heads.iter().map(|head| view! { <th scope="col">{*head}</th> }).collect::<Vec<_>>();
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let first = cells.next().unwrap_or_default();
        let rest: Vec<_> = cells.map(|cell| view! { <td dir="auto">{cell}</td> }).collect::<Vec<_>>();
        view! { <tr><th scope="row" dir="auto">{first}</th>{rest}</tr> }
    };
    view! {
        <table class="cap-table">
            <caption class="unseen">{caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

/// What can be done about what a picture shows.
pub struct Step {
    /// In one line.
    pub words: &'static str,
    /// Where it is done, and how that is called.
    pub label: &'static str,
    /// The address.
    pub href: String,
}

/// A picture with its heading, what to notice in it, and the next step.
pub fn card(title: &'static str, says: String, content: AnyView, step: Step) -> AnyView {
    view! {
        <section class="card cap">
            <h2>{title}</h2>
            <p class="cap-says" dir="auto">{says}</p>
            {content}
            <p class="muted">{step.words}</p>
            <LinkButton label=step.label kind=Kind::Ghost href=step.href/>
        </section>
    }
    .into_any()
}
