//! What one line is.

use super::super::front::{self, label};
use super::super::head::{self, Place, Section};
use super::super::people::{is_everyone, look_like_names};
use super::super::vocabulary::{self as v, phrase, uses, words_of};
use super::super::{Reading, Why, csv, decision, ours, plain, tagged};
use super::heads::heading;
use super::nest::Over;
use super::{Draft, Mark, Sentence, Walk};
use crate::group::name::{fold, is_small};

/// A line that is as long as this may go on in the next one.
const WRAPPED: usize = 55;

impl Walk<'_> {
    /// Looks at the line at `at`, or at the block that begins there, and says where to go on.
    pub(super) fn line(&mut self, lines: &[&str], at: usize) -> usize {
        if lines[at].trim().is_empty() {
            self.after_blank = true;
            return at + 1;
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
            && let Some(next) = self.message(lines, at)
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
            && front::front(rest, &self.people, true).is_some()
        {
            return self.said(lines, at, rest, Some(Mark::Word(None)), bullet, message);
        }
        if let Some((state, rest)) = front::state_word(plain) {
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
        if let Some((label, value)) = parted
            && let Some(next) = self.labelled(lines, at, plain, label, value, bullet)
        {
            return next;
        }
        // "AI Hugo: …", "#todo …"; what is nothing but a label is a heading.
        if parted.is_none_or(|(_, value)| !value.is_empty())
            && let Some(value) = front::after_task_label(plain)
        {
            return self.said(lines, at, &value, Some(Mark::Word(None)), bullet, message);
        }
        if let Some((label, _)) = parted
            && front::is_meeting_label(label)
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
            return self.leave_out(lines, at, Why::Heading);
        }
        if bullet
            && !message
            && let Some(next) = self.parent(lines, at, plain)
        {
            return next;
        }
        self.said(lines, at, body, None, bullet, message)
    }

    /// A label and its value, where the two are part of the head or announce what follows.
    fn labelled(
        &mut self,
        lines: &[&str],
        at: usize,
        body: &str,
        label: &str,
        value: &str,
        bullet: bool,
    ) -> Option<usize> {
        let key = fold(label);
        let told = uses(&key);
        let indent = plain::indent(lines[at]);
        if let Some(place) = head::place(label)
            && !value.is_empty()
        {
            if self.head(place, value, body, !head::is_unsure(label)) {
                self.more_labels(value);
                self.put(lines, at, at, Draft::Ready(Reading::Head));
                return Some(at + 1);
            }
            // "Members: bring food" is for everybody, "Host: see the list" for nobody.
            if !is_everyone(label) && !told.is_any(&[v::TALK, v::REMARK, v::TASKS, v::PERSON, v::MARKER]) {
                return Some(self.leave_out(lines, at, Why::AboutTheMeeting));
            }
        }
        // "Responsible: Ana - call the hall"
        if told.is(v::COLUMN_WHO)
            && let Some((who, what)) = front::dashed(value)
            && !what.is_empty()
            && (is_everyone(who) || look_like_names(who))
        {
            return Some(self.said(lines, at, value, Some(Mark::Word(None)), bullet, false));
        }
        // "Parking lot: a bigger sink?"
        if told.is(v::TALK) && !value.is_empty() && !told.is_any(&[v::TASKS, v::MARKER, v::DECISION]) {
            return Some(self.leave_out(lines, at, Why::Talk));
        }
        if told.is(v::PERSON) && !value.is_empty() && value.split(' ').count() <= 3 {
            self.people.meet(value);
            self.structured = true;
            if bullet {
                self.nest.push(indent, Over::Person(value.to_owned()));
            } else {
                (self.under, self.under_level) = (Some(value.to_owned()), 7);
            }
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        // What somebody did and will do: only under a person, or as a heading.
        let time = told.which(&[(true, v::BEFORE), (false, v::TO_COME)]);
        if let Some(before) = time
            && (self.nest.person().is_some() || self.under.is_some())
        {
            if value.is_empty() {
                self.nest.at(indent);
                let section = if before { Section::Talk } else { Section::Actions };
                self.nest.push(indent, Over::Section { section, before });
                return Some(self.leave_out(lines, at, Why::Heading));
            }
            if before {
                return Some(self.leave_out(lines, at, Why::Before));
            }
            self.nest.push(indent, Over::Section { section: Section::Actions, before: false });
            return Some(self.sentence(lines, at, value, None, true));
        }
        if !value.is_empty() {
            return None;
        }
        let section = head::section(label);
        if let Some(section) = section {
            self.structured = true;
            // In a chat a list of what was agreed is one of what there is to do.
            let section = match section {
                Section::Agreements | Section::Decisions if self.chat.is_some() => Section::Actions,
                other => other,
            };
            self.has_tasks |= section == Section::Actions;
            if bullet {
                self.nest.push(indent, Over::Section { section, before: false });
            } else {
                self.begin(section, 7);
            }
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        if !bullet {
            (self.under, self.under_level) = (Some(label.to_owned()), 7);
            self.before = told.is(v::BEFORE);
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        None
    }

    /// A bullet that deeper ones stand under: a person, or what they are about.
    fn parent(&mut self, lines: &[&str], at: usize, body: &str) -> Option<usize> {
        let indent = plain::indent(lines[at]);
        if !has_children(lines, at, indent) {
            return None;
        }
        let name = body.trim_end_matches(':').trim_matches(['*', '_', ' ']);
        let short = name.split(' ').count() <= 3;
        let known = front::all_known(name, &self.people);
        // Where nobody else is named, a single name under "Tasks" is somebody, too.
        let looks = short
            && look_like_names(name)
            && !front::is_remark_label(name)
            && self.part().0 == Section::Actions
            && !name.contains(' ')
            && self.people.is_empty();
        if known || looks {
            self.people.meet(name);
            self.nest.push(indent, Over::Person(name.to_owned()));
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        let told = uses(&fold(name));
        if let Some(before) = told.which(&[(true, v::BEFORE), (false, v::TO_COME)]) {
            let section = if before { Section::Talk } else { Section::Actions };
            self.nest.push(indent, Over::Section { section, before });
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        if let Some(section) = head::bare_heading(name) {
            self.nest.push(indent, Over::Section { section, before: false });
            self.has_tasks |= section == Section::Actions;
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        if self.part().0 == Section::Actions
            && front::front(body, &self.people, true).is_none()
            && !body.contains('@')
            && name.split(' ').count() <= 6
        {
            self.nest.push(indent, Over::Words(name.to_owned()));
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        None
    }

    /// Which part of the text this is, and whether it tells of what was done before.
    pub(super) fn part(&self) -> (Section, bool) {
        self.nest.section().unwrap_or((self.section, self.before))
    }

    /// What follows is this, as a heading of this depth says.
    pub(super) fn begin(&mut self, section: Section, level: usize) {
        (self.section, self.section_level, self.under, self.before) = (section, level, None, false);
        self.structured |= section != Section::Actions || level < 7;
        self.has_tasks |= section == Section::Actions;
    }

    pub(super) fn sentence(
        &mut self,
        lines: &[&str],
        at: usize,
        body: &str,
        mark: Option<Mark>,
        bullet: bool,
    ) -> usize {
        self.said(lines, at, body, mark, bullet, false)
    }

    fn said(
        &mut self,
        lines: &[&str],
        at: usize,
        body: &str,
        mark: Option<Mark>,
        bullet: bool,
        message: bool,
    ) -> usize {
        let (section, before) = self.part();
        if !bullet && self.after_blank && self.under_level == 7 {
            self.under = None;
        }
        let (plain, links) = plain::plain(body);
        let author = self.chat.as_ref().and_then(|chat| chat.author.clone());
        let sentence = Sentence {
            named: label(&plain).is_some_and(|(before, _)| look_like_names(before)),
            body: plain.into_owned(),
            links,
            mark,
            bullet,
            section,
            before,
            under_heading: self.nest.person().is_none() && self.under_level < 7,
            under: self.nest.person().map(str::to_owned).or_else(|| self.under.clone()),
            context: self.nest.words().unwrap_or_default().to_owned(),
            author,
            message,
        };
        let words = sentence.body.clone();
        self.put(lines, at, at, Draft::Sentence(sentence));
        if bullet && !message {
            let indent = plain::indent(lines[at]);
            self.nest.at(indent);
            let task = mark.is_some() || section == Section::Actions;
            let words: String = words.chars().take(200).collect();
            self.nest.push(indent, if task { Over::Task(words) } else { Over::Words(words) });
        }
        at + 1
    }

    /// An indented line without a bullet belongs to the item above it, and so does a long line's rest; a deeper bullet
    /// that names nobody tells more of the task it stands under.
    fn continuation(&mut self, lines: &[&str], at: usize, body: &str, bullet: bool) -> Option<usize> {
        let source = lines[at];
        if self.after_blank {
            return None;
        }
        let under_task = bullet && self.nest.is_under_task();
        if bullet && !under_task {
            return None;
        }
        let above = self.entries.last_mut()?;
        let contiguous = above.line.through == at;
        if !contiguous || tagged::split(source).is_some() {
            return None;
        }
        let last = above.line.source.rsplit('\n').next().unwrap_or("");
        let deeper = plain::indent(source) > plain::indent(&above.line.source);
        let open =
            last.trim_end().len() >= WRAPPED && !last.trim_end().ends_with(['.', ':', '!', '?', ';', '|']);
        let small = body.chars().next().is_some_and(|c| is_small(c) || c.is_ascii_digit() || c == '(');
        match &mut above.draft {
            // A sentence that was cut at the end of the line.
            Draft::Sentence(sentence)
                if !bullet
                    && open
                    && small
                    && (deeper || plain::indent(source) == 0 || !sentence.bullet)
                    && label(body).is_none() =>
            {
                let (more, links) = plain::plain(body.trim());
                sentence.body.push(' ');
                sentence.body.push_str(&more);
                sentence.links.extend(links);
            }
            // Prose goes on until the next blank line, whatever the next line begins with.
            Draft::Sentence(sentence)
                if !bullet
                    && !sentence.bullet
                    && sentence.mark.is_none()
                    && sentence.author.is_none()
                    && last.trim_end().len() >= WRAPPED + 10
                    && !last.trim_end().ends_with(['.', '?', '!', ':'])
                    && body.starts_with(char::is_alphanumeric)
                    && body.len() > 20
                    && label(body).is_none() =>
            {
                let (more, _) = plain::plain(body.trim());
                sentence.body.push(' ');
                sentence.body.push_str(&more);
            }
            Draft::Sentence(sentence) if !bullet && deeper && sentence.bullet => {
                above.more.push(source.trim().to_owned())
            }
            Draft::Parts(_) if !bullet && deeper => above.more.push(source.trim().to_owned()),
            Draft::Sentence(_)
                if under_task
                    && deeper
                    && tagged::check_box(body).is_none()
                    && front::after_task_label(body).is_none()
                    && front::state_word(body).is_none()
                    && front::front(body, &self.people, false).is_none()
                    && !body.starts_with('@') =>
            {
                above.more.push(body.trim().to_owned());
            }
            // "Owner: Ana", "Due: Friday" right below a task.
            Draft::Sentence(sentence)
                if !bullet
                    && (sentence.mark.is_some() || sentence.section == Section::Actions)
                    && label(body).is_some_and(|(key, value)| {
                        !value.is_empty()
                            && uses(&fold(key)).is_any(&[v::COLUMN_WHO, v::COLUMN_DUE])
                            && front::dashed(value).is_none()
                    }) =>
            {
                above.more.push(body.trim().to_owned());
            }
            // "Reason: …" below a decision.
            Draft::Sentence(sentence)
                if decision::reason(body).is_some()
                    && (sentence.section == Section::Decisions
                        || decision::read(&sentence.body, &self.people).is_some()) =>
            {
                above.more.push(body.trim().to_owned());
            }
            _ => return None,
        }
        let above = self.entries.last_mut()?;
        above.line.source.push('\n');
        above.line.source.push_str(source);
        above.line.through = at + 1;
        Some(at + 1)
    }

    /// A line of a list of people under "Attendance".
    fn person_line(
        &mut self,
        lines: &[&str],
        at: usize,
        body: &str,
        bullet: bool,
        place: Place,
    ) -> Option<usize> {
        if label(body)
            .is_some_and(|(label, _)| head::place(label).is_some() || head::section(label).is_some())
        {
            return None;
        }
        let body = tagged::check_box(body).map_or(body, |(_, rest)| rest);
        // A bullet is one person and what is said of them.
        let cut = [" - ", " – ", " — ", ": "].iter().filter_map(|sign| body.find(sign)).min();
        let names = cut.filter(|_| bullet).map_or(body, |cut| &body[..cut]);
        if self.head(place, names, body, true) {
            self.put(lines, at, at, Draft::Ready(Reading::Head));
            return Some(at + 1);
        }
        if bullet {
            return Some(self.leave_out(lines, at, Why::AboutTheMeeting));
        }
        if self.nest.section().is_none() {
            self.section = Section::Unknown;
        }
        None
    }

    /// "Facilitated by Ana", "Minutes taken by Ben Okoro", "Protokoll führt Kira".
    fn role_line(&mut self, body: &str) -> bool {
        if body.len() > 200 || self.entries.len() > 20 || self.chat.is_some() {
            return false;
        }
        // "Present - Ana, Ben"
        if let Some((before, after)) = front::dashed(body)
            && let Some(place) = head::place(before).filter(|place| place.is_of_people())
            && self.head(place, after, body, false)
        {
            return true;
        }
        let words = words_of(body);
        let Some(length) =
            phrase(&words, 0, &[v::HOST, v::NOTED_BY]).filter(|length| (2..words.len()).contains(length))
        else {
            return false;
        };
        let key: String = words[..length].iter().map(|word| word.fold.as_str()).collect();
        let Some(place) = head::place(&key) else { return false };
        let value = body[words[length].at..].to_owned();
        self.head(place, &value, body, false)
    }
}

/// Whether the next line is a bullet that stands deeper.
fn has_children(lines: &[&str], at: usize, indent: usize) -> bool {
    lines[at + 1..]
        .iter()
        .take(3)
        .find(|line| !line.trim().is_empty())
        .is_some_and(|next| plain::indent(next) > indent && plain::unbullet(next).1)
}
