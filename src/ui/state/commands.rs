//! What people do: written, kept, and shown.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

use crate::browser::clock;
use crate::browser::persistent_storage;
use crate::group::{
    ChangeSet, Command, CommandContext, CommitmentState, Group, MemberId, NeedCommand, RecordKind, news_of,
};
use crate::replica::{AppliedChanges, Edit, Key, Replica};
use crate::storage::{CommandOutcome, StoreError, UndoStepId};
use crate::text;

use super::{App, Inside, Toast, Trouble};
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

/// What somebody did was not kept, and `App::trouble` says why. Of edits nothing has changed. Records that were to be erased
/// are as [`GroupStore::erase`](crate::storage::GroupStore::erase) says: untouched, or gone with remains elsewhere on the
/// phone, which erasing again drops.
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

    /// Writes a command, and keeps what takes it back; `None` where it cannot be taken back.
    pub(super) fn write(self, command: &Command, step: UndoKind<'_>) -> Result<Option<UndoStepId>, NotKept> {
        let mut fresh = || self.fresh();
        let mut context = CommandContext {
            me: self.me_untracked(),
            device: self.device,
            today: clock::today(),
            meeting: None,
            fresh: &mut fresh,
        };
        // A command writes or erases, never both: what is erased cannot be undone together with edits.
        let ChangeSet { edits, erase } = self.with_untracked(|group| group.changes(command, &mut context));
        if !erase.is_empty() {
            return self.erase(&erase).map(|()| None);
        }
        if edits.is_empty() { Ok(None) } else { self.keep(&edits, step) }
    }

    fn erase(self, keys: &[Key]) -> Result<(), NotKept> {
        let result = self.inside.try_update_value(|inside| {
            let Inside { store, replica, clock, undo, .. } = inside;
            // What was erased is not to be found in what can be taken back either; all else still can be.
            store.erase(replica, keys, clock, clock::now(), Some(undo))
        });
        let result = result.ok_or(NotKept)?;
        self.steps_changed.notify();
        // Where the marks are stored and the rest could not be reached, what was erased is gone all the same.
        self.refresh(keys);
        self.was_written(keys);
        result.map(drop).map_err(|error| self.not_kept(error))
    }

    /// Writes edits into the copy and its store, and shows them.
    ///
    /// In three parts, so that `inside` is free while the group signal changes: the copy gets the edits; the group gets them,
    /// unseen by any screen, and what they did is described from it; the store gets them, with that sentence.
    fn keep(self, edits: &[Edit], kind: UndoKind<'_>) -> Result<Option<UndoStepId>, NotKept> {
        let planned = self.inside.try_update_value(|inside| {
            let Inside { store, replica, clock, .. } = inside;
            store.plan(replica, edits, clock, clock::now())
        });
        // `inside` is there as long as the page: without it there is nobody to tell.
        let planned = planned.ok_or(NotKept)?.map_err(|error| self.not_kept(error))?;
        let written = planned.written();
        let shown = BTreeSet::from_iter(written.changes.iter().map(|change| change.key.clone()));
        let shown = Vec::from_iter(shown);
        self.refresh_unseen(&shown);
        let label = self.label(written, kind);
        let result = self.inside.try_update_value(|inside| {
            let Inside { store, replica, clock, undo, .. } = inside;
            let run = match kind {
                UndoKind::None => {
                    return store.commit(replica, clock, planned).map(|outcome| (outcome, None));
                }
                UndoKind::Said(_) => None,
                UndoKind::Run { run, .. } => Some(run),
            };
            store.commit_undoably(replica, clock, planned, undo, run, label)
        });
        match result.ok_or(NotKept)? {
            Ok((outcome, step)) => {
                self.after_command(&outcome, &shown);
                Ok(step)
            }
            Err(error) => {
                self.refresh_unseen(&shown);
                Err(self.not_kept(error))
            }
        }
    }

    /// Under which words the command can be undone: a sentence that can still be read tomorrow, or what was said at once.
    fn label(self, written: &AppliedChanges, kind: UndoKind<'_>) -> String {
        match kind {
            UndoKind::None => String::new(),
            UndoKind::Run { label, .. } => label.to_owned(),
            UndoKind::Said(said) => {
                let told = self
                    .replica(|replica| self.with_untracked(|group| what_was_done(group, replica, written)));
                told.unwrap_or_else(|| said.to_owned())
            }
        }
    }

    /// Tells everything that follows the group of what was kept; the group has the `shown` records already.
    fn after_command(self, outcome: &CommandOutcome, shown: &[Key]) {
        let mut keys = outcome.keys();
        keys.retain(|key| shown.binary_search(key).is_err());
        self.refresh(&keys);
        self.end_sessions_of(shown);
        self.was_written(&[shown, &keys].concat());
        self.ask_to_keep();
        self.steps_changed.notify();
        if self.trouble.with_untracked(|trouble| trouble.as_ref().is_some_and(Trouble::is_of_one_command)) {
            self.trouble.set(None);
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

    fn not_kept(self, error: StoreError) -> NotKept {
        self.refuse(error);
        NotKept
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

    /// Gives the group records as the copy has them now, and tells no screen yet.
    fn refresh_unseen(self, keys: &[Key]) {
        self.inside.with_value(|inside| {
            self.group.update_untracked(|group| refresh(group, &inside.replica, keys));
        });
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
