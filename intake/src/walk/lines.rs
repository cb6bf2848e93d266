//! What one line is.

use super::super::TaskState;
use super::super::head::Section;
use super::super::{Why, csv, decision, ours, plain, tagged};
use super::headings::heading;
use super::{Draft, Mark, Walk};

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
        if let Some(end) = self.code(lines, at) {
            return end;
        }
        if self.chat.is_some()
            && let Some(next) = self.message(lines, at).or_else(|| self.below_stamp(lines, at))
        {
            return next;
        }
        if let Some(next) = self.of_signs(lines, at).or_else(|| self.rows(lines, at)) {
            return next;
        }
        let source = csv::only_cell(lines[at]);
        if let Some(next) = self.marked_heading(lines, at, source) {
            return next;
        }
        // What others remarked beside a document stands below it: "[a]I can read it. – Ana".
        if let Some(remark) = remark(source) {
            self.begin(Section::Talk, 7);
            if decision::read(remark, &self.people).is_some() {
                return self.leave_out(lines, at, Why::Talk);
            }
            return self.sentence(lines, at, remark, None, false, false);
        }
        let (body, bullet) = plain::unbullet(source);
        let body = body.trim_end();
        let indent = plain::indent(source);
        if bullet || indent == 0 {
            self.nest.at(indent);
        }
        if !bullet && indent == 0 {
            self.nest.clear();
        }
        if let Some(next) = self.continuation(lines, at, body, bullet).or_else(|| self.boxed(lines, at, body))
        {
            return next;
        }
        if let Some(tagged) = tagged::split(body) {
            let parts =
                tagged.parts.into_iter().map(|(column, text)| (column, text.to_owned())).collect::<Vec<_>>();
            self.put(lines, at, at, Draft::Parts(parts));
            return at + 1;
        }
        // "-> Femi puts out the bins" stands in a list, and the arrow tells more than a bullet does.
        let trimmed = source.trim();
        let body = if trimmed.starts_with("->") { trimmed } else { body };
        if let Some((number, words)) = plain::numbered(source)
            && self.goes_on_with_agenda(number, plain::behind_point_word(source).is_some())
        {
            return self.heading(lines, at, words, 6);
        }
        self.words(lines, at, body, bullet, false)
    }

    /// A line that only draws, and what a chat's program puts below a message.
    fn of_signs(&mut self, lines: &[&str], at: usize) -> Option<usize> {
        let trimmed = lines[at].trim();
        if let Some(chat) = &mut self.chat {
            chat.within = true;
            // Signal's copies have what others sent back below a message: "(- Ana: 👍 -)".
            if trimmed.starts_with("(- ") && trimmed.ends_with(" -)") {
                return Some(self.leave_out(lines, at, Why::Chat));
            }
        }
        let says = |c: char| c.is_alphanumeric() || c > '\u{2600}' || c == '[';
        if !csv::is_rule(trimmed) && trimmed.chars().any(says) {
            return None;
        }
        let empty = plain::unbullet(trimmed).0.is_empty() && trimmed.len() < 3;
        Some(self.leave_out(lines, at, if empty { Why::NothingToDo } else { Why::Rule }))
    }

    /// A table of Markdown, or rows of cells among other lines.
    fn rows(&mut self, lines: &[&str], at: usize) -> Option<usize> {
        if Self::is_table(lines, at) {
            return Some(self.table(lines, at));
        }
        if self.chat.is_some() {
            return None;
        }
        self.rows_within(lines, at).or_else(|| self.stacked_rows(lines, at))
    }

    /// A heading that signs mark: in front, around it or in the line below.
    fn marked_heading(&mut self, lines: &[&str], at: usize, source: &str) -> Option<usize> {
        let trimmed = source.trim();
        if let Some((words, level)) = heading(trimmed) {
            return Some(self.heading(lines, at, words, level));
        }
        let (body, bullet) = plain::unbullet(source);
        if self.after_blank
            && let Some(next) = lines.get(at + 1).map(|next| next.trim())
            && next.len() >= 3
            && (next.chars().all(|c| c == '=') || next.chars().all(|c| c == '-'))
            && trimmed.len() <= 100
            && !bullet
        {
            return Some(self.heading(lines, at, trimmed, if next.starts_with('=') { 1 } else { 2 }));
        }
        // Logseq has everything in bullets, headings too.
        let (words, level) = heading(body.trim_end()).filter(|_| bullet && body.starts_with('#'))?;
        Some(self.heading(lines, at, words, level))
    }

    /// A line with a check box.
    fn boxed(&mut self, lines: &[&str], at: usize, body: &str) -> Option<usize> {
        // "✅ Decided: …" is no task that is done.
        let decided = |rest: &str| !body.starts_with('[') && decision::is_labelled(rest);
        let (state, rest) = tagged::check_box(body).filter(|(_, rest)| !decided(rest))?;
        if let Some(parts) = ours::parts(rest, state, &self.people, self.context.today) {
            self.put(lines, at, at, Draft::Parts(parts));
            return Some(at + 1);
        }
        // "- [ ] ~~open an account~~ no, after all we don't"
        let struck = rest.strip_prefix("~~").is_some_and(|inside| inside.contains("~~"));
        let state = if struck { state.or(Some(TaskState::LetGo)) } else { state };
        tagged::split(rest)
            .is_none()
            .then(|| self.sentence(lines, at, rest, Some(Mark::Box(state)), true, false))
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

    /// Which part of the text this is, and whether it tells of what was done before.
    pub(super) fn part(&self) -> (Section, bool) {
        self.nest.section().unwrap_or((self.section, self.before))
    }

    /// What follows is this, as a heading of this depth says.
    pub(super) fn begin(&mut self, section: Section, level: usize) {
        (self.section, self.section_level, self.under, self.before) = (section, level, None, false);
        (self.agenda_ends, self.list_number, self.due) = (None, 0, None);
        self.structured |= section != Section::Actions || level < 7;
        self.has_tasks |= section == Section::Actions;
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
