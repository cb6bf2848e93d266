//! What others had when they last passed on their copy: by this an update for them is chosen.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::key_value::{KeyValue, StoreError};
use super::store::GroupStore;
use crate::replica::{Device, Millis, Version};

const PEERS: &str = "peers";
/// So many are remembered, those heard of last.
const MOST: usize = 100;
/// They take at most so many characters together.
const ROOM: usize = 100_000;

/// A phone whose copy of the group came here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peer {
    /// Which phone.
    pub device: Device,
    /// Whose it was then, as the file said it: to be cleaned before showing.
    pub name: String,
    /// When it was passed on, by that phone's clock.
    pub at: Millis,
    /// Which changes it had; empty where nobody said.
    pub version: Version,
}

impl<K: KeyValue> GroupStore<K> {
    /// The phones whose copies came here, the one heard of last at the end.
    pub fn peers(&self, group: Uuid) -> Vec<Peer> {
        self.device_settings().value_of(group, PEERS).unwrap_or_default()
    }

    /// Remembers what these had. A peer's earlier files may come later: what it has had once, it has.
    pub(super) fn note_peers(&self, group: Uuid, heard: &[Peer]) -> Result<(), StoreError> {
        if heard.is_empty() {
            return Ok(());
        }
        let mut all = self.peers(group);
        for peer in heard {
            let known =
                all.iter().position(|other| other.device == peer.device).map(|place| all.remove(place));
            all.push(match known {
                Some(known) if known.at > peer.at => {
                    Peer { version: known.version.join(&peer.version), ..known }
                }
                // What it says last counts: it may have come to hold less.
                _ => peer.clone(),
            });
        }
        let room = |peer: &Peer| 60 + peer.name.len() + 40 * peer.version.len();
        while all.len() > MOST || (all.len() > 1 && all.iter().map(room).sum::<usize>() > ROOM) {
            all.remove(0);
        }
        self.device_settings().set_value_of(group, PEERS, Some(&all))
    }

    /// What was heard can no longer be relied upon; the names stay.
    pub(super) fn forget_peers_versions(&self, group: Uuid) -> Result<(), StoreError> {
        let mut all = self.peers(group);
        all.iter_mut().for_each(|peer| peer.version = Version::default());
        self.device_settings().set_value_of(group, PEERS, (!all.is_empty()).then_some(&all))
    }
}
