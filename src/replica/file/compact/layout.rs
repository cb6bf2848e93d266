//! What both who writes the bytes and who reads them have to know.

use uuid::Uuid;

use super::days::days_after;
use crate::replica::file::header::Saved;
use crate::replica::{Cell, Millis, Value};

/// How the value of a field is written: it belongs to the record's shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A byte: 0 null, 1 false, 2 true.
    Flag,
    /// A signed number.
    Int,
    /// A place in the column's texts.
    Text,
    /// A signed number of days after that of the field's timestamp.
    Day,
}

impl Form {
    pub const ALL: [Self; 4] = [Self::Flag, Self::Int, Self::Text, Self::Day];

    pub fn of(cell: &Cell) -> Self {
        match &cell.value {
            Value::Null | Value::Bool(_) => Self::Flag,
            Value::Int(_) => Self::Int,
            Value::Text(text) if days_after(cell.timestamp.millis(), text).is_some() => Self::Day,
            Value::Text(_) => Self::Text,
        }
    }
}

/// How the id of a record is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdForm {
    /// A UUIDv7, drawn at about the record's first timestamp.
    Near,
    /// One of which only the last 64 bits are not 0: a phone's.
    Number,
    /// Any other.
    Other,
}

impl IdForm {
    pub const ALL: [Self; 3] = [Self::Near, Self::Number, Self::Other];

    pub fn of(id: Uuid) -> Self {
        match id.as_u128() {
            0..=0xffff_ffff_ffff_ffff => Self::Number,
            _ if Drawn::of(id).is_some() => Self::Near,
            _ => Self::Other,
        }
    }
}

/// A UUIDv7, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    pub at: Millis,
    /// The 74 bits that were drawn.
    pub bits: u128,
}

impl Drawn {
    const LAST_62: u128 = (1 << 62) - 1;

    pub fn of(id: Uuid) -> Option<Self> {
        let id = id.as_u128();
        if (id >> 76) & 0xf != 7 || (id >> 62) & 3 != 2 {
            return None;
        }
        Some(Self { at: (id >> 80) as u64, bits: (id >> 64 & 0xfff) << 62 | id & Self::LAST_62 })
    }

    pub fn id(self) -> Uuid {
        let (first, last) = (self.bits >> 62 & 0xfff, self.bits & Self::LAST_62);
        Uuid::from_u128(u128::from(self.at) << 80 | 7 << 76 | first << 64 | 2 << 62 | last)
    }
}

/// What the file says of its being saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedParts {
    pub saved: bool,
    pub coverage: bool,
    pub base: bool,
    pub whole: bool,
}

impl SavedParts {
    pub fn of(saved: Option<&Saved>) -> Self {
        let coverage = saved.and_then(|saved| saved.coverage.as_ref());
        Self {
            saved: saved.is_some(),
            coverage: coverage.is_some(),
            base: coverage.is_some_and(|coverage| coverage.base.is_some()),
            whole: coverage.is_some_and(|coverage| coverage.whole.is_some()),
        }
    }

    pub fn bits(self) -> u8 {
        let Self { saved, coverage, base, whole } = self;
        u8::from(saved) | u8::from(coverage) << 1 | u8::from(base) << 2 | u8::from(whole) << 3
    }

    /// `None` where one part stands without the one that it is in.
    pub fn from_bits(bits: u8) -> Option<Self> {
        let bit = |at: u8| bits >> at & 1 == 1;
        let parts = Self { saved: bit(0), coverage: bit(1), base: bit(2), whole: bit(3) };
        matches!(bits, 0 | 1 | 3 | 7 | 11 | 15).then_some(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_id_is_put_together_again() {
        for id in ["019a0b1c-0010-7000-8000-000000000010", "ffffffff-ffff-7fff-bfff-ffffffffffff"] {
            let id: Uuid = id.parse().unwrap();
            assert_eq!(Drawn::of(id).unwrap().id(), id);
            assert_eq!(IdForm::of(id), IdForm::Near);
        }
        for id in ["019a0b1c-0010-4000-8000-000000000010", "019a0b1c-0010-7000-c000-000000000010"] {
            assert_eq!(IdForm::of(id.parse().unwrap()), IdForm::Other);
        }
        assert_eq!(IdForm::of(Uuid::from_u128(u64::MAX.into())), IdForm::Number);
    }
}
