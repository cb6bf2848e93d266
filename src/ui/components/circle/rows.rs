//! The seats of a circle as a list of names.

use leptos::html;
use leptos::prelude::*;

use super::super::icon::{CHECK, HAND, icon};
use super::super::seat::{Seat, SeatSize};
use super::circle_seat::CircleSeat;
use crate::browser::{paint, scroll};
use crate::text;

/// The seats as a list of whole names, in which whoever's it is now stands in sight. Each row follows its own part of `seats`.
pub(super) fn rows(seats: Signal<Vec<CircleSeat>>, pressed: bool) -> AnyView {
    let list = NodeRef::<html::Ul>::new();
    let count = Memo::new(move |_| seats.with(Vec::len));
    let current = Memo::new(move |_| seats.with(|seats| seats.iter().position(|seat| seat.here)));
    Effect::new(move || {
        if let (Some(list), Some(_)) = (list.get(), current.get()) {
            paint::after(move || scroll::to_current(&list));
        }
    });
    let one = move |at: usize| {
        // How much a voice was heard is not shown here.
        let seat =
            move |seats: &Vec<CircleSeat>| seats.get(at).map(|seat| CircleSeat { arc: 0, ..seat.clone() });
        let seat = Memo::new(move |_| seats.with(seat));
        view! { <li>{row(seat, at, pressed)}</li> }
    };
    let label = move || (text::current().components.circle)(count.get());
    view! {
        <ul class="circle-rows" tabindex="0" node_ref=list aria-label=label>
            <For each=move || 0..count.get() key=|at| *at children=one/>
        </ul>
    }
    .into_any()
}

/// A seat in the list. What is pressed stays while what it shows changes, and with it the focus.
fn row(seat: Memo<Option<CircleSeat>>, at: usize, pressed: bool) -> AnyView {
    let person = Memo::new(move |_| seat.with(|seat| seat.as_ref().map(|seat| seat.summary.clone())));
    let href = Memo::new(move |_| seat.with(|seat| seat.as_ref().and_then(|seat| seat.href.clone())));
    let is = move |what: fn(&CircleSeat) -> bool| {
        Memo::new(move |_| seat.with(|seat| seat.as_ref().is_some_and(what)))
    };
    let (here, hand, spoke) =
        (is(|seat| seat.here), is(|seat| seat.hand || seat.waits), is(|seat| seat.spoke));
    let name = move || seat.with(|seat| seat.as_ref().map(CircleSeat::accessible_name));
    let current = move || here.get().then_some("true");
    let inside = move || {
        view! {
            {move || person.get().map(|summary| {
                let name = summary.name.clone();
                view! { <Seat summary size=SeatSize::Small/><bdi>{name}</bdi> }
            })}
            {move || hand.get().then(|| view! { <span class="strip-hand" aria-hidden="true">{icon(HAND)}</span> })}
            {move || spoke.get().then(|| {
                let words = text::current().components.has_spoken;
                view! { <span class="circle-row-spoke">{icon(CHECK)}<span class="unseen">{words}</span></span> }
            })}
        }
    };
    if pressed {
        return view! {
            <button type="button" class="circle-row" data-seat=at.to_string() aria-current=current aria-label=name>
                {inside()}
            </button>
        }
        .into_any();
    }
    (move || match href.get() {
        Some(href) => view! {
            <a class="circle-row" href=href aria-current=current aria-label=name>{inside()}</a>
        }
        .into_any(),
        None => view! { <span class="circle-row" aria-current=current>{inside()}</span> }.into_any(),
    })
    .into_any()
}
