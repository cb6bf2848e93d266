//! Finding out what is to be stored; nothing is written yet.

use std::sync::atomic::Ordering;

use super::super::key_value::{KeyValue, StoreError};
use super::super::keys;
use super::super::record_text::{decode, encode};
use super::super::store::GroupStore;
use super::pieces::push_merge;
use super::planned::{Planned, PreparedIn};
use super::{A_STEP, Import, Phase};
use crate::replica::{RecordSize, Replica, WriteError};

impl Import {
    /// Makes the next records ready.
    pub(super) fn prepare<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        ours: Option<&Replica>,
    ) -> Result<(), StoreError> {
        if self.was_here.is_none() {
            self.was_here = Some(store.has(self.group)?);
        }
        if self.ready == 0 {
            self.undone_imports = store.undone_imports.load(Ordering::Relaxed);
            self.prepared_in = self.prepares_in(store);
            if !self.source.is_covered_by(&store.version(self.group)) {
                // What it builds on was taken back since it was looked at.
                self.source = std::mem::take(&mut self.source).without_numbers();
            }
        }
        let until = (self.ready + A_STEP).min(self.records.len());
        for (at, (key, theirs)) in self.records.iter().enumerate().take(until).skip(self.ready) {
            let mine = ours.and_then(|ours| ours.record(key));
            if mine == Some(theirs) {
                continue;
            }
            let before = store.kv.get(&keys::record_key(self.group, key))?;
            // A text that cannot be read is dealt with when its place is needed.
            let stored = before.as_deref().and_then(|text| decode(key.id, text));
            let mut merged = stored.unwrap_or_default();
            if let Some(mine) = mine
                && *mine != merged.record
                && merged.merge(mine).is_change()
            {
                merged.era = self.prepared_in.era;
            }
            let was_erased = merged.record.erased().is_some();
            let size = merged.record.size();
            if merged.merge(theirs).is_change() {
                merged.era = self.prepared_in.era;
                self.changes = true;
            }
            // The preview has seen to it; but something may have been written since.
            if !size.may_become(merged.record.size(), RecordSize::LIMIT) {
                return Err(WriteError::RecordFull { key: key.clone() }.into());
            }
            let erased = merged.record.erased().is_some();
            let after = encode(key, &merged);
            if before.as_ref() != Some(&after) {
                if erased && !was_erased {
                    self.erased.push(key.clone());
                }
                let planned = Planned { key: key.clone(), at, before, after, erased };
                let growth = planned.growth(self.group);
                self.packed.push(growth, |line| push_merge(line, key, &planned.after));
                self.planned.push(planned);
            }
        }
        self.ready = until;
        if until == self.records.len() {
            self.phase = Phase::Prepared;
        }
        Ok(())
    }

    /// What the copy is in now.
    pub(super) fn prepares_in<K: KeyValue>(&self, store: &GroupStore<K>) -> PreparedIn {
        PreparedIn { era: store.era(self.group).number, lowered: store.stored_version(self.group).lowered }
    }
}
