//! The circle: the app's one picture. Every member has a seat, no seat is the head.

mod circle_seat;
mod picture;
mod ring;
mod rows;

pub use circle_seat::CircleSeat;

use leptos::prelude::*;
use leptos::text_prop::TextProp;
use leptos::wasm_bindgen::JsCast;

use self::picture::picture;
use self::rows::rows;
use super::button::IconButton;
use super::icon::{LIST, MEET};
use crate::browser::focus;
use crate::group::MemberId;
use crate::storage::SeatLayout;
use crate::text;
use crate::ui::state::App;

/// So many seats are as large as a fingertip on a phone; of more people the names are shown, until somebody chooses otherwise.
const LEGIBLE: usize = 16;

/// Everybody's seat around the middle, or their names as a list, whichever this phone's person chose; who chose nothing
/// sees the list where there are many. Up to 24 stand in one ring; more are smaller and stand in two, and on a new page they
/// come when the rest of its first screen has been painted.
///
/// Where the seats are links they are heard one by one; else the names follow as a list that is heard.
///
/// Where they can be pressed the drawing takes taps and is not heard: sixty seats would be sixty stops on the way of
/// the keyboard. A list of buttons beside it, which does the same, belongs to the page: a
/// [`SeatPicker`](super::SeatPicker). One listener hears all seats, and a change sets only what differs.
#[component]
pub fn Circle(
    /// The seats, in the order in which people were added or in that of the room.
    #[prop(into)]
    seats: Signal<Vec<CircleSeat>>,
    /// What the picture is; without words: how many people.
    #[prop(optional, into)]
    label: Option<TextProp>,
    /// What happens when a seat is tapped; a list beside it must do the same.
    #[prop(optional)]
    on_press: Option<Callback<MemberId>>,
    /// What stands in the middle: a number and a few words.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let name = move || match &label {
        Some(label) => label.get().to_string(),
        None => (text::current().components.circle)(seats.with(Vec::len)),
    };
    let pressed = on_press.is_some();
    let chosen = RwSignal::new(use_context::<App>().and_then(App::seat_layout));
    let layout = Memo::new(move |_| match chosen.get() {
        Some(chosen) => chosen,
        None if seats.with(Vec::len) > LEGIBLE => SeatLayout::Rows,
        None => SeatLayout::Circle,
    });
    let press = move |target: Option<web_sys::EventTarget>| {
        let Some(press) = &on_press else { return };
        let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let seat = element.and_then(|element| element.closest("[data-seat]").ok().flatten());
        let at = seat.and_then(|seat| seat.get_attribute("data-seat")?.parse::<usize>().ok());
        if let Some(id) =
            at.and_then(|at| seats.with_untracked(|seats| seats.get(at).map(|seat| seat.summary.id)))
        {
            press.run(id);
        }
    };
    view! {
        <div class="circle" role="group" aria-label=name>
            <div
                class="circle-box" class:circle-pressed=pressed class:circle-listed=move || layout.get() == SeatLayout::Rows
                on:click=move |event| press(event.target())
            >
                {children.map(|children| view! { <div class="circle-middle">{children()}</div> })}
                {move || match layout.get() {
                    SeatLayout::Circle => picture(seats, pressed).into_any(),
                    SeatLayout::Rows => rows(seats, pressed),
                }}
            </div>
            <div class="circle-switch">
                {move || match layout.get() {
                    SeatLayout::Circle => switch(chosen, SeatLayout::Rows),
                    SeatLayout::Rows => switch(chosen, SeatLayout::Circle),
                }}
            </div>
        </div>
    }
}

/// From the circle to the list of names, or back; the phone remembers it.
fn switch(chosen: RwSignal<Option<SeatLayout>>, to: SeatLayout) -> AnyView {
    let (app, t) = (use_context::<App>(), &text::current().components);
    let (label, icon) = match to {
        SeatLayout::Rows => (t.as_rows, LIST),
        SeatLayout::Circle => (t.as_circle, MEET),
    };
    let press = move || {
        if let Some(app) = app {
            app.set_seat_layout(to);
        }
        chosen.set(Some(to));
        focus::once_made(|| {
            focus::first(".circle-switch button");
        });
    };
    view! { <IconButton label icon on_press=press/> }.into_any()
}
