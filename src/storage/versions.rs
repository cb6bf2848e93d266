//! Which changes this phone's copy of a group has, and since when which record was changed: what small updates go by
//! (law L10).
//!
//! Two things are kept true at every moment, whatever is cut short:
//!
//! - **what is claimed is there**: the copy has all changes that its [`Version`] says;
//! - **what is there is claimed**, or the era is marked as `changed`: then the next export gives all of it a number of this
//!   phone's own.
//!
//! An *era* is the stretch between two checkpoints. Each record is stored with the era in which it was last changed on this
//! phone, so a command costs no further write for it. A *checkpoint* says: who has at least this version has all records
//! as they were at the end of that era. It stays true when an import is taken back, too: what is there then is what was
//! there before.

use std::hash::Hasher;

use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher24;
use uuid::Uuid;

use super::key_value::{KeyValue, StoreError};
use super::keys::HERE;
use super::pending_write::PendingWrite;
use super::store::GroupStore;
use crate::replica::{Actor, Device, Millis, Version};

const ERA: &str = "era";
const VERSION: &str = "version";
const CHECKPOINTS: &str = "checkpoints";
/// So many checkpoints are kept; of older ones every second goes.
const MOST_CHECKPOINTS: usize = 64;
/// They take at most so many characters together.
const CHECKPOINTS_ROOM: usize = 60_000;

/// The stretch in which this phone's copy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Era {
    pub number: u64,
    /// Whether something was written that has no number yet. `true` is shorter than `false`, so that it finds room in a
    /// full store.
    pub changed: bool,
}

/// Without a word about it, as in a group that an earlier version has kept, nothing has a number yet.
impl Default for Era {
    fn default() -> Self {
        Self { number: 0, changed: true }
    }
}

/// What is kept of the copy's version.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct StoredVersion {
    pub version: Version,
    /// Who numbers what this phone changes; drawn when that is first passed on.
    pub own: Option<Actor>,
    /// How often it was lowered, since the copy came to hold less. What was begun before the last time no longer holds.
    #[serde(rename = "falls")]
    pub lowered: u32,
}

/// Who has this version has every record as it was at the end of this era.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Checkpoint {
    pub era: u64,
    pub version: Version,
}

impl<K: KeyValue> GroupStore<K> {
    /// Which changes this phone's copy has, as far as they have numbers: what was done since the group was last passed on
    /// gets one when it is passed on again.
    pub fn version(&self, group: Uuid) -> Version {
        self.stored_version(group).version
    }

    pub(super) fn era(&self, group: Uuid) -> Era {
        self.device_settings().value_of(group, ERA).unwrap_or_default()
    }

    pub(super) fn stored_version(&self, group: Uuid) -> StoredVersion {
        self.device_settings().value_of(group, VERSION).unwrap_or_default()
    }

    fn set_era(&self, group: Uuid, era: Era) -> Result<(), StoreError> {
        self.device_settings().set_value_of(group, ERA, Some(&era))
    }

    fn set_stored_version(&self, group: Uuid, known: &StoredVersion) -> Result<(), StoreError> {
        self.device_settings().set_value_of(group, VERSION, Some(known))
    }

    /// What has to be written beside records that are changed, so that the change gets a number; none where one is owed
    /// already.
    pub(super) fn changed_mark(&self, group: Uuid) -> Option<PendingWrite> {
        let era = self.era(group);
        let after = Era { changed: true, ..era };
        (era != after).then(|| {
            let text = |era| serde_json::to_string(era).unwrap_or_default();
            PendingWrite {
                name: format!("{HERE}{group}/{ERA}"),
                before: Some(text(&era)),
                after: text(&after),
            }
        })
    }

    /// Something is about to be written that has no number yet.
    pub(super) fn mark_changed(&self, group: Uuid) -> Result<(), StoreError> {
        self.changed_mark(group).map_or(Ok(()), |mark| self.put_all(&[&mark]))
    }

    /// A group comes onto this phone: what it brings has its numbers. Tells whether nothing was known of it before.
    pub(super) fn begin_eras(&self, group: Uuid) -> Result<bool, StoreError> {
        let begins = self.device_settings().text(group, ERA).is_none();
        if begins {
            self.set_era(group, Era { number: 0, changed: false })?;
        }
        Ok(begins)
    }

    pub(super) fn forget_eras(&self, group: Uuid) {
        for name in [ERA, VERSION, CHECKPOINTS] {
            // What is left says nothing of a group that is not there.
            let _ = self.device_settings().set_value_of::<()>(group, name, None);
        }
    }

    /// The copy is about to hold less, of which only what this version says is sure to stay; none: nothing is. Done before
    /// the first record goes, so that no moment is left in which more is claimed than there is.
    pub(super) fn lower_version(&self, group: Uuid, to: Option<&Version>) -> Result<(), StoreError> {
        self.mark_changed(group)?;
        let known = self.stored_version(group);
        // Where nothing was ever claimed, nothing is to be taken back, and the store stays as it was.
        if known.version.is_empty() && known.own.is_none() {
            return Ok(());
        }
        let version = to.map(|to| known.version.meet(to)).unwrap_or_default();
        let after = StoredVersion { version, own: None, lowered: known.lowered.wrapping_add(1) };
        let (name, text) = (format!("{HERE}{group}/{VERSION}"), serde_json::to_string(&after));
        match self.kv.set(&name, &text.unwrap_or_default()) {
            // Without a word nothing is claimed, and that takes no room.
            Err(StoreError::Full { .. }) => self.kv.remove(&name),
            other => other,
        }
    }

    /// All that a version says has come in. Where somebody has more under this phone's own actor than this phone has ever
    /// given, its store was set back, or it has a twin: another actor goes on.
    pub(super) fn raise_version(&self, group: Uuid, to: &Version) -> Result<(), StoreError> {
        let known = self.stored_version(group);
        let is_ours = |own: &Actor| to.get(*own) <= known.version.get(*own);
        let version = known.version.join(to);
        if version.len() > Version::MOST {
            return self.mark_changed(group);
        }
        let own = known.own.filter(is_ours);
        if own != known.own {
            self.mark_changed(group)?;
        }
        let after = StoredVersion { version, own, lowered: known.lowered };
        if after == known { Ok(()) } else { self.set_stored_version(group, &after) }
    }

    /// Ends the era, with a number for what has none, and tells what the copy has then. Whoever passes on the copy reads
    /// the records only after this, so that what another tab writes meanwhile is of the next era.
    pub(super) fn end_era(&self, group: Uuid, device: Device, now: Millis) -> Result<Version, StoreError> {
        let (mut known, era) = (self.stored_version(group), self.era(group));
        let ended = |last: &Checkpoint| last.era + 1 == era.number && last.version == known.version;
        if !era.changed && self.checkpoints(group).last().is_some_and(ended) {
            // Nothing has come to be there since: a screen may ask as often as it is drawn.
            return Ok(known.version);
        }
        if era.changed {
            let own = *known.own.get_or_insert_with(|| draw_actor(group, device, now, known.lowered));
            // By the time, too, so that a phone whose store was set back hardly gives a number twice.
            let time = if now <= crate::replica::Timestamp::LAST_MILLIS { now } else { 0 };
            known.version.raise(own, (known.version.get(own) + 1).max(time));
            self.set_stored_version(group, &known)?;
        }
        self.set_era(group, Era { number: era.number + 1, changed: false })?;
        self.keep_checkpoint(group, Checkpoint { era: era.number, version: known.version.clone() });
        Ok(known.version)
    }

    /// Ends the era where nothing in it waits for a number; there is no checkpoint otherwise.
    pub(super) fn end_era_as_numbered(&self, group: Uuid) -> Result<(), StoreError> {
        let era = self.era(group);
        if era.changed {
            return Ok(());
        }
        self.set_era(group, Era { number: era.number + 1, changed: false })?;
        self.keep_checkpoint(
            group,
            Checkpoint { era: era.number, version: self.stored_version(group).version },
        );
        Ok(())
    }

    fn keep_checkpoint(&self, group: Uuid, checkpoint: Checkpoint) {
        let mut all = self.checkpoints(group);
        all.retain(|other| other.version != checkpoint.version);
        all.push(checkpoint);
        let room = |all: &Vec<Checkpoint>| {
            all.iter().map(|checkpoint| 20 + 40 * checkpoint.version.len()).sum::<usize>()
        };
        while all.len() > MOST_CHECKPOINTS || (all.len() > 1 && room(&all) > CHECKPOINTS_ROOM) {
            let older = all.len().div_ceil(2);
            let mut place = 0;
            all.retain(|_| {
                place += 1;
                place > older || place % 2 == 0
            });
        }
        // Without it a later update is only larger.
        let _ = self.device_settings().set_value_of(group, CHECKPOINTS, Some(&all));
    }

    /// The latest checkpoint of which all of these have everything.
    pub(super) fn checkpoint_for(&self, group: Uuid, peers: &[Version]) -> Option<Checkpoint> {
        let known_by_all = |one: &Checkpoint| peers.iter().all(|peer| peer.covers(&one.version));
        self.checkpoints(group).into_iter().rev().find(known_by_all)
    }

    fn checkpoints(&self, group: Uuid) -> Vec<Checkpoint> {
        self.device_settings().value_of(group, CHECKPOINTS).unwrap_or_default()
    }
}

/// 64 bits that no other copy has: the phone's number is drawn at random, and it is never drawn twice in one moment.
fn draw_actor(group: Uuid, device: Device, now: Millis, lowered: u32) -> Actor {
    let mut hash = SipHasher24::new();
    hash.write(group.as_bytes());
    hash.write(&device.0.to_be_bytes());
    hash.write(&now.to_be_bytes());
    hash.write(&lowered.to_be_bytes());
    Actor(hash.finish())
}
