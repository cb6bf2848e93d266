//! A whole copy of the group.

use crate::sorted::places;
use std::collections::{BTreeMap, btree_map};

use uuid::Uuid;

use super::clock::Clock;
use super::error::MergeError;
use super::record::{Cell, Key, Lost, Merged, Record};
use super::stamp::{Millis, Stamp};
use super::value::Value;

/// One field to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The record.
    pub key: Key,
    /// The field's name.
    pub field: String,
    /// What it shall hold.
    pub value: Value,
}

impl Edit {
    /// Writes `value` into the field of the record.
    pub fn new(key: &Key, field: impl Into<String>, value: impl Into<Value>) -> Self {
        Self { key: key.clone(), field: field.into(), value: value.into() }
    }
}

/// One field that an act has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The record.
    pub key: Key,
    /// The field's name.
    pub field: String,
    /// What stood there before; `None` where the field was new.
    pub before: Option<Cell>,
}

impl Change {
    /// What was written over, for the journal (law L9).
    pub fn lost(&self) -> Option<Lost> {
        self.before.clone().map(|cell| Lost { field: self.field.clone(), cell })
    }
}

/// What an act has written: all of it under one stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The stamp of the act.
    pub stamp: Stamp,
    /// The fields that are now other than they were.
    pub changes: Vec<Change>,
}

/// A copy of the group: all its records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replica {
    group: Uuid,
    records: BTreeMap<Key, Record>,
}

impl Replica {
    /// An empty copy of the group with this id.
    pub fn new(group: Uuid) -> Self {
        Self { group, records: BTreeMap::new() }
    }

    /// The group's id; copies of different groups are never merged.
    pub fn group(&self) -> Uuid {
        self.group
    }

    /// The records in the order of their keys.
    pub fn records(&self) -> impl ExactSizeIterator<Item = (&Key, &Record)> {
        self.iter()
    }

    pub(super) fn iter(&self) -> btree_map::Iter<'_, Key, Record> {
        self.records.iter()
    }

    /// The record of this name.
    pub fn record(&self, key: &Key) -> Option<&Record> {
        self.records.get(key)
    }

    /// How many records there are, erased ones included.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Writes the edits of one act under one stamp that is above every stamp they replace (law L3).
    ///
    /// An edit that would leave a field's value as it is writes nothing; an erased record stays erased; of two
    /// edits to one field the later counts. One stamp cannot be risen above, the greatest of all, which no
    /// clock gives and only a file made by hand can hold: that field keeps its value and is not among the changes.
    pub fn write(&mut self, edits: &[Edit], clock: &mut Clock, now: Millis) -> Written {
        let last = last_words(edits);
        let replaced = edits
            .iter()
            .filter_map(|edit| self.records.get(&edit.key)?.cell(&edit.field))
            .map(|cell| cell.stamp)
            .max();
        let stamp = clock.stamp(now, replaced);
        let mut changes = Vec::new();
        for (place, edit) in edits.iter().enumerate() {
            if !last[place] {
                continue;
            }
            let record = self.records.entry(edit.key.clone()).or_default();
            let before = record.cell(&edit.field);
            if record.erased().is_some() || before.is_some_and(|cell| cell.value == edit.value) {
                continue;
            }
            let before = before.cloned();
            let (written, _) = record.put(&edit.field, Cell { stamp, value: edit.value.clone() });
            if written {
                changes.push(Change { key: edit.key.clone(), field: edit.field.clone(), before });
            }
        }
        Written { stamp, changes }
    }

    /// Erases the record for good (law L6), and tells when that was. A record that is erased already stays as it
    /// is: a later mark would be news to every copy and say nothing.
    pub fn erase(&mut self, key: &Key, clock: &mut Clock, now: Millis) -> Stamp {
        let record = self.records.entry(key.clone()).or_default();
        if let Some(stamp) = record.erased() {
            return stamp;
        }
        let stamp = clock.stamp(now, record.last_stamp());
        record.erase(stamp);
        stamp
    }

    /// Merges another version of one record into this copy.
    pub fn merge_record(&mut self, key: &Key, other: &Record) -> Merged {
        // A record that says nothing is none: were it kept, two copies could say the same and yet differ.
        if other.is_empty() {
            return Merged::default();
        }
        match self.records.get_mut(key) {
            Some(ours) => ours.merge(other),
            None => {
                self.records.insert(key.clone(), other.clone());
                Merged::all_of(other)
            }
        }
    }

    /// Merges another copy of the same group into this one (law L1); tells what happened to each record
    /// that changed or lost a value.
    ///
    /// # Errors
    /// [`MergeError::OtherGroup`]; then nothing has changed.
    pub fn merge(&mut self, other: &Replica) -> Result<Vec<(Key, Merged)>, MergeError> {
        self.same_group(other.group)?;
        let mut done = Vec::new();
        let mut note = |key: &Key, merged: Merged| {
            if merged.is_change() || !merged.lost.is_empty() {
                done.push((key.clone(), merged));
            }
        };
        // Both sides are in the order of their keys, so one walk over both finds every pair.
        let mut ours = self.records.iter_mut().peekable();
        let mut new = Vec::new();
        for (key, theirs) in other.records.iter().filter(|(_, record)| !record.is_empty()) {
            while ours.next_if(|(before, _)| *before < key).is_some() {}
            match ours.next_if(|(same, _)| *same == key) {
                Some((_, record)) => note(key, record.merge(theirs)),
                None => {
                    note(key, Merged::all_of(theirs));
                    new.push((key.clone(), theirs.clone()));
                }
            }
        }
        self.records.extend(new);
        Ok(done)
    }

    /// Only copies of one group merge, whatever the caller believes.
    pub(super) fn same_group(&self, theirs: Uuid) -> Result<(), MergeError> {
        let ours = self.group;
        if ours == theirs { Ok(()) } else { Err(MergeError::OtherGroup { ours, theirs }) }
    }

    /// Puts a record in place of the one that is there, or takes it out: how a whole import is undone on
    /// this phone. No edit is made, so no other copy hears of it.
    pub fn restore(&mut self, key: &Key, record: Option<Record>) {
        match record.filter(|record| !record.is_empty()) {
            Some(record) => {
                self.records.insert(key.clone(), record);
            }
            None => {
                self.records.remove(key);
            }
        }
    }

    /// A copy of these records, in any order. Of two with one key the later counts; one that says nothing is
    /// left out.
    pub fn of_records(group: Uuid, records: impl IntoIterator<Item = (Key, Record)>) -> Self {
        let mut copy = Self::new(group);
        // One by one: a map that is collected sorts by a sort of its own.
        for (key, record) in records {
            if !record.is_empty() {
                copy.records.insert(key, record);
            }
        }
        copy
    }
}

/// Of each edit, whether it is the last that writes its field.
pub(crate) fn last_words(edits: &[Edit]) -> Vec<bool> {
    let order = places(edits.len(), &mut |a, b| {
        let (a, b) = (&edits[a], &edits[b]);
        a.key.cmp(&b.key).then_with(|| a.field.cmp(&b.field))
    });
    let mut last = vec![true; edits.len()];
    for pair in order.windows(2) {
        let (one, next) = (&edits[pair[0]], &edits[pair[1]]);
        last[pair[0]] = one.key != next.key || one.field != next.field;
    }
    last
}
