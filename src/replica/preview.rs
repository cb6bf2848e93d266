//! What merging a file would do, told before anything is done.

use super::clock::A_DAY;
use super::copy::Replica;
use super::error::MergeError;
use super::record::{Key, Record};
use super::size::RecordSize;
use super::timestamp::{Device, Millis, Timestamp};
use super::value::Value;
use std::collections::BTreeMap;

/// The comparison of a copy and a file: what people are shown before they say yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What changes here, in the order of the keys.
    pub here: Vec<Difference>,
    /// What the file lacks or has older: what would change there if our copy were opened where it comes from.
    pub there: Vec<Difference>,
    /// Phones whose clock may be wrong ([`check_clocks`](super::check_clocks) judges): among what is new in the file are timestamps more than a day ahead of now that
    /// they gave by their own time.
    pub clocks: Vec<WrongClock>,
    /// The records that would change here, in the order of their keys, also where there is nothing to tell of them.
    pub merged: Vec<MergedRecord>,
}

impl Preview {
    /// Whether bringing the file in leaves the copy exactly as it is.
    ///
    /// A file can have something to bring in and yet nothing to tell ([`Preview::here`] is empty): where both
    /// sides wrote the same value, the timestamps still have to be brought together.
    pub fn is_nothing_new(&self) -> bool {
        self.merged.is_empty()
    }

    /// Shows in a copy of ours what it would be with the file in it. What is brought in is merged anew, for something may
    /// have been written since.
    pub fn carry_out(&self, ours: &mut Replica) {
        for merged in &self.merged {
            ours.restore(&merged.key, Some(merged.after.clone()));
        }
    }
}

/// What changes about one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The record.
    pub key: Key,
    /// What happens to it.
    pub what: RecordChange,
}

/// What happens to a record in a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordChange {
    /// It was not there before.
    New,
    /// These fields get another value.
    Changed(Vec<FieldChange>),
    /// Its values are dropped for good.
    Erased,
}

/// A field that gets another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field's name.
    pub field: String,
    /// What it holds; `None` where it was never written.
    pub before: Option<Value>,
    /// What it will hold.
    pub after: Value,
    /// When and where that was written.
    pub timestamp: Timestamp,
}

/// A phone whose clock looks wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongClock {
    /// The phone.
    pub device: Device,
    /// The latest time at which it claims to have written.
    pub claims: Millis,
}

/// A record that the merge changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedRecord {
    /// Its name.
    pub key: Key,
    /// What is there; `None` where it is new.
    pub before: Option<Record>,
    /// What both sides make together.
    pub after: Record,
}

/// Compares our copy with one that was read from a file, at a time. Changes neither.
///
/// ```
/// use all_leaders::replica::{Clock, Device, Edit, Key, Replica, RecordChange, preview};
/// use uuid::Uuid;
///
/// let key = Key::new("member", Uuid::from_u128(2));
/// let here = Replica::new(Uuid::from_u128(1));
/// let mut file = here.clone();
/// file.write(&[Edit::new(&key, "name", "Ana")], &mut Clock::new(Device(1)), 1_000)?;
///
/// let seen = preview(&here, &file, 2_000)?;
/// assert_eq!(seen.here[0].what, RecordChange::New);
/// assert!(seen.there.is_empty() && seen.clocks.is_empty());
///
/// let mut after = here.clone();
/// seen.carry_out(&mut after);
/// assert_eq!(after, file);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`MergeError`] where the two cannot become one.
pub fn preview(here: &Replica, file: &Replica, now: Millis) -> Result<Preview, MergeError> {
    here.same_group(file.group())?;
    let mut seen = Preview { here: Vec::new(), there: Vec::new(), clocks: Vec::new(), merged: Vec::new() };
    let mut clocks: BTreeMap<Device, Millis> = BTreeMap::new();
    for (key, theirs) in file.records() {
        let ours = here.record(key);
        if ours == Some(theirs) || theirs.is_empty() {
            continue;
        }
        let mut after = ours.cloned().unwrap_or_default();
        let merged = after.merge(theirs);
        if after != *theirs {
            note(&mut seen.there, key, Some(theirs), &after);
        }
        if merged.is_change() {
            let size = ours.map(Record::size).unwrap_or_default();
            if !size.may_become(after.size(), RecordSize::LIMIT) {
                return Err(MergeError::RecordFull { key: key.clone() });
            }
            note_clocks(&mut clocks, ours, &after, now);
            note(&mut seen.here, key, ours, &after);
            let before = ours.cloned();
            seen.merged.push(MergedRecord { key: key.clone(), before, after });
        }
    }
    for (key, ours) in here.records().filter(|(key, _)| file.record(key).is_none()) {
        note(&mut seen.there, key, None, ours);
    }
    // The records that only we have came last.
    seen.there.sort_by(|a, b| a.key.cmp(&b.key));
    seen.clocks =
        clocks.into_iter().map(|(device, claims)| WrongClock { device, claims }).collect::<Vec<_>>();
    Ok(seen)
}

/// The same for an update, which has only a part of the records of the copy that it comes from: nothing can be told of
/// what that copy lacks ([`Preview::there`] is empty).
///
/// # Errors
/// As [`preview`].
pub fn preview_update(here: &Replica, update: &Replica, now: Millis) -> Result<Preview, MergeError> {
    let seen = preview(here, update, now)?;
    Ok(Preview { there: Vec::new(), ..seen })
}

/// Notes what people would see change between two versions of a record.
fn note(differences: &mut Vec<Difference>, key: &Key, before: Option<&Record>, after: &Record) {
    let was_erased = before.is_some_and(|record| record.erased().is_some());
    let what = match before {
        // A later mark of the same erasure is nothing to tell.
        _ if after.erased().is_some() && was_erased => return,
        _ if after.erased().is_some() => RecordChange::Erased,
        None => RecordChange::New,
        Some(before) => {
            let changes: Vec<_> = after
                .fields()
                .filter(|(field, cell)| before.cell(field).is_none_or(|was| was.value != cell.value))
                .map(|(field, cell)| FieldChange {
                    field: field.to_owned(),
                    before: before.cell(field).map(|was| was.value.clone()),
                    after: cell.value.clone(),
                    timestamp: cell.timestamp,
                })
                .collect::<Vec<_>>();
            if changes.is_empty() {
                return;
            }
            RecordChange::Changed(changes)
        }
    };
    differences.push(Difference { key: key.clone(), what });
}

/// Notes which phones wrote, in what is new here, more than a day ahead of now (law L3).
///
/// Only timestamps with counter 0 count: those are a phone's own time. One with a higher counter may come from a phone
/// that is right and had to rise above a timestamp of one that was wrong.
fn note_clocks(clocks: &mut BTreeMap<Device, Millis>, ours: Option<&Record>, after: &Record, now: Millis) {
    let known = |field: &str| ours.and_then(|record| record.cell(field)).map(|cell| cell.timestamp);
    let fields = after.fields().filter(|(field, cell)| known(field) != Some(cell.timestamp));
    let timestamps = fields.map(|(_, cell)| cell.timestamp).chain(after.erased());
    let ahead =
        |timestamp: &Timestamp| timestamp.counter() == 0 && timestamp.millis() > now.saturating_add(A_DAY);
    for timestamp in timestamps.filter(ahead) {
        let claims = clocks.entry(timestamp.device()).or_default();
        *claims = timestamp.millis().max(*claims);
    }
}
