//! Days that are counted from another one: "tomorrow", "in two weeks", "before the weekend".

use super::super::vocabulary::{self as v, uses};
use super::dates::yearless;
use super::told::DayRead;
use super::words::{Kind, Token, Word};
use time::{Date, Duration, Month};

/// No phrase for a day has more words.
pub(super) const PHRASE: usize = 4;

pub(super) fn relative(kinds: &[Kind], all: &[Token], base: Date) -> Option<DayRead> {
    if kinds.len() > PHRASE + 1 {
        return None;
    }
    let mut words: Vec<&Word> = Vec::with_capacity(kinds.len());
    let mut count = None;
    for kind in kinds {
        match kind {
            Kind::Word(word) => words.push(word),
            Kind::Number(n, 1..=2) if count.is_none() => count = Some(i64::from(*n)),
            _ => return None,
        }
    }
    if words.len() > PHRASE {
        return None;
    }
    let any =
        |of: &[v::Use]| all.iter().any(|token| matches!(&token.kind, Kind::Word(word) if word.is_any(of)));
    let ahead = |days: i64| base.checked_add(Duration::days(days)).map(DayRead::counted);
    let joined = |words: &[&Word]| match words {
        [one] => one.uses,
        _ => uses(&words.iter().map(|word| word.written).collect::<String>()),
    };
    if count.is_none() {
        let fixed = [(0, v::TODAY), (1, v::TOMORROW), (2, v::OVERMORROW)];
        if let Some(days) = joined(&words).which(&fixed) {
            return ahead(days);
        }
    }
    // "que viene", "qui vient" are two words for next.
    let next_at = (0..words.len()).find_map(|at| {
        let two = words.get(at..at + 2).is_some_and(|two| joined(two).is(v::NEXT));
        (two || words[at].is(v::NEXT)).then_some((at, if two { 2 } else { 1 }))
    });
    if let Some((at, length)) = next_at {
        let mut rest = words.clone();
        rest.drain(at..at + length);
        if let [end, week] = rest[..]
            && end.is(v::END)
            && week.is(v::UNIT_WEEK)
            && count.is_none()
        {
            return ahead(13 - i64::from(base.weekday().number_days_from_monday()));
        }
        let [word] = rest[..] else { return None };
        if word.is(v::UNIT_WEEK) && count.is_none() {
            return ahead(7);
        }
        // "Next Friday" is tomorrow's Friday for some and the one after for others: the words stay with it.
        let mut read = ahead(days_until(word, base).filter(|_| count.is_none())?)?;
        read.more = true;
        return Some(read);
    }
    match (&words[..], count) {
        ([within, unit], Some(n)) if within.is(v::IN) => ahead(n * unit.unit_days()?),
        ([within, n, unit], None) if within.is(v::IN) => ahead(i64::from(n.number()?) * unit.unit_days()?),
        ([end, month], None) if end.is(v::END) && month.is(v::UNIT_MONTH) => {
            let last = base.month().length(base.year());
            base.replace_day(last).ok().map(DayRead::counted)
        }
        // Spanish "antes del fin de semana" is before the weekend.
        ([end, week], None) if end.is(v::END) && week.is(v::UNIT_WEEK) && is_before(all) => {
            ahead(until(4, base))
        }
        ([end, week], None) if end.is(v::END) && week.is(v::UNIT_WEEK) => {
            ahead(6 - i64::from(base.weekday().number_days_from_monday()))
        }
        ([end, year], None) if end.is(v::END) && year.is(v::UNIT_YEAR) => {
            base.replace_month(Month::December).ok()?.replace_day(31).ok().map(DayRead::counted)
        }
        // "the last day of the month"
        ([last, .., month], None)
            if last.is(v::LAST) && month.is(v::UNIT_MONTH) && any(&[v::UNIT_DAY]) && words.len() <= 3 =>
        {
            base.replace_day(base.month().length(base.year())).ok().map(DayRead::counted)
        }
        // "this weekend", "for the weekend": its last day, and before it Friday. On the day itself another one is meant.
        ([weekend], None) if weekend.is(v::WEEKEND) => ahead(until(if is_before(all) { 4 } else { 6 }, base)),
        // "this week"
        ([week], None) if week.is(v::UNIT_WEEK) && any(&[v::THIS]) => {
            let mut read = ahead(6 - i64::from(base.weekday().number_days_from_monday()))?;
            read.more = true;
            Some(read)
        }
        // "before Christmas", but not "at Christmas"
        ([christmas], None) if christmas.is(v::CHRISTMAS) && !any(&[v::ON, v::IN]) => {
            yearless(12, 24, base).filter(|day| *day >= base).map(DayRead::counted)
        }
        // "Sunday week"
        ([day, week], None) if week.is(v::UNIT_WEEK) && day.weekday().is_some() => {
            let mut read = ahead(days_until(day, base)? + 7)?;
            read.more = true;
            Some(read)
        }
        // "end of November"
        ([end, named], None) if end.is(v::END) => {
            let named = named.month()?;
            let first = yearless(named, 28, base)?;
            first.replace_day(first.month().length(first.year())).ok().map(DayRead::counted)
        }
        ([day], None) => ahead(days_until(day, base)?),
        _ => None,
    }
}

/// Whether a day is told of by what comes behind it: "before the weekend".
fn is_before(all: &[Token]) -> bool {
    all.iter().any(|token| matches!(&token.kind, Kind::Word(word) if word.is(v::BEFORE_DAY)))
}

fn days_until(day: &Word, base: Date) -> Option<i64> {
    Some(until(day.weekday()?, base))
}

/// How many days it is until the next such day of the week.
fn until(weekday: u8, base: Date) -> i64 {
    (i64::from(weekday) - i64::from(base.weekday().number_days_from_monday()) + 6).rem_euclid(7) + 1
}
