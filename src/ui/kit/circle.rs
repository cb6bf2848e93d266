//! The circle: the app's one picture. Every member has a seat, no seat is the head.

use crate::ui::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::HAND;
use super::seat::{SeatLook, colour_class, shape};
use crate::domain::name::initials;
use crate::text;

/// A seat in the circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleSeat {
    /// Whose.
    pub look: SeatLook,
    /// They ask for a hand.
    pub hand: bool,
    /// A ring around it: it is theirs now.
    pub here: bool,
    /// Where it leads.
    pub href: Option<String>,
}

/// The middle of the drawing, in its own units.
const MIDDLE: i32 = 180;

/// Everybody's seat around the middle. Up to 24 in one ring; more are smaller and stand in two.
///
/// Where the seats are links they are heard one by one; else the names follow as a list that is heard.
#[component]
pub fn Circle(
    /// The seats, in name order or in the order of the room.
    #[prop(into)]
    seats: Signal<Vec<CircleSeat>>,
    /// What the picture is; without words: how many people.
    #[prop(optional, into)]
    label: Option<TextProp>,
    /// What stands in the middle: a number and a few words.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let name = move || match &label {
        Some(label) => label.get().to_string(),
        None => (text::current().kit.circle)(seats.with(Vec::len)),
    };
    view! {
        <div class="circle" role="group" aria-label=name>
            <div class="circle-box">
                {move || seats.with(|seats| picture(seats))}
                {children.map(|children| view! { <div class="circle-middle">{children()}</div> })}
            </div>
        </div>
    }
    .into_any()
}

fn picture(seats: &[CircleSeat]) -> AnyView {
    let linked = seats.iter().any(|seat| seat.href.is_some());
    let count = i32::try_from(seats.len()).unwrap_or(i32::MAX).max(1);
    let rings = if count > 24 { 2 } else { 1 };
    // The seats of one ring share its length; 48 is the size in which a shape is drawn.
    let room = 2 * 314 * 150 / 100 * rings / count;
    let size = (room * 9 / 10).clamp(18, 54);
    let far = MIDDLE - size / 2 - 6;
    let drawn: Vec<_> = (0..count)
        .zip(seats)
        .map(|(index, seat)| {
            let radius = if rings == 2 && index % 2 == 1 { far - size - 2 } else { far };
            let (x, y) = around(index, count, radius);
            drawn_seat(seat, x, y, size)
        })
        .collect();
    let line = if rings == 2 { far - size / 2 - 1 } else { far };
    let names = (!linked).then(|| {
        let items: Vec<_> = seats.iter().map(|seat| view! { <li>{heard(seat)}</li> }).collect();
        view! { <ul class="unseen">{items}</ul> }
    });
    view! {
        <svg class="circle-ring" viewBox="0 0 360 360" aria-hidden=(!linked).then_some("true") focusable="false">
            <circle class="circle-line" cx=MIDDLE cy=MIDDLE r=line></circle>
            {drawn}
        </svg>
        {names}
    }
    .into_any()
}

/// The place of a seat: the first at the top, the next clockwise.
fn around(index: i32, count: i32, radius: i32) -> (i32, i32) {
    let turn = f64::from(index) / f64::from(count) * std::f64::consts::TAU;
    let along = |part: f64| MIDDLE + (part * f64::from(radius)) as i32;
    (along(js_sys::Math::sin(turn)), along(-js_sys::Math::cos(turn)))
}

/// The name, with what the picture shows by signs.
fn heard(seat: &CircleSeat) -> String {
    let kit = &text::current().kit;
    match (seat.hand, seat.look.away) {
        (true, _) => (kit.raised_hand)(&seat.look.name),
        (_, true) => (kit.away)(&seat.look.name),
        _ => seat.look.name.clone(),
    }
}

fn drawn_seat(seat: &CircleSeat, x: i32, y: i32, size: i32) -> AnyView {
    let away = if seat.look.away { " seat-away" } else { "" };
    let class = ["circle-seat ", colour_class(seat.look.colour), away].concat();
    let n = |number: i32| number.to_string();
    // Thousandths stand in for a fraction, so that no floating point has to be written out.
    let scale = size * 1000 / 48;
    let scale = [&n(scale / 1000), ".", &n(scale % 1000 + 1000)[1..]].concat();
    let place = ["translate(", &n(x - size / 2), " ", &n(y - size / 2), ") scale(", &scale, ")"].concat();
    let ring = seat.here.then(|| view! { <circle class="circle-here" cx="24" cy="24" r="28"></circle> });
    let hand = seat.hand.then(|| {
        view! {
            <g class="circle-hand" transform="translate(30 -8)">
                <circle cx="12" cy="12" r="13"></circle>
                <path transform="translate(2.6 2.4) scale(.8)" d=HAND></path>
            </g>
        }
    });
    let inside = view! {
        <g class=class transform=place>
            {ring}
            <circle class="circle-reach" cx="24" cy="24" r="27"></circle>
            <path class="circle-shape" d=shape(seat.look.shape)></path>
            <text x="24" y="24" dy=".35em" text-anchor="middle">{initials(&seat.look.name)}</text>
            {hand}
        </g>
    }
    .into_any();
    match &seat.href {
        // The group around it tells the macro that this is a link of a drawing.
        // Its name stands in it, unseen: a label that leaves out the letters on the seat would be none of it.
        Some(href) => view! {
            <g>
                <a href=href.clone()>
                    <text class="circle-name" x=x y=y>{heard(seat)}</text>
                    <g aria-hidden="true">{inside}</g>
                </a>
            </g>
        }
        .into_any(),
        None => inside,
    }
}
