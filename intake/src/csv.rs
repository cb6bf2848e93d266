//! Rows of cells: CSV, semicolons and tabs with quoted fields, Markdown tables, and what their columns mean.

use super::vocabulary::{self as v, uses};

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Who holds it.
    Who,
    /// What is to be done.
    What,
    /// By when.
    Due,
    /// How it goes.
    Status,
    /// Whether it is done: true or false.
    Done,
    /// The list of a board, which may tell how it goes.
    List,
    /// Whether it was put away.
    Archived,
    /// What sort of row it is.
    Kind,
    /// What it is a part of.
    Parent,
    /// More about it.
    Note,
    /// A number or time stamp of the program, of no use to anybody.
    Nothing,
    /// Kept in the note under its own name.
    Other,
}

/// One row with the source lines it takes, counted from 0.
#[derive(Debug)]
pub(crate) struct Row {
    pub first: usize,
    pub last: usize,
    pub cells: Vec<String>,
}

/// What a column's name says.
pub(crate) fn column(name: &str) -> Column {
    let name = name.trim().trim_matches(['*', '_', '"']);
    let known = column_of(name);
    // "Wer macht's", "Due (optional)": the first word tells.
    let first = name.split([' ', '(', '/']).next().unwrap_or("");
    let by_first = || {
        let column = column_of(first);
        matches!(column, Column::Who | Column::Due | Column::What | Column::Status)
            && name.split(' ').count() <= 4
    };
    if known == Column::Other && first.len() < name.len() && by_first() { column_of(first) } else { known }
}

fn column_of(folded: &str) -> Column {
    // "Archived", "List Name" and the like before "Done", which is a state, too.
    uses(folded)
        .which(&[
            (Column::Archived, v::COLUMN_ARCHIVED),
            (Column::Parent, v::COLUMN_PARENT),
            (Column::List, v::COLUMN_LIST),
            (Column::Kind, v::COLUMN_KIND),
            (Column::Who, v::COLUMN_WHO),
            (Column::What, v::COLUMN_WHAT),
            (Column::Due, v::COLUMN_DUE),
            (Column::Status, v::COLUMN_STATUS),
            (Column::Done, v::COLUMN_DONE),
            (Column::Note, v::COLUMN_NOTE),
            (Column::Nothing, v::COLUMN_NOTHING),
        ])
        .unwrap_or(Column::Other)
}

/// The columns of a header, or `None` when it is no header: it must name what is to be done and something else.
pub(crate) fn columns(cells: &[String]) -> Option<Vec<Column>> {
    if cells.len() < 2 {
        return None;
    }
    let mut columns: Vec<Column> = cells.iter().map(|cell| column(cell)).collect();
    // "Name, Assignee, Due" and "Name, Status, Due": the name is the task's.
    if !columns.contains(&Column::What) {
        let people = columns.iter().filter(|c| **c == Column::Who).count();
        let of_tasks = columns.iter().any(|c| matches!(c, Column::Due | Column::Status | Column::Done));
        let name = cells.iter().position(|cell| v::is(cell, v::COLUMN_NAME));
        if let Some(name) = name.filter(|_| people > 1 || of_tasks) {
            columns[name] = Column::What;
        }
    }
    // "Topic, Result, Who, By when": what stands in front of who is to be done.
    let by = |cell: &String| uses(cell).is(v::BY);
    let who = columns.iter().position(|column| *column == Column::Who);
    if !columns.contains(&Column::What)
        && let Some(who) = who
        && cells.iter().any(by)
    {
        let other = |at: &usize| columns[*at] == Column::Other;
        if let Some(what) = (0..who).rev().find(other).or_else(|| (who..columns.len()).find(other)) {
            columns[what] = Column::What;
        }
    }
    // "Title, Description": the first one says what, the second one more about it. Two columns for people are both theirs.
    let mut named = false;
    for column in &mut columns {
        if *column == Column::What {
            if named {
                *column = Column::Note;
            }
            named = true;
        }
    }
    let others =
        columns.iter().filter(|c| !matches!(c, Column::What | Column::Other | Column::Nothing)).count();
    (named && others > 0).then_some(columns)
}

/// Whether a row repeats the names of the columns.
pub(crate) fn repeats_header(names: &[String], cells: &[String]) -> bool {
    let met = cells.iter().filter(|cell| !cell.is_empty() && names.contains(cell)).count();
    met > 1
}

/// The delimiter of a header line, if it is one: that of which most columns are understood.
pub(crate) fn delimiter(header: &str) -> Option<char> {
    if header.len() > 2000 {
        return None;
    }
    let understood = |d: char| {
        let cells = split_row(header, d);
        columns(&cells).map(|columns| columns.iter().filter(|c| !matches!(c, Column::Other)).count())
    };
    [',', ';', '\t']
        .into_iter()
        .filter_map(|d| understood(d).map(|n| (n, d)))
        .max_by_key(|(n, _)| *n)
        .map(|(_, d)| d)
}

pub(crate) fn split_row(line: &str, delimiter: char) -> Vec<String> {
    rows(&[line], 0, delimiter).into_iter().next().map(|row| row.cells).unwrap_or_default()
}

/// What a spreadsheet's row says of which only the first cell is filled: `"Plenum, 24 Nov";;;` is a title.
pub(crate) fn only_cell(line: &str) -> &str {
    let Some(sign) = [';', ',', '\t'].into_iter().find(|sign| line.ends_with(*sign)) else {
        return line;
    };
    let only = line.trim_end_matches(sign);
    if line.len() - only.len() < 2 || only.contains(sign) {
        return line;
    }
    only.strip_prefix('"').and_then(|inside| inside.strip_suffix('"')).unwrap_or(only)
}

/// The most lines that one quoted field may take.
const FIELD_LINES: usize = 50;

/// All rows from line `from` on; blank lines between rows are skipped.
///
/// A quoted field may hold delimiters, doubled quotes and line ends. A quote that does not close within
/// [`FIELD_LINES`] lines is a plain character, so that one slip does not swallow the rest of the text.
pub(crate) fn rows(lines: &[&str], from: usize, delimiter: char) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = from;
    while at < lines.len() {
        if lines[at].trim().is_empty() {
            at += 1;
            continue;
        }
        if let Some(row) = row(lines, at, delimiter, true).or_else(|| row(lines, at, delimiter, false)) {
            at = row.last;
            rows.push(row);
        }
        at += 1;
    }
    rows
}

/// One row, or `None` when a quote stays open.
fn row(lines: &[&str], first: usize, delimiter: char, quotes: bool) -> Option<Row> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut last = first;
    let mut chars = lines[first].chars().peekable();
    loop {
        match chars.next() {
            Some('"') if quoted => {
                if chars.peek() == Some(&'"') {
                    chars.next();
                    cell.push('"');
                } else {
                    quoted = false;
                }
            }
            Some('"') if quotes && cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            Some(c) if c == delimiter && !quoted => cells.push(std::mem::take(&mut cell)),
            Some(c) => cell.push(c),
            None if quoted => {
                last += 1;
                if last - first > FIELD_LINES {
                    return None;
                }
                cell.push('\n');
                chars = lines.get(last)?.chars().peekable();
            }
            None => break,
        }
    }
    cells.push(cell);
    for cell in &mut cells {
        if cell.trim().len() < cell.len() {
            *cell = cell.trim().to_owned();
        }
    }
    Some(Row { first, last, cells })
}

/// The cells of a Markdown table's row, or `None` for another line. `\|` is a bar within a cell.
pub(crate) fn table_row(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in inner.chars() {
        match c {
            '|' if !escaped => cells.push(String::new()),
            '\\' if !escaped => {
                escaped = true;
                continue;
            }
            c => {
                if let Some(cell) = cells.last_mut() {
                    if escaped && c != '|' {
                        cell.push('\\');
                    }
                    cell.push(c);
                }
            }
        }
        escaped = false;
    }
    Some(cells.into_iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
}

/// Whether a line only draws: `---`, `|:--|--:|`, `***`, a code fence.
pub(crate) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3
        && line.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '|' | ':' | ' ' | '+' | '—' | '–' | '─'))
        || line.starts_with("```")
        || line.starts_with("sep=")
}
