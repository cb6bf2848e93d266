//! How a meeting repeats.

use serde::{Deserialize, Serialize};

use time::{Month, Weekday};

use crate::group::day::{Day, days_after};

/// How a meeting repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Recurrence {
    /// Every week.
    Weekly,
    /// Every second week.
    Fortnightly,
    /// Every fourth week.
    FourWeekly,
    /// Every month on the same weekday, counted from the month's first: the second Thursday. A fifth one is the last, see
    /// [`Recurrence::on`].
    Monthly,
    /// Every month on the last one of a weekday: the last Thursday.
    MonthlyLast,
}

impl Recurrence {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Recurrence; 5] = [
        Recurrence::Weekly,
        Recurrence::Fortnightly,
        Recurrence::FourWeekly,
        Recurrence::Monthly,
        Recurrence::MonthlyLast,
    ];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Recurrence::Weekly => "weekly",
            Recurrence::Fortnightly => "fortnightly",
            Recurrence::FourWeekly => "four-weekly",
            Recurrence::Monthly => "monthly",
            Recurrence::MonthlyLast => "monthly-last",
        }
    }

    pub(in crate::group) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|repeats| repeats.name() == name)
    }

    /// What is meant by it where the meeting is on that day: a fifth Monday is the last one, for not every month has a
    /// fifth. It has to be remembered from then on: the last Monday after it may be a fourth one as well.
    #[must_use]
    pub fn on(self, day: Day) -> Self {
        if self == Recurrence::Monthly && week_of_month(day).is_none() {
            Recurrence::MonthlyLast
        } else {
            self
        }
    }

    /// The next day after `day`.
    ///
    /// ```
    /// use all_leaders::group::{Recurrence, day};
    /// let next = |from, how: Recurrence| day::to_text(how.next(day::from_text(from).unwrap()));
    /// assert_eq!(next("2026-11-26", Recurrence::Weekly), "2026-12-03");
    /// // The second Thursday; a fifth Monday is the last one.
    /// assert_eq!(next("2026-11-12", Recurrence::Monthly), "2026-12-10");
    /// assert_eq!(next("2026-11-30", Recurrence::Monthly), "2026-12-28");
    /// // The fourth Monday and the last.
    /// assert_eq!(next("2026-12-28", Recurrence::Monthly), "2027-01-25");
    /// assert_eq!(next("2027-02-22", Recurrence::Monthly), "2027-03-22");
    /// assert_eq!(next("2027-02-22", Recurrence::MonthlyLast), "2027-03-29");
    /// ```
    pub fn next(self, day: Day) -> Day {
        match self.on(day) {
            Recurrence::Weekly => days_after(day, 7),
            Recurrence::Fortnightly => days_after(day, 14),
            Recurrence::FourWeekly => days_after(day, 28),
            Recurrence::Monthly => {
                let weeks = week_of_month(day).map_or(0, |nth| nth - 1);
                days_after(first_of_month(next_month(day), day.weekday()), 7 * u16::from(weeks))
            }
            Recurrence::MonthlyLast => {
                // One that was moved within its month is followed by that month's last, as in a calendar.
                let last = last_of_month(day, day.weekday());
                if last > day { last } else { last_of_month(next_month(day), day.weekday()) }
            }
        }
    }
}

/// Which one of its weekday in its month a day is, 1 to 4; `None` for a fifth: the last.
pub fn week_of_month(day: Day) -> Option<u8> {
    Some((day.day() - 1) / 7 + 1).filter(|nth| *nth <= 4)
}

/// Whether it is the fourth of its weekday in its month and the last: which of both is meant, the day alone doesn't tell.
pub(in crate::group) fn is_fourth_and_last(day: Day) -> bool {
    week_of_month(day) == Some(4) && is_last_of_month(day)
}

fn is_last_of_month(day: Day) -> bool {
    days_after(day, 7).month() != day.month()
}

/// The first day of the month after; where the calendar ends the same day.
fn next_month(day: Day) -> Day {
    let year = day.year() + i32::from(day.month() == Month::December);
    Day::from_calendar_date(year, day.month().next(), 1).unwrap_or(day)
}

/// The first of that weekday in the month of that day.
fn first_of_month(day: Day, weekday: Weekday) -> Day {
    let first = day.replace_day(1).unwrap_or(day);
    let offset = (7 + weekday.number_days_from_monday() - first.weekday().number_days_from_monday()) % 7;
    days_after(first, u16::from(offset))
}

/// The last of that weekday in the month of that day.
fn last_of_month(day: Day, weekday: Weekday) -> Day {
    let fourth = days_after(first_of_month(day, weekday), 21);
    if is_last_of_month(fourth) { fourth } else { days_after(fourth, 7) }
}
