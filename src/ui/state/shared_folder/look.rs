//! One look at a shared folder: this computer's file is written into it, and the files of others are read.

use std::collections::BTreeMap;

use leptos::prelude::*;
use web_sys::File;

use super::super::App;
use super::super::incoming::{GroupPlace, Incoming, OpenError, OpeningStage};
use super::super::incoming_files::{MOST, read_bit_by_bit};
use super::super::locking::Lock;
use super::standing::FolderAccess;
use crate::browser::folder::{Folder, FolderError};
use crate::browser::pick;
use crate::browser::seal::{self, SealError};
use crate::group::Group;
use crate::group::name::clean;
use crate::replica::Fingerprint;
use crate::replica::file::fingerprint;
use crate::transfer::sealed_in;

/// The fingerprint of what this computer's file holds.
pub(super) const WRITTEN: &str = "shared-folder-written";
/// How all files in a shared folder end.
const ENDING: &str = ".allleaders.json";

/// What is known of the folder from one look to the next.
#[derive(Default)]
pub(super) struct Looks {
    pub seen: BTreeMap<String, Seen>,
    /// How this computer's file was locked the last time.
    pub lock: Option<Lock>,
    /// The group that was too much for a file, by its fingerprint: as long as it is that, nobody has to try again.
    too_much: Option<String>,
}

/// A file that was looked at, as it was then.
pub(super) struct Seen {
    changed: f64,
    size: f64,
    pub found: Found,
}

pub(super) enum Found {
    /// Nothing that is not here; or another group's.
    Nothing,
    Unreadable(OpenError),
    /// It is locked with a passphrase that is not known here: who opens it is asked.
    Locked(File),
    /// Something new for the copy of this fingerprint.
    News {
        by: String,
        to: Fingerprint,
        file: File,
    },
}

impl App {
    /// Writes this computer's file where it holds something else than the group now, and looks at the files of others. Gives
    /// how the folder stands then.
    pub(super) async fn step_with(
        self,
        folder: &Folder,
        looks: &mut Looks,
        run: u32,
    ) -> Result<FolderAccess, FolderError> {
        let own = own_name(self);
        let files = folder.files(ENDING).await?;
        if !self.is_current(run) {
            return Ok(FolderAccess::Open);
        }
        let lock = self.lock_untracked();
        let mut now = self.replica(fingerprint).to_string();
        if lock != Lock::Open {
            now += " locked";
        }
        let is_there = files.iter().any(|file| file.name() == own);
        let is_locked_as_before = looks.lock.as_ref().is_none_or(|before| *before == lock);
        looks.lock = Some(lock.clone());
        let mut access = FolderAccess::Open;
        if lock == Lock::Asks {
            access = FolderAccess::Locked;
        } else if looks.too_much.as_ref() == Some(&now) {
            access = FolderAccess::TooMuch;
        } else if !is_there || !is_locked_as_before || self.ui_state(WRITTEN).as_ref() != Some(&now) {
            match self.for_folder(lock).await {
                Ok(Some(bytes)) => {
                    folder.write(&own, &bytes).await?;
                    if !self.is_current(run) {
                        return Ok(access);
                    }
                    self.set_ui_state(WRITTEN, Some(&now));
                }
                Ok(None) => {
                    looks.too_much = Some(now);
                    access = FolderAccess::TooMuch;
                }
                Err(error) => access = FolderAccess::NotLocked(error),
            }
        }
        looks.seen.retain(|name, _| files.iter().any(|file| file.name() == *name));
        for file in files.into_iter().filter(|file| file.name() != own) {
            // What somebody opened has its turn first.
            if self.opening.stage.with_untracked(OpeningStage::is_busy) {
                return Ok(access);
            }
            if self.knows(looks.seen.get(&file.name()), &file) {
                continue;
            }
            let (name, changed, size) = (file.name(), file.last_modified(), file.size());
            let found = self.look_at(file).await;
            if !self.is_current(run) {
                return Ok(access);
            }
            looks.seen.insert(name, Seen { changed, size, found });
        }
        Ok(access)
    }

    /// What stands in this computer's file; nothing where there can be no file.
    async fn for_folder(self, lock: Lock) -> Result<Option<Vec<u8>>, SealError> {
        let Some(file) = self.outgoing_if_it_fits() else { return Ok(None) };
        match lock {
            Lock::With(passphrase) => seal::seal(&file.bytes, &passphrase).await.map(Some),
            Lock::Open | Lock::Asks => Ok(Some(file.bytes)),
        }
    }

    /// Whether another look at this file would find the same.
    fn knows(self, seen: Option<&Seen>, file: &File) -> bool {
        seen.is_some_and(|seen| {
            let is_as_it_was = seen.changed == file.last_modified() && seen.size == file.size();
            let is_same_here = match &seen.found {
                Found::News { to, .. } => *to == self.replica(fingerprint),
                Found::Locked(_) => !matches!(self.lock_untracked(), Lock::With(_)),
                Found::Nothing | Found::Unreadable(_) => true,
            };
            is_as_it_was && is_same_here
        })
    }

    async fn look_at(self, file: File) -> Found {
        let incoming = match self.compare_with(&file).await {
            Ok(Some(incoming)) => incoming,
            Ok(None) => return Found::Nothing,
            Err(OpenError::Sealed(SealError::WrongPassphrase)) => return Found::Locked(file),
            Err(why) => return Found::Unreadable(why),
        };
        if !incoming.brings_something() {
            return Found::Nothing;
        }
        let by = incoming.saved.first().map(|saved| clean(&saved.by)).unwrap_or_default();
        // Where a clock is wrong, a person has to look.
        let comes_in = self.with_untracked(Group::trusts_folder) && incoming.clocks.is_empty();
        if comes_in && self.bring_in_unasked(incoming).await {
            return Found::Nothing;
        }
        Found::News { by, to: self.replica(fingerprint), file }
    }

    /// What a file has of the open group; `None` where it is of another one.
    async fn compare_with(self, file: &File) -> Result<Option<Incoming>, OpenError> {
        let bytes = pick::read(file, MOST, |_, _| true).await.map_err(|_| OpenError::Unreadable)?;
        let bytes = match (sealed_in(&bytes), self.lock_untracked()) {
            (None, _) => bytes,
            (Some(sealed), Lock::With(passphrase)) => {
                seal::open(&sealed, &passphrase).await.map_err(OpenError::Sealed)?
            }
            // Nobody is asked by the way: who opens the file is.
            (Some(_), Lock::Open | Lock::Asks) => return Err(OpenError::Sealed(SealError::WrongPassphrase)),
        };
        let Some(read) = read_bit_by_bit(bytes, |_, _| true).await else { return Ok(None) };
        let read = read.map_err(OpenError::Read)?;
        if Some(read.replica.group()) != self.open_group_untracked() {
            return Ok(None);
        }
        let (mut incoming, mut refused) = self.compare(vec![read]);
        match refused.pop() {
            Some(refused) => Err(refused.why),
            None => Ok(incoming.pop().filter(|incoming| incoming.place == GroupPlace::Open)),
        }
    }
}

/// `<group's first digits>-<this computer's number>.allleaders.json`: the same for as long as the group is here, whatever it is
/// called.
fn own_name(app: App) -> String {
    let group = app.with_untracked(Group::id).simple().to_string();
    format!("{}-{}{ENDING}", &group[..8], app.device)
}
