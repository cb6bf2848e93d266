//! What rests on a phone of one record: the record, and the values that lost.

use super::record::{Lost, Merged, Record};
use crate::collect::PushAll;
use crate::sorted::sort_by;

/// A record with the journal of its values that lost a merge or were written over (law L9).
///
/// The journal stays on this phone: it is never exported, and erasing the record erases it too (law L6).
///
/// ```
/// use all_leaders::replica::{Cell, Device, Kept, Record, Stamp};
///
/// let day = |millis, day: &str| {
///     let mut record = Record::default();
///     record.put("day", Cell { stamp: Stamp::new(millis, 0, Device(1)), value: day.into() });
///     record
/// };
/// let mut here = Kept::new(day(1, "2026-11-26"), vec![]);
/// here.merge(&day(2, "2026-12-03"));
/// assert_eq!(here.record.text("day"), Some("2026-12-03"));
/// assert_eq!(here.lost()[0].cell.value, "2026-11-26".into());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Kept {
    /// The record.
    pub record: Record,
    lost: Vec<Lost>,
}

impl Kept {
    /// How many values that lost are kept of a record: those with the greatest stamps.
    pub const LIMIT: usize = 32;

    /// A record with what was kept of it before.
    pub fn new(record: Record, lost: Vec<Lost>) -> Self {
        let mut kept = Self { record, lost: Vec::new() };
        kept.remember(lost);
        kept
    }

    /// The values that lost, the newest last.
    pub fn lost(&self) -> &[Lost] {
        &self.lost
    }

    /// Keeps values that lost; of all of them the newest [`Kept::LIMIT`], each once. Of an erased record
    /// nothing is kept.
    pub fn remember(&mut self, lost: impl IntoIterator<Item = Lost>) {
        if self.record.erased().is_some() {
            self.lost.clear();
            return;
        }
        let known = self.lost.len();
        self.lost.push_all(lost);
        if self.lost.len() == known {
            return;
        }
        sort_by(&mut self.lost, |a, b| {
            let by_value = || a.cell.value.encoded_cmp(&b.cell.value);
            a.cell.stamp.cmp(&b.cell.stamp).then_with(|| a.field.cmp(&b.field)).then_with(by_value)
        });
        self.lost.dedup();
        let beyond = self.lost.len().saturating_sub(Self::LIMIT);
        self.lost.drain(..beyond);
    }

    /// Merges another version of the record, and keeps what lost.
    pub fn merge(&mut self, other: &Record) -> Merged {
        let merged = self.record.merge(other);
        self.remember(merged.lost.iter().cloned());
        merged
    }

    /// Merges what another window of this phone has kept of the record: both journals become one.
    pub fn merge_kept(&mut self, other: &Kept) -> Merged {
        let merged = self.merge(&other.record);
        self.remember(other.lost.iter().cloned());
        merged
    }
}
