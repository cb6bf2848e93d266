//! Seats: what stands for a person. A colour, a shape and letters, so that no one of them is the only sign.

use leptos::prelude::*;

use crate::group::{Member, MemberId, Presence, name::initials};

/// What a seat shows of a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberSummary {
    /// The member.
    pub id: MemberId,
    /// The full name, and what tells it from the same name of another.
    pub name: String,
    /// 0 to 11.
    pub colour: u8,
    /// 0 to 5.
    pub shape: u8,
    /// Away for a while, or left.
    pub away: bool,
}

impl From<&Member> for MemberSummary {
    fn from(member: &Member) -> Self {
        Self {
            id: member.id,
            name: member.name_told_apart(),
            colour: member.colour,
            shape: member.shape,
            away: member.presence != Presence::Here,
        }
    }
}

/// The six shapes in a box of 48: circle, square, hexagon, leaf, flower, arch.
const SHAPES: [&str; 6] = [
    "M24 2a22 22 0 1 1 0 44a22 22 0 1 1 0-44z",
    "M15 3h18a12 12 0 0 1 12 12v18a12 12 0 0 1-12 12h-18a12 12 0 0 1-12-12v-18a12 12 0 0 1 12-12z",
    "M20.5 3q3.5-2 7 0l13 7.5q3.5 2 3.5 6v15q0 4-3.5 6l-13 7.5q-3.5 2-7 0l-13-7.5q-3.5-2-3.5-6v-15q0-4 3.5-6z",
    "M3 24a21 21 0 0 1 21-21h17a4 4 0 0 1 4 4v17a21 21 0 0 1-21 21h-17a4 4 0 0 1-4-4z",
    "M16.7 6.3A7.9 7.9 0 0 1 31.3 6.3A7.9 7.9 0 0 1 41.7 16.7A7.9 7.9 0 0 1 41.7 31.3A7.9 7.9 0 0 1 31.3 41.7A7.9 7.9 0 0 1 16.7 41.7A7.9 7.9 0 0 1 6.3 31.3A7.9 7.9 0 0 1 6.3 16.7A7.9 7.9 0 0 1 16.7 6.3z",
    "M3 24a21 21 0 0 1 42 0v13a8 8 0 0 1-8 8h-26a8 8 0 0 1-8-8z",
];

/// The outline of a seat's shape in a box of 48.
pub(super) fn shape(number: u8) -> &'static str {
    SHAPES.get(usize::from(number)).copied().unwrap_or(SHAPES[0])
}

/// The class that gives a seat's colour.
pub(super) fn colour_class(number: u8) -> &'static str {
    const CLASSES: [&str; 12] = [
        "seat-0", "seat-1", "seat-2", "seat-3", "seat-4", "seat-5", "seat-6", "seat-7", "seat-8", "seat-9",
        "seat-10", "seat-11",
    ];
    CLASSES.get(usize::from(number)).copied().unwrap_or(CLASSES[0])
}

/// How large a seat is drawn; it grows with the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SeatSize {
    /// In a line of text.
    Small,
    /// In a list.
    #[default]
    Medium,
    /// At the head of a person's page.
    Large,
}

/// A person's seat. It is a picture beside the name: where the name is not written next to it, set `alone`.
#[component]
pub fn Seat(
    /// Whose.
    summary: MemberSummary,
    /// How large.
    #[prop(optional)]
    size: SeatSize,
    /// The name is not written beside it: it is heard then.
    #[prop(optional)]
    alone: bool,
) -> AnyView {
    let class = match size {
        SeatSize::Small => "seat seat-s ",
        SeatSize::Medium => "seat ",
        SeatSize::Large => "seat seat-l ",
    };
    let class = [class, colour_class(summary.colour), if summary.away { " seat-away" } else { "" }].concat();
    let (role, label, hidden) =
        if alone { (Some("img"), Some(summary.name.clone()), None) } else { (None, None, Some("true")) };
    view! {
        <svg class=class viewBox="0 0 48 48" role=role aria-label=label aria-hidden=hidden focusable="false">
            <path d=shape(summary.shape)></path>
            <text x="24" y="24" dy=".35em" text-anchor="middle">{initials(&summary.name)}</text>
        </svg>
    }
    .into_any()
}

/// Several seats in a row, overlapping; at most four, then how many more. The names belong beside it.
#[component]
pub fn SeatRow(
    /// Whose.
    summaries: Vec<MemberSummary>,
) -> AnyView {
    let more = summaries.len().saturating_sub(4);
    let seats: Vec<_> = summaries
        .into_iter()
        .take(4)
        .map(|summary| view! { <Seat summary size=SeatSize::Small/> })
        .collect::<Vec<_>>();
    let more = (more > 0).then(|| ["+", &more.to_string()].concat());
    view! { <span class="seat-row" aria-hidden="true">{seats}{more.map(|more| view! { <b>{more}</b> })}</span> }
        .into_any()
}

/// A person in a line: the seat, the name, and more words under it.
#[component]
pub fn PersonLine(
    /// Who.
    summary: MemberSummary,
    /// Words under the name.
    #[prop(optional, into)]
    under: String,
    /// Where it leads; without one it is no link.
    #[prop(optional, into)]
    href: Option<String>,
) -> AnyView {
    let words = view! {
        <span class="person-words">
            <bdi class="person-name">{summary.name.clone()}</bdi>
            {(!under.is_empty()).then(|| view! { <span class="muted">{under}</span> })}
        </span>
    }
    .into_any();
    let seat = view! { <Seat summary/> };
    match href {
        Some(href) => view! {
            <a class="person" href=href>{seat}{words}{super::icon::icon_onward(super::icon::ONWARD)}</a>
        }
        .into_any(),
        None => view! { <span class="person">{seat}{words}</span> }.into_any(),
    }
}
