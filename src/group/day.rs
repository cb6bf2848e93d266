//! Civil days: what a calendar on the wall shows, so that time zones and midnight do no harm.

use time::{Date, Month};

/// A day on the calendar.
pub type Day = Date;

/// The day as it is stored: `2026-11-26`.
pub fn to_text(day: Day) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day())
}

/// Reads a stored day; `None` where the text is no day of the years 1 to 9999.
///
/// ```
/// use all_leaders::group::day;
/// let thursday = day::from_text("2026-11-26").unwrap();
/// assert_eq!(day::to_text(thursday), "2026-11-26");
/// assert_eq!(day::from_text("2026-02-30"), None);
/// ```
pub fn from_text(text: &str) -> Option<Day> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |from: usize, to: usize| -> Option<u16> {
        let digits = text.get(from..to)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let month = Month::try_from(u8::try_from(number(5, 7)?).ok()?).ok()?;
    let year = number(0, 4).filter(|year| *year > 0)?;
    Date::from_calendar_date(i32::from(year), month, u8::try_from(number(8, 10)?).ok()?).ok()
}

/// How many days `day` lies after `from`; negative before it.
pub fn days_between(from: Day, day: Day) -> i32 {
    day.to_julian_day() - from.to_julian_day()
}

/// The day so many days later, or the calendar's last.
pub fn days_after(day: Day, days: u16) -> Day {
    Date::from_julian_day(day.to_julian_day() + i32::from(days)).unwrap_or(Date::MAX)
}

/// The day so many days before.
pub fn days_before(day: Day, days: u16) -> Day {
    Date::from_julian_day(day.to_julian_day() - i32::from(days)).unwrap_or(Date::MIN)
}
