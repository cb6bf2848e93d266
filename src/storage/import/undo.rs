//! One step back from a whole import.

use std::sync::atomic::Ordering;

use uuid::Uuid;

use super::super::execute::PendingWrite;
use super::super::journal::{decode, encode};
use super::super::key_value::{KeyValue, StoreError};
use super::super::keys;
use super::super::store::GroupStore;
use super::pieces::{Packed, digest, push_restore};
use crate::replica::file::UnknownKeys;
use crate::replica::{Key, Replica};
use std::collections::BTreeSet;

/// The way back from an import: what rested before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportUndo {
    group: Uuid,
    // The text before, and the digest of the text that the import left.
    steps: Vec<(Key, Option<String>, u64)>,
    // What stood there of the file's unknown keys, and what the import left.
    unknown: Option<(UnknownKeys, UnknownKeys)>,
}

/// What undoing an import did.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Undone {
    /// Records that are as they were before the import, or gone if it had brought them.
    pub restored: Vec<Key>,
    /// Records that somebody has edited since: they stay as they are.
    pub kept: Vec<Key>,
}

impl ImportUndo {
    pub(in crate::storage) fn new(
        group: Uuid,
        steps: Vec<(Key, Option<String>, u64)>,
        unknown: Option<(UnknownKeys, UnknownKeys)>,
    ) -> Self {
        Self { group, steps, unknown }
    }

    /// Each record with its text before, and the digest of the text that the import left.
    pub(in crate::storage) fn steps(&self) -> &[(Key, Option<String>, u64)] {
        &self.steps
    }

    /// What stood there of the file's unknown keys, and what the import left; none where it brought no new ones.
    pub(in crate::storage) fn unknown(&self) -> Option<&(UnknownKeys, UnknownKeys)> {
        self.unknown.as_ref()
    }

    /// The group that the import was taken into.
    pub fn group(&self) -> Uuid {
        self.group
    }

    /// Whether there is nothing to undo.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.unknown.is_none()
    }

    /// Forgets what these records were: they are being erased.
    pub fn forget(&mut self, erased: &[Key]) {
        self.steps.retain(|(key, ..)| !erased.contains(key));
    }
}

impl<K: KeyValue> GroupStore<K> {
    /// Undoes an import on this phone: each record that is still as the import left it becomes what it was.
    /// No edit is made, so no other phone hears of it. What the import erased stays erased (law L6). `open` is the copy
    /// on the screen; where it is of another group, it is left as it is.
    ///
    /// # Errors
    /// When the store cannot be reached. If the work had begun, the next start finishes it.
    pub fn undo_import(&self, open: &mut Replica, undo: &ImportUndo) -> Result<Undone, StoreError> {
        if undo.is_empty() {
            return Ok(Undone::default());
        }
        let group = undo.group;
        self.taken_back.fetch_add(1, Ordering::Relaxed);
        self.finish(group)?;
        let mut packed = Packed::default();
        let mut undone = Undone::default();
        let mut steps = Vec::new();
        for (key, before, expected) in &undo.steps {
            let name = keys::record_key(group, key);
            let now = self.kv.get(&name)?;
            if now == *before {
                undone.restored.push(key.clone());
                continue;
            }
            let Some(now) = now.filter(|now| digest(now) == *expected) else {
                undone.kept.push(key.clone());
                continue;
            };
            // In a piece a text is one line; what this app writes is, and what it cannot read is not brought back.
            let before = before.as_deref().and_then(|text| decode(key.id, text));
            let before = before.map(|resting| encode(key, &resting));
            let put = PendingWrite { name, before: Some(now), after: before.clone().unwrap_or_default() };
            packed.push(put.signed_growth(), |line| push_restore(line, key, *expected, before.as_deref()));
            undone.restored.push(key.clone());
            steps.push((key, *expected, before));
        }
        match self.write_ahead(group, &packed) {
            Ok(()) => {
                self.finish(group)?;
            }
            // Undoing gives room back, so a full store is no reason to refuse it. It goes without the pieces.
            Err(StoreError::Full { .. }) => {
                steps.sort_by_key(|(_, _, before)| before.is_some());
                for (key, expected, before) in steps {
                    self.put_back(group, key, expected, before.as_deref())?;
                }
                // Other tabs look for the mark's going to learn that much has changed.
                let mark = keys::mark(group);
                if self.kv.set(&mark, "undone").is_ok() {
                    self.kv.remove(&mark)?;
                }
            }
            Err(error) => return Err(error),
        }
        if let Some((before, after)) = &undo.unknown
            && self.here().unknown_keys(group) == *after
        {
            self.here().set_unknown_keys(group, before)?;
        }
        // What lay unfinished and was finished for it is part of what is taken back: nobody need be told.
        self.told_finished(group);
        if open.group() != group {
            return Ok(undone);
        }
        let restored = Vec::from_iter(BTreeSet::from_iter(&undone.restored));
        for (key, before, _) in undo.steps.iter().filter(|(key, ..)| restored.binary_search(&key).is_ok()) {
            let before = before.as_deref().and_then(|text| decode(key.id, text));
            open.restore(key, before.map(|resting| resting.record));
        }
        Ok(undone)
    }
}
