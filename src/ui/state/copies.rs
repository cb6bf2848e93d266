//! Copies that come: compared with what is here, and what they brought.

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::browser::clock;
use crate::group::{Group, News, NewsForReader, clean_line, news};
use crate::replica::file::{GroupFile, Header, Saved, UnknownKeys};
use crate::replica::{
    Device, Fingerprint, Key, LostValue, Record, Replica, check_clocks, fingerprint, preview, preview_update,
};
use crate::storage::{Coming, Room, StoreError, UndoLog};
use crate::ui::in_second_part::in_second_part;

use super::incoming::{GroupPlace, Incoming, OpenError, Refused, Stage};
use super::{App, Chat, Trouble};

/// The news with what concerns whoever uses this phone at their end: of too many, the last are kept.
fn wanted(group: &Group, news: &[News], device: Device) -> Vec<News> {
    let reader = group.user_of(device).map(|member| member.id);
    NewsForReader::of(group, news, reader).into_most_wanted_last()
}

/// What files say, those of one group together.
struct Read {
    theirs: Replica,
    saved: Vec<Saved>,
    name: String,
    unknown: UnknownKeys,
    keeps_keys: bool,
    coming: Coming,
    is_update: bool,
}

impl App {
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

    /// Compares files with what is here, those of one group together. Changes nothing. What cannot be compared or merged
    /// is refused.
    pub(super) fn compare(self, files: Vec<GroupFile>) -> (Vec<Incoming>, Vec<Refused>) {
        let mut by_group: Vec<Read> = Vec::new();
        let mut refused = Vec::new();
        // A chat has one group.
        let mut own = self.chat.and_then(Chat::group);
        let covered =
            self.inside.with_value(|inside| inside.store.covers_bases(&files.iter().collect::<Vec<_>>()));
        let covered = covered.unwrap_or_else(|error| {
            refused.push(Refused { name: String::new(), why: error.into() });
            Vec::new()
        });
        for (file, covered) in files.into_iter().zip(covered) {
            let (coming, is_update) = (Coming::of(file.saved().as_ref(), self.device), file.is_update());
            let Header { group_name: name, saved, extra } = file.header;
            if !covered {
                let by = saved.map(|saved| saved.by).unwrap_or_default();
                refused.push(Refused { name, why: OpenError::BuildsOnMore { by } });
                continue;
            }
            if self.is_in_chat() && *own.get_or_insert(file.replica.group()) != file.replica.group() {
                refused.push(Refused { name, why: OpenError::ChatHasAnother });
                continue;
            }
            let (unknown, keeps_keys) = (UnknownKeys::of(&extra), UnknownKeys::holds_all(&extra));
            match by_group.iter_mut().find(|read| read.theirs.group() == file.replica.group()) {
                Some(read) => match read.theirs.merge(&file.replica) {
                    Ok(_) => {
                        read.saved.extend(saved);
                        read.unknown.merge(&unknown);
                        read.keeps_keys &= keeps_keys;
                        read.coming = std::mem::take(&mut read.coming).and(coming);
                        read.is_update &= is_update;
                    }
                    Err(error) => refused.push(Refused { name, why: error.into() }),
                },
                None => {
                    let saved = saved.into_iter().collect::<Vec<_>>();
                    let theirs = file.replica;
                    by_group.push(Read { theirs, saved, name, unknown, keeps_keys, coming, is_update });
                }
            }
        }
        by_group.sort_by_key(|read| read.theirs.group());
        let (incoming, not_compared) = self.compare_all(by_group);
        refused.extend(not_compared);
        (incoming, refused)
    }

    fn compare_all(self, all: Vec<Read>) -> (Vec<Incoming>, Vec<Refused>) {
        let (mut incoming, mut refused) = (Vec::new(), Vec::new());
        for read in all {
            let name = read.name.clone();
            match self.compare_one(read) {
                Ok(one) => incoming.push(one),
                Err(why) => refused.push(Refused { name, why }),
            }
        }
        (incoming, refused)
    }

    fn compare_one(self, read: Read) -> Result<Incoming, OpenError> {
        let Read { theirs, saved, name, unknown, keeps_keys, coming, is_update } = read;
        let group = theirs.group();
        let place = self.place_of(group)?;
        if is_update && place == GroupPlace::New {
            // The group was removed meanwhile: an update never begins one.
            let by = saved.first().map(|saved| saved.by.clone()).unwrap_or_default();
            return Err(OpenError::BuildsOnMore { by });
        }
        self.inside.with_value(|inside| {
            let other = match place {
                GroupPlace::Open => None,
                GroupPlace::Here => Some(inside.store.load(group)?.replica),
                GroupPlace::New => Some(Replica::new(group)),
            };
            let ours = other.as_ref().unwrap_or(&inside.replica);
            let compare = if is_update { preview_update } else { preview };
            let preview = compare(ours, &theirs, clock::now())?;
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
            let name =
                if after.name().is_empty() { clean_line(Some(&name)) } else { after.name().to_owned() };
            let brings_keys = inside.store.here().unknown_keys(group).merge(&unknown);
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
                brings_keys,
                keeps_keys,
                is_update,
                theirs,
                unknown,
                coming,
            })
        })
    }

    fn place_of(self, group: Uuid) -> Result<GroupPlace, StoreError> {
        if self.is_open_now() == Some(group) {
            return Ok(GroupPlace::Open);
        }
        let is_here = self.inside.with_value(|inside| inside.store.has(group))?;
        Ok(if is_here { GroupPlace::Here } else { GroupPlace::New })
    }

    /// What is shown of files on their way in is compared anew with the group that is open now, where any is shown.
    pub(super) fn compare_anew(self) {
        if self.opening.stage.with_untracked(|stage| matches!(stage, Stage::Seen(_))) {
            // They were compared by that part of the app, so that it is here.
            spawn_local(async move {
                let _ = look_again_later(self).await;
            });
        }
    }

    /// What was previewed and not brought in yet is compared anew where its group has come to this phone, gone from it,
    /// or been opened since. Tells whether a group has come or gone, so that what was shown no longer holds.
    pub(super) fn look_again(self) -> bool {
        let opening = self.opening;
        let (mut moved, mut stale) = (false, false);
        opening.stage.with_untracked(|stage| {
            let Stage::Seen(seen) = stage else { return };
            for incoming in seen {
                // A store that does not answer will say so when something is brought in.
                let Ok(place) = self.place_of(incoming.group) else { continue };
                moved |= place != incoming.place;
                stale |= (place == GroupPlace::New) != incoming.is_new();
            }
        });
        if !moved {
            return false;
        }
        let Stage::Seen(seen) = opening.stage.get_untracked() else { return false };
        let all = seen.into_iter().map(|incoming| {
            let Incoming { theirs, saved, name, unknown, keeps_keys, coming, is_update, .. } = incoming;
            Read { theirs, saved, name, unknown, keeps_keys, coming, is_update }
        });
        let (seen, refused) = self.compare_all(all.collect::<Vec<_>>());
        opening.refused.set(refused);
        if seen.is_empty() {
            opening.stage.set(Stage::Idle)
        } else {
            opening.show(seen)
        }
        stale
    }

    /// Adds to what came in since the person last looked at a group that is not open now.
    pub(super) fn arrive_in(self, incoming: &Incoming) {
        let news = wanted(&incoming.after, &incoming.here, self.device);
        self.inside.with_value(|inside| {
            let here = inside.store.here();
            let mut all = here.news(incoming.group);
            all.retain(|old| !news.contains(old));
            all.extend(news);
            // News that cannot be remembered are still in the history.
            let _ = here.set_news(incoming.group, &all);
        });
    }

    /// Adds to what came in since the person last looked.
    pub(super) fn arrive(self, news: &[News]) {
        let news = self.now(|group| wanted(group, news, self.device));
        self.news.update(|all| {
            all.retain(|old| !news.contains(old));
            all.extend(news);
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
        self.inside.with_value(|inside| {
            // News that cannot be remembered are still in the history.
            let _ = self.news.with_untracked(|news| inside.store.here().set_news(id, news));
        });
    }

    pub(super) fn recall_news(self) {
        let id = self.now(Group::id);
        let (news, export) = self.inside.with_value(|inside| {
            let here = inside.store.here();
            (here.news(id), here.last_export(id))
        });
        self.news.set(news);
        self.last_export.set(export);
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
    pub fn lost(self, key: &Key) -> Vec<LostValue> {
        self.inside.with_value(|inside| inside.store.lost(inside.replica.group(), key).unwrap_or_default())
    }

    /// A record as it is, for screens that tell what was written over.
    pub fn record<R>(self, key: &Key, read: impl FnOnce(Option<&Record>) -> R) -> R {
        self.replica(|replica| read(replica.record(key)))
    }
}

in_second_part! {
    fn look_again_later(app: App) -> () {
        app.look_again();
    }
}
