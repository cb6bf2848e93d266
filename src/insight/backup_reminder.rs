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

/// So many things that came since the copy was passed on are much: whoever has it lacks a meeting.
const MUCH: usize = 12;

/// What was written on this phone that no other copy may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unshared {
    /// When the earliest of it was written.
    pub first: Millis,
    /// In how many records it stands.
    pub things: usize,
}

/// What was written on this phone after `passed_on`, or ever where nothing was passed on; `None` where that is nothing. The
/// record of who uses the phone does not count: losing it harms nobody.
pub fn unshared(replica: &Replica, device: Device, passed_on: Option<Millis>) -> Option<Unshared> {
    let records = replica.records().filter(|(key, _)| key.kind != RecordKind::Phone);
    let firsts = records.filter_map(|(_, record)| {
        let timestamps = record.fields().map(|(_, cell)| cell.timestamp);
        let own = timestamps.filter(|timestamp| timestamp.device() == device).map(|one| one.millis());
        own.filter(|written| passed_on.is_none_or(|passed| *written > passed)).min()
    });
    firsts.fold(None, |all: Option<Unshared>, first| {
        let all = all.unwrap_or(Unshared { first, things: 0 });
        Some(Unshared { first: all.first.min(first), things: all.things + 1 })
    })
}

/// Whether to remind somebody that this phone's copy was not passed on for a while: where there are changes that no
/// other copy has, and more days have gone by than the way in which the browser keeps them allows, or somebody has a copy
/// that lacks much; but not within some days of "Not now" (`put_off`).
///
/// `passed_on` is the day on which the copy was last passed on.
pub fn is_due(
    today: Day,
    keeping: BackupState,
    passed_on: Option<Day>,
    unshared: Option<(Day, usize)>,
    put_off: Option<Day>,
) -> bool {
    let days = |from: Day| today.to_julian_day() - from.to_julian_day();
    // A day in the future comes from a clock that was wrong then: it holds nothing off.
    let in_peace = put_off.is_some_and(|put_off| (0..keeping.days_of_peace()).contains(&days(put_off)));
    !in_peace
        && unshared.is_some_and(|(first, things)| {
            let is_late = days(passed_on.unwrap_or(first)) >= keeping.days_until_due();
            is_late || (passed_on.is_some() && things >= MUCH)
        })
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
        assert_eq!(unshared(&replica, ours, None), None);
        let found = |first, things| Some(Unshared { first, things });
        let mut name = |key: &Key, name, at| {
            replica.write(&[Edit::new(key, "name", name)], &mut clock, at).unwrap();
            [None, Some(7_500), Some(8_500)].map(|passed_on| unshared(&replica, ours, passed_on))
        };
        assert_eq!(name(&key("member", 3), "Ben", 7_000), [found(7_000, 1), None, None]);
        assert_eq!(name(&key("member", 4), "Chen", 8_000), [found(7_000, 2), found(8_000, 1), None]);
        // What is changed again is one thing.
        assert_eq!(
            name(&key("member", 4), "Cheng", 9_000),
            [found(7_000, 2), found(9_000, 1), found(9_000, 1)]
        );
    }

    #[test]
    fn it_is_said_in_time_and_not_again_and_again() {
        let today = on("2026-11-26");
        let due = |keeping, since, put_off: Option<&str>| {
            is_due(today, keeping, Some(on(since)), Some((on(since), 1)), put_off.map(on))
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
        // What was never passed on is told from its first day on.
        let never = |first, things| is_due(today, BackupState::MayGo, None, Some((on(first), things)), None);
        assert!(never("2026-11-12", 1) && !never("2026-11-22", 1) && !never("2026-11-26", 99));
        // Nothing to lose, nothing to say.
        assert!(!is_due(today, BackupState::GoesAfterAWeek, Some(on("2026-01-01")), None, None));
        assert!(!is_due(today, BackupState::GoesAfterAWeek, None, None, None));
    }

    #[test]
    fn much_that_is_new_is_told_the_same_day() {
        let today = on("2026-11-26");
        let due =
            |things, put_off| is_due(today, BackupState::Kept, Some(today), Some((today, things)), put_off);
        assert!(!due(MUCH - 1, None) && due(MUCH, None));
        assert!(!due(MUCH, Some(today)), "it is left in peace");
    }
}
