//! Days as people write them, in English and Spanish: "18 October 2024", "el viernes", "10/18/24", "next week".
//!
//! What has no year is the nearest such day that is not more than [`LOOK_BACK`] days before the meeting: minutes of
//! 5 March may well say "29 February" of what was due last week, and those of December "15 January" of what comes.
//! A weekday is the first one after the meeting's day, so "Thursday" said on a Thursday is a week later.

mod words;

use time::{Date, Duration, Month};
use words::{Kind, Token, is_filler, month, tokens, weekday, without_times};

use crate::collect::IntoVec;

/// How many days before the meeting a day without a year may lie.
pub const LOOK_BACK: i64 = 60;

/// Which number comes first in "03/04/2024".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
}

/// A day as it was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRead {
    /// The day; where two readings are possible and no order was said, the day-first one.
    pub day: Date,
    /// The month-first reading, only while both are possible.
    pub other: Option<Date>,
    /// The order that the numbers prove by themselves ("18/10" is day-first).
    pub proves: Option<DayOrder>,
    /// Whether the words said more than the day: a time, or a weekday that disagrees with the date.
    pub more: bool,
}

impl DayRead {
    fn plain(day: Date) -> Self {
        DayRead { day, other: None, proves: None, more: false }
    }
}

/// Reads a text that is a day and nothing else, but for words such as "by" or "on" and a time.
///
/// `base` is the day that "tomorrow" is counted from. `None` when it is no day or an impossible one.
///
/// ```
/// use all_leaders::intake::read_day;
/// use time::{Date, Month};
/// let base = Date::from_calendar_date(2024, Month::October, 10).unwrap();
/// let friday = Date::from_calendar_date(2024, Month::October, 11).unwrap();
/// assert_eq!(read_day("by Friday", base, None).unwrap().day, friday);
/// assert_eq!(read_day("11 de octubre de 2024", base, None).unwrap().day, friday);
/// assert_eq!(read_day("30 February", base, None), None);
/// ```
pub fn read_day(text: &str, base: Date, order: Option<DayOrder>) -> Option<DayRead> {
    // Nothing that says a day is longer, and a page pasted into a date's place costs nothing.
    if text.len() > 120 {
        return None;
    }
    let tokens = tokens(text);
    let (tokens, timed) = without_times(&tokens);
    let words: Vec<&Token> = tokens.iter().filter(|t| !is_filler(t)).into_vec();
    let mut read = whole(&words, &tokens, base, order)?;
    read.more |= timed;
    Some(read)
}

/// The first full date (with a year) in a heading, with the bytes it takes; else the first day and month.
pub fn find_day(
    text: &str,
    base: Date,
    order: Option<DayOrder>,
) -> Option<(std::ops::Range<usize>, DayRead)> {
    let tokens = tokens(&text[..text.floor_char_boundary(2000)]);
    let mut dayless = None;
    for from in 0..tokens.len().min(200) {
        if is_filler(&tokens[from]) {
            continue;
        }
        for length in (2..=9).rev() {
            let Some(part) = tokens.get(from..from + length) else { continue };
            if matches!(part[length - 1].kind, Kind::Sign(_)) {
                continue;
            }
            let words: Vec<&Token> = part.iter().filter(|t| !is_filler(t)).into_vec();
            let named = words.iter().any(|t| matches!(&t.kind, Kind::Word(w) if month(w).is_some()));
            let numbers = words.iter().filter(|t| matches!(t.kind, Kind::Number(..))).count();
            // "Meeting 12", "next week" and "3/4" are no dates of meetings.
            if numbers == 0 || (!named && numbers != 3) {
                continue;
            }
            if let Some(read) = whole(&words, part, base, order) {
                let range = part[0].at..part[length - 1].end;
                if numbers == 3 || words.iter().any(|t| matches!(t.kind, Kind::Number(_, 4))) {
                    return Some((range, read));
                }
                dayless = dayless.or(Some((range, read)));
                break;
            }
        }
    }
    dayless
}

fn whole(words: &[&Token], all: &[Token], base: Date, order: Option<DayOrder>) -> Option<DayRead> {
    use Kind::{Number, Sign, Word};
    let kinds: Vec<&Kind> = words.iter().map(|t| &t.kind).into_vec();
    // A weekday in front of a date is checked against it, not needed.
    if let [Word(w), rest @ ..] = &kinds[..]
        && let Some(named) = weekday(w)
        && rest.iter().any(|k| matches!(k, Number(..)))
        && !(month(w).is_some() && matches!(rest, [Number(..)] | [Number(..), Number(..)]))
    {
        let mut read = whole(&words[1..], all, base, order)?;
        read.more |= read.day.weekday().number_days_from_monday() != named;
        return Some(read);
    }
    match &kinds[..] {
        [Number(y, 4), Sign(a), Number(m, _), Sign(b), Number(d, _)] if a == b && is_separator(*a) => {
            date(*y, *m, *d).map(DayRead::plain)
        }
        // Stops fell away as fillers.
        [Number(y, 4), Number(m, 1..=2), Number(d, 1..=2)] => date(*y, *m, *d).map(DayRead::plain),
        [Number(a, 1..=2), Sign(s), Number(b, 1..=2), Sign(t), Number(y, n)]
            if s == t && is_separator(*s) =>
        {
            numeric(*a, *b, Some(year(*y, *n)?), base, order)
        }
        [Number(a, 1..=2), Number(b, 1..=2), Number(y, n)] => {
            numeric(*a, *b, Some(year(*y, *n)?), base, order)
        }
        [Number(a, 1..=2), Sign('/'), Number(b, 1..=2)] => numeric(*a, *b, None, base, order),
        [Number(d, 1..=2), Sign('-' | '/'), Word(m), Sign('-' | '/'), Number(y, n)]
        | [Number(d, 1..=2), Word(m), Number(y, n)] => date(year(*y, *n)?, month(m)?, *d).map(DayRead::plain),
        [Number(d, 1..=2), Sign('-' | '/'), Word(m)] | [Number(d, 1..=2), Word(m)] if month(m).is_some() => {
            yearless(month(m)?, *d, base).map(DayRead::plain)
        }
        [Word(m), Number(d, 1..=2), Number(y, n)] if *n >= 2 => {
            date(year(*y, *n)?, month(m)?, *d).map(DayRead::plain)
        }
        [Word(m), Number(d, 1..=2)] if month(m).is_some() => {
            yearless(month(m)?, *d, base).map(DayRead::plain)
        }
        // "the 15th": a bare number is no day, "el 15" and "15th" are.
        [Number(d, 1..=2)]
            if all.len() > 1 && all.iter().any(|t| matches!(&t.kind, Word(w) if is_ordinal(w))) =>
        {
            (0..62)
                .filter_map(|ahead| base.checked_add(Duration::days(ahead)))
                .find(|day| u32::from(day.day()) == *d)
                .map(DayRead::plain)
        }
        _ => relative(&kinds, base),
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '-' | '/' | '.' | '‐' | '–')
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th" | "the" | "el" | "dia" | "del")
}

fn relative(kinds: &[&Kind], base: Date) -> Option<DayRead> {
    let mut words = Vec::with_capacity(kinds.len());
    let mut count = None;
    for kind in kinds {
        match kind {
            Kind::Word(w) => words.push(w.as_str()),
            Kind::Number(n, 1..=2) if count.is_none() => count = Some(i64::from(*n)),
            _ => return None,
        }
    }
    let ahead = |days: i64| base.checked_add(Duration::days(days)).map(DayRead::plain);
    match (&words[..], count) {
        (["today" | "hoy" | "tonight" | "eod"], None) => ahead(0),
        (["tomorrow" | "manana" | "tmrw"], None) => ahead(1),
        (["day", "after", "tomorrow"] | ["pasado", "manana"], None) => ahead(2),
        (
            ["next" | "proxima" | "siguiente", "week" | "semana"] | ["semana", "que", "viene" | "proxima"],
            None,
        ) => ahead(7),
        (["in" | "within" | "en" | "dentro", unit], Some(n)) => ahead(n * unit_days(unit)?),
        (["in" | "within" | "en" | "dentro", n, unit], None) => ahead(small_number(n)? * unit_days(unit)?),
        (["end", "month"] | ["fin" | "final" | "finales", "mes"], None) => {
            let last = base.month().length(base.year());
            base.replace_day(last).ok().map(DayRead::plain)
        }
        (["end", "week"] | ["fin", "semana"], None) => {
            ahead(6 - i64::from(base.weekday().number_days_from_monday()))
        }
        ([day], None) => ahead(days_until(day, base)?),
        // "Next Friday" is tomorrow's Friday for some and the one after for others: the words stay with it.
        (["next" | "proximo", day] | [day, "que", "viene"] | [day, "proximo"], None) => {
            let mut read = ahead(days_until(day, base)?)?;
            read.more = true;
            Some(read)
        }
        _ => None,
    }
}

fn days_until(day: &str, base: Date) -> Option<i64> {
    let wanted = i64::from(weekday(day)?);
    Some((wanted - i64::from(base.weekday().number_days_from_monday()) + 6).rem_euclid(7) + 1)
}

fn unit_days(unit: &str) -> Option<i64> {
    match unit {
        "day" | "days" | "dia" | "dias" => Some(1),
        "week" | "weeks" | "semana" | "semanas" => Some(7),
        "fortnight" | "quincena" => Some(14),
        _ => None,
    }
}

fn small_number(word: &str) -> Option<i64> {
    const WORDS: [(&str, &str); 6] = [
        ("one", "una"),
        ("two", "dos"),
        ("three", "tres"),
        ("four", "cuatro"),
        ("five", "cinco"),
        ("six", "seis"),
    ];
    let at = WORDS.iter().position(|(en, es)| *en == word || *es == word)?;
    i64::try_from(at + 1).ok()
}

fn numeric(a: u32, b: u32, y: Option<u32>, base: Date, order: Option<DayOrder>) -> Option<DayRead> {
    let on = |m: u32, d: u32| match y {
        Some(y) => date(y, m, d),
        None => yearless(m, d, base),
    };
    let (day_first, month_first) = (on(b, a), on(a, b));
    match (day_first, month_first) {
        (Some(one), Some(two)) if one != two => Some(match order {
            Some(DayOrder::DayFirst) => DayRead::plain(one),
            Some(DayOrder::MonthFirst) => DayRead::plain(two),
            None => DayRead { other: Some(two), ..DayRead::plain(one) },
        }),
        (Some(day), Some(_)) => Some(DayRead::plain(day)),
        // The only possible reading, even against the order that was said; then the words stay with it.
        (Some(day), None) => Some(DayRead {
            proves: Some(DayOrder::DayFirst),
            more: order == Some(DayOrder::MonthFirst),
            ..DayRead::plain(day)
        }),
        (None, Some(day)) => Some(DayRead {
            proves: Some(DayOrder::MonthFirst),
            more: order == Some(DayOrder::DayFirst),
            ..DayRead::plain(day)
        }),
        (None, None) => None,
    }
}

fn year(y: u32, figures: usize) -> Option<u32> {
    match figures {
        2 => Some(2000 + y),
        4 => Some(y),
        _ => None,
    }
}

fn date(y: u32, m: u32, d: u32) -> Option<Date> {
    if !(1900..2200).contains(&y) {
        return None;
    }
    let month = Month::try_from(u8::try_from(m).ok()?).ok()?;
    Date::from_calendar_date(i32::try_from(y).ok()?, month, u8::try_from(d).ok()?).ok()
}

fn yearless(m: u32, d: u32, base: Date) -> Option<Date> {
    let earliest = base.checked_sub(Duration::days(LOOK_BACK))?;
    let first = u32::try_from(base.year()).ok()?;
    (first.saturating_sub(1)..=first + 1).filter_map(|y| date(y, m, d)).find(|day| *day >= earliest)
}

#[cfg(test)]
mod tests;
