//! Keeping what somebody just did.

use uuid::Uuid;

use super::key_value::{KeyValue, StoreError};
use super::keys;
use super::pending_write::PendingWrite;
use super::record_text::encode;
use super::room::make_room;
use super::store::GroupStore;
use crate::replica::{
    AppliedChanges, Change, Clock, Edit, JournaledRecord, Key, LostValue, Millis, Record, Replica,
};
use std::collections::BTreeSet;

/// What a command did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandOutcome {
    /// What it wrote; all of it is kept.
    pub written: AppliedChanges,
    /// Records in which edits of another tab came to light. The copy has them already.
    pub followed: Vec<Key>,
}

impl CommandOutcome {
    /// The records that are other than before, each once, in order.
    pub fn keys(&self) -> Vec<Key> {
        let written = self.written.changes.iter().map(|change| &change.key);
        Vec::from_iter(BTreeSet::from_iter(written.chain(&self.followed).cloned()))
    }
}

/// A command that the copy has and the store has not yet.
#[derive(Debug)]
#[must_use = "the copy is ahead of the store until it is committed"]
pub struct PlannedCommand {
    outcome: CommandOutcome,
    /// The note that the group's records change, which is put before them.
    changed_mark: Option<PendingWrite>,
    records: Vec<PendingWrite>,
    /// The records as the copy had them, should the store refuse.
    before: Vec<(Key, Option<Record>)>,
    /// The clock, before it gave this command's timestamp.
    clock_before: Clock,
}

impl PlannedCommand {
    /// What it wrote into the copy.
    pub fn written(&self) -> &AppliedChanges {
        &self.outcome.written
    }
}

/// A record to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    /// Its name.
    pub key: Key,
    /// The record.
    pub record: Record,
    /// Values that it lost since it was last kept.
    pub lost: Vec<LostValue>,
}

/// A record and what is stored of it: its text, and the text as read.
type Found = (Key, Option<(String, JournaledRecord)>);

impl<K: KeyValue> GroupStore<K> {
    /// Writes the edits of one command into the copy and keeps them: one write a record, with its journal.
    ///
    /// What another tab has written to these records meanwhile is merged in first, so the edits are later than it.
    ///
    /// # Errors
    /// When something cannot be kept; then the copy and the store are as they were.
    pub fn execute(
        &self,
        replica: &mut Replica,
        edits: &[Edit],
        clock: &mut Clock,
        now: Millis,
    ) -> Result<CommandOutcome, StoreError> {
        let planned = self.plan(replica, edits, clock, now)?;
        self.commit(replica, clock, planned)
    }

    /// The first half of a command: writes the edits into the copy, and says what is to be put into the store. The second
    /// half is [`GroupStore::commit`] or [`GroupStore::commit_undoably`]; between the two the copy can be read, to tell what
    /// the command did.
    ///
    /// # Errors
    /// When the records cannot be read or the edits cannot be written; then the copy and the clock are as they were.
    pub fn plan(
        &self,
        replica: &mut Replica,
        edits: &[Edit],
        clock: &mut Clock,
        now: Millis,
    ) -> Result<PlannedCommand, StoreError> {
        let group = replica.group();
        let touched = Vec::from_iter(BTreeSet::from_iter(edits.iter().map(|edit| &edit.key)));
        let found = self.find(group, touched)?;
        let before: Vec<_> =
            found.iter().map(|(key, _)| (key.clone(), replica.record(key).cloned())).collect();

        let mut followed = Vec::new();
        let mut journals = Vec::new();
        for (key, found) in found {
            let (text, stored) = found.unzip();
            let stored = stored.unwrap_or_default();
            let mut lost = Vec::new();
            if replica.record(&key).is_none_or(|ours| *ours != stored.record) && text.is_some() {
                let merged = replica.merge_record(&key, &stored.record);
                if merged.is_change() {
                    followed.push(key.clone());
                }
                lost = merged.lost;
            }
            journals.push((key, text, stored.lost().to_vec(), lost));
        }

        self.device_settings().observe_given(clock);
        let clock_before = clock.clone();
        let written = match replica.write(edits, clock, now) {
            Ok(written) => written,
            Err(error) => {
                *clock = clock_before;
                roll_back(replica, before);
                return Err(error.into());
            }
        };
        let mut records = Vec::new();
        let era = self.era(group).number;
        for (key, text, journal, mut lost) in journals {
            let overwritten = written.changes.iter().filter(|change| change.key == key);
            lost.extend(overwritten.filter_map(Change::lost));
            let Some(record) = replica.record(&key) else { continue };
            if !written.changes.iter().any(|change| change.key == key) {
                continue;
            }
            let mut stored = JournaledRecord::new(record.clone(), journal);
            stored.era = era;
            stored.remember(lost);
            records.push(PendingWrite {
                name: keys::record_key(group, &key),
                before: text,
                after: encode(&key, &stored),
            });
        }
        let changed_mark = if records.is_empty() { None } else { self.changed_mark(group) };
        let outcome = CommandOutcome { written, followed };
        Ok(PlannedCommand { outcome, changed_mark, records, before, clock_before })
    }

    /// The second half of a command that cannot be undone: puts into the store what was planned.
    ///
    /// # Errors
    /// When something cannot be kept; then the copy, the clock and the store are as they were before the command.
    pub fn commit(
        &self,
        replica: &mut Replica,
        clock: &mut Clock,
        planned: PlannedCommand,
    ) -> Result<CommandOutcome, StoreError> {
        self.commit_with_step(replica, clock, planned, None).map(|(outcome, _)| outcome)
    }

    /// The same with the undo step's own text, which is put before the records; where there is no room for both, without it.
    /// Tells whether the step was kept.
    pub(super) fn commit_with_step(
        &self,
        replica: &mut Replica,
        clock: &mut Clock,
        planned: PlannedCommand,
        undo_step: Option<PendingWrite>,
    ) -> Result<(CommandOutcome, bool), StoreError> {
        let PlannedCommand { outcome, changed_mark, records, before, clock_before } = planned;
        let records: Vec<&PendingWrite> = changed_mark.iter().chain(&records).collect();
        if undo_step.is_none() && records.is_empty() {
            return Ok((outcome, false));
        }
        let kept = self.put_under_new_timestamp(clock, clock_before, || {
            if let Some(step) = &undo_step {
                match self.put_all(&[&[step], records.as_slice()].concat()) {
                    Err(StoreError::Full { .. }) => {}
                    result => return result.map(|()| true),
                }
            }
            self.put_all(&records).map(|()| false)
        });
        match kept {
            Ok(step_is_kept) => Ok((outcome, step_is_kept)),
            Err(error) => {
                roll_back(replica, before);
                Err(error)
            }
        }
    }

    /// Keeps records as they are, merged with what is stored there, and returns those in which the merge brought
    /// something else than was given.
    ///
    /// # Errors
    /// When something cannot be kept; then the store is as it was.
    pub fn save(&self, group: Uuid, saves: &[Save]) -> Result<Vec<(Key, Record)>, StoreError> {
        let mut brought = Vec::new();
        let mut puts = Vec::from_iter(self.changed_mark(group));
        let era = self.era(group).number;
        for save in saves {
            let (text, mut stored) = self.read(group, &save.key)?.unzip();
            let stored = stored.get_or_insert_default();
            if stored.merge(&save.record).is_change() {
                stored.era = era;
            }
            stored.remember(save.lost.iter().cloned());
            if stored.record != save.record {
                brought.push((save.key.clone(), stored.record.clone()));
            }
            let after = encode(&save.key, stored);
            puts.push(PendingWrite { name: keys::record_key(group, &save.key), before: text, after });
        }
        self.put_all(&puts.iter().collect::<Vec<_>>())?;
        Ok(brought)
    }

    /// Puts what bears the timestamps that `clock` has given since it was `clock_before`. Where that is refused, the clock
    /// and what is stored of it are as they were.
    pub(super) fn put_under_new_timestamp<T>(
        &self,
        clock: &mut Clock,
        clock_before: Clock,
        put: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let kept = self.device_settings().keep_given(clock);
        let result = put();
        if result.is_err() {
            kept.into_iter().for_each(|kept| self.device_settings().restore_given(kept));
            *clock = clock_before;
        }
        result
    }

    fn find<'a>(
        &self,
        group: Uuid,
        touched: impl IntoIterator<Item = &'a Key>,
    ) -> Result<Vec<Found>, StoreError> {
        let mut found = Vec::new();
        for key in touched {
            found.push((key.clone(), self.read(group, key)?));
        }
        Ok(found)
    }

    /// Puts all these texts, or none: what was put before one was refused is taken back. Where there is no room, what can
    /// be taken back gives way.
    pub(super) fn put_all(&self, puts: &[&PendingWrite]) -> Result<(), StoreError> {
        loop {
            match self.try_put_all(puts) {
                Err(StoreError::Full { needed }) if make_room(&self.kv, needed)? => {}
                other => return other,
            }
        }
    }

    fn try_put_all(&self, puts: &[&PendingWrite]) -> Result<(), StoreError> {
        let mut done: Vec<&PendingWrite> = Vec::new();
        for put in puts {
            if put.before.as_ref() == Some(&put.after) {
                continue;
            }
            let Err(error) = self.kv.set(&put.name, &put.after) else {
                done.push(put);
                continue;
            };
            // New names first, so that the others find again the room that they had.
            done.sort_by_key(|put| put.before.is_some());
            for put in done {
                // Should even this fail, a merged record stays where an older one was: nothing is lost.
                let _ = match &put.before {
                    Some(text) => self.kv.set(&put.name, text),
                    None => self.kv.remove(&put.name),
                };
            }
            return Err(match error {
                StoreError::Full { .. } => {
                    StoreError::Full { needed: puts.iter().map(|put| put.growth()).sum() }
                }
                other => other,
            });
        }
        Ok(())
    }
}

/// Makes records what they were before a command that failed.
fn roll_back(replica: &mut Replica, before: Vec<(Key, Option<Record>)>) {
    for (key, record) in before {
        replica.restore(&key, record);
    }
}
