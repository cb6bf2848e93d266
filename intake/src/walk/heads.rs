//! The meeting's head: its day, its title, and who was there.

use super::super::head::{self, HeadLabel};
use super::super::person_names::is_everyone;
use super::super::{MeetingHead, Reading, clauses, label, line};
use super::meeting_day::{HEAD_LINES, title_without};
use super::{Draft, Walk};
use crate::name::visible;
use time::Date;

impl Walk<'_> {
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

    /// One line of the meeting's head; `false` when it is none after all. `sure`: its label can mean nothing else.
    pub(super) fn head(&mut self, place: HeadLabel, value: &str, source: &str, sure: bool) -> bool {
        let value = value.trim().trim_matches(['*', '_']).trim();
        match place {
            HeadLabel::Day => self.head_day(value),
            HeadLabel::Title => self.head_title(value),
            _ => self.head_people(place, value, source, sure),
        }
    }

    fn head_day(&mut self, value: &str) -> bool {
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

    fn head_title(&mut self, value: &str) -> bool {
        if !self.in_head || value.is_empty() || value.len() > 200 {
            return false;
        }
        // "Meeting: 5 March 2024"
        if let Some((range, read)) = self.find_day(value)
            && self.can_tell_day()
        {
            let title = title_without(value, range.clone());
            self.tell_day(value, range, &read);
            if let Some(meeting) = self.meetings.last_mut().filter(|meeting| meeting.title.is_empty()) {
                meeting.title = title;
            }
        } else if let Some(meeting) = self.meeting() {
            meeting.title = visible(value);
        }
        true
    }

    fn head_people(&mut self, place: HeadLabel, value: &str, source: &str, sure: bool) -> bool {
        let Ok(sent) = self.day_of_sent_head(place, value) else { return false };
        if let Some(said) = clauses::behind_label(place, head::until_next_label(value), &self.people) {
            self.put_clauses(said);
            if let Some(meeting) = self.meetings.last_mut() {
                meeting.day = meeting.day.or(sent);
            }
            return true;
        }
        // "Acta de la asamblea de noviembre"
        if head::begins_with_meeting(value) && !self.people.knows(value) {
            return false;
        }
        // "Notes: Ana, then Ben from point 3": beside one of those who are there.
        let sure =
            sure || place == HeadLabel::NotedBy && self.people.knows(value.split(',').next().unwrap_or(""));
        let Some((listed, everyone)) = head::listed(value, sure, &self.people) else { return false };
        let everyone_only = everyone || (listed.is_empty() && is_everyone(value));
        if let Some(meeting) = self.meeting() {
            meeting.day = meeting.day.or(sent);
        }
        if let Some(meeting) = self.meetings.last_mut() {
            head::put_people(meeting, place, listed, &mut self.people);
            if everyone_only {
                meeting.everyone.push(line::emphasis_off(source));
            }
        }
        true
    }

    /// The day of a message that goes on with a meeting's head: minutes that somebody sends into a chat say who was there,
    /// below their first line. Where they are none, an error; outside of chats there is no such day.
    fn day_of_sent_head(&mut self, place: HeadLabel, value: &str) -> Result<Option<Date>, ()> {
        let Some(chat) = &self.chat else { return Ok(None) };
        // "We were 7: Ana, Ben, Cem …" is no talk even where a message begins with it.
        let lists = place == HeadLabel::Present && value.matches(',').count() > 1;
        let day = chat.day.filter(|_| chat.within || lists).ok_or(())?;
        if self.meetings.is_empty() && !value.contains(',') {
            return Err(());
        }
        if chat.within {
            return Ok(Some(day));
        }
        // Who begins a message with that may tell of the day before: its day is only offered.
        self.perhaps = self.perhaps.or(Some(day));
        Ok(None)
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
}
