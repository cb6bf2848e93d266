//! When to remind somebody that this phone holds changes that no other copy has.

use crate::group::{Day, RecordKind};
use crate::replica::{Device, Millis, Replica};

/// How safe what is stored on this phone is from being cleared by the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupState {
    /// The browser has promised to keep it, or the app is installed.
    Kept,
    /// The browser may clear it when the phone runs out of room.
    MayGo,
    /// A tab of an iPhone or iPad: Safari clears it after seven days without a visit.
    GoesAfterAWeek,
}

impl BackupState {
    /// The days without a backup after which the reminder comes.
    fn days_until_due(self) -> i32 {
        match self {
            Self::Kept => 30,
            Self::MayGo => 14,
            // Early enough that a visit every few days brings it up in time.
            Self::GoesAfterAWeek => 4,
        }
    }

    /// The days for which "Not now" holds it off.
    fn days_of_peace(self) -> i32 {
        match self {
            Self::Kept | Self::MayGo => 14,
            Self::GoesAfterAWeek => 3,
        }
    }
}

/// When the earliest change was written on this phone that no other copy may have: after `passed_on`, or ever where
/// nothing was passed on. The record of who uses the phone does not count: losing it harms nobody.
pub fn earliest_unshared(replica: &Replica, device: Device, passed_on: Option<Millis>) -> Option<Millis> {
    let records = replica.records().filter(|(key, _)| key.kind != RecordKind::Phone);
    let timestamps = records.flat_map(|(_, record)| record.fields().map(|(_, cell)| cell.timestamp));
    let own = timestamps.filter(|timestamp| timestamp.device() == device).map(|timestamp| timestamp.millis());
    own.filter(|written| passed_on.is_none_or(|passed| *written > passed)).min()
}

/// Whether to remind somebody that this phone's copy was not passed on for a while: where there are changes that no
/// other copy has, and more days have gone by than the way in which the browser keeps them allows; but not within some
/// days of "Not now" (`put_off`).
///
/// `since` is the day on which the copy was last passed on, or else the day of the earliest change.
pub fn is_due(
    today: Day,
    keeping: BackupState,
    since: Option<Day>,
    has_unshared: bool,
    put_off: Option<Day>,
) -> bool {
    let days = |from: Day| today.to_julian_day() - from.to_julian_day();
    // A day in the future comes from a clock that was wrong then: it holds nothing off.
    let in_peace = put_off.is_some_and(|put_off| (0..keeping.days_of_peace()).contains(&days(put_off)));
    has_unshared && !in_peace && since.is_some_and(|since| days(since) >= keeping.days_until_due())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::day::from_text;
    use crate::replica::{Clock, Edit, Key};
    use uuid::Uuid;

    fn on(text: &str) -> Day {
        from_text(text).unwrap()
    }

    #[test]
    fn only_what_was_written_here_and_since_counts() {
        let (ours, theirs) = (Device(1), Device(2));
        let key = |kind, n| Key::new(kind, Uuid::from_u128(n));
        let mut replica = Replica::new(Uuid::from_u128(9));
        replica
            .write(&[Edit::new(&key("member", 1), "name", "Ana")], &mut Clock::new(theirs), 5_000)
            .unwrap();
        let mut clock = Clock::new(ours);
        replica.write(&[Edit::new(&key("phone", 2), "member", "x")], &mut clock, 6_000).unwrap();
        assert_eq!(earliest_unshared(&replica, ours, None), None);
        replica.write(&[Edit::new(&key("member", 3), "name", "Ben")], &mut clock, 7_000).unwrap();
        replica.write(&[Edit::new(&key("member", 4), "name", "Chen")], &mut clock, 8_000).unwrap();
        assert_eq!(earliest_unshared(&replica, ours, None), Some(7_000));
        assert_eq!(earliest_unshared(&replica, ours, Some(7_500)), Some(8_000));
        assert_eq!(earliest_unshared(&replica, ours, Some(8_000)), None);
    }

    #[test]
    fn it_is_said_in_time_and_not_again_and_again() {
        let today = on("2026-11-26");
        let due = |keeping, since, put_off: Option<&str>| {
            is_due(today, keeping, Some(on(since)), true, put_off.map(on))
        };
        // A tab that is cleared after a week is told days before.
        assert!(due(BackupState::GoesAfterAWeek, "2026-11-22", None));
        assert!(!due(BackupState::GoesAfterAWeek, "2026-11-23", None));
        assert!(!due(BackupState::MayGo, "2026-11-22", None) && due(BackupState::MayGo, "2026-11-12", None));
        assert!(!due(BackupState::Kept, "2026-11-12", None) && due(BackupState::Kept, "2026-10-27", None));
        // After "Not now" there is peace for a while.
        assert!(!due(BackupState::GoesAfterAWeek, "2026-11-20", Some("2026-11-24")));
        assert!(due(BackupState::GoesAfterAWeek, "2026-11-20", Some("2026-11-23")));
        assert!(!due(BackupState::MayGo, "2026-10-01", Some("2026-11-13")));
        assert!(
            due(BackupState::MayGo, "2026-10-01", Some("2027-11-13")),
            "a clock that was ahead holds nothing off"
        );
        // Nothing to lose, nothing to say.
        assert!(!is_due(today, BackupState::GoesAfterAWeek, Some(on("2026-01-01")), false, None));
        assert!(!is_due(today, BackupState::GoesAfterAWeek, None, true, None));
    }
}
