//! A folder that computers share by other means (Syncthing, Nextcloud, a stick): this one keeps a file of its own in it, and
//! looks for what has changed in the files of others. What they bring is shown as every file is; where the group says so, it
//! comes in by itself and is told with the news.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;
use web_sys::File;

use crate::browser::folder::{self, Folder, FolderError};
use crate::browser::pick;
use crate::browser::seal::{self, SealError};
use crate::group::name::clean;
use crate::group::{Command, Group};
use crate::replica::Fingerprint;
use crate::text::{self, news::bidi_isolate};
use crate::transfer::sealed_in;
use crate::ui::in_second_part::in_second_part;

use super::App;
use super::incoming::{GroupPlace, Incoming, OpenError, OpeningStage, Refused};
use super::incoming_files::{MOST, read_bit_by_bit};
use super::locking::Lock;

/// That one was chosen for the group: without it nothing of the browser's is asked at the start.
const CHOSEN: &str = "shared-folder";
/// The fingerprint of what this computer's file holds.
const WRITTEN: &str = "shared-folder-written";
/// How all files in a shared folder end.
const ENDING: &str = ".allleaders.json";
/// Folders tell nobody that they have changed; those that others fill take some seconds themselves.
const EVERY: Duration = Duration::from_secs(4);

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

/// What is known of the folder from one look to the next.
#[derive(Default)]
struct Looks {
    seen: BTreeMap<String, Seen>,
    /// How this computer's file was locked the last time.
    lock: Option<Lock>,
    /// The group that was too much for a file, by its fingerprint: as long as it is that, nobody has to try again.
    too_much: Option<String>,
}

/// A file that was looked at, as it was then.
struct Seen {
    changed: f64,
    size: f64,
    found: Found,
}

enum Found {
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

thread_local! {
    // The browser's handles cannot leave their thread, so that no signal holds them.
    static FOLDER: RefCell<Option<Folder>> = const { RefCell::new(None) };
    static WAITING: RefCell<Vec<File>> = const { RefCell::new(Vec::new()) };
}

impl App {
    /// Takes up the folder that was chosen for the open group, if one was.
    pub(super) fn take_up_folder(self) {
        self.leave_folder();
        if self.ui_state(CHOSEN).is_some() {
            self.later(Later::TakeUp);
        }
    }

    /// Lets go of the folder of the group that was open.
    pub(super) fn leave_folder(self) {
        self.folder_run.update_value(|run| *run += 1);
        FOLDER.set(None);
        WAITING.take();
        self.folder.set(None);
    }

    /// Lets the person choose a folder for the open group. For a press alone.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn choose_folder(self) -> Result<(), FolderError> {
        let group = self.with_untracked(Group::id);
        let Some(folder) = Folder::choose().await? else { return Ok(()) };
        folder.remember(group).await;
        if self.open_group_untracked() == Some(group) {
            self.set_ui_state(CHOSEN, Some("1"));
            self.set_ui_state(WRITTEN, None);
            self.use_folder(folder);
        }
        Ok(())
    }

    /// Has the browser ask once more. For a press alone.
    pub async fn open_folder(self) {
        let Some(folder) = FOLDER.with_borrow(Clone::clone) else { return };
        if folder.ask().await {
            self.use_folder(folder);
        }
    }

    /// The folder is used no longer on this computer; what is in it stays.
    pub fn forget_folder(self) {
        let group = self.with_untracked(Group::id);
        self.set_ui_state(CHOSEN, None);
        self.leave_folder();
        self.forget_folder_of(group);
    }

    /// The handle of the folder goes with the group.
    pub(super) fn forget_folder_of(self, group: Uuid) {
        self.later(Later::Forget(group));
    }

    fn later(self, what: Later) {
        // Where that part of the app cannot be had now, the folder waits for the next start.
        spawn_local(async move {
            let _ = do_later(self, what).await;
        });
    }

    /// Whether what comes by the folder comes in by itself, for everybody in the group.
    pub fn trust_folder(self, trusts: bool, said: &str) {
        self.execute(Command::TrustFolder(trusts), said);
    }

    /// Opens what waits in the folder, as files that were chosen.
    pub fn open_folder_files(self) {
        self.open_files(WAITING.with_borrow(Clone::clone));
    }

    async fn take_up(self) {
        let group = self.with_untracked(Group::id);
        let Some(folder) = Folder::remembered(group).await else { return };
        let is_allowed = folder.is_allowed().await;
        if self.open_group_untracked() != Some(group) {
            return;
        }
        if is_allowed {
            self.use_folder(folder);
        } else {
            self.show_folder(&folder, FolderAccess::Asks);
            FOLDER.set(Some(folder));
        }
    }

    fn show_folder(self, folder: &Folder, access: FolderAccess) {
        self.folder.set(Some(SharedFolder {
            name: clean(&folder.name()),
            access,
            waiting: Vec::new(),
            is_locked: false,
            refused: Vec::new(),
        }));
    }

    fn use_folder(self, folder: Folder) {
        self.leave_folder();
        self.show_folder(&folder, FolderAccess::Open);
        FOLDER.set(Some(folder.clone()));
        let run = self.folder_run.get_value();
        spawn_local(async move {
            let mut looks = Looks::default();
            while self.is_current(run) {
                let step = self.step_with(&folder, &mut looks, run).await;
                if !self.is_current(run) {
                    return;
                }
                let access = match step {
                    Ok(access) => access,
                    Err(FolderError::Refused) => FolderAccess::Asks,
                    Err(FolderError::Unusable) => FolderAccess::Lost,
                };
                self.tell_of_folder(access, &looks);
                if access == FolderAccess::Asks {
                    return;
                }
                sleep(EVERY).await;
            }
        });
    }

    fn is_current(self, run: u32) -> bool {
        self.folder_run.get_value() == run
    }

    fn tell_of_folder(self, access: FolderAccess, looks: &Looks) {
        let is_locked = matches!(looks.lock, Some(Lock::With(_)));
        let (mut waiting, mut refused, mut files) = (Vec::new(), Vec::new(), Vec::new());
        for (name, seen) in &looks.seen {
            match &seen.found {
                Found::Nothing => {}
                Found::Unreadable(why) => refused.push(Refused { name: name.clone(), why: why.clone() }),
                Found::Locked(file) => {
                    waiting.push(String::new());
                    files.push(file.clone());
                }
                Found::News { by, file, .. } => {
                    waiting.push(by.clone());
                    files.push(file.clone());
                }
            }
        }
        WAITING.set(files);
        let now = self.folder.get_untracked().map(|folder| SharedFolder {
            access,
            waiting,
            is_locked,
            refused,
            ..folder
        });
        // Most looks find nothing: the screen is not told of those.
        if self.folder.with_untracked(|before| *before != now) {
            self.folder.set(now);
        }
    }

    /// Writes this computer's file where it holds something else than the group now, and looks at the files of others. Gives
    /// how the folder stands then.
    async fn step_with(
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
        let mut now = self.replica(crate::replica::file::fingerprint).to_string();
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
                Found::News { to, .. } => *to == self.replica(crate::replica::file::fingerprint),
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
        Found::News { by, to: self.replica(crate::replica::file::fingerprint), file }
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

/// What the second part of the app does for the first.
enum Later {
    TakeUp,
    Forget(Uuid),
}

async fn carry_out(app: App, what: Later) {
    match what {
        Later::TakeUp => app.take_up().await,
        Later::Forget(group) => folder::forget(group).await,
    }
}

in_second_part! {
    fn do_later(app: App, what: Later) -> () {
        spawn_local(carry_out(app, what));
    }
}
