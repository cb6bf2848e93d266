//! Texts as understood, with what the person said about them.

use super::held_meeting::HeldMeeting;
use super::person::{NameAnswer, Person};
use crate::group::name::Nearness;
use crate::group::{CommitmentId, CommitmentState, Day, MemberId};
use crate::intake::{AsksDay, Column, DayOrder, Hints, Reason, Why};

/// What stands for the same thing as a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A commitment of the group.
    Here(CommitmentId),
    /// An earlier line of the text, by its place in [`Draft::entries`].
    Line(usize),
}

/// Something like a line, to be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    /// What is alike.
    pub target: Target,
    /// `Same`: the same words. `Close`: other words for what may be the same.
    pub how: Nearness,
}

/// A line as it was understood, and as the person wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which text it stood in, by its place.
    pub text: usize,
    /// Its first line there, counted from 1.
    pub number: usize,
    /// The text as it stood.
    pub source: String,
    /// Why it was left out; `None` for something to do.
    pub left_out: Option<LeftOut>,
    /// Whether it is to be taken.
    pub taken: bool,
    /// What is to be done.
    pub what: String,
    /// Who holds it, as ids of members or of [`Draft::people`].
    pub holders: Vec<MemberId>,
    /// The holders were read out of the sentence: ask.
    pub guessed: bool,
    /// It is everybody's.
    pub everyone: bool,
    /// By when.
    pub day: Option<Day>,
    /// How it goes; `None` for what has not begun.
    pub state: Option<CommitmentState>,
    /// Everything else that the line says.
    pub note: String,
    /// Why it is taken for something to do, or offered.
    pub reason: Reason,
    /// It is something decided, with its reasons; a note of its meeting, nothing to do.
    pub decision: bool,
    /// The reasons of a decision.
    pub why: String,
    /// The line it stands under, which its note holds as well.
    pub context: String,
    /// The day of its meeting, or of its message.
    pub on: Option<Day>,
    /// Its meeting's place in [`Draft::held`].
    pub held: Option<usize>,
    /// What it may be the same as, the likeliest first.
    pub alike: Vec<Alike>,
    /// What it is the same as; `None`: a new one.
    pub same: Option<Target>,
    /// Whether it is the same is asked: it is like something, and it is not the same words for what still goes on.
    pub asks: bool,
    /// The person has answered that.
    pub answered: bool,
    /// The person has changed something.
    pub touched: bool,
}

/// Why a line is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Part of the meeting's head.
    Head,
    /// It only sounds like something to do: offered without a tick.
    Maybe,
    /// Nothing to take, or so it seems.
    Nothing(Why),
}

/// Texts as understood, and what the person said about them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Draft {
    /// Everybody who is named and not known to the group, once.
    pub people: Vec<Person>,
    /// The spellings by which members of the group are named, where they differ from the member's name.
    pub spelled: Vec<(String, MemberId)>,
    /// Every line, in order.
    pub entries: Vec<Entry>,
    /// The meetings that the texts tell of, each day and title once.
    pub held: Vec<HeldMeeting>,
    /// A line with a day that can be read both ways; `None` where there is none.
    pub both_ways: Option<String>,
    /// Which number comes first in a day, once the person has said.
    pub order: Option<DayOrder>,
    /// What is known of each text beside its words: its name, and what the person said of its day and columns.
    pub told: Vec<Hints>,
    /// For each text, whether it is to be asked which day it is from.
    pub asks_day: Vec<Option<AsksDay>>,
    /// For each text, the cells of its first row where it is to be asked what its columns are for.
    pub asks_columns: Vec<Option<Vec<String>>>,
}

/// How many lines are taken and how many are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Count {
    /// Taken.
    pub taken: usize,
    /// Left out.
    pub left: usize,
}

impl Draft {
    /// What is known of texts before they are read: the names of their files.
    pub fn of_files(names: Vec<Option<String>>) -> Draft {
        let told = names.into_iter().map(|name| Hints { name, ..Hints::default() }).collect::<Vec<_>>();
        Draft { told, ..Draft::default() }
    }

    /// How many lines are taken and how many are not. A title or a rule counts among those left out.
    pub fn count(&self) -> Count {
        let taken = self.entries.iter().filter(|entry| entry.taken).count();
        Count { taken, left: self.entries.len() - taken }
    }

    /// Whether there is something to ask before the lines are shown.
    pub fn asks(&self) -> bool {
        self.both_ways.is_some()
            || !self.people.is_empty()
            || self.entries.iter().any(|entry| entry.asks)
            || self.asks_day.iter().any(Option::is_some)
            || self.asks_columns.iter().any(Option::is_some)
    }

    /// Whether a meeting that is taken waits for its day.
    pub fn waits_for_day(&self) -> bool {
        self.held.iter().any(|held| held.taken && held.day.is_none())
    }

    /// Says which day a text is from; read again, its days count from there.
    pub fn say_day(&mut self, text: usize, day: Option<Day>) {
        if let Some(told) = self.told.get_mut(text) {
            told.day = day;
        }
    }

    /// Says what the columns of a text's rows are for.
    pub fn say_columns(&mut self, text: usize, columns: Vec<Column>) {
        if let Some(told) = self.told.get_mut(text) {
            told.columns = Some(columns);
        }
    }

    /// Takes a line, or leaves it out. Who holds what is taken comes along.
    pub fn take(&mut self, at: usize, taken: bool) {
        let Some(entry) = self.entries.get_mut(at) else { return };
        (entry.taken, entry.touched) = (taken, true);
        if taken {
            let holders = entry.holders.clone();
            for person in self.people.iter_mut().filter(|person| person.answer == NameAnswer::NotAdded) {
                if holders.contains(&person.id) {
                    person.answer = NameAnswer::New;
                }
            }
        }
    }

    /// What the line may be the same as, each thing once: of several words for one thing the likeliest.
    pub fn offers(&self, at: usize) -> Vec<Alike> {
        let mut offers: Vec<(Root, Alike)> = Vec::new();
        for alike in self.entries.get(at).map(|entry| &entry.alike[..]).unwrap_or_default() {
            let root = match alike.target {
                Target::Here(id) => Root::Here(id),
                Target::Line(line) if self.entries.get(line).is_some_and(|entry| entry.taken) => {
                    self.root(line)
                }
                Target::Line(_) => continue,
            };
            if offers.iter().all(|(other, _)| *other != root) {
                offers.push((root, *alike));
            }
        }
        offers.into_iter().map(|(_, alike)| alike).collect::<Vec<_>>()
    }

    /// The member that an id of an entry stands for, as things are said; `None`: nobody who is added.
    pub fn member(&self, id: MemberId) -> Option<MemberId> {
        let mut id = id;
        // Each step goes to somebody else; a circle of people said to be each other ends after as many steps.
        for _ in 0..=self.people.len() {
            match self.people.iter().find(|person| person.id == id).map(|person| person.answer) {
                None | Some(NameAnswer::New) => return Some(id),
                Some(NameAnswer::Same(other)) => id = other,
                Some(NameAnswer::NotAdded | NameAnswer::NotAPerson) => return None,
            }
        }
        None
    }

    /// Whom the line's holders are, once each, without those who are not added.
    pub fn holders(&self, entry: &Entry) -> Vec<MemberId> {
        let mut holders: Vec<MemberId> = Vec::new();
        for id in entry.holders.iter().filter_map(|id| self.member(*id)) {
            if !holders.contains(&id) {
                holders.push(id);
            }
        }
        holders
    }

    /// The line that stands for this one: the first of those that are the same, as far as they are taken.
    pub fn root(&self, at: usize) -> Root {
        let mut at = at;
        loop {
            match self.entries.get(at).and_then(|entry| entry.same) {
                // Always an earlier one, so this ends.
                Some(Target::Line(other)) if other < at && self.entries[other].taken => at = other,
                Some(Target::Here(id)) => return Root::Here(id),
                _ => return Root::Line(at),
            }
        }
    }
}

/// What a line comes down to in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// A commitment of the group.
    Here(CommitmentId),
    /// A line that is taken as a new commitment.
    Line(usize),
}
