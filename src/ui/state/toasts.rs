//! Telling something in passing, and putting it away.

use leptos::prelude::*;

use super::App;
use super::steps::Toast;

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
