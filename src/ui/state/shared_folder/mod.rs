//! A folder that computers share by other means (Syncthing, Nextcloud, a stick): this one keeps a file of its own in it, and
//! looks for what has changed in the files of others. What they bring is shown as every file is; where the group says so, it
//! comes in by itself and is told with the news.

mod look;
mod standing;

use std::cell::RefCell;
use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;
use web_sys::File;

use self::look::{Found, Looks, WRITTEN};
use super::App;
use super::incoming::{Refused, RefusedThing};
use super::locking::Lock;
use crate::browser::folder::{self, Folder, FolderError};
use crate::group::name::clean;
use crate::group::{Command, Group};
use crate::ui::in_second_part::in_second_part;

pub use self::standing::{FolderAccess, SharedFolder};

/// That one was chosen for the group: without it nothing of the browser's is asked at the start.
const CHOSEN: &str = "shared-folder";
/// Folders tell nobody that they have changed; those that others fill take some seconds themselves.
const EVERY: Duration = Duration::from_secs(4);

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
                Found::Unreadable(why) => {
                    refused.push(Refused { what: RefusedThing::Named(name.clone()), why: why.clone() });
                }
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
