//! Files that were opened, compared with what is here.

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::browser::clock;
use crate::group::{Group, clean_line, news};
use crate::replica::file::{GroupFile, Header, Saved, UnknownKeys};
use crate::replica::{Replica, check_clocks, preview, preview_update};
use crate::storage::{ImportSource, StoreError, UndoLog};
use crate::ui::in_second_part::in_second_part;

use super::incoming::{GroupPlace, Incoming, OpenError, OpeningStage, Refused, RefusedThing};
use super::{App, Chat};

/// What files say, those of one group together.
struct Read {
    theirs: Replica,
    saved: Vec<Saved>,
    name: String,
    unknown: UnknownKeys,
    keeps_keys: bool,
    source: ImportSource,
    is_update: bool,
}

impl App {
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
            refused.push(Refused { what: RefusedThing::All, why: error.into() });
            Vec::new()
        });
        for (file, covered) in files.into_iter().zip(covered) {
            let (source, is_update) =
                (ImportSource::of(file.saved().as_ref(), self.device), file.is_update());
            let Header { group_name: name, saved, extra } = file.header;
            if !covered {
                let by = saved.map(|saved| saved.by).unwrap_or_default();
                refused
                    .push(Refused { what: RefusedThing::Named(name), why: OpenError::BuildsOnMore { by } });
                continue;
            }
            if self.is_in_chat() && *own.get_or_insert(file.replica.group()) != file.replica.group() {
                refused.push(Refused { what: RefusedThing::Named(name), why: OpenError::ChatHasAnother });
                continue;
            }
            let (unknown, keeps_keys) = (UnknownKeys::of(&extra), UnknownKeys::holds_all(&extra));
            match by_group.iter_mut().find(|read| read.theirs.group() == file.replica.group()) {
                Some(read) => match read.theirs.merge(&file.replica) {
                    Ok(_) => {
                        read.saved.extend(saved);
                        read.unknown.merge(&unknown);
                        read.keeps_keys &= keeps_keys;
                        read.source = std::mem::take(&mut read.source).and(source);
                        read.is_update &= is_update;
                    }
                    Err(error) => {
                        refused.push(Refused { what: RefusedThing::Named(name), why: error.into() })
                    }
                },
                None => {
                    let saved = saved.into_iter().collect::<Vec<_>>();
                    let theirs = file.replica;
                    by_group.push(Read { theirs, saved, name, unknown, keeps_keys, source, is_update });
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
                Err(why) => refused.push(Refused { what: RefusedThing::Named(name), why }),
            }
        }
        (incoming, refused)
    }

    fn compare_one(self, read: Read) -> Result<Incoming, OpenError> {
        let Read { theirs, saved, name, unknown, keeps_keys, source, is_update } = read;
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
                GroupPlace::Stored => Some(inside.store.load(group)?.replica),
                GroupPlace::New => Some(Replica::new(group)),
            };
            let ours = other.as_ref().unwrap_or(&inside.replica);
            let compare = if is_update { preview_update } else { preview };
            let preview = compare(ours, &theirs, clock::now())?;
            let clocks = check_clocks(ours, &theirs, &preview.clocks, &saved, self.device, clock::now());
            let mut merged = ours.clone();
            preview.carry_out(&mut merged);
            let here = news(preview.merged.iter().map(|one| (&one.key, one.before.as_ref(), &one.after)));
            let there = preview.there.iter().filter_map(|difference| {
                Some((&difference.key, theirs.record(&difference.key), merged.record(&difference.key)?))
            });
            let there = news(there);
            let after = Group::read(&merged);
            let records = preview.merged.iter().map(|one| (&one.key, one.before.is_some()));
            let undo_lasts = inside.store.room_for_undo(group, records).is_ok_and(UndoLog::has_room_for);
            let name =
                if after.name().is_empty() { clean_line(Some(&name)) } else { after.name().to_owned() };
            let brings_keys = inside.store.device_settings().unknown_keys(group).merge(&unknown);
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
                source,
            })
        })
    }

    fn place_of(self, group: Uuid) -> Result<GroupPlace, StoreError> {
        if self.open_group_untracked() == Some(group) {
            return Ok(GroupPlace::Open);
        }
        let is_here = self.inside.with_value(|inside| inside.store.has(group))?;
        Ok(if is_here { GroupPlace::Stored } else { GroupPlace::New })
    }

    /// What is shown of files on their way in is compared anew with the group that is open now, where any is shown.
    pub(super) fn compare_anew(self) {
        if self.opening.stage.with_untracked(|stage| matches!(stage, OpeningStage::Seen(_))) {
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
            let OpeningStage::Seen(seen) = stage else { return };
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
        let OpeningStage::Seen(seen) = opening.stage.get_untracked() else { return false };
        let all = seen.into_iter().map(|incoming| {
            let Incoming { theirs, saved, name, unknown, keeps_keys, source, is_update, .. } = incoming;
            Read { theirs, saved, name, unknown, keeps_keys, source, is_update }
        });
        let (seen, refused) = self.compare_all(all.collect::<Vec<_>>());
        opening.refused.set(refused);
        if seen.is_empty() {
            opening.stage.set(OpeningStage::Idle)
        } else {
            opening.show(seen)
        }
        stale
    }
}

in_second_part! {
    fn look_again_later(app: App) -> () {
        app.look_again();
    }
}
