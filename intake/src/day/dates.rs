//! Days that are told with numbers and months.

use super::super::vocabulary as v;
use super::told::{DayOrder, DayRead, LOOK_BACK};
use super::words::{Kind, Token};
use time::{Date, Duration, Month};

/// What numbers and a month tell.
pub(super) fn date(words: &[Kind], all: &[Token], base: Date, order: Option<DayOrder>) -> Option<DayRead> {
    use Kind::{Number, Sign, Word};
    match words {
        [Number(y, 4), Sign(a), Number(m, _), Sign(b), Number(d, _)] if a == b && is_separator(*a) => {
            day_of(*y, *m, *d).map(DayRead::plain)
        }
        // Stops fell away as fillers.
        [Number(y, 4), Number(m, 1..=2), Number(d, 1..=2)] => day_of(*y, *m, *d).map(DayRead::plain),
        [Number(a, 1..=2), Sign(s), Number(b, 1..=2), Sign(t), Number(y, n)]
            if s == t && is_separator(*s) =>
        {
            numeric(*a, *b, Some(year(*y, *n)?), base, order)
        }
        // Where stops part them, the day comes first.
        [Number(d, 1..=2), Number(m, 1..=2), Number(y, n)] if day_of(year(*y, *n)?, *m, *d).is_some() => {
            day_of(year(*y, *n)?, *m, *d).map(DayRead::plain)
        }
        [Number(a, 1..=2), Number(b, 1..=2), Number(y, n)] => {
            numeric(*a, *b, Some(year(*y, *n)?), base, order)
        }
        [Number(a, 1..=2), Sign('/'), Number(b, 1..=2)] => numeric(*a, *b, None, base, order),
        [Number(d, 1..=2), Sign('-' | '/'), Word(m), Sign('-' | '/'), Number(y, n)]
        | [Number(d, 1..=2), Word(m), Number(y, n)] => {
            day_of(year(*y, *n)?, m.month()?, *d).map(DayRead::plain)
        }
        [Number(d, 1..=2), Sign('-' | '/'), Word(m)] | [Number(d, 1..=2), Word(m)] if m.month().is_some() => {
            yearless(m.month()?, *d, base).map(DayRead::counted)
        }
        [Word(m), Number(d, 1..=2), Number(y, n)] if *n >= 2 => {
            day_of(year(*y, *n)?, m.month()?, *d).map(DayRead::plain)
        }
        [Word(m), Number(d, 1..=2)] if m.month().is_some() => {
            yearless(m.month()?, *d, base).map(DayRead::counted)
        }
        // "30.9." and "30.09": the day comes first where stops part the two.
        [Number(d, 1..=2), Number(m, n @ 1..=2)] if ends_in_stops(all, *n) => {
            yearless(*m, *d, base).map(DayRead::counted)
        }
        // "the weekend, 28-29": its last day.
        [Word(w), Number(..), Sign('-' | '–' | '/'), Number(d, 1..=2)] if w.is(v::WEEKEND) => {
            next_of(*d, base)
        }
        // "bis spätestens 25.", "am 8."
        [Number(d, 1..=2)]
            if all.iter().any(|t| matches!(&t.kind, Word(w) if w.is(v::AROUND)))
                && all.last().is_some_and(|t| t.kind == Sign('.')) =>
        {
            next_of(*d, base)
        }
        // "the 15th": a bare number is no day, "el 15" and "15th" are.
        [Number(d, 1..=2)]
            if all.len() > 1 && all.iter().any(|t| matches!(&t.kind, Word(w) if w.is(v::ORDINAL))) =>
        {
            next_of(*d, base)
        }
        _ => None,
    }
}

/// The next day with this number.
pub(super) fn next_of(number: u32, base: Date) -> Option<DayRead> {
    let mut ahead = (0..62).filter_map(|ahead| base.checked_add(Duration::days(ahead)));
    ahead.find(|day| u32::from(day.day()) == number).map(DayRead::counted)
}

fn is_separator(c: char) -> bool {
    matches!(c, '-' | '/' | '.' | '‐' | '–')
}

/// "30.9.", "30.09" and "30.09.": a stop behind the day, and one behind the month or two figures in it.
fn ends_in_stops(all: &[Token], figures: usize) -> bool {
    let first = all.iter().position(|token| matches!(token.kind, Kind::Number(..)));
    let stop = |at: usize| matches!(all.get(at).map(|token| &token.kind), Some(Kind::Sign('.')));
    first.is_some_and(|at| {
        stop(at + 1)
            && matches!(all.get(at + 2).map(|token| &token.kind), Some(Kind::Number(..)))
            && (stop(at + 3) || figures == 2)
    })
}

fn numeric(a: u32, b: u32, y: Option<u32>, base: Date, order: Option<DayOrder>) -> Option<DayRead> {
    let on = |m: u32, d: u32| match y {
        Some(y) => day_of(y, m, d),
        None => yearless(m, d, base),
    };
    let (day_first, month_first) = (on(b, a), on(a, b));
    let read = match (day_first, month_first) {
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
    };
    read.map(|read| DayRead { counted: y.is_none(), ..read })
}

fn year(y: u32, figures: usize) -> Option<u32> {
    match figures {
        2 => Some(2000 + y),
        4 => Some(y),
        _ => None,
    }
}

/// The day of these numbers, if there is one in the years that anybody writes of.
pub(crate) fn day_of(y: u32, m: u32, d: u32) -> Option<Date> {
    if !(1900..2200).contains(&y) {
        return None;
    }
    let month = Month::try_from(u8::try_from(m).ok()?).ok()?;
    Date::from_calendar_date(i32::try_from(y).ok()?, month, u8::try_from(d).ok()?).ok()
}

pub(super) fn yearless(m: u32, d: u32, base: Date) -> Option<Date> {
    let earliest = base.checked_sub(Duration::days(LOOK_BACK))?;
    let first = u32::try_from(base.year()).ok()?;
    (first.saturating_sub(1)..=first + 1).filter_map(|y| day_of(y, m, d)).find(|day| *day >= earliest)
}
