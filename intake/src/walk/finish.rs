//! The second look: rows and tagged lines first, then the sentences, which may lean on their people.

use super::super::head::{HeadLabel, Section, names_a_meeting};
use super::super::sentences::sentences_of;
use super::super::vocabulary::{LONGEST_PHRASE, first_words_of};
use super::super::{AsksDay, DayOrder, Intake, Line, MeetingHead, Reading, Why, attendance, clauses};
use super::meeting_day::HEAD_LINES;
use super::reasons::PROSE;
use super::twice;
use super::{Base, Draft, Proved, Sentence, Walk};
use crate::name::{fold, visible};
use time::Date;

/// Among so many lines a letter's writer tells who was there.
const FIRST: usize = 10;

impl Walk<'_> {
    pub(super) fn finish(mut self) -> (Intake, Option<Proved>) {
        let titled = self.settle_days();
        self.people_in_sentences();
        self.day_in_sentences();
        self.meet_names_behind();
        self.prose = self.is_prose();
        let mut entries = std::mem::take(&mut self.entries);
        // People first, so that "Ana to bring chairs" is understood above the line that lists Ana.
        for entry in &mut entries {
            self.count_from(entry.base, entry.line.meeting);
            if let Draft::Parts(parts) = &entry.draft {
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
        // "Ana: …" says that Ana is a person: those first.
        let writer = self.people.writer.take();
        for named in [true, false] {
            for entry in &mut entries {
                if let Draft::Several(drafts) = &entry.draft
                    && !named
                {
                    self.people.writer = writer.clone();
                    self.count_from(entry.base, entry.line.meeting);
                    entry.line.reading = Reading::LeftOut(Why::Table);
                    entry.line.also = self.read_several(drafts);
                    continue;
                }
                let Draft::Sentence(sentence) = &entry.draft else { continue };
                if sentence.named == named {
                    self.people.writer = sentence.author.clone().or_else(|| writer.clone());
                    self.count_from(entry.base, entry.line.meeting);
                    entry.line.reading = self.read_sentence(sentence, &entry.more);
                    entry.line.also = self.also(sentence, &entry.line.reading);
                    if let (Base::Message(day), Reading::Item(item)) = (entry.base, &mut entry.line.reading) {
                        item.on = day;
                    }
                }
            }
        }
        let lines: Vec<Line> = entries
            .into_iter()
            .map(|entry| match entry.draft {
                Draft::Ready(reading) => Line { reading, ..entry.line },
                _ => entry.line,
            })
            .collect::<Vec<_>>();
        let mut lines = lines;
        twice::leave_out_told_twice(&mut lines);
        // A title alone makes a meeting only where a day is counted from it, or something was decided.
        let decided = |line: &Line| matches!(&line.reading, Reading::Item(item) if item.decision);
        if let Some(entry) =
            titled.filter(|_| !self.days.waits && !lines.iter().any(decided) && self.told.day.is_none())
        {
            self.meetings.clear();
            for line in &mut lines {
                line.meeting = None;
            }
            if let Some(line) = lines.get_mut(entry) {
                line.reading = Reading::LeftOut(Why::Heading);
            }
        }
        let undated = self.meetings.iter().any(|meeting| meeting.day.is_none());
        let asks_day = if undated || self.told.day.is_some() && !self.meetings.is_empty() {
            Some(AsksDay::Meeting(self.told.day.or(self.perhaps).or_else(|| self.day_to_offer())))
        } else if self.days.counted || (self.meetings.is_empty() && self.days.waits) {
            Some(AsksDay::List)
        } else {
            None
        };
        let mut intake = Intake {
            lines,
            names: self.people.finish(self.context),
            ambiguous_dates: false,
            meetings: self.meetings,
            asks_day,
            asks_columns: self.asks_columns,
        };
        intake.ambiguous_dates = self.ambiguous_head || intake.items().any(|item| item.other_day.is_some());
        let in_head = self.proved_in_head.get();
        let day_first = self.days.day_first || in_head == Some(DayOrder::DayFirst);
        let month_first = self.days.month_first || in_head == Some(DayOrder::MonthFirst);
        let proved = match (day_first, month_first) {
            (true, false) => Some(DayOrder::DayFirst),
            (false, true) => Some(DayOrder::MonthFirst),
            _ => None,
        };
        let in_head = self.ambiguous_head || self.both_ways.get();
        (intake, proved.map(|order| Proved { order, in_head }))
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

    /// "Thanks for coming. We were Ana, Ben and Cem; Dora sent apologies. Ben facilitated.": who was there, told in running
    /// text.
    fn people_in_sentences(&mut self) {
        if self.chat.is_some() {
            return self.people_in_messages();
        }
        if self.meetings.len() > 1 || self.meetings.is_empty() && self.marked {
            return;
        }
        let talk = |section| matches!(section, Section::Unknown | Section::Talk);
        let (mut said, mut heads) = (clauses::Said::new(), Vec::new());
        for (at, entry) in self.entries.iter().take(HEAD_LINES).enumerate() {
            if let Draft::Sentence(Sentence { body, section, mark: None, .. }) = &entry.draft
                && talk(*section)
                && !clauses::is_to_come(&first_words_of(body, LONGEST_PHRASE))
            {
                let sentences = sentences_of(body).take(8);
                let told: clauses::Said =
                    sentences.flat_map(|sentence| self.told_of_people(sentence, at < FIRST)).collect();
                if told.iter().any(|(place, _)| *place == HeadLabel::Present)
                    && sentences_of(body).count() == 1
                {
                    heads.push(at);
                }
                said.extend(told);
            }
        }
        let told = self.meetings.first().cloned().unwrap_or_default();
        // "Merche Ibáñez" is there, and "Merche" leads.
        let first = |name: &str| fold(name.split(' ').next().unwrap_or(""));
        let there: Vec<String> = said
            .iter()
            .filter(|(place, _)| *place == HeadLabel::Present)
            .flat_map(|(_, names)| {
                names.iter().flat_map(|one| [fold(&one.person.name), first(&one.person.name)])
            })
            .collect();
        // Several who were there are a list; who led or was away is believed beside one, or of those we know.
        let listed = there.len() / 2 > if self.meetings.is_empty() { 3 } else { 1 };
        said.retain(|(place, names)| match place {
            HeadLabel::Present => listed && told.present.is_empty(),
            HeadLabel::Away => (listed || !told.present.is_empty()) && told.away.is_empty(),
            _ => {
                let free = match place {
                    HeadLabel::Host => told.host.is_empty(),
                    HeadLabel::NotedBy => told.noted_by.is_empty(),
                    _ => false,
                };
                free && names
                    .iter()
                    .all(|one| there.contains(&fold(&one.person.name)) || self.people.knows(&one.person.name))
            }
        });
        if said.is_empty() || !listed && self.meetings.is_empty() {
            return;
        }
        // A story that tells who was there is one of a meeting; its day may stand above.
        if self.meetings.is_empty() {
            let day = self.entries.iter().take(4).find_map(|entry| self.find_day(&entry.line.source));
            self.perhaps = self.perhaps.or(day.map(|(_, read)| read.day));
        }
        self.put_clauses(said);
        for at in heads {
            self.entries[at].draft = Draft::Ready(Reading::Head);
        }
    }

    /// What a sentence says of who was there, led, took notes or was away.
    fn told_of_people(&self, sentence: &str, first: bool) -> clauses::Said {
        let mut told = clauses::partly(sentence, &self.people);
        let several =
            told.iter().filter(|(place, _)| *place == HeadLabel::Present).map(|(_, names)| names.len());
        if several.sum::<usize>() < 2
            && let Some(listed) = attendance::listed_in(sentence, first, &self.people)
        {
            told.retain(|(place, _)| *place != HeadLabel::Present);
            told.push((HeadLabel::Present, listed));
            // "… (me, Ana and Ben; sorry to have missed you Cem)"
            let rest = sentence.split([';', '(']).map(|part| part.trim_matches([' ', ')', '.', '!'])).skip(1);
            let away = rest.flat_map(|part| clauses::partly(part, &self.people));
            told.extend(away.filter(|(place, _)| *place == HeadLabel::Away));
        }
        told
    }

    /// "The plenary was short. There were me, mo, svenja and ute, toni ill": who was at a meeting that a message tells of. Its
    /// day is asked for, for a message may tell of another one than its own.
    fn people_in_messages(&mut self) {
        if !self.meetings.is_empty() {
            return;
        }
        let told = self.entries.iter().find_map(|entry| {
            let Draft::Sentence(said) = &entry.draft else { return None };
            // Without several commas no list of people stands in it.
            let lists = said.message && said.body.matches(',').count() > 1;
            let author = said.author.as_ref().filter(|_| lists && names_a_meeting(&said.body))?;
            let Base::Message(day) = entry.base else { return None };
            self.people.writer = Some(author.clone());
            let people = &self.people;
            let said: clauses::Said =
                sentences_of(&said.body).take(8).flat_map(|said| clauses::partly(said, people)).collect();
            let there = said.iter().filter(|(place, _)| *place == HeadLabel::Present);
            (there.map(|(_, names)| names.len()).sum::<usize>() > 2).then_some((said, day))
        });
        if let Some((said, day)) = told {
            self.perhaps = self.perhaps.or(day);
            self.put_clauses(said);
        }
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
            && !self
                .heading
                .as_ref()
                .is_some_and(|(_, words)| super::super::head::section(words) == Some(Section::Actions))
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
                None => Some(self.told.day.or_else(|| self.day_of_name()).unwrap_or(self.context.today)),
            },
        };
        (self.days.base, self.days.sure) = (day.unwrap_or(self.context.today), day.is_some());
        self.days.assumed = base == Base::Text && meeting.is_none();
    }
}
