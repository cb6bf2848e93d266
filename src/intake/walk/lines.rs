//! What one line is.

use super::super::front;
use super::super::head::{self, Section};
use super::super::label::{self, label};
use super::super::vocabulary::{self as v, words_of};
use super::super::{Reading, Why, clauses, csv, ours, plain, tagged};
use super::heads::heading;
use super::{Draft, Mark, Walk};
use crate::group::name::fold;

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
            && let Some(next) = self.rows_within(lines, at)
        {
            return next;
        }
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
        if let Some((state, rest)) = tagged::check_box(body) {
            if let Some(parts) = ours::parts(rest, state, &self.people, self.context.today) {
                self.put(lines, at, at, Draft::Parts(parts));
                return at + 1;
            }
            if tagged::split(rest).is_none() {
                return self.sentence(lines, at, rest, Some(Mark::Box(state)), true);
            }
        }
        if let Some(tagged) = tagged::split(body) {
            let parts =
                tagged.parts.into_iter().map(|(column, text)| (column, text.to_owned())).collect::<Vec<_>>();
            self.put(lines, at, at, Draft::Parts(parts));
            return at + 1;
        }
        self.words(lines, at, body, bullet, false)
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
        let (plain, _) = plain::plain(body);
        let plain = plain.as_ref();
        if plain::is_link(plain) {
            return self.leave_out(lines, at, Why::Link);
        }
        // "=> Hélène sends it" below what was said.
        let arrow = ["=>", "->", "→", "⇒", "➡", "➔", "⮕"].iter().find_map(|sign| plain.strip_prefix(sign));
        if let Some(rest) = arrow.map(|rest| rest.trim_start_matches(['\u{FE0F}', ' ']))
            && (front::front(rest, &self.people, true).is_some() || self.is_held(rest))
        {
            return self.said(lines, at, rest, Some(Mark::Word(None)), bullet, message);
        }
        if let Some((state, rest)) = label::state_word(plain) {
            return self.said(lines, at, rest, Some(Mark::Word(state)), bullet, message);
        }
        if let Section::People(place) = self.part().0
            && !message
            && let Some(next) = self.person_line(lines, at, plain, bullet, place)
        {
            return next;
        }
        if let Some((state, rest)) = front::boxed_behind_name(plain) {
            return self.said(lines, at, &rest, Some(Mark::Box(state)), bullet, message);
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
            && let Some(next) = self.labelled(lines, at, plain, label, value, bullet)
        {
            return next;
        }
        // "AI Hugo: …", "#todo …"; what is nothing but a label is a heading.
        if parted.is_none_or(|(_, value)| !value.is_empty())
            && let Some(value) = label::after_task_label(plain)
        {
            return self.said(lines, at, &value, Some(Mark::Word(None)), bullet, message);
        }
        if let Some((label, _)) = parted
            && label::is_meeting_label(label)
        {
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
            if v::is(&fold(plain), v::AGENDA) {
                self.agenda_ends = Some(self.entries.len() + 1);
            }
            return self.leave_out(lines, at, Why::Heading);
        }
        // Below a letter's last words stand the writer and older letters.
        if !bullet && !message && self.chat.is_none() && is_farewell(plain) {
            self.begin(Section::Talk, 7);
            return self.leave_out(lines, at, Why::Talk);
        }
        if bullet
            && !message
            && let Some(next) = self.parent(lines, at, plain)
        {
            return next;
        }
        self.said(lines, at, body, None, bullet, message)
    }

    /// Which part of the text this is, and whether it tells of what was done before.
    pub(super) fn part(&self) -> (Section, bool) {
        self.nest.section().unwrap_or((self.section, self.before))
    }

    /// What follows is this, as a heading of this depth says.
    pub(super) fn begin(&mut self, section: Section, level: usize) {
        (self.section, self.section_level, self.under, self.before) = (section, level, None, false);
        self.agenda_ends = None;
        self.structured |= section != Section::Actions || level < 7;
        self.has_tasks |= section == Section::Actions;
    }

    /// "Jo facilitates, Kwame takes notes", "Moderation Ana / Protokoll: Ben".
    fn clauses(&mut self, body: &str, labelled: bool) -> bool {
        let held = matches!(self.part().0, Section::Actions | Section::Decisions | Section::Agreements);
        if held || self.entries.is_empty() || self.entries.len() > 20 || self.chat.is_some() {
            return false;
        }
        let said = clauses::line(body, labelled, &self.people);
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

/// "Kind regards," "Liebe Grüße": what a letter closes with and nothing else.
fn is_farewell(line: &str) -> bool {
    line.len() <= 48 && v::is(&fold(line), v::FAREWELL)
}
