//! The group passed on from this phone: as a file or by the share sheet, and when that was.

use std::borrow::Cow;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::calendar::calendar;
use crate::browser::seal::{self, SealError};
use crate::browser::{clock, save};
use crate::group::name::clean;
use crate::group::{Group, day};
use crate::insight::backup_reminder::unshared;
use crate::replica::file::{Header, Saved, pack, write};
use crate::replica::{Device, Replica};
use crate::storage::{self, ExportMethod, LastExport, Peer};
use crate::text::{self, days::phrase, file_name::dashed, news::bidi_isolate, share::PassedOn};
use crate::transfer::armored;
use crate::ui::in_second_part::in_second_part;

use super::{App, Lock, Trouble};

/// The group as a file, ready to be saved or shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingFile {
    /// `<group>-<date>-<person>.allleaders.json`, or with `.age` behind it.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Whether it is locked with a passphrase: then it is no text.
    pub is_locked: bool,
}

impl OutgoingFile {
    /// The same as text, for a message and for share sheets.
    pub fn text(&self) -> Cow<'_, str> {
        match self.is_locked {
            true => Cow::Owned(armored(&self.bytes)),
            false => String::from_utf8_lossy(&self.bytes),
        }
    }
}

impl App {
    /// What was said, and that others will see it once the group was shared, where it does not go to them by itself.
    pub fn once_shared(self, said: String) -> String {
        match self.is_in_chat() {
            true => said,
            false => [&said, " ", text::current().invitations.once_shared].concat(),
        }
    }

    /// The open group as a file that is not locked. Says nothing of what is only this phone's. `None`: no phone could read the file, and
    /// `App::trouble` says so.
    pub fn outgoing(self) -> Option<OutgoingFile> {
        let file = self.outgoing_if_it_fits();
        if file.is_none() {
            self.trouble.set(Some(Trouble::TooMuch));
        }
        file
    }

    /// The same for who tells it in another way where there is none.
    pub(super) fn outgoing_if_it_fits(self) -> Option<OutgoingFile> {
        let (records, header) = self.contents_for(&[]);
        let text = write(&records, &header).ok()?;
        Some(OutgoingFile { name: file_name(&header), bytes: text.into_bytes(), is_locked: false })
    }

    /// The same as few bytes, for a link or a code: what is newer than what all of these phones had when something last came
    /// from them ([`GroupStore::peers`](crate::storage::GroupStore::peers)); everything, where that is not known of one of
    /// them or none is named. Empty where there are more than `most` records.
    pub fn packed_for(self, to: &[Device], most: usize) -> Option<Vec<u8>> {
        let (records, header) = self.contents_for(to);
        if records.len() > most {
            return Some(Vec::new());
        }
        let packed = pack(&records, &header).ok();
        if packed.is_none() {
            self.trouble.set(Some(Trouble::TooMuch));
        }
        packed
    }

    /// The records that are newer than what these had, or all of them, and what goes with them.
    pub(super) fn contents_for(self, to: &[Device]) -> (Replica, Header) {
        let (id, now) = (self.with_untracked(Group::id), clock::now());
        let from_store = self.inside.with_value(|inside| inside.store.outgoing(id, to, self.device, now));
        // Where the store does not answer, what is on the screen can be saved all the same.
        let out = from_store.unwrap_or_else(|_| {
            let records = self.replica(Clone::clone);
            storage::Outgoing { total: records.len(), records, coverage: None }
        });
        let by = self
            .me_untracked()
            .and_then(|me| self.with_untracked(|group| group.member(me).map(|m| m.name.clone())));
        let storage::Outgoing { records, coverage, .. } = out;
        let saved = Saved { at: now, by: by.unwrap_or_default(), device: self.device, coverage };
        let name = self.with_untracked(|group| group.name().to_owned());
        let unknown = self.inside.with_value(|inside| inside.store.device_settings().unknown_keys(id));
        let header = Header { group_name: name, saved: Some(saved), extra: unknown.extra() };
        (records, header)
    }

    /// The other phones of which it is known what they had when something last came from them, the latest first.
    pub fn peers(self) -> Vec<Peer> {
        let id = self.with_untracked(Group::id);
        let mut peers = self.inside.with_value(|inside| inside.store.peers(id));
        peers.retain(|peer| peer.device != self.device && !peer.version.is_empty());
        peers.reverse();
        peers
    }

    /// Hands the open group to the browser as a file, locked where the group's things are, and tells what came of it.
    pub fn save_file(self) {
        match self.lock_untracked() {
            Lock::Open => {
                if let Some(file) = self.outgoing() {
                    self.save(&file);
                }
            }
            Lock::Asks => self.say(text::current().lock.asks_first, false),
            Lock::With(passphrase) => spawn_local(async move {
                if save_locked_later(self, passphrase).await.is_err() {
                    self.say(text::current().share.unready, false);
                }
            }),
        }
    }

    /// The open group as a file, locked with this passphrase. `None` where there is none, and the person was told why.
    pub async fn outgoing_locked(self, passphrase: &str) -> Option<OutgoingFile> {
        let OutgoingFile { name, bytes, .. } = self.outgoing()?;
        match seal::seal(&bytes, passphrase).await {
            Ok(bytes) => Some(OutgoingFile { name: name + ".age", bytes, is_locked: true }),
            Err(error) => {
                self.say(Self::not_locked(error), false);
                None
            }
        }
    }

    /// Why something was not locked.
    pub fn not_locked(error: SealError) -> &'static str {
        match error {
            SealError::Missing => text::current().share.unready,
            _ => text::current().lock.not_locked,
        }
    }

    pub(super) async fn save_locked(self, passphrase: String) {
        if let Some(file) = self.outgoing_locked(&passphrase).await {
            self.save(&file);
        }
    }

    /// Hands this file to the browser, and tells what came of it.
    pub fn save(self, file: &OutgoingFile) {
        let words = &text::current().share;
        let said = match self.hand_over(file) {
            true => (words.handed_over)(&file.name),
            false => words.not_saved.to_owned(),
        };
        self.say(said, false);
    }

    /// The same, for who tells it in their own words. Returns whether the browser took it (whether the person kept it
    /// nobody can know); `None` where there is no file, and `App::trouble` says why.
    pub fn hand_over_file(self) -> Option<bool> {
        let file = self.outgoing()?;
        Some(self.hand_over(&file))
    }

    fn hand_over(self, file: &OutgoingFile) -> bool {
        let mime = if file.is_locked { "application/octet-stream" } else { "application/json" };
        let taken = save::save(&file.name, mime, &file.bytes);
        if taken {
            self.was_passed_on(ExportMethod::File);
        }
        taken
    }

    /// Remembers that the group was passed on just now.
    pub fn was_passed_on(self, how: ExportMethod) {
        let id = self.with_untracked(Group::id);
        let export = LastExport { at: clock::now(), how };
        self.inside.with_value(|inside| {
            // What cannot be remembered only makes the next reminder come early.
            let _ = inside.store.device_settings().set_last_export(id, &export);
        });
        self.last_export.set(Some(export));
    }

    /// How, and when, the open group was last passed on from this phone; `None`: never.
    pub fn last_passed_on(self) -> Option<PassedOn> {
        let today = self.today();
        self.last_export.get().map(|LastExport { at, how }| {
            let (on, time) = clock::day_and_time(at);
            PassedOn { how, days: day::days_between(on, today), time }
        })
    }

    /// The same in words. A group that was never passed on from here may have come here: then it is said from whom.
    pub fn last_passed_on_words(self) -> String {
        let words = &text::current().share;
        let last = self.last_passed_on();
        match self.came_from().filter(|_| last.is_none()) {
            Some(Peer { name, at, .. }) => {
                let name = clean(&name);
                let whose = if name.is_empty() {
                    words.somebodys_phone.to_owned()
                } else {
                    (words.phone_of)(&bidi_isolate(&name))
                };
                let on = phrase(self.today(), clock::day_of(at));
                (words.came_from)(&whose, &text::current().days.say(on, calendar()))
            }
            None => (words.last_passed)(last),
        }
    }

    /// From whom something last came.
    fn came_from(self) -> Option<Peer> {
        let id = self.with_untracked(Group::id);
        let peers = self.inside.with_value(|inside| inside.store.peers(id));
        peers.into_iter().rev().find(|peer| peer.device != self.device)
    }

    /// How many things were written on this phone since the group was last passed on, or came here; `None`: it never was and did
    /// not. Goes over the whole copy: not for every change.
    pub fn new_since_passed_on(self) -> Option<usize> {
        let passed_on = self.last_export.get().map(|last| last.at);
        let at = passed_on.or_else(|| self.came_from().map(|peer| peer.at))?;
        let unshared = self.replica(|replica| unshared(replica, self.device, Some(at)));
        Some(unshared.map_or(0, |unshared| unshared.things))
    }
}

/// The group's name as it may stand in a file name anywhere, the day, and whose copy it is.
fn file_name(header: &Header) -> String {
    let name = dashed(&header.group_name, 60);
    let name = if name.is_empty() { "group" } else { &name };
    let by = header.saved.as_ref().map(|saved| dashed(&saved.by, 30)).filter(|by| !by.is_empty());
    let by = by.map(|by| format!("-{by}")).unwrap_or_default();
    format!("{name}-{}{by}.allleaders.json", day::to_text(clock::today()))
}

// What locks is in the second part of the app.
in_second_part! {
    fn save_locked_later(app: App, passphrase: String) -> () {
        spawn_local(app.save_locked(passphrase));
    }
}
