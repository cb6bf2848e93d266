//! The drawing of a circle.

use leptos::prelude::*;

use super::super::deferred::after_first_paint;
use super::super::icon::{CHECK, HAND};
use super::super::seat::{colour_class, shape};
use super::circle_seat::CircleSeat;
use super::ring::{MIDDLE, ONE_RING, Ring, around};
use crate::group::name::{initials, short_names};

/// The drawing. Each seat follows its own part of `seats`: a tap changes one or two of sixty.
pub(super) fn picture(seats: Signal<Vec<CircleSeat>>, pressed: bool) -> impl IntoView {
    let after_first_paint = after_first_paint();
    let count = Memo::new(move |_| {
        let count = seats.with(Vec::len);
        if count > ONE_RING && !after_first_paint.get() { 0 } else { count }
    });
    let ring = Memo::new(move |_| Ring::of(count.get()));
    let linked = Memo::new(move |_| seats.with(|seats| seats.iter().any(|seat| seat.href.is_some())));
    let voices = Memo::new(move |_| seats.with(|seats| seats.iter().any(|seat| seat.arc > 0)));
    let short = Memo::new(move |_| {
        let ring = ring.get();
        let names = |seats: &Vec<CircleSeat>| short_names(seats.iter().map(|seat| &*seat.summary.name));
        if ring.named { ring.fitting(&seats.with(names)) } else { Vec::new() }
    });
    let one = move |at: usize| {
        let seat = Memo::new(move |_| seats.with(|seats| seats.get(at).cloned()));
        let short = Memo::new(move |_| short.with(|short| short.get(at).cloned()));
        move || seat.get().map(|seat| drawn_seat(&seat, short.get(), at, ring.get(), pressed))
    };
    let voice = move |at: usize| {
        let voice = Memo::new(move |_| {
            seats.with(|seats| seats.get(at).map(|seat| (i32::from(seat.arc.min(100)), seat.summary.colour)))
        });
        move || {
            voice.get().filter(|(arc, _)| *arc > 0).map(|(arc, colour)| arc_of(arc, colour, at, ring.get()))
        }
    };
    let unseen_names = Memo::new(move |_| {
        let shown = !pressed && !linked.get() && count.get() > 0;
        shown.then(|| seats.with(|seats| seats.iter().map(CircleSeat::accessible_name).collect::<Vec<_>>()))
    });
    let names = move || {
        unseen_names.get().map(|names| {
            let names: Vec<_> = names.into_iter().map(|name| view! { <li>{name}</li> }).collect();
            view! { <ul class="unseen">{names}</ul> }
        })
    };
    view! {
        <svg
            class="circle-ring" viewBox="0 0 360 360" focusable="false"
            aria-hidden=move || (!linked.get()).then_some("true")
        >
            <circle class="circle-line" cx=MIDDLE cy=MIDDLE r=move || ring.get().line()></circle>
            <For each=move || 0..if voices.get() { count.get() } else { 0 } key=|at| *at children=voice/>
            <For each=move || 0..count.get() key=|at| *at children=one/>
        </svg>
        {names}
    }
}

/// How much a voice was heard: a piece of a ring inside the seats, in the seat's colour. The ring is 3600 long, so that
/// no floating point has to be written out.
fn arc_of(arc: i32, colour: u8, at: usize, ring: Ring) -> impl IntoView {
    let index = i32::try_from(at).unwrap_or(i32::MAX);
    // Between two full ones stays a gap, which their round ends do not fill.
    let part = 3600 / ring.count;
    let long = ((part * 9 / 10 - 24) * arc / 100).max(4);
    let turn = 3600 * index / ring.count - long / 2 - 900;
    let fine = if ring.two { " circle-arc-fine" } else { "" };
    view! {
        <g>
            <circle
                class=format!("circle-arc{fine} {}", colour_class(colour))
                cx=MIDDLE cy=MIDDLE r=ring.arcs() pathLength="3600"
                stroke-dasharray=format!("{long} 3600") transform=format!("rotate({} 180 180)", turn / 10)
            ></circle>
        </g>
    }
}

/// A small sign at the upper corner of a seat.
fn badge(class: &'static str, picture: &'static str) -> impl IntoView {
    view! {
        <g class=class transform="translate(30 -7)">
            <circle cx="12" cy="12" r="12"></circle>
            <path transform="translate(3 3) scale(.75)" d=picture></path>
        </g>
    }
}

fn drawn_seat(seat: &CircleSeat, short: Option<String>, at: usize, ring: Ring, pressed: bool) -> AnyView {
    let index = i32::try_from(at).unwrap_or(i32::MAX);
    let radius = if ring.two && index % 2 == 1 { ring.far - ring.size - 2 } else { ring.far };
    let (x, y) = around(index, ring.count, radius);
    let (colour, away) =
        (colour_class(seat.summary.colour), if seat.summary.away { " seat-away" } else { "" });
    let corner = ring.size / 2;
    // Thousandths stand in for a fraction, so that no floating point has to be written out.
    let scale = ring.size * 1000 / 48;
    let place =
        format!("translate({} {}) scale({}.{:03})", x - corner, y - corner, scale / 1000, scale % 1000);
    let around_it = seat.here.then(|| view! { <circle class="circle-here" cx="24" cy="24" r="26"></circle> });
    let hand = (seat.hand || seat.waits).then(|| badge("circle-hand", HAND));
    let spoke = seat.spoke.then(|| badge("circle-spoke", CHECK));
    let short = short.map(|short| {
        let class = if seat.here { "circle-short circle-short-here" } else { "circle-short" };
        view! { <text class=class x=x y=y + corner + if seat.here { 17 } else { 14 } text-anchor="middle">{short}</text> }
    });
    let inside = view! {
        <g data-seat=pressed.then(|| at.to_string())>
        {short}
        <g class=format!("circle-seat {colour}{away}") transform=place>
            {around_it}
            <circle class="circle-reach" cx="24" cy="24" r="27"></circle>
            <path class="circle-shape" d=shape(seat.summary.shape)></path>
            <text x="24" y="24" dy=".35em" text-anchor="middle">{initials(&seat.summary.name)}</text>
            {hand}
            {spoke}
        </g>
        </g>
    };
    match &seat.href {
        // The group around it tells the macro that this is a link of a drawing.
        // Its name stands in it, unseen: a label that leaves out the letters on the seat would be none of it.
        Some(href) => view! {
            <g>
                <a href=href.clone()>
                    <text class="circle-name" x=x y=y>{seat.accessible_name()}</text>
                    <g aria-hidden="true">{inside}</g>
                </a>
            </g>
        }
        .into_any(),
        None => inside.into_any(),
    }
}
