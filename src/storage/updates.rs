//! What is passed on, and what came: whole copies and updates (law L10).

use std::collections::BTreeMap;

use uuid::Uuid;

use super::key_value::{KeyValue, StoreError};
use super::keys;
use super::peers::Peer;
use super::record_text::decode;
use super::store::GroupStore;
use crate::replica::file::{Coverage, GroupFile, Saved};
use crate::replica::{Device, Fingerprint, Millis, Replica, Version, fingerprint};

/// Records that are passed on, with what the file says of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The records: all of them, or those that are newer than what the peers had.
    pub records: Replica,
    /// What belongs into the file's [`Saved`]. None where this phone could not keep what it would have to remember; then it
    /// is a whole copy, as earlier versions wrote it.
    pub coverage: Option<Coverage>,
    /// How many records the whole copy has.
    pub total: usize,
}

impl Outgoing {
    /// Whether it has only what is newer.
    pub fn is_update(&self) -> bool {
        self.coverage.as_ref().is_some_and(|coverage| coverage.base.is_some())
    }
}

/// What files say of the copies that they come from, for an [`Import`](super::Import).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ImportSource {
    version: Version,
    /// What has to be here already, or some of what is in them is missing.
    builds_on: Version,
    /// What the copy's fingerprint is that has exactly this version.
    whole: Option<Fingerprint>,
    peers: Vec<Peer>,
}

impl ImportSource {
    /// Of one file, as [`GroupFile::saved`] gives it. `own` is this phone, of which nothing is remembered.
    pub fn of(saved: Option<&Saved>, own: Device) -> Self {
        let Some(Saved { at, by, device, coverage }) = saved else { return Self::default() };
        let Coverage { version, base, whole } = coverage.clone().unwrap_or_default();
        let peer =
            Peer { device: *device, name: by.chars().take(60).collect(), at: *at, version: version.clone() };
        Self {
            version,
            builds_on: base.unwrap_or_default(),
            whole,
            peers: if *device == own { Vec::new() } else { vec![peer] },
        }
    }

    /// Of two files that are brought in as one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        // What one of them does not say is missing from both together.
        let both = self.has_numbers() && other.has_numbers();
        let version = if both { self.version.join(&other.version) } else { Version::default() };
        let whole = [&self, &other]
            .into_iter()
            .find(|file| both && file.version == version)
            .and_then(|file| file.whole);
        // What one of them has, the other need not find here.
        let needs = |file: &Self, beside: &Self| -> Version {
            file.builds_on.iter().filter(|(actor, number)| beside.version.get(*actor) < *number).collect()
        };
        let builds_on = needs(&self, &other).join(&needs(&other, &self));
        Self { version, builds_on, whole, peers: [self.peers, other.peers].concat() }
    }

    /// The same without anything that it says of other copies' changes.
    pub(super) fn without_numbers(self) -> Self {
        Self { peers: self.peers, ..Self::default() }
    }

    /// Whether all is there that it builds on.
    pub(super) fn is_covered_by(&self, have: &Version) -> bool {
        have.covers(&self.builds_on)
    }

    /// Whether all changes in it have numbers.
    pub(super) fn has_numbers(&self) -> bool {
        !self.version.is_empty()
    }
}

impl<K: KeyValue> GroupStore<K> {
    /// The group as it is passed on: an update with what is newer than what all of these phones had when something last
    /// came from them, or the whole copy where it is for nobody known (`to` is empty, or has one from which nothing ever
    /// came). It comes from the store, where other tabs have written as well. `device` is this phone.
    ///
    /// Asking for it changes nothing for others, so a screen may ask for it to say how large it would be:
    /// `records.len()`, and the bytes of the file.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn outgoing(
        &self,
        group: Uuid,
        to: &[Device],
        device: Device,
        now: Millis,
    ) -> Result<Outgoing, StoreError> {
        // A whole file has to be possible in a full store too: it is the way out.
        let begun = self.finish_import(group).and_then(|()| self.end_era(group, device, now));
        let lowered = self.stored_version(group).lowered;
        let loaded = self.load(group)?;
        let total = loaded.replica.len();
        // Where something was set aside just now, what was claimed is no longer there.
        let Some(version) = begun.ok().filter(|_| self.stored_version(group).lowered == lowered) else {
            return Ok(Outgoing { records: loaded.replica, coverage: None, total });
        };
        let peers = self.peers(group);
        let had = |device: &Device| {
            peers.iter().find(|peer| peer.device == *device).map(|peer| peer.version.clone())
        };
        let had: Option<Vec<Version>> = to.iter().map(had).collect();
        let since = had.filter(|had| !had.is_empty()).and_then(|had| self.checkpoint_for(group, &had));
        let Some(since) = since else {
            let coverage = Some(Coverage { version, base: None, whole: None });
            return Ok(Outgoing { records: loaded.replica, coverage, total });
        };
        let whole = Some(fingerprint(&loaded.replica));
        let newer = loaded.eras.iter().filter(|(_, era)| **era > since.era);
        let newer = newer.filter_map(|(key, _)| Some((key.clone(), loaded.replica.record(key)?.clone())));
        let coverage = Some(Coverage { version, base: Some(since.version), whole });
        Ok(Outgoing { records: Replica::of_records(group, newer), coverage, total })
    }

    /// Of each of these files, in any order, whether it can be brought in: an update builds on what is here or comes with
    /// another of them. One that does not would leave something out that nobody would know of; an update never begins a
    /// group.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn covers_bases(&self, files: &[&GroupFile]) -> Result<Vec<bool>, StoreError> {
        let mut have: BTreeMap<Uuid, Option<Version>> = BTreeMap::new();
        for file in files {
            let group = file.replica.group();
            let here = self.has(group)?.then(|| self.version(group));
            have.insert(group, here);
        }
        let coverage = |file: &&GroupFile| file.saved().and_then(|saved| saved.coverage).unwrap_or_default();
        let coverage: Vec<Coverage> = files.iter().map(coverage).collect();
        let mut covered = vec![false; files.len()];
        loop {
            let mut more = false;
            for ((file, coverage), covered) in files.iter().zip(&coverage).zip(&mut covered) {
                let Some(have) = have.get_mut(&file.replica.group()).filter(|_| !*covered) else { continue };
                let builds = match (&coverage.base, &have) {
                    (None, _) => true,
                    (Some(base), Some(have)) => have.covers(base),
                    (Some(_), None) => false,
                };
                if builds {
                    *have = Some(have.take().unwrap_or_default().join(&coverage.version));
                    (*covered, more) = (true, true);
                }
            }
            if !more {
                return Ok(covered);
            }
        }
    }

    /// All records of an import are in their place: what its files have is here now.
    pub(super) fn take_in_version(
        &self,
        group: Uuid,
        source: &ImportSource,
        changes: bool,
    ) -> Result<(), StoreError> {
        if source.has_numbers() {
            let knew_all = self.version(group).covers(&source.version);
            self.raise_version(group, &source.version)?;
            if (changes && knew_all) || self.differs(group, source) {
                // Somewhere more was claimed than there was: a phone whose store was set back, or two that are one and the
                // same. Claiming nothing is always right; everything will be asked for, and be passed on.
                self.lower_version(group, None)?;
                self.forget_peers_versions(group)?;
                return Ok(());
            }
            self.end_era_as_numbered(group)?;
        }
        self.note_peers(group, &source.peers)
    }

    /// Whether the copy has exactly what the file's has, as both say, and is yet another.
    fn differs(&self, group: Uuid, source: &ImportSource) -> bool {
        let is_same_version = || !self.era(group).changed && self.version(group) == source.version;
        let Some(whole) = source.whole.filter(|_| is_same_version()) else { return false };
        self.records_at_rest(group).is_ok_and(|copy| fingerprint(&copy) != whole)
    }

    fn records_at_rest(&self, group: Uuid) -> Result<Replica, StoreError> {
        let prefix = keys::group_prefix(group);
        let mut records = Vec::new();
        for name in self.kv.keys(&prefix)? {
            let Some(key) = keys::parse_rest(&name[prefix.len()..]) else { continue };
            let stored = self.kv.get(&name)?.and_then(|text| decode(key.id, &text));
            records.extend(stored.map(|stored| (key, stored.record)));
        }
        Ok(Replica::of_records(group, records))
    }

    fn finish_import(&self, group: Uuid) -> Result<(), StoreError> {
        if self.kv.get(&keys::mark(group))?.is_some() && self.finish(group)? {
            self.note_finished(group);
        }
        Ok(())
    }
}
