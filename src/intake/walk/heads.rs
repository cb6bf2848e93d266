//! Headings and the meeting's head.

use super::super::head::{self, Place, Section};
use super::super::{MeetingHead, Reading, Why, find_day, line};
use super::{Draft, Walk};
use crate::domain::name::visible;

impl Walk<'_> {
    pub(super) fn heading(&mut self, lines: &[&str], at: usize, words: &str) -> usize {
        let words = line::emphasis_off(words.trim_end_matches(['#', ':', ' ']));
        let section = head::section(&words);
        if section != Some(Section::Actions)
            && let Some((range, read)) = find_day(&words, self.context.today, self.context.order)
        {
            self.ambiguous_head |= read.other.is_some();
            let title = title_without(&words, range);
            // A month alone and a repeated date do not begin another meeting.
            if self.meetings.last().is_none_or(|last| last.day.is_some_and(|day| day != read.day)) {
                self.meetings.push(MeetingHead::default());
            }
            if let Some(meeting) = self.meetings.last_mut() {
                meeting.day = Some(read.day);
                if meeting.title.is_empty() {
                    meeting.title = title;
                }
            }
            self.days.base = read.day;
            (self.section, self.under, self.heading) = (Section::Unknown, None, None);
            self.put(lines, at, at, Draft::Ready(Reading::Head));
            self.in_head = true;
            return at + 1;
        }
        // A deeper heading without known words stays in what it is part of.
        self.section =
            section.unwrap_or(if words_are_deep(lines[at]) { self.section } else { Section::Unknown });
        self.under = section.is_none().then(|| words.clone());
        if self.in_head && self.meetings.is_empty() && section.is_none() && self.heading.is_none() {
            self.heading = Some((self.entries.len(), words));
        }
        self.leave_out(lines, at, Why::Heading)
    }

    /// One line of the meeting's head; `false` when it is none after all.
    pub(super) fn head(&mut self, place: Place, value: &str, source: &str) -> bool {
        if !self.in_head && matches!(place, Place::Day | Place::Title) {
            return false;
        }
        let value = value.trim().trim_matches(['*', '_']).trim();
        let day = match place {
            Place::Day => match find_day(value, self.context.today, self.context.order) {
                Some((_, read)) => Some(read),
                None => return false,
            },
            Place::Title => None,
            _ if !head::are_people(value, &self.people) => return false,
            _ => None,
        };
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
        }
        let Some(meeting) = self.meetings.last_mut() else { return false };
        if let Some(read) = day {
            self.ambiguous_head |= read.other.is_some();
            meeting.day = Some(read.day);
            self.days.base = read.day;
        } else if place == Place::Title {
            meeting.title = visible(value);
        } else {
            if head::put_people(meeting, place, value, &mut self.people) {
                meeting.everyone.push(line::emphasis_off(source));
            }
        }
        true
    }

    /// "Minutes of 25 January 2024" as a first line.
    pub(super) fn title_without_mark(&self, line: &str) -> bool {
        self.entries.is_empty()
            && line.chars().count() <= 100
            && find_day(line, self.context.today, self.context.order)
                .is_some_and(|(range, _)| head::names_a_meeting(line) || line.len() - range.len() <= 2)
    }
}

/// The words of a Markdown heading, or of a line that is bold and nothing else.
pub(super) fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    if words.len() < line.len()
        && line.len() - words.len() <= 6
        && (words.is_empty() || words.starts_with([' ', '\t']))
    {
        return Some(words.trim());
    }
    let inner = line.strip_prefix("**")?.trim_end_matches(':').strip_suffix("**")?;
    (!inner.contains("**") && inner.len() <= 120).then_some(inner.trim())
}

fn words_are_deep(line: &str) -> bool {
    line.trim_start().starts_with("###") || !line.trim_start().starts_with('#')
}

/// A heading's words without the date and what led to it: "Minutes of 25 January (online)" is "Minutes (online)".
fn title_without(words: &str, date: std::ops::Range<usize>) -> String {
    let is_mark = |c: char| matches!(c, ',' | '-' | '–' | '—' | ':' | '|' | '.' | ' ');
    let mut before = words[..date.start].trim_end_matches(is_mark);
    for word in [" of", " on", " the", " for", " from", " del", " de", " el"] {
        before = before.strip_suffix(word).unwrap_or(before);
    }
    let title = [before, words[date.end..].trim_start_matches(is_mark)].join(" ");
    visible(title.replace("()", "").trim_matches(is_mark))
}
