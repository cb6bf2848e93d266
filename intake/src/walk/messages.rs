//! Messages of a chat: who wrote them, what they answer, and what they begin.

use super::super::{Reading, Why, chat, front, plain};
use super::headings::says_by_when;
use super::{Draft, Section, Walk};
use crate::name::strip_bullet;

impl Walk<'_> {
    /// A message's first line: who wrote it, when, and what.
    pub(super) fn message(&mut self, lines: &[&str], at: usize) -> Option<usize> {
        let message = chat::message(lines[at])?;
        let order = self.chat.as_ref()?.order;
        let day = message.day(order);
        let mut author = message.author.map(str::to_owned);
        if let Some(chat) = &mut self.chat {
            if let Some(number) = author.as_ref().filter(|author| author.starts_with('+')) {
                if let Some(name) = chat::introduces(message.text) {
                    chat.called.push((number.clone(), name.to_owned()));
                    self.people.meet(name);
                }
                let called = chat.called.iter().find(|(other, _)| other == number);
                author = called.map(|(_, name)| name.clone()).or(author);
            }
            (chat.author, chat.day) = (author, day);
            chat.begins = message.text.trim().is_empty();
            chat.within = false;
        }
        (self.section, self.under, self.before, self.due) = (Section::Unknown, None, false, None);
        self.people.writer = self.chat.as_ref().and_then(|chat| chat.author.clone());
        self.nest.clear();
        if self.chat.as_ref()?.begins {
            return Some(self.leave_out(lines, at, Why::Chat));
        }
        self.message_text(lines, at, message.text)
    }

    /// The first words of a message whose stamp stands above them: so Telegram copies them.
    pub(super) fn below_stamp(&mut self, lines: &[&str], at: usize) -> Option<usize> {
        let chat = self.chat.as_mut().filter(|chat| chat.begins)?;
        chat.begins = false;
        self.message_text(lines, at, lines[at])
    }

    /// What somebody else asked in one of the last messages, or wished that anybody did.
    fn asked(&mut self) -> Option<String> {
        let author = self.chat.as_ref()?.author.as_ref()?;
        self.entries.iter_mut().rev().take(6).find_map(|entry| match &mut entry.draft {
            Draft::Sentence(said) if said.accepted.is_none() && said.author.as_ref() != Some(author) => {
                // "I'll do sandwiches. Any vegans?" asks nobody to do anything.
                let asks = chat::without_i(&said.body).is_none()
                    && (said.body.contains('?') || said.message && chat::seeks_somebody(&said.body));
                said.answered |= asks;
                asks.then(|| said.body.clone())
            }
            _ => None,
        })
    }

    fn message_text(&mut self, lines: &[&str], at: usize, said: &str) -> Option<usize> {
        let author = self.chat.as_ref()?.author.clone();
        let text = strip_bullet(said).trim().to_owned();
        if author.is_some()
            && chat::accepts(&text)
            && let Some(asked) = self.asked()
            // "I can bring the kettle" says by itself what it is.
            && !chat::says_what(&text)
        {
            let next = self.sentence(lines, at, &asked, None, false, true);
            if let Some(Draft::Sentence(said)) = self.entries.last_mut().map(|entry| &mut entry.draft) {
                said.accepted = Some(text);
            }
            return Some(next);
        }
        // "A short summary of tonight's meeting": what the message goes on with are minutes.
        if self.meetings.is_empty()
            && let Some(author) = &author
            && lines[at + 1..]
                .iter()
                .find(|line| !line.trim().is_empty())
                .is_some_and(|next| next.contains(author.as_str()))
            && chat::announces_minutes(&text)
        {
            let day = self.chat.as_ref().and_then(|chat| chat.day);
            if let Some(meeting) = self.meeting().filter(|_| day.is_some()) {
                meeting.day = day;
                self.put(lines, at, at, Draft::Ready(Reading::Head));
                return Some(at + 1);
            }
        }
        if author.is_none() || chat::is_noise(&text) {
            return Some(self.leave_out(lines, at, Why::Chat));
        }
        // What a message announces and lists by people's names is what there is to do: "Recap:", "Quedamos en:".
        let listed = lines.get(at + 1).is_some_and(|next| {
            let (body, bullet) = plain::unbullet(next);
            bullet && front::front(body, &self.people, true).is_some()
        });
        if text.ends_with(':') && listed {
            self.begin(Section::Actions, 7);
            self.due = says_by_when(&text).then_some(text);
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        Some(self.words(lines, at, &text, said.len() > text.len(), true))
    }
}
