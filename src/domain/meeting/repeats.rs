//! How a meeting repeats.

use time::Weekday;

use crate::domain::day::{Day, days_after};

/// How a meeting repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Repeats {
    /// Every week.
    Weekly,
    /// Every second week.
    Fortnightly,
    /// Every fourth week.
    FourWeekly,
    /// Every month on the same weekday: the second Thursday, or the last one where it is a fifth.
    Monthly,
}

impl Repeats {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Repeats; 4] =
        [Repeats::Weekly, Repeats::Fortnightly, Repeats::FourWeekly, Repeats::Monthly];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Repeats::Weekly => "weekly",
            Repeats::Fortnightly => "fortnightly",
            Repeats::FourWeekly => "four-weekly",
            Repeats::Monthly => "monthly",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|repeats| repeats.name() == name)
    }

    /// The next day after `day`.
    ///
    /// ```
    /// use all_leaders::domain::{Repeats, day};
    /// let next = |from, how: Repeats| day::to_text(how.next(day::from_text(from).unwrap()));
    /// assert_eq!(next("2026-11-26", Repeats::Weekly), "2026-12-03");
    /// // The second Thursday; a fifth Monday is the last one.
    /// assert_eq!(next("2026-11-12", Repeats::Monthly), "2026-12-10");
    /// assert_eq!(next("2026-11-30", Repeats::Monthly), "2026-12-28");
    /// ```
    pub fn next(self, day: Day) -> Day {
        match self {
            Repeats::Weekly => days_after(day, 7),
            Repeats::Fortnightly => days_after(day, 14),
            Repeats::FourWeekly => days_after(day, 28),
            Repeats::Monthly => {
                let (year, month) = if u8::from(day.month()) == 12 {
                    (day.year() + 1, day.month().next())
                } else {
                    (day.year(), day.month().next())
                };
                let nth = week_of_month(day);
                let first = Day::from_calendar_date(year, month, 1).unwrap_or(day);
                weekday_of_month(first, day.weekday(), nth)
            }
        }
    }
}

/// Which one of its weekday in its month a day is, 1 to 4; `None` for a fifth: the last.
pub fn week_of_month(day: Day) -> Option<u8> {
    Some((day.day() - 1) / 7 + 1).filter(|nth| *nth <= 4)
}

fn weekday_of_month(first: Day, weekday: Weekday, nth: Option<u8>) -> Day {
    let offset = (7 + weekday.number_days_from_monday() - first.weekday().number_days_from_monday()) % 7;
    let at = |weeks: u8| days_after(first, u16::from(offset + 7 * weeks));
    match nth {
        Some(nth) => at(nth - 1),
        None if at(4).month() == first.month() => at(4),
        None => at(3),
    }
}
