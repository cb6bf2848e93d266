//! What a line's words say, once its bullet and the stamp of a message are off: each stage takes the lines that it
//! understands, and what none takes is a sentence.

use super::super::front;
use super::super::head::{self, HeadLabel, Section};
use super::super::label::{self, label};
use super::super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, words_of};
use super::super::{Reading, Why, clauses, line, plain, tagged};
use super::meeting_day::HEAD_LINES;
use super::{Draft, Mark, Walk};
use std::borrow::Cow;

/// What leads to what follows from what was said.
const ARROWS: [&str; 8] = ["==>", "=>", "->", "→", "⇒", "➡", "➔", "⮕"];

/// A line's words, and where they stand.
#[derive(Clone, Copy)]
pub(super) struct Said<'s> {
    pub lines: &'s [&'s str],
    pub at: usize,
    /// The words with the marks that editors put around them.
    pub body: &'s str,
    /// The words without these.
    pub plain: &'s str,
    /// What stands in front of a colon and behind it.
    pub parted: Option<(&'s str, &'s str)>,
    /// It is an entry of a list.
    pub bullet: bool,
    /// Somebody wrote it in a chat.
    pub message: bool,
}

impl Said<'_> {
    /// How far the line is indented.
    pub(super) fn indent(&self) -> usize {
        plain::indent(self.lines[self.at])
    }
}

impl Walk<'_> {
    /// A line's words, without its bullet and without a message's stamp.
    pub(super) fn words(
        &mut self,
        lines: &[&str],
        at: usize,
        body: &str,
        bullet: bool,
        message: bool,
    ) -> usize {
        let mentions = match label::state_word(body) {
            Some(_) => self.pages_as_mentions(body),
            None => Cow::Borrowed(body),
        };
        let (plain, _) = plain::plain(&mentions);
        let (plain, body) = match slanted(&plain) {
            Some(inside) => (inside, inside),
            None => (plain.as_ref(), body),
        };
        if plain::is_link(plain) {
            return self.leave_out(lines, at, Why::Link);
        }
        if !message && let Some(next) = self.fields(lines, at, plain, bullet) {
            return next;
        }
        let said = Said { lines, at, body, plain, parted: label(plain), bullet, message };
        self.behind_arrows(said)
            .or_else(|| self.marked_or_person(said))
            .or_else(|| self.of_head(said))
            .or_else(|| self.labelled(said))
            .or_else(|| self.of_letter(said))
            .or_else(|| self.behind_task_label(said))
            .or_else(|| self.last_updated(said))
            .or_else(|| self.of_meeting(said))
            .or_else(|| self.heading_without_mark(said))
            .unwrap_or_else(|| self.say(said, body, None))
    }

    /// Keeps some of a line's words for the second look.
    fn say(&mut self, said: Said, words: &str, mark: Option<Mark>) -> usize {
        self.sentence(said.lines, said.at, words, mark, said.bullet, said.message)
    }

    /// Puts a line into the meeting's head, what it says being read.
    fn say_head(&mut self, said: Said) -> usize {
        self.put(said.lines, said.at, said.at, Draft::Ready(Reading::Head));
        said.at + 1
    }

    /// "=> Hélène sends it" below what was said; "The cheese was late. -> Anneke orders a sample".
    fn behind_arrows(&mut self, said: Said) -> Option<usize> {
        let arrow = ARROWS.iter().find_map(|sign| {
            let rest = said.plain.strip_prefix(sign)?;
            Some((*sign, rest.trim_start_matches(['\u{FE0F}', ' '])))
        });
        if let Some((_, rest)) = arrow
            && (front::front(rest, &self.people, true).is_some() || self.is_held(rest))
        {
            return Some(self.say(said, rest, Some(Mark::Word(None))));
        }
        if let Some((sign, rest)) = arrow.filter(|(_, rest)| !rest.is_empty()) {
            let concluded = sign.contains(['=', '⇒'])
                && !said.message
                && !self.meetings.is_empty()
                && self.part().0 != Section::Actions;
            if concluded {
                let next = self.say(said, rest, None);
                if let Some(Draft::Sentence(kept)) = self.entries.last_mut().map(|entry| &mut entry.draft) {
                    kept.concluded = true;
                }
                return Some(next);
            }
            if sign == "->" {
                return Some(self.words(said.lines, said.at, rest, said.bullet, said.message));
            }
        }
        let (before, rest) = self.behind_arrow(said.plain).filter(|_| !said.message)?;
        let next = self.say(said, rest, Some(Mark::Word(None)));
        if let Some(Draft::Sentence(kept)) = self.entries.last_mut().map(|entry| &mut entry.draft)
            && kept.context.is_empty()
        {
            kept.context = before.to_owned();
        }
        Some(next)
    }

    /// "DOING the roof", somebody in a part of people, "Ana: `[x]` chairs".
    fn marked_or_person(&mut self, said: Said) -> Option<usize> {
        if let Some((state, rest)) = label::state_word(said.plain) {
            return Some(self.say(said, rest, Some(Mark::Word(state))));
        }
        if let Section::People(place) = self.part().0
            && !said.message
            && let Some(next) = self.person_line(said.lines, said.at, said.plain, said.bullet, place)
        {
            return Some(next);
        }
        let (state, rest) = front::boxed_behind_name(said.plain)?;
        Some(self.say(said, &rest, Some(Mark::Box(state))))
    }

    /// A line of the meeting's head that no label of the head begins: "Jo facilitates, Kwame takes notes".
    fn of_head(&mut self, said: Said) -> Option<usize> {
        let told_by_label = said.parted.is_some_and(|(label, _)| head::head_label(label).is_some());
        if said.message || told_by_label {
            return None;
        }
        if self.clauses(said.plain, said.parted.is_some()) {
            return Some(self.say_head(said));
        }
        let (label, value) = said.parted?;
        let told = self.is_above_absent(said.lines, said.at, label)
            && self.head(HeadLabel::Present, value, said.plain, false)
            || self.present_behind(value);
        told.then(|| self.say_head(said))
    }

    /// An older letter that is quoted below; "From: Rosa <…>".
    fn of_letter(&mut self, said: Said) -> Option<usize> {
        let quoted = || self.entries.len() > 8 && said.lines[said.at].trim_start().starts_with('>');
        let of_its_head =
            || self.entries.len() < 8 && said.parted.is_some_and(|(label, _)| v::is(label, v::LETTER_HEAD));
        (self.letter && (quoted() || of_its_head())).then(|| self.leave_out(said.lines, said.at, Why::Talk))
    }

    /// "AI Hugo: …", "#todo …"; what is nothing but a label is a heading.
    fn behind_task_label(&mut self, said: Said) -> Option<usize> {
        if said.parted.is_some_and(|(_, value)| value.is_empty()) {
            return None;
        }
        let value = label::after_task_label(said.plain)?;
        Some(self.say(said, &value, Some(Mark::Word(None))))
    }

    /// "last updated Thurs 26/11/26 by Ana": the day from which a list counts.
    fn last_updated(&mut self, said: Said) -> Option<usize> {
        let labelled = said.parted.is_some_and(|(label, _)| !v::is(label, v::UPDATED));
        let may = !said.bullet && !said.message && !labelled && self.entries.len() < HEAD_LINES;
        let first = if may { said.plain } else { "" };
        if !v::may_lead(first, &[v::UPDATED]) || words_of(first).phrase(0, &[v::UPDATED]).is_none() {
            return None;
        }
        let (_, read) = self.find_day(first)?;
        self.updated = self.updated.or(Some(read.day)).filter(|_| !read.counted && read.other.is_none());
        // "Updated after the planning evening (Ana, Ben, Cem)"
        let inside = first.split_once('(').and_then(|(_, inside)| inside.split_once(')'));
        if let Some((people, _)) = inside.and_then(|(names, _)| head::listed(names, false, &self.people)) {
            people.iter().for_each(|one| self.people.meet(&one.person.name));
        }
        let next = self.leave_out(said.lines, said.at, Why::AboutTheMeeting);
        self.in_head = false;
        Some(next)
    }

    /// About the meeting itself: its next day, this one's, who does what in it.
    fn of_meeting(&mut self, said: Said) -> Option<usize> {
        if let Some((label, value)) = said.parted
            && label::is_meeting_label(label)
        {
            // "Next: Thursday at Ana's. Ben brings a cake."
            if value.contains(". ") && !said.message {
                let section = std::mem::replace(&mut self.section, Section::Talk);
                let next = self.say(said, said.body, None);
                self.section = section;
                return Some(next);
            }
            return Some(self.leave_out(said.lines, said.at, Why::AboutTheMeeting));
        }
        let told = !said.message
            && (self.day_line(said.plain, said.bullet)
                || said.parted.is_none() && self.role_line(said.plain));
        told.then(|| {
            let next = self.say_head(said);
            // "Who does what by when (meeting of 9.11.2026)"
            if self.entries.len() == 1 && head::section(said.plain) == Some(Section::Actions) {
                self.begin(Section::Actions, 7);
            }
            next
        })
    }

    /// A title, the name of a part, a letter's last words, and a bullet that others stand under.
    fn heading_without_mark(&mut self, said: Said) -> Option<usize> {
        let Said { lines, at, plain, .. } = said;
        if said.message {
            return None;
        }
        if said.bullet {
            return self.parent(lines, at, plain);
        }
        if self.title_without_mark(lines, at, plain) {
            return Some(self.heading(lines, at, plain, 1));
        }
        if is_in_capitals(plain) && begins_list(lines, at) && head::bare_heading(plain).is_none() {
            (self.under, self.due) = (None, None);
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        if let Some(section) = head::bare_heading(plain) {
            self.begin(section, 7);
            if v::is(plain, v::AGENDA) {
                self.agenda_ends = Some(self.entries.len() + 1);
            }
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        // Below a letter's last words stand the writer and older letters.
        if self.chat.is_none() && head::is_farewell(plain) {
            self.begin(Section::Talk, 7);
            return Some(self.leave_out(lines, at, Why::Talk));
        }
        None
    }

    /// Whether a label that nothing else is known of stands right above who was away: it is of those who were there.
    fn is_above_absent(&self, lines: &[&str], at: usize, name: &str) -> bool {
        self.in_head
            && self.chat.is_none()
            && head::head_label(name).is_none()
            && !label::is_remark_label(name)
            && name.split(' ').count() <= 3
            && self.meetings.last().is_none_or(|meeting| meeting.present.is_empty())
            && lines.get(at + 1).is_some_and(|next| {
                label(plain::unbullet(next).0).is_some_and(|(next, value)| {
                    !value.is_empty() && head::head_label(next) == Some(HeadLabel::Away)
                })
            })
    }

    /// A sentence and what somebody is to do for it, parted by an arrow.
    fn behind_arrow<'b>(&self, body: &'b str) -> Option<(&'b str, &'b str)> {
        if !body.contains(['>', '→', '⇒', '➡']) {
            return None;
        }
        let (at, sign) = plain::last_of(body, &[" -> ", " => ", " → ", " ⇒ ", " ➡ "])?;
        let (before, rest) = (body[..at].trim(), body[at + sign.len()..].trim());
        let ends = before.ends_with(['.', '!', '?', ')']) || before.split(' ').count() > 3;
        let found = front::front(rest, &self.people, true)?;
        // "Posters -> Ana, by Friday" tells who holds it.
        let does = rest[found.rest..].split(' ').count() > 1
            && line::after_by(&rest[found.rest..]).is_none()
            && !front::all_known(&rest[found.rest..], &self.people);
        (ends && does && label(before).is_none_or(|(who, _)| !front::all_known(who, &self.people)))
            .then_some((before, rest))
    }

    /// "Jo facilitates, Kwame takes notes", "Moderation Ana / Protokoll: Ben".
    fn clauses(&mut self, body: &str, labelled: bool) -> bool {
        // A list that goes on in the next line is read as a whole.
        if body.ends_with(',') {
            return false;
        }
        let held = matches!(self.part().0, Section::Actions | Section::Decisions | Section::Agreements);
        let sent = self.chat.as_ref().is_some_and(|chat| !chat.within || self.meetings.is_empty());
        if held || self.entries.is_empty() || self.entries.len() > 20 || sent {
            return false;
        }
        // "Next meeting on Tuesday, facilitator: Ana" is not of this one.
        let words = first_words_of(body, LONGEST_PHRASE);
        if clauses::is_to_come(&words) {
            return false;
        }
        let said =
            clauses::line(body, labelled, &self.people).or_else(|| clauses::in_parts(body, &self.people));
        said.map(|said| self.put_clauses(said)).is_some()
    }

    /// "Facilitated by Ana", "Minutes taken by Ben Okoro", "Protokoll führt Kira".
    fn role_line(&mut self, body: &str) -> bool {
        if body.len() > 200 || self.entries.len() > 20 || self.chat.is_some() {
            return false;
        }
        // "Present - Ana, Ben"
        if let Some((before, after)) = label::dashed(body)
            && let Some(place) = head::head_label(before).filter(|place| place.is_of_people())
            // "here - mo, li and cem" is a list whatever its letters.
            && self.head(place, after, body, after.contains(',') && !head::is_unsure(before))
        {
            return true;
        }
        let words = words_of(body);
        let Some(length) =
            words.phrase(0, &[v::HOST, v::NOTED_BY]).filter(|length| (2..words.len()).contains(length))
        else {
            return false;
        };
        let Some(place) = head::head_label(words.joined(0..length)) else { return false };
        let value = body[words[length].at..].to_owned();
        self.head(place, &value, body, false)
    }
}

/// "BEFORE": a few words in capitals.
fn is_in_capitals(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic());
    line.split(' ').count() <= 4 && letters.clone().count() > 3 && letters.clone().all(char::is_uppercase)
}

/// Whether the line below is an entry of a list.
fn begins_list(lines: &[&str], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|next| {
        let (body, bullet) = plain::unbullet(next);
        bullet || tagged::check_box(body).is_some()
    })
}

/// "*Ana will call*" without the signs that slant the whole line.
fn slanted(line: &str) -> Option<&str> {
    ['*', '_'].into_iter().find_map(|sign| {
        let inside = line.strip_prefix(sign)?.strip_suffix(sign)?;
        (!inside.is_empty() && !inside.contains(sign)).then_some(inside)
    })
}
