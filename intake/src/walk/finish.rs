//! The second look: rows and tagged lines first, then the sentences, which may lean on their people.

use super::super::head::{self, Section, names_a_meeting};
use super::super::{AsksDay, DayOrder, Intake, Line, MeetingHead, Reading, Why};
use super::reasons::PROSE;
use super::twice;
use super::{Base, Draft, Entry, Proved, Sentence, Walk};
use crate::name::visible;
use time::Date;

impl Walk<'_> {
    pub(super) fn finish(mut self) -> (Intake, Option<Proved>) {
        let titled = self.settle_days();
        self.people_in_sentences();
        self.day_in_sentences();
        self.meet_names_behind();
        self.prose = self.is_prose();
        let mut entries = std::mem::take(&mut self.entries);
        // People first, so that "Ana to bring chairs" is understood above the line that lists Ana.
        self.read_rows(&mut entries);
        self.read_sentences(&mut entries);
        let writers = self.chat_writers(&entries);
        let mut lines: Vec<Line> = entries
            .into_iter()
            .map(|entry| match entry.draft {
                Draft::Ready(reading) => Line { reading, ..entry.line },
                _ => entry.line,
            })
            .collect::<Vec<_>>();
        twice::leave_out_told_twice(&mut lines);
        if let Some(title) = titled {
            self.forget_meeting_of_title(title, &mut lines);
        }
        // What no meeting keeps is only offered.
        for line in lines.iter_mut().filter(|line| line.meeting.is_none()) {
            if let Reading::Item(item) = &mut line.reading {
                item.maybe |= item.decision;
            }
            line.also.iter_mut().for_each(|item| item.maybe |= item.decision);
        }
        let (asks_day, proved) = (self.asks_day(), self.proved_order());
        let in_head = self.ambiguous_head || self.both_ways.get();
        let mut intake = Intake {
            lines,
            names: self.people.finish(self.context),
            ambiguous_dates: false,
            meetings: self.meetings,
            writers,
            asks_day,
            asks_columns: self.asks_columns,
        };
        intake.ambiguous_dates = self.ambiguous_head || intake.items().any(|item| item.other_day.is_some());
        (intake, proved.map(|order| Proved { order, in_head }))
    }

    fn read_rows(&mut self, entries: &mut [Entry]) {
        for entry in entries {
            self.count_from(entry.base, entry.line.meeting);
            let Draft::Parts(parts) = &entry.draft else { continue };
            entry.line.reading = self.read_parts(parts, &entry.more);
            // The boxes of a card that nobody holds are what there is to do of it; those of somebody's are steps.
            if let Reading::Item(card) = &entry.line.reading
                && card.holders.is_empty()
                && card.note.contains("[ ]")
            {
                let mut boxes = self.read_boxes(card).into_iter();
                if let Some(first) = boxes.next() {
                    (entry.line.reading, entry.line.also) = (Reading::Item(first), boxes.collect());
                }
            }
        }
    }

    fn read_sentences(&mut self, entries: &mut [Entry]) {
        let writer = self.people.writer.take();
        // "Ana: …" says that Ana is a person: those first.
        for named in [true, false] {
            for entry in &mut *entries {
                match &entry.draft {
                    Draft::Sentence(sentence) if sentence.named == named => {
                        self.people.writer = sentence.author.clone().or_else(|| writer.clone());
                        self.count_from(entry.base, entry.line.meeting);
                        entry.line.reading = self.read_sentence(sentence, &entry.more);
                        entry.line.also = self.also(sentence, &entry.line.reading);
                        if let (Base::Message(day), Reading::Item(item)) =
                            (entry.base, &mut entry.line.reading)
                        {
                            item.on = day;
                        }
                    }
                    Draft::Several(drafts) if !named => {
                        self.people.writer = writer.clone();
                        self.count_from(entry.base, entry.line.meeting);
                        entry.line.reading = Reading::LeftOut(Why::Table);
                        entry.line.also = self.read_several(drafts);
                    }
                    _ => {}
                }
            }
        }
    }

    /// Those who write more in a chat than a short reply.
    fn chat_writers(&mut self, entries: &[Entry]) -> Vec<usize> {
        let mut authors: Vec<&str> = Vec::new();
        let (mut seen, mut writers) = (std::collections::BTreeSet::new(), Vec::new());
        for entry in entries {
            if let Draft::Sentence(Sentence { author: Some(author), .. }) = &entry.draft
                && seen.insert(author.as_str())
                // A number alone names nobody.
                && !author.starts_with('+')
            {
                authors.push(author);
            }
        }
        for who in authors.into_iter().flat_map(|author| self.people.read(author).who) {
            if !writers.contains(&who) {
                writers.push(who);
            }
        }
        writers
    }

    /// A title alone makes a meeting only where a day is counted from it, or something was decided.
    fn forget_meeting_of_title(&mut self, title: usize, lines: &mut [Line]) {
        let decided = |line: &Line| matches!(&line.reading, Reading::Item(item) if item.decision);
        if self.days.waits || self.told.day.is_some() || lines.iter().any(decided) {
            return;
        }
        self.meetings.clear();
        for line in &mut *lines {
            line.meeting = None;
        }
        if let Some(line) = lines.get_mut(title) {
            line.reading = Reading::LeftOut(Why::Heading);
        }
    }

    fn asks_day(&self) -> Option<AsksDay> {
        let undated = self.meetings.iter().any(|meeting| meeting.day.is_none());
        if undated || self.told.day.is_some() && !self.meetings.is_empty() {
            return Some(AsksDay::Meeting(self.told.day.or(self.perhaps).or_else(|| self.day_to_offer())));
        }
        let waits = self.meetings.is_empty() && self.days.waits;
        (self.days.counted || waits).then_some(AsksDay::List)
    }

    /// The order of day and month that the text's own numbers prove.
    fn proved_order(&self) -> Option<DayOrder> {
        let in_head = self.proved_in_head.get();
        let day_first = self.days.day_first || in_head == Some(DayOrder::DayFirst);
        let month_first = self.days.month_first || in_head == Some(DayOrder::MonthFirst);
        match (day_first, month_first) {
            (true, false) => Some(DayOrder::DayFirst),
            (false, true) => Some(DayOrder::MonthFirst),
            _ => None,
        }
    }

    /// Whether a good part of what is said are long sentences that no bullet marks: a letter, and no list.
    fn is_prose(&self) -> bool {
        let said = self.entries.iter().filter_map(|entry| match &entry.draft {
            Draft::Sentence(said) => Some(said),
            _ => None,
        });
        let is_long = |said: &&Sentence| {
            !said.bullet && said.mark.is_none() && said.body.split_whitespace().count() > PROSE
        };
        let long = said.clone().filter(is_long).count();
        long > 2 && long * 3 > said.count()
    }

    /// Gives the meetings the day that their file's name or the person tells, where the text tells none. The answer is
    /// the line of the title where nothing but it makes the meeting.
    fn settle_days(&mut self) -> Option<usize> {
        let mut titled = None;
        let named = self.day_of_name();
        // A title that is a meeting's makes one, so that its day is asked for.
        if self.meetings.is_empty()
            && self.chat.is_none()
            && self
                .heading
                .as_ref()
                .is_some_and(|(_, words)| names_a_meeting(words) && !words.trim().is_empty())
            && self.entries.len() > 1
            && !self.heading.as_ref().is_some_and(|(_, words)| head::section(words) == Some(Section::Actions))
        {
            self.meetings.push(MeetingHead::default());
            if let Some((entry, words)) = self.heading.take() {
                titled = Some(entry).filter(|_| named.is_none());
                self.meetings[0].title = visible(&words);
                self.entries[entry].draft = Draft::Ready(Reading::Head);
            }
            for entry in &mut self.entries {
                entry.line.meeting = Some(0);
            }
        }
        let day = self.told.day.or(named);
        for meeting in &mut self.meetings {
            meeting.day = meeting.day.or(day);
        }
        titled
    }

    /// Sets the day from which days in a line are counted.
    fn count_from(&mut self, base: Base, meeting: Option<usize>) {
        let day: Option<Date> = match base {
            Base::Message(day) => day,
            Base::Text => match meeting.and_then(|at| self.meetings.get(at)) {
                // A letter counts from the day on which it was written.
                Some(meeting) => self.perhaps.filter(|_| self.letter).or(meeting.day),
                // Nothing tells when a list was written: today is a guess, and asked about.
                None => {
                    let told = self.told.day.or(self.updated).or_else(|| self.day_of_name());
                    Some(told.unwrap_or(self.context.today))
                }
            },
        };
        (self.days.base, self.days.sure) = (day.unwrap_or(self.context.today), day.is_some());
        self.days.assumed = base == Base::Text && meeting.is_none() && self.updated.is_none();
    }
}
