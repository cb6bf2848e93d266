//! Days as people write them: "18 October 2024", "el viernes", "10/18/24", "30.9.", "avant le 30 juin", "next week".
//!
//! What has no year is the nearest such day that is not more than [`LOOK_BACK`] days before the meeting: minutes of
//! 5 March may well say "29 February" of what was due last week, and those of December "15 January" of what comes.
//! A weekday is the first one after the meeting's day, so "Thursday" said on a Thursday is a week later.

mod words;

use time::{Date, Duration, Month};
use words::{Kind, Token, Word, figure, is_filler, tokens, without_times};

use super::vocabulary::{self as v, uses};

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
    /// Whether it was counted from another day: "Friday", "18 June" without a year.
    pub counted: bool,
}

impl DayRead {
    fn plain(day: Date) -> Self {
        DayRead { day, other: None, proves: None, more: false, counted: false }
    }

    fn counted(day: Date) -> Self {
        DayRead { counted: true, ..DayRead::plain(day) }
    }
}

/// Reads a text that is a day and nothing else, but for words such as "by" or "on" and a time.
///
/// `base` is the day that "tomorrow" is counted from. `None` when it is no day or an impossible one.
///
/// ```
/// use all_leaders_intake::read_day;
/// use time::{Date, Month};
/// let base = Date::from_calendar_date(2024, Month::October, 10).unwrap();
/// let friday = Date::from_calendar_date(2024, Month::October, 11).unwrap();
/// assert_eq!(read_day("by Friday", base, None).unwrap().day, friday);
/// assert_eq!(read_day("11 de octubre de 2024", base, None).unwrap().day, friday);
/// assert_eq!(read_day("30 February", base, None), None);
/// ```
pub fn read_day(text: &str, base: Date, order: Option<DayOrder>) -> Option<DayRead> {
    // Nothing that says a day is longer, and a page pasted into a date's place costs nothing.
    if text.len() > 120 || !may_be_day(text) {
        return None;
    }
    // Of words that days are not told with, only those of a phrase are a day together: "the day after tomorrow".
    let (tokens, timed) = without_times(tokens(text, PHRASE)?);
    let words = telling(&tokens);
    let mut read = whole(&words, &tokens, base, order)?;
    read.more |= timed;
    Some(read)
}

/// No phrase for a day has more words.
const PHRASE: usize = 4;

/// Whether the first word is a number or one that days begin with: most texts that are tried are none.
pub(crate) fn may_be_day(text: &str) -> bool {
    let Some(at) = text.find(char::is_alphanumeric) else { return false };
    let rest = &text[at..];
    if !rest.starts_with(char::is_alphabetic) {
        return true;
    }
    let end =
        rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))).unwrap_or(rest.len());
    let begins_day = |word: &str| {
        let uses = uses(word);
        uses.begins() || uses.is_of_days() || uses.is_any(&[v::COLUMN_DUE, v::DAY])
    };
    let whole = &rest[..end];
    begins_day(whole) || whole.split_once('-').is_some_and(|(first, _)| begins_day(first))
}

/// The first full date (with a year) in a heading, with the bytes it takes; else the first day and month.
pub fn find_day(
    text: &str,
    base: Date,
    order: Option<DayOrder>,
) -> Option<(std::ops::Range<usize>, DayRead)> {
    // Without a number it is no date.
    if !text.contains(|c| figure(c).is_some()) {
        return None;
    }
    let tokens = tokens(&text[..text.floor_char_boundary(2000)], usize::MAX)?;
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
            let words = telling(part);
            let named = words.iter().any(|kind| matches!(kind, Kind::Word(w) if w.month().is_some()));
            let numbers = words.iter().filter(|kind| matches!(kind, Kind::Number(..))).count();
            // "Meeting 12", "next week" and "3/4" are no dates of meetings.
            let with_weekday = numbers == 2
                && matches!(&words[0], Kind::Word(word) if word.weekday().is_some())
                && part.iter().any(|token| matches!(token.kind, Kind::Sign('/' | '.')));
            if numbers == 0 || (!named && numbers != 3 && !with_weekday) {
                continue;
            }
            if let Some(read) = whole(&words, part, base, order) {
                let range = part[0].at..part[length - 1].end;
                if numbers == 3 || words.iter().any(|kind| matches!(kind, Kind::Number(_, 4))) {
                    return Some((range, read));
                }
                dayless = dayless.or(Some((range, read)));
                break;
            }
        }
    }
    dayless
}

/// The tokens that tell something of a day.
fn telling<'a>(tokens: &[Token<'a>]) -> Vec<Kind<'a>> {
    tokens.iter().filter(|token| !is_filler(token)).map(|token| token.kind).collect()
}

fn whole(words: &[Kind], all: &[Token], base: Date, order: Option<DayOrder>) -> Option<DayRead> {
    use Kind::{Number, Sign, Word};
    // "next Friday 27th": the number tells which one is meant.
    if let [Word(next), Word(w), Number(..), ..] = words
        && next.is(v::NEXT)
        && w.weekday().is_some()
    {
        return whole(&words[1..], all, base, order);
    }
    // A weekday in front of a date is checked against it, not needed.
    if let [Word(w), rest @ ..] = words
        && let Some(named) = w.weekday()
        && rest.iter().any(|k| matches!(k, Number(..)))
        && !(w.month().is_some() && matches!(rest, [Number(..)] | [Number(..), Number(..)]))
        && !matches!(rest, [Number(..)])
    {
        let mut read = whole(&words[1..], all, base, order)?;
        let fits = |day: Date| day.weekday().number_days_from_monday() == named;
        // "Wed 2/12" is no other day of the two where only one of them is a Wednesday.
        if let Some(other) = read.other.filter(|other| fits(*other) != fits(read.day)) {
            let order = if fits(other) { DayOrder::MonthFirst } else { DayOrder::DayFirst };
            let day = if fits(other) { other } else { read.day };
            read = DayRead { day, other: None, proves: Some(order), ..read };
        }
        read.more |= !fits(read.day);
        return Some(read);
    }
    // "Sunday 9": the next ninth, which mostly is one.
    if let [Word(w), Number(d, 1..=2)] = words
        && let Some(named) = w.weekday()
        && w.month().is_none()
    {
        let day = (0..62)
            .filter_map(|ahead| base.checked_add(Duration::days(ahead)))
            .find(|day| u32::from(day.day()) == *d)?;
        let more = day.weekday().number_days_from_monday() != named;
        return Some(DayRead { more, ..DayRead::counted(day) });
    }
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
        _ => relative(words, all, base),
    }
}

/// The next day with this number.
fn next_of(number: u32, base: Date) -> Option<DayRead> {
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

fn relative(kinds: &[Kind], all: &[Token], base: Date) -> Option<DayRead> {
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

fn yearless(m: u32, d: u32, base: Date) -> Option<Date> {
    let earliest = base.checked_sub(Duration::days(LOOK_BACK))?;
    let first = u32::try_from(base.year()).ok()?;
    (first.saturating_sub(1)..=first + 1).filter_map(|y| day_of(y, m, d)).find(|day| *day >= earliest)
}

#[cfg(test)]
mod tests;
