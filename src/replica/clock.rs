//! The clock that timestamps this phone's edits. Time is passed in.

use super::timestamp::{Device, EndOfTime, Millis, Timestamp};
use std::collections::BTreeMap;

/// How far ahead of a phone's own time its clock may run (law L3).
pub(super) const A_DAY: Millis = 24 * 60 * 60 * 1000;

/// A hybrid logical clock that only its own phone moves.
///
/// Each timestamp it gives is above the one that is being replaced, so that an edit wins where it was made, whatever the
/// clocks of this and other phones say (law L3). No two commands of a phone get the same timestamp, not even after its
/// time was set anew or in another tab that shares what was given. A command that replaces nothing is never stamped
/// more than a day ahead of the phone's own time, however far ahead other timestamps are or this clock has been: timestamps
/// of other phones do not move it, and its own move it only where they lie less than a day ahead.
///
/// ```
/// use all_leaders::replica::{Clock, Device, Timestamp};
///
/// let mut clock = Clock::new(Device(0xa));
/// assert_eq!(clock.timestamp(1_000, None)?, Timestamp::new(1_000, 0, Device(0xa)));
/// assert_eq!(clock.timestamp(1_000, None)?, Timestamp::new(1_000, 1, Device(0xa)));
///
/// // An edit rises above what it replaces, though that came from a phone with a wrong year…
/// let wrong = Timestamp::new(900_000_000_000, 0, Device(0xb));
/// assert!(clock.timestamp(1_001, Some(wrong))? > wrong);
/// // …and the next one, elsewhere, has this phone's own time again.
/// assert_eq!(clock.timestamp(1_002, None)?, Timestamp::new(1_002, 0, Device(0xa)));
/// # Ok::<(), all_leaders::replica::EndOfTime>(())
/// ```
#[derive(Clone, Debug)]
pub struct Clock {
    device: Device,
    /// Of each day on which this device gave timestamps, by the timestamps' own time, the greatest; the day used last stands
    /// last. A clock that is set to and fro comes back to a day without giving a timestamp of it twice.
    given: Vec<u64>,
}

impl Clock {
    /// Of how many days a clock remembers what it gave; the one that was used longest ago is forgotten first.
    pub const DAYS: usize = 8;

    /// A clock that has given nothing yet.
    pub fn new(device: Device) -> Self {
        Self { device, given: Vec::new() }
    }

    /// The phone whose edits this clock timestamps.
    pub fn device(&self) -> Device {
        self.device
    }

    /// What it remembers of the timestamps that it gave, to be observed at the next start and in other tabs.
    pub fn given(&self) -> impl ExactSizeIterator<Item = Timestamp> {
        self.given.iter().map(|time| Timestamp::from_time(*time, self.device))
    }

    /// Takes note of a timestamp that this phone gave, in another tab or before its last start. Stamps of other phones do
    /// not move this clock.
    pub fn observe(&mut self, seen: Timestamp) {
        if seen.device() == self.device {
            self.note(seen.time());
        }
    }

    /// Takes note of all that this phone gave of these timestamps, such as those of a copy that was just loaded. What it
    /// knew before counts as used later.
    pub fn observe_all(&mut self, seen: impl IntoIterator<Item = Timestamp>) {
        let mut by_day: BTreeMap<u64, u64> = BTreeMap::new();
        for timestamp in seen {
            if timestamp.device() == self.device {
                let greatest = by_day.entry(day_of(timestamp.time())).or_default();
                *greatest = timestamp.time().max(*greatest);
            }
        }
        let known = std::mem::take(&mut self.given);
        for time in by_day.into_values().chain(known) {
            self.note(time);
        }
    }

    /// The timestamp for a command of the moment `now` that replaces fields whose greatest timestamp is `replaced`.
    ///
    /// The counter carries into the milliseconds when it is full.
    ///
    /// # Errors
    /// At the end of time (the year 10889) no later timestamp is left.
    pub fn timestamp(&mut self, now: Millis, replaced: Option<Timestamp>) -> Result<Timestamp, EndOfTime> {
        self.stamp_above(now, replaced, None)
    }

    /// The same for a command upon records in which `beside` is the greatest of the timestamps that it does not replace
    /// and that are [within a day](is_within_a_day). It comes after those too, so that whatever is ordered by timestamps shows a record
    /// as begun before it was changed, although two phones are some minutes apart.
    pub(super) fn stamp_above(
        &mut self,
        now: Millis,
        replaced: Option<Timestamp>,
        beside: Option<Timestamp>,
    ) -> Result<Timestamp, EndOfTime> {
        let own = Timestamp::new(now, 0, self.device).time();
        let reach = a_day_after(now);
        let latest = self.given.iter().copied().filter(|time| (own..reach).contains(time)).max();
        let mut time = self.free(latest.map_or(own, |latest| latest + 1))?;
        if let Some(beside) = beside
            && let Ok(after) = self.free_after(beside.time())
            && after <= reach
        {
            time = time.max(after);
        }
        if let Some(replaced) = replaced {
            time = time.max(self.free_after(replaced.time())?);
        }
        self.note(time);
        Ok(Timestamp::from_time(time, self.device))
    }

    /// The first time from this one on that was not given yet.
    fn free(&self, mut time: u64) -> Result<u64, EndOfTime> {
        let given =
            |time: u64| self.given.iter().find(|given| day_of(**given) == day_of(time) && **given >= time);
        while let Some(given) = given(time) {
            time = given.checked_add(1).ok_or(EndOfTime)?;
        }
        Ok(time)
    }

    fn free_after(&self, time: u64) -> Result<u64, EndOfTime> {
        self.free(time.checked_add(1).ok_or(EndOfTime)?)
    }

    fn note(&mut self, time: u64) {
        let known = self.given.iter().position(|given| day_of(*given) == day_of(time));
        let greatest = known.map_or(time, |place| self.given.remove(place).max(time));
        if self.given.len() == Self::DAYS {
            self.given.remove(0);
        }
        self.given.push(greatest);
    }
}

/// Whether a timestamp is less than a day ahead of this time, so that a command may come after it.
pub(super) fn is_within_a_day(timestamp: Timestamp, now: Millis) -> bool {
    timestamp.time() < a_day_after(now)
}

fn a_day_after(now: Millis) -> u64 {
    Timestamp::new(now.saturating_add(A_DAY), 0, Device(0)).time()
}

/// The day on which a time lies.
fn day_of(time: u64) -> u64 {
    (time >> 16) / A_DAY
}
