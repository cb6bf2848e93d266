//! How well this phone keeps the group, and when to say that its copy was not passed on for a while.

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::browser::clock;
use crate::browser::install::{self, InstallMethod};
use crate::browser::persistent_storage::{self, Persistence};
use crate::group::{Day, Group, day};
use crate::insight::backup_reminder::{BackupState, is_due, unshared};

use super::App;

/// The note that remembers that it was told that only this phone has the group.
const ONLY_HERE: &str = "only-here-told";

/// The day of "Not now", for each group.
const PUT_OFF: &str = "passing-on-put-off";

impl App {
    /// Finds out how well this phone keeps what rests on it.
    pub(super) fn learn_keeping(self) {
        spawn_local(async move {
            let promised = persistent_storage::state().await == Persistence::Promised;
            self.keeping.set(Some(match install::method() {
                // The chat keeps it.
                _ if self.is_in_chat() => BackupState::Kept,
                _ if promised => BackupState::Kept,
                InstallMethod::Installed => BackupState::Kept,
                InstallMethod::IosSteps => BackupState::GoesAfterAWeek,
                _ => BackupState::MayGo,
            }));
        });
    }

    /// How the open group's copy on this phone is kept, if it was not passed on for long; `again` also within the
    /// peace after "Not now". Goes over the whole copy: not for every change.
    pub fn reminder(self, again: bool) -> Option<BackupState> {
        let keeping = self.keeping.get()?;
        let (id, sample) = self.with_untracked(|group| (group.id(), group.is_sample()));
        if sample || !self.is_open() || self.is_in_chat() {
            return None;
        }
        let export = self.last_export.get();
        let passed_on = export.map(|last| last.at);
        let unshared = self.replica(|replica| unshared(replica, self.device, passed_on));
        let unshared = unshared.map(|unshared| (clock::day_of(unshared.first), unshared.things));
        let put_off = if again { None } else { self.put_off(id) };
        let due = is_due(self.today(), keeping, passed_on.map(clock::day_of), unshared, put_off);
        due.then_some(keeping)
    }

    /// Whether no other phone has the group, as far as is known here, and this one's browser may clear it: told once.
    pub fn is_only_here(self) -> bool {
        let at_risk = self.keeping.get().is_some_and(|keeping| keeping != BackupState::Kept);
        let has_work = self.with(|group| !group.is_sample() && group.commitments().next().is_some());
        at_risk && has_work && self.is_open() && self.last_export.with(Option::is_none) && {
            let id = self.with_untracked(Group::id);
            self.ui_state(ONLY_HERE).is_none()
                && self.inside.with_value(|inside| inside.store.peers(id).is_empty())
        }
    }

    /// It was told.
    pub fn was_told_only_here(self) {
        self.set_ui_state(ONLY_HERE, Some("1"));
        self.last_export.notify();
    }

    fn put_off(self, id: Uuid) -> Option<Day> {
        self.inside.with_value(|inside| {
            let text: Option<String> = inside.store.device_settings().value_of(id, PUT_OFF);
            text.and_then(|text| day::from_text(&text))
        })
    }

    /// "Not now": for some days nothing more is said of it.
    pub fn put_off_reminder(self) {
        let (id, today) = (self.with_untracked(Group::id), clock::today());
        self.inside.with_value(|inside| {
            // Where it cannot be remembered, it is said again at the next opening.
            let _ = inside.store.device_settings().set_value_of(id, PUT_OFF, Some(&day::to_text(today)));
        });
        self.last_export.notify();
    }
}
