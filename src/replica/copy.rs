//! A whole copy of the group.

use std::collections::{BTreeMap, btree_map};

use uuid::Uuid;

use super::clock::Clock;
use super::error::{MergeError, WriteError};
use super::fields::Cell;
use super::record::{Key, LostValue, MergeOutcome, Record};
use super::size::RecordSize;
use super::timestamp::{EndOfTime, Millis, Timestamp};
use super::value::Value;

/// The field that hides a record (law L6).
const DELETED: &str = "deleted";

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

/// One field that a command has written.
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
    pub fn lost(&self) -> Option<LostValue> {
        self.before.clone().map(|cell| LostValue { field: self.field.clone(), cell })
    }
}

/// What a command has written: all of it under one timestamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedChanges {
    /// The timestamp of the command.
    pub timestamp: Timestamp,
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

    /// The timestamp of every field and of every erasure.
    pub fn timestamps(&self) -> impl Iterator<Item = Timestamp> {
        self.records.values().flat_map(Record::timestamps)
    }

    /// How many records there are, erased ones included.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Writes the edits of one command under one timestamp that is above every timestamp they replace (law L3). All of them are
    /// written, or none.
    ///
    /// An edit that would leave a field's value as it is writes nothing; an erased record stays erased; of two
    /// edits to one field the later counts.
    ///
    /// # Errors
    /// Why nothing was written; the copy is as it was.
    pub fn write(
        &mut self,
        edits: &[Edit],
        clock: &mut Clock,
        now: Millis,
    ) -> Result<AppliedChanges, WriteError> {
        let last = last_words(edits);
        let edits: Vec<&Edit> = edits
            .iter()
            .zip(last)
            .filter(|(edit, last)| *last && self.would_change(edit))
            .map(|(edit, _)| edit)
            .collect();
        self.must_find_room(&edits)?;
        let cell = |edit: &&Edit| self.records.get(&edit.key)?.cell(&edit.field);
        let replaced = edits.iter().filter_map(cell).map(|cell| cell.timestamp).max();
        let touched = edits.iter().filter_map(|edit| self.records.get(&edit.key));
        let beside = touched.filter_map(|record| record.last_timestamp_within_a_day(now)).max();
        let timestamp = clock.stamp_above(now, replaced, beside)?;
        let mut changes = Vec::new();
        for edit in edits {
            let record = self.records.entry(edit.key.clone()).or_default();
            let value = edit.value.clone().within_range();
            let before = record.set_cell(&edit.field, Cell { timestamp, value });
            changes.push(Change { key: edit.key.clone(), field: edit.field.clone(), before });
        }
        Ok(AppliedChanges { timestamp, changes })
    }

    /// Whether the field does not hold the value already, in a record that was not erased.
    fn would_change(&self, edit: &Edit) -> bool {
        self.records.get(&edit.key).is_none_or(|record| {
            record.erased().is_none() && record.cell(&edit.field).is_none_or(|cell| cell.value != edit.value)
        })
    }

    /// Refuses edits that would let a record grow beyond what others can take in.
    fn must_find_room(&self, edits: &[&Edit]) -> Result<(), WriteError> {
        let mut sizes: BTreeMap<&Key, Growth> = BTreeMap::new();
        for edit in edits {
            let growth = sizes.entry(&edit.key).or_default();
            let old = self.records.get(&edit.key).and_then(|record| record.cell(&edit.field));
            if let Some(cell) = old {
                growth.less = growth.less + RecordSize::of_field(&edit.field, &cell.value);
            }
            growth.more = growth.more + RecordSize::of_field(&edit.field, &edit.value);
            growth.only_hides = edit.field == DELETED && growth.more.fields == 1;
        }
        for (key, growth) in sizes {
            let size = self.records.get(key).map(Record::size).unwrap_or_default();
            let (fields, bytes) = (size.fields + growth.more.fields, size.bytes + growth.more.bytes);
            let after = RecordSize { fields: fields - growth.less.fields, bytes: bytes - growth.less.bytes };
            let limit = if growth.only_hides { RecordSize::LIMIT } else { RecordSize::LIMIT_TO_WRITE };
            if !size.may_become(after, limit) {
                return Err(WriteError::RecordFull { key: key.clone() });
            }
        }
        Ok(())
    }

    /// Erases the record for good (law L6), and tells when that was. A record that is erased already stays as it
    /// is: a later mark would be news to every copy and say nothing.
    ///
    /// # Errors
    /// At the end of this phone's time; the record is as it was.
    pub fn erase(&mut self, key: &Key, clock: &mut Clock, now: Millis) -> Result<Timestamp, EndOfTime> {
        let record = self.records.get(key);
        if let Some(timestamp) = record.and_then(Record::erased) {
            return Ok(timestamp);
        }
        // Erasing wins over any timestamp, so it need not rise above one from a wrong clock.
        let beside = record.and_then(|record| record.last_timestamp_within_a_day(now));
        let timestamp = clock.stamp_above(now, None, beside)?;
        self.records.entry(key.clone()).or_default().erase(timestamp);
        Ok(timestamp)
    }

    /// Merges another version of one record into this copy.
    pub fn merge_record(&mut self, key: &Key, other: &Record) -> MergeOutcome {
        // A record that says nothing is none: were it kept, two copies could say the same and yet differ.
        if other.is_empty() {
            return MergeOutcome::default();
        }
        match self.records.get_mut(key) {
            Some(ours) => ours.merge(other),
            None => {
                self.records.insert(key.clone(), other.clone());
                MergeOutcome::all_of(other)
            }
        }
    }

    /// Merges another copy of the same group into this one (law L1); tells what happened to each record
    /// that changed or lost a value.
    ///
    /// # Errors
    /// Why they cannot become one; then nothing has changed.
    pub fn merge(&mut self, other: &Replica) -> Result<Vec<(Key, MergeOutcome)>, MergeError> {
        self.same_group(other.group)?;
        self.must_find_room_for(other)?;
        let mut done = Vec::new();
        let mut note = |key: &Key, merged: MergeOutcome| {
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
                    note(key, MergeOutcome::all_of(theirs));
                    new.push((key.clone(), theirs.clone()));
                }
            }
        }
        self.records.extend(new);
        Ok(done)
    }

    /// Refuses a copy together with which a record would grow beyond what others can take in.
    fn must_find_room_for(&self, other: &Replica) -> Result<(), MergeError> {
        let mut ours = self.records.iter().peekable();
        for (key, theirs) in &other.records {
            while ours.next_if(|(before, _)| *before < key).is_some() {}
            let Some((_, record)) = ours.next_if(|(same, _)| *same == key) else { continue };
            // Hardly any two records come near the limit even where they have nothing in common.
            let size = record.size();
            if (size + theirs.size()).is_within(RecordSize::LIMIT) {
                continue;
            }
            let mut after = record.clone();
            after.merge(theirs);
            if !size.may_become(after.size(), RecordSize::LIMIT) {
                return Err(MergeError::RecordFull { key: key.clone() });
            }
        }
        Ok(())
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
        let records = records.into_iter().filter(|(_, record)| !record.is_empty()).collect();
        Self { group, records }
    }
}

/// By how much edits let a record grow.
#[derive(Default)]
struct Growth {
    more: RecordSize,
    less: RecordSize,
    only_hides: bool,
}

/// Of each edit, whether it is the last that writes its field.
pub(crate) fn last_words(edits: &[Edit]) -> Vec<bool> {
    let last: BTreeMap<_, usize> =
        edits.iter().enumerate().map(|(at, edit)| ((&edit.key, &edit.field), at)).collect();
    edits.iter().enumerate().map(|(at, edit)| last[&(&edit.key, &edit.field)] == at).collect()
}
