//! Copies that come and go: the file that is passed around, compared, brought in, and taken back.

use std::time::Duration;

use crate::ui::prelude::*;
use gloo_timers::future::sleep;
use uuid::Uuid;

use crate::browser::{clock, save};
use crate::domain::name::clean;
use crate::domain::{Group, News, day, news, shown};
use crate::replica::file::{GroupFile, Header, Saved, write};
use crate::replica::{
    ClockNotice, Device, Fingerprint, Key, Lost, MergeError, Preview, Record, Replica, check_clocks,
    fingerprint, preview,
};
use crate::sorted::sort_by_key;
use crate::storage::{Import, Room, UndoLog};

use crate::text::{self, file_name::dashed};

use super::{App, Inside, OpenError, Refused, Trouble, arrivals};

/// The group as a file, ready to be saved or shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// `<group>-<date>.allleaders.json`
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// Files of one group, read and compared with what is here. Nothing has been changed yet.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The group's id.
    pub group: Uuid,
    /// Where the group is on this phone.
    pub place: Place,
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
    theirs: Replica,
}

impl Incoming {
    /// What bringing it in does, in a sentence for *Undo*.
    pub fn label(&self) -> String {
        let words = &text::current().history;
        if self.place == Place::New {
            return (words.did_add_group)(&text::news::apart(&self.name));
        }
        let mut who: Vec<String> = Vec::new();
        for saved in &self.saved {
            let name = text::news::apart(&clean(&saved.by));
            if !name.is_empty() && !who.contains(&name) {
                who.push(name);
            }
        }
        if who.is_empty() {
            words.did_open_file.to_owned()
        } else {
            (words.did_open)(&text::current().common.list_of(&who))
        }
    }
}

/// Where a group is on this phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is open.
    Open,
    /// It is here, and another one is open.
    Here,
    /// It is not here yet.
    New,
}

/// What came of bringing files in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrived {
    /// All of it is in.
    All,
    /// The person cancelled in time; nothing has changed.
    Cancelled,
    /// It could not be kept, and nothing has changed; `App::trouble` says why.
    Refused,
}

impl App {
    /// The open group as a file. Says nothing of what is only this phone's. `None`: no phone could read the file, and
    /// `App::trouble` says so.
    pub fn outgoing(self) -> Option<Outgoing> {
        let by = self.me_now().and_then(|me| self.now(|group| group.member(me).map(|m| m.name.clone())));
        let saved = Saved { at: clock::now(), by: by.unwrap_or_default(), device: self.device };
        let name = self.now(|group| group.name().to_owned());
        let header = Header { group_name: name.clone(), saved: Some(saved), extra: Vec::new() };
        match self.replica(|replica| write(replica, &header)) {
            Ok(text) => Some(Outgoing { name: file_name(&name), text }),
            Err(_) => {
                self.trouble.set(Some(Trouble::TooMuch));
                None
            }
        }
    }

    /// Saves the open group as a file, and tells what came of it.
    pub fn save_file(self) {
        let words = &text::current().share;
        let Some(file) = self.outgoing() else { return };
        if save::save(&file.name, "application/json", file.text.as_bytes()) {
            self.was_saved();
            self.say(words.saved, false);
        } else {
            self.say(words.not_saved, false);
        }
    }

    /// Remembers that the group was saved to a file just now.
    pub fn was_saved(self) {
        let id = self.now(Group::id);
        self.inside.with_value(|inside| {
            // A day that cannot be remembered only makes the next reminder come early.
            let _ = inside.store.here().set_saved_on(id, clock::today());
        });
        self.saved.set(Some(clock::today()));
    }

    /// How many days ago the open group was last saved to a file on this phone; `None`: never.
    pub fn days_since_saved(self) -> Option<i32> {
        self.saved.get().map(|on| day::days_between(on, self.today()))
    }

    /// What two people compare across a table to see that their phones show the same.
    pub fn fingerprint(self) -> Fingerprint {
        self.group.track();
        self.replica(fingerprint)
    }

    /// How much of the phone's store is taken. Reads all of it: not for every frame.
    pub fn room(self) -> Option<Room> {
        self.inside.with_value(|inside| inside.store.room().ok())
    }

    /// Everything that is kept on this phone, as text: the way out when nothing else works.
    pub fn raw_data(self) -> String {
        self.inside.with_value(|inside| inside.store.raw_data().unwrap_or_default())
    }

    /// Compares files with what is here, those of one group together. Changes nothing. What cannot be merged is
    /// refused.
    pub fn compare(self, files: Vec<GroupFile>) -> (Vec<Incoming>, Vec<Refused>) {
        let mut by_group: Vec<(Replica, Vec<Saved>, String)> = Vec::new();
        let mut refused = Vec::new();
        let refuse = |name: String, error| Refused { name, why: OpenError::Merge(error) };
        for file in files {
            let saved = file.header.saved;
            match by_group.iter_mut().find(|(replica, ..)| replica.group() == file.replica.group()) {
                Some((replica, all, name)) => match replica.merge(&file.replica) {
                    Ok(_) => all.push_all(saved),
                    Err(error) => refused.push(refuse(name.clone(), error)),
                },
                None => {
                    by_group.push((file.replica, saved.into_iter().into_vec(), file.header.group_name));
                }
            }
        }
        sort_by_key(&mut by_group, |(replica, ..)| replica.group());
        let mut incoming = Vec::new();
        for (theirs, saved, name) in by_group {
            match self.compare_one(theirs, saved, name.clone()) {
                Ok(one) => incoming.push(one),
                Err(error) => refused.push(refuse(name, error)),
            }
        }
        (incoming, refused)
    }

    fn compare_one(self, theirs: Replica, saved: Vec<Saved>, name: String) -> Result<Incoming, MergeError> {
        let group = theirs.group();
        let place = self.place_of(group);
        let other = match place {
            Place::Open => None,
            Place::Here => self.inside.with_value(|inside| inside.store.load(group).ok().map(|l| l.replica)),
            Place::New => None,
        };
        self.inside.with_value(|inside| {
            let nothing = Replica::new(group);
            let ours = match place {
                Place::Open => &inside.replica,
                _ => other.as_ref().unwrap_or(&nothing),
            };
            let preview = preview(ours, &theirs, clock::now())?;
            let clocks = check_clocks(ours, &theirs, &preview.clocks, &saved, self.device, clock::now());
            let mut merged = ours.clone();
            preview.plan.carry_out(&mut merged)?;
            let steps = preview.plan.steps.iter();
            let here = news(steps.map(|step| (&step.key, step.before.as_ref(), &step.after)));
            let there = preview.there.iter().filter_map(|difference| {
                Some((&difference.key, theirs.record(&difference.key), merged.record(&difference.key)?))
            });
            let there = news(there);
            let after = Group::read(&merged);
            let records = preview.plan.steps.iter().map(|step| (&step.key, step.before.is_some()));
            let undo_lasts = inside.store.room_for_undo(group, records).is_ok_and(UndoLog::has_room_for);
            let name = if after.name().is_empty() { shown(Some(&name)) } else { after.name().to_owned() };
            Ok(Incoming {
                group,
                place,
                saved,
                name,
                preview,
                clocks,
                here,
                there,
                undo_lasts,
                after,
                theirs,
            })
        })
    }

    fn place_of(self, group: Uuid) -> Place {
        if self.is_open_now() == Some(group) {
            Place::Open
        } else if self.groups.with_untracked(|groups| groups.iter().any(|known| known.id == group)) {
            Place::Here
        } else {
            Place::New
        }
    }

    /// Brings the files in, a bit at a time so that the screen stays alive, and opens their group.
    ///
    /// `tell` hears how far it is, as (done, of all); it is asked each time whether to go on, and can stop it
    /// until everything is sure to be kept.
    pub async fn bring_in(self, incoming: Incoming, tell: impl Fn(usize, usize) -> bool) -> Arrived {
        let group = incoming.group;
        let before = self.is_open_now();
        if self.is_open_now() != Some(group) && incoming.place != Place::New {
            self.open_group(group);
        }
        let fresh = incoming.place == Place::New;
        let label = incoming.label();
        let mut apart = Replica::new(group);
        let mut import = Import::new(&incoming.theirs);
        loop {
            let step = self.inside.try_update_value(|inside| {
                let Inside { store, replica, .. } = inside;
                import.step(store, if fresh { &mut apart } else { replica })
            });
            match step {
                None => return Arrived::Cancelled,
                Some(Err(error)) => {
                    self.fail(error);
                    // What is sure to be kept is finished by the next start, if not here.
                    if import.is_kept() {
                        break;
                    }
                    return Arrived::Refused;
                }
                Some(Ok(progress)) => {
                    if progress.is_done() {
                        break;
                    }
                    if !tell(progress.done, progress.total) && !import.is_kept() {
                        return Arrived::Cancelled;
                    }
                }
            }
            sleep(Duration::ZERO).await;
        }
        if fresh {
            self.list_groups();
            self.open_group(group);
            self.remember_import(import.into_undo(), label, Some(before));
        } else {
            let keys: Vec<Key> = import.changed().iter().map(|(key, _)| key.clone()).into_vec();
            self.refresh(&keys);
            self.list_groups();
            self.arrive(incoming.here);
            self.remember_import(import.into_undo(), label, None);
        }
        // A phone that was set up anew from a copy of itself meets its own stamps again.
        self.inside.update_value(|inside| inside.clock.observe_all(incoming.theirs.stamps()));
        self.mind_the_room();
        Arrived::All
    }

    /// A file that was brought in was taken out again, on this phone alone.
    pub(super) fn stepped_back(self) {
        // Taken back is most of a group, at times: it is read anew.
        self.inside.with_value(|inside| self.group.set(Group::read(&inside.replica)));
        self.list_groups();
        self.seen();
        // What it brought is gone: it is not told any longer.
        if self.opening.stage.with_untracked(|stage| matches!(stage, super::Stage::Brought(_))) {
            self.opening.cancel();
        }
    }

    /// A file that had brought this group onto the phone was taken out again. What has been written here since stays, and
    /// the group with it; where nothing has, the group goes again, and the one `before` it is opened.
    pub(super) fn leave_new_group(self, kept: usize, before: Option<Uuid>) {
        let (group, nothing_left) = self.now(|group| {
            let nothing_left = group.name().is_empty()
                && group.members().next().is_none()
                && group.commitments().next().is_none();
            (group.id(), nothing_left)
        });
        if kept == 0 && nothing_left && self.remove_group(group) {
            match before
                .filter(|before| self.groups.with_untracked(|all| all.iter().any(|g| g.id == *before)))
            {
                Some(before) if self.is_open_now() != Some(before) => self.open_group(before),
                _ => {}
            }
        }
    }

    /// Adds to what came in since the person last looked.
    fn arrive(self, news: Vec<News>) {
        self.news.update(|all| {
            all.retain(|old| !news.contains(old));
            all.push_all(news);
        });
        self.keep_news();
    }

    /// The person has seen what came in.
    pub fn seen(self) {
        self.news.set(Vec::new());
        self.keep_news();
    }

    fn keep_news(self) {
        let id = self.now(Group::id);
        let text = self.news.with_untracked(|news| arrivals::to_text(news));
        self.inside.with_value(|inside| {
            // News that cannot be remembered are still in the history.
            let _ = inside.store.here().set_news(id, (!text.is_empty()).then_some(&text));
        });
    }

    pub(super) fn recall_news(self) {
        let id = self.now(Group::id);
        let (text, saved) = self.inside.with_value(|inside| {
            let here = inside.store.here();
            (here.news(id), here.saved_on(id))
        });
        self.news.set(text.map(|text| arrivals::from_text(&text)).unwrap_or_default());
        self.saved.set(saved);
    }

    /// Room was made: the warning goes, unless there is little of it all the same.
    pub fn room_was_made(self) {
        if self.trouble.with_untracked(|trouble| *trouble == Some(Trouble::Full)) {
            self.trouble.set(None);
        }
        self.mind_the_room();
    }

    /// Warns while there is still room.
    pub(super) fn mind_the_room(self) {
        let short = self.room().is_some_and(Room::is_short);
        // Set only where it changes: the message is put up anew each time, under a finger perhaps.
        match self.trouble.get_untracked() {
            None if short => self.trouble.set(Some(Trouble::Short)),
            Some(Trouble::Short) if !short => self.trouble.set(None),
            _ => {}
        }
    }

    /// Whose phone that is, as far as the group knows.
    pub fn user_of(self, device: Device) -> Option<String> {
        self.with(|group| group.user_of(device).map(|member| member.name.clone()))
    }

    /// The values that a record lost on this phone, the newest last; none where the store cannot be reached.
    pub fn lost(self, key: &Key) -> Vec<Lost> {
        self.inside.with_value(|inside| inside.store.lost(inside.replica.group(), key).unwrap_or_default())
    }

    /// A record as it is, for screens that tell what was written over.
    pub fn record<R>(self, key: &Key, read: impl FnOnce(Option<&Record>) -> R) -> R {
        self.replica(|replica| read(replica.record(key)))
    }
}

/// The group's name as it may stand in a file name anywhere, and the day.
fn file_name(group: &str) -> String {
    let name = dashed(group, 60);
    let name = if name.is_empty() { "group" } else { &name };
    [name, "-", &day::to_text(clock::today()), ".allleaders.json"].concat()
}
