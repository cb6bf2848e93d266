//! Rounds: one seat after another around the circle.

use crate::domain::MemberId;

/// What a round is about.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// What it is about.
    pub kind: RoundKind,
    /// The seats, in the order in which the round goes.
    pub seats: Vec<MemberId>,
    /// Whose turn it is; `None` after the last.
    pub at: Option<MemberId>,
    /// Those who were heard.
    pub heard: Vec<MemberId>,
    /// Those who passed; they are asked again at the end.
    pub passed: Vec<MemberId>,
}

impl Round {
    /// A round of `seats`, which stand in the order of the circle: from the seat of `from` (or the first) all around,
    /// clockwise or `backwards`.
    pub fn new(kind: RoundKind, seats: &[MemberId], from: Option<MemberId>, backwards: bool) -> Self {
        let mut seats = seats.to_vec();
        if backwards {
            seats.reverse();
        }
        let start = seats.iter().position(|seat| Some(*seat) == from).unwrap_or(0);
        seats.rotate_left(start);
        Self { kind, at: seats.first().copied(), seats, heard: Vec::new(), passed: Vec::new() }
    }

    pub(super) fn to_line(&self) -> String {
        String::new()
    }

    pub(super) fn from_line(_line: &str) -> Option<Self> {
        None
    }
}
