//! The walk through a text: first what each line is and who is surely a person, then the sentences, which may lean
//! on people who are named further down.

mod finish;
mod heads;

use super::csv;
use super::head::{self, Section};
use super::line::Days;
use super::people::{People, is_everyone, look_like_names};
use super::{Context, DayOrder, Intake, Line, MeetingHead, Reading, Why, front, ours, tagged};
use crate::collect::IntoVec;
use crate::domain::State;
use crate::domain::name::strip_bullet;
use finish::{column_names, parts};
use heads::heading;
use time::Date;

/// Reads a text into lines as understood. Never fails: what says nothing is left out with the reason.
pub fn read(text: &str, context: &Context) -> Intake {
    if let Some(intake) = ours::read(text, context) {
        return intake;
    }
    let (intake, proved) = Walk::new(context).read(text);
    // Numbers that prove one order settle the others, so that nobody is asked what the text itself answers.
    match proved {
        Some(order) if intake.ambiguous_dates && context.order.is_none() => {
            let settled = Context { order: Some(order), ..context.clone() };
            Walk::new(&settled).read(text).0
        }
        _ => intake,
    }
}

/// A line that is not fully read yet.
enum Draft {
    Ready(Reading),
    Sentence(Sentence),
    /// A table's or CSV's row or a tagged line: what its parts are for is known.
    Parts(Vec<(csv::Column, String)>),
}

struct Sentence {
    body: String,
    /// It begins with what looks like people's names and a colon.
    named: bool,
    /// Something to do for certain, of this state: a check box or a label such as "TODO:" says so.
    explicit: Option<Option<State>>,
    bullet: bool,
    section: Section,
    /// The heading or label it stands under, which may be a person's name.
    under: Option<String>,
}

struct Entry {
    line: Line,
    draft: Draft,
    base: Date,
    /// What indented lines below it said.
    more: String,
}

struct Walk<'a> {
    context: &'a Context,
    people: People,
    days: Days,
    entries: Vec<Entry>,
    meetings: Vec<MeetingHead>,
    section: Section,
    under: Option<String>,
    /// Nothing to do has been read yet since the meeting's heading.
    in_head: bool,
    /// The place and words of a heading that becomes the meeting's if its head follows.
    heading: Option<(usize, String)>,
    /// Some lines are marked as things to do, so others are probably not.
    marked: bool,
    bulleted: bool,
    ambiguous_head: bool,
}

impl<'a> Walk<'a> {
    fn new(context: &'a Context) -> Self {
        Walk {
            context,
            people: People::new(context),
            days: Days { base: context.today, order: context.order, day_first: false, month_first: false },
            entries: Vec::new(),
            meetings: Vec::new(),
            section: Section::Unknown,
            under: None,
            in_head: true,
            heading: None,
            marked: false,
            bulleted: false,
            ambiguous_head: false,
        }
    }

    fn read(mut self, text: &str) -> (Intake, Option<DayOrder>) {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let lines: Vec<&str> = if text.contains('\n') {
            text.split('\n').map(|line| line.trim_end_matches('\r')).into_vec()
        } else {
            text.split('\r').into_vec()
        };
        for line in &lines {
            let body = strip_bullet(line);
            self.bulleted |= body.len() < line.trim_start().len();
            self.marked |= tagged::check_box(body).is_some()
                || tagged::split(body).is_some()
                || csv::table_row(line).is_some_and(|cells| csv::columns(&cells).is_some());
        }
        // A title may stand above the columns' names.
        let header = (0..lines.len()).filter(|at| !lines[*at].trim().is_empty()).take(4).find_map(|at| {
            let delimiter = csv::delimiter(lines[at])?;
            Some((at, delimiter))
        });
        let mut at = 0;
        while at < header.map_or(0, |(header, _)| header) {
            at = self.line(&lines, at);
        }
        if let Some((header, delimiter)) = header
            && at == header
        {
            at = self.csv(&lines, header, delimiter);
        }
        while at < lines.len() {
            at = self.line(&lines, at);
        }
        self.finish()
    }

    /// Everything from the columns' names on as CSV.
    fn csv(&mut self, lines: &[&str], header: usize, delimiter: char) -> usize {
        let mut rows = csv::rows(lines, header, delimiter).into_iter();
        let Some(names) = rows.next() else { return header };
        let Some(columns) = csv::columns(&names.cells) else { return header };
        self.put(lines, names.first, names.last, column_names());
        for row in rows {
            let draft = parts(&columns, &names.cells, row.cells);
            self.put(lines, row.first, row.last, draft);
        }
        lines.len()
    }

    /// Keeps lines `first` to `last` as one entry.
    fn put(&mut self, lines: &[&str], first: usize, last: usize, draft: Draft) {
        let meeting = self.meetings.len().checked_sub(1);
        let source = lines[first..=last].join("\n");
        let line = Line {
            number: first + 1,
            through: last + 1,
            source,
            meeting,
            reading: Reading::LeftOut(Why::Talk),
        };
        self.in_head &= matches!(draft, Draft::Ready(_));
        self.entries.push(Entry { line, draft, base: self.days.base, more: String::new() });
    }

    fn leave_out(&mut self, lines: &[&str], at: usize, why: Why) -> usize {
        self.put(lines, at, at, Draft::Ready(Reading::LeftOut(why)));
        at + 1
    }

    /// Looks at the line at `at`, or at the table that begins there, and says where to go on.
    fn line(&mut self, lines: &[&str], at: usize) -> usize {
        let source = lines[at];
        let trimmed = source.trim();
        if trimmed.is_empty() {
            return at + 1;
        }
        if csv::is_rule(trimmed)
            || !trimmed.chars().any(|c| c.is_alphanumeric() || c > '\u{2600}' || c == '[')
        {
            let why = if strip_bullet(trimmed).is_empty() && trimmed.len() < 3 {
                Why::NothingToDo
            } else {
                Why::Rule
            };
            return self.leave_out(lines, at, why);
        }
        if csv::table_row(trimmed).is_some() {
            return self.table(lines, at);
        }
        if let Some(heading) = heading(trimmed) {
            return self.heading(lines, at, heading);
        }
        let body = strip_bullet(source).trim_end();
        let bullet = body.len() < source.trim_start().len();
        if let Some(done) = self.continuation(source, at, bullet) {
            return done;
        }
        if let Some((state, rest)) = tagged::check_box(body)
            && let Some(parts) = ours::parts(rest, state, &self.people, self.days.base)
        {
            self.put(lines, at, at, Draft::Parts(parts));
            return at + 1;
        }
        if let Some(tagged) = tagged::split(body) {
            let parts = tagged.parts.into_iter().map(|(column, text)| (column, text.to_owned())).into_vec();
            self.put(lines, at, at, Draft::Parts(parts));
            return at + 1;
        }
        if let Some((state, rest)) = tagged::check_box(body) {
            return self.sentence(lines, at, rest, Some(state), true);
        }
        let body = front::without_chat_stamp(body);
        if let Some(value) = front::after_task_label(body) {
            return self.sentence(lines, at, value, Some(None), bullet);
        }
        if let Some((label, value)) = front::label(body) {
            if let Some(place) = head::place(label)
                && !value.is_empty()
            {
                if self.head(place, value, body) {
                    self.put(lines, at, at, Draft::Ready(Reading::Head));
                    return at + 1;
                }
                // "Members: bring food" is for everybody, "Host: see the list" for nobody.
                if !is_everyone(label) {
                    return self.leave_out(lines, at, Why::AboutTheMeeting);
                }
            }
            if value.is_empty() {
                let section = head::section(label);
                let person = section.is_none();
                if section.is_some() || !bullet {
                    self.section = section.unwrap_or(self.section);
                    self.under = person.then(|| label.to_owned());
                    return self.leave_out(lines, at, Why::Heading);
                }
            }
            if front::is_meeting_label(label) {
                return self.leave_out(lines, at, Why::AboutTheMeeting);
            }
        }
        if !bullet && self.title_without_mark(trimmed) {
            return self.heading(lines, at, trimmed);
        }
        if !bullet && let Some(section) = head::bare_heading(trimmed) {
            self.section = section;
            self.under = None;
            return self.leave_out(lines, at, Why::Heading);
        }
        self.sentence(lines, at, body, None, bullet)
    }

    fn sentence(
        &mut self,
        lines: &[&str],
        at: usize,
        body: &str,
        explicit: Option<Option<State>>,
        bullet: bool,
    ) -> usize {
        if !bullet {
            self.under = None;
        }
        let sentence = Sentence {
            body: body.to_owned(),
            named: front::label(body).is_some_and(|(before, _)| look_like_names(before)),
            explicit,
            bullet,
            section: self.section,
            under: self.under.clone(),
        };
        self.put(lines, at, at, Draft::Sentence(sentence));
        at + 1
    }

    /// An indented line without a bullet belongs to the item above it.
    fn continuation(&mut self, source: &str, at: usize, bullet: bool) -> Option<usize> {
        let indented = source.starts_with("  ") || source.starts_with('\t');
        if !indented || bullet {
            return None;
        }
        let above = self.entries.last_mut()?;
        let takes = match &above.draft {
            Draft::Sentence(above) => above.bullet,
            Draft::Parts(_) => true,
            Draft::Ready(_) => false,
        };
        let deeper = source.len() - source.trim_start().len()
            > above.line.source.len() - above.line.source.trim_start().len();
        if above.line.through != at || !takes || !deeper || tagged::split(source).is_some() {
            return None;
        }
        above.more.push('\n');
        above.more.push_str(source.trim());
        above.line.source.push('\n');
        above.line.source.push_str(source);
        above.line.through = at + 1;
        Some(at + 1)
    }

    fn table(&mut self, lines: &[&str], at: usize) -> usize {
        let end = lines[at..]
            .iter()
            .position(|line| csv::table_row(line).is_none())
            .map_or(lines.len(), |n| at + n);
        let header = csv::table_row(lines[at]).unwrap_or_default();
        let columns = csv::columns(&header);
        let ruled = at + 1 < end && csv::is_rule(lines[at + 1]);
        for (number, line) in lines.iter().enumerate().take(end).skip(at) {
            let cells = csv::table_row(line).unwrap_or_default();
            if csv::is_rule(line) {
                self.leave_out(lines, number, Why::Rule);
            } else if number == at && (ruled || columns.is_some()) {
                self.put(lines, number, number, column_names());
            } else if let Some(columns) = &columns {
                self.put(lines, number, number, parts(columns, &header, cells));
            } else {
                let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).into_vec();
                self.sentence(lines, number, &cells.join(" — "), None, true);
            }
        }
        end
    }
}
