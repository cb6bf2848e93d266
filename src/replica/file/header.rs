//! What a file says besides its records.

use crate::replica::{Device, Millis};

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
