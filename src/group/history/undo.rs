//! Undoing a command: by new edits, so that every copy hears of it.

use std::collections::BTreeMap;

use crate::replica::{AppliedChanges, Change, Edit, Key, Replica, Timestamp, Value};

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
pub fn undo_after(replica: &Replica, written: &AppliedChanges, given_back: &RestoredValues) -> Undo {
    let mut by_record: BTreeMap<&Key, Vec<&Change>> = BTreeMap::new();
    for change in &written.changes {
        by_record.entry(&change.key).or_default().push(change);
    }
    let mut undo = Undo::default();
    for (key, changes) in by_record {
        let Some(record) = replica.record(key).filter(|record| record.erased().is_none()) else { continue };
        // The records of the group and of a phone are never hidden: there is exactly one of each.
        let one_for_good = key.kind == RecordKind::Group || key.kind == RecordKind::Phone;
        let is_fresh = changes.iter().all(|change| change.before.is_none());
        let writes =
            |field: &str| changes.iter().any(|change| change.field == field && change.before.is_none());
        let own = |timestamp: Timestamp| timestamp.device() == written.timestamp.device();
        // These have derived ids, so that two phones can create the same record: a need's commitment, a carried-over item.
        let of_need = key.kind == RecordKind::Commitment && record.text(NEED).is_some();
        let carried = key.kind == RecordKind::AgendaItem && record.text(FROM).is_some();
        let begins = if of_need { BEGAN } else { ON };
        // Where two phones wrote the very same values, only the marks still show that both did.
        let own_mark = mark(CREATED, written.timestamp.device());
        let marked = is_fresh && writes(&own_mark);
        let made_too = marked && marks(record, CREATED).iter().any(|mark| *mark != own_mark);
        // A phone whose mark is empty has undone its own creation.
        let taken_back = |timestamp: Timestamp| {
            let mark = record.cell(&mark(CREATED, timestamp.device()));
            mark.is_some_and(|mark| mark.value == Value::Null && mark.timestamp >= timestamp)
        };
        let apart = (of_need || carried || key.kind == RecordKind::Meeting)
            && writes(begins)
            // Moving or ticking off an item is not creating it.
            && record.fields().any(|(field, cell)| {
                !own(cell.timestamp) && !taken_back(cell.timestamp) && (!carried || field == FROM || field == MEETING)
            });
        let shared = made_too || apart;
        // Where several created it, each of them counts as its creator.
        let is_new =
            is_fresh && (record.first_timestamp() == Some(written.timestamp) || marked && writes(begins));
        if is_new && !shared && !one_for_good {
            if !marked {
                undo.edits.push(Edit::new(key, DELETED, true));
                continue;
            }
            // Without its mark the record is hidden; whoever creates it again finds it without the people put in here.
            let put_in = changes.iter().filter(|change| FieldName::parse(&change.field).is_of_set());
            undo.edits.extend(put_in.map(|change| Edit::new(key, change.field.clone(), Value::Null)));
            continue;
        }
        for change in changes {
            if shared
                && (!FieldName::parse(&change.field).is_of_set() || change.field == own_mark && !made_too)
            {
                undo.left_alone += 1;
                continue;
            }
            let first = |timestamp| given_back.first(key, &change.field, timestamp);
            if record.cell(&change.field).is_some_and(|cell| first(cell.timestamp) == written.timestamp) {
                let old = change.before.as_ref().map_or(Value::Null, |cell| cell.value.clone());
                undo.edits.push(Edit::new(key, change.field.clone(), old));
            } else {
                undo.left_alone += 1;
            }
        }
    }
    undo
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replica::{Clock, Device};
    use uuid::Uuid;

    /// What stands in the fields of a record that was not hidden.
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
        let (mut given_back, mut steps, mut chance, mut now) =
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
                let back = undo_after(&replica, &written, &given_back);
                assert_eq!(back.left_alone, 0, "nobody else has written anything");
                let back = replica.write(&back.edits, &mut clock, now).unwrap();
                given_back.note(&written, &back);
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
        let mut given_back = RestoredValues::default();
        let back = undo_after(&replica, &second, &given_back);
        let back = replica.write(&back.edits, &mut Clock::new(Device(1)), 4).unwrap();
        given_back.note(&second, &back);
        replica.write(&[Edit::new(&key, "day", 9)], &mut Clock::new(Device(2)), 5).unwrap();
        let back = undo_after(&replica, &first, &given_back);
        assert_eq!((back.edits.len(), back.left_alone), (0, 1));
    }
}
