//! What another tab did, as it shows in this one.

use uuid::Uuid;

use super::drafts;
use super::execute::Save;
use super::key_value::{KeyValue, StoreError};
use super::keys::{self, StorageKey};
use super::record_text::decode;
use super::room;
use super::store::GroupStore;
use crate::replica::{Clock, Key, Record, Replica};

/// What a change in the store that another tab made means here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// A record was kept: merge it into the copy ([`GroupStore::follow_record`]).
    Record {
        /// Its group.
        group: Uuid,
        /// Its name.
        key: Key,
        /// As it is stored now.
        record: Record,
    },
    /// Much has changed at once (an import was taken in or undone): load the group again.
    Reload(Uuid),
    /// The group is being removed.
    Removed(Uuid),
    /// The other tab has stamped a command: [`DeviceSettings::observe_given`](super::DeviceSettings::observe_given) tells the clock.
    Stamped,
    /// Something that is only this phone's has changed: [`GroupStore::device_settings`] tells.
    Here,
    /// What can be taken back in this group has changed: [`GroupStore::reread_undo_log`] tells.
    UndoLog(Uuid),
    /// Everything was cleared, from outside of the app.
    Cleared,
    /// Nothing that this tab must know.
    Nothing,
}

impl Followed {
    /// What a `storage` event means: the name (none when all was cleared) and the text that is there now.
    pub fn of(name: Option<&str>, text: Option<&str>) -> Self {
        let Some(name) = name else { return Self::Cleared };
        match (keys::parse(name), text) {
            (Some(StorageKey::Record(group, key)), Some(text)) => match decode(key.id, text) {
                Some(stored) => Self::Record { group, key, record: stored.record },
                // Told at the next start, when it is set aside.
                None => Self::Nothing,
            },
            (Some(StorageKey::Mark(group)), None) => Self::Reload(group),
            (Some(StorageKey::Removing(group)), Some(_)) => Self::Removed(group),
            (Some(StorageKey::Here), _) if drafts::is_draft(name) => Self::Nothing,
            (Some(StorageKey::Clock), _) => Self::Stamped,
            (Some(StorageKey::Here), _) => room::group_of_undo(name).map_or(Self::Here, Self::UndoLog),
            // A record that is taken away alone: by hand, or on the way to one of the above.
            _ => Self::Nothing,
        }
    }
}

impl<K: KeyValue> GroupStore<K> {
    /// Merges a record that another tab kept into this tab's copy, and tells the clock which timestamps that tab gave;
    /// returns whether the copy has changed.
    ///
    /// Browsers let two tabs write in the same moment. Should the other have written over an edit of this
    /// phone that is in the copy, it is stored once more, and both tabs end with both edits.
    ///
    /// # Errors
    /// When it should be kept once more and cannot be; the copy is merged all the same.
    pub fn follow_record(
        &self,
        ours: &mut Replica,
        key: &Key,
        theirs: &Record,
        clock: &mut Clock,
    ) -> Result<bool, StoreError> {
        theirs.timestamps().for_each(|timestamp| clock.observe(timestamp));
        let device = clock.device();
        let merged = ours.merge_record(key, theirs);
        let Some(record) = ours.record(key) else { return Ok(false) };
        let own = |name: &str| record.cell(name).filter(|cell| cell.timestamp.device() == device);
        let missing = record.erased() > theirs.erased()
            || record.fields().any(|(name, cell)| own(name).is_some() && theirs.cell(name) != Some(cell));
        if missing {
            let save = Save { key: key.clone(), record: record.clone(), lost: merged.lost.clone() };
            self.save(ours.group(), &[save])?;
        }
        Ok(merged.is_change())
    }
}
