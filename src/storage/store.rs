//! Groups in a phone's store: which there are, opening one, removing one.

use std::sync::atomic::AtomicU32;
use std::sync::{Mutex, PoisonError};

use uuid::Uuid;

use super::device_settings::{DeviceSettings, is_passphrase};
use super::drafts::{Drafts, Unkept};
use super::key_value::{KeyValue, Room, StoreError};
use super::keys::{self, ROOT, StorageKey};
use super::record_text::decode;
use super::reflections::Reflections;
use crate::group::{RecordKind, field};
use crate::replica::{JournaledRecord, Key, LostValue, Replica, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The groups that are kept in a store.
#[derive(Debug)]
pub struct GroupStore<K> {
    pub(super) kv: K,
    // Groups whose import was finished for them, until they are told.
    finished: Mutex<Vec<Uuid>>,
    // Drafts that the store did not take.
    unkept: Unkept,
    // How many imports were taken back: what one that is being prepared found in place may be gone by now.
    pub(super) undone_imports: AtomicU32,
}

/// A group on this phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredGroup {
    /// Its id.
    pub id: Uuid,
    /// Its name; empty where it has none or it cannot be read.
    pub name: String,
    /// Whether it is an invented group to try the app with.
    pub sample: bool,
}

/// A text that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The name under which it is stored now.
    pub name: String,
    /// The text, untouched.
    pub text: String,
    /// Whether it was moved out of the way; `false` where there was no room to do so.
    pub moved: bool,
}

/// A group as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// All its records that can be read.
    pub replica: Replica,
    /// Texts that cannot be read: those found just now and those set aside before.
    pub set_aside: Vec<SetAside>,
    /// An import had been cut short and was finished just now.
    pub finished_import: bool,
    /// In which era each record was last changed; those not named are of the first.
    pub(super) eras: BTreeMap<Key, u64>,
}

impl<K: KeyValue> GroupStore<K> {
    /// The groups that are stored in `kv`.
    pub fn new(kv: K) -> Self {
        Self {
            kv,
            finished: Mutex::default(),
            unkept: Unkept::default(),
            undone_imports: AtomicU32::default(),
        }
    }

    /// What is only this phone's.
    pub fn device_settings(&self) -> DeviceSettings<'_, K> {
        DeviceSettings::new(&self.kv)
    }

    /// What somebody reflects on for themself, apart from all of it.
    pub fn reflections(&self) -> Reflections<'_, K> {
        Reflections::new(&self.kv)
    }

    /// What is typed and not saved yet.
    pub fn drafts(&self) -> Drafts<'_, K> {
        Drafts::new(&self.kv, &self.unkept)
    }

    /// Erases all that somebody reflected on beside this group, and what they are writing of it.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn erase_reflections(&self, group: Uuid) -> Result<(), StoreError> {
        self.drafts().forget_unkept(group, true);
        self.reflections().erase_all(group)
    }

    /// The groups on this phone, by name. Finishes first what was cut short.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn groups(&self) -> Result<Vec<StoredGroup>, StoreError> {
        let mut names = self.kv.keys(ROOT)?;
        let unfinished =
            Vec::from_iter(BTreeSet::from_iter(names.iter().filter_map(|name| match keys::parse(name)? {
                StorageKey::Piece(group, _)
                | StorageKey::Ballast(group)
                | StorageKey::Mark(group)
                | StorageKey::Removing(group) => Some(group),
                _ => None,
            })));
        if !unfinished.is_empty() {
            unfinished.into_iter().for_each(|group| self.finish_and_note(group));
            names = self.kv.keys(ROOT)?;
        }
        let groups =
            Vec::from_iter(BTreeSet::from_iter(names.iter().filter_map(|name| match keys::parse(name)? {
                // A group of which nothing can be read is there all the same.
                StorageKey::Record(group, _) | StorageKey::Mark(group) | StorageKey::SetAside(group) => {
                    Some(group)
                }
                _ => None,
            })));
        let mut groups: Vec<_> = groups.into_iter().map(|group| self.describe(group)).collect();
        groups.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Ok(groups)
    }

    fn describe(&self, group: Uuid) -> StoredGroup {
        let name = keys::record_key(group, &Key::new(RecordKind::Group, group));
        let text = self.kv.get(&name).ok().flatten();
        let record = text.and_then(|text| decode(group, &text)).unwrap_or_default().record;
        StoredGroup {
            id: group,
            name: crate::group::clean_line(record.text(field::group::NAME)),
            sample: record.is(field::group::SAMPLE),
        }
    }

    /// Whether this group is on this phone.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn has(&self, group: Uuid) -> Result<bool, StoreError> {
        if self.kv.get(&keys::removing(group))?.is_some() {
            return Ok(false);
        }
        let is_of_group =
            |name: &String| matches!(keys::parse(name), Some(StorageKey::Record(..) | StorageKey::Mark(_)));
        Ok(self.kv.keys(&keys::group_prefix(group))?.iter().any(is_of_group))
    }

    /// Opens a group; an empty one where there is none yet. Finishes first what was cut short.
    ///
    /// What cannot be read is set aside and told, and does not keep the rest from being opened.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn load(&self, group: Uuid) -> Result<Loaded, StoreError> {
        let prefix = keys::group_prefix(group);
        let mut names = self.kv.keys(&prefix)?;
        if names.iter().any(|name| name[prefix.len()..].starts_with('~')) {
            self.finish_and_note(group);
            names = self.kv.keys(&prefix)?;
        }
        // In the order of the names, each record is put at the end of the copy.
        names.sort_by(Ord::cmp);
        let mut loaded = Loaded {
            replica: Replica::new(group),
            set_aside: Vec::new(),
            finished_import: self.told_finished(group),
            eras: BTreeMap::new(),
        };
        for name in &names {
            let Some(key) = keys::parse_rest(&name[prefix.len()..]) else { continue };
            let Some(text) = self.kv.get(name)? else { continue };
            match decode(key.id, &text) {
                Some(stored) => loaded.take(key, stored),
                None => {
                    // Where there is no room to move it, it stays where it is; commands that need its place will say so.
                    if self.set_aside(name, &text).is_err() {
                        loaded.set_aside.push(SetAside { name: name.clone(), text, moved: false });
                    }
                }
            }
        }
        self.look_through_set_aside(group, &mut loaded)?;
        self.take_pending(group, &names, &mut loaded);
        Ok(loaded)
    }

    /// The values that this record lost on this phone, the one lost last at the end (law L9); none where it is not stored here.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn lost(&self, group: Uuid, key: &Key) -> Result<Vec<LostValue>, StoreError> {
        let text = self.kv.get(&keys::record_key(group, key))?;
        let kept = text.and_then(|text| decode(key.id, &text));
        Ok(kept.map(|kept| kept.lost().to_vec()).unwrap_or_default())
    }

    /// Removes the group and all that this phone keeps about it. It comes back only from a file.
    ///
    /// # Errors
    /// When the store cannot be reached; the rest is removed at the next start.
    pub fn remove_group(&self, group: Uuid) -> Result<(), StoreError> {
        // Half a group must not pass for a whole one, should the phone go off now. In a store without room
        // for even this mark, removing is the way out, so it goes on.
        let mark = keys::removing(group);
        match self.kv.set(&mark, "1") {
            Ok(()) | Err(StoreError::Full { .. }) => {}
            Err(error) => return Err(error),
        }
        self.drafts().forget_unkept(group, false);
        self.reflections().erase_all(group)?;
        self.device_settings().forget_group(group)?;
        for name in self.kv.keys(&keys::quarantine_prefix(group))? {
            self.kv.remove(&name)?;
        }
        for name in self.kv.keys(&keys::group_prefix(group))? {
            if name != mark {
                self.kv.remove(&name)?;
            }
        }
        self.kv.remove(&mark)
    }

    /// The room that is taken and the room that there is at the least.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn room(&self) -> Result<Room, StoreError> {
        Ok(Room { used: self.kv.used()?, planned: Room::PLANNED })
    }

    /// Everything that the app keeps on this phone, of all groups, unread: a JSON object of names and texts. What
    /// somebody reflects on is no part of it.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn raw_data(&self) -> Result<String, StoreError> {
        let mut names = self.kv.keys("allleaders/")?;
        names.sort_by(Ord::cmp);
        names.retain(|name| !is_passphrase(name));
        let mut raw = String::from("{");
        for name in names {
            let Some(text) = self.kv.get(&name)? else { continue };
            raw.push_str(if raw.len() > 1 { ",\n" } else { "\n" });
            raw.push_str(&Value::Text(name).encoded());
            raw.push(':');
            raw.push_str(&Value::Text(text).encoded());
        }
        raw.push_str("\n}\n");
        Ok(raw)
    }

    /// What is stored under the record's name, with its text. What cannot be read is set aside first, and then
    /// there is nothing.
    pub(super) fn read(
        &self,
        group: Uuid,
        key: &Key,
    ) -> Result<Option<(String, JournaledRecord)>, StoreError> {
        let name = keys::record_key(group, key);
        let Some(text) = self.kv.get(&name)? else { return Ok(None) };
        match decode(key.id, &text) {
            Some(stored) => Ok(Some((text, stored))),
            None => {
                self.set_aside(&name, &text)?;
                Ok(None)
            }
        }
    }

    fn finish_and_note(&self, group: Uuid) {
        // Where it cannot be finished now, it is tried again at the next start; what it brings is seen all the same.
        if let Ok(true) = self.finish(group) {
            self.note_finished(group);
        }
    }

    pub(super) fn note_finished(&self, group: Uuid) {
        self.finished.lock().unwrap_or_else(PoisonError::into_inner).push(group);
    }

    pub(super) fn told_finished(&self, group: Uuid) -> bool {
        let mut finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
        let before = finished.len();
        finished.retain(|other| *other != group);
        finished.len() < before
    }
}

impl Loaded {
    pub(super) fn take(&mut self, key: Key, stored: JournaledRecord) {
        if stored.era > 0 {
            self.eras.insert(key.clone(), stored.era);
        }
        self.replica.restore(&key, Some(stored.record));
    }
}
