//! The app in a chat: who is in the chat is in the group. What somebody does goes into the chat by itself, and what comes from
//! others is brought in as it comes; the group chose the chat for that. What the chat holds is what counts: a phone that
//! forgets gets all of it again.
//!
//! What has to be known at the start is here; the rest is in `chat_messages`, in the second part of the app.

use leptos::prelude::*;
use uuid::Uuid;

use super::App;
use crate::browser::webxdc;
use crate::group::Group;
use crate::replica::Key;

/// Hears which records of the open group somebody has written.
pub(super) type Written = Box<dyn Fn(Uuid, &[Key])>;

/// The chat that the app is in.
#[derive(Clone, Copy)]
pub struct Chat {
    /// Whether all that was in the chat when the app was opened is here.
    is_here: RwSignal<bool>,
    /// The groups of which something is in the chat. It goes on with the one that was started first, for everybody: messages
    /// come in another order on each phone.
    groups: StoredValue<Vec<Uuid>>,
    written: StoredValue<Option<Written>, LocalStorage>,
}

impl Chat {
    /// The chat that the app is in; none where it runs in a browser of its own.
    pub(super) fn here() -> Option<Self> {
        webxdc::is_here().then(|| Self {
            is_here: RwSignal::new(false),
            groups: StoredValue::new(Vec::new()),
            written: StoredValue::new_local(None),
        })
    }

    /// The group that the chat goes on with.
    pub(super) fn group(self) -> Option<Uuid> {
        // Ids of groups begin with the time.
        self.groups.with_value(|groups| groups.iter().min().copied())
    }

    /// Whether something of this group is in the chat.
    pub(super) fn has(self, group: Uuid) -> bool {
        self.groups.with_value(|groups| groups.contains(&group))
    }

    /// Whether something of yet another group is in the chat.
    pub(super) fn has_another(self, group: Uuid) -> bool {
        self.groups.with_value(|groups| groups.iter().any(|other| *other != group))
    }

    /// Something of this group is in the chat, or about to be.
    pub(super) fn note_group(self, group: Uuid) {
        if !self.has(group) {
            self.groups.update_value(|groups| groups.push(group));
        }
    }

    pub(super) fn is_here_now(self) -> bool {
        self.is_here.get_untracked()
    }

    pub(super) fn set_here(self) {
        self.is_here.set(true);
    }

    pub(super) fn when_written(self, written: Written) {
        self.written.set_value(Some(written));
    }
}

impl App {
    /// Whether the app runs in a chat.
    pub fn is_in_chat(self) -> bool {
        self.chat.is_some()
    }

    /// Whether what the chat holds is still on its way: until then nobody knows which group it is. Tracked.
    pub fn is_joining(self) -> bool {
        self.chat.is_some_and(|chat| !chat.is_here.get())
    }

    /// Somebody has written these records of the open group on this phone.
    pub(super) fn was_written(self, keys: &[Key]) {
        if self.chat.is_some() {
            self.was_written_in(self.with_untracked(Group::id), keys);
        }
    }

    /// The same for the group of this id.
    pub(super) fn was_written_in(self, group: Uuid, keys: &[Key]) {
        if let Some(chat) = self.chat.filter(|_| !keys.is_empty()) {
            chat.written.with_value(|written| written.iter().for_each(|written| written(group, keys)));
        }
    }
}
