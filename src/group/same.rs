//! Records that are one thing: one person whom two phones added, one meeting that two phones noted; and those that
//! somebody said are two. One shape for all kinds in which that happens.
//!
//! What was said of two records is one field, written to the record with the greater id: true, they are one; false, they
//! are two; null, nothing is said. So each answer is a field of its own: two that are given apart both stay, and of two
//! about the same records the later one counts.

use uuid::Uuid;

use crate::replica::{Edit, Key, Record, Value};
use std::collections::BTreeSet;

use super::commands::ChangeSet;
use super::id::MemberId;
use super::member::Member;
use super::read::id_in;
use super::state::Group;
use super::table::{Same, Table};

/// The fields by which records say so.
pub mod field {
    /// Bool for each other record of the kind, `same_as/<id>`: true, it is the same; false, somebody said that they are
    /// two; null where that was taken back.
    pub const SAME_AS_EACH: &str = "same_as/";
    /// Text: the id of another record that is the same. Older versions write it, with room for one answer only; it
    /// counts beside those of the set.
    pub const SAME_AS: &str = "same_as";
}

/// What one record says of others of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct SaidSame {
    older: Option<Uuid>,
    answers: Vec<(Uuid, bool)>,
}

impl SaidSame {
    pub fn read(record: &Record) -> Self {
        let answers = record.set(field::SAME_AS_EACH).filter_map(|(id, value)| match value {
            Value::Bool(same) => Some((Uuid::parse_str(id).ok()?, *same)),
            _ => None,
        });
        Self { older: id_in(record, field::SAME_AS), answers: answers.collect::<Vec<_>>() }
    }

    fn same(&self) -> impl Iterator<Item = Uuid> {
        self.older.into_iter().chain(self.answers.iter().filter(|(_, same)| *same).map(|(id, _)| *id))
    }

    fn two(&self) -> impl Iterator<Item = Uuid> {
        self.answers.iter().filter(|(_, same)| !*same).map(|(id, _)| *id)
    }
}

/// Two ids, the greater first.
type Pair = (Uuid, Uuid);

fn pair(one: Uuid, other: Uuid) -> Pair {
    (one.max(other), one.min(other))
}

/// Which records of a kind are one thing, and which are two.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct SameRecords {
    same: Same,
    /// What was said to be one, in order.
    links: Vec<Pair>,
    /// What was said to be two and is not one by other links: the ids that stand for them, in order.
    two: Vec<Pair>,
}

impl SameRecords {
    /// Reads what all records say. What is said of a record that is not there, or of the record itself, counts for
    /// nothing.
    pub fn read<T>(all: &Table<T>, said: impl Fn(&T) -> &SaidSame) -> Self {
        let (mut links, mut two) = (Vec::new(), Vec::new());
        for (id, row) in all.ids().zip(all.rows()) {
            let counts = |other: &Uuid| *other != id && all.get(*other).is_some();
            links.extend(said(row).same().filter(counts).map(|other| pair(id, other)));
            two.extend(said(row).two().filter(counts).map(|other| pair(id, other)));
        }
        let links = Vec::from_iter(BTreeSet::from_iter(links));
        let mut same = Same::default();
        for (one, other) in &links {
            same.join(*one, *other);
        }
        let two = two.into_iter().map(|(one, other)| pair(same.root(one), same.root(other)));
        let two = Vec::from_iter(BTreeSet::from_iter(two.filter(|(one, other)| one != other)));
        Self { same, links, two }
    }

    /// The id that stands for the thing: the smallest of its records.
    pub fn root(&self, id: Uuid) -> Uuid {
        self.same.root(id)
    }

    /// Whether somebody said that they are two.
    pub fn are_two(&self, one: Uuid, other: Uuid) -> bool {
        self.two.binary_search(&pair(self.root(one), self.root(other))).is_ok()
    }

    /// All that were said to be two, by the ids that stand for them.
    pub fn all_two(&self) -> &[(Uuid, Uuid)] {
        &self.two
    }

    /// The records that were said to be one and are part of this thing, two by two.
    pub fn links_of(&self, id: Uuid) -> Vec<(Uuid, Uuid)> {
        let root = self.root(id);
        let mut links = self.links.clone();
        links.retain(|(one, _)| self.root(*one) == root);
        links
    }

    /// The links to be cut so that these two are two again: those by which the later one is tied to the earlier one.
    /// What else hangs on either stays with it.
    fn between(&self, one: Uuid, other: Uuid) -> Vec<Pair> {
        let (later, earlier) = pair(one, other);
        let links = self.links_of(earlier);
        let mut reached = vec![earlier];
        let mut at = 0;
        while let Some(here) = reached.get(at).copied() {
            for (one, other) in &links {
                let next = if *one == here { *other } else { *one };
                if (*one == here || *other == here) && next != later && !reached.contains(&next) {
                    reached.push(next);
                }
            }
            at += 1;
        }
        let mut cut = links;
        cut.retain(|(one, other)| {
            *one == later && reached.contains(other) || *other == later && reached.contains(one)
        });
        cut
    }

    /// Writes that the two are one.
    pub fn write_one(&self, one: Uuid, other: Uuid, key: impl Fn(Uuid) -> Key, out: &mut ChangeSet) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            set(one, other, true, key, out);
        }
    }

    /// Writes that the two are two: that is the answer from now on, and where they were one by this link or others
    /// these are cut. `said` is what a record says now.
    pub fn write_two<'a>(
        &self,
        one: Uuid,
        other: Uuid,
        said: impl Fn(Uuid) -> Option<&'a SaidSame>,
        key: impl Fn(Uuid) -> Key + Copy,
        out: &mut ChangeSet,
    ) {
        if one == other {
            return;
        }
        set(one, other, false, key, out);
        for (one, other) in self.between(one, other) {
            for (one, other) in [(one, other), (other, one)] {
                let Some(said) = said(one) else { continue };
                if said.older == Some(other) {
                    out.set(&key(one), field::SAME_AS, Value::Null);
                }
                if said.answers.contains(&(other, true)) {
                    out.edits.push(Edit::new(&key(one), each(other), false));
                }
            }
        }
    }
}

fn set(one: Uuid, other: Uuid, same: bool, key: impl Fn(Uuid) -> Key, out: &mut ChangeSet) {
    let (later, earlier) = pair(one, other);
    out.set(&key(later), each(earlier), same);
}

fn each(id: Uuid) -> String {
    [field::SAME_AS_EACH, &id.to_string()].concat()
}

/// Now, of two records, whether they are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sameness {
    /// They are one.
    One,
    /// They are two.
    Two,
    /// What was said of it was taken back.
    Open,
}

/// What this field, as it was and as it is, says of which other record; `None` for another field, and where it says of
/// nobody in particular.
pub(super) fn told_by(name: &str, before: &Value, now: &Value) -> Option<(Uuid, Sameness)> {
    if name == field::SAME_AS {
        let id = |value: &Value| match value {
            Value::Text(id) => Uuid::parse_str(id).ok(),
            _ => None,
        };
        return id(now).map(|id| (id, Sameness::One)).or_else(|| Some((id(before)?, Sameness::Open)));
    }
    let id = Uuid::parse_str(name.strip_prefix(field::SAME_AS_EACH)?).ok()?;
    Some(match now {
        Value::Bool(true) => (id, Sameness::One),
        Value::Bool(false) => (id, Sameness::Two),
        _ => (id, Sameness::Open),
    })
}

impl Group {
    /// What this record alone says of a person: two entries of one person may say different names.
    pub fn member_record(&self, id: MemberId) -> Option<&Member> {
        Some(&self.entries.get(id.0)?.member)
    }

    /// The entries that somebody said are one person, two by two, of all that are this one.
    pub fn joins_of(&self, id: MemberId) -> Vec<(MemberId, MemberId)> {
        let links = self.same.links_of(id.0).into_iter();
        links.map(|(later, earlier)| (MemberId(earlier), MemberId(later))).collect::<Vec<_>>()
    }

    /// Whether somebody said that these are two different people.
    pub fn are_two(&self, one: MemberId, other: MemberId) -> bool {
        self.same.are_two(one.0, other.0)
    }

    pub(super) fn write_one_person(&self, one: MemberId, other: MemberId, out: &mut ChangeSet) {
        self.same.write_one(one.0, other.0, |id| MemberId(id).key(), out);
    }

    pub(super) fn write_two_people(&self, one: MemberId, other: MemberId, out: &mut ChangeSet) {
        // Somebody may have been added by this very act.
        let is_there = |id: MemberId| {
            self.entries.get(id.0).is_some() || out.edits.iter().any(|edit| edit.key == id.key())
        };
        if is_there(one) && is_there(other) {
            let said = |id| self.entries.get(id).map(|entry| &entry.said);
            self.same.write_two(one.0, other.0, said, |id| MemberId(id).key(), out);
        }
    }

    /// All who were said to be two different people, the later first of each two.
    pub fn different_people(&self) -> &[(Uuid, Uuid)] {
        self.same.all_two()
    }
}
