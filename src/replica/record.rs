//! One record: its name, its fields, and how two versions of it become one.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::clock::is_within_a_day;
use super::fields::{Cell, Fields};
use super::timestamp::{Millis, Timestamp};
use super::value::Value;

/// What sort of thing a record is: `member`, `commitment` … Kinds that this version does not know pass
/// through unharmed (law L5).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Kind(KindName);

/// Every record names its kind, so a name that was read is shared by all of them.
#[derive(Clone, Debug)]
enum KindName {
    Known(&'static str),
    Read(Arc<str>),
}

impl Kind {
    /// A kind that the program knows.
    pub const fn known(name: &'static str) -> Self {
        Self(KindName::Known(name))
    }

    /// The kind's name.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            KindName::Known(name) => name,
            KindName::Read(name) => name,
        }
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Kind {}

impl Ord for Kind {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for Kind {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Kind {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl From<&'static str> for Kind {
    fn from(name: &'static str) -> Self {
        Self::known(name)
    }
}

impl From<String> for Kind {
    fn from(name: String) -> Self {
        Self(KindName::Read(name.into()))
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> Self {
        kind.as_str().to_owned()
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The name of a record: its kind and its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// What sort of thing it is.
    pub kind: Kind,
    /// A UUIDv7, so that ids of one kind stand in the order in which they were made.
    pub id: Uuid,
}

impl Key {
    /// The name of the record of this kind and id.
    pub fn new(kind: impl Into<Kind>, id: Uuid) -> Self {
        Self { kind: kind.into(), id }
    }
}

/// A value that lost a merge or was written over, kept for the journal (law L9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostValue {
    /// The field that it was in.
    pub field: String,
    /// What it was, and when it was written.
    pub cell: Cell,
}

/// What a merge did to one record.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MergeOutcome {
    /// The fields that took the other side's cell.
    pub changed: Vec<String>,
    /// Values that lost, of either side.
    pub lost: Vec<LostValue>,
    /// This side took over that the record was erased, or a later mark of it.
    pub erased: bool,
}

impl MergeOutcome {
    /// Of a record that was not there before, everything is taken.
    pub(super) fn all_of(record: &Record) -> Self {
        Self {
            changed: record.fields.iter().map(|(name, _)| name.clone()).collect(),
            lost: Vec::new(),
            erased: record.erased.is_some(),
        }
    }

    /// Whether this side is other than it was.
    pub fn is_change(&self) -> bool {
        self.erased || !self.changed.is_empty()
    }
}

/// A record's fields, or the mark that it was erased.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Record {
    fields: Fields,
    erased: Option<Timestamp>,
}

impl Record {
    /// A record of these fields, in any order; where a name stands there twice, that name.
    pub(super) fn of_fields(fields: Vec<(String, Cell)>) -> Result<Self, String> {
        Ok(Self { fields: Fields::of(fields)?, erased: None })
    }

    /// The mark of a record that was erased.
    pub fn erased_at(timestamp: Timestamp) -> Self {
        Self { fields: Fields::default(), erased: Some(timestamp) }
    }

    /// Whether the record says nothing: no field was written and it was not erased. Such a record is none;
    /// copies neither keep nor export it.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.erased.is_none()
    }

    /// The fields by name; none when erased.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (&str, &Cell)> {
        self.fields.iter().map(|(name, cell)| (name.as_str(), cell))
    }

    /// The field's cell, if it was ever written.
    pub fn cell(&self, field: &str) -> Option<&Cell> {
        self.fields.get(field)
    }

    /// The field's value; `Null` where it was never written.
    pub fn value(&self, field: &str) -> &Value {
        self.fields.get(field).map_or(&Value::Null, |cell| &cell.value)
    }

    /// The field's text, where it holds one.
    pub fn text(&self, field: &str) -> Option<&str> {
        match self.value(field) {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The field's number, where it holds one.
    pub fn int(&self, field: &str) -> Option<i64> {
        match self.value(field) {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether the field holds `true`.
    pub fn is(&self, field: &str) -> bool {
        *self.value(field) == Value::Bool(true)
    }

    /// The members of a set: the rest of each field name that begins with `prefix`, with its value.
    pub fn set<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.fields.with_prefix(prefix).map(|(name, cell)| (name, &cell.value))
    }

    /// The timestamp of the erasure, if the record was erased for good (law L6).
    pub fn erased(&self) -> Option<Timestamp> {
        self.erased
    }

    /// The least timestamp: when the record was begun.
    pub fn first_timestamp(&self) -> Option<Timestamp> {
        self.timestamps().min()
    }

    /// The greatest timestamp that lies less than a day ahead of `now`.
    pub(super) fn last_timestamp_within_a_day(&self, now: Millis) -> Option<Timestamp> {
        self.timestamps().filter(|timestamp| is_within_a_day(*timestamp, now)).max()
    }

    /// The timestamp of every field, and of the erasure.
    pub fn timestamps(&self) -> impl Iterator<Item = Timestamp> {
        self.fields.iter().map(|(_, cell)| cell.timestamp).chain(self.erased)
    }

    /// Puts the cell in the field if it beats the one that is there. An erased record stays empty.
    ///
    /// Returns whether the record changed, and the cell that lost, if there was one and it differs.
    pub fn put(&mut self, field: &str, cell: Cell) -> (bool, Option<Cell>) {
        if self.erased.is_some() {
            return (false, None);
        }
        match self.fields.get_mut(field) {
            None => {
                self.fields.insert(field, cell);
                (true, None)
            }
            Some(ours) if cell.beats(ours) => (true, Some(std::mem::replace(ours, cell))),
            Some(ours) if *ours == cell => (false, None),
            Some(_) => (false, Some(cell)),
        }
    }

    /// Puts the cell in the field, whatever is there, and hands out what was.
    pub(super) fn set_cell(&mut self, field: &str, cell: Cell) -> Option<Cell> {
        self.fields.insert(field, cell)
    }

    /// Drops the values for good. Wins over everything, on every copy that it reaches (law L6).
    pub fn erase(&mut self, timestamp: Timestamp) {
        self.fields = Fields::default();
        self.erased = self.erased.max(Some(timestamp));
    }

    /// Takes from the other version every cell that beats ours (laws L1, L4, L8).
    pub fn merge(&mut self, other: &Record) -> MergeOutcome {
        if let Some(timestamp) = other.erased {
            let news = self.erased < other.erased;
            self.erase(timestamp);
            return MergeOutcome { erased: news, ..MergeOutcome::default() };
        }
        let mut merged = MergeOutcome::default();
        if self.erased.is_some() {
            return merged;
        }
        self.fields.merge(&other.fields, |name, ours, theirs| {
            let Some(cell) = ours else {
                merged.changed.push(name.to_owned());
                return;
            };
            if cell == theirs {
                return;
            }
            let lost = if theirs.beats(cell) {
                merged.changed.push(name.to_owned());
                std::mem::replace(cell, theirs.clone())
            } else {
                theirs.clone()
            };
            // Only a value that differs from the one that stays is worth remembering.
            if lost.value != cell.value {
                merged.lost.push(LostValue { field: name.to_owned(), cell: lost });
            }
        });
        merged
    }
}
