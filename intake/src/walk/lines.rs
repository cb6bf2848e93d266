//! What one line is.

use super::super::CommitmentState;
use super::super::front;
use super::super::head::{self, HeadLabel, Section};
use super::super::label::{self, label};
use super::super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, words_of};
use super::super::{Reading, Why, clauses, csv, decision, line, ours, plain, tagged};
use super::headings::heading;
use super::{Draft, Mark, Walk};
use std::borrow::Cow;

/// What leads to what follows from what was said.
const ARROWS: [&str; 8] = ["==>", "=>", "->", "→", "⇒", "➡", "➔", "⮕"];

impl Walk<'_> {
    /// Looks at the line at `at`, or at the block that begins there, and says where to go on.
    pub(super) fn line(&mut self, lines: &[&str], at: usize) -> usize {
        if lines[at].trim().is_empty() {
            self.after_blank = true;
            return at + 1;
        }
        // What stands below an agenda's list, a blank line apart, is talked about already.
        if self.after_blank && self.agenda_ends.is_some_and(|from| self.entries.len() > from) {
            (self.section, self.agenda_ends) = (Section::Unknown, None);
        }
        let next = self.one(lines, at);
        self.after_blank = false;
        next
    }

    fn one(&mut self, lines: &[&str], at: usize) -> usize {
        let source = lines[at];
        let trimmed = source.trim();
        if let Some(end) = self.code(lines, at) {
            return end;
        }
        if self.chat.is_some()
            && let Some(next) = self.message(lines, at).or_else(|| self.below_stamp(lines, at))
        {
            return next;
        }
        if let Some(chat) = &mut self.chat {
            chat.within = true;
            // Signal's copies have what others sent back below a message: "(- Ana: 👍 -)".
            if trimmed.starts_with("(- ") && trimmed.ends_with(" -)") {
                return self.leave_out(lines, at, Why::Chat);
            }
        }
        if csv::is_rule(trimmed)
            || !trimmed.chars().any(|c| c.is_alphanumeric() || c > '\u{2600}' || c == '[')
        {
            let why = if plain::unbullet(trimmed).0.is_empty() && trimmed.len() < 3 {
                Why::NothingToDo
            } else {
                Why::Rule
            };
            return self.leave_out(lines, at, why);
        }
        if Self::is_table(lines, at) {
            return self.table(lines, at);
        }
        if self.chat.is_none()
            && let Some(next) = self.rows_within(lines, at).or_else(|| self.stacked_rows(lines, at))
        {
            return next;
        }
        let source = csv::only_cell(source);
        let trimmed = source.trim();
        if let Some((words, level)) = heading(trimmed) {
            return self.heading(lines, at, words, level);
        }
        // A line of signs below makes a heading.
        if self.after_blank
            && let Some(next) = lines.get(at + 1).map(|next| next.trim())
            && next.len() >= 3
            && (next.chars().all(|c| c == '=') || next.chars().all(|c| c == '-'))
            && trimmed.len() <= 100
            && !plain::unbullet(trimmed).1
        {
            return self.heading(lines, at, trimmed, if next.starts_with('=') { 1 } else { 2 });
        }
        let (body, bullet) = plain::unbullet(source);
        let body = body.trim_end();
        // What others remarked beside a document stands below it: "[a]I can read it. – Ana".
        if let Some(remark) = remark(source) {
            self.begin(Section::Talk, 7);
            if decision::read(remark, &self.people).is_some() {
                return self.leave_out(lines, at, Why::Talk);
            }
            return self.sentence(lines, at, remark, None, false, false);
        }
        // Logseq has everything in bullets, headings too.
        if let Some((words, level)) = heading(body).filter(|_| bullet && body.starts_with('#')) {
            return self.heading(lines, at, words, level);
        }
        let indent = plain::indent(source);
        if bullet || indent == 0 {
            self.nest.at(indent);
        }
        if !bullet && indent == 0 {
            self.nest.clear();
        }
        if let Some(done) = self.continuation(lines, at, body, bullet) {
            return done;
        }
        // "✅ Decided: …" is no task that is done.
        let decided = |rest: &str| !body.starts_with('[') && decision::is_labelled(rest);
        if let Some((state, rest)) = tagged::check_box(body).filter(|(_, rest)| !decided(rest)) {
            if let Some(parts) = ours::parts(rest, state, &self.people, self.context.today) {
                self.put(lines, at, at, Draft::Parts(parts));
                return at + 1;
            }
            // "- [ ] ~~open an account~~ no, after all we don't"
            let struck = rest.strip_prefix("~~").is_some_and(|inside| inside.contains("~~"));
            let state = if struck { state.or(Some(CommitmentState::LetGo)) } else { state };
            if tagged::split(rest).is_none() {
                return self.sentence(lines, at, rest, Some(Mark::Box(state)), true, false);
            }
        }
        if let Some(tagged) = tagged::split(body) {
            let parts =
                tagged.parts.into_iter().map(|(column, text)| (column, text.to_owned())).collect::<Vec<_>>();
            self.put(lines, at, at, Draft::Parts(parts));
            return at + 1;
        }
        // "-> Femi puts out the bins" stands in a list, and the arrow tells more than a bullet does.
        let body = if trimmed.starts_with("->") { trimmed } else { body };
        if let Some((number, words)) = plain::numbered(source)
            && self.goes_on_with_agenda(number, plain::behind_point_word(source).is_some())
        {
            return self.heading(lines, at, words, 6);
        }
        self.words(lines, at, body, bullet, false)
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

    /// Whether a number goes on with those of the points that were talked about, after a list of tasks in between.
    fn goes_on_with_agenda(&mut self, number: u32, named: bool) -> bool {
        let in_list = self.part().0 == Section::Actions && self.section_level == 7;
        let last = if in_list { &mut self.list_number } else { &mut self.point_number };
        if !in_list || *last + 1 == number && !named {
            *last = number;
            return false;
        }
        let goes_on = named || self.after_blank && self.point_number + 1 == number && number > 1;
        if goes_on {
            self.point_number = number;
        }
        goes_on
    }

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
        // "=> Hélène sends it" below what was said.
        let arrow = ARROWS.iter().find_map(|sign| {
            let rest = plain.strip_prefix(sign)?;
            Some((*sign, rest.trim_start_matches(['\u{FE0F}', ' '])))
        });
        if let Some((_, rest)) = arrow
            && (front::front(rest, &self.people, true).is_some() || self.is_held(rest))
        {
            return self.sentence(lines, at, rest, Some(Mark::Word(None)), bullet, message);
        }
        if let Some((sign, rest)) = arrow.filter(|(_, rest)| !rest.is_empty()) {
            let concluded = sign.contains(['=', '⇒'])
                && !message
                && !self.meetings.is_empty()
                && self.part().0 != Section::Actions;
            if concluded {
                let next = self.sentence(lines, at, rest, None, bullet, message);
                if let Some(Draft::Sentence(said)) = self.entries.last_mut().map(|entry| &mut entry.draft) {
                    said.concluded = true;
                }
                return next;
            }
            if sign == "->" {
                return self.words(lines, at, rest, bullet, message);
            }
        }
        // "The cheese was late. -> Anneke orders a sample"
        if let Some((before, rest)) = self.behind_arrow(plain).filter(|_| !message) {
            let context = before.to_owned();
            let next = self.sentence(lines, at, rest, Some(Mark::Word(None)), bullet, message);
            if let Some(Draft::Sentence(said)) = self.entries.last_mut().map(|entry| &mut entry.draft)
                && said.context.is_empty()
            {
                said.context = context;
            }
            return next;
        }
        if let Some((state, rest)) = label::state_word(plain) {
            return self.sentence(lines, at, rest, Some(Mark::Word(state)), bullet, message);
        }
        if let Section::People(place) = self.part().0
            && !message
            && let Some(next) = self.person_line(lines, at, plain, bullet, place)
        {
            return next;
        }
        if let Some((state, rest)) = front::boxed_behind_name(plain) {
            return self.sentence(lines, at, &rest, Some(Mark::Box(state)), bullet, message);
        }
        let parted = label(plain);
        if !message
            && parted.is_none_or(|(label, _)| head::head_label(label).is_none())
            && self.clauses(plain, parted.is_some())
        {
            self.put(lines, at, at, Draft::Ready(Reading::Head));
            return at + 1;
        }
        if let Some((label, value)) = parted
            && !message
            && self.is_above_absent(lines, at, label)
            && self.head(HeadLabel::Present, value, plain, false)
        {
            self.put(lines, at, at, Draft::Ready(Reading::Head));
            return at + 1;
        }
        if let Some((label, value)) = parted
            && !message
            && head::head_label(label).is_none()
            && self.present_behind(value)
        {
            self.put(lines, at, at, Draft::Ready(Reading::Head));
            return at + 1;
        }
        if let Some((label, value)) = parted
            && let Some(next) = self.labelled(lines, at, plain, label, value, bullet)
        {
            return next;
        }
        // An older letter that is quoted below.
        if self.letter && self.entries.len() > 8 && lines[at].trim_start().starts_with('>') {
            return self.leave_out(lines, at, Why::Talk);
        }
        // "From: Rosa <…>"
        if self.letter
            && self.entries.len() < 8
            && let Some((label, _)) = parted
            && v::is(label, v::LETTER_HEAD)
        {
            return self.leave_out(lines, at, Why::Talk);
        }
        // "AI Hugo: …", "#todo …"; what is nothing but a label is a heading.
        if parted.is_none_or(|(_, value)| !value.is_empty())
            && let Some(value) = label::after_task_label(plain)
        {
            return self.sentence(lines, at, &value, Some(Mark::Word(None)), bullet, message);
        }
        if let Some((label, value)) = parted
            && label::is_meeting_label(label)
        {
            // "Next: Thursday at Ana's. Ben brings a cake."
            if value.contains(". ") && !message {
                let section = std::mem::replace(&mut self.section, Section::Talk);
                let next = self.sentence(lines, at, body, None, bullet, message);
                self.section = section;
                return next;
            }
            return self.leave_out(lines, at, Why::AboutTheMeeting);
        }
        if !message && self.day_line(lines, at, plain, bullet) {
            self.put(lines, at, at, Draft::Ready(Reading::Head));
            return at + 1;
        }
        if parted.is_none() && !message && self.role_line(plain) {
            self.put(lines, at, at, Draft::Ready(Reading::Head));
            return at + 1;
        }
        if !bullet && !message && self.title_without_mark(lines, at, plain) {
            return self.heading(lines, at, plain, 1);
        }
        if !bullet
            && !message
            && let Some(section) = head::bare_heading(plain)
        {
            self.begin(section, 7);
            if v::is(plain, v::AGENDA) {
                self.agenda_ends = Some(self.entries.len() + 1);
            }
            return self.leave_out(lines, at, Why::Heading);
        }
        // Below a letter's last words stand the writer and older letters.
        if !bullet && !message && self.chat.is_none() && head::is_farewell(plain) {
            self.begin(Section::Talk, 7);
            return self.leave_out(lines, at, Why::Talk);
        }
        if bullet
            && !message
            && let Some(next) = self.parent(lines, at, plain)
        {
            return next;
        }
        self.sentence(lines, at, body, None, bullet, message)
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

    /// Which part of the text this is, and whether it tells of what was done before.
    pub(super) fn part(&self) -> (Section, bool) {
        self.nest.section().unwrap_or((self.section, self.before))
    }

    /// What follows is this, as a heading of this depth says.
    pub(super) fn begin(&mut self, section: Section, level: usize) {
        (self.section, self.section_level, self.under, self.before) = (section, level, None, false);
        (self.agenda_ends, self.list_number) = (None, 0);
        self.structured |= section != Section::Actions || level < 7;
        self.has_tasks |= section == Section::Actions;
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
            && self.head(place, after, body, false)
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

/// What stands behind a remark's letter, as documents are copied out: `[a]Ask her first`.
fn remark(source: &str) -> Option<&str> {
    let (letter, rest) = source.strip_prefix('[')?.split_once(']')?;
    // "[x]Buy paint" is a box.
    let is_letter =
        letter.len() == 1 && letter != "x" && letter.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_letter && rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// "*Ana will call*" without the signs that slant the whole line.
fn slanted(line: &str) -> Option<&str> {
    ['*', '_'].into_iter().find_map(|sign| {
        let inside = line.strip_prefix(sign)?.strip_suffix(sign)?;
        (!inside.is_empty() && !inside.contains(sign)).then_some(inside)
    })
}
