//! How much one record may hold.

use std::ops::Add;

use super::record::Record;
use super::value::Value;

/// How much a record holds.
///
/// A record that a program made without end, or somebody to do harm, would freeze every phone that opens it. So a
/// file with a record beyond [`RecordSize::LIMIT`] is refused, and nothing here makes one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordSize {
    /// How many fields it has.
    pub fields: usize,
    /// The UTF-8 bytes of all their names and texts.
    pub bytes: usize,
}

impl RecordSize {
    /// The most that a record may hold: a meeting of some thousand people, or a text as long as three books.
    pub const LIMIT: Self = Self { fields: 16_384, bytes: 1_048_576 };

    /// The most up to which this phone writes: half of it, so that what two phones add apart can still become one.
    pub const LIMIT_TO_WRITE: Self = Self { fields: Self::LIMIT.fields / 2, bytes: Self::LIMIT.bytes / 2 };

    /// What a field with this value takes.
    pub fn of_field(name: &str, value: &Value) -> Self {
        Self { fields: 1, bytes: name.len() + value.text_bytes() }
    }

    /// Whether this is within the limit.
    pub fn is_within(self, limit: Self) -> bool {
        self.fields <= limit.fields && self.bytes <= limit.bytes
    }

    /// Whether a record that had this size may come to have the other one: within the limit, or else no larger than
    /// it was.
    pub fn may_become(self, after: Self, limit: Self) -> bool {
        (after.fields <= limit.fields.max(self.fields)) && (after.bytes <= limit.bytes.max(self.bytes))
    }
}

impl Add for RecordSize {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { fields: self.fields + other.fields, bytes: self.bytes + other.bytes }
    }
}

impl Record {
    /// How much it holds.
    pub fn size(&self) -> RecordSize {
        let fields = self.fields().map(|(name, cell)| RecordSize::of_field(name, &cell.value));
        fields.fold(RecordSize::default(), Add::add)
    }
}
