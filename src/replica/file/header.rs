//! What a file says besides its records.

use crate::replica::{Device, Fingerprint, Millis, Version};

/// What a file says besides its records.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Header {
    /// The group's name, for whoever opens the file. A help only: the name that counts is in the records.
    pub group_name: String,
    /// When and by whom the file was saved; a file made by hand may not say.
    pub saved: Option<Saved>,
    /// Keys at the top that this version does not know, in the order of their names (law L5).
    pub extra: Vec<Extra>,
}

/// When and by whom a file was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// When, by the clock of the phone that saved it. The file has it in seconds.
    pub at: Millis,
    /// The name of the member whose phone it is; empty where nobody said.
    pub by: String,
    /// The phone.
    pub device: Device,
    /// Which changes its copy had; a file of an older version does not say.
    pub coverage: Option<Coverage>,
}

impl Saved {
    /// Whether the file is an update, with a part of the copy's records, and not a whole copy.
    pub fn is_update(&self) -> bool {
        self.coverage.as_ref().is_some_and(|coverage| coverage.base.is_some())
    }
}

/// Which changes the copy had from which a file was made, and on what the file builds (law L10).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Coverage {
    /// All that the copy had.
    pub version: Version,
    /// Of an update: whoever has at least this has, together with it, all that the copy had. Who has less lacks
    /// something that is not in the update. None for a whole copy.
    pub base: Option<Version>,
    /// Of an update: the fingerprint of the whole copy that it was made from.
    pub whole: Option<Fingerprint>,
}

impl Coverage {
    /// What is left of it when the records are not what was saved: an update still builds on what it builds on.
    pub(super) fn without_claims(self) -> Option<Self> {
        self.base.map(|base| Self { base: Some(base), ..Self::default() })
    }
}

/// A key at the top of a file that this version does not know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Extra {
    /// The key.
    pub key: String,
    /// Its value: the JSON as it stands in the file.
    pub json: String,
}

/// The keys at the top of a file that this version knows.
const KNOWN: [&str; 7] = ["format", "version", "needs", "group", "saved", "fingerprint", "records"];

/// Whether this version knows the key at the top of a file. What it learns to know is no longer an [`Extra`].
pub(super) fn is_known(key: &str) -> bool {
    KNOWN.contains(&key)
}
