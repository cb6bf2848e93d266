//! The circle: the app's one picture. Every member has a seat, no seat is the head.

use crate::ui::prelude::*;
use leptos::text_prop::TextProp;
use leptos::wasm_bindgen::JsCast;

use super::deferred::after_first_paint;
use super::icon::HAND;
use super::seat::{SeatLook, colour_class, shape};
use crate::group::{MemberId, name::initials};
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
    /// How much this voice was heard beside the one heard most: 0 for not at all, 100 fills the seat's part of the
    /// circle. Where all are heard alike the arcs close to a ring.
    pub arc: u8,
}

/// The middle of the drawing, in its own units.
const MIDDLE: i32 = 180;

/// So many seats stand in one ring.
const ONE_RING: usize = 24;

/// Everybody's seat around the middle. Up to 24 in one ring; more are smaller and stand in two, and on a new page they
/// come when the rest of its first screen has been after_first_paint.
///
/// Where the seats are links they are heard one by one; else the names follow as a list that is heard.
///
/// Where they can be pressed the drawing takes taps and is not heard: sixty seats would be sixty stops on the way of
/// the keyboard. A list of buttons beside it, which does the same, belongs to the page: a
/// [`SeatPicker`](super::SeatPicker). One listener hears all seats, and a change sets only what differs.
#[component]
pub fn Circle(
    /// The seats, in name order or in the order of the room.
    #[prop(into)]
    seats: Signal<Vec<CircleSeat>>,
    /// What the picture is; without words: how many people.
    #[prop(optional, into)]
    label: Option<TextProp>,
    /// What happens when a seat is tapped; a list beside it must do the same.
    #[prop(optional)]
    on_press: Option<Box<dyn Fn(MemberId)>>,
    /// What stands in the middle: a number and a few words.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let name = move || match &label {
        Some(label) => label.get().to_string(),
        None => (text::current().kit.circle)(seats.with(Vec::len)),
    };
    let pressed = on_press.is_some();
    let press = move |target: Option<web_sys::EventTarget>| {
        let Some(press) = &on_press else { return };
        let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let seat = element.and_then(|element| element.closest("[data-seat]").ok().flatten());
        let at = seat.and_then(|seat| seat.get_attribute("data-seat")?.parse::<usize>().ok());
        if let Some(id) =
            at.and_then(|at| seats.with_untracked(|seats| seats.get(at).map(|seat| seat.look.id)))
        {
            press(id);
        }
    };
    let after_first_paint = after_first_paint();
    // The seats that are drawn.
    let mut before = Vec::new();
    view! {
        <div class="circle" role="group" aria-label=name>
            <div class="circle-box" class:circle-pressed=pressed on:click=move |event| press(event.target())>
                {move || {
                    let now = seats.get();
                    if now.len() > ONE_RING && !after_first_paint.get() {
                        return picture(&[], &[], pressed);
                    }
                    let picture = picture(&now, &before, pressed);
                    before = now;
                    picture
                }}
                {children.map(|children| view! { <div class="circle-middle">{children()}</div> })}
            </div>
        </div>
    }
    .into_any()
}

/// The drawing; of the seats only those that differ from `before` are drawn anew, for a tap changes one or two of sixty.
fn picture(seats: &[CircleSeat], before: &[CircleSeat], pressed: bool) -> AnyView {
    let linked = seats.iter().any(|seat| seat.href.is_some());
    let count = i32::try_from(seats.len()).unwrap_or(i32::MAX).max(1);
    let rings = if seats.len() > ONE_RING { 2 } else { 1 };
    // The seats of one ring share its length; 48 is the size in which a shape is drawn.
    let room = 2 * 314 * 150 / 100 * rings / count;
    let size = (room * 9 / 10).clamp(18, 54);
    let far = MIDDLE - size / 2 - 6;
    let drawn: Vec<_> = (0..count)
        .zip(seats)
        .map(|(index, seat)| {
            if before.len() == seats.len() && before.get(index as usize) == Some(seat) {
                return AnyView::Same;
            }
            let radius = if rings == 2 && index % 2 == 1 { far - size - 2 } else { far };
            let (x, y) = around(index, count, radius);
            drawn_seat(seat, x, y, size, pressed.then_some(index))
        })
        .collect::<Vec<_>>();
    let fine = if rings == 2 { "circle-arc circle-arc-fine" } else { "circle-arc" };
    let ring = if rings == 2 { far - size - size / 2 - 12 } else { far - size / 2 - 14 };
    let arcs: Vec<_> =
        (0..count).zip(seats).filter_map(|(index, seat)| arc(seat, index, count, ring, fine)).collect();
    let line = if rings == 2 { far - size / 2 - 1 } else { far };
    let names = (!linked && !pressed).then(|| {
        let items: Vec<_> = seats.iter().map(|seat| view! { <li>{heard(seat)}</li> }).collect::<Vec<_>>();
        view! { <ul class="unseen">{items}</ul> }
    });
    view! {
        <svg class="circle-ring" viewBox="0 0 360 360" aria-hidden=(!linked).then_some("true") focusable="false">
            <circle class="circle-line" cx=MIDDLE cy=MIDDLE r=line></circle>
            {arcs}
            {drawn}
        </svg>
        {names}
    }
    .into_any()
}

/// How much a voice was heard: a piece of a ring inside the seats, in the seat's colour. The ring is 3600 long, so that
/// no floating point has to be written out.
fn arc(seat: &CircleSeat, index: i32, count: i32, radius: i32, class: &str) -> Option<AnyView> {
    let arc = i32::from(seat.arc.min(100));
    // Between two full ones stays a gap, which their round ends do not fill.
    let part = 3600 / count;
    let long = ((part * 9 / 10 - 24) * arc / 100).max(4);
    let turn = 3600 * index / count - long / 2 - 900;
    let turn = ["rotate(", &(turn / 10).to_string(), " 180 180)"].concat();
    let class = [class, " ", colour_class(seat.look.colour)].concat();
    (arc > 0).then(|| {
        view! {
            <g>
                <circle
                    class=class cx=MIDDLE cy=MIDDLE r=radius pathLength="3600"
                    stroke-dasharray=[&long.to_string(), " 3600"].concat() transform=turn
                ></circle>
            </g>
        }
        .into_any()
    })
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

fn drawn_seat(seat: &CircleSeat, x: i32, y: i32, size: i32, number: Option<i32>) -> AnyView {
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
        <g class=class transform=place data-seat=number.map(n)>
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
