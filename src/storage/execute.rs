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
    /// What another tab has written to these records meanwhile is merged in first, so the edits stand above it.
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
        self.execute_with_step(replica, edits, clock, now, |_, _| None).map(|(outcome, _)| outcome)
    }

    /// The same with a text that is put `ahead` of the records, if there is room for both; tells whether it was.
    pub(super) fn execute_with_step(
        &self,
        replica: &mut Replica,
        edits: &[Edit],
        clock: &mut Clock,
        now: Millis,
        ahead: impl FnOnce(&Replica, &AppliedChanges) -> Option<PendingWrite>,
    ) -> Result<(CommandOutcome, bool), StoreError> {
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
        let unused = clock.clone();
        let written = match replica.write(edits, clock, now) {
            Ok(written) => written,
            Err(error) => {
                *clock = unused;
                roll_back(replica, before);
                return Err(error.into());
            }
        };
        let mut puts = ahead(replica, &written).into_iter().collect::<Vec<_>>();
        let mut has_ahead = !puts.is_empty();
        let before_records = puts.len();
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
            puts.push(PendingWrite {
                name: keys::record_key(group, &key),
                before: text,
                after: encode(&key, &stored),
            });
        }
        if puts.len() > before_records
            && let Some(note) = self.changed_mark(group)
        {
            puts.insert(before_records, note);
        }
        if puts.is_empty() {
            return Ok((CommandOutcome { written, followed }, false));
        }
        let kept = self.put_under_new_timestamp(clock, unused, || {
            let result = self.put_all(&puts);
            if has_ahead && matches!(result, Err(StoreError::Full { .. })) {
                has_ahead = false;
                return self.put_all(&puts[1..]);
            }
            result
        });
        if let Err(error) = kept {
            roll_back(replica, before);
            return Err(error);
        }
        Ok((CommandOutcome { written, followed }, has_ahead))
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
        self.put_all(&puts)?;
        Ok(brought)
    }

    /// Writes what bears the timestamps that `clock` has given since it was `unused`. Refused, it leaves the clock and
    /// what is kept of it as they were.
    pub(super) fn put_under_new_timestamp(
        &self,
        clock: &mut Clock,
        unused: Clock,
        put: impl FnOnce() -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let kept = self.device_settings().keep_given(clock);
        let result = put();
        if result.is_err() {
            kept.into_iter().for_each(|kept| self.device_settings().restore_given(kept));
            *clock = unused;
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
    pub(super) fn put_all(&self, puts: &[PendingWrite]) -> Result<(), StoreError> {
        loop {
            match self.try_put_all(puts) {
                Err(StoreError::Full { needed }) if make_room(&self.kv, needed)? => {}
                other => return other,
            }
        }
    }

    fn try_put_all(&self, puts: &[PendingWrite]) -> Result<(), StoreError> {
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
                    StoreError::Full { needed: puts.iter().map(PendingWrite::growth).sum() }
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
