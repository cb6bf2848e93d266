//! Putting back a single change from the history, whoever made it: as new edits, by the values that were lost (law L9).

use crate::replica::{AppliedChanges, Change, Edit, Key, LostValue, Record, Replica, Timestamp, Value};

use crate::group::history::news::News;
use crate::group::history::recent::HistoryEntry;
use crate::group::history::undo::undo;
use crate::group::model::check_in::field as check_in_field;
use crate::group::model::commitment::field as commitment_field;
use crate::group::model::creation_marks::field::CREATED;
use crate::group::model::creation_marks::{is_hidden, mark};
use crate::group::model::member::field::{DELETED, NAME};
use crate::group::record_kind::RecordKind;

/// What puts a change back.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Revert {
    /// The edits to be written.
    pub edits: Vec<Edit>,
    /// Fields that stay: others have made the same record, or the value before is not on this phone.
    pub left_alone: usize,
}

/// What puts these records back to how they were before the command of this timestamp: a new record is hidden, a hidden one comes
/// back, a changed value gets its former one. What was written over since is as it is.
///
/// `lost` gives the values that a record lost on this phone.
pub fn revert(
    replica: &Replica,
    timestamp: Timestamp,
    keys: &[Key],
    lost: &dyn Fn(&Key) -> Vec<LostValue>,
) -> Revert {
    let (mut changes, mut unknown) = (Vec::new(), 0);
    for key in keys {
        let Some(record) = replica.record(key).filter(|record| record.erased().is_none()) else { continue };
        let mut former = lost(key);
        former.sort_by_key(|lost| lost.cell.timestamp);
        for (field, _) in record.fields().filter(|(_, cell)| cell.timestamp == timestamp) {
            let before = former.iter().rfind(|lost| lost.field == field && lost.cell.timestamp < timestamp);
            // A record without its name could not be found any more.
            let names_it = field == NAME || field == commitment_field::WHAT;
            let was_there = key.kind == RecordKind::Group
                || record.first_timestamp().is_some_and(|first| first < timestamp);
            if before.is_none() && names_it && was_there {
                unknown += 1;
                continue;
            }
            let before = before.map(|lost| lost.cell.clone());
            changes.push(Change { key: key.clone(), field: field.to_owned(), before });
        }
    }
    let mut undo = undo(replica, &AppliedChanges { timestamp, changes });
    undo.edits.retain(|edit| {
        let cell = replica.record(&edit.key).and_then(|record| record.cell(&edit.field));
        cell.is_none_or(|cell| cell.value != edit.value)
    });
    Revert { edits: undo.edits, left_alone: undo.left_alone + unknown }
}

/// The edits that show a hidden record again, with the values that it lost when it was hidden, as far as this phone has
/// them.
pub fn restore_removed(
    replica: &Replica,
    key: &Key,
    phone: crate::replica::Device,
    lost: &dyn Fn(&Key) -> Vec<LostValue>,
) -> Vec<Edit> {
    let Some(record) = replica.record(key).filter(|record| is_hidden(record)) else { return Vec::new() };
    let mut edits = Vec::new();
    if let Some(timestamp) = hidden_by(record) {
        edits = revert(replica, timestamp, std::slice::from_ref(key), lost).edits;
    }
    let mut after = record.clone();
    let shows = |after: &mut Record, edits: &[Edit]| {
        let mut shown = Record::default();
        for (field, cell) in after.fields() {
            let edit = edits.iter().rfind(|edit| edit.field == field);
            let value = edit.map_or_else(|| cell.value.clone(), |edit| edit.value.clone());
            shown.put(field, crate::replica::Cell { timestamp: cell.timestamp, value });
        }
        let marked =
            edits.iter().any(|edit| edit.field.starts_with(CREATED) && edit.value == Value::Bool(true));
        !shown.is(DELETED) && (marked || !is_hidden(&shown))
    };
    if !shows(&mut after, &edits) {
        if record.is(DELETED) {
            edits.retain(|edit| edit.field != DELETED);
            edits.push(Edit::new(key, DELETED, Value::Null));
        }
        if !shows(&mut after, &edits) {
            edits.push(Edit::new(key, mark(CREATED, phone), true));
        }
    }
    edits
}

/// The timestamp of the command that hid the record.
fn hidden_by(record: &Record) -> Option<Timestamp> {
    if record.is(DELETED) {
        return record.cell(DELETED).map(|cell| cell.timestamp);
    }
    record.fields().filter(|(field, _)| field.starts_with(CREATED)).map(|(_, cell)| cell.timestamp).max()
}

impl HistoryEntry {
    /// The records that belong to one piece of the entry's news: what it is about, and what the same command wrote for it.
    /// Where there is only one piece, all records of the command belong to it.
    pub fn keys_of(&self, news: &News, replica: &Replica) -> Vec<Key> {
        if self.news.len() == 1 {
            return self.keys.clone();
        }
        let Some(key) = news.key(replica.group()) else { return Vec::new() };
        let text = |key: &Key, field: &str| {
            replica.record(key).and_then(|record| record.text(field)).map(str::to_owned)
        };
        let id = key.id.to_string();
        // A check-in also writes the state of its commitment, unless that is a piece of news itself.
        let about = text(&key, check_in_field::COMMITMENT).filter(|_| key.kind == RecordKind::CheckIn);
        let told =
            |other: &Key| self.news.iter().any(|news| news.key(replica.group()).as_ref() == Some(other));
        let belongs = |other: &&Key| {
            let is_step_of_it = other.kind == RecordKind::Step
                && text(other, check_in_field::COMMITMENT).as_ref() == Some(&id);
            let is_about =
                other.kind == RecordKind::Commitment && about.as_ref() == Some(&other.id.to_string());
            // A yes to an invitation tells of the commitment that it began.
            let is_taken = matches!(news, News::Invited(_)) && other.kind == RecordKind::Commitment;
            is_step_of_it || (is_about || is_taken) && !told(other)
        };
        let mut keys = vec![key.clone()];
        // Either of the two records may hold the answer.
        if let News::SamePerson(one, ..) = news {
            keys.push(one.key());
        }
        if let News::SameMeeting(one, ..) = news {
            keys.push(one.key());
        }
        keys.extend(
            self.keys.iter().filter(|other| **other != key).filter(belongs).cloned().collect::<Vec<_>>(),
        );
        keys
    }
}
