//! Colours and shapes for new people, spread so that neighbours in the circle and people with alike initials differ.

use crate::group::model::member::{COLOURS, Member, SHAPES};
use crate::group::name::initials;

/// The colours in an order in which one is easily told from the next.
const ORDER: [u8; COLOURS as usize] = [0, 4, 5, 3, 2, 8, 6, 1, 10, 11, 9, 7];

/// Somebody in the circle, which is in the order of the names.
struct Seat {
    sorted_by: String,
    initials: String,
    colour: u8,
    shape: u8,
}

/// A colour and a shape for each of `names`, who join `seated`.
pub(super) fn choose_seats<'a>(
    seated: impl Iterator<Item = &'a Member>,
    names: impl Iterator<Item = &'a str>,
) -> Vec<(u8, u8)> {
    let seat = |name: &str, colour, shape| Seat {
        sorted_by: name.to_lowercase(),
        initials: initials(name),
        colour,
        shape,
    };
    let mut circle: Vec<Seat> =
        seated.map(|member| seat(&member.name, member.colour, member.shape)).collect();
    circle.sort_by(|one, other| one.sorted_by.cmp(&other.sorted_by));
    let place = |name: &str| {
        let mut new = seat(name, 0, 0);
        let at = circle.partition_point(|seat| seat.sorted_by <= new.sorted_by);
        let closeness = closeness(circle.len(), at);
        new.colour = cheapest(ORDER, |colour| {
            let same = |seat: &Seat| seat.colour == colour;
            cost(&circle, &new, &closeness, same)
        });
        new.shape = cheapest(0..SHAPES, |shape| {
            let twin = circle.iter().any(|seat| seat.colour == new.colour && seat.shape == shape);
            cost(&circle, &new, &closeness, |seat| seat.shape == shape) + if twin { 100 } else { 0 }
        });
        let chosen = (new.colour, new.shape);
        circle.insert(at, new);
        chosen
    };
    names.map(place).collect()
}

/// How near each of so many seats is to a new one at this place: 2 beside it, 1 next to that, else 0.
fn closeness(seats: usize, at: usize) -> Vec<usize> {
    let around = seats + 1;
    let distance = |seat: usize| {
        let place = if seat < at { seat } else { seat + 1 };
        let apart = place.abs_diff(at);
        apart.min(around - apart)
    };
    (0..seats).map(|seat| 3_usize.saturating_sub(distance(seat))).collect()
}

/// How easily a new seat would be taken for those that are the `same` in colour, or in shape: most of all for a
/// neighbour and for somebody with the same letters; and a little for everybody else.
fn cost(circle: &[Seat], new: &Seat, closeness: &[usize], same: impl Fn(&Seat) -> bool) -> usize {
    let cost = |(seat, near): (&Seat, &usize)| {
        let letters = if seat.initials == new.initials { 40 } else { 0 };
        1 + 20 * near + letters
    };
    circle.iter().zip(closeness).filter(|(seat, _)| same(seat)).map(cost).sum()
}

/// The first of those that cost least.
fn cheapest(choices: impl IntoIterator<Item = u8>, cost: impl Fn(u8) -> usize) -> u8 {
    choices.into_iter().min_by_key(|choice| cost(*choice)).unwrap_or_default()
}
