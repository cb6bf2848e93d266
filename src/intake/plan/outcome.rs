//! What a draft comes to: commands, and what becomes of each line.

use super::held_meeting::PeopleList;
use crate::group::Command;

/// The words that end up in notes, in the person's language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// For what is everybody's: it has no holder.
    pub everyone: &'static str,
    /// The title of what keeps decisions that no meeting took: those of a chat.
    pub between_meetings: &'static str,
    /// For a holder who is not added, given the name.
    pub named: fn(&str) -> String,
    /// For people of a meeting's head who are not added, given their names.
    pub place: fn(PeopleList, &[String]) -> String,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new commitment.
    New,
    /// A check-in on what stands for it.
    CheckIn,
    /// It adds to what stands for it, without a word on how it goes: another day, a holder, a note.
    Adds,
    /// It says nothing that is not here already.
    Known,
}

/// Acts, and what becomes of each line.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Built {
    /// To be done in this order, as one.
    pub commands: Vec<Command>,
    /// One for each of [`Draft::entries`](super::draft::Draft::entries); `None` for what is left out.
    pub outcomes: Vec<Option<Outcome>>,
    /// One for each of [`Draft::held`](super::draft::Draft::held): [`Outcome::New`], [`Outcome::Adds`] or [`Outcome::Known`]; `None` for what is
    /// left out.
    pub held: Vec<Option<Outcome>>,
}

impl Built {
    /// How many lines have this outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.outcomes.iter().filter(|other| **other == Some(outcome)).count()
    }

    /// How many meetings have this outcome.
    pub fn meetings(&self, outcome: Outcome) -> usize {
        self.held.iter().filter(|other| **other == Some(outcome)).count()
    }
}
