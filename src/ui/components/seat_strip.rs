//! Everybody's seat in a row, with their first names: the circle where it would push what is to be done out of sight.

use leptos::prelude::*;

use super::circle::CircleSeat;
use super::deferred::after_first_paint;
use super::icon::{HAND, icon};
use super::seat::Seat;
use crate::group::name::short_names;
use crate::text;

/// So many seats are seen at once on a wide screen; more come when the rest of the page has been painted.
const FEW: usize = 24;

/// The seats in a row that is pushed sideways where it is longer than the screen is wide. Each leads to its person.
#[component]
pub fn SeatStrip(
    /// The seats, in their order.
    #[prop(into)]
    seats: Signal<Vec<CircleSeat>>,
) -> impl IntoView {
    let label = move || (text::current().components.circle)(seats.with(Vec::len));
    let key =
        |(seat, short): &(CircleSeat, String)| (seat.summary.clone(), seat.hand, seat.here, short.clone());
    let after_first_paint = after_first_paint();
    let shown = move || {
        let all = if after_first_paint.get() { usize::MAX } else { FEW };
        seats.with(|seats| {
            let short = short_names(seats.iter().map(|seat| &*seat.summary.name));
            seats.iter().cloned().zip(short).take(all).collect::<Vec<_>>()
        })
    };
    view! {
        <ul class="seat-strip" aria-label=label>
            <For each=shown key=key children=strip_seat/>
        </ul>
    }
}

fn strip_seat((seat, short): (CircleSeat, String)) -> impl IntoView {
    let name = seat.accessible_name();
    let CircleSeat { summary, hand, here, href, .. } = seat;
    view! {
        <li>
            <a class="strip-seat" class:strip-here=here href=href>
                <span class="strip-picture" aria-hidden="true">
                    <Seat summary/>
                    {hand.then(|| view! { <span class="strip-hand">{icon(HAND)}</span> })}
                </span>
                <bdi class="strip-name" aria-hidden="true">{short}</bdi>
                <span class="unseen">{name}</span>
            </a>
        </li>
    }
}
