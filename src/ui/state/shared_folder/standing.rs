//! How a shared folder stands, for the screens.

use super::super::incoming::Refused;
use crate::browser::seal::SealError;
use crate::text::{self, news::bidi_isolate};

/// How the folder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderAccess {
    /// It is written and read.
    Open,
    /// The browser wants to ask the person once more.
    Asks,
    /// It is gone, full, or cannot be written.
    Lost,
    /// The group always locks what leaves a phone, and the passphrase is not known in this tab.
    Locked,
    /// What leaves this computer is locked, and there was no memory for it, or the part of the app that locks could not be had.
    NotLocked(SealError),
    /// The group is too much for a file, so that this computer's is not written.
    TooMuch,
}

/// The folder of the open group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedFolder {
    /// What it is called.
    pub name: String,
    /// Whether it can be used.
    pub access: FolderAccess,
    /// Who saved what waits to be looked at; a name may be empty.
    pub waiting: Vec<String>,
    /// Whether this computer's file is locked with a passphrase.
    pub is_locked: bool,
    /// What could not be read, until it changes.
    pub refused: Vec<Refused>,
}

impl SharedFolder {
    /// Who has put something new into it, in a sentence.
    pub fn who_waits(&self) -> String {
        let text = text::current();
        let names: Vec<String> = self.waiting.iter().map(|name| bidi_isolate(name)).collect();
        let are_named = self.waiting.iter().all(|name| !name.is_empty());
        (text.folder.waits)(are_named.then(|| text.list(&names)).as_deref())
    }
}
