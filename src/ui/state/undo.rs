//! Undoing: a step back, a change from the history reverted, and what was removed restored.

use leptos::prelude::*;
use uuid::Uuid;

use crate::browser::clock;
use crate::group::{Revert, restore_removed, revert};
use crate::replica::{Key, Replica, Timestamp};
use crate::storage::{UndoOutcome, UndoStep, UndoStepId, Undoable};
use crate::text;

use super::{App, Inside};

/// What came of taking a step back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
    /// It was taken back; so many things stayed because somebody has written them since.
    Done { label: String, left_alone: usize },
    /// It had been taken back already, in another tab.
    Already,
    /// It could not be kept; `App::trouble` says why.
    Refused,
}

impl App {
    /// Puts changes from the history back: these records as they were before the acts of these timestamps. `what` is the
    /// sentence that told the change.
    pub fn revert(self, changes: &[(Timestamp, Vec<Key>)], what: &str) {
        let (words, lost) = (&text::current().history, |key: &Key| self.lost(key));
        let mut back = Revert::default();
        // No field was last changed by two acts: each is put back for itself.
        for (timestamp, keys) in changes {
            let one = self.replica(|replica| revert(replica, *timestamp, keys, &lost));
            back.edits.extend(one.edits);
            back.left_alone += one.left_alone;
        }
        if back.edits.is_empty() {
            self.say(words.not_put_back, false);
            return;
        }
        let shell = &text::current().shell;
        let said = match back.left_alone {
            0 => (shell.undone)(what),
            left_alone => (shell.undone_partly)(left_alone),
        };
        self.write_edits(&back.edits, said);
    }

    /// Brings back what was removed.
    pub fn restore_removed(self, key: &Key) {
        let words = &text::current().history;
        let name = self.with_untracked(|group| {
            group.removed(key).map(|removed| text::news::bidi_isolate(&removed.name))
        });
        let lost = |key: &Key| self.lost(key);
        let edits = self.replica(|replica| restore_removed(replica, key, self.device, &lost));
        match name.filter(|name| !name.is_empty()) {
            Some(name) => self.write_edits(&edits, (words.brought_back)(&name)),
            None => self.write_edits(&edits, words.brought_back_something),
        };
    }

    /// How many steps can be taken back. Tracked.
    pub fn can_undo(self) -> usize {
        self.steps_changed.track();
        self.inside.with_value(|inside| inside.undo.steps().count())
    }

    /// The latest step that can be taken back, and its sentence, such as "Undo: Tunde removed".
    pub fn newest_step(self) -> Option<(UndoStepId, String)> {
        self.inside.with_value(|inside| {
            let (id, step) = inside.undo.steps().next_back()?;
            Some((id.clone(), undo_sentence(step)))
        })
    }

    /// Whether the step can be taken back after the app was closed, too.
    pub fn outlasts(self, id: &UndoStepId) -> bool {
        self.inside.with_value(|inside| inside.undo.is_kept(id))
    }

    /// Takes a step back.
    pub fn undo(self, id: &UndoStepId) -> Undone {
        let found = self.inside.with_value(|inside| inside.undo.step(id).cloned());
        let Some(step) = found else { return Undone::Already };
        let result = self.inside.try_update_value(|inside| {
            let Inside { store, replica, clock, undo, .. } = inside;
            store.undo_step(replica, clock, clock::now(), undo, id)
        });
        self.steps_changed.notify();
        let left_alone = match result {
            // The page is gone: there is nobody to tell.
            None => return Undone::Refused,
            Some(Err(error)) => {
                self.refuse(error);
                return Undone::Refused;
            }
            Some(Ok(UndoOutcome::Already)) => return Undone::Already,
            Some(Ok(UndoOutcome::Command { outcome, left_alone })) => {
                let keys = outcome.keys();
                self.refresh(&keys);
                self.was_written(&keys);
                if let Some(change) = self.session_change_of(id) {
                    self.undo_in_session(change);
                }
                left_alone
            }
            Some(Ok(UndoOutcome::Import(undone))) => {
                self.import_was_undone();
                if let Undoable::NewGroup(_, before) = step.what {
                    self.leave_new_group(undone.left_alone.len(), before);
                }
                undone.left_alone.len()
            }
        };
        Undone::Done { label: step.label, left_alone }
    }

    /// Remembers what was brought into a group, so that it can be taken out again: also where another group is open by
    /// now.
    pub(super) fn remember_import(self, group: Uuid, import: Undoable, label: String) {
        self.inside.update_value(|inside| {
            let Inside { store, replica, undo, .. } = inside;
            if replica.group() == group {
                store.keep_step(undo, label, import);
            } else {
                store.keep_step(&mut store.undo_log(&Replica::new(group)), label, import);
            }
        });
        self.steps_changed.notify();
    }
}

/// "Undo: Tunde removed".
fn undo_sentence(step: &UndoStep) -> String {
    let words = &text::current().history;
    match step.label.as_str() {
        "" => words.undo_something.to_owned(),
        label => (words.undo_step)(label),
    }
}
