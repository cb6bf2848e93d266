//! What takes more than a line: a file's head, code, tables, rows, messages.

use super::super::csv::{self, Column};
use super::super::head::{self, HeadLabel};
use super::super::person_names::{is_listed_name, look_like_names};
use super::super::vocabulary::{self as v, uses, words_of};
use super::super::{Reading, Why, chat, decision, plain, read_day, tagged};
use super::items::{column_names, parts};
use super::{Draft, Section, Walk};
use crate::name::strip_bullet;

/// A file's head is no longer.
const FILE_HEAD: usize = 80;
/// A block of code is no longer.
const CODE: usize = 400;

impl Walk<'_> {
    /// Everything from the columns' names on as CSV.
    pub(super) fn csv(&mut self, lines: &[&str], header: usize, delimiter: char) -> usize {
        let mut rows = csv::rows(lines, header, delimiter).into_iter();
        let Some(names) = rows.next() else { return header };
        let Some(columns) = csv::columns(&names.cells) else { return header };
        self.has_tasks = true;
        let mut deciding = false;
        self.put(lines, names.first, names.last, column_names());
        for row in rows {
            if csv::repeats_header(&names.cells, &row.cells) {
                self.put(lines, row.first, row.last, column_names());
                continue;
            }
            let of = |wanted: Column| {
                let at = columns.iter().position(|column| *column == wanted)?;
                row.cells.get(at).map(String::as_str)
            };
            // Todoist puts a comment into a row of its own, below its task.
            if of(Column::Kind).is_some_and(|kind| kind.trim() == "note")
                && let Some(note) = of(Column::What).map(str::to_owned)
                && let Some(above) = self.entries.last_mut()
                && above.line.through == row.first
                && matches!(above.draft, Draft::Parts(_))
            {
                above.more.push(note);
                above.line.source.push('\n');
                above.line.source.push_str(&lines[row.first..=row.last].join("\n"));
                above.line.through = row.last + 1;
                continue;
            }
            if of(Column::Kind).is_some_and(|kind| matches!(kind.trim(), "section" | "meta" | "view")) {
                self.put(lines, row.first, row.last, Draft::Ready(Reading::LeftOut(Why::Heading)));
                continue;
            }
            if let Some(said) = self.minutes_in_card(&row.cells, &columns) {
                self.put(lines, row.first, row.last, Draft::Several(said));
                continue;
            }
            // Todoist marks with a star what can't be ticked off.
            if of(Column::Kind).is_some() && of(Column::What).is_some_and(|what| what.starts_with("* ")) {
                self.put(lines, row.first, row.last, Draft::Ready(Reading::LeftOut(Why::Heading)));
                continue;
            }
            // "STORE" in a row of its own, above what is to be done there; "Decisions" above what was decided.
            let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
            if let (Some((at, only)), None) = (filled.next(), filled.next())
                && columns.len() > 2
                && matches!(columns.get(at), Some(Column::What | Column::Other | Column::Nothing))
            {
                let section = head::section(only);
                let capitals = only.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
                if section.is_some() || capitals {
                    deciding = matches!(section, Some(Section::Decisions | Section::Agreements));
                    self.put(lines, row.first, row.last, Draft::Ready(Reading::LeftOut(Why::Heading)));
                    continue;
                }
                if deciding && !self.meetings.is_empty() {
                    let told = uses(only).is_any(&[v::ABOUT, v::ROTA])
                        || words_of(only).phrase(0, &[v::ABOUT, v::ROTA]).is_some();
                    let reading = if told {
                        Reading::LeftOut(Why::AboutTheMeeting)
                    } else {
                        decision::row(&row.cells, at, false, &self.people)
                    };
                    self.put(lines, row.first, row.last, Draft::Ready(reading));
                    continue;
                }
            }
            if let Some(reading) = self.row_of_meeting(&columns, &row.cells, deciding) {
                self.put(lines, row.first, row.last, Draft::Ready(reading));
                continue;
            }
            let draft = parts(&columns, &names.cells, row.cells);
            self.put(lines, row.first, row.last, draft);
        }
        // A board's other cards are of no meeting that one of them tells of.
        if self.entries.iter().any(|entry| matches!(entry.draft, Draft::Several(_))) {
            for entry in self.entries.iter_mut().filter(|entry| !matches!(entry.draft, Draft::Several(_))) {
                entry.line.meeting = None;
            }
        }
        lines.len()
    }

    /// A row of a sheet that is none of tasks: "Next meeting: | 19/12/2026", and what was decided with its votes beside it.
    fn row_of_meeting(&self, columns: &[Column], cells: &[String], deciding: bool) -> Option<Reading> {
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let (at, first) = filled.next()?;
        let beside = filled.next().map(|(_, cell)| cell);
        if first.ends_with(':') && at == 0 || v::is(first, v::NEXT_MEETING) {
            return Some(Reading::LeftOut(Why::AboutTheMeeting));
        }
        let counts = || beside.is_some_and(|cell| super::super::verdict::verdict(cell).is_some());
        (deciding
            && !self.meetings.is_empty()
            && columns.get(at) == Some(&Column::What)
            && filled.next().is_none()
            && counts())
        .then(|| decision::row(cells, at, false, &self.people))
    }

    /// Rows that a sign parts and that no names of columns stand above: read by what is in them, or asked about.
    pub(super) fn rows_without_names(&mut self, lines: &[&str], from: usize) -> usize {
        let rows: Vec<&str> = lines[from..].iter().filter(|line| !line.trim().is_empty()).copied().collect();
        let Some(delimiter) = ['\t', ';', ','].into_iter().find(|sign| {
            let cells = |line: &&str| line.matches(*sign).count();
            let first = rows.first().map_or(0, cells);
            let least = if *sign == ',' { 2 } else { 1 };
            let skipped = rows.iter().filter(|row| !row.starts_with("sep=")).collect::<Vec<_>>();
            first >= least
                && (rows.len() > 1 || *sign == '\t')
                && !rows.iter().any(|row| {
                    row.trim_start().starts_with(['-', '*', '#', '|', '•', '§', '\u{F0B7}', '\u{F0A7}'])
                        || row.starts_with(['\t', 'o']) && row.starts_with("o\t")
                })
                && skipped.iter().all(|row| csv::split_row(row, *sign).len() == first + 1)
        }) else {
            return from;
        };
        let read = csv::rows(lines, from, delimiter);
        let cells =
            |at: usize| read.iter().filter_map(move |row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let width = read.first().map_or(0, |row| row.cells.len());
        let mut columns = match &self.told.columns {
            Some(columns) => columns.clone(),
            None => (0..width)
                .map(|at| {
                    let all = cells(at).count();
                    let share = |is: &dyn Fn(&str) -> bool| {
                        all > 0 && cells(at).filter(|cell| is(cell)).count() * 3 >= all * 2
                    };
                    if share(&|cell| read_day(cell, self.context.today, None).is_some()) {
                        Column::Due
                    } else if share(&|cell| tagged::state(cell).is_some()) {
                        Column::Status
                    } else if share(&|cell| {
                        self.people.knows(cell)
                            || look_like_names(cell)
                                && cell.split(' ').count() <= 3
                                && cell.split([',', '&']).all(|name| is_listed_name(name.trim(), false))
                    }) {
                        Column::Who
                    } else {
                        Column::Other
                    }
                })
                .collect::<Vec<_>>(),
        };
        if self.told.columns.is_none() {
            // The longest words of the others say what is to be done.
            let length = |at: usize| cells(at).map(|cell| cell.len()).sum::<usize>();
            let what = (0..width).filter(|at| columns[*at] == Column::Other).max_by_key(|at| length(*at));
            let others = columns.iter().filter(|column| **column != Column::Other).count();
            match what {
                Some(what) if others > 0 && (delimiter == '\t' || others > 1) => columns[what] = Column::What,
                _ if delimiter == '\t' && width == 2 => return from,
                _ => {
                    self.asks_columns = read.first().map(|row| row.cells.clone());
                    for row in &read {
                        self.put(lines, row.first, row.last, Draft::Ready(Reading::LeftOut(Why::Table)));
                    }
                    return lines.len();
                }
            }
        } else {
            self.asks_columns = read.first().map(|row| row.cells.clone());
        }
        self.has_tasks = true;
        let mut names = vec![String::new(); width];
        for (at, row) in read.into_iter().enumerate() {
            // Of rows whose columns were asked about the first one names them, unless it has a day of its own.
            let dated = |(column, cell): (&Column, &String)| {
                *column == Column::Due && read_day(cell, self.context.today, None).is_some()
                    || *column == Column::Status && tagged::state(cell).is_some()
            };
            if at == 0 && self.told.columns.is_some() && !columns.iter().zip(&row.cells).any(dated) {
                names = row.cells;
                self.put(lines, row.first, row.last, column_names());
                continue;
            }
            let draft = parts(&columns, &names, row.cells);
            self.put(lines, row.first, row.last, draft);
        }
        lines.len()
    }

    /// The head that programs put in front: `---`, `date: 2025-02-10`, `attendees:`, `---`.
    pub(super) fn file_head(&mut self, lines: &[&str]) -> usize {
        let Some(first) = lines.iter().position(|line| !line.trim().is_empty()) else { return 0 };
        if lines[first].trim() != "---" {
            return 0;
        }
        let Some(end) =
            lines[first + 1..].iter().take(FILE_HEAD).position(|line| matches!(line.trim(), "---" | "..."))
        else {
            return 0;
        };
        let end = first + 1 + end;
        let is_head = |line: &&str| {
            line.split_once(':').is_some_and(|(key, _)| !key.trim().is_empty() && !key.trim().contains(' '))
        };
        if !lines[first + 1..end].iter().any(is_head) {
            return 0;
        }
        self.structured = true;
        let mut list: Option<HeadLabel> = None;
        for at in first..=end {
            let line = lines[at].trim();
            if line.is_empty() {
                continue;
            }
            let mut is_read = false;
            if let Some(value) = line.strip_prefix("- ").filter(|_| list.is_some()) {
                is_read =
                    list.is_some_and(|place| self.head(place, value.trim_matches(['"', '\'']), value, true));
            } else if let Some((key, value)) = line.split_once(':') {
                let value = value.trim().trim_matches(['"', '\'']);
                list = head::head_label(&key.replace(['_', '-'], " "));
                if let Some(place) = list.filter(|_| !value.is_empty()) {
                    let value = value.trim_start_matches('[').trim_end_matches(']').replace(['"', '\''], "");
                    is_read = self.head(place, &value, &value, true);
                }
            }
            let why = if line.chars().all(|c| c == '-' || c == '.') { Why::Rule } else { Why::FileHead };
            self.put(
                lines,
                at,
                at,
                Draft::Ready(if is_read { Reading::Head } else { Reading::LeftOut(why) }),
            );
        }
        end + 1
    }

    /// A block between fences, or a remark of HTML: none of it is anything to do. Says where it ends.
    pub(super) fn code(&mut self, lines: &[&str], at: usize) -> Option<usize> {
        let begin = lines[at].trim();
        let fence = ["```", "~~~"].into_iter().find(|fence| begin.starts_with(fence));
        let end = if let Some(fence) = fence {
            lines[at + 1..].iter().take(CODE).position(|line| line.trim() == fence).map(|n| at + 1 + n)?
        } else if begin.starts_with("<!--") {
            lines[at..].iter().take(CODE).position(|line| line.contains("-->")).map(|n| at + n)?
        } else {
            return None;
        };
        for (number, line) in lines.iter().enumerate().take(end + 1).skip(at) {
            if !line.trim().is_empty() {
                self.leave_out(lines, number, Why::Code);
            }
        }
        Some(end + 1)
    }

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
        (self.section, self.under, self.before) = (Section::Unknown, None, false);
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
                let asks = said.body.contains('?') || said.message && chat::seeks_somebody(&said.body);
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
            bullet && super::super::front::front(body, &self.people, true).is_some()
        });
        if text.ends_with(':') && listed {
            self.begin(Section::Actions, 7);
            return Some(self.leave_out(lines, at, Why::Heading));
        }
        Some(self.words(lines, at, &text, said.len() > text.len(), true))
    }
}
