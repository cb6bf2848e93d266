//! What days are counted from, and what a place for a day tells.

use super::super::day::{find_day, read_day};
use super::super::person_names::is_nobody;
use super::super::vocabulary::{self as v, Words, first_words_of, words_of};
use super::super::{Context, DayOrder, DayRead, Item};
use crate::name::visible;
use time::Date;

/// What days are counted from, and what the numbers have proved so far.
#[derive(Clone, Copy)]
pub(crate) struct Days {
    pub base: Date,
    /// The base is the day of the meeting or message, or it was said; else "Friday" stays words.
    pub sure: bool,
    /// Some words are a day once the base is known.
    pub waits: bool,
    /// The base stands for the day of a text that does not tell it.
    pub assumed: bool,
    /// Some days were counted from such a base: it is asked which day it is.
    pub counted: bool,
    /// The day of the next meeting, where the text tells it.
    pub next: Option<DayRead>,
    pub order: Option<DayOrder>,
    /// Seen a date that can only be day-first, or month-first.
    pub day_first: bool,
    pub month_first: bool,
}

impl Days {
    /// Days that are counted from today, for what is being typed.
    pub fn from_today(context: &Context) -> Self {
        Days {
            base: context.today,
            sure: true,
            waits: false,
            assumed: false,
            counted: false,
            next: None,
            order: context.order,
            day_first: false,
            month_first: false,
        }
    }

    pub fn read(&mut self, text: &str) -> Option<DayRead> {
        // "by Friday!!"
        let text = text.trim_end_matches(['!', ' ']);
        let read = match self.next.filter(|next| next.day > self.base && is_next_meeting(text)) {
            Some(next) => next,
            None => read_day(text, self.base, self.order)?,
        };
        self.day_first |= read.proves == Some(DayOrder::DayFirst);
        self.month_first |= read.proves == Some(DayOrder::MonthFirst);
        if read.counted && points_back(text) {
            return None;
        }
        if read.counted && !self.sure {
            self.waits = true;
            return None;
        }
        self.counted |= read.counted && self.assumed;
        Some(read)
    }

    /// Puts a place for a day into an item: the day, or its words into the note.
    pub fn put(&mut self, item: &mut Item, text: &str) {
        // What is not seen tells of no day: without it the words are the same here and in the note.
        let seen = visible(text);
        let text = seen.trim().trim_end_matches(['.', ',']).trim_end();
        if text.is_empty() || is_nobody(text) {
            return;
        }
        // "30.9." is a day with its last stop.
        // "6 Dec rehearsal" tells a day and more.
        let within = |days: &mut Self| {
            let (range, _) = find_day(text, days.base, days.order).filter(|_| text.len() <= 40)?;
            days.read(&text[range]).map(|read| DayRead { more: true, ..read })
        };
        let read = if item.day.is_none() {
            self.read(text).or_else(|| self.read(seen.trim())).or_else(|| within(self))
        } else {
            None
        };
        if let Some(read) = read {
            (item.day, item.other_day) = (Some(read.day), read.other);
        }
        if read.is_none_or(|read| read.more) {
            item.day_text.get_or_insert_with(|| text.to_owned());
            item.add_note(text);
        }
    }
}

/// "Water goes off on the 1st. Ana sees to it on the Tuesday": a day that was told of before, and not the next Tuesday.
fn points_back(text: &str) -> bool {
    // Most days are told without such a word.
    if !text.contains(' ') || text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let words = first_words_of(text, 4);
    (1..words.len()).any(|at| is_told_otherwise(&words, at))
}

/// Whether what stands in front of a day says that it isn't the next one of its name, or the first of two days.
pub(super) fn is_told_otherwise(words: &Words, at: usize) -> bool {
    let is = |back: usize, of: v::Use| at >= back && words[at - back].uses.is(of);
    is(1, v::POINTS_BACK) && words[at].uses.weekday().is_some()
        || is(1, v::BETWEEN)
        || is(2, v::BETWEEN) && is(1, v::ORDINAL)
}

/// Whether "the next meeting" is all that a text says.
fn is_next_meeting(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    let words = words_of(text);
    let around = |word: &&v::Word| word.uses.is_any(&[v::BY, v::ON, v::AROUND, v::ARTICLE, v::IN]);
    (0..=words.iter().take_while(around).count())
        .any(|from| words.phrase(from, &[v::NEXT_MEETING]).is_some_and(|length| from + length == words.len()))
}
