//! Taking an act back: as new edits, so that every copy hears of it.

use crate::replica::{Change, Edit, Key, Replica, Stamp, Value, Written};
use crate::sorted::row;

use super::commitment::field::BEGAN;
use super::id::kind;
use super::member::field::DELETED;

/// What takes an act back.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Undo {
    /// The edits to be written.
    pub edits: Vec<Edit>,
    /// Fields that somebody has written since; they stay as they are.
    pub kept: usize,
}

/// The edits that take the act back: a record that it made is hidden, a field that it wrote gets its old value,
/// and what was written over since stays. Where another phone has written into a record that the act made too, as when
/// two people took one need apart, the record stays with its words, and only who was put into it goes out again.
pub fn undo(replica: &Replica, written: &Written) -> Undo {
    let mut by_record: Vec<(&Key, Vec<&Change>)> = Vec::new();
    for change in &written.changes {
        row(&mut by_record, &change.key).push(change);
    }
    let mut undo = Undo::default();
    for (key, changes) in by_record {
        let Some(record) = replica.record(key).filter(|record| record.erased().is_none()) else { continue };
        // The group and a phone have one record each for good: it is written again, never made anew.
        let one_for_good = key.kind == kind::GROUP || key.kind == kind::PHONE;
        let is_new = changes.iter().all(|change| change.before.is_none())
            && record.first_stamp() == Some(written.stamp);
        let own = |stamp: Stamp| stamp.device() == written.stamp.device();
        // Only a need's commitment can be made twice: it has the need's id.
        let shared = key.kind == kind::COMMITMENT
            && changes.iter().any(|change| change.field == BEGAN && change.before.is_none())
            && record.fields().any(|(_, cell)| !own(cell.stamp));
        if is_new && !shared && !one_for_good {
            undo.edits.push(Edit::new(key, DELETED, true));
            continue;
        }
        for change in changes {
            if shared && !change.field.contains('/') {
                undo.kept += 1;
                continue;
            }
            if record.cell(&change.field).is_some_and(|cell| cell.stamp == written.stamp) {
                let old = change.before.as_ref().map_or(Value::Null, |cell| cell.value.clone());
                undo.edits.push(Edit::new(key, change.field.clone(), old));
            } else {
                undo.kept += 1;
            }
        }
    }
    undo
}
