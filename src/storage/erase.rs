//! Erasing for good: the records, and all that is kept of them elsewhere on this phone (law L6).

use uuid::Uuid;

use super::erased::Erased;
use super::import::without_lines_of;
use super::key_value::{KeyValue, StoreError};
use super::keys::{self, StorageKey};
use super::pending_write::PendingWrite;
use super::quarantine::key_of;
use super::record_text::{decode, encode};
use super::store::GroupStore;
use super::undo_log::UndoLog;
use crate::replica::{Clock, JournaledRecord, Key, Millis, Replica, Timestamp, WriteError};

impl<K: KeyValue> GroupStore<K> {
    /// Erases records for good (law L6): their values, their journals, and all that is kept of them elsewhere
    /// on this phone. What else can be taken back stays so; `log` is what this tab knows of that.
    ///
    /// # Errors
    /// When the marks cannot be kept, nothing is erased. When the rest cannot be reached, the marks are
    /// stored, and erasing again drops the rest.
    pub fn erase(
        &self,
        replica: &mut Replica,
        erased: &[Key],
        clock: &mut Clock,
        now: Millis,
        log: Option<&mut UndoLog>,
    ) -> Result<Option<Timestamp>, StoreError> {
        let group = replica.group();
        self.device_settings().observe_given(clock);
        let clock_before = clock.clone();
        let mut scrubbed = Erased::new(erased);
        note_stored_words(self, group, &mut scrubbed)?;
        let mut after = replica.clone();
        let mut timestamp = None;
        let mut puts = Vec::from_iter(self.changed_mark(group));
        let era = self.era(group).number;
        for key in erased {
            let name = keys::record_key(group, key);
            // A text that cannot be read is not set aside here: it may hold what is to be erased.
            let text = self.kv.get(&name)?;
            if let Some(stored) = text.as_deref().and_then(|text| decode(key.id, text)) {
                after.merge_record(key, &stored.record);
            }
            match after.erase(key, clock, now) {
                Ok(given) => timestamp = timestamp.max(Some(given)),
                Err(error) => {
                    *clock = clock_before;
                    return Err(WriteError::from(error).into());
                }
            }
            let record = after.record(key).cloned().unwrap_or_default();
            puts.push(PendingWrite {
                name,
                before: text,
                after: encode(key, &JournaledRecord::new(record, Vec::new()).of_era(era)),
            });
        }
        let puts: Vec<&PendingWrite> = puts.iter().collect();
        self.put_under_new_timestamp(clock, clock_before, || self.put_all(&puts))?;
        *replica = after;
        self.scrub(group, &mut scrubbed, log)?;
        Ok(timestamp)
    }

    /// Drops all that is kept of erased records elsewhere than in their own place: texts set aside, pieces of
    /// an import, drafts of other words for them, what can be taken back, and the news, which may quote them.
    pub(super) fn scrub(
        &self,
        group: Uuid,
        erased: &mut Erased,
        log: Option<&mut UndoLog>,
    ) -> Result<(), StoreError> {
        if erased.is_empty() {
            return Ok(());
        }
        for name in self.kv.keys(&keys::quarantine_prefix(group))? {
            if key_of(&name, group).is_some_and(|key| erased.contains(&key)) {
                self.kv.remove(&name)?;
            }
        }
        for name in self.kv.keys(&keys::group_prefix(group))? {
            if let Some(StorageKey::Piece(..)) = keys::parse(&name)
                && let Some(text) = self.kv.get(&name)?
                && let Some(left) = without_lines_of(&text, &|key| erased.contains(key))
            {
                self.kv.set(&name, &left)?;
            }
        }
        self.drafts().forget_of(group, &erased.ids())?;
        self.scrub_undo_log(group, erased, log)?;
        self.device_settings().scrub_waiting_files(group, erased.keys(), |text| erased.is_named(text))?;
        self.device_settings().forget_news(group)
    }
}

/// Notes the words that are stored of records that are being erased.
fn note_stored_words<K: KeyValue>(
    store: &GroupStore<K>,
    group: Uuid,
    erased: &mut Erased,
) -> Result<(), StoreError> {
    let mut found = Vec::new();
    for key in erased.keys() {
        let text = store.kv.get(&keys::record_key(group, key))?;
        found.extend(text.and_then(|text| decode(key.id, &text)));
    }
    found.iter().for_each(|stored| erased.note(stored));
    Ok(())
}
