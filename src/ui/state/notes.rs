//! Small things that this phone remembers of a group for a screen: what was answered, what was put off.

use leptos::prelude::*;

use crate::group::Group;

use super::App;

impl App {
    /// What a screen remembered of the open group under this name.
    pub fn note(self, name: &str) -> Option<String> {
        let id = self.now(Group::id);
        self.inside.with_value(|inside| inside.store.here().note_of(id, name))
    }

    /// Remembers it, until the group is removed from the phone.
    pub fn set_note(self, name: &str, text: Option<&str>) {
        let id = self.now(Group::id);
        self.inside.with_value(|inside| {
            // What cannot be kept is asked again some time: no more than that.
            let _ = inside.store.here().set_note_of(id, name, text);
        });
    }
}
