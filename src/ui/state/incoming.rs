//! What comes in with files, and where their opening stands.

use futures_channel::oneshot;
use futures_util::future::AbortHandle;
use leptos::prelude::*;
use uuid::Uuid;

use crate::browser::seal::SealError;
use crate::group::name::clean;
use crate::group::{Group, News};
use crate::replica::file::{ReadError, Saved, UnknownKeys};
use crate::replica::{ClockNotice, MergeError, Preview, Replica};
use crate::storage::{ImportSource, StoreError};
use crate::text;

/// Files of one group, read and compared with what is here. Nothing has been changed yet.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The group's id.
    pub group: Uuid,
    /// Where the group is on this phone.
    pub place: GroupPlace,
    /// Who saved each file, and when, as the files say.
    pub saved: Vec<Saved>,
    /// The group's name in the files.
    pub name: String,
    /// What would change, record by record.
    pub preview: Preview,
    /// What is to be told about clocks.
    pub clocks: Vec<ClockNotice>,
    /// What would change here, in the group's terms.
    pub here: Vec<News>,
    /// What the files lack: it would change there if they opened ours.
    pub there: Vec<News>,
    /// Whether bringing it in can be undone after the app was closed, too; otherwise it is too large for that.
    pub undo_lasts: bool,
    /// The group as it would be: the names in the news are found in it.
    pub after: Group,
    /// Whether the files bring keys at their top that this version does not know and this phone does not have (law L5).
    pub brings_keys: bool,
    /// Whether all of those are kept, and none is left out as too many or too long.
    pub keeps_keys: bool,
    /// Whether the files are updates, with only what is newer: what they lack cannot be told then.
    pub is_update: bool,
    pub(super) theirs: Replica,
    pub(super) unknown: UnknownKeys,
    pub(super) source: ImportSource,
}

impl Incoming {
    /// Whether the group is not on this phone yet.
    pub fn is_new(&self) -> bool {
        self.place == GroupPlace::New
    }

    /// Whether there is anything to bring in.
    pub fn brings_something(&self) -> bool {
        !self.preview.is_nothing_new() || self.brings_keys
    }
}

impl Incoming {
    /// What bringing it in does, in a sentence for *Undo*.
    pub fn label(&self) -> String {
        let words = &text::current().history;
        if self.place == GroupPlace::New {
            return (words.did_add_group)(&text::news::bidi_isolate(&self.name));
        }
        let mut who: Vec<String> = Vec::new();
        for saved in &self.saved {
            let name = text::news::bidi_isolate(&clean(&saved.by));
            if !name.is_empty() && !who.contains(&name) {
                who.push(name);
            }
        }
        if who.is_empty() {
            words.did_open_file.to_owned()
        } else {
            (words.did_open)(&text::current().list(&who))
        }
    }
}

/// Where a group is on this phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupPlace {
    /// It is open.
    Open,
    /// It is on this phone, and another one is open.
    Stored,
    /// It is not here yet.
    New,
}

/// What it came in: the same is in both, but nobody looks for a file who tapped a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A file, or its text.
    File,
    /// A link.
    Link,
    /// The codes on another phone.
    Code,
}

/// Where the opening of files stands.
#[derive(Clone, Debug)]
pub enum OpeningStage {
    /// Nothing is being opened.
    Idle,
    /// Reading; so many hundredths are done.
    Reading(u8),
    /// It is locked, and waits for [`App::answer_passphrase`](super::App::answer_passphrase).
    Locked {
        /// The file's name; empty for pasted text.
        name: String,
        /// The passphrase that was given before does not open it.
        was_wrong: bool,
    },
    /// A passphrase is being tried on it.
    Unlocking,
    /// Read and compared; nothing has changed yet.
    Seen(Vec<Incoming>),
    /// Bringing in; so many hundredths are done.
    Bringing(u8),
    /// What was being brought in is being taken back.
    Stopping,
    /// Brought in: what changed, group by group.
    Brought(Vec<Brought>),
}

impl OpeningStage {
    /// Whether files that are opened now have to wait.
    pub(super) fn is_busy(&self) -> bool {
        !matches!(self, OpeningStage::Idle | OpeningStage::Brought(_))
    }
}

/// What was brought into one group.
#[derive(Clone, Debug)]
pub struct Brought {
    /// The group.
    pub group: Uuid,
    /// Its name.
    pub name: String,
    /// Whether the group was not on this phone before.
    pub is_new: bool,
    /// What changed.
    pub news: Vec<News>,
}

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The browser could not give it.
    Unreadable,
    /// The part of the app that reads it could not be had.
    Unready,
    /// It was read and is no good.
    Read(ReadError),
    /// It is good, and cannot be merged with what is here or with another one of the files.
    Merge(MergeError),
    /// It has only what is newer, and builds on changes that are not on this phone. Whoever saved it (the name may be
    /// empty) can pass on everything.
    BuildsOnMore {
        /// Whose phone it was.
        by: String,
    },
    /// It is of another group than the one that the chat has, in which the app runs.
    ChatHasAnother,
    /// It is locked, and could not be opened.
    Sealed(SealError),
    /// What is here could not be read, so that there is nothing to compare it with.
    Store(StoreError),
}

impl From<MergeError> for OpenError {
    fn from(error: MergeError) -> Self {
        Self::Merge(error)
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Something that was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What people know it by.
    pub what: RefusedThing,
    /// Why.
    pub why: OpenError,
}

/// What people know something by that was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusedThing {
    /// The name of its file, or of its group.
    Named(String),
    /// Text that was pasted.
    Pasted,
    /// All that was opened together.
    All,
}

/// The opening of files.
#[derive(Clone, Copy)]
pub struct Opening {
    /// Where it stands.
    pub stage: RwSignal<OpeningStage>,
    /// What that came in which is being opened.
    pub carrier: RwSignal<Carrier>,
    /// What was not opened, since the person last opened something.
    pub refused: RwSignal<Vec<Refused>>,
    /// So many wait for their turn.
    pub waiting: RwSignal<usize>,
    /// Counts how often something was compared, so that the page shows what was compared last.
    pub compared: RwSignal<u32>,
    // Each reading has a number; one that finds another number has been cancelled.
    number: StoredValue<u32>,
    // Where a passphrase goes that the person is asked for, and what stops its being tried.
    pub(super) answer: StoredValue<Option<oneshot::Sender<String>>>,
    pub(super) unlocking: StoredValue<Option<AbortHandle>>,
}

impl Opening {
    pub(super) fn new() -> Self {
        Self {
            stage: RwSignal::new(OpeningStage::Idle),
            carrier: RwSignal::new(Carrier::File),
            refused: RwSignal::new(Vec::new()),
            waiting: RwSignal::new(0),
            compared: RwSignal::new(0),
            number: StoredValue::new(0),
            answer: StoredValue::new(None),
            unlocking: StoredValue::new(None),
        }
    }

    /// Whether something is being brought in, or taken back.
    pub(super) fn is_bringing(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, OpeningStage::Bringing(_) | OpeningStage::Stopping))
    }

    pub(super) fn begin(self) -> u32 {
        self.number.update_value(|number| *number += 1);
        self.answer.set_value(None);
        self.unlocking.update_value(|unlocking| {
            if let Some(unlocking) = unlocking.take() {
                unlocking.abort();
            }
        });
        self.number.get_value()
    }

    pub(super) fn is_current(self, number: u32) -> bool {
        self.number.get_value() == number
    }

    pub(super) fn show(self, seen: Vec<Incoming>) {
        self.stage.set(OpeningStage::Seen(seen));
        self.compared.update(|compared| *compared += 1);
    }
}
