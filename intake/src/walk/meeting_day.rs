//! The day a meeting was held on, wherever a text tells it.

use super::super::head::{self, Section};
use super::super::sentences::sentences_of;
use super::super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, words_of};
use super::super::{DayRead, clauses, csv, day_of, find_day, label, plain, read_day};
use super::Walk;
use crate::name::{is_small, visible};
use std::ops::Range;
use time::Date;

/// Minutes that tell a day of the week and no year are of these last days, in which no other year's day is meant.
const LATELY: i64 = 60;

/// A meeting's day is looked for so far down.
pub(super) const HEAD_LINES: usize = 20;

impl Walk<'_> {
    /// Whether the meeting's day is not known yet and may still be told here.
    pub(super) fn can_tell_day(&self) -> bool {
        self.entries.len() < HEAD_LINES
            && self.meetings.last().is_none_or(|last| last.day.is_none())
            && self.part().0 != Section::Actions
            && self.chat.is_none()
    }

    /// `range` is where the words tell the day.
    pub(super) fn tell_day(&mut self, words: &str, range: Range<usize>, read: &DayRead) {
        // A day without a year is only a guess until somebody says so.
        let day = if read.counted {
            self.with_year_of_name(read.day).or_else(|| self.with_weekday(words, range, read))
        } else {
            Some(read.day).filter(|_| !self.letter)
        };
        if day.is_none() {
            self.perhaps = self.perhaps.or(Some(read.day));
        }
        if let Some(meeting) = self.meeting() {
            meeting.day = meeting.day.or(day);
        }
    }

    /// The day of the next meeting, which stands at the end or in the head: "Next meeting: Tue 1 Dec, 7 pm".
    pub(super) fn next_meeting(&self, lines: &[&str]) -> Option<DayRead> {
        let base = self.meetings.last().filter(|_| self.meetings.len() == 1)?.day?;
        let near = lines.len().saturating_sub(30)..lines.len();
        near.rev().chain(0..HEAD_LINES.min(lines.len())).find_map(|at| {
            let line = lines[at].trim_start_matches(['#', ' ']);
            let line = plain::numbered(line).map_or(line, |(_, words)| words);
            let (line, _) = plain::plain(plain::unbullet(csv::only_cell(line)).0);
            sentences_of(&line).take(12).find_map(|said| {
                let words = first_words_of(said, LONGEST_PHRASE);
                let length = words.phrase(0, &[v::NEXT_MEETING])?;
                let rest = words.get(length).map(|word| &said[word.at..])?;
                let (_, read) = find_day(rest, base, self.context.order).or_else(|| {
                    Some((0..0, read_day(rest.split(['.', ',']).next()?, base, self.context.order)?))
                })?;
                (read.other.is_none() && read.day > base).then_some(read)
            })
        })
    }

    /// "Thu 26 Nov" of minutes that are not old: a day of the week that fits tells the year as well.
    fn with_weekday(&self, text: &str, range: Range<usize>, read: &DayRead) -> Option<Date> {
        let ago = (self.context.today - read.day).whole_days();
        let weekday = |word: &v::Word| word.uses.weekday();
        let around = |word: &&v::Word| word.uses.is_any(&[v::AROUND, v::ARTICLE]);
        // "Sunday (the 15th of November)", "25 November, Wednesday"
        let before = words_of(&text[..range.start]);
        let before = before.iter().rev().find(|word| word.has_letters() && !around(word)).and_then(weekday);
        let told = words_of(&text[range.clone()]).iter().next().and_then(weekday).or(before);
        let told = told.or_else(|| {
            words_of(&text[range.end..]).iter().find(|word| word.has_letters()).and_then(weekday)
        });
        let fits = told == Some(read.day.weekday().number_from_monday());
        (fits && !self.letter && !read.more && read.other.is_none() && (0..=LATELY).contains(&ago))
            .then_some(read.day)
    }

    /// A day of the title or the file's name that may be the meeting's: "Protokoll vom 17.11.", "acta 17/11".
    pub(super) fn day_to_offer(&self) -> Option<Date> {
        let name = self.told.name.as_deref().unwrap_or("").replace('_', " ");
        let title = self.meetings.first().map_or("", |meeting| meeting.title.as_str());
        let words = [title, name.rsplit_once('.').map_or(name.as_str(), |(before, _)| before)].join(" ");
        let figures = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 6;
        words.split([' ', '(', ')', ',']).filter(figures).find_map(|word| {
            let word = word.replace('-', "/");
            let read = read_day(&word, self.context.today, self.context.order)?;
            (read.other.is_none() && read.day <= self.context.today).then_some(read.day)
        })
    }

    /// The day in the year that the file's name tells.
    fn with_year_of_name(&self, day: Date) -> Option<Date> {
        let named = self.day_of_name()?;
        (day.month() == named.month() && day.day() == named.day()).then_some(named)
    }

    /// A day that is told of the meeting, and where.
    pub(super) fn find_day(&self, text: &str) -> Option<(Range<usize>, DayRead)> {
        let found = find_day(text, self.context.today, self.context.order);
        if found.as_ref().is_some_and(|(_, read)| read.other.is_some()) {
            self.both_ways.set(true);
        }
        if let Some(order) = found.as_ref().and_then(|(_, read)| read.proves) {
            self.proved_in_head.set(Some(order));
        }
        found
    }

    /// The day that the name of the file tells: "2024-03-05 board.md", "protokoll_20240305.txt".
    pub(super) fn day_of_name(&self) -> Option<Date> {
        let name = self.told.name.as_deref()?;
        let name = name.rsplit_once('.').map_or(name, |(before, _)| before).replace('_', " ");
        let figures = |part: &str| part.len() == 8 && part.bytes().all(|b| b.is_ascii_digit());
        if let Some(packed) =
            name.split(|c: char| !c.is_ascii_digit()).find(|part| figures(part) && part.starts_with("20"))
        {
            let part = |range: Range<usize>| packed[range].parse().ok();
            if let Some(day) = day_of(part(0..4)?, part(4..6)?, part(6..8)?) {
                return Some(day);
            }
        }
        let (_, read) = self.find_day(&name)?;
        (!read.counted && read.other.is_none()).then_some(read.day)
    }

    /// A line that is the meeting's day and little else: "Wednesday, 12 September 2018, 7 pm, Library".
    pub(super) fn day_line(&mut self, body: &str, bullet: bool) -> bool {
        if !self.can_tell_day()
            || body.len() > 120
            || body.ends_with('?')
            || !body.chars().any(char::is_numeric)
        {
            return false;
        }
        if label::label(body).is_some() || (bullet && self.meetings.is_empty() && self.heading.is_none()) {
            return false;
        }
        let Some((range, read)) = self.find_day(body) else {
            return false;
        };
        // "Next meeting Tue 8 Dec, Ana to chair" is of another, and what a list has below a heading is to be done.
        if clauses::is_to_come(&first_words_of(body, LONGEST_PHRASE)) || bullet && !self.in_head {
            return false;
        }
        let rest = [&body[..range.start], " ", &body[range.end..]].concat();
        let words = words_of(&rest);
        let count = (0..words.len()).filter(|at| words.fold(*at).chars().any(char::is_alphabetic)).count();
        let acts = words.find_phrase(&[v::BY, v::VERB_DROPPED, v::VERB_KEPT, v::PROMISE]).is_some();
        let names = head::names_a_meeting(&rest);
        let most = if names && !read.counted && !body.contains(". ") { 14 } else { 8 };
        if count > most || (acts && !names) || (count > 3 && !names && !range_is_first(body, &range)) {
            return false;
        }
        // Without anything of a meeting around it, a line with a day is something to do.
        let told = !self.meetings.is_empty() || self.heading.is_some() || names || self.structured;
        if !told || (read.counted && count > 2 && !names) {
            return false;
        }
        self.ambiguous_head |= read.other.is_some();
        let title = title_without(body, range.clone());
        self.tell_day(body, range, &read);
        if names && let Some(meeting) = self.meetings.last_mut().filter(|meeting| meeting.title.is_empty()) {
            meeting.title = title;
        }
        true
    }
}

/// Nothing but a weekday stands in front.
fn range_is_first(body: &str, range: &Range<usize>) -> bool {
    words_of(&body[..range.start]).len() <= 1
}

/// A heading's words without the date and what led to it: "Minutes of 25 January (online)" is "Minutes (online)".
pub(super) fn title_without(words: &str, date: Range<usize>) -> String {
    let is_mark = |c: char| matches!(c, ',' | '-' | '–' | '—' | ':' | '|' | '.' | ' ' | '/' | '(' | ')');
    // "of the", "del día"
    let led = |title: &str| {
        let mut title = title.trim_end_matches(is_mark);
        while let Some((before, word)) = title.rsplit_once(' ')
            && word.starts_with(is_small)
            && v::is(word, v::LEADS_TO_DAY)
        {
            title = before.trim_end_matches(is_mark);
        }
        title.len()
    };
    let mut before = &words[..led(&words[..date.start])];
    // A weekday in front of its day says nothing more.
    let last = before.rsplit(' ').next().unwrap_or("");
    if v::uses(last).weekday().is_some() && last.chars().count() > 3 {
        before = &before[..led(&before[..before.len() - last.len()])];
    }
    let after = words[date.end..].trim_start_matches(|c| is_mark(c) && c != '(');
    let weekday = v::uses(after).weekday().is_some();
    let title = [before, if weekday { "" } else { after }].join(" ");
    visible(title.replace("()", "").trim_matches(|c| is_mark(c) && c != ')' && c != '('))
}
