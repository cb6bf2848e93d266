//! Locking with a passphrase: what this tab knows of passphrases, and opening what is locked. A passphrase is in memory alone, unless
//! the person has it kept on this phone; what was opened with it is in no draft and waits nowhere.

use std::borrow::Cow;

use futures_channel::oneshot;
use futures_util::future::{AbortHandle, Abortable};
use leptos::prelude::*;
use uuid::Uuid;

use crate::browser::seal::{self, SealError};
use crate::group::{Command, Group};
use crate::text;
use crate::transfer::sealed_in;

use super::App;
use super::incoming::OpeningStage;

/// So many that are known are tried before the person is asked: each takes a second or two.
const TRIED: usize = 3;

/// How what leaves this phone of the open group is locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lock {
    /// It is not.
    Open,
    /// The group always locks, and this tab does not know the passphrase yet.
    Asks,
    /// With this passphrase.
    With(String),
}

/// What is inside of something that was opened, and the passphrase that it wanted.
pub(super) struct Unlocked {
    pub(super) bytes: Vec<u8>,
    pub(super) passphrase: Option<String>,
}

impl App {
    /// How what leaves this phone of the open group is locked; follows it.
    pub fn lock(self) -> Lock {
        let (group, always) = self.with(|group| (group.id(), group.always_locks()));
        self.passphrases.track();
        match self.passphrase_of(group) {
            Some(passphrase) => Lock::With(passphrase),
            None if always => Lock::Asks,
            None => Lock::Open,
        }
    }

    /// The same, for what happens on a tap.
    pub fn lock_untracked(self) -> Lock {
        untrack(|| self.lock())
    }

    /// Locks what leaves this phone of the open group with this passphrase, as long as this tab is open.
    pub fn lock_with(self, passphrase: &str) {
        self.know_passphrase(self.with_untracked(Group::id), passphrase);
    }

    /// Forgets the open group's passphrase, here and where it is kept.
    pub fn forget_passphrase(self) {
        self.keep_passphrase(false);
        let group = self.with_untracked(Group::id);
        self.passphrases.update(|all| drop(all.remove(&group)));
    }

    /// Whether the open group's passphrase is kept on this phone; follows it.
    pub fn keeps_passphrase(self) -> bool {
        self.passphrases.track();
        self.kept_passphrase(self.with(Group::id)).is_some()
    }

    /// Keeps it, so that nobody is asked after a reload; or no longer, as long as it is known in this tab. Returns whether the
    /// browser did so.
    pub fn keep_passphrase(self, keep: bool) -> bool {
        let group = self.with_untracked(Group::id);
        let known = self.passphrase_of(group);
        let kept = known.as_deref().filter(|_| keep);
        let done =
            self.inside.with_value(|inside| inside.store.device_settings().set_passphrase(group, kept));
        self.passphrases.update(|all| all.extend(known.map(|known| (group, known))));
        done.is_ok()
    }

    /// Says for the whole group whether everything that is passed on is locked.
    pub fn always_lock(self, always: bool) {
        let words = &text::current().lock;
        let said = if always { words.always_said } else { words.not_always_said };
        self.execute(Command::AlwaysLock(always), said);
    }

    /// Uses a passphrase of this group's from now on, unless another one is in use.
    pub(super) fn know_passphrase(self, group: Uuid, passphrase: &str) {
        if self.passphrase_of(group).is_none() {
            self.passphrases.update(|all| drop(all.insert(group, passphrase.to_owned())));
        }
    }

    fn passphrase_of(self, group: Uuid) -> Option<String> {
        let known = self.passphrases.with_untracked(|all| all.get(&group).cloned());
        known.or_else(|| self.kept_passphrase(group))
    }

    fn kept_passphrase(self, group: Uuid) -> Option<String> {
        self.inside.with_value(|inside| inside.store.device_settings().passphrase(group))
    }

    /// Those that are known here, that of the open group first.
    fn known_passphrases(self) -> Vec<String> {
        let mut groups = vec![self.with_untracked(Group::id)];
        groups.extend(self.groups.with_untracked(|all| all.iter().map(|group| group.id).collect::<Vec<_>>()));
        groups.extend(self.passphrases.with_untracked(|all| all.keys().copied().collect::<Vec<_>>()));
        let mut known: Vec<String> = Vec::new();
        for passphrase in groups.into_iter().filter_map(|group| self.passphrase_of(group)) {
            if !known.contains(&passphrase) {
                known.push(passphrase);
            }
        }
        known.truncate(TRIED);
        known
    }

    /// What is inside, where it is locked: with a passphrase that is known here, or one for which the person is asked until one
    /// opens it. `None` where they put it away.
    pub(super) async fn unlock(
        self,
        name: &str,
        bytes: Vec<u8>,
        number: u32,
    ) -> Option<Result<Unlocked, SealError>> {
        let Some(sealed) = sealed_in(&bytes).map(Cow::into_owned) else {
            return Some(Ok(Unlocked { bytes, passphrase: None }));
        };
        drop(bytes);
        let opening = self.opening;
        let mut known = self.known_passphrases().into_iter();
        let mut was_wrong = false;
        loop {
            let passphrase = match known.next() {
                Some(passphrase) => passphrase,
                None => {
                    let (sender, receiver) = oneshot::channel();
                    opening.answer.set_value(Some(sender));
                    opening.stage.set(OpeningStage::Locked { name: name.to_owned(), was_wrong });
                    was_wrong = true;
                    // Who puts it away drops the sender.
                    receiver.await.ok()?
                }
            };
            opening.stage.set(OpeningStage::Unlocking);
            let (handle, registration) = AbortHandle::new_pair();
            opening.unlocking.set_value(Some(handle));
            let opened = Abortable::new(seal::open(&sealed, &passphrase), registration).await.ok()?;
            if !opening.is_current(number) {
                return None;
            }
            match opened {
                Err(SealError::WrongPassphrase) => {}
                Ok(bytes) => return Some(Ok(Unlocked { bytes, passphrase: Some(passphrase) })),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// The passphrase for what is being opened, from who was asked.
    pub fn answer_passphrase(self, passphrase: &str) {
        let mut asked = None;
        self.opening.answer.update_value(|answer| asked = answer.take());
        if let Some(asked) = asked {
            // Who asked may have been put away.
            let _ = asked.send(passphrase.to_owned());
        }
    }
}
