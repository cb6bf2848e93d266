//! What was cut short comes to its end at the next start.

use std::sync::atomic::Ordering;

use uuid::Uuid;

use super::super::erased::Erased;
use super::super::key_value::{KeyValue, StoreError};
use super::super::keys::{self, StorageKey};
use super::super::record_text::{decode, digest, encode};
use super::super::store::{GroupStore, Loaded};
use super::pieces::{Line, lines};
use crate::replica::{JournaledRecord, Key, Record};

/// What is expected to be stored of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected<'a> {
    /// It was not looked at.
    Unknown,
    /// This text, or nothing.
    Text(Option<&'a str>),
}

impl<K: KeyValue> GroupStore<K> {
    /// Brings to its end what was cut short in this group: an import that has its mark is put in place, one
    /// without a mark is forgotten, a group that was being removed is removed. Tells whether an import was
    /// finished.
    pub(in crate::storage) fn finish(&self, group: Uuid) -> Result<bool, StoreError> {
        let prefix = keys::group_prefix(group);
        let (mut pieces, mut whole) = (Vec::new(), false);
        for name in self.kv.keys(&(prefix.clone() + "~"))? {
            match keys::parse_in_group(group, &name[prefix.len()..]) {
                StorageKey::Removing(_) => {
                    self.remove_group(group)?;
                    return Ok(false);
                }
                StorageKey::Mark(_) => whole = true,
                StorageKey::Piece(_, number) => pieces.push(number),
                _ => {}
            }
        }
        // The ballast first: it keeps the room that the records are about to need.
        self.kv.remove(&keys::ballast(group))?;
        pieces.sort_by(Ord::cmp);
        if whole {
            // What the file said that it has is not known here.
            self.mark_changed(group)?;
        }
        let mut erased = Vec::new();
        for number in pieces {
            let name = keys::piece(group, number);
            if whole && let Some(text) = self.kv.get(&name)? {
                let mut all_read = true;
                for line in lines(&text) {
                    match line {
                        Some(line) => self.put_in_place(group, line, &mut erased)?,
                        None => all_read = false,
                    }
                }
                if !all_read {
                    self.set_aside(&name, &text)?;
                    continue;
                }
            }
            self.kv.remove(&name)?;
        }
        if whole {
            self.scrub(group, &mut Erased::new(&erased), None)?;
            self.kv.remove(&keys::mark(group))?;
        }
        Ok(whole)
    }

    fn put_in_place(&self, group: Uuid, line: Line<'_>, erased: &mut Vec<Key>) -> Result<(), StoreError> {
        match line {
            Line::Merge(key, text) => {
                let placed = self.place(group, &key, Expected::Unknown, text)?;
                if decode(key.id, &placed).is_some_and(|stored| stored.record.erased().is_some()) {
                    erased.push(key);
                }
                Ok(())
            }
            Line::Restore(key, expected, text) => self.restore_text(group, &key, expected, text).map(|_| ()),
        }
    }

    /// Puts a record in its place, merged with what is stored there. Where that is what was `expected`, `after` is the
    /// merge already. Returns the text that is stored now.
    pub(super) fn place(
        &self,
        group: Uuid,
        key: &Key,
        expected: Expected<'_>,
        after: &str,
    ) -> Result<String, StoreError> {
        let name = keys::record_key(group, key);
        let now = self.kv.get(&name)?;
        if now.is_none() || expected == Expected::Text(now.as_deref()) {
            // What was there is unreadable only where it was so when the import was prepared.
            if let Some(text) = now
                && decode(key.id, &text).is_none()
            {
                self.set_aside(&name, &text)?;
            }
            self.kv.set(&name, after)?;
            return Ok(after.to_owned());
        }
        if now.as_deref() == Some(after) {
            return Ok(after.to_owned());
        }
        let mut stored = self.read(group, key)?.map_or_else(JournaledRecord::default, |(_, stored)| stored);
        if let Some(imported) = decode(key.id, after) {
            stored.merge_kept(&imported);
        }
        let merged = encode(key, &stored);
        if now.as_ref() != Some(&merged) {
            self.kv.set(&name, &merged)?;
        }
        Ok(merged)
    }

    /// Puts an earlier text back, or takes the record away, where it is still as it was left. Tells whether it is what it
    /// was.
    pub(super) fn restore_text(
        &self,
        group: Uuid,
        key: &Key,
        expected: u64,
        text: Option<&str>,
    ) -> Result<bool, StoreError> {
        let name = keys::record_key(group, key);
        let now = self.kv.get(&name)?;
        if now.as_deref() == text {
            return Ok(true);
        }
        if now.is_none_or(|now| digest(&now) != expected) {
            return Ok(false);
        }
        // An import that is being prepared has perhaps found this in its place.
        self.undone_imports.fetch_add(1, Ordering::Relaxed);
        match text {
            Some(text) => self.kv.set(&name, text)?,
            None => self.kv.remove(&name)?,
        }
        Ok(true)
    }

    /// Shows what an import brought that could not be put in place yet, for lack of room.
    pub(in crate::storage) fn take_pending(&self, group: Uuid, names: &[String], loaded: &mut Loaded) {
        if !names.contains(&keys::mark(group)) {
            return;
        }
        for name in names {
            let Some(StorageKey::Piece(..)) = keys::parse(name) else { continue };
            let Ok(Some(text)) = self.kv.get(name) else { continue };
            for line in lines(&text).flatten() {
                let Line::Merge(key, text) = line else { continue };
                let Some(imported) = decode(key.id, text) else { continue };
                let record: Option<&Record> = loaded.replica.record(&key);
                let mut stored = JournaledRecord::new(record.cloned().unwrap_or_default(), Vec::new());
                stored.merge_kept(&imported);
                loaded.take(key, stored);
            }
        }
    }
}
