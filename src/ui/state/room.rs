//! Room in the phone's store.

use leptos::prelude::*;

use crate::storage::Room;

use super::{App, Trouble};

impl App {
    /// How much of the phone's store is taken. Reads all of it: not for every frame.
    pub fn room(self) -> Option<Room> {
        self.inside.with_value(|inside| inside.store.room().ok())
    }

    /// Room was made: the warning goes, unless there is little of it all the same.
    pub fn room_was_made(self) {
        if self.trouble.with_untracked(|trouble| *trouble == Some(Trouble::Full)) {
            self.trouble.set(None);
        }
        self.warn_if_short_of_room();
    }

    /// Warns while there is still room.
    pub(super) fn warn_if_short_of_room(self) {
        let short = self.room().is_some_and(Room::is_short);
        // Set only where it changes: the message is put up anew each time, under a finger perhaps.
        match self.trouble.get_untracked() {
            None if short => self.trouble.set(Some(Trouble::Short)),
            Some(Trouble::Short) if !short => self.trouble.set(None),
            _ => {}
        }
    }
}
