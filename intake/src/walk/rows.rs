//! Rows that a sign parts: a whole file of them, some within a text, with and without the names of their columns.

use super::super::csv::{self, Column};
use super::super::head;
use super::super::person_names::{is_listed_name, look_like_names};
use super::super::vocabulary::{self as v, uses, words_of};
use super::super::{Item, Reading, Why, decision, label, read_day, tagged, verdict};
use super::draft::done;
use super::items::{column_names, parts};
use super::{Draft, Section, Walk};

/// Why it is not clear what columns are for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unclear {
    /// It is to be asked.
    Asks,
    /// These are no rows of a table.
    NoTable,
}

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
            if self.comment_row(lines, &columns, &row) {
                continue;
            }
            let (first, last) = (row.first, row.last);
            let of = |wanted: Column| cell_of(&columns, &row.cells, wanted);
            let kind = of(Column::Kind).map(str::trim);
            let heads = matches!(kind, Some("section" | "meta" | "view"));
            // Todoist marks with a star what can't be ticked off.
            let starred = kind.is_some() && of(Column::What).is_some_and(|what| what.starts_with("* "));
            let draft = if csv::repeats_header(&names.cells, &row.cells) {
                column_names()
            } else if heads {
                Draft::Ready(Reading::LeftOut(Why::Heading))
            } else if let Some(said) = self.minutes_in_card(&row.cells, &columns) {
                Draft::Several(said)
            } else if starred {
                Draft::Ready(Reading::LeftOut(Why::Heading))
            } else if let Some(reading) = self
                .row_of_one_cell(&columns, &row.cells, &mut deciding)
                .or_else(|| self.row_of_meeting(&columns, &row.cells, deciding))
            {
                Draft::Ready(reading)
            } else {
                parts(&columns, &names.cells, row.cells)
            };
            self.put(lines, first, last, draft);
        }
        // A board's other cards are of no meeting that one of them tells of.
        if self.entries.iter().any(|entry| matches!(entry.draft, Draft::Several(_))) {
            for entry in self.entries.iter_mut().filter(|entry| !matches!(entry.draft, Draft::Several(_))) {
                entry.line.meeting = None;
            }
        }
        lines.len()
    }

    /// Todoist puts a comment into a row of its own, below its task.
    fn comment_row(&mut self, lines: &[&str], columns: &[Column], row: &csv::Row) -> bool {
        let of = |wanted: Column| cell_of(columns, &row.cells, wanted);
        let Some(above) = self.entries.last_mut().filter(|above| {
            of(Column::Kind).is_some_and(|kind| kind.trim() == "note")
                && above.line.through == row.first
                && matches!(above.draft, Draft::Parts(_))
        }) else {
            return false;
        };
        let Some(note) = of(Column::What) else { return false };
        above.more.push(note.to_owned());
        above.line.source.push('\n');
        above.line.source.push_str(&lines[row.first..=row.last].join("\n"));
        above.line.through = row.last + 1;
        true
    }

    /// "STORE" in a row of its own, above what is to be done there; "Decisions" above what was decided, which from then on is
    /// what a row of one cell says.
    fn row_of_one_cell(&self, columns: &[Column], cells: &[String], deciding: &mut bool) -> Option<Reading> {
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let (Some((at, only)), None) = (filled.next(), filled.next()) else { return None };
        let may = matches!(columns.get(at), Some(Column::What | Column::Other | Column::Nothing));
        if columns.len() <= 2 || !may {
            return None;
        }
        // "Decided: open on Sundays" below the tasks.
        if decision::is_labelled(only) {
            return match decision::read(only, &self.people)? {
                decision::Decided::Yes(item) => Some(done(Item { maybe: self.meetings.is_empty(), ..item })),
                decision::Decided::No => Some(Reading::LeftOut(Why::NotDecided)),
            };
        }
        let section = head::section(only);
        let capitals = only.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if section.is_some() || capitals {
            *deciding = matches!(section, Some(Section::Decisions | Section::Agreements));
            return Some(Reading::LeftOut(Why::Heading));
        }
        if !*deciding || self.meetings.is_empty() {
            return None;
        }
        const ABOUT: [v::Use; 2] = [v::ABOUT, v::ROTA];
        let about = uses(only).is_any(&ABOUT) || words_of(only).phrase(0, &ABOUT).is_some();
        Some(match about {
            true => Reading::LeftOut(Why::AboutTheMeeting),
            false => decision::row(cells, at, false, &self.people),
        })
    }

    /// A row of a sheet that is none of tasks: "Next meeting: | 19/12/2026", and what was decided with its votes beside it.
    fn row_of_meeting(&self, columns: &[Column], cells: &[String], deciding: bool) -> Option<Reading> {
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let (at, first) = filled.next()?;
        let beside = filled.next().map(|(_, cell)| cell);
        let key = label::label(first).map_or(first.as_str(), |(label, _)| label);
        if first.ends_with(':') && at == 0
            || v::is(key, v::NEXT_MEETING)
            || v::is(key, v::ABOUT) && beside.is_none()
        {
            return Some(Reading::LeftOut(Why::AboutTheMeeting));
        }
        let counts = || beside.is_some_and(|cell| verdict::verdict(cell).is_some());
        (deciding
            && !self.meetings.is_empty()
            && columns.get(at) == Some(&Column::What)
            && filled.next().is_none()
            && counts())
        .then(|| decision::row(cells, at, false, &self.people))
    }

    /// Rows that a sign parts and that no names of columns stand above: read by what is in them, or asked about.
    pub(super) fn rows_without_names(&mut self, lines: &[&str], from: usize) -> usize {
        let Some(delimiter) = delimiter_without_names(&lines[from..]) else { return from };
        let read = csv::rows(lines, from, delimiter);
        let columns = match &self.told.columns {
            Some(columns) => Ok(columns.clone()),
            None => self.guessed_columns(&read, delimiter),
        };
        if self.told.columns.is_some() || columns == Err(Unclear::Asks) {
            self.asks_columns = read.first().map(|row| row.cells.clone());
        }
        let columns = match columns {
            Ok(columns) => columns,
            Err(Unclear::NoTable) => return from,
            Err(Unclear::Asks) => {
                for row in &read {
                    self.put(lines, row.first, row.last, Draft::Ready(Reading::LeftOut(Why::Table)));
                }
                return lines.len();
            }
        };
        self.has_tasks = true;
        let mut names = vec![String::new(); read.first().map_or(0, |row| row.cells.len())];
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

    /// What columns are for by what stands in them: the longest words of those that nothing tells of say what is to be done.
    fn guessed_columns(&self, rows: &[csv::Row], delimiter: char) -> Result<Vec<Column>, Unclear> {
        let width = rows.first().map_or(0, |row| row.cells.len());
        let cells =
            |at: usize| rows.iter().filter_map(move |row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let guessed = |at: usize| {
            let all = cells(at).count();
            let mostly = |is: &dyn Fn(&str) -> bool| {
                all > 0 && cells(at).filter(|cell| is(cell)).count() * 3 >= all * 2
            };
            if mostly(&|cell| read_day(cell, self.context.today, None).is_some()) {
                Column::Due
            } else if mostly(&|cell| tagged::state(cell).is_some()) {
                Column::Status
            } else if mostly(&|cell| self.names_people(cell)) {
                Column::Who
            } else {
                Column::Other
            }
        };
        let mut columns = (0..width).map(guessed).collect::<Vec<_>>();
        let length = |at: usize| cells(at).map(|cell| cell.len()).sum::<usize>();
        let what = (0..width).filter(|at| columns[*at] == Column::Other).max_by_key(|at| length(*at));
        let others = columns.iter().filter(|column| **column != Column::Other).count();
        match what {
            Some(what) if others > 0 && (delimiter == '\t' || others > 1) => columns[what] = Column::What,
            _ if delimiter == '\t' && width == 2 => return Err(Unclear::NoTable),
            _ => return Err(Unclear::Asks),
        }
        Ok(columns)
    }

    fn names_people(&self, cell: &str) -> bool {
        self.people.knows(cell)
            || look_like_names(cell)
                && cell.split(' ').count() <= 3
                && cell.split([',', '&']).all(|name| is_listed_name(name.trim(), false))
    }

    /// Rows of a table of tasks within a text: from the columns' names, parted by `;` or tabs, up to the next blank line.
    pub(super) fn rows_within(&mut self, lines: &[&str], at: usize) -> Option<usize> {
        let sign = if lines[at].contains(';') { ';' } else { '\t' };
        if lines[at].matches(sign).count() < 2 || csv::delimiter(lines[at]) != Some(sign) {
            return None;
        }
        let end =
            lines[at..].iter().position(|line| line.trim().is_empty()).map_or(lines.len(), |more| at + more);
        (end > at + 1 && lines[at + 1].contains(sign)).then(|| self.csv(&lines[..end], at, sign))
    }

    /// A table that was copied as words, every cell a line of its own: "Who", "What", "By when", and then the rows.
    pub(super) fn stacked_rows(&mut self, lines: &[&str], at: usize) -> Option<usize> {
        use csv::Column::{Due, Status, What, Who};
        let cells = lines[at..].iter().map(|line| line.trim()).take_while(|cell| !cell.is_empty());
        let names = cells.take(4).map(str::to_owned);
        let columns = names
            .clone()
            .take_while(|name| name.starts_with(char::is_alphabetic) && !name.contains([':', '.', ',']))
            .map(|name| csv::column(&name))
            .take_while(|column| matches!(column, Who | What | Due | Status))
            .collect::<Vec<_>>();
        if columns.len() < 2 || !columns.contains(&Who) || !columns.contains(&What) {
            return None;
        }
        let wide = columns.len();
        let end =
            lines[at..].iter().position(|line| line.trim().is_empty()).map_or(lines.len(), |more| at + more);
        let rows = (end - at) / wide;
        if rows < 2 || !(end - at).is_multiple_of(wide) {
            return None;
        }
        let names = names.take(wide).collect::<Vec<_>>();
        self.put(lines, at, at + wide - 1, column_names());
        for first in (at + wide..end).step_by(wide) {
            let cells =
                lines[first..first + wide].iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
            self.put(lines, first, first + wide - 1, parts(&columns, &names, cells));
        }
        (self.structured, self.has_tasks) = (true, true);
        Some(end)
    }
}

fn cell_of<'c>(columns: &[Column], cells: &'c [String], wanted: Column) -> Option<&'c str> {
    let at = columns.iter().position(|column| *column == wanted)?;
    cells.get(at).map(String::as_str)
}

/// The sign that parts the cells of rows above which no names of columns stand: each has as many, and none is a list's entry.
fn delimiter_without_names(lines: &[&str]) -> Option<char> {
    let rows = || lines.iter().filter(|line| !line.trim().is_empty());
    let first = rows().next()?;
    ['\t', ';', ','].into_iter().find(|sign| {
        let cells = first.matches(*sign).count();
        let listed = |row: &&str| {
            row.trim_start().starts_with(['-', '*', '#', '|', '•', '§', '\u{F0B7}', '\u{F0A7}'])
                || row.starts_with("o\t")
        };
        cells >= if *sign == ',' { 2 } else { 1 }
            && (rows().count() > 1 || *sign == '\t')
            && !rows().any(listed)
            && rows()
                .filter(|row| !row.starts_with("sep="))
                .all(|row| csv::split_row(row, *sign).len() == cells + 1)
    })
}
