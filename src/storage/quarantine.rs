//! Texts that cannot be read: set aside, told, never written over.

use uuid::Uuid;

use super::key_value::{KeyValue, StoreError};
use super::keys::{self, ROOT, StorageKey};
use super::record_text::{decode, encode};
use super::store::{GroupStore, Loaded, SetAside};
use crate::replica::{JournaledRecord, Key};

impl<K: KeyValue> GroupStore<K> {
    /// Moves a text out of its record's place. It is taken away there only once its copy is written.
    pub(super) fn set_aside(&self, name: &str, text: &str) -> Result<(), StoreError> {
        if let Some(StorageKey::Record(group, _)) = keys::parse(name) {
            // Whatever it held, the copy no longer has it: others will have to pass on everything.
            self.lower_version(group, None)?;
        }
        let rest = name.strip_prefix(ROOT).unwrap_or(name);
        let mut aside = format!("{}{rest}", keys::QUARANTINE);
        let bare = aside.len();
        let mut number = 1;
        // Another text of the same record may have been set aside before: each keeps its own place.
        loop {
            match self.kv.get(&aside)? {
                None => break self.kv.set(&aside, text)?,
                Some(same) if same == text => break,
                Some(_) => {
                    number += 1;
                    aside.truncate(bare);
                    aside.push('~');
                    aside.push_str(&number.to_string());
                }
            }
        }
        self.kv.remove(name)
    }

    /// Tells what was set aside, and takes back what can be read after all: a newer version of the app may
    /// have written it.
    pub(super) fn look_through_set_aside(&self, group: Uuid, loaded: &mut Loaded) -> Result<(), StoreError> {
        for name in self.kv.keys(&keys::quarantine_prefix(group))? {
            let Some(text) = self.kv.get(&name)? else { continue };
            let readable = key_of(&name, group).and_then(|key| {
                let stored = decode(key.id, &text)?;
                Some((key, stored))
            });
            match readable {
                Some((key, stored)) if self.reinstate(group, &key, stored.clone()).is_ok() => {
                    self.kv.remove(&name)?;
                    let mut now = JournaledRecord::new(
                        loaded.replica.record(&key).cloned().unwrap_or_default(),
                        Vec::new(),
                    );
                    now.merge_kept(&stored);
                    loaded.take(key, now);
                }
                _ => loaded.set_aside.push(SetAside { name, text, moved: true }),
            }
        }
        Ok(())
    }

    fn reinstate(&self, group: Uuid, key: &Key, theirs: JournaledRecord) -> Result<(), StoreError> {
        let mut stored = self.read(group, key)?.map_or_else(JournaledRecord::default, |(_, stored)| stored);
        stored.merge_kept(&theirs);
        self.mark_changed(group)?;
        stored.era = self.era(group).number;
        self.kv.set(&keys::record_key(group, key), &encode(key, &stored))
    }
}

/// The record whose text was set aside under this name.
pub(super) fn key_of(name: &str, group: Uuid) -> Option<Key> {
    let rest = name.strip_prefix(&keys::quarantine_prefix(group))?;
    let rest = rest.split_once('~').map_or(rest, |(rest, _)| rest);
    keys::parse_rest(rest)
}
