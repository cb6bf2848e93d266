//! What people do: written, kept, shown, and taken back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use uuid::Uuid;

use crate::browser::clock;
use crate::browser::persistent_storage;
use crate::group::{
    ChangeSet, Command, CommandContext, CommitmentState, Group, MemberId, NeedCommand, RecordKind,
    bring_back, news_of, put_back,
};
use crate::replica::{AppliedChanges, Edit, Key, Replica, Timestamp};
use crate::storage::{StoreError, TakenBack, UndoStep, UndoStepId, Undoable};
use crate::text;

use super::steps::{Toast, Undone};
use super::{App, Inside, Trouble};
use crate::browser::calendar::calendar;

/// What a command is among the steps that can be undone.
#[derive(Clone, Copy, Debug)]
pub(super) enum UndoKind<'a> {
    /// None of them.
    None,
    /// A step, about which this is said.
    Said(&'a str),
    /// One of several small ones that are a step together.
    Run {
        /// What they have in common.
        run: &'a str,
        /// What they did.
        label: &'a str,
    },
}

/// It was not kept, nothing has changed, and `App::trouble` says why.
#[derive(Clone, Copy, Debug)]
pub(super) struct NotKept;

/// Whether somebody ends something of their own well or takes on a need, by this alone or among other things. Where nobody
/// has said who they are, it is of whoever has the phone in hand.
fn is_joy(command: &Command, me: Option<MemberId>) -> bool {
    let is_mine = |mut who: std::slice::Iter<'_, MemberId>| me.is_none() || who.any(|who| Some(*who) == me);
    match command {
        Command::InMeeting { command, .. } => is_joy(command, me),
        Command::Batch(commands) => commands.iter().any(|command| is_joy(command, me)),
        // What is told of an earlier day, as minutes do, was a joy then.
        Command::CheckIn { state: CommitmentState::Done, details, .. } => {
            details.on.is_none() && is_mine(details.by.as_slice().iter())
        }
        Command::Need(NeedCommand::Take { holders, .. }) => is_mine(holders.iter()),
        _ => false,
    }
}

impl App {
    /// Does what the person did: writes it, keeps it, shows it, and says `said` with an *Undo* beside it.
    ///
    /// Returns whether it was kept. Where it was not, nothing has changed and `App::trouble` says why: a form
    /// stays open with what was typed.
    pub fn execute(self, command: Command, said: impl Into<String>) -> bool {
        let said = said.into();
        let is_joy = is_joy(&command, self.me_untracked());
        let Ok(step) = self.write(&command, UndoKind::Said(&said)) else { return false };
        self.show_toast(Toast { undo: step, is_joy, ..Toast::saying(said) });
        true
    }

    /// The same without a word: for what shows itself where it is pressed. Those of one `run` that follow each other are
    /// one step that can be undone; `label` says what they did.
    pub fn execute_quietly(self, command: Command, run: &str, label: &str) -> bool {
        self.write(&command, UndoKind::Run { run, label }).is_ok()
    }

    /// Writes edits that are no command, such as what puts an earlier value back, and says `said` with an *Undo* beside
    /// it. Returns whether that was kept.
    pub fn write_edits(self, edits: &[Edit], said: impl Into<String>) -> bool {
        let said = said.into();
        let Ok(step) = self.keep(edits, UndoKind::Said(&said)) else { return false };
        self.show_toast(Toast { undo: step, ..Toast::saying(said) });
        true
    }

    /// Puts a change from the history back: these records as they were before the act of this timestamp. `what` is the
    /// sentence that told the change.
    pub fn put_back(self, timestamp: Timestamp, keys: &[Key], what: &str) {
        let (words, lost) = (&text::current().history, |key: &Key| self.lost(key));
        let back = self.replica(|replica| put_back(replica, timestamp, keys, &lost));
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
    pub fn bring_back(self, key: &Key) {
        let words = &text::current().history;
        let name = self.with_untracked(|group| {
            group.removed(key).map(|removed| text::news::bidi_isolate(&removed.name))
        });
        let lost = |key: &Key| self.lost(key);
        let edits = self.replica(|replica| bring_back(replica, key, self.device, &lost));
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
            None => return Undone::Refused,
            Some(Err(error)) => {
                self.refuse(error);
                return Undone::Refused;
            }
            Some(Ok(TakenBack::Already)) => return Undone::Already,
            Some(Ok(TakenBack::Command { outcome, left_alone })) => {
                let keys = outcome.keys();
                self.refresh(&keys);
                self.was_written(&keys);
                if let Some(change) = self.session_change_of(id) {
                    self.take_back_in_session(change);
                }
                left_alone
            }
            Some(Ok(TakenBack::Import(undone))) => {
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

    /// Writes a command, and keeps what takes it back; `None` where it cannot be taken back.
    pub(super) fn write(self, command: &Command, step: UndoKind<'_>) -> Result<Option<UndoStepId>, NotKept> {
        let mut fresh = || self.fresh();
        let mut context = CommandContext {
            me: self.me_untracked(),
            device: self.device,
            today: clock::today(),
            fresh: &mut fresh,
        };
        let ChangeSet { edits, erase } = self.with_untracked(|group| group.changes(command, &mut context));
        let step = if edits.is_empty() { None } else { self.keep(&edits, step)? };
        if erase.is_empty() {
            return Ok(step);
        }
        let result = self.inside.try_update_value(|inside| {
            let Inside { store, replica, clock, undo, .. } = inside;
            // What was erased is not to be found in what can be taken back either; all else still can be.
            store.erase(replica, &erase, clock, clock::now(), Some(undo))
        });
        let result = result.ok_or(NotKept)?;
        self.steps_changed.notify();
        // Where the marks stand and the rest could not be reached, what was erased is gone all the same.
        self.refresh(&erase);
        self.was_written(&erase);
        match result {
            Ok(_) => Ok(None),
            Err(error) => {
                self.refuse(error);
                Err(NotKept)
            }
        }
    }

    /// Writes edits into the copy and its store, and shows them.
    fn keep(self, edits: &[Edit], kind: UndoKind<'_>) -> Result<Option<UndoStepId>, NotKept> {
        let mut shown: Vec<Key> = Vec::new();
        let result = self.inside.try_update_value(|inside| {
            let Inside { store, replica, clock, undo, .. } = inside;
            let run = match kind {
                UndoKind::None => {
                    return store.execute(replica, edits, clock, clock::now()).map(|outcome| (outcome, None));
                }
                UndoKind::Said(_) => None,
                UndoKind::Run { run, .. } => Some(run),
            };
            // What was done is told from the group as it is now: it is shown to nobody before it is kept.
            let describe = |replica: &Replica, written: &AppliedChanges| {
                shown = Vec::from_iter(BTreeSet::from_iter(
                    written.changes.iter().map(|change| change.key.clone()),
                ));
                self.group.update_untracked(|group| refresh(group, replica, &shown));
                match kind {
                    UndoKind::Said(said) => self
                        .with_untracked(|group| what_was_done(group, replica, written))
                        .unwrap_or_else(|| said.to_owned()),
                    UndoKind::Run { label, .. } => label.to_owned(),
                    UndoKind::None => String::new(),
                }
            };
            store.execute_undoably(replica, edits, clock, clock::now(), undo, run, describe)
        });
        match result.ok_or(NotKept)? {
            Ok((outcome, step)) => {
                let mut keys = outcome.keys();
                keys.retain(|key| shown.binary_search(key).is_err());
                self.refresh(&keys);
                self.end_sessions_of(&shown);
                self.was_written(&[shown, keys].concat());
                self.ask_to_keep();
                self.steps_changed.notify();
                if self
                    .trouble
                    .with_untracked(|trouble| trouble.as_ref().is_some_and(Trouble::is_of_one_command))
                {
                    self.trouble.set(None);
                }
                Ok(step)
            }
            Err(error) => {
                self.inside.with_value(|inside| {
                    self.group.update_untracked(|group| refresh(group, &inside.replica, &shown));
                });
                self.refuse(error);
                Err(NotKept)
            }
        }
    }

    /// Asks the browser to keep everything: once, after something worth keeping is there.
    fn ask_to_keep(self) {
        if !self.asked_to_keep.get_value() && !self.is_in_chat() {
            self.asked_to_keep.set_value(true);
            // The settings tell what it has promised.
            spawn_local(async move {
                persistent_storage::ask().await;
                self.learn_keeping();
            });
        }
    }

    pub(super) fn fail(self, error: StoreError) {
        self.trouble.set(Some(error.into()));
    }

    /// What somebody did was not kept. It is said in passing as well, for the page may be scrolled far below its
    /// banners; a form says it beside its button instead.
    pub(super) fn refuse(self, error: StoreError) {
        self.fail(error);
        self.refusals.update(|count| *count += 1);
        self.say(self.not_saved(), false);
    }

    /// How often something was not kept. Tracked.
    pub fn refusals(self) -> u32 {
        self.refusals.get()
    }

    /// Why what was pressed last was not kept, and what to do.
    pub fn not_saved(self) -> String {
        let t = &text::current().shell;
        self.trouble.with_untracked(|trouble| match trouble {
            Some(Trouble::Refused(words)) => (t.refused_here)(words),
            Some(Trouble::EndOfTime) => t.end_of_time.to_owned(),
            Some(Trouble::RecordFull) => t.record_full.to_owned(),
            _ => t.full_here.to_owned(),
        })
    }

    /// Shows records as the copy has them now.
    pub(super) fn refresh(self, keys: &[Key]) {
        self.inside.with_value(|inside| {
            self.group.update(|group| refresh(group, &inside.replica, keys));
        });
        self.end_sessions_of(keys);
    }

    /// A meeting among these records may have ended, here or elsewhere: its session goes with it.
    fn end_sessions_of(self, keys: &[Key]) {
        if keys.iter().any(|key| key.kind == RecordKind::Meeting) {
            self.forget_ended_sessions();
        }
    }
}

fn refresh(group: &mut Group, replica: &Replica, keys: &[Key]) {
    // A whole file at once is read anew: one by one, each row would be put between all the others.
    if keys.len() > 100 {
        *group = Group::read(replica);
        return;
    }
    for key in keys {
        group.refresh(key, replica.record(key));
    }
}

/// What a command did, in a sentence that can still be read tomorrow.
fn what_was_done(group: &Group, replica: &Replica, written: &AppliedChanges) -> Option<String> {
    let words = text::current();
    let day = |day| calendar().day_month(day);
    text::news::summary(words, group, &news_of(replica, written), &day)
}

/// "Undo: Tunde removed".
fn undo_sentence(step: &UndoStep) -> String {
    let words = &text::current().history;
    match step.label.as_str() {
        "" => words.undo_something.to_owned(),
        label => (words.undo_step)(label),
    }
}
