//! Writing ahead what an import will put into its place.

use uuid::Uuid;

use super::super::key_value::{KeyValue, StoreError, units};
use super::super::keys;
use super::super::room::make_room;
use super::super::store::GroupStore;
use super::Import;
use super::pieces::Packed;
use crate::replica::file::UnknownKeys;

impl Import {
    pub(super) fn write_ahead<K: KeyValue>(&mut self, store: &GroupStore<K>) -> Result<(), StoreError> {
        self.version_before = store.version(self.group);
        if !self.source.has_numbers() && self.changes {
            store.mark_changed(self.group)?;
        }
        // Before the mark, so that a phone that goes off between the two has lost nothing. Should the import not come to
        // be kept, they are taken back below; after a crash they stay, and mean nothing to this version.
        let unknown = store.keep_unknown(self.group, &self.unknown)?;
        if let Err(error) = store.write_ahead(self.group, &self.packed) {
            if let Some((before, _)) = &unknown {
                let _ = store.device_settings().set_unknown_keys(self.group, before);
            }
            return Err(error);
        }
        self.unknown_before = unknown;
        Ok(())
    }
}

impl<K: KeyValue> GroupStore<K> {
    /// Keeps the keys that are new, and returns what was there before and what is there since; none where
    /// nothing is new.
    fn keep_unknown(
        &self,
        group: Uuid,
        theirs: &UnknownKeys,
    ) -> Result<Option<(UnknownKeys, UnknownKeys)>, StoreError> {
        let before = self.device_settings().unknown_keys(group);
        let mut after = before.clone();
        if !after.merge(theirs) {
            return Ok(None);
        }
        self.device_settings().set_unknown_keys(group, &after)?;
        Ok(Some((before, after)))
    }

    /// Writes the pieces, the ballast and at last the mark; or takes back what it wrote.
    pub(super) fn write_ahead(&self, group: Uuid, packed: &Packed) -> Result<(), StoreError> {
        if packed.is_empty() {
            return Ok(());
        }
        // One import at a time: what an earlier one left comes first.
        self.finish(group)?;
        let mut written = Vec::new();
        let mut put = |name: String, text: &str| {
            let done = self.kv.set(&name, text);
            if done.is_ok() {
                written.push(name);
            }
            done
        };
        let mut all = || {
            for (number, text) in packed.texts().enumerate() {
                put(keys::piece(group, number), text)?;
            }
            if let Some(filler) = packed.ballast() {
                put(keys::ballast(group), &filler)?;
            }
            put(keys::mark(group), &packed.id())
        };
        let Err(error) = all() else { return Ok(()) };
        for name in written {
            // What cannot be removed now is removed at the next start: it has no mark.
            let _ = self.kv.remove(&name);
        }
        // What can be taken back gives way to what comes.
        if matches!(error, StoreError::Full { .. })
            && make_room(&self.kv, packed.room(units(&keys::ballast(group))))?
        {
            return self.write_ahead(group, packed);
        }
        Err(match error {
            StoreError::Full { .. } => StoreError::Full { needed: packed.room(units(&keys::ballast(group))) },
            other => other,
        })
    }
}
