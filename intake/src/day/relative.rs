//! Days that are counted from another one: "tomorrow", "in two weeks", "before the weekend".

use super::super::vocabulary::{self as v, uses};
use super::dates::yearless;
use super::told::DayRead;
use super::words::{Kind, Token, Word};
use std::ops::Range;
use time::{Date, Duration, Month};

/// No phrase for a day has more words.
pub(super) const PHRASE: usize = 4;

pub(super) fn relative(kinds: &[Kind], all: &[Token], base: Date) -> Option<DayRead> {
    if kinds.len() > PHRASE + 1 {
        return None;
    }
    let mut told = Told { words: Vec::with_capacity(kinds.len()), count: None, all, base };
    for kind in kinds {
        match kind {
            Kind::Word(word) => told.words.push(word),
            Kind::Number(n, 1..=2) if told.count.is_none() => told.count = Some(i64::from(*n)),
            _ => return None,
        }
    }
    if told.words.len() > PHRASE {
        return None;
    }
    let fixed = [(0, v::TODAY), (1, v::TOMORROW), (2, v::OVERMORROW)];
    if let Some(days) = joined(&told.words).which(&fixed).filter(|_| told.count.is_none()) {
        return told.ahead(days);
    }
    // "que viene", "qui vient" are two words for next.
    let next = (0..told.words.len()).find_map(|at| {
        let two = told.words.get(at..at + 2).is_some_and(|two| joined(two).is(v::NEXT));
        (two || told.words[at].is(v::NEXT)).then_some(at..at + if two { 2 } else { 1 })
    });
    match (next, told.count) {
        (Some(next), _) => told.next(next),
        (None, Some(count)) => told.in_some_days(count),
        (None, None) => told.day(),
    }
}

/// What a text tells of a day.
struct Told<'t> {
    words: Vec<&'t Word<'t>>,
    /// The only number that is written in figures.
    count: Option<i64>,
    /// The words around these, too.
    all: &'t [Token<'t>],
    base: Date,
}

impl Told<'_> {
    fn ahead(&self, days: i64) -> Option<DayRead> {
        self.base.checked_add(Duration::days(days)).map(DayRead::counted)
    }

    /// The same where some mean another day with these words.
    fn perhaps_ahead(&self, days: i64) -> Option<DayRead> {
        self.ahead(days).map(|read| DayRead { more: true, ..read })
    }

    fn any(&self, of: &[v::Use]) -> bool {
        self.all.iter().any(|token| matches!(&token.kind, Kind::Word(word) if word.is_any(of)))
    }

    /// "before the weekend": whether the day is told of by what comes behind it.
    fn is_before(&self) -> bool {
        self.any(&[v::BEFORE_DAY])
    }

    /// How many days it is until the next such day of the week.
    fn until(&self, weekday: u8) -> i64 {
        (i64::from(weekday) - self.weekday() + 6).rem_euclid(7) + 1
    }

    /// The base's own, from Monday on.
    fn weekday(&self) -> i64 {
        i64::from(self.base.weekday().number_days_from_monday())
    }

    /// "next week", "at the end of next week", "next Friday".
    fn next(&self, next: Range<usize>) -> Option<DayRead> {
        let mut rest = self.words.clone();
        rest.drain(next);
        if self.count.is_some() {
            return None;
        }
        match rest[..] {
            [end, week] if end.is(v::END) && week.is(v::UNIT_WEEK) => self.ahead(13 - self.weekday()),
            [week] if week.is(v::UNIT_WEEK) => self.ahead(7),
            // "Next Friday" is tomorrow's Friday for some and the one after for others: the words stay with it.
            [day] => self.perhaps_ahead(self.until(day.weekday()?)),
            _ => None,
        }
    }

    /// "in 3 weeks"
    fn in_some_days(&self, count: i64) -> Option<DayRead> {
        match self.words[..] {
            [within, unit] if within.is(v::IN) => self.ahead(count * unit.unit_days()?),
            _ => None,
        }
    }

    /// What is told in words alone.
    fn day(&self) -> Option<DayRead> {
        match self.words[..] {
            [within, n, unit] if within.is(v::IN) => self.ahead(i64::from(n.number()?) * unit.unit_days()?),
            [end, of] if end.is(v::END) => self.end(of),
            // "the last day of the month"
            [last, .., month]
                if last.is(v::LAST)
                    && month.is(v::UNIT_MONTH)
                    && self.any(&[v::UNIT_DAY])
                    && self.words.len() <= 3 =>
            {
                end_of_month(self.base)
            }
            // "Sunday week"
            [day, week] if week.is(v::UNIT_WEEK) => self.perhaps_ahead(self.until(day.weekday()?) + 7),
            [day] => self.one(day),
            _ => None,
        }
    }

    /// "end of the month", "end of November", "the weekend".
    fn end(&self, of: &Word) -> Option<DayRead> {
        if of.is(v::UNIT_MONTH) {
            return end_of_month(self.base);
        }
        if of.is(v::UNIT_WEEK) {
            // Spanish "antes del fin de semana" is before the weekend.
            return self.ahead(if self.is_before() { self.until(4) } else { 6 - self.weekday() });
        }
        if of.is(v::UNIT_YEAR) {
            return self.base.replace_month(Month::December).ok()?.replace_day(31).ok().map(DayRead::counted);
        }
        end_of_month(yearless(of.month()?, 28, self.base)?)
    }

    /// "Friday", "this weekend", "this week", "before Christmas".
    fn one(&self, day: &Word) -> Option<DayRead> {
        // Its last day, and before it Friday. On the day itself another one is meant.
        if day.is(v::WEEKEND) {
            return self.ahead(self.until(if self.is_before() { 4 } else { 6 }));
        }
        if day.is(v::UNIT_WEEK) && self.any(&[v::THIS]) {
            return self.perhaps_ahead(6 - self.weekday());
        }
        // Not "at Christmas".
        if day.is(v::CHRISTMAS) && !self.any(&[v::ON, v::IN]) {
            return yearless(12, 24, self.base).filter(|day| *day >= self.base).map(DayRead::counted);
        }
        self.ahead(self.until(day.weekday()?))
    }
}

fn joined(words: &[&Word]) -> v::Uses {
    match words {
        [one] => one.uses,
        _ => uses(&words.iter().map(|word| word.written).collect::<String>()),
    }
}

fn end_of_month(day: Date) -> Option<DayRead> {
    day.replace_day(day.month().length(day.year())).ok().map(DayRead::counted)
}
