//! One step back from a whole import.

use uuid::Uuid;

use crate::replica::Key;
use crate::replica::Version;
use crate::replica::file::UnknownKeys;

/// The way back from an import: what was stored before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportUndo {
    group: Uuid,
    // The text before, and the digest of the text that the import left.
    steps: Vec<(Key, Option<String>, u64)>,
    // What was there of the file's unknown keys, and what the import left.
    unknown: Option<(UnknownKeys, UnknownKeys)>,
    // Which changes the copy had before it.
    version: Version,
}

/// What undoing an import did.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ImportUndone {
    /// Records that are as they were before the import, or gone if it had brought them.
    pub restored: Vec<Key>,
    /// Records that somebody has edited since: they stay as they are.
    pub left_alone: Vec<Key>,
}

impl ImportUndo {
    pub(in crate::storage) fn new(
        group: Uuid,
        steps: Vec<(Key, Option<String>, u64)>,
        unknown: Option<(UnknownKeys, UnknownKeys)>,
        version: Version,
    ) -> Self {
        Self { group, steps, unknown, version }
    }

    /// Which changes the copy had before the import.
    pub(in crate::storage) fn version(&self) -> &Version {
        &self.version
    }

    /// Each record with its text before, and the digest of the text that the import left.
    pub(in crate::storage) fn steps(&self) -> &[(Key, Option<String>, u64)] {
        &self.steps
    }

    /// What was there of the file's unknown keys, and what the import left; none where it brought no new ones.
    pub(in crate::storage) fn unknown(&self) -> Option<&(UnknownKeys, UnknownKeys)> {
        self.unknown.as_ref()
    }

    /// The group that the import was taken into.
    pub fn group(&self) -> Uuid {
        self.group
    }

    /// Whether there is nothing to undo.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.unknown.is_none()
    }

    /// Forgets what these records were: they are being erased.
    pub fn forget(&mut self, erased: &[Key]) {
        self.steps.retain(|(key, ..)| !erased.contains(key));
    }
}
