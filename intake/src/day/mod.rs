//! Days as people write them: "18 October 2024", "el viernes", "10/18/24", "30.9.", "avant le 30 juin", "next week".
//!
//! What has no year is the nearest such day that is not more than [`LOOK_BACK`] days before the meeting: minutes of
//! 5 March may well say "29 February" of what was due last week, and those of December "15 January" of what comes.
//! A weekday is the first one after the meeting's day, so "Thursday" said on a Thursday is a week later.

mod dates;
mod relative;
mod told;
mod words;

pub(crate) use dates::day_of;
use dates::{date, next_of};
use relative::{PHRASE, relative};
use time::Date;
pub use told::{DayOrder, DayRead, LOOK_BACK};
use words::{Kind, Token, figure, is_filler, tokens, without_times};

use super::vocabulary::{self as v, uses};

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

/// What all words of a text tell.
fn whole(words: &[Kind], all: &[Token], base: Date, order: Option<DayOrder>) -> Option<DayRead> {
    use Kind::{Number, Word};
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
        let read = next_of(*d, base)?;
        return Some(DayRead { more: read.day.weekday().number_days_from_monday() != named, ..read });
    }
    date(words, all, base, order).or_else(|| relative(words, all, base))
}

#[cfg(test)]
mod tests;
