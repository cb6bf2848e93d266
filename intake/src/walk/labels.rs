//! Lines that say what others are: labels in front of a colon, bullets with deeper ones below, lists of people.

use super::super::csv::{Column, column};
use super::super::front;
use super::super::head::{self, HeadLabel, Section};
use super::super::label::{self, label};
use super::super::person_names::{is_everyone, look_like_names};
use super::super::vocabulary::{self as v, uses, words_of};
use super::super::{Reading, Why, plain, tagged};
use super::headings::says_by_when;
use super::nest::Over;
use super::words::Said;
use super::{Draft, Mark, Walk};
use crate::TaskState;

/// A list of people goes on in no more lines.
const WRAPPED_LINES: usize = 8;

impl Walk<'_> {
    /// A label and its value, where the two are part of the head or announce what follows.
    pub(super) fn labelled(&mut self, said: Said) -> Option<usize> {
        let (label, value) = said.parted?;
        let told = uses(label);
        self.head_label(said, label, value, told)
            .or_else(|| self.holder_label(said, value, told))
            .or_else(|| self.talk_label(said, value, told))
            .or_else(|| self.person_label(said, value, told))
            .or_else(|| self.time_label(said, value, told))
            .or_else(|| self.moving_label(said, value, told))
            .or_else(|| self.label_above(said, label, value, told))
    }

    /// "Present: Ana, Ben"
    fn head_label(&mut self, said: Said, label: &str, value: &str, told: v::Uses) -> Option<usize> {
        let Said { lines, at, plain, .. } = said;
        let place = head::head_label(label).filter(|_| !value.is_empty())?;
        if self.head(place, value, plain, !head::is_unsure(label)) {
            self.more_labels(value);
            let last = if place.is_of_people() { self.wrapped(lines, at, place, value) } else { at };
            self.put(lines, at, last, Draft::Ready(Reading::Head));
            return Some(last + 1);
        }
        // "Members: bring food" is for everybody, "Host: see the list" for nobody.
        let other = told.is_any(&[v::TALK, v::REMARK, v::TASKS, v::PERSON, v::MARKER]);
        (!is_everyone(label) && !other).then(|| self.leave_out(lines, at, Why::AboutTheMeeting))
    }

    /// "Responsible: Ana - call the hall"
    fn holder_label(&mut self, said: Said, value: &str, told: v::Uses) -> Option<usize> {
        let (who, what) = told.is(v::COLUMN_WHO).then(|| label::dashed(value))??;
        (!what.is_empty() && (is_everyone(who) || look_like_names(who)))
            .then(|| self.sentence(said.lines, said.at, value, Some(Mark::Word(None)), said.bullet, false))
    }

    /// "Parking lot: a bigger sink?"
    fn talk_label(&mut self, said: Said, value: &str, told: v::Uses) -> Option<usize> {
        (told.is(v::TALK) && !value.is_empty() && !told.is_any(&[v::TASKS, v::MARKER, v::DECISION]))
            .then(|| self.leave_out(said.lines, said.at, Why::Talk))
    }

    /// "Name: Ana" above what she did and will do.
    fn person_label(&mut self, said: Said, value: &str, told: v::Uses) -> Option<usize> {
        if !told.is(v::PERSON) || value.is_empty() || value.split(' ').count() > 3 {
            return None;
        }
        self.people.meet(value);
        self.structured = true;
        if said.bullet {
            self.nest.push(said.indent(), Over::Person(value.to_owned()));
        } else {
            (self.under, self.under_level) = (Some(value.to_owned()), 7);
        }
        Some(self.leave_out(said.lines, said.at, Why::Heading))
    }

    /// "Last week: …", "Next: …" under a person: what they did and what they will do.
    fn time_label(&mut self, said: Said, value: &str, told: v::Uses) -> Option<usize> {
        let Said { lines, at, bullet, .. } = said;
        let before = told.which(&[(true, v::BEFORE), (false, v::TO_COME)])?;
        // "Next: Tuesday 8 December at Ana's" is the next meeting.
        let meets = || self.find_day(value).is_some_and(|(range, _)| range.start < 12);
        if bullet && !before && meets() || !self.is_under_person() {
            return None;
        }
        if value.is_empty() {
            self.nest.at(said.indent());
            let section = if before { Section::Talk } else { Section::Actions };
            self.nest.push(said.indent(), Over::Section { section, before });
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        if before {
            return Some(self.leave_out(lines, at, Why::Before));
        }
        self.nest.push(said.indent(), Over::Section { section: Section::Actions, before: false });
        Some(self.sentence(lines, at, value, None, true, false))
    }

    /// "In progress: the film" under a person's name
    fn moving_label(&mut self, said: Said, value: &str, told: v::Uses) -> Option<usize> {
        let moving = said.bullet && !value.is_empty() && told.is(v::STATE_MOVING) && self.is_under_person();
        let mark = Some(Mark::Word(Some(TaskState::Moving)));
        moving.then(|| self.sentence(said.lines, said.at, value, mark, true, false))
    }

    fn is_under_person(&self) -> bool {
        self.nest.person().is_some() || self.under.is_some()
    }

    /// A label with nothing behind it, which says what or whose the lines below are.
    fn label_above(&mut self, said: Said, label: &str, value: &str, told: v::Uses) -> Option<usize> {
        let Said { lines, at, bullet, .. } = said;
        if !value.is_empty() {
            return None;
        }
        if let Some(section) = head::section(label) {
            self.structured = true;
            // In a chat a list of what was agreed is one of what there is to do.
            let section = match section {
                Section::Agreements | Section::Decisions if self.chat.is_some() => Section::Actions,
                other => other,
            };
            self.has_tasks |= section == Section::Actions;
            if bullet {
                self.nest.push(said.indent(), Over::Section { section, before: false });
            } else {
                self.begin(section, 7);
                self.due = says_by_when(label).then(|| label.to_owned());
            }
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        // What ends a paragraph is no heading.
        if bullet || label.contains(". ") {
            return None;
        }
        (self.under, self.under_level) = (Some(label.to_owned()), 7);
        self.due = says_by_when(label).then(|| label.to_owned());
        self.before = told.is(v::BEFORE);
        Some(self.leave_out(lines, at, Why::Heading))
    }

    /// The last of the lines in which a list of people goes on: each ends with a comma or a word for "and".
    fn wrapped(&mut self, lines: &[&str], at: usize, place: HeadLabel, value: &str) -> usize {
        let goes_on = |line: &str| {
            let line = line.trim_end();
            line.ends_with([',', '&', '+']) || v::is(line.rsplit(' ').next().unwrap_or(""), v::AND)
        };
        let (mut last, mut above) = (at, value);
        while goes_on(above)
            && last < at + WRAPPED_LINES
            && let Some(next) = lines.get(last + 1).map(|next| next.trim())
            && !next.is_empty()
            && !plain::unbullet(next).1
            && label(next).is_none()
            && self.head(place, without_and(next), next, true)
        {
            (last, above) = (last + 1, next);
        }
        last
    }

    /// "Who: Ana / What: call the hall / By when: Friday", and the same without what where who does it says so.
    pub(super) fn fields(&mut self, lines: &[&str], at: usize, body: &str, bullet: bool) -> Option<usize> {
        let fields = fields(body)?;
        let of = |wanted: Column| {
            fields.iter().find(|(column, _)| *column == wanted).map(|(_, value)| (*value).to_owned())
        };
        match (of(Column::What), of(Column::Who), of(Column::Due)) {
            (Some(_), _, _) => {
                self.structured = true;
                let parts = fields.into_iter().map(|(column, value)| (column, value.to_owned()));
                self.put(lines, at, at, Draft::Parts(parts.collect::<Vec<_>>()));
                Some(at + 1)
            }
            // "Responsible: Ana calls the hall, due: Friday"
            (None, Some(who), Some(due)) => {
                front::front(&who, &self.people, true)?;
                Some(self.sentence(
                    lines,
                    at,
                    &[&who, " (", &due, ")"].concat(),
                    Some(Mark::Word(None)),
                    bullet,
                    false,
                ))
            }
            _ => None,
        }
    }

    /// A bullet that deeper ones stand under: a person, or what they are about.
    pub(super) fn parent(&mut self, lines: &[&str], at: usize, body: &str) -> Option<usize> {
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
            && !label::is_remark_label(name)
            && self.part().0 == Section::Actions
            && !name.contains(' ')
            && self.people.is_empty();
        if known || looks {
            self.people.meet(name);
            self.nest.push(indent, Over::Person(name.to_owned()));
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        let told = uses(name);
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

    /// A line of a list of people under "Attendance".
    pub(super) fn person_line(
        &mut self,
        lines: &[&str],
        at: usize,
        body: &str,
        bullet: bool,
        place: HeadLabel,
    ) -> Option<usize> {
        if label(body)
            .is_some_and(|(label, _)| head::head_label(label).is_some() || head::section(label).is_some())
        {
            return None;
        }
        // "Decisions" below the people begins something else.
        if !bullet && !self.people.knows(body) && head::bare_heading(body).is_some() {
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
}

/// "Teodor and" without the word that leads to the next line.
fn without_and(line: &str) -> &str {
    line.rsplit_once(' ').filter(|(_, last)| v::is(last, v::AND)).map_or(line, |(names, _)| names)
}

/// Whether the next line is a bullet that stands deeper.
fn has_children(lines: &[&str], at: usize, indent: usize) -> bool {
    lines[at + 1..]
        .iter()
        .take(3)
        .find(|line| !line.trim().is_empty())
        .is_some_and(|next| plain::indent(next) > indent && plain::unbullet(next).1)
}

/// The fields of a line that is made of them, at least two: who, what, by when.
pub(super) fn fields(body: &str) -> Option<Vec<(Column, &str)>> {
    if body.matches(':').count() < 2 || body.len() > 400 {
        return None;
    }
    let ends = |c: char| matches!(c, ' ' | ',' | ';' | '/' | '|' | '.' | '–' | '—' | '-' | '*' | '_');
    let words = words_of(body);
    // Where a field's label begins and where it ends.
    let mut labels: Vec<(Column, usize, usize)> = Vec::new();
    for at in 0..words.len() {
        let end = words[at].end;
        if !body[..end].trim_end_matches(['*', '_']).ends_with(':') {
            continue;
        }
        let from = labels.last().map_or(0, |(_, _, end)| *end);
        let found = (at.saturating_sub(1)..=at).filter(|first| words[*first].at >= from).find_map(|first| {
            let column = column(&body[words[first].at..end].replace(':', ""));
            matches!(column, Column::Who | Column::What | Column::Due).then_some((
                column,
                words[first].at,
                end,
            ))
        });
        labels.push(found?);
    }
    let starts = labels.first().is_some_and(|(_, begin, _)| body[..*begin].trim_matches(ends).is_empty());
    if labels.len() < 2 || !starts {
        return None;
    }
    let mut fields: Vec<(Column, &str)> = Vec::new();
    for (at, (column, _, end)) in labels.iter().enumerate() {
        let next = labels.get(at + 1).map_or(body.len(), |(_, begin, _)| *begin);
        let value = body[*end..next].trim_matches(|c| ends(c) && (c != '.' || next < body.len()));
        if value.is_empty() || fields.iter().any(|(other, _)| other == column) {
            return None;
        }
        fields.push((*column, value));
    }
    Some(fields)
}
