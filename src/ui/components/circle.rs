//! The circle: the app's one picture. Every member has a seat, no seat is the head.

use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use leptos::wasm_bindgen::JsCast;

use super::button::IconButton;
use super::deferred::after_first_paint;
use super::icon::{CHECK, HAND, LIST, MEET, icon};
use super::seat::{MemberSummary, Seat, SeatSize, colour_class, shape};
use crate::browser::{focus, paint, scroll};
use crate::group::MemberId;
use crate::group::name::{initials, short_names};
use crate::storage::SeatLayout;
use crate::text;
use crate::ui::state::App;

/// A seat in the circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleSeat {
    /// Whose.
    pub summary: MemberSummary,
    /// They ask for a hand.
    pub hand: bool,
    /// They wait to speak.
    pub waits: bool,
    /// A ring around it: it is theirs now.
    pub here: bool,
    /// A tick on it: they were heard in this round.
    pub spoke: bool,
    /// Where it leads.
    pub href: Option<String>,
    /// How much this voice was heard beside the one heard most: 0 for not at all, 100 fills the seat's part of the
    /// circle. Where all are heard alike the arcs close to a ring.
    pub arc: u8,
}

/// The middle of the drawing, in its own units.
const MIDDLE: i32 = 180;

/// So many seats have names under them; more would lie over each other.
const NAMED: usize = 12;

/// How tall a name is under its seat, and how wide at most.
const NAME: i32 = 18;
const WIDEST: i32 = 104;

/// So many seats stand in one ring.
const ONE_RING: usize = 24;

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
    /// The seats, in name order or in the order of the room.
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
    let kit = &text::current().components;
    let (label, icon) = match to {
        SeatLayout::Rows => (kit.as_rows, LIST),
        SeatLayout::Circle => (kit.as_circle, MEET),
    };
    let press = move || {
        if let Some(app) = App::current() {
            app.set_seat_layout(to);
        }
        chosen.set(Some(to));
        focus::once_made(|| {
            focus::first(".circle-switch button");
        });
    };
    view! { <IconButton label icon on_press=press/> }.into_any()
}

/// The seats as a list of whole names, in which whoever's it is now stands in sight. Each row follows its own part of `seats`.
fn rows(seats: Signal<Vec<CircleSeat>>, pressed: bool) -> AnyView {
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
    let name = move || seat.with(|seat| seat.as_ref().map(heard));
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

/// Where the seats of a circle stand and how large they are.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ring {
    count: i32,
    /// Each seat has a name under it.
    named: bool,
    two: bool,
    size: i32,
    far: i32,
}

impl Ring {
    fn of(seats: usize) -> Self {
        let two = seats > ONE_RING;
        // In two rings the seats take turns: of an odd number the last and the first would stand beside each other in one.
        let places = if two { seats.next_multiple_of(2) } else { seats };
        let count = i32::try_from(places).unwrap_or(i32::MAX).max(1);
        // The seats of one ring share its length; 48 is the size in which a shape is drawn.
        let room = 2 * 314 * 150 / 100 * if two { 2 } else { 1 } / count;
        let named = seats <= NAMED;
        // From ten on they are smaller, so that a name is beside no other seat and keeps its letters.
        let largest = if count < 10 { 52 } else { 48 };
        let size = match (named, two) {
            (true, _) => (room - NAME - 16).min(largest),
            // The inner ring is the shorter one: its half of the seats has to fit on it.
            (_, true) => ((2160 - 2 * count) / (count + 19)).clamp(18, 54),
            _ => (room * 9 / 10).clamp(18, 54),
        };
        let under = if named { NAME } else { 4 };
        Self { count, named, two, size, far: MIDDLE - size / 2 - under - 2 }
    }

    /// As much of a name as has room under the seat at this place, so that it lies over no other seat and no other name.
    fn fitting(self, name: &str, at: i32) -> String {
        let seat = |at: i32| around(at, self.count, self.far);
        let (x, y) = seat(at);
        let (half, under) = (self.size / 2, self.size / 2 + NAME / 2);
        let free = (0..self.count).filter(|other| *other != at).map(|other| {
            let (there, below) = seat(other);
            let away = (x - there).abs();
            let is_beside_seat = (y + under - below).abs() < half + NAME / 2;
            let is_beside_name = (y - below).abs() < NAME;
            match (is_beside_seat, is_beside_name) {
                (true, _) => away - half - 2,
                (false, true) => away / 2 - 2,
                (false, false) => WIDEST / 2,
            }
        });
        let room = 2 * free.min().unwrap_or(WIDEST / 2).clamp(0, WIDEST / 2);
        if name.chars().map(letter_width).sum::<i32>() <= room {
            return name.to_owned();
        }
        let mut wide = letter_width('…');
        let fits = name.chars().take_while(|letter| {
            wide += letter_width(*letter);
            wide <= room
        });
        let fits: String = fits.collect();
        [fits.trim_end(), "…"].concat()
    }

    /// The radius of the line on which the seats stand.
    fn line(self) -> i32 {
        if self.two { self.far - self.size / 2 - 1 } else { self.far }
    }

    /// The radius on which the arcs lie.
    fn arcs(self) -> i32 {
        if self.two {
            self.far - self.size - self.size / 2 - 12
        } else {
            self.far - self.size / 2 - if self.named { NAME + 8 } else { 14 }
        }
    }
}

/// About how wide a letter of a name is, in the units of the drawing; fonts differ, so it is rather too much.
fn letter_width(letter: char) -> i32 {
    match letter {
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | 'I' | '.' | '-' | '\'' | '’' | ' ' => 6,
        'm' | 'w' | 'M' | 'W' | 'ш' | 'щ' | 'ж' | 'ю' | 'м' | 'Ш' | 'Щ' | 'Ж' | 'Ю' | 'М' => 15,
        // East Asian letters fill a square.
        letter if letter >= '\u{2E80}' => 16,
        letter if letter.is_uppercase() => 12,
        _ => 10,
    }
}

/// The drawing. Each seat follows its own part of `seats`: a tap changes one or two of sixty.
fn picture(seats: Signal<Vec<CircleSeat>>, pressed: bool) -> impl IntoView {
    let after_first_paint = after_first_paint();
    let count = Memo::new(move |_| {
        let count = seats.with(Vec::len);
        if count > ONE_RING && !after_first_paint.get() { 0 } else { count }
    });
    let ring = Memo::new(move |_| Ring::of(count.get()));
    let linked = Memo::new(move |_| seats.with(|seats| seats.iter().any(|seat| seat.href.is_some())));
    let voices = Memo::new(move |_| seats.with(|seats| seats.iter().any(|seat| seat.arc > 0)));
    let short = Memo::new(move |_| {
        let names = |seats: &Vec<CircleSeat>| short_names(seats.iter().map(|seat| &*seat.summary.name));
        if ring.get().named { seats.with(names) } else { Vec::new() }
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
    let heard_of = Memo::new(move |_| {
        let shown = !pressed && !linked.get() && count.get() > 0;
        shown.then(|| seats.with(|seats| seats.iter().map(heard).collect::<Vec<_>>()))
    });
    let names = move || {
        heard_of.get().map(|names| {
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

/// The place of a seat: the first at the top, the next clockwise.
fn around(index: i32, count: i32, radius: i32) -> (i32, i32) {
    let turn = f64::from(index) / f64::from(count) * std::f64::consts::TAU;
    let along = |part: f64| MIDDLE + (part * f64::from(radius)) as i32;
    (along(js_sys::Math::sin(turn)), along(-js_sys::Math::cos(turn)))
}

/// The name, with what the picture shows by signs.
pub(super) fn heard(seat: &CircleSeat) -> String {
    let kit = &text::current().components;
    match (seat.hand, seat.summary.away) {
        (true, _) => (kit.raised_hand)(&seat.summary.name),
        (_, true) => (kit.away)(&seat.summary.name),
        _ if seat.waits => (kit.waits)(&seat.summary.name),
        _ if seat.spoke => (kit.spoke)(&seat.summary.name),
        _ => seat.summary.name.clone(),
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
        view! { <text class=class x=x y=y + corner + if seat.here { 17 } else { 14 } text-anchor="middle">{ring.fitting(&short, index)}</text> }
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
                    <text class="circle-name" x=x y=y>{heard(seat)}</text>
                    <g aria-hidden="true">{inside}</g>
                </a>
            </g>
        }
        .into_any(),
        None => inside.into_any(),
    }
}
