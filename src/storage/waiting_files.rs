//! Files that wait until those that were opened before them are dealt with: kept meanwhile, where there is room.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::device_settings::DeviceSettings;
use super::key_value::{KeyValue, Room, StoreError, units};
use super::keys::HERE;
use super::record_text::digest;
use crate::replica::Key;
use crate::replica::file::{read, write};

/// What the names of waiting files begin with, after [`HERE`].
const WAITING: &str = "waiting-file/";

/// A file that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingFile {
    /// The file's name; empty for text that was pasted.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// Under which name a waiting file is kept. In the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WaitingId(String);

impl<K: KeyValue> DeviceSettings<'_, K> {
    /// Keeps a file that waits. It takes room from nothing else: neither from what can be undone nor from the last fifth
    /// of the room, which is for what people write.
    ///
    /// # Errors
    /// When it does not fit or the store cannot be reached: a reload forgets it then, and its opener is to be told.
    pub fn keep_waiting_file(&self, file: &WaitingFile) -> Result<WaitingId, StoreError> {
        let text = serde_json::to_string(file).map_err(|error| StoreError::Other(error.to_string()))?;
        let last = self.waiting_files()?.pop().and_then(|id| id.0.split_once('-')?.0.parse::<u64>().ok());
        // Another tab may keep one in the same moment: files of one number differ in what is in them.
        let digest = digest(&text);
        let id = WaitingId(format!("{:08}-{digest:016x}", last.map_or(0, |last| last + 1)));
        let needed = units(&name_of(&id)) + units(&text);
        let room = Room { used: self.kv.used()? + needed, planned: Room::PLANNED };
        if room.is_short() {
            return Err(StoreError::Full { needed });
        }
        self.kv.set(&name_of(&id), &text)?;
        Ok(id)
    }

    /// The files that wait, the first one first.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn waiting_files(&self) -> Result<Vec<WaitingId>, StoreError> {
        let prefix = prefix();
        let mut ids: Vec<WaitingId> =
            self.kv.keys(&prefix)?.iter().map(|name| WaitingId(name[prefix.len()..].to_owned())).collect();
        ids.sort();
        Ok(ids)
    }

    /// What waits under this name; none where it is gone or cannot be read.
    pub fn waiting_file(&self, id: &WaitingId) -> Option<WaitingFile> {
        self.value(&format!("{WAITING}{}", id.0))
    }

    /// It was dealt with.
    ///
    /// # Errors
    /// When the store cannot be reached: then it is offered again at the next start.
    pub fn forget_waiting_file(&self, id: &WaitingId) -> Result<(), StoreError> {
        self.kv.remove(&name_of(id))
    }

    /// Takes the records that are being erased out of the files that wait: here they are erased whatever a file says. One
    /// that names them and cannot be read goes. `names` tells whether a text names one of them.
    pub(super) fn scrub_waiting_files(
        &self,
        group: Uuid,
        erased: &BTreeSet<Key>,
        names: impl Fn(&str) -> bool,
    ) -> Result<(), StoreError> {
        for id in self.waiting_files()? {
            let Some(text) = self.kv.get(&name_of(&id))?.filter(|text| names(text)) else { continue };
            let waiting = self.waiting_file(&id).unwrap_or_else(|| WaitingFile { name: String::new(), text });
            let left = match read(waiting.text.as_str()) {
                Ok(file) if file.replica.group() != group => continue,
                Ok(mut file) => {
                    erased.iter().for_each(|key| file.replica.restore(key, None));
                    write(&file.replica, &file.header).ok()
                }
                Err(_) => None,
            };
            let left = left.map(|text| serde_json::to_string(&WaitingFile { text, ..waiting }));
            match left.and_then(Result::ok) {
                Some(left) => self.kv.set(&name_of(&id), &left)?,
                None => self.kv.remove(&name_of(&id))?,
            }
        }
        Ok(())
    }
}

fn prefix() -> String {
    format!("{HERE}{WAITING}")
}

fn name_of(id: &WaitingId) -> String {
    prefix() + &id.0
}
