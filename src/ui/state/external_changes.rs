//! What happens elsewhere: in another tab, on the clock.

use leptos::prelude::*;

use crate::browser::{clock, storage_events};
use crate::group::RecordKind;
use crate::storage::Followed;

use super::{App, Inside, Trouble};

impl App {
    /// Follows other tabs and the turn of the day, for as long as the app runs.
    pub(super) fn follow(self) {
        storage_events::listen(move |name, text| {
            self.follow_tab(Followed::of(name.as_deref(), text.as_deref()))
        });
        clock::periodically(move || {
            let today = clock::today();
            if self.today.get_untracked() != today {
                self.today.set(today);
            }
        });
        clock::after(1_500, move || self.warn_if_short_of_room());
    }

    fn follow_tab(self, followed: Followed) {
        let open = self.open_group_untracked();
        match followed {
            Followed::Record { group, key, record } if open == Some(group) => {
                let result = self.inside.try_update_value(|inside| {
                    let Inside { store, replica, clock, .. } = inside;
                    store.follow_record(replica, &key, &record, clock)
                });
                match result {
                    Some(Ok(true)) => self.refresh(&[key]),
                    Some(Err(error)) => self.fail(error),
                    _ => {}
                }
            }
            Followed::Record { group, key, .. } => {
                // The first record of a group that another tab has started, or the one that names it.
                if key.kind == RecordKind::Group
                    || !self.groups.with_untracked(|groups| groups.iter().any(|known| known.id == group))
                {
                    self.list_groups();
                }
            }
            Followed::Reload(group) => {
                self.list_groups();
                if open == Some(group) {
                    self.open_group(group);
                }
            }
            Followed::Removed(_) | Followed::Cleared => {
                self.list_groups();
                let gone = |open| !self.groups.with_untracked(|groups| groups.iter().any(|g| g.id == open));
                if open.is_some_and(gone) {
                    self.close();
                    self.trouble.set(Some(Trouble::Gone));
                }
            }
            Followed::Stamped => {
                self.inside
                    .update_value(|inside| inside.store.device_settings().observe_given(&mut inside.clock));
            }
            Followed::Here => {
                self.restore_news();
                self.follow_session();
            }
            Followed::UndoLog(group) => {
                if open == Some(group) {
                    self.inside.update_value(|inside| inside.store.reread_undo_log(&mut inside.undo));
                    self.steps_changed.notify();
                }
            }
            Followed::Nothing => {}
        }
    }
}
