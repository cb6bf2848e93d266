//! Undoing a command: by new edits, so that every copy hears of it.

use std::collections::BTreeMap;

use crate::replica::{AppliedChanges, Cell, Change, Edit, Key, Record, Replica, Timestamp, Value};

use crate::group::model::agenda::field::FROM;
use crate::group::model::check_in::field::ON;
use crate::group::model::commitment::field::{BEGAN, NEED};
use crate::group::model::common::field::DELETED;
use crate::group::model::common::field::MEETING;
use crate::group::model::creation_marks::field::CREATED;
use crate::group::model::creation_marks::{mark, marks};
use crate::group::model::field_name::FieldName;
use crate::group::record_kind::RecordKind;

/// What takes a command back.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Undo {
    /// The edits to be written.
    pub edits: Vec<Edit>,
    /// Fields that somebody has written since; they stay as they are.
    pub left_alone: usize,
}

/// The values that undoing has restored. A restored value bears a newer timestamp than the command that first wrote it;
/// with this an earlier command still recognises it as its own, so that several commands can be undone in a row.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RestoredValues {
    values: Vec<RestoredValue>,
}

/// One restored value: it was first written at `first` and was restored at `again`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoredValue {
    /// The record.
    pub key: Key,
    /// The field's name.
    pub field: String,
    /// The timestamp under which the value was first written.
    pub first: Timestamp,
    /// The timestamp under which it was restored.
    pub again: Timestamp,
}

impl RestoredValues {
    /// Remembers the values that were restored when `written` was undone by `back`.
    pub fn note(&mut self, written: &AppliedChanges, back: &AppliedChanges) {
        let gave = |change: &&Change| {
            back.changes.iter().any(|given| given.key == change.key && given.field == change.field)
        };
        self.values
            .extend(written.changes.iter().filter(gave).filter_map(|change| change.again(back.timestamp)));
    }

    /// Remembers these values; they come in the order in which they were restored.
    pub fn note_all(&mut self, values: impl IntoIterator<Item = RestoredValue>) {
        self.values.extend(values);
    }

    /// The timestamp under which the value of this field was first written.
    fn first(&self, key: &Key, field: &str, mut timestamp: Timestamp) -> Timestamp {
        // The newest first, because a value can be restored more than once.
        for value in self.values.iter().rev() {
            if value.again == timestamp && value.field == field && value.key == *key {
                timestamp = value.first;
            }
        }
        timestamp
    }
}

impl Change {
    /// The value that this change replaced, restored under this timestamp; `None` where the field was empty before.
    pub(crate) fn again(&self, again: Timestamp) -> Option<RestoredValue> {
        let first = self.before.as_ref()?.timestamp;
        Some(RestoredValue { key: self.key.clone(), field: self.field.clone(), first, again })
    }
}

/// The edits that undo the command.
///
/// - A record that it created is hidden.
/// - A field that it wrote gets its old value, unless somebody has written it since.
/// - Some records can be created by two phones independently: the commitment of a need, the next meeting, a meeting from
///   minutes. Where another phone has created the record too, it stays, and only this command's own creation mark and the
///   people whom it put in (its members of sets) go.
pub fn undo(replica: &Replica, written: &AppliedChanges) -> Undo {
    undo_after(replica, written, &RestoredValues::default())
}

/// The same after later commands were undone: what they restored counts as written by this command.
pub fn undo_after(replica: &Replica, written: &AppliedChanges, restored: &RestoredValues) -> Undo {
    let mut by_record: BTreeMap<&Key, Vec<&Change>> = BTreeMap::new();
    for change in &written.changes {
        by_record.entry(&change.key).or_default().push(change);
    }
    let mut undo = Undo::default();
    for (key, changes) in by_record {
        let Some(record) = replica.record(key).filter(|record| record.erased().is_none()) else { continue };
        WrittenRecord { key, record, changes, timestamp: written.timestamp }.undo(restored, &mut undo);
    }
    undo
}

/// A record that the command has written, as it is by now.
struct WrittenRecord<'a> {
    key: &'a Key,
    record: &'a Record,
    /// What the command changed in it.
    changes: Vec<&'a Change>,
    /// The command's.
    timestamp: Timestamp,
}

impl WrittenRecord<'_> {
    fn undo(&self, restored: &RestoredValues, undo: &mut Undo) {
        let (has_other_mark, is_shared) = (self.has_mark_of_another(), self.is_created_by_another());
        if self.is_new() && !is_shared && !self.is_one_of_a_kind() {
            undo.edits.extend(self.edits_that_hide());
            return;
        }
        let own_mark = self.own_mark();
        for change in &self.changes {
            // Of a record that another phone has created as well, only who was put in here goes, and the own mark.
            let goes =
                FieldName::parse(&change.field).is_of_set() && (change.field != own_mark || has_other_mark);
            if (is_shared && !goes) || self.is_written_since(change, restored) {
                undo.left_alone += 1;
                continue;
            }
            let before = change.before.as_ref().map_or(Value::Null, |cell| cell.value.clone());
            undo.edits.push(Edit::new(self.key, change.field.clone(), before));
        }
    }

    /// Whether there is exactly one such record, which is never hidden: the group's own, and a phone's.
    fn is_one_of_a_kind(&self) -> bool {
        self.key.kind == RecordKind::Group || self.key.kind == RecordKind::Phone
    }

    /// Whether the command created the record. Where several did, each of them counts as its creator.
    fn is_new(&self) -> bool {
        let is_first = self.record.first_timestamp() == Some(self.timestamp);
        self.was_empty() && (is_first || self.is_marked() && self.writes(self.first_field()))
    }

    /// Whether none of the fields that the command wrote had a value before.
    fn was_empty(&self) -> bool {
        self.changes.iter().all(|change| change.before.is_none())
    }

    /// Whether the command gave the field its first value.
    fn writes(&self, field: &str) -> bool {
        self.changes.iter().any(|change| change.field == field && change.before.is_none())
    }

    fn own_mark(&self) -> String {
        mark(CREATED, self.timestamp.device())
    }

    /// Whether the command put this phone's creation mark on the record.
    fn is_marked(&self) -> bool {
        self.was_empty() && self.writes(&self.own_mark())
    }

    /// Where two phones wrote the very same values, only the marks still show that both did.
    fn has_mark_of_another(&self) -> bool {
        let own_mark = self.own_mark();
        self.is_marked() && marks(self.record, CREATED).iter().any(|mark| *mark != own_mark)
    }

    /// Whether another phone has created the record, too, and has not undone that. It can for records whose ids are derived:
    /// the commitment of a need, an item that was carried over, a meeting.
    fn is_created_by_another(&self) -> bool {
        let is_carried_over = self.is_carried_over();
        let can_be = self.is_of_need() || is_carried_over || self.key.kind == RecordKind::Meeting;
        // Moving or ticking off a carried item is not creating it.
        let creates = |field: &str| !is_carried_over || field == FROM || field == MEETING;
        let by_another = |(field, cell): (&str, &Cell)| {
            let is_own = cell.timestamp.device() == self.timestamp.device();
            !is_own && !self.is_undone_by_its_creator(cell.timestamp) && creates(field)
        };
        self.has_mark_of_another()
            || can_be && self.writes(self.first_field()) && self.record.fields().any(by_another)
    }

    /// A phone whose mark is empty has undone its own creation.
    fn is_undone_by_its_creator(&self, timestamp: Timestamp) -> bool {
        let mark = self.record.cell(&mark(CREATED, timestamp.device()));
        mark.is_some_and(|mark| mark.value == Value::Null && mark.timestamp >= timestamp)
    }

    fn is_of_need(&self) -> bool {
        self.key.kind == RecordKind::Commitment && self.record.text(NEED).is_some()
    }

    fn is_carried_over(&self) -> bool {
        self.key.kind == RecordKind::AgendaItem && self.record.text(FROM).is_some()
    }

    /// The field that a command writes when it creates such a record.
    fn first_field(&self) -> &'static str {
        if self.is_of_need() { BEGAN } else { ON }
    }

    fn edits_that_hide(&self) -> Vec<Edit> {
        if !self.is_marked() {
            return vec![Edit::new(self.key, DELETED, true)];
        }
        // Without its mark the record is hidden; whoever creates it again finds it without the people put in here.
        let put_in = self.changes.iter().filter(|change| FieldName::parse(&change.field).is_of_set());
        put_in.map(|change| Edit::new(self.key, change.field.clone(), Value::Null)).collect()
    }

    /// Whether somebody has written the field after the command; a value that undoing has restored is the command's own.
    fn is_written_since(&self, change: &Change, restored: &RestoredValues) -> bool {
        let first = |timestamp| restored.first(self.key, &change.field, timestamp);
        self.record.cell(&change.field).is_none_or(|cell| first(cell.timestamp) != self.timestamp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replica::{Clock, Device};
    use uuid::Uuid;

    /// The values of a record that was not hidden.
    fn seen(replica: &Replica) -> Vec<(Key, String, Value)> {
        let records = replica.records().filter(|(_, record)| !record.is(DELETED));
        let cells = records.flat_map(|(key, record)| {
            let said = record
                .fields()
                .filter(|(_, cell)| cell.value != Value::Null && cell.value != Value::Bool(false));
            said.map(|(field, cell)| (key.clone(), field.to_owned(), cell.value.clone()))
        });
        cells.collect()
    }

    #[test]
    fn acts_on_one_field_are_taken_back_one_after_the_other() {
        let (mut replica, mut clock) = (Replica::new(Uuid::from_u128(1)), Clock::new(Device(1)));
        let keys = [1, 2].map(|n| Key::new("commitment", Uuid::from_u128(n)));
        let (mut restored, mut steps, mut chance, mut now) =
            (RestoredValues::default(), Vec::new(), 7_u64, 0);
        let mut before = vec![seen(&replica)];
        for _ in 0..400 {
            now += 1;
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let roll = (chance >> 33) as usize;
            if roll % 5 < 3 || steps.is_empty() {
                let field = ["day", "what", "note"][roll % 3];
                let edit = Edit::new(&keys[roll % 2], field, i64::try_from(roll % 1000).unwrap());
                let written = replica.write(&[edit], &mut clock, now).unwrap();
                before.push(seen(&replica));
                steps.push(written);
            } else if let Some(written) = steps.pop() {
                let back = undo_after(&replica, &written, &restored);
                assert_eq!(back.left_alone, 0, "nobody else has written anything");
                let back = replica.write(&back.edits, &mut clock, now).unwrap();
                restored.note(&written, &back);
                before.pop();
                assert_eq!(Some(&seen(&replica)), before.last());
            }
        }
    }

    #[test]
    fn what_somebody_wrote_between_two_steps_stays() {
        let (mut replica, mut clock) = (Replica::new(Uuid::from_u128(1)), Clock::new(Device(1)));
        let key = Key::new("commitment", Uuid::from_u128(1));
        let mut write = |replica: &mut Replica, value: i64, now| {
            replica.write(&[Edit::new(&key, "day", value)], &mut clock, now).unwrap()
        };
        write(&mut replica, 1, 1);
        let (first, second) = (write(&mut replica, 2, 2), write(&mut replica, 3, 3));
        let mut restored = RestoredValues::default();
        let back = undo_after(&replica, &second, &restored);
        let back = replica.write(&back.edits, &mut Clock::new(Device(1)), 4).unwrap();
        restored.note(&second, &back);
        replica.write(&[Edit::new(&key, "day", 9)], &mut Clock::new(Device(2)), 5).unwrap();
        let back = undo_after(&replica, &first, &restored);
        assert_eq!((back.edits.len(), back.left_alone), (0, 1));
    }
}
