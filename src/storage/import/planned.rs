//! What an import will do to one record.

use uuid::Uuid;

use super::super::key_value::units;
use super::super::keys;
use crate::replica::Key;

/// What an import is prepared in; where it has become another, the import is prepared anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct PreparedIn {
    pub era: u64,
    /// How often the copy had come to hold less.
    pub lowered: u32,
}

/// What an import will do to one record.
#[derive(Debug)]
pub(super) struct Planned {
    pub key: Key,
    /// Which of the records that come it is.
    pub at: usize,
    pub before: Option<String>,
    pub after: String,
    pub erased: bool,
}

impl Planned {
    /// By how much the store grows when the record is put in place.
    pub fn growth(&self, group: Uuid) -> isize {
        let name = units(&keys::record_key(group, &self.key));
        let before = self.before.as_deref().map_or(0, |before| name + units(before));
        (name + units(&self.after)).cast_signed() - before.cast_signed()
    }
}
