//! The meeting's day where running text tells it: in the first sentences, or counted back from the day of a letter.

use super::super::label;
use super::super::sentences::sentences_of;
use super::super::vocabulary::{self as v, words_of};
use super::Walk;
use time::Date;

/// Minutes tell their day within so many lines.
const FIRST: usize = 4;
/// A letter's head and first paragraph take so many lines.
const LETTER: usize = 10;

impl Walk<'_> {
    /// Gives the only meeting the day that the first lines tell, where no line of the head did.
    pub(super) fn day_in_sentences(&mut self) {
        if self.meetings.len() != 1 || self.meetings[0].day.is_some() || self.chat.is_some() {
            return;
        }
        let day = if self.letter { self.day_before_letter() } else { self.day_in_first_lines() };
        self.meetings[0].day = day;
    }

    /// "Meeting of 17 November 2026 at Ana's. We were seven: …": a whole date of a day that has been.
    fn day_in_first_lines(&self) -> Option<Date> {
        let sources = self.entries.iter().take(FIRST).map(|entry| entry.line.source.as_str());
        sources.flat_map(|source| sentences_of(source).take(2)).find_map(|said| {
            let (_, read) = self.find_day(said)?;
            let other = words_of(said).find_phrase(&[v::LAST, v::NEXT_MEETING, v::BY]).is_some();
            (!read.counted && read.other.is_none() && read.day <= self.context.today && !other)
                .then_some(read.day)
        })
    }

    /// "Last night we were …", "what was settled on Saturday": counted back from the day of the letter.
    fn day_before_letter(&self) -> Option<Date> {
        let written = self.perhaps?;
        let lines: Vec<&str> =
            self.entries.iter().take(LETTER).map(|entry| entry.line.source.as_str()).collect();
        let subject = |line: &str| label::label(line).is_some_and(|(key, _)| v::is(key, v::LETTER_HEAD));
        let tells = |line: &&&str| {
            let words = words_of(line);
            subject(line)
                || words.find_phrase(&[v::PRESENT, v::MEETING_WORD, v::MINUTES_WORD, v::DECISION]).is_some()
        };
        let told = lines.iter().filter(tells);
        if told.clone().any(|line| words_of(line).find_phrase(&[v::YESTERDAY]).is_some()) {
            return written.previous_day();
        }
        // That some were there says that it has been.
        if self.meetings[0].present.is_empty() {
            return None;
        }
        let day = told.clone().find_map(|line| {
            // The date in the letter's own head has its day of the week beside it.
            let dated = self.find_day(line).is_some_and(|(_, read)| !read.counted);
            let words = words_of(line);
            let days: Vec<u8> = words.iter().filter_map(|word| word.uses.weekday()).collect();
            (!dated && days.len() == 1).then(|| days[0])
        })?;
        let back = i64::from((written.weekday().number_from_monday() + 6 - day) % 7 + 1);
        (back < 7).then(|| written - time::Duration::days(back))
    }
}
