//! A text that is about to be stored in place of another.

use super::key_value::units;

/// A text to be put in place of another.
#[derive(Debug)]
pub(super) struct PendingWrite {
    pub name: String,
    pub before: Option<String>,
    pub after: String,
}

impl PendingWrite {
    /// How much more room the text takes than the one before it.
    pub(super) fn growth(&self) -> usize {
        self.signed_growth().max(0).cast_unsigned()
    }

    /// By how much the store grows, or shrinks.
    pub(super) fn signed_growth(&self) -> isize {
        let before = self.before.as_deref().map_or(0, |before| units(&self.name) + units(before));
        (units(&self.name) + units(&self.after)).cast_signed() - before.cast_signed()
    }
}
