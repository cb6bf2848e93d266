//! Who was there, led or was away, where running text or a message tells it.

use super::super::head::{HeadLabel, Section, names_a_meeting};
use super::super::sentences::sentences_of;
use super::super::vocabulary::{LONGEST_PHRASE, first_words_of};
use super::super::{Reading, attendance, clauses};
use super::meeting_day::HEAD_LINES;
use super::{Base, Draft, Sentence, Walk};
use crate::name::fold;

/// Among so many lines a letter's writer tells who was there.
const FIRST: usize = 10;

impl Walk<'_> {
    /// "Thanks for coming. We were Ana, Ben and Cem; Dora sent apologies. Ben facilitated.": who was there, told in running
    /// text.
    pub(super) fn people_in_sentences(&mut self) {
        if self.chat.is_some() {
            return self.people_in_messages();
        }
        if self.meetings.len() > 1 || self.meetings.is_empty() && self.marked {
            return;
        }
        let (mut said, heads) = self.told_in_first_lines();
        let listed = self.keep_believed(&mut said);
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

    /// What the first sentences say of people, and which lines say nothing else.
    fn told_in_first_lines(&self) -> (clauses::Said, Vec<usize>) {
        let talk = |section| matches!(section, Section::Unknown | Section::Talk);
        let (mut said, mut heads) = (clauses::Said::new(), Vec::new());
        for (at, entry) in self.entries.iter().take(HEAD_LINES).enumerate() {
            let Draft::Sentence(Sentence { body, section, mark: None, .. }) = &entry.draft else { continue };
            if !talk(*section) || clauses::is_to_come(&first_words_of(body, LONGEST_PHRASE)) {
                continue;
            }
            let sentences = sentences_of(body).take(8);
            let told: clauses::Said =
                sentences.flat_map(|sentence| self.told_of_people(sentence, at < FIRST)).collect();
            let lists = told.iter().any(|(place, _)| *place == HeadLabel::Present);
            if lists && sentences_of(body).count() == 1 {
                heads.push(at);
            }
            said.extend(told);
        }
        (said, heads)
    }

    /// Keeps of what sentences say of people what is to be believed and nothing else tells. Several who were there are a list;
    /// who led or was away is believed beside one, or of those we know. The answer is whether there is a list.
    fn keep_believed(&self, said: &mut clauses::Said) -> bool {
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
        let listed = there.len() / 2 > if self.meetings.is_empty() { 3 } else { 1 };
        said.retain(|(place, names)| {
            let free = match place {
                HeadLabel::Present => return listed && told.present.is_empty(),
                // A letter may tell who was missed and not who was there.
                HeadLabel::Away => {
                    return (listed || !told.present.is_empty() || self.letter && !self.meetings.is_empty())
                        && told.away.is_empty();
                }
                HeadLabel::Host => told.host.is_empty(),
                HeadLabel::NotedBy => told.noted_by.is_empty(),
                _ => false,
            };
            let known = |name: &str| there.contains(&fold(name)) || self.people.knows(name);
            free && names.iter().all(|one| known(&one.person.name))
        });
        listed
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
}
