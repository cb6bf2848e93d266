//! Headings: those that begin a meeting, a part of it, or say whom the lines below are of.

use super::super::head::{self, Section};
use super::super::sentences::sentences_of;
use super::super::vocabulary::{self as v, uses, words_of};
use super::super::{DayRead, MeetingHead, Reading, Why, decision, label, line, plain, tagged};
use super::meeting_day::{HEAD_LINES, title_without};
use super::{Draft, Walk};
use crate::name::{fold, visible};
use std::ops::Range;

/// A line this long is a paragraph of running text.
const STORY: usize = 200;

impl Walk<'_> {
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
        self.list_state = if self.board { tagged::state(&words) } else { None };
        if self.list_state.is_some() {
            self.begin(Section::Actions, level);
            return self.leave_out(lines, at, Why::Heading);
        }
        self.structured = true;
        // "**Decision: open on Sundays**"
        if !self.meetings.is_empty() && decision::is_labelled(&words) {
            return self.sentence(lines, at, &words, None, false, false);
        }
        if self.dated_heading(&words, section, level) || self.heading_of_head(&words) {
            self.put(lines, at, at, Draft::Ready(Reading::Head));
            return at + 1;
        }
        self.begin_below(&words, section, level);
        if level <= 2 && (section.is_none() || level == 1) && self.titles_meeting(words, level) {
            self.put(lines, at, at, Draft::Ready(Reading::Head));
            return at + 1;
        }
        self.leave_out(lines, at, Why::Heading)
    }

    /// A heading with a meeting's day in it: a new meeting's, or that of this one again.
    fn dated_heading(&mut self, words: &str, section: Option<Section>, level: usize) -> bool {
        // "Who does what by when (meeting of 23.11.2026)" is both.
        let tasks =
            section == Some(Section::Actions) && self.entries.is_empty() && head::names_a_meeting(words);
        let may = tasks || matches!(section, None | Some(Section::Talk | Section::Decisions));
        if !may || self.chat.is_some() {
            return false;
        }
        let Some((range, read)) = self.find_day(words) else { return false };
        if self.begins_meeting(words, &range, &read, level) {
            self.begin_meeting(words, range, &read);
            self.meeting_level = level;
            (self.section, self.under, self.before) = (Section::Unknown, None, false);
            if tasks {
                self.begin(Section::Actions, level);
            }
            self.in_head = true;
            return true;
        }
        let again = self.in_head && self.meetings.last().is_some_and(|last| last.day == Some(read.day));
        if again {
            if let Some(meeting) = self.meetings.last_mut().filter(|meeting| meeting.title.is_empty()) {
                meeting.title = title_without(words, range);
            }
            (self.section, self.under) = (Section::Unknown, None);
        }
        again
    }

    /// The meeting of a heading with a day: a new one where the last has its day, with the heading's words for a title.
    fn begin_meeting(&mut self, words: &str, range: Range<usize>, read: &DayRead) {
        self.ambiguous_head |= read.other.is_some();
        let title = title_without(words, range.clone());
        if self.meetings.last().is_none_or(|last| last.day.is_some()) {
            self.meetings.push(MeetingHead::default());
            // What stood above the first meeting belongs to it.
            if self.meetings.len() == 1 {
                for entry in &mut self.entries {
                    entry.line.meeting = Some(0);
                }
            }
        }
        self.tell_day(words, range, read);
        let Some(meeting) = self.meetings.last_mut().filter(|meeting| meeting.title.is_empty()) else {
            return;
        };
        meeting.title = title;
        // A date alone leaves the title to the heading above it.
        if let Some((entry, words)) = self.heading.take().filter(|_| meeting.title.is_empty()) {
            meeting.title = visible(&words);
            self.entries[entry].draft = Draft::Ready(Reading::Head);
        }
    }

    /// "## Present: Ana, Ben"
    fn heading_of_head(&mut self, words: &str) -> bool {
        let Some((label, value)) = label::label(words).filter(|(_, value)| !value.is_empty()) else {
            return false;
        };
        let told = head::head_label(label)
            .is_some_and(|place| self.head(place, value, words, !head::is_unsure(label)));
        if told {
            self.more_labels(value);
        }
        told
    }

    /// What the lines below a heading are, and whose.
    fn begin_below(&mut self, words: &str, section: Option<Section>, level: usize) {
        // A deeper heading without known words stays in what it is part of.
        let deep = level >= 3 && self.section_level < level;
        match section {
            Some(section) => self.begin(section, level),
            None if deep => {}
            None => (self.section, self.section_level, self.before) = (Section::Unknown, level, false),
        }
        self.due = says_by_when(words).then(|| words.to_owned());
        let told = uses(words);
        // "Last week", "This week" under somebody's name.
        if section.is_none() && told.is_any(&[v::BEFORE, v::TO_COME]) && self.under.is_some() {
            let before = told.is(v::BEFORE);
            (self.section, self.before) = (if before { Section::Talk } else { Section::Actions }, before);
            self.section_level = level;
        } else {
            (self.under, self.under_level) = (section.is_none().then(|| words.to_owned()), level);
        }
    }

    /// Whether a heading is the title of the meeting that was begun. Where none was, it may be that of one whose head follows.
    fn titles_meeting(&mut self, words: String, level: usize) -> bool {
        let first = self.heading.is_none() && self.meetings.iter().all(|meeting| meeting.title.is_empty());
        if !self.in_head || self.meetings.len() > 1 || !first {
            return false;
        }
        self.meeting_level = level;
        match self.meetings.last_mut() {
            Some(meeting) => meeting.title = visible(&words),
            None => self.heading = Some((self.entries.len(), words)),
        }
        !self.meetings.is_empty()
    }

    /// "Minutes of 25 January 2024" as a first line, or a meeting's name above its head.
    pub(super) fn title_without_mark(&self, lines: &[&str], at: usize, line: &str) -> bool {
        if !self.entries.is_empty() || line.chars().count() > 100 {
            return false;
        }
        if let Some((range, read)) = self.find_day(line) {
            // "Meeting of 3 November at the farm. We were five: …" is more than a title.
            if sentences_of(line).count() > 1 {
                return false;
            }
            // A story may stand below a line with the day.
            let story = |next: &&str| next.len() > STORY && !plain::unbullet(next).1;
            let above = || {
                lines.get(at + 1).is_some_and(|next| next.trim().is_empty())
                    && lines.get(at + 2).is_some_and(story)
            };
            return head::names_a_meeting(line)
                || line.len() - range.len() <= 2
                || !read.counted && !line.ends_with('.') && above();
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

/// "To do before the plenary (Tue 1 Dec)"
pub(super) fn says_by_when(heading: &str) -> bool {
    words_of(heading).find_phrase(&[v::BY]).is_some()
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
