//! Taking a step back.

use std::collections::BTreeSet;

use super::super::execute::CommandOutcome;
use super::super::import::ImportUndone;
use super::super::key_value::{KeyValue, StoreError, units};
use super::super::pending_write::PendingWrite;
use super::super::store::GroupStore;
use super::entry::{Entry, UndoStep, Undoable};
use super::{UndoLog, UndoStepId, name_of, undo_all};
use crate::replica::{AppliedChanges, Clock, Key, Millis, Replica, Timestamp};

/// What taking a step back did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoOutcome {
    /// Nothing: it was taken back before, in another tab perhaps, or it had to give way to what was written since.
    Already,
    /// New edits were made.
    Command {
        /// What they wrote.
        outcome: CommandOutcome,
        /// Fields that somebody has written since; they stay as they are.
        left_alone: usize,
    },
    /// A file was taken out again, on this phone alone.
    Import(ImportUndone),
}

impl<K: KeyValue> GroupStore<K> {
    /// Takes a step back.
    ///
    /// # Errors
    /// When it cannot be kept; then the step can be taken back still.
    pub fn undo_step(
        &self,
        replica: &mut Replica,
        clock: &mut Clock,
        now: Millis,
        log: &mut UndoLog,
        id: &UndoStepId,
    ) -> Result<UndoOutcome, StoreError> {
        let name = name_of(log.group, id);
        let stored = self.kv.get(&name)?;
        let Some(mut step) = log.step(id).cloned() else { return Ok(UndoOutcome::Already) };
        if log.is_kept(id) {
            // Another tab may have gone on in its run.
            let Some(Entry::Step(latest)) = stored.and_then(|text| Entry::from_text(log.group, &text)) else {
                self.reread_undo_log(log);
                return Ok(UndoOutcome::Already);
            };
            step = latest;
        }
        let done = match &step.what {
            Undoable::Commands(commands) => {
                let (done, begun) = self.undo_command(replica, clock, now, log, &step, commands, id)?;
                self.settle(log, id, Entry::Undone(Entry::Step(begun).restored()));
                done
            }
            Undoable::Import(undo) | Undoable::NewGroup(undo, _) => {
                let undone = self.undo_import(replica, undo)?;
                self.settle(log, id, Entry::Undone(Vec::new()));
                UndoOutcome::Import(undone)
            }
        };
        self.pass_over_spent(log, replica);
        Ok(done)
    }

    #[expect(clippy::too_many_arguments, reason = "what a command needs, and the step that it takes back")]
    fn undo_command(
        &self,
        replica: &mut Replica,
        clock: &mut Clock,
        now: Millis,
        log: &UndoLog,
        step: &UndoStep,
        commands: &[AppliedChanges],
        id: &UndoStepId,
    ) -> Result<(UndoOutcome, UndoStep), StoreError> {
        // What another tab wrote over in the meantime is not to be taken back.
        let changes = commands.iter().flat_map(|written| &written.changes);
        let touched: BTreeSet<&Key> = changes.map(|change| &change.key).collect();
        let mut followed = Vec::new();
        for key in touched {
            if let Some((_, stored)) = self.read(replica.group(), key)?
                && replica.merge_record(key, &stored.record).is_change()
            {
                followed.push(key.clone());
            }
        }
        let undo = undo_all(replica, commands, &log.restored());
        let name = name_of(log.group, id);
        let before = self.kv.get(&name)?;
        let planned = self.plan(replica, &undo.edits, clock, now)?;
        let mut begun = step.clone();
        begun.again.push(planned.written().timestamp);
        let after = Entry::Step(begun.clone()).to_text();
        let put = before.is_some().then_some(PendingWrite { name, before, after });
        let (mut outcome, _) = self.commit_with_step(replica, clock, planned, put)?;
        followed.extend(outcome.followed);
        outcome.followed = followed;
        Ok((UndoOutcome::Command { outcome, left_alone: undo.left_alone }, begun))
    }

    /// Puts down that a step was taken back; what no earlier step needs to know goes.
    fn settle(&self, log: &mut UndoLog, id: &UndoStepId, entry: Entry) {
        let Some(place) = log.entries.iter().position(|logged| logged.id == *id) else { return };
        let name = name_of(log.group, id);
        let text = entry.to_text();
        let stored = self.kv.get(&name).ok().flatten();
        log.entries[place].entry = entry;
        // Where this cannot be written the step is stored as begun, which says the same.
        if stored.is_some() && self.kv.set(&name, &text).is_ok() {
            log.entries[place].room = units(&name) + units(&text);
        }
        self.drop_unneeded(log);
    }

    /// Drops what was given back where no step is left that could know its own value by it.
    fn drop_unneeded(&self, log: &mut UndoLog) {
        let mut needed: Vec<Timestamp> = Vec::new();
        for logged in std::mem::take(&mut log.entries) {
            match &logged.entry {
                Entry::Step(UndoStep { what: Undoable::Commands(commands), again, .. }) => {
                    needed.extend(commands.iter().map(|written| written.timestamp));
                    needed.extend(again.iter().copied());
                }
                Entry::Step(_) => {}
                Entry::Undone(values) => {
                    let known = needed.len();
                    needed.extend(
                        values
                            .iter()
                            .filter(|value| needed[..known].contains(&value.first))
                            .map(|value| value.again)
                            .collect::<Vec<_>>(),
                    );
                    if needed.len() == known {
                        // What cannot be removed now is removed with a later command.
                        let _ = self.kv.remove(&name_of(log.group, &logged.id));
                        continue;
                    }
                }
            }
            log.entries.push(logged);
        }
    }
}
