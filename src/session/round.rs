//! Rounds: one seat after another around the circle, and nobody is asked a third time.
//!
//! - Everybody is asked once, seat by seat, before anybody is asked again.
//! - Who passed is asked once more at the end, in the same direction. Who passes then is left in peace; their word is
//!   welcome all the same, see [`Round::go_to`].
//! - Whoever comes in during the round takes their place in the circle and is still asked; whoever leaves is no longer
//!   waited for.
//!
//! ```
//! use all_leaders::session::{Round, RoundKind};
//! use all_leaders::group::MemberId;
//! use uuid::Uuid;
//!
//! let [ana, bilal] = [1, 2].map(|n| MemberId(Uuid::from_u128(n)));
//! let mut round = Round::new(RoundKind::Arrival, &[ana, bilal], None, false);
//! round.pass();
//! assert_eq!(round.at, Some(bilal));
//! round.next();
//! assert_eq!(round.at, Some(ana), "who passed is asked again at the end");
//! round.next();
//! assert!(round.is_over());
//! ```

use serde::{Deserialize, Serialize};

use crate::group::MemberId;

/// What a round is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoundKind {
    /// How am I arriving, how much can I carry.
    Arrival,
    /// How it goes with what I carry.
    CheckIn,
    /// A question of the group's own.
    Prompt(String),
    /// Thanks.
    Appreciation,
    /// A last word.
    CheckOut,
}

/// A round that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// What it is about.
    pub kind: RoundKind,
    /// The seats, in the order in which the round goes, each once.
    pub seats: Vec<MemberId>,
    /// Whether it goes against the order of the circle.
    pub backwards: bool,
    /// Whose turn it is; `None` after the last.
    pub at: Option<MemberId>,
    /// Each turn that was, the latest last, and whether a word was heard in it: else they passed. Whoever has left since
    /// stays in it.
    pub turns: Vec<(MemberId, bool)>,
    /// The seconds that a voice has by the soft timer; 0 without one.
    pub seconds: u32,
}

impl Round {
    /// A round of `seats`, which are in the order of the circle: from the seat of `from` (or the first) all around,
    /// clockwise or `backwards`.
    pub fn new(kind: RoundKind, seats: &[MemberId], from: Option<MemberId>, backwards: bool) -> Self {
        let seats = from_seat(in_order(seats, backwards), from);
        Self { kind, at: seats.first().copied(), seats, backwards, turns: Vec::new(), seconds: 0 }
    }

    /// Whoever has the floor was heard: on to the next.
    pub fn next(&mut self) {
        self.turn(true);
    }

    /// Whoever has the floor passes: on to the next.
    pub fn pass(&mut self) {
        self.turn(false);
    }

    fn turn(&mut self, heard: bool) {
        let Some(at) = self.at else { return };
        self.turns.push((at, heard));
        self.at = self.due_after(at);
    }

    /// The turn before is taken back: it is theirs again. Nothing happens where there was none.
    pub fn back(&mut self) {
        while let Some((before, _)) = self.turns.pop() {
            if self.seats.contains(&before) {
                self.at = Some(before);
                return;
            }
        }
    }

    /// The floor is theirs now, whether they were heard before or not. Whoever had it is asked again in their turn.
    pub fn go_to(&mut self, seat: MemberId) {
        if self.seats.contains(&seat) {
            self.at = Some(seat);
        }
    }

    /// Follows who sits in the circle now, in its order. Where whoever has the floor has left, it is the next one's;
    /// a round that was over goes on with those who came in and were not asked.
    pub fn sync(&mut self, circle: &[MemberId]) {
        let now = in_order(circle, self.backwards);
        let first = self.seats.iter().copied().find(|seat| now.contains(seat));
        let before = std::mem::replace(&mut self.seats, from_seat(now, first));
        let here = self.at.filter(|at| self.seats.contains(at));
        if here.is_some() {
            return;
        }
        // Whoever had the floor left: from their old seat onwards, in the old order, the first who is still here comes
        // next.
        let place = self.at.and_then(|at| before.iter().position(|seat| *seat == at));
        let mut after = place.into_iter().flat_map(|place| before[place..].iter().chain(&before[..place]));
        self.at = match after.find(|seat| self.seats.contains(seat) && self.passes(**seat) == Some(0)) {
            Some(next) => Some(*next),
            None => self.due(0, 0).or_else(|| self.at.and_then(|_| self.due(0, 1))),
        };
    }

    /// Whose turn comes next, once whoever has the floor was heard.
    pub fn after(&self) -> Option<MemberId> {
        let mut after = self.clone();
        after.next();
        after.at
    }

    /// Whether everybody was asked.
    pub fn is_over(&self) -> bool {
        self.at.is_none()
    }

    /// Whether a word of theirs was heard in this round.
    pub fn is_heard(&self, seat: MemberId) -> bool {
        self.turns.contains(&(seat, true))
    }

    /// How many of those who sit in the circle were heard.
    pub fn heard(&self) -> usize {
        self.seats.iter().filter(|seat| self.is_heard(**seat)).count()
    }

    /// Those who passed and were not heard, in the order of the round.
    pub fn passed(&self) -> Vec<MemberId> {
        let passed = |seat: &MemberId| self.passes(*seat).is_some_and(|times| times > 0);
        self.seats.iter().copied().filter(passed).collect::<Vec<_>>()
    }

    /// How often they passed; `None` once they were heard.
    fn passes(&self, seat: MemberId) -> Option<usize> {
        (!self.is_heard(seat)).then(|| self.turns.iter().filter(|turn| **turn == (seat, false)).count())
    }

    /// The first who was not asked, going around from the seat after `at`; then the first who passed once.
    fn due_after(&self, at: MemberId) -> Option<MemberId> {
        let from = self.seats.iter().position(|seat| *seat == at).map_or(0, |place| place + 1);
        self.due(from, 0).or_else(|| self.due(from, 1))
    }

    fn due(&self, from: usize, passes: usize) -> Option<MemberId> {
        let (before, after) = self.seats.split_at(from);
        after.iter().chain(before).copied().find(|seat| self.passes(*seat) == Some(passes))
    }
}

/// Each seat once, in one direction.
fn in_order(circle: &[MemberId], backwards: bool) -> Vec<MemberId> {
    let mut seats = Vec::with_capacity(circle.len());
    for seat in circle {
        if !seats.contains(seat) {
            seats.push(*seat);
        }
    }
    if backwards {
        seats.reverse();
    }
    seats
}

/// The same circle, beginning with this seat.
fn from_seat(mut seats: Vec<MemberId>, first: Option<MemberId>) -> Vec<MemberId> {
    let start = seats.iter().position(|seat| Some(*seat) == first).unwrap_or(0);
    seats.rotate_left(start);
    seats
}
