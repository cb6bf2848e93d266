//! Taking an import back, bit by bit like the import itself, so that the screen stays alive in between.

use std::ops::Range;

use super::super::key_value::{KeyValue, StoreError};
use super::super::keys;
use super::super::pending_write::PendingWrite;
use super::super::record_text::{decode, digest, encode};
use super::super::store::GroupStore;
use super::pieces::{Packed, push_restore};
use super::undo::{ImportUndo, ImportUndone};
use super::{A_STEP, Progress};
use crate::replica::{Key, Record, Replica};

/// An import that is being taken back on this phone: each record that is still as the import left it becomes what it was.
///
/// What is to be stored is written ahead as it is for an import. A phone that goes off before that finds the import in place at
/// the next start; one that goes off after it finishes taking it back.
#[derive(Debug)]
pub struct ImportRollback {
    undo: ImportUndo,
    compared: usize,
    planned: Vec<Planned>,
    packed: Packed,
    pieces: Vec<Range<usize>>,
    id: String,
    phase: Phase,
    undone: ImportUndone,
}

#[derive(Debug)]
struct Planned {
    key: Key,
    /// The digest of the text that the import left.
    expected: u64,
    before: Option<String>,
    record: Option<Record>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Finds out what is still as the import left it; nothing is written yet.
    Comparing,
    /// Next, everything is written ahead.
    Compared,
    /// This piece is next.
    Restoring(usize),
    Done,
}

impl ImportRollback {
    /// Takes this import back.
    pub fn new(undo: ImportUndo) -> Self {
        let phase = if undo.is_empty() { Phase::Done } else { Phase::Comparing };
        Self {
            undo,
            compared: 0,
            planned: Vec::new(),
            packed: Packed::default(),
            pieces: Vec::new(),
            id: String::new(),
            phase,
            undone: ImportUndone::default(),
        }
    }

    /// Does the next bit of the work. `open` is the copy on the screen, of whichever group: where it is the import's own,
    /// it is as it was, as a whole, in the moment from which on this is sure to come about.
    ///
    /// # Errors
    /// When the store cannot be reached; call again. If the work had begun, the next start finishes it.
    pub fn step<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        open: &mut Replica,
    ) -> Result<Progress, StoreError> {
        let open = (open.group() == self.undo.group()).then_some(open);
        match self.phase {
            Phase::Comparing => self.compare(store, open)?,
            Phase::Compared => self.commit(store, open)?,
            Phase::Restoring(piece) => self.restore(store, open, piece)?,
            Phase::Done => {}
        }
        Ok(self.progress())
    }

    /// What was taken back, and the way back from the import, for who could not go through with it.
    pub fn into_parts(self) -> (ImportUndone, ImportUndo) {
        (self.undone, self.undo)
    }

    fn progress(&self) -> Progress {
        let steps = self.undo.steps().len();
        let restored = match self.phase {
            Phase::Comparing => return Progress { done: self.compared, total: steps * 2 + 1 },
            Phase::Compared => 0,
            Phase::Restoring(piece) => self.pieces.get(piece).map_or(0, |range| range.start),
            Phase::Done => self.planned.len(),
        };
        let left = usize::from(self.phase != Phase::Done);
        Progress { done: steps + restored, total: steps + self.planned.len() + left }
    }

    fn compare<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        mut open: Option<&mut Replica>,
    ) -> Result<(), StoreError> {
        let group = self.undo.group();
        if self.compared == 0 {
            // What lies unfinished comes to its end first, or its pieces would be in the way of these.
            store.finish(group)?;
        }
        let until = (self.compared + A_STEP).min(self.undo.steps().len());
        for (key, before, expected) in &self.undo.steps()[self.compared..until] {
            let name = keys::record_key(group, key);
            let now = store.kv.get(&name)?;
            self.compared += 1;
            if now == *before {
                restore(open.as_deref_mut(), key, before.as_deref());
                self.undone.restored.push(key.clone());
                continue;
            }
            if now.as_deref().map(digest) != Some(*expected) {
                self.undone.left_alone.push(key.clone());
                continue;
            }
            // In a piece a text is one line; what this app writes is, and what it cannot read is not brought back.
            let stored = before.as_deref().and_then(|text| decode(key.id, text));
            let before = stored.as_ref().map(|stored| encode(key, stored));
            let put = PendingWrite { name, before: now, after: before.clone().unwrap_or_default() };
            let growth = put.signed_growth();
            self.packed.push(growth, |line| push_restore(line, key, *expected, before.as_deref()));
            self.planned.push(Planned {
                key: key.clone(),
                expected: *expected,
                before,
                record: stored.map(|stored| stored.record),
            });
        }
        if until == self.undo.steps().len() {
            self.phase = Phase::Compared;
        }
        Ok(())
    }

    fn commit<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        open: Option<&mut Replica>,
    ) -> Result<(), StoreError> {
        if !self.planned.is_empty() {
            store.lower_version(self.undo.group(), Some(self.undo.version()))?;
        }
        match store.write_ahead(self.undo.group(), &self.packed) {
            Ok(()) if self.packed.is_empty() => self.end(store),
            Ok(()) => {
                let packed = std::mem::take(&mut self.packed);
                self.pieces = packed.ranges();
                self.id = packed.id();
                self.phase = Phase::Restoring(0);
                self.show(store, open)
            }
            // Taking back gives room, so a full store is no reason to refuse it. It goes without the pieces, and at once.
            Err(StoreError::Full { .. }) => self.restore_at_once(store, open),
            Err(error) => Err(error),
        }
    }

    fn restore<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        open: Option<&mut Replica>,
        piece: usize,
    ) -> Result<(), StoreError> {
        let group = self.undo.group();
        let first = self.pieces[piece].start;
        // Where the mark is gone or another's, what was left was finished elsewhere: by another tab, or by who opened
        // the group anew.
        if store.kv.get(&keys::mark(group))?.as_ref() != Some(&self.id) {
            let is_here = store.has(group)?;
            self.look_at(store, open, first, is_here)?;
            return self.end(store);
        }
        if piece == 0 {
            store.kv.remove(&keys::ballast(group))?;
        }
        self.restore_planned(store, open, self.pieces[piece].clone())?;
        store.kv.remove(&keys::piece(group, piece))?;
        if piece + 1 < self.pieces.len() {
            self.phase = Phase::Restoring(piece + 1);
            return Ok(());
        }
        store.kv.remove(&keys::mark(group))?;
        self.end(store)
    }

    /// Makes the copy on the screen what it was, but for what somebody has written meanwhile.
    fn show<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        open: Option<&mut Replica>,
    ) -> Result<(), StoreError> {
        let Some(open) = open else { return Ok(()) };
        for planned in &mut self.planned {
            let now = store.kv.get(&keys::record_key(self.undo.group(), &planned.key))?;
            if now == planned.before || now.as_deref().map(digest) == Some(planned.expected) {
                open.restore(&planned.key, planned.record.take());
            }
        }
        Ok(())
    }

    /// Makes these records what they were in the store.
    fn restore_planned<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        mut open: Option<&mut Replica>,
        which: Range<usize>,
    ) -> Result<(), StoreError> {
        // Counted only once all of them are done: after an error they are gone through again.
        let mut undone = ImportUndone::default();
        for Planned { key, expected, before, .. } in &self.planned[which] {
            if store.restore_text(self.undo.group(), key, *expected, before.as_deref())? {
                undone.restored.push(key.clone());
            } else {
                show_stored(store, open.as_deref_mut(), key)?;
                undone.left_alone.push(key.clone());
            }
        }
        self.undone.restored.append(&mut undone.restored);
        self.undone.left_alone.append(&mut undone.left_alone);
        Ok(())
    }

    /// Looks what became of the records from this one on. Of a group that is gone nothing stays.
    fn look_at<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        mut open: Option<&mut Replica>,
        first: usize,
        is_here: bool,
    ) -> Result<(), StoreError> {
        for Planned { key, before, .. } in &self.planned[first..] {
            if !is_here || store.kv.get(&keys::record_key(self.undo.group(), key))? == *before {
                self.undone.restored.push(key.clone());
            } else {
                show_stored(store, open.as_deref_mut(), key)?;
                self.undone.left_alone.push(key.clone());
            }
        }
        Ok(())
    }

    fn restore_at_once<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        mut open: Option<&mut Replica>,
    ) -> Result<(), StoreError> {
        // What only goes gives room to what grows.
        self.planned.sort_by_key(|planned| planned.before.is_some());
        self.restore_planned(store, open.as_deref_mut(), 0..self.planned.len())?;
        self.show(store, open)?;
        // Other tabs look for the mark's going to learn that much has changed.
        let mark = keys::mark(self.undo.group());
        if store.kv.set(&mark, "undone").is_ok() {
            store.kv.remove(&mark)?;
        }
        self.end(store)
    }

    fn end<K: KeyValue>(&mut self, store: &GroupStore<K>) -> Result<(), StoreError> {
        let group = self.undo.group();
        if let Some((before, after)) = self.undo.unknown()
            && store.device_settings().unknown_keys(group) == *after
        {
            store.device_settings().set_unknown_keys(group, before)?;
        }
        // What lay unfinished and was finished for it is part of what is taken back: nobody need be told.
        store.told_finished(group);
        self.phase = Phase::Done;
        Ok(())
    }
}

impl<K: KeyValue> GroupStore<K> {
    /// Undoes an import on this phone: each record that is still as the import left it becomes what it was.
    /// No edit is made, so no other phone hears of it. What the import erased stays erased (law L6). `open` is the copy
    /// on the screen; where it is of another group, it is left as it is. For a large one there is [`ImportRollback`].
    ///
    /// # Errors
    /// When the store cannot be reached. If the work had begun, the next start finishes it.
    pub fn undo_import(&self, open: &mut Replica, undo: &ImportUndo) -> Result<ImportUndone, StoreError> {
        let mut rollback = ImportRollback::new(undo.clone());
        while !rollback.step(self, open)?.is_done() {}
        Ok(rollback.into_parts().0)
    }
}

/// What somebody has written meanwhile goes into the copy on the screen, too.
fn show_stored<K: KeyValue>(
    store: &GroupStore<K>,
    open: Option<&mut Replica>,
    key: &Key,
) -> Result<(), StoreError> {
    if let Some(open) = open
        && let Some((_, stored)) = store.read(open.group(), key)?
    {
        open.merge_record(key, &stored.record);
    }
    Ok(())
}

/// Makes a record of the copy on the screen what was stored before.
fn restore(open: Option<&mut Replica>, key: &Key, before: Option<&str>) {
    if let Some(open) = open {
        let before = before.and_then(|text| decode(key.id, text));
        open.restore(key, before.map(|stored| stored.record));
    }
}
