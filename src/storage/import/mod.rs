//! Taking in a whole file, all of it or nothing.
//!
//! What is to be stored is written ahead in pieces, and then a mark that the pieces are whole. Only then is the
//! first record touched. A phone that goes off before the mark finds nothing changed at the next start; one
//! that goes off after it finishes the work. Beside the pieces some room is kept (the *ballast*), exactly so
//! much that the records are sure to find place once their pieces make room, one after the other.

mod finish;
mod pieces;
mod planned;
mod prepare;
mod rollback;
mod undo;
mod write_ahead;

use std::ops::Range;
use std::sync::atomic::Ordering;

use uuid::Uuid;

use self::finish::Expected;
use self::pieces::Packed;
use self::planned::{Planned, PreparedIn};
use super::erased::Erased;
use super::key_value::{KeyValue, StoreError};
use super::keys;
use super::record_text::{decode, digest};
use super::store::GroupStore;
use super::updates::ImportSource;
use crate::replica::file::UnknownKeys;
use crate::replica::{Key, MergeOutcome, Record, Replica, Version};

pub(super) use self::pieces::without_lines_of;
pub use self::rollback::ImportRollback;
pub use self::undo::{ImportUndo, ImportUndone};

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
    records: Vec<(Key, Record)>,
    unknown: UnknownKeys,
    /// What was there of them before, and since; once they are kept, and only if anything was new.
    unknown_before: Option<(UnknownKeys, UnknownKeys)>,
    ready: usize,
    planned: Vec<Planned>,
    packed: Packed,
    pieces: Vec<Range<usize>>,
    id: String,
    phase: Phase,
    changed: Vec<(Key, MergeOutcome)>,
    erased: Vec<Key>,
    /// Whether the group was on this phone when the import began; unknown until then.
    was_here: Option<bool>,
    /// How many imports had been taken back when this one began to be prepared.
    undone_imports: u32,
    /// What the files say of the copies that they come from.
    source: ImportSource,
    prepared_in: PreparedIn,
    /// What the copy had before it.
    version_before: Version,
    /// Whether it changes any record, and not only what is kept of values that lost.
    changes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Finds out what is to be stored; nothing is written yet.
    Preparing,
    /// Next, everything is written ahead.
    Prepared,
    /// This piece is next.
    Applying(usize),
    Done,
    /// The group was removed from this phone meanwhile.
    Gone,
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
            theirs.records().map(|(key, record)| (key.clone(), record.clone())).collect::<Vec<_>>(),
        )
    }

    /// Takes in these records.
    pub fn of(group: Uuid, records: Vec<(Key, Record)>) -> Self {
        Self {
            group,
            records,
            unknown: UnknownKeys::default(),
            unknown_before: None,
            ready: 0,
            planned: Vec::new(),
            packed: Packed::default(),
            pieces: Vec::new(),
            id: String::new(),
            phase: Phase::Preparing,
            changed: Vec::new(),
            erased: Vec::new(),
            was_here: None,
            undone_imports: 0,
            source: ImportSource::default(),
            prepared_in: PreparedIn::default(),
            version_before: Version::default(),
            changes: false,
        }
    }

    /// Comes from these copies: what they have is known to be here afterwards. Without it, as from a file of an older
    /// version, all that it changes is passed on as if it had been written here.
    #[must_use]
    pub fn with_source(mut self, source: ImportSource) -> Self {
        self.source = source;
        self
    }

    /// Takes in these keys of the file's top as well.
    #[must_use]
    pub fn with_unknown(mut self, keys: UnknownKeys) -> Self {
        self.unknown = keys;
        self
    }

    /// The group that it is taken into.
    pub fn group(&self) -> Uuid {
        self.group
    }

    /// Does the next bit of the work. `open` is the copy on the screen, of whichever group: it takes the news in only
    /// where it is of the import's own group, as a whole, in the moment from which on they are sure to be kept. People
    /// may open another group between two steps, remove this one, or begin a new one; the import stays with its own.
    ///
    /// An import that is dropped before [`Import::is_kept`] has changed nothing; [`Import::stop`] takes one back that
    /// is further on. Where the group was removed from this phone since the import began, it ends without a word
    /// written ([`Import::is_gone`]).
    ///
    /// # Errors
    /// Before it is kept: when it cannot be written ahead (for lack of room above all); the store and the copy
    /// are as they were. After: when a record cannot be put in its place now; call again, or let the next
    /// start finish it.
    pub fn step<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        open: &mut Replica,
    ) -> Result<Progress, StoreError> {
        // Asked anew at every step: another group may have been opened since the last one.
        let ours = (open.group() == self.group).then_some(open);
        match self.phase {
            Phase::Preparing => self.prepare(store, ours.as_deref())?,
            Phase::Prepared => self.commit(store, ours)?,
            Phase::Applying(piece) => self.apply(store, piece)?,
            Phase::Done | Phase::Gone => {}
        }
        Ok(self.progress())
    }

    /// Stops it: this phone becomes as it was before the import began, wherever the import is. Only what somebody has
    /// written meanwhile to the same records stays, with those records, and what the import erased stays erased.
    ///
    /// # Errors
    /// When the store cannot be reached. If taking it back had begun, the next start finishes it; if not, the next
    /// start finishes the import. For a large one, [`ImportRollback`] takes [`Import::into_undo`] back step by step.
    pub fn stop<K: KeyValue>(
        self,
        store: &GroupStore<K>,
        open: &mut Replica,
    ) -> Result<ImportUndone, StoreError> {
        store.undo_import(open, &self.into_undo())
    }

    /// Whether the whole import is sure to be kept, so that it is too late to cancel; it can be undone.
    pub fn is_kept(&self) -> bool {
        matches!(self.phase, Phase::Applying(_) | Phase::Done)
    }

    /// Whether it ended because the group was removed from this phone: nothing of it is there.
    pub fn is_gone(&self) -> bool {
        self.phase == Phase::Gone
    }

    /// What the import did to each record of the copy on the screen, once it is kept.
    pub fn changed(&self) -> &[(Key, MergeOutcome)] {
        &self.changed
    }

    /// The way back, once it is kept. There is none from an import that has changed nothing.
    pub fn into_undo(mut self) -> ImportUndo {
        let unknown = self.unknown_before.take();
        let changed = self.is_kept();
        let steps = self.planned.into_iter().filter(|planned| !planned.erased && changed);
        ImportUndo::new(
            self.group,
            steps.map(|planned| (planned.key, planned.before, digest(&planned.after))).collect::<Vec<_>>(),
            unknown,
            self.version_before,
        )
    }

    fn progress(&self) -> Progress {
        let placed = match self.phase {
            Phase::Preparing => return Progress { done: self.ready, total: self.records.len() * 2 + 1 },
            Phase::Prepared => 0,
            Phase::Applying(piece) => self.pieces.get(piece).map_or(0, |range| range.start),
            Phase::Done | Phase::Gone => self.planned.len(),
        };
        let left = usize::from(!matches!(self.phase, Phase::Done | Phase::Gone));
        Progress { done: self.records.len() + placed, total: self.records.len() + self.planned.len() + left }
    }

    fn commit<K: KeyValue>(
        &mut self,
        store: &GroupStore<K>,
        ours: Option<&mut Replica>,
    ) -> Result<(), StoreError> {
        // What was the same at first was not prepared, so a group that has been removed since would come back in part.
        if self.was_here == Some(true) && !store.has(self.group)? {
            self.phase = Phase::Gone;
            return Ok(());
        }
        if !self.packed.is_empty() {
            // One import at a time: what an earlier one left comes first, and may take back what this one found.
            store.finish(self.group)?;
        }
        if self.undone_imports != store.undone_imports.load(Ordering::Relaxed)
            || self.prepared_in != self.prepares_in(store)
        {
            // An earlier file was taken back meanwhile, and with it perhaps what this one has in common with it. Or the
            // group was passed on, and what changes after that has to be told from what changed before.
            self.ready = 0;
            self.changes = false;
            self.planned.clear();
            self.erased.clear();
            self.packed = Packed::default();
            self.phase = Phase::Preparing;
            return Ok(());
        }
        let begins = self.was_here == Some(false) && store.begin_eras(self.group)?;
        let written = self.write_ahead(store);
        if begins && written.is_err() {
            store.forget_eras(self.group);
        }
        written?;
        let packed = std::mem::take(&mut self.packed);
        self.pieces = packed.ranges();
        self.id = packed.id();
        if let Some(ours) = ours {
            // Only what was planned: what the copy lacks besides was taken back meanwhile, from the store too.
            for planned in &self.planned {
                let (key, theirs) = &self.records[planned.at];
                let merged = ours.merge_record(key, theirs);
                if merged.is_change() || !merged.lost.is_empty() {
                    self.changed.push((key.clone(), merged));
                }
            }
        }
        self.drop_placed_records();
        if self.pieces.is_empty() {
            self.settle(store)?;
            self.phase = Phase::Done;
        } else {
            self.phase = Phase::Applying(0);
        }
        Ok(())
    }

    /// All of it is in its place: what the files say that they have is here now.
    fn settle<K: KeyValue>(&mut self, store: &GroupStore<K>) -> Result<(), StoreError> {
        // The copy came to hold less meanwhile: what was found in place at first may be gone.
        if self.prepared_in.lowered != store.stored_version(self.group).lowered {
            return store.mark_changed(self.group);
        }
        store.take_in_version(self.group, &self.source, self.changes)
    }

    /// The records are in the copy now: only their number is still needed.
    fn drop_placed_records(&mut self) {
        self.records.iter_mut().for_each(|(_, record)| *record = Record::default());
    }

    fn apply<K: KeyValue>(&mut self, store: &GroupStore<K>, piece: usize) -> Result<(), StoreError> {
        let group = self.group;
        // Where the mark is gone or another's, another tab has found this import unfinished and finished it.
        if store.kv.get(&keys::mark(group))?.as_ref() != Some(&self.id) {
            // It is told by who takes these steps.
            store.told_finished(group);
            self.phase = if store.has(group)? { Phase::Done } else { Phase::Gone };
            return Ok(());
        }
        if piece == 0 {
            store.kv.remove(&keys::ballast(group))?;
        }
        for planned in &mut self.planned[self.pieces[piece].clone()] {
            let expected = Expected::Text(planned.before.as_deref());
            planned.after = store.place(group, &planned.key, expected, &planned.after)?;
        }
        store.kv.remove(&keys::piece(group, piece))?;
        if piece + 1 < self.pieces.len() {
            self.phase = Phase::Applying(piece + 1);
            return Ok(());
        }
        let mut erased = Erased::new(&self.erased);
        for planned in self.planned.iter().filter(|planned| erased.contains(&planned.key)).collect::<Vec<_>>()
        {
            let before = planned.before.as_deref().and_then(|text| decode(planned.key.id, text));
            before.iter().for_each(|stored| erased.note(stored));
        }
        store.scrub(group, &mut erased, None)?;
        // Before the mark goes: a phone that goes off between the two finishes the import once more.
        self.settle(store)?;
        store.kv.remove(&keys::mark(group))?;
        self.phase = Phase::Done;
        Ok(())
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
}
