//! The moment at which a file was saved, as text: RFC 3339, in seconds, UTC.

use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

use crate::replica::Millis;

/// The last second of the year 9999, beyond which the text has no form.
pub(super) const LAST_SECOND: u64 = 253_402_300_799;

/// `2026-11-23T21:41:33Z`; parts of a second are cut off.
pub(super) fn format_rfc3339(millis: Millis) -> String {
    let seconds = (millis / 1000).min(LAST_SECOND);
    // The last second lies within what `OffsetDateTime` holds, so the fallback is never taken.
    let moment =
        OffsetDateTime::from_unix_timestamp(seconds.cast_signed()).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (year, month, day) = (moment.year(), u8::from(moment.month()), moment.day());
    let (hour, minute, second) = moment.to_hms();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The moment that an RFC 3339 text names, with or without parts of a second, in any time zone; the
/// parts are cut off. `None` where it is none or lies before 1970.
pub(super) fn parse_rfc3339(text: &str) -> Option<Millis> {
    let number = |from: usize, to: usize| {
        let digits = text.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u32>().ok())?
    };
    let marks = [(4, b'-'), (7, b'-'), (13, b':'), (16, b':')];
    let bytes = text.as_bytes();
    if bytes.len() < 20
        || marks.iter().any(|&(at, mark)| bytes[at] != mark)
        || !matches!(bytes[10], b'T' | b't' | b' ')
    {
        return None;
    }
    let month = Month::try_from(u8::try_from(number(5, 7)?).ok()?).ok()?;
    let day = Date::from_calendar_date(number(0, 4)?.cast_signed(), month, number(8, 10)? as u8).ok()?;
    let time = Time::from_hms(number(11, 13)? as u8, number(14, 16)? as u8, number(17, 19)? as u8).ok()?;

    let mut zone = text.get(19..)?;
    if let Some(rest) = zone.strip_prefix('.') {
        zone = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if zone.len() == rest.len() {
            return None;
        }
    }
    let offset = match zone {
        "Z" | "z" => UtcOffset::UTC,
        _ => {
            let (sign, hour, minute) = match zone.as_bytes() {
                [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
                    let two = |a: &u8, b: &u8| -> Option<i8> {
                        (a.is_ascii_digit() && b.is_ascii_digit())
                            .then(|| ((a - b'0') * 10 + b - b'0').cast_signed())
                    };
                    (if *sign == b'-' { -1 } else { 1 }, two(h1, h2)?, two(m1, m2)?)
                }
                _ => return None,
            };
            UtcOffset::from_hms(sign * hour, sign * minute, 0).ok()?
        }
    };
    let seconds = day.with_time(time).assume_offset(offset).unix_timestamp();
    Some(u64::try_from(seconds).ok()? * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_goes_to_text_and_back() {
        for (millis, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_795_470_093_000, "2026-11-23T21:41:33Z"),
            (LAST_SECOND * 1000, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(format_rfc3339(millis), text);
            assert_eq!(parse_rfc3339(text), Some(millis));
        }
        assert_eq!(format_rfc3339(u64::MAX), "9999-12-31T23:59:59Z");
    }

    #[test]
    fn other_forms_of_the_standard_are_read_and_nothing_else() {
        assert_eq!(parse_rfc3339("2026-11-23T22:41:33.5+01:00"), Some(1_795_470_093_000));
        assert_eq!(parse_rfc3339("2026-11-23 21:41:33.123456Z"), Some(1_795_470_093_000));
        for text in [
            "",
            "2026-11-23",
            "2026-13-23T21:41:33Z",
            "2026-11-23T21:41:33",
            "1969-12-31T23:59:59Z",
            "2026-11-23T21:41:33.Z",
            "2026-11-23T21:41:33+1:00",
            "2026-11-23T21:41:33é",
            "2026-11-2é21:41:33ZZ",
        ] {
            assert_eq!(parse_rfc3339(text), None, "{text}");
        }
    }
}
