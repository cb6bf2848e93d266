//! Ids that every phone derives alike, so that two who bring in the same minutes write one record.

use std::hash::Hasher;

use siphasher::sip::SipHasher24;
use uuid::Uuid;

use crate::group::day;
use crate::group::day::Day;
use crate::group::id::{MeetingId, NoteId, derived};
use crate::group::name::fold;

/// The key is the same for all, so that all come to the same id.
const KEY: &[u8; 16] = b"all-leaders/held";

impl MeetingId {
    /// The id of a meeting of the group that was held on this day under this title: the same on every phone, so that
    /// two that bring its minutes in apart write one record. It is a UUIDv7 whose time is the day's midnight UTC, and
    /// whose random bits are drawn from the group, the day and the title without case, accents, spaces and
    /// punctuation (SipHash-2-4).
    ///
    /// ```
    /// use all_leaders::group::{MeetingId, day};
    /// use uuid::Uuid;
    /// let (group, thursday) = (Uuid::from_u128(7), day::from_text("2024-01-25").unwrap());
    /// let meeting = MeetingId::held_on(group, thursday, "Weekly meeting");
    /// assert_eq!(meeting, MeetingId::held_on(group, thursday, "weekly  Meeting"));
    /// assert_ne!(meeting, MeetingId::held_on(group, thursday, "Garden meeting"));
    /// assert_ne!(meeting, MeetingId::held_on(Uuid::from_u128(8), thursday, "Weekly meeting"));
    /// assert!(meeting.to_string().starts_with("018d3dea-9400-7"));
    /// ```
    #[must_use]
    pub fn held_on(group: Uuid, day: Day, title: &str) -> MeetingId {
        const UNIX_EPOCH: i32 = 2_440_588;
        const DAY: u64 = 24 * 60 * 60 * 1000;
        let half = |which: u8| {
            let mut hash = SipHasher24::new_with_key(KEY);
            hash.write(&[which]);
            hash.write(group.as_bytes());
            hash.write(day::to_text(day).as_bytes());
            hash.write(fold(title).as_bytes());
            hash.finish()
        };
        // Days before 1970 have no time of their own in a UUID; their random bits differ all the same.
        let days = u64::try_from(day.to_julian_day() - UNIX_EPOCH).unwrap_or(0);
        let time = u128::from(days * DAY) << 80;
        let random = u128::from(half(0)) << 64 | u128::from(half(1));
        let (version, variant) = (0x7 << 76, 0b10 << 62);
        let (low, high) = (random & (u128::MAX >> 66), (random >> 64 & 0xfff) << 64);
        MeetingId(Uuid::from_u128(time | version | high | variant | low))
    }
}

impl NoteId {
    /// The id of what minutes say about the people of a meeting who are no members: the same on every phone.
    #[must_use]
    pub fn of_minutes(meeting: MeetingId) -> NoteId {
        NoteId(derived(meeting.0, Uuid::from_u128(0x006d_696e_7574_6573)))
    }
}
