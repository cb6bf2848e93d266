//! A commitment's story, told in order.

use std::cmp::Ordering;

use crate::replica::Timestamp;

use crate::group::day::Day;
use crate::group::model::check_in::{CheckIn, Step};
use crate::group::model::commitment::Commitment;
use crate::group::state::group::Group;

/// One chapter of a commitment's story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter<'a> {
    /// Somebody stepped up.
    Began(&'a Commitment),
    /// A check-in.
    CheckIn(&'a CheckIn),
    /// A step: handed over, shared, day moved …
    Step(&'a Step),
}

impl Chapter<'_> {
    /// The day on which it happened.
    pub fn on(&self) -> Option<Day> {
        match self {
            Chapter::Began(commitment) => commitment.began,
            Chapter::CheckIn(check_in) => check_in.on,
            Chapter::Step(step) => step.on,
        }
    }

    fn timestamp(&self) -> Option<Timestamp> {
        match self {
            Chapter::Began(_) => None,
            Chapter::CheckIn(check_in) => check_in.timestamp,
            Chapter::Step(step) => step.timestamp,
        }
    }

    /// By the day, then by the timestamp; the beginning is first whatever a clock said.
    fn order(&self, other: &Self) -> Ordering {
        let turn = |chapter: &Self| !matches!(chapter, Chapter::Began(_));
        turn(self)
            .cmp(&turn(other))
            .then(self.on().cmp(&other.on()))
            .then(self.timestamp().cmp(&other.timestamp()))
    }
}

impl Group {
    /// A commitment's story from its beginning.
    pub fn story<'a>(&'a self, commitment: &'a Commitment) -> Vec<Chapter<'a>> {
        let mut story = vec![Chapter::Began(commitment)];
        story.extend(self.check_ins_of(commitment.id).map(Chapter::CheckIn));
        story.extend(self.steps_of(commitment.id).filter(|step| step.kind.is_some()).map(Chapter::Step));
        story.sort_by(Chapter::order);
        story
    }
}
