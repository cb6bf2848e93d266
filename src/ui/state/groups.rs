//! The groups on this phone: started, opened, switched, removed.

use leptos::prelude::*;
use uuid::Uuid;

use crate::browser::clock;
use crate::group::sample::{self, SampleText};
use crate::group::{Command, CommandContext, Group};
use crate::replica::Replica;
use crate::storage::StoredGroup;
use crate::text;

use super::commands::UndoKind;
use super::{App, Chat, Inside, Trouble};

impl App {
    /// The groups on this phone, in the order of their names.
    pub fn groups(self) -> Vec<StoredGroup> {
        self.groups.get()
    }

    /// Starts a group and opens it. Returns whether it was kept.
    pub fn start_group(self, name: &str, purpose: &str) -> bool {
        let begin = Command::NameGroup { name: name.to_owned(), purpose: purpose.to_owned() };
        self.begin(begin)
    }

    /// Makes the invented group and opens it. Returns whether it was kept.
    pub fn try_sample(self, text: &SampleText) -> bool {
        let commands = sample::commands(text, clock::today(), || self.fresh());
        self.begin(Command::Batch(commands))
    }

    fn begin(self, command: Command) -> bool {
        let before = self.open_group_untracked();
        if let Some(group) = self.chat.and_then(Chat::group) {
            // Somebody else in the chat was quicker.
            self.open_group(group);
            self.say(text::current().chat.begun_already, false);
            return false;
        }
        let id = self.fresh();
        self.show(Replica::new(id));
        // The way back from a new group is to remove it.
        if self.write(&command, UndoKind::None).is_ok() {
            self.set_last(Some(id));
            self.list_groups();
            return true;
        }
        match before {
            Some(before) => self.open_group(before),
            None => self.close(),
        }
        false
    }

    /// Opens another group of this phone.
    pub fn open_group(self, id: Uuid) {
        let loaded = self.inside.with_value(|inside| inside.store.load(id));
        match loaded {
            Ok(loaded) => {
                self.show(loaded.replica);
                if !loaded.set_aside.is_empty() {
                    self.trouble.set(Some(Trouble::SetAside(loaded.set_aside.len())));
                }
                self.set_last(Some(id));
                self.restore_news();
                self.share_answers();
                // One that is being brought in now is told when it is in.
                if loaded.finished_import && !self.opening.is_bringing() {
                    self.say(text::current().share.finished, false);
                }
            }
            Err(error) => self.fail(error),
        }
    }

    /// What earlier versions asked on this phone alone is said in the group's records, without a word and once. Where
    /// it cannot be kept it is tried again next time.
    fn share_answers(self) {
        let group = self.with_untracked(Group::id);
        let commands = self.inside.with_value(|inside| {
            self.with_untracked(|group| inside.store.device_settings().answers_for(group))
        });
        let mut fresh = || self.fresh();
        let mut context = CommandContext {
            me: None,
            device: self.device,
            today: clock::today(),
            meeting: None,
            fresh: &mut fresh,
        };
        let edits = self.with_untracked(|group| group.changes(&Command::Batch(commands), &mut context)).edits;
        let keys = self.inside.try_update_value(|inside| {
            let Inside { store, replica, clock, .. } = inside;
            let outcome = store.execute(replica, &edits, clock, clock::now()).ok()?;
            let _ = store.device_settings().forget_answers(group);
            Some(outcome.keys())
        });
        if let Some(Some(keys)) = keys {
            self.was_written(&keys);
            self.refresh(&keys);
        }
    }

    /// Removes a group from this phone, for good; other phones keep theirs. Opens another if there is one.
    pub fn remove_group(self, id: Uuid) -> bool {
        let removed = self.inside.with_value(|inside| inside.store.remove_group(id));
        if let Err(error) = removed {
            self.refuse(error);
            return false;
        }
        self.forget_folder_of(id);
        self.list_groups();
        if self.open_group_untracked() == Some(id) {
            match self.groups.with_untracked(|groups| groups.first().map(|group| group.id)) {
                Some(next) => self.open_group(next),
                None => self.close(),
            }
        }
        true
    }

    /// Opens the group that was open last, or the first there is.
    pub(super) fn open_last(self) {
        self.list_groups();
        let last = self.inside.with_value(|inside| inside.store.device_settings().current_group());
        let id = self.groups.with_untracked(|groups| {
            let is_last = |group: &&StoredGroup| Some(group.id) == last;
            groups.iter().find(is_last).or(groups.first()).map(|group| group.id)
        });
        if let Some(id) = id {
            self.open_group(id);
        }
    }

    /// Reads anew which groups there are: one of them has another name now.
    pub fn list_groups(self) {
        match self.inside.with_value(|inside| inside.store.groups()) {
            Ok(mut groups) => {
                if let Some(chat) = self.chat {
                    groups.retain(|group| chat.has(group.id));
                }
                self.groups.set(groups);
            }
            Err(error) => self.fail(error),
        }
        self.compare_anew();
    }

    /// The id of the open group, not followed.
    pub fn open_group_untracked(self) -> Option<Uuid> {
        self.open.get_untracked().then(|| self.with_untracked(Group::id))
    }

    /// Shows a copy as the open group, with what can be taken back in it.
    pub(super) fn show(self, replica: Replica) {
        self.group.set(Group::read(&replica));
        self.inside.update_value(|inside| {
            inside.clock.observe_all(replica.timestamps());
            inside.replica = replica;
            inside.undo = inside.store.undo_log(&inside.replica);
            inside.session_change = None;
        });
        self.steps_changed.notify();
        self.toasts.set(Vec::new());
        self.news.set(Vec::new());
        self.restore_session();
        self.open.set(true);
        self.take_up_folder();
        self.compare_anew();
    }

    pub(super) fn close(self) {
        self.session.set(None);
        self.leave_folder();
        self.open.set(false);
        self.set_last(None);
        self.group.set(Group::default());
        self.compare_anew();
    }

    fn set_last(self, id: Option<Uuid>) {
        // Which group opens first is a convenience: without room, the first does.
        self.inside.with_value(|inside| {
            let _ = inside.store.device_settings().set_current_group(id);
        });
    }
}
