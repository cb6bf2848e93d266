//! What rests on a phone of one record: the record, and the values that lost.

use super::record::{LostValue, MergeOutcome, Record};
use std::collections::BTreeMap;

/// A record with the journal of its values that lost a merge or were written over (law L9).
///
/// The journal stays on this phone: it is never exported, and erasing the record erases it too (law L6).
///
/// ```
/// use all_leaders::replica::{Cell, Device, JournaledRecord, Record, Timestamp};
///
/// let day = |millis, day: &str| {
///     let mut record = Record::default();
///     record.put("day", Cell { timestamp: Timestamp::new(millis, 0, Device(1)), value: day.into() });
///     record
/// };
/// let mut here = JournaledRecord::new(day(1, "2026-11-26"), vec![]);
/// here.merge(&day(2, "2026-12-03"));
/// assert_eq!(here.record.text("day"), Some("2026-12-03"));
/// assert_eq!(here.lost()[0].cell.value, "2026-11-26".into());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct JournaledRecord {
    /// The record.
    pub record: Record,
    /// In which stretch of this phone's own count it was last changed there, so that it can be told which records an
    /// update must have; 0 before the first.
    pub era: u64,
    lost: Vec<LostValue>,
}

impl JournaledRecord {
    /// How many values that lost are kept of a record: those that lost last.
    pub const LIMIT: usize = 32;

    /// A record with what was kept of it before.
    pub fn new(record: Record, lost: Vec<LostValue>) -> Self {
        let mut kept = Self { record, era: 0, lost: Vec::new() };
        kept.remember(lost);
        kept
    }

    /// The same, last changed in this era.
    #[must_use]
    pub fn of_era(self, era: u64) -> Self {
        Self { era, ..self }
    }

    /// The values that lost, in the order in which they were lost on this phone, the latest last. Stamps have no say
    /// in it: one from a wrong clock would stand before all others for ever.
    pub fn lost(&self) -> &[LostValue] {
        &self.lost
    }

    /// Keeps values that lost, in the order in which they did; one that is kept already stays where it is. Of an
    /// erased record nothing is kept.
    pub fn remember(&mut self, lost: impl IntoIterator<Item = LostValue>) {
        if self.record.erased().is_some() {
            self.lost.clear();
            return;
        }
        for value in lost {
            if self.lost.contains(&value) {
                continue;
            }
            self.lost.push(value);
            if self.lost.len() > Self::LIMIT {
                self.lost.remove(self.least_needed());
            }
        }
    }

    /// The oldest value of the field that has most of them, so that one noisy field never pushes out what another one
    /// lost. The members of a set are one field here: thirty who step out of a queue are as noisy as one who does so
    /// thirty times.
    fn least_needed(&self) -> usize {
        let set_of = |lost: &LostValue| lost.field.split('/').next().unwrap_or_default().to_owned();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for lost in &self.lost {
            *counts.entry(set_of(lost)).or_default() += 1;
        }
        let most = counts.values().copied().max().unwrap_or_default();
        let noisy = |lost: &LostValue| counts.get(&set_of(lost)) == Some(&most);
        self.lost.iter().position(noisy).unwrap_or_default()
    }

    /// Merges another version of the record, and keeps what lost.
    pub fn merge(&mut self, other: &Record) -> MergeOutcome {
        let merged = self.record.merge(other);
        self.remember(merged.lost.iter().cloned());
        merged
    }

    /// Merges what another window of this phone has kept of the record: both journals become one, and it was changed when
    /// the later of the two was.
    pub fn merge_kept(&mut self, other: &JournaledRecord) -> MergeOutcome {
        let merged = self.merge(&other.record);
        self.era = self.era.max(other.era);
        self.remember(other.lost.iter().cloned());
        merged
    }
}
