//! What can be taken back, kept so that it outlasts a reload and a killed app.
//!
//! Each step is an entry under a name of its own, `here/<group>/undo/<number>-<digest>`, so that a command costs one
//! further small write, and two tabs, which share the steps of a group, never write over each other's. An entry is
//! written before the records of its command: whatever was kept can be taken back. It says under which timestamp each field
//! was written, and takes back only what still has that timestamp.
//!
//! There are at most [`UndoLog::STEPS`] steps with [`UndoLog::ROOM`] characters in all; the oldest go. The oldest also go when
//! a write finds no room (`room.rs`): a step back must never cost somebody what they write now.

mod entry;
mod scrub;
mod undo_step;

use uuid::Uuid;

use super::execute::{CommandOutcome, PlannedCommand};
use super::import::ImportUndo;
use super::key_value::{KeyValue, StoreError, units};
use super::pending_write::PendingWrite;
use super::record_text::digest;
use super::room::undo_prefix;
use super::store::GroupStore;
use crate::group::{RestoredValues, Undo, undo_after};
use crate::replica::{AppliedChanges, Clock, Edit, Key, Replica};

use entry::Entry;
pub use entry::{UndoStep, Undoable};
pub use undo_step::UndoOutcome;

/// The name of a step, the same in every tab.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UndoStepId(String);

/// The steps of one group that can be taken back, as this tab knows them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct UndoLog {
    group: Uuid,
    // In the order in which they were done.
    entries: Vec<Logged>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Logged {
    id: UndoStepId,
    entry: Entry,
    /// What it takes in the store; 0 where it found no room there and lives as long as the page.
    room: usize,
}

impl UndoLog {
    /// How many steps are kept of a group.
    pub const STEPS: usize = 50;

    /// How much room they may take in all, in UTF-16 units: 6 % of [`Room::PLANNED`](super::Room::PLANNED).
    pub const ROOM: usize = 150_000;

    /// The steps that can be taken back, the newest last.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = (&UndoStepId, &UndoStep)> {
        self.entries.iter().filter_map(|logged| match &logged.entry {
            Entry::Step(step) => Some((&logged.id, step)),
            Entry::Undone(_) => None,
        })
    }

    /// The step of this name, while it can be taken back.
    pub fn step(&self, id: &UndoStepId) -> Option<&UndoStep> {
        self.steps().find(|(known, _)| *known == id).map(|(_, step)| step)
    }

    /// Whether the step outlasts the page.
    pub fn is_kept(&self, id: &UndoStepId) -> bool {
        self.entries.iter().any(|logged| logged.id == *id && logged.room > 0)
    }

    /// Whether a step of this many UTF-16 units would be kept.
    pub fn has_room_for(size: usize) -> bool {
        size <= Self::ROOM
    }

    fn restored(&self) -> RestoredValues {
        let mut restored = RestoredValues::default();
        self.entries.iter().for_each(|logged| restored.note_all(logged.entry.restored()));
        restored
    }

    /// A further entry with its text; it is not in the log yet.
    fn next(&self, entry: Entry) -> (Logged, String) {
        let number = self.entries.last().and_then(|logged| logged.id.number()).map_or(0, |last| last + 1);
        let text = entry.to_text();
        let id = UndoStepId(format!("{number:08}-{:016x}", digest(&text)));
        let room = units(&name_of(self.group, &id)) + units(&text);
        (Logged { id, entry, room }, text)
    }

    /// Puts an entry at its place in the order.
    fn insert(&mut self, logged: Logged) {
        let place = self.entries.partition_point(|other| other.id < logged.id);
        self.entries.insert(place, logged);
    }
}

impl UndoStepId {
    fn number(&self) -> Option<u64> {
        self.0.split_once('-')?.0.parse().ok()
    }
}

/// What takes several commands back, of which none wrote a field that another one did.
fn undo_all(replica: &Replica, commands: &[AppliedChanges], restored: &RestoredValues) -> Undo {
    let mut all = Undo::default();
    for written in commands {
        let undo = undo_after(replica, written, restored);
        all.edits.extend(undo.edits);
        all.left_alone += undo.left_alone;
    }
    all
}

fn name_of(group: Uuid, id: &UndoStepId) -> String {
    undo_prefix(group) + &id.0
}

impl<K: KeyValue> GroupStore<K> {
    /// The steps of a group that can be taken back, as they are stored. A latest one that would change nothing any more is left
    /// out: the app was killed when it had just been taken back, or others have written over all of it.
    pub fn undo_log(&self, replica: &Replica) -> UndoLog {
        let mut log = self.read_undo_log(replica.group());
        self.pass_over_spent(&mut log, replica);
        log
    }

    /// Passes over the latest steps that would change nothing any more. One further down may yet: the
    /// steps after it are taken back first.
    fn pass_over_spent(&self, log: &mut UndoLog, replica: &Replica) {
        let restored = log.restored();
        for logged in log.entries.iter_mut().rev() {
            let Entry::Step(step) = &logged.entry else { continue };
            if self.has_effect(replica, step, &restored) {
                return;
            }
            logged.entry = Entry::Undone(logged.entry.restored());
        }
    }

    fn read_undo_log(&self, group: Uuid) -> UndoLog {
        let mut log = UndoLog { group, entries: Vec::new() };
        let prefix = undo_prefix(group);
        let mut names = self.kv.keys(&prefix).unwrap_or_default();
        names.sort_by(Ord::cmp);
        for name in names {
            // What cannot be read, such as an entry of a newer version, counts as not there.
            let Ok(Some(text)) = self.kv.get(&name) else { continue };
            let Some(entry) = Entry::from_text(group, &text) else { continue };
            let id = UndoStepId(name[prefix.len()..].to_owned());
            let room = units(&name) + units(&text);
            log.entries.push(Logged { id, entry, room });
        }
        log
    }

    /// Reads again what another tab has done to the steps; those that found no room in the store stay this tab's.
    pub fn reread_undo_log(&self, log: &mut UndoLog) {
        let before = std::mem::replace(log, self.read_undo_log(log.group));
        before.entries.into_iter().filter(|logged| logged.room == 0).for_each(|logged| log.insert(logged));
    }

    fn has_effect(&self, replica: &Replica, step: &UndoStep, restored: &RestoredValues) -> bool {
        match &step.what {
            Undoable::Commands(commands) => {
                let edits = undo_all(replica, commands, restored).edits;
                let writes = |edit: &Edit| {
                    let cell = replica.record(&edit.key).and_then(|record| record.cell(&edit.field));
                    cell.is_none_or(|cell| cell.value != edit.value)
                };
                edits.iter().any(writes)
            }
            Undoable::Import(undo) | Undoable::NewGroup(undo, _) => self.import_is_there(undo),
        }
    }

    /// The second half of a command, as [`GroupStore::commit`] is one, that keeps beside its records what takes it back:
    /// a step under this label. Returns the step; none where nothing was written.
    ///
    /// Small commands that follow each other directly, such as noting who is here, are one step where they have the same
    /// `run`, so that they do not push out the others.
    ///
    /// # Errors
    /// As [`GroupStore::commit`]. That the step finds no room is no error: it lives as long as the page then.
    pub fn commit_undoably(
        &self,
        replica: &mut Replica,
        clock: &mut Clock,
        planned: PlannedCommand,
        log: &mut UndoLog,
        run: Option<&str>,
        label: String,
    ) -> Result<(CommandOutcome, Option<UndoStepId>), StoreError> {
        let written = planned.written();
        if written.changes.is_empty() {
            return Ok((self.commit(replica, clock, planned)?, None));
        }
        let step = UndoStep::new(label, Undoable::Commands(vec![written.clone()])).in_run(run);
        let (alone, after) = log.next(Entry::Step(step));
        let (logged, put) = self.continue_run(log, run, written).unwrap_or_else(|| {
            let put = PendingWrite { name: name_of(log.group, &alone.id), before: None, after };
            (alone.clone(), put)
        });
        let put = UndoLog::has_room_for(logged.room).then_some(put);
        let (outcome, step_is_kept) = self.commit_with_step(replica, clock, planned, put)?;
        // Without room the step lives as long as the page, beside what is stored of its run.
        let logged = if step_is_kept { logged } else { Logged { room: 0, ..alone } };
        log.entries.retain(|before| before.id != logged.id);
        let id = self.add(log, logged);
        Ok((outcome, Some(id)))
    }

    /// The latest step with a further command of its run; none where the latest is of another kind, was begun to be taken
    /// back, or is not stored as this tab knows it.
    fn continue_run(
        &self,
        log: &UndoLog,
        run: Option<&str>,
        written: &AppliedChanges,
    ) -> Option<(Logged, PendingWrite)> {
        let last = log.entries.last()?;
        let Entry::Step(step) = &last.entry else { return None };
        if run.is_none() || step.run.as_deref() != run || !step.again.is_empty() || last.room == 0 {
            return None;
        }
        let name = name_of(log.group, &last.id);
        let before = self.kv.get(&name).ok()??;
        if before != last.entry.to_text() {
            return None;
        }
        let entry = Entry::Step(step.with(written)?);
        let after = entry.to_text();
        let room = units(&name) + units(&after);
        let fits = UndoLog::has_room_for(room);
        fits.then(|| {
            (Logged { id: last.id.clone(), entry, room }, PendingWrite { name, before: Some(before), after })
        })
    }

    /// Keeps a step that was done otherwise, such as a file that was brought in.
    pub fn keep_step(&self, log: &mut UndoLog, label: String, what: Undoable) -> UndoStepId {
        let (mut logged, text) = log.next(Entry::Step(UndoStep::new(label, what)));
        let name = name_of(log.group, &logged.id);
        if !UndoLog::has_room_for(logged.room) || self.kv.set(&name, &text).is_err() {
            logged.room = 0;
        }
        self.add(log, logged)
    }

    /// Adds an entry, and drops the oldest ones beyond the bounds.
    fn add(&self, log: &mut UndoLog, logged: Logged) -> UndoStepId {
        let id = logged.id.clone();
        log.insert(logged);
        let room = |log: &UndoLog| log.entries.iter().map(|logged| logged.room).sum::<usize>();
        while log.steps().count() > UndoLog::STEPS
            || log.entries.len() > UndoLog::STEPS * 2
            || room(log) > UndoLog::ROOM
        {
            let oldest = log.entries.remove(0);
            // What cannot be removed now is removed with a later command.
            let _ = self.kv.remove(&name_of(log.group, &oldest.id));
        }
        id
    }

    /// How many UTF-16 units the step back from bringing these records in takes at most, given each record and whether
    /// it is there already.
    pub fn room_for_undo<'a>(
        &self,
        group: Uuid,
        records: impl IntoIterator<Item = (&'a Key, bool)>,
    ) -> Result<usize, StoreError> {
        let mut room = 0;
        for (key, is_there) in records {
            // The name of the record, the digest, and what is written between them.
            room += key.kind.as_str().len() + 70;
            if is_there {
                let text = self.kv.get(&super::keys::record_key(group, key))?;
                room += text.map_or(0, |text| serde_json::to_string(&text).map_or(0, |text| units(&text)));
            }
        }
        Ok(room)
    }

    /// Whether anything that the import left is still as it left it.
    fn import_is_there(&self, undo: &ImportUndo) -> bool {
        let keys_are_there = undo
            .unknown()
            .is_some_and(|(_, after)| self.device_settings().unknown_keys(undo.group()) == *after);
        keys_are_there
            || undo.steps().iter().any(|(key, before, expected)| {
                let text = self.kv.get(&super::keys::record_key(undo.group(), key)).ok().flatten();
                text != *before && text.is_some_and(|text| digest(&text) == *expected)
            })
    }
}
