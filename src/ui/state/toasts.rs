//! Telling something in passing, and putting it away.

use leptos::prelude::*;

use crate::storage::UndoStepId;

use super::App;

/// Something to tell in passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells toasts apart.
    pub id: u32,
    /// What is said.
    pub text: String,
    /// The step that *Undo* beside it takes back.
    pub undo: Option<UndoStepId>,
    /// What that would take back, where the text is about something else.
    pub undoes: String,
    /// Whether it is a small joy: something is done, or somebody took on a need.
    pub is_joy: bool,
}

impl Toast {
    /// One that says this and offers nothing.
    pub fn saying(text: impl Into<String>) -> Self {
        Self { id: 0, text: text.into(), undo: None, undoes: String::new(), is_joy: false }
    }
}

impl App {
    /// Tells something in passing; with `undo`, the latest step can be taken back beside it.
    pub fn say(self, text: impl Into<String>, undo: bool) {
        let step = if undo { self.newest_step().map(|(id, _)| id) } else { None };
        self.show_toast(Toast { undo: step, ..Toast::saying(text) });
    }

    /// Tells that a step was taken back, and offers the one before it by its name.
    pub fn say_and_offer_next(self, text: String) {
        let (next, undoes) = self.newest_step().unzip();
        self.show_toast(Toast { undo: next, undoes: undoes.unwrap_or_default(), ..Toast::saying(text) });
    }

    pub(super) fn show_toast(self, toast: Toast) {
        let id = self.inside.try_update_value(|inside| {
            inside.toast += 1;
            inside.toast
        });
        let toast = Toast { id: id.unwrap_or_default(), ..toast };
        self.toasts.update(|toasts| {
            // One word at a time: the older one has been seen, and its act can still be undone.
            toasts.clear();
            toasts.push(toast);
        });
    }

    /// Puts a toast away.
    pub fn dismiss_toast(self, id: u32) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}
