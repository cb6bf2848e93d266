//! Headings and the meeting's head.

use super::super::head::{self, HeadLabel, Section};
use super::super::person_names::is_everyone;
use super::super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, uses, words_of};
use super::super::{
    DayRead, MeetingHead, Reading, Why, clauses, csv, day_of, decision, find_day, label, line, plain,
    read_day,
};
use super::{Draft, Walk};
use crate::name::{fold, is_small, visible};
use std::ops::Range;
use time::Date;

/// A meeting's day is looked for so far down.
pub(super) const HEAD_LINES: usize = 20;
/// Minutes that tell a day of the week and no year are of these last days, in which no other year's day is meant.
const LATELY: i64 = 60;

impl Walk<'_> {
    /// Whether the meeting's day is not known yet and may still be told here.
    pub(super) fn can_tell_day(&self) -> bool {
        self.entries.len() < HEAD_LINES
            && self.meetings.last().is_none_or(|last| last.day.is_none())
            && self.part().0 != Section::Actions
            && self.chat.is_none()
    }

    /// Whether meetings begin here as they did before: as deep, and as little said beside the day.
    fn begins_meeting(&self, words: &str, range: &Range<usize>, read: &DayRead, level: usize) -> bool {
        let rest = [&words[..range.start], " ", &words[range.end..]].concat();
        let count =
            words_of(&rest).iter().filter(|word| word.has_letters() && !word.uses.is(v::AROUND)).count();
        match self.meetings.last() {
            // The first heading of all with a day in it is the meeting's, whatever else it says.
            None => self.in_head || count <= 4 || head::names_a_meeting(&rest),
            Some(last) if last.day.is_none() => {
                (self.in_head || self.entries.len() < HEAD_LINES)
                    && (count <= 3 || head::names_a_meeting(&rest))
            }
            Some(last) => {
                let title = title_without(words, range.clone());
                // "1. Concert 12 December" is what is talked about: beside a day without a year no other word stands.
                let most = if read.counted { 0 } else { 2 };
                last.day != Some(read.day)
                    && level <= self.meeting_level
                    && (count <= most || head::names_a_meeting(&rest) || fold(&title) == fold(&last.title))
            }
        }
    }

    pub(super) fn heading(&mut self, lines: &[&str], at: usize, words: &str, level: usize) -> usize {
        let (words, _) = plain::plain(words);
        let words = line::emphasis_off(words.trim_end_matches(['#', ':', ' ']));
        let section = head::section(&words);
        self.nest.clear();
        self.structured = true;
        // "**Decision: open on Sundays**"
        if !self.meetings.is_empty() && decision::is_labelled(&words) {
            return self.sentence(lines, at, &words, None, false, false);
        }
        let may = matches!(section, None | Some(Section::Talk | Section::Decisions)) && self.chat.is_none();
        let found = if may { self.find_day(&words) } else { None };
        if let Some((range, read)) = found {
            if self.begins_meeting(&words, &range, &read, level) {
                self.ambiguous_head |= read.other.is_some();
                let title = title_without(&words, range.clone());
                if self.meetings.last().is_none_or(|last| last.day.is_some()) {
                    self.meetings.push(MeetingHead::default());
                    // What stood above the first meeting belongs to it.
                    if self.meetings.len() == 1 {
                        for entry in &mut self.entries {
                            entry.line.meeting = Some(0);
                        }
                    }
                }
                self.tell_day(&words, range.clone(), &read);
                if let Some(meeting) = self.meetings.last_mut()
                    && meeting.title.is_empty()
                {
                    meeting.title = title;
                    if let Some((entry, words)) = self.heading.take().filter(|_| meeting.title.is_empty()) {
                        meeting.title = visible(&words);
                        self.entries[entry].draft = Draft::Ready(Reading::Head);
                    }
                }
                self.meeting_level = level;
                (self.section, self.under, self.before) = (Section::Unknown, None, false);
                self.put(lines, at, at, Draft::Ready(Reading::Head));
                self.in_head = true;
                return at + 1;
            }
            // The meeting's own day again.
            if self.meetings.last().is_some_and(|last| last.day == Some(read.day)) && self.in_head {
                if let Some(meeting) = self.meetings.last_mut().filter(|meeting| meeting.title.is_empty()) {
                    meeting.title = title_without(&words, range);
                }
                (self.section, self.under) = (Section::Unknown, None);
                self.put(lines, at, at, Draft::Ready(Reading::Head));
                return at + 1;
            }
        }
        if let Some((label, value)) = label::label(&words)
            && let Some(place) = head::head_label(label)
            && !value.is_empty()
            && self.head(place, value, &words, !head::is_unsure(label))
        {
            self.more_labels(value);
            self.put(lines, at, at, Draft::Ready(Reading::Head));
            return at + 1;
        }
        // A deeper heading without known words stays in what it is part of.
        let deep = level >= 3 && self.section_level < level;
        match section {
            Some(section) => self.begin(section, level),
            None if deep => {}
            None => (self.section, self.section_level, self.before) = (Section::Unknown, level, false),
        }
        let told = uses(&words);
        if section.is_none() && told.is_any(&[v::BEFORE, v::TO_COME]) && self.under.is_some() {
            let before = told.is(v::BEFORE);
            (self.section, self.before) = (if before { Section::Talk } else { Section::Actions }, before);
            self.section_level = level;
        } else {
            (self.under, self.under_level) = (section.is_none().then(|| words.clone()), level);
        }
        let first = self.heading.is_none() && self.meetings.iter().all(|meeting| meeting.title.is_empty());
        if self.in_head
            && self.meetings.len() <= 1
            && first
            && (section.is_none() || level == 1)
            && level <= 2
        {
            if let Some(meeting) = self.meetings.last_mut() {
                meeting.title = visible(&words);
                self.meeting_level = level;
                self.put(lines, at, at, Draft::Ready(Reading::Head));
                return at + 1;
            }
            self.heading = Some((self.entries.len(), words));
            self.meeting_level = level;
        }
        self.leave_out(lines, at, Why::Heading)
    }

    /// The meeting that is told of here; one begins where there is none.
    pub(super) fn meeting(&mut self) -> Option<&mut MeetingHead> {
        if self.meetings.is_empty() {
            let mut meeting = MeetingHead::default();
            if let Some((entry, words)) = self.heading.take() {
                meeting.title = visible(&words);
                self.entries[entry].draft = Draft::Ready(Reading::Head);
            }
            for entry in &mut self.entries {
                entry.line.meeting = Some(0);
            }
            self.meetings.push(meeting);
            self.structured = true;
            self.meeting_level = self.meeting_level.max(1);
        }
        self.meetings.last_mut()
    }

    /// `range` is where the words tell the day.
    fn tell_day(&mut self, words: &str, range: Range<usize>, read: &DayRead) {
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
            decision::sentences_of(&line).take(12).find_map(|said| {
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

    /// One line of the meeting's head; `false` when it is none after all. `sure`: its label can mean nothing else.
    pub(super) fn head(&mut self, place: HeadLabel, value: &str, source: &str, sure: bool) -> bool {
        let value = value.trim().trim_matches(['*', '_']).trim();
        match place {
            HeadLabel::Day => {
                if !self.can_tell_day() && !self.in_head {
                    return false;
                }
                let Some((range, read)) = self.find_day(value) else {
                    return false;
                };
                self.ambiguous_head |= read.other.is_some();
                self.meeting();
                if !read.counted
                    && !self.letter
                    && let Some(meeting) = self.meetings.last_mut()
                {
                    meeting.day = Some(read.day);
                } else {
                    self.tell_day(value, range, &read);
                }
                true
            }
            HeadLabel::Title => {
                if !self.in_head || value.is_empty() || value.len() > 200 {
                    return false;
                }
                // "Meeting: 5 March 2024"
                if let Some((range, read)) = self.find_day(value)
                    && self.can_tell_day()
                {
                    let title = title_without(value, range.clone());
                    self.tell_day(value, range, &read);
                    if let Some(meeting) = self.meetings.last_mut().filter(|meeting| meeting.title.is_empty())
                    {
                        meeting.title = title;
                    }
                    return true;
                }
                if let Some(meeting) = self.meeting() {
                    meeting.title = visible(value);
                }
                true
            }
            _ => {
                // Minutes that somebody sends into a chat say who was there, below their first line.
                // "We were 7: Ana, Ben, Cem …" is no talk even where a message begins with it.
                let lists = place == HeadLabel::Present && value.matches(',').count() > 1;
                let sent = self.chat.as_ref().map(|chat| chat.day.filter(|_| chat.within || lists));
                if sent.is_some_and(|day| day.is_none() || self.meetings.is_empty() && !value.contains(',')) {
                    return false;
                }
                // Who begins a message with that may tell of the day before: its day is only offered.
                let begins = self.chat.as_ref().is_some_and(|chat| !chat.within);
                if begins {
                    self.perhaps = self.perhaps.or(sent.flatten());
                }
                let sent = sent.filter(|_| !begins);
                if let Some(said) = clauses::behind_label(place, head::until_next_label(value), &self.people)
                {
                    self.put_clauses(said);
                    if let Some(meeting) = self.meetings.last_mut() {
                        meeting.day = meeting.day.or(sent.flatten());
                    }
                    return true;
                }
                // "Notes: Ana, then Ben from point 3": beside one of those who are there.
                let sure = sure
                    || place == HeadLabel::NotedBy
                        && self.people.knows(value.split(',').next().unwrap_or(""));
                let Some((listed, everyone)) = head::listed(value, sure, &self.people) else { return false };
                if listed.is_empty() && !everyone {
                    return false;
                }
                if let Some(meeting) = self.meeting() {
                    meeting.day = meeting.day.or(sent.flatten());
                }
                let everyone_only = everyone || (listed.is_empty() && is_everyone(value));
                if let Some(meeting) = self.meetings.last_mut() {
                    head::put_people(meeting, place, listed, &mut self.people);
                    if everyone_only {
                        meeting.everyone.push(line::emphasis_off(source));
                    }
                }
                true
            }
        }
    }

    /// People with what the clauses they stand in say of them.
    pub(super) fn put_clauses(&mut self, said: clauses::Said) {
        self.meeting();
        if let Some(meeting) = self.meetings.last_mut() {
            for (place, listed) in said {
                head::put_people(meeting, place, listed, &mut self.people);
            }
        }
    }

    /// Further labels in one line: "Host: Ana  Notes: Ben".
    pub(super) fn more_labels(&mut self, value: &str) {
        let mut rest = value;
        for _ in 0..4 {
            let Some(next) = head::next_label(rest) else { return };
            let Some((label, value)) = label::label(next) else { return };
            if let Some(place) = head::head_label(label) {
                // Beside another label of people "Notes" can only be one.
                self.head(place, value, next, place.is_of_people());
            }
            rest = value;
        }
    }

    /// "As of: assembly 24.11.2026, present: Ana, Ben": a day, and who was there behind a label of their own.
    pub(super) fn present_behind(&mut self, value: &str) -> bool {
        if self.entries.len() >= HEAD_LINES || self.meetings.last().is_some_and(|last| last.day.is_some()) {
            return false;
        }
        let Some(next) = head::next_label(value) else {
            // "As of: assembly of 24.11.2026"
            let found =
                self.find_day(value).filter(|(_, read)| !read.counted && head::names_a_meeting(value));
            let told = found
                .filter(|_| value.split(' ').count() <= 6)
                .map(|(range, read)| self.tell_day(value, range, &read));
            return told.is_some();
        };
        let before = head::until_next_label(value);
        let Some((range, read)) = self.find_day(before) else { return false };
        let people =
            label::label(next).filter(|(label, _)| head::head_label(label) == Some(HeadLabel::Present));
        let told = people.is_some_and(|(_, people)| self.head(HeadLabel::Present, people, next, false));
        if told {
            self.tell_day(before, range, &read);
        }
        told
    }

    /// A line that is the meeting's day and little else: "Wednesday, 12 September 2018, 7 pm, Library".
    pub(super) fn day_line(&mut self, _lines: &[&str], _at: usize, body: &str, bullet: bool) -> bool {
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

    /// "Minutes of 25 January 2024" as a first line, or a meeting's name above its head.
    pub(super) fn title_without_mark(&self, lines: &[&str], at: usize, line: &str) -> bool {
        if !self.entries.is_empty() || line.chars().count() > 100 {
            return false;
        }
        if let Some((range, _)) = self.find_day(line) {
            return head::names_a_meeting(line) || line.len() - range.len() <= 2;
        }
        let next = lines[at + 1..].iter().filter(|line| !line.trim().is_empty()).take(3);
        let heads = next
            .filter(|line| {
                let body = plain::unbullet(line).0;
                label::label(body)
                    .is_some_and(|(label, value)| !value.is_empty() && head::head_label(label).is_some())
                    || self
                        .find_day(body)
                        .is_some_and(|(range, read)| !read.counted && body.len() - range.len() < 60)
            })
            .count();
        // "… e. V." is no end of a sentence.
        let last = line.rsplit(' ').next().unwrap_or("");
        let ends = line.ends_with(['?', ',', '!']) || (line.ends_with('.') && last.chars().count() > 4);
        let most = if head::names_a_meeting(line) { 14 } else { 8 };
        let short = line.split(' ').count() <= most && !ends && label::label(line).is_none();
        short && heads > 0
    }
}

/// Nothing but a weekday stands in front.
fn range_is_first(body: &str, range: &Range<usize>) -> bool {
    words_of(&body[..range.start]).len() <= 1
}

/// The words of a Markdown heading, or of a line that is bold and nothing else; and how deep it is.
pub(super) fn heading(line: &str) -> Option<(&str, usize)> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    if (1..=6).contains(&level) && (words.is_empty() || words.starts_with([' ', '\t'])) {
        return Some((words.trim(), level));
    }
    let inner = line.strip_prefix("**")?.trim_end_matches(':').strip_suffix("**")?;
    (!inner.contains("**") && inner.len() <= 120).then_some((inner.trim(), 6))
}

/// A heading's words without the date and what led to it: "Minutes of 25 January (online)" is "Minutes (online)".
fn title_without(words: &str, date: Range<usize>) -> String {
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
