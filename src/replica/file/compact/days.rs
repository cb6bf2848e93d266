//! Days as a distance from the day of their timestamp: mostly 0.

use time::{Date, Month};

use crate::replica::Millis;

/// 1970-01-01 in the count of days that `time` has.
const FIRST: i64 = 2_440_588;
const DAY: Millis = 24 * 60 * 60 * 1000;

/// How many days after 1970-01-01 this is (UTC).
fn day_of(at: Millis) -> i64 {
    (at / DAY).cast_signed()
}

/// How many days after that moment the day is that the text names, where it is `2026-11-26` and nothing else.
pub fn days_after(at: Millis, text: &str) -> Option<i64> {
    let good =
        |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    if text.len() != 10 || !text.bytes().enumerate().all(good) {
        return None;
    }
    let month = Month::try_from(text[5..7].parse::<u8>().ok()?).ok()?;
    let date = Date::from_calendar_date(text[..4].parse().ok()?, month, text[8..].parse().ok()?).ok()?;
    Some(i64::from(date.to_julian_day()) - FIRST - day_of(at))
}

/// The text of the day that is so many days after that moment.
pub fn day_text(at: Millis, days: i64) -> Option<String> {
    let day = days.checked_add(FIRST + day_of(at))?;
    let date = Date::from_julian_day(i32::try_from(day).ok()?).ok()?;
    let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
    (0..=9999).contains(&year).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_back_as_they_were_written() {
        let at = 1_795_545_000_000;
        for (text, days) in [("2026-11-24", 0), ("2026-11-26", 2), ("2026-11-23", -1), ("2028-02-29", 462)] {
            assert_eq!(days_after(at, text), Some(days));
            assert_eq!(day_text(at, days).as_deref(), Some(text));
        }
        for text in ["0000-01-01", "9999-12-31"] {
            assert_eq!(day_text(at, days_after(at, text).unwrap()).as_deref(), Some(text));
        }
        for text in ["2026-02-29", "2026-1-01", "+026-01-01", "2026-11-24 ", "é026-11-2", ""] {
            assert_eq!(days_after(at, text), None, "{text}");
        }
        for days in [i64::MIN, i64::MAX, -800_000, 3_000_000] {
            assert_eq!(day_text(at, days), None);
        }
    }
}
