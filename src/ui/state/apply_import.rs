//! *Bring in these changes*, and *Stop*: what was previewed goes into the group that it was previewed for, whichever
//! group is open meanwhile.

use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::group::Group;
use crate::replica::Key;
use crate::storage::{Import, ImportRollback, ImportUndo, StoreError, Undoable};

use super::incoming::{Brought, OpeningStage};
use super::{App, Incoming, Inside};

/// How often a store is asked again that does not put in place what is sure to be kept.
const TRIES: u32 = 3;

/// What came of bringing files in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportOutcome {
    /// All of it is in, and its group is open.
    All,
    /// All of it is in, and the person has gone to another group meanwhile: the name of the one that it is in.
    Elsewhere(String),
    /// All of it is sure to be kept; some is put in its place when the app is opened next.
    Later,
    /// The person stopped it: so many entries were written meanwhile, or erased by the file, and stay as they are.
    Stopped(usize),
    /// The person stopped it, and it could not be taken back: it is in, and can be undone.
    NotStopped,
    /// A group was removed meanwhile, by its name: nothing of it was brought in.
    Gone(String),
    /// What is here has changed so much since that it is shown anew before anything is brought in.
    Changed,
    /// It could not be kept, and nothing has changed; `App::trouble` says why.
    Refused,
}

/// How the import of one group's files ended.
pub(super) enum ImportEnd {
    In,
    Later,
    Stopped,
    Refused,
    Gone,
}

/// The files of one group, brought in.
struct Done {
    incoming: Incoming,
    undo: ImportUndo,
}

impl App {
    /// Brings in what was seen, bit by bit; `done` hears what came of it.
    pub fn bring_in_seen(self, done: impl Fn(ImportOutcome) + 'static) {
        let opening = self.opening;
        if self.look_again() {
            done(ImportOutcome::Changed);
            return;
        }
        let mut seen = Vec::new();
        opening.stage.update(|stage| {
            if let OpeningStage::Seen(taken) = stage {
                seen = std::mem::take(taken);
                *stage = OpeningStage::Bringing(0);
            }
        });
        if seen.is_empty() {
            return;
        }
        spawn_local(async move {
            done(self.bring_in(seen).await);
            self.let_go_of_waiting();
            if opening.stage.with_untracked(|stage| matches!(stage, OpeningStage::Idle)) {
                self.open_next();
            }
        });
    }

    /// Brings in what nobody has to look at first; `false` where something else is being opened, or it was not kept.
    pub(super) async fn bring_in_unasked(self, incoming: Incoming) -> bool {
        let opening = self.opening;
        if opening.stage.with_untracked(OpeningStage::is_busy) {
            return false;
        }
        opening.begin();
        opening.stage.set(OpeningStage::Bringing(0));
        let outcome = self.bring_in(vec![incoming]).await;
        // It is told with the news; nobody waits for a page that says so.
        self.put_away();
        matches!(outcome, ImportOutcome::All | ImportOutcome::Elsewhere(_) | ImportOutcome::Later)
    }

    /// Stops what is being brought in: this phone becomes as it was.
    pub fn stop_bringing(self) {
        let stage = self.opening.stage;
        if stage.with_untracked(|stage| matches!(stage, OpeningStage::Bringing(_))) {
            stage.set(OpeningStage::Stopping);
        }
    }

    async fn bring_in(self, seen: Vec<Incoming>) -> ImportOutcome {
        let opening = self.opening;
        let open_before = self.open_group_untracked();
        let (count, mut all) = (seen.len(), Vec::new());
        let (mut outcome, mut gone) = (ImportOutcome::All, None);
        for (at, incoming) in seen.into_iter().enumerate() {
            let tell = |part: usize, of: usize| {
                let percent = (at * 100 + part * 100 / of.max(1)) / count;
                let goes_on =
                    opening.stage.with_untracked(|stage| matches!(stage, OpeningStage::Bringing(_)));
                if goes_on {
                    opening.stage.set(OpeningStage::Bringing(percent.min(100) as u8));
                }
                goes_on
            };
            let mut import = Import::new(&incoming.theirs)
                .with_unknown(incoming.unknown.clone())
                .with_source(incoming.source.clone());
            match self.run_import(&mut import, tell).await {
                ImportEnd::Gone => {
                    gone = Some(incoming.name);
                    continue;
                }
                ImportEnd::Refused => {
                    outcome = ImportOutcome::Refused;
                    break;
                }
                ImportEnd::Stopped => {
                    all.push(Done { incoming, undo: import.into_undo() });
                    return self.take_all_back(all, open_before).await;
                }
                ImportEnd::Later => outcome = ImportOutcome::Later,
                ImportEnd::In => {}
            }
            all.push(Done { incoming, undo: import.into_undo() });
        }
        if all.is_empty() {
            opening.stage.set(OpeningStage::Idle);
            return gone.map_or(ImportOutcome::Refused, ImportOutcome::Gone);
        }
        let elsewhere = self.show_brought(all, open_before);
        match (outcome, gone, elsewhere) {
            (ImportOutcome::All, Some(name), _) => ImportOutcome::Gone(name),
            (ImportOutcome::All, None, Some(name)) => ImportOutcome::Elsewhere(name),
            (outcome, ..) => outcome,
        }
    }

    /// Takes the steps of an import, with the screen's turn between them. One that is stopped when it is sure to be kept
    /// comes to its end all the same: it can be taken back only then.
    pub(super) async fn run_import(
        self,
        import: &mut Import,
        tell: impl Fn(usize, usize) -> bool,
    ) -> ImportEnd {
        let (mut tries, mut was_kept, mut stopped) = (0, false, false);
        loop {
            let step = self.inside.try_update_value(|inside| {
                let Inside { store, replica, .. } = inside;
                import.step(store, replica)
            });
            // From now on it is on the screen as well.
            if import.is_kept() && !was_kept {
                was_kept = true;
                let keys: Vec<Key> = import.changed().iter().map(|(key, _)| key.clone()).collect();
                if self.open_group_untracked() == Some(import.group()) {
                    self.refresh(&keys);
                }
            }
            match step {
                None => return ImportEnd::Stopped,
                Some(Ok(_)) if import.is_gone() => return ImportEnd::Gone,
                Some(Ok(progress)) => {
                    // Asked first: who pressed *Stop* during the last step has stopped it.
                    stopped = stopped || !tell(progress.done, progress.total);
                    if stopped && (progress.is_done() || !import.is_kept()) {
                        return ImportEnd::Stopped;
                    }
                    if progress.is_done() {
                        return ImportEnd::In;
                    }
                }
                Some(Err(error)) if !import.is_kept() => {
                    self.fail(error);
                    return ImportEnd::Refused;
                }
                Some(Err(_)) => {
                    tries += 1;
                    if tries == TRIES {
                        return if stopped { ImportEnd::Stopped } else { ImportEnd::Later };
                    }
                }
            }
            sleep(Duration::ZERO).await;
        }
    }

    /// Takes back what was brought in, the latest first.
    async fn take_all_back(self, all: Vec<Done>, open_before: Option<Uuid>) -> ImportOutcome {
        let mut stayed = 0;
        let mut left = all;
        while let Some(Done { incoming, undo }) = left.pop() {
            match self.undo_import(undo, incoming.is_new()).await {
                Ok(kept) => stayed += kept,
                Err((error, undo)) => {
                    self.fail(error);
                    left.push(Done { incoming, undo });
                    self.show_brought(left, open_before);
                    return ImportOutcome::NotStopped;
                }
            }
        }
        self.opening.stage.set(OpeningStage::Idle);
        ImportOutcome::Stopped(stayed)
    }

    /// Takes one import back, on this phone alone, with the screen's turn between its steps, and tells how many entries
    /// stayed because somebody has written them since. A group that it has brought onto this phone goes again where
    /// nothing is left of it.
    async fn undo_import(self, undo: ImportUndo, is_new: bool) -> Result<usize, (StoreError, ImportUndo)> {
        let (group, mut tries) = (undo.group(), 0);
        let mut rollback = ImportRollback::new(undo);
        loop {
            let step = self.inside.try_update_value(|inside| {
                let Inside { store, replica, .. } = inside;
                rollback.step(store, replica)
            });
            match step {
                // The page is being left.
                None => break,
                Some(Ok(progress)) if progress.is_done() => break,
                Some(Ok(_)) => {}
                Some(Err(error)) => {
                    tries += 1;
                    if tries == TRIES {
                        return Err((error, rollback.into_parts().1));
                    }
                }
            }
            sleep(Duration::ZERO).await;
        }
        let (undone, undo) = rollback.into_parts();
        self.show_undone_import(group, undone.left_alone.len(), is_new).map_err(|error| (error, undo))
    }

    fn show_undone_import(self, group: Uuid, kept: usize, is_new: bool) -> Result<usize, StoreError> {
        let is_open = self.open_group_untracked() == Some(group);
        if is_open {
            // Taken back is most of a group, at times: it is read anew.
            self.inside.with_value(|inside| self.group.set(Group::read(&inside.replica)));
        }
        if is_new && kept == 0 && self.is_empty_group(group)? {
            if is_open {
                self.remove_group(group);
            } else {
                self.inside.with_value(|inside| inside.store.remove_group(group))?;
            }
        }
        self.list_groups();
        Ok(kept)
    }

    /// Whether nothing of a group is left that anybody would miss: marks of what was erased at the most.
    fn is_empty_group(self, id: Uuid) -> Result<bool, StoreError> {
        let group = self.inside.with_value(|inside| inside.store.load(id))?.replica;
        let group = Group::read(&group);
        Ok(group.name().is_empty()
            && group.members().next().is_none()
            && group.commitments().next().is_none())
    }

    /// *Undo*: a file that was brought into the open group was taken out again, on this phone alone.
    pub(super) fn import_was_undone(self) {
        // Taken back is most of a group, at times: it is read anew.
        self.inside.with_value(|inside| self.group.set(Group::read(&inside.replica)));
        self.list_groups();
        self.clear_news();
        // What it brought is gone: it is not told any longer.
        if self.opening.stage.with_untracked(|stage| matches!(stage, OpeningStage::Brought(_))) {
            self.put_away();
        }
    }

    /// A file that had brought this group onto the phone was taken out again. What has been written here since stays, and
    /// the group with it; where nothing has, the group goes again, and the one `before` it is opened.
    pub(super) fn leave_new_group(self, kept: usize, before: Option<Uuid>) {
        let group = self.with_untracked(Group::id);
        let is_empty_group = kept == 0 && self.is_empty_group(group).unwrap_or(false);
        if is_empty_group && self.remove_group(group) {
            let is_here =
                |group: &Uuid| self.groups.with_untracked(|all| all.iter().any(|one| one.id == *group));
            match before.filter(is_here) {
                Some(before) if self.open_group_untracked() != Some(before) => self.open_group(before),
                _ => {}
            }
        }
    }

    /// Tells what came in, and opens its group unless the person has gone elsewhere meanwhile: then its name comes back.
    fn show_brought(self, all: Vec<Done>, open_before: Option<Uuid>) -> Option<String> {
        if let Some(chat) = self.chat {
            all.iter().for_each(|Done { incoming, .. }| chat.note_group(incoming.group));
        }
        self.list_groups();
        let brought = all.iter().map(|Done { incoming, .. }| Brought {
            group: incoming.group,
            name: incoming.name.clone(),
            is_new: incoming.is_new(),
            news: if incoming.is_new() { Vec::new() } else { incoming.here.clone() },
        });
        let brought = brought.collect::<Vec<_>>();
        let last = brought.last().map(|last| (last.group, last.name.clone()));
        let has = |group| self.inside.with_value(|inside| inside.store.has(group).unwrap_or(true));
        let is_in = |group| brought.iter().any(|one| Some(one.group) == group);
        if self.open_group_untracked() == open_before
            && !is_in(open_before)
            && let Some((group, _)) = last
            && has(group)
        {
            self.open_group(group);
        }
        let open = self.open_group_untracked();
        for Done { incoming, undo } in all {
            // A phone that was set up anew from a copy of itself meets its own timestamps again.
            self.inside.update_value(|inside| inside.clock.observe_all(incoming.theirs.timestamps()));
            if self.is_in_chat() {
                // It goes to everybody, who would bring it back to who takes it out.
                let keys = incoming.preview.merged.iter().map(|one| one.key.clone());
                self.was_written_in(incoming.group, &keys.collect::<Vec<_>>());
            } else {
                let undo = match incoming.is_new() {
                    true => Undoable::NewGroup(undo, open_before),
                    false => Undoable::Import(undo),
                };
                self.remember_import(incoming.group, undo, incoming.label());
            }
            if incoming.is_new() {
                continue;
            }
            if Some(incoming.group) == open {
                self.add_news(&incoming.here);
            } else {
                self.add_news_of(&incoming);
            }
        }
        let elsewhere = last.filter(|_| !is_in(open)).map(|(_, name)| name);
        self.opening.stage.set(OpeningStage::Brought(brought));
        self.warn_if_short_of_room();
        elsewhere
    }
}
