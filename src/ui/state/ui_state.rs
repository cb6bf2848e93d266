//! What a screen remembers on this phone: what was answered, what was put off, how a control stood.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::group::Group;

use super::App;

impl App {
    /// What a screen remembered of the open group under this name.
    pub fn ui_state(self, name: &str) -> Option<String> {
        let id = self.with_untracked(Group::id);
        self.inside.with_value(|inside| inside.store.device_settings().ui_state_of(id, name))
    }

    /// Remembers it, until the group is removed from the phone.
    pub fn set_ui_state(self, name: &str, text: Option<&str>) {
        let id = self.with_untracked(Group::id);
        self.inside.with_value(|inside| {
            // What cannot be kept is asked again some time: no more than that.
            let _ = inside.store.device_settings().set_ui_state_of(id, name, text);
        });
    }

    /// What a screen remembered under this name for all groups.
    pub fn preference<T: DeserializeOwned>(self, name: &str) -> Option<T> {
        self.inside.with_value(|inside| inside.store.device_settings().value(name))
    }

    /// Remembers it on this phone, whatever group is open.
    pub fn set_preference<T: Serialize>(self, name: &str, value: &T) {
        self.inside.with_value(|inside| {
            // As above.
            let _ = inside.store.device_settings().set_value(name, Some(value));
        });
    }
}
