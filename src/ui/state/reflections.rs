//! What somebody reflects on for themself: kept on this phone, apart from the group.

use leptos::prelude::*;
use uuid::Uuid;

use super::{App, Trouble};
use crate::browser::clock;
use crate::group::{Group, day};
use crate::storage::{Reflection, StoreError};

impl App {
    /// What was written beside the open group, the latest first.
    pub fn reflections(self) -> Vec<Reflection> {
        let group = self.with_untracked(Group::id);
        self.inside.with_value(|inside| inside.store.reflections().all(group))
    }

    /// Keeps words on a prompt.
    ///
    /// # Errors
    /// When they could not be kept.
    pub fn reflect(self, prompt: &str, words: &str) -> Result<(), StoreError> {
        let (group, id) = (self.with_untracked(Group::id), self.fresh());
        let on = day::to_text(clock::today());
        let reflection = Reflection { id, on, prompt: prompt.to_owned(), text: words.trim().to_owned() };
        self.inside.with_value(|inside| inside.store.reflections().keep(group, &reflection))
    }

    /// Erases one of them, or all. Returns whether the store did it.
    pub fn erase_reflections(self, one: Option<Uuid>) -> bool {
        let group = self.with_untracked(Group::id);
        self.inside.with_value(|inside| match one {
            Some(id) => inside.store.reflections().erase(group, id).is_ok(),
            None => inside.store.erase_reflections(group).is_ok(),
        })
    }

    /// Whether nothing that is written now is there at the next start.
    pub fn keeps_nothing(self) -> bool {
        self.trouble.with(|trouble| *trouble == Some(Trouble::Blocked))
    }
}
