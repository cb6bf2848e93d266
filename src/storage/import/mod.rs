//! Taking in a whole file, all of it or nothing.
//!
//! What shall rest is written ahead in pieces, and then a mark that the pieces are whole. Only then is the
//! first record touched. A phone that goes off before the mark finds nothing changed at the next start; one
//! that goes off after it finishes the work. Beside the pieces some room is kept (the *ballast*), exactly so
//! much that the records are sure to find place once their pieces make room, one after the other.

mod finish;
mod pieces;
mod undo;

use std::ops::Range;

use uuid::Uuid;

use self::pieces::{Packed, push_merge};
use super::journal::{decode, encode};
use super::key_value::{KeyValue, StoreError, units};
use super::keys;
use super::store::GroupStore;
use super::undo_log::{Erased, make_room};
use crate::collect::IntoVec;
use crate::replica::{Key, Merged, Record, RecordSize, Replica, WriteError};

pub(super) use self::pieces::{digest, without_lines_of};
pub use self::undo::{ImportUndo, Undone};

/// How many records are made ready in one step: well under a frame's time on a slow phone.
const A_STEP: usize = 100;

/// A file being taken into a group, step by step, so that the screen stays alive in between.
///
/// ```
/// use all_leaders::replica::{Clock, Device, Edit, Key, Replica};
/// use all_leaders::storage::{GroupStore, Import, Memory};
/// use uuid::Uuid;
///
/// let group = Uuid::from_u128(1);
/// let mut theirs = Replica::new(group);
/// let ana = Key::new("member", Uuid::from_u128(2));
/// theirs.write(&[Edit::new(&ana, "name", "Ana")], &mut Clock::new(Device(0xb)), 1_000);
///
/// let store = GroupStore::new(Memory::new());
/// let mut ours = store.load(group)?.replica;
/// let mut import = Import::new(&theirs);
/// while !import.step(&store, &mut ours)?.is_done() {}
/// assert_eq!(store.load(group)?.replica, theirs);
///
/// // One step back undoes the whole of it.
/// let undo = import.into_undo();
/// store.undo_import(&mut ours, &undo)?;
/// assert!(store.load(group)?.replica.is_empty());
/// # Ok::<(), all_leaders::storage::StoreError>(())
/// ```
#[derive(Debug)]
pub struct Import {
    group: Uuid,
    coming: Vec<(Key, Record)>,
    ready: usize,
    planned: Vec<Planned>,
    packed: Packed,
    pieces: Vec<Range<usize>>,
    id: String,
    stage: Stage,
    changed: Vec<(Key, Merged)>,
    erased: Vec<Key>,
}

#[derive(Debug)]
struct Planned {
    key: Key,
    before: Option<String>,
    after: String,
    erased: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Finds out what shall rest; nothing is written yet.
    Preparing,
    /// Next, everything is written ahead.
    Prepared,
    /// This piece is next.
    Applying(usize),
    Done,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Records dealt with, each of them counted twice: made ready, and put in its place.
    pub done: usize,
    /// Of so many.
    pub total: usize,
}

impl Progress {
    /// Whether there is nothing left to do.
    pub fn is_done(self) -> bool {
        self.done == self.total
    }
}

impl Import {
    /// Takes in a copy of the same group, or of a group that is not on this phone yet.
    pub fn new(theirs: &Replica) -> Self {
        Self::of(
            theirs.group(),
            theirs.records().map(|(key, record)| (key.clone(), record.clone())).into_vec(),
        )
    }

    /// Takes in these records.
    pub fn of(group: Uuid, coming: Vec<(Key, Record)>) -> Self {
        Self {
            group,
            coming,
            ready: 0,
            planned: Vec::new(),
            packed: Packed::default(),
            pieces: Vec::new(),
            id: String::new(),
            stage: Stage::Preparing,
            changed: Vec::new(),
            erased: Vec::new(),
        }
    }

    /// Does the next bit of the work. `ours` is the copy on the screen: it takes the news in as a whole, in the
    /// moment from which on they are sure to be kept.
    ///
    /// An import that is dropped before [`Import::is_kept`] has changed nothing.
    ///
    /// # Errors
    /// Before it is kept: when it cannot be written ahead (for lack of room above all); the store and the copy
    /// are as they were. After: when a record cannot be put in its place now; call again, or let the next
    /// start finish it.
    pub fn step<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        ours: &mut Replica,
    ) -> Result<Progress, StoreError> {
        match self.stage {
            Stage::Preparing => self.prepare(store, ours)?,
            Stage::Prepared => self.commit(store, ours)?,
            Stage::Applying(piece) => self.apply(store, piece)?,
            Stage::Done => {}
        }
        Ok(self.progress())
    }

    /// Whether the whole import is sure to be kept, so that it is too late to cancel; it can be undone.
    pub fn is_kept(&self) -> bool {
        matches!(self.stage, Stage::Applying(_) | Stage::Done)
    }

    /// What the import did to each record, once it is kept.
    pub fn changed(&self) -> &[(Key, Merged)] {
        &self.changed
    }

    /// The way back, once all is done.
    pub fn into_undo(self) -> ImportUndo {
        let steps = self.planned.into_iter().filter(|planned| !planned.erased);
        ImportUndo::new(
            self.group,
            steps.map(|planned| (planned.key, planned.before, digest(&planned.after))).into_vec(),
        )
    }

    fn progress(&self) -> Progress {
        let placed = match self.stage {
            Stage::Preparing => return Progress { done: self.ready, total: self.coming.len() * 2 + 1 },
            Stage::Prepared => 0,
            Stage::Applying(piece) => self.pieces.get(piece).map_or(0, |range| range.start),
            Stage::Done => self.planned.len(),
        };
        let left = usize::from(self.stage != Stage::Done);
        Progress { done: self.coming.len() + placed, total: self.coming.len() + self.planned.len() + left }
    }

    fn prepare<K: KeyValue>(&mut self, store: &GroupStore<K>, ours: &Replica) -> Result<(), StoreError> {
        let until = (self.ready + A_STEP).min(self.coming.len());
        for (key, theirs) in &self.coming[self.ready..until] {
            let mine = ours.record(key);
            if mine == Some(theirs) {
                continue;
            }
            let before = store.kv.get(&keys::record_key(self.group, key))?;
            // A text that cannot be read is dealt with when its place is needed.
            let stored = before.as_deref().and_then(|text| decode(key.id, text));
            let mut resting = stored.unwrap_or_default();
            if let Some(mine) = mine
                && *mine != resting.record
            {
                resting.merge(mine);
            }
            let was_erased = resting.record.erased().is_some();
            let size = resting.record.size();
            resting.merge(theirs);
            // The preview has seen to it; but something may have been written since.
            if !size.may_become(resting.record.size(), RecordSize::LIMIT) {
                return Err(WriteError::RecordFull { key: key.clone() }.into());
            }
            let erased = resting.record.erased().is_some();
            let after = encode(key, &resting);
            if before.as_ref() != Some(&after) {
                if erased && !was_erased {
                    self.erased.push(key.clone());
                }
                let planned = Planned { key: key.clone(), before, after, erased };
                let growth = planned.growth(self.group);
                self.packed.push(growth, |line| push_merge(line, key, &planned.after));
                self.planned.push(planned);
            }
        }
        self.ready = until;
        if until == self.coming.len() {
            self.stage = Stage::Prepared;
        }
        Ok(())
    }

    fn commit<K: KeyValue>(&mut self, store: &GroupStore<K>, ours: &mut Replica) -> Result<(), StoreError> {
        store.write_ahead(self.group, &self.packed)?;
        let packed = std::mem::take(&mut self.packed);
        self.pieces = packed.ranges();
        self.id = packed.id();
        for (key, theirs) in &self.coming {
            if ours.record(key) != Some(theirs) {
                let merged = ours.merge_record(key, theirs);
                if merged.is_change() || !merged.lost.is_empty() {
                    self.changed.push((key.clone(), merged));
                }
            }
        }
        self.coming_is_in();
        self.stage = if self.pieces.is_empty() { Stage::Done } else { Stage::Applying(0) };
        Ok(())
    }

    /// The records are in the copy now: only their number is still needed.
    fn coming_is_in(&mut self) {
        self.coming.iter_mut().for_each(|(_, record)| *record = Record::default());
    }

    fn apply<K: KeyValue>(&mut self, store: &GroupStore<K>, piece: usize) -> Result<(), StoreError> {
        let group = self.group;
        // Where the mark is gone or another's, another tab has found this import unfinished and finished it.
        if store.kv.get(&keys::mark(group))?.as_ref() != Some(&self.id) {
            self.stage = Stage::Done;
            return Ok(());
        }
        if piece == 0 {
            store.kv.remove(&keys::ballast(group))?;
        }
        for planned in &mut self.planned[self.pieces[piece].clone()] {
            let expected = Some(planned.before.as_deref());
            planned.after = store.place(group, &planned.key, expected, &planned.after)?;
        }
        store.kv.remove(&keys::piece(group, piece))?;
        if piece + 1 < self.pieces.len() {
            self.stage = Stage::Applying(piece + 1);
            return Ok(());
        }
        let mut erased = Erased::new(&self.erased);
        for planned in self.planned.iter().filter(|planned| erased.contains(&planned.key)).into_vec() {
            let before = planned.before.as_deref().and_then(|text| decode(planned.key.id, text));
            before.iter().for_each(|resting| erased.note(resting));
        }
        store.scrub(group, &mut erased, None)?;
        store.kv.remove(&keys::mark(group))?;
        self.stage = Stage::Done;
        Ok(())
    }
}

impl Planned {
    /// By how much the store grows when the record is put in place.
    fn growth(&self, group: Uuid) -> isize {
        let name = units(&keys::record_key(group, &self.key));
        let before = self.before.as_deref().map_or(0, |before| name + units(before));
        (name + units(&self.after)).cast_signed() - before.cast_signed()
    }
}

impl<K: KeyValue> GroupStore<K> {
    /// Puts a whole import into the store at once; see [`Import::step`] for a large one.
    ///
    /// # Errors
    /// As [`Import::step`].
    pub fn import(&self, ours: &mut Replica, theirs: &Replica) -> Result<Import, StoreError> {
        let mut import = Import::new(theirs);
        while !import.step(self, ours)?.is_done() {}
        Ok(import)
    }

    /// Writes the pieces, the ballast and at last the mark; or takes back what it wrote.
    fn write_ahead(&self, group: Uuid, packed: &Packed) -> Result<(), StoreError> {
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
