//! Tables within a text: of tasks, of decisions, of shifts, and of the meeting's head.

use super::super::csv::{self, Column};
use super::super::head::{self, Section};
use super::super::vocabulary::{self as v, uses};
use super::super::{Reading, Why, decision, plain};
use super::items::{column_names, parts};
use super::{Draft, Walk};

/// What a table holds.
enum Kind {
    Tasks(Vec<Column>),
    /// Who has which shift on which day.
    Shifts,
    /// Where what was decided stands, and whether it was only proposed: another column tells then how it went.
    Decisions {
        what: usize,
        open: bool,
    },
    /// No rule stands below its first row: its rows are lines like others.
    Lines,
    Other,
}

impl Walk<'_> {
    /// Whether a table begins here: bars in front, or between cells above a rule.
    pub(super) fn is_table(lines: &[&str], at: usize) -> bool {
        let line = lines[at].trim();
        line.starts_with('|')
            || line.contains('|')
                && lines.get(at + 1).is_some_and(|next| {
                    let next = next.trim();
                    next.contains('|') && next.contains("--") && csv::is_rule(next)
                        // Without a rule the names of the columns tell.
                        || next.matches('|').count() == line.matches('|').count()
                            && csv::columns(&line.split('|').map(str::to_owned).collect::<Vec<_>>()).is_some()
                })
    }

    pub(super) fn table(&mut self, lines: &[&str], at: usize) -> usize {
        // The columns' names may stand behind an empty cell that has no bar in front.
        let below = lines.get(at + 2).is_some_and(|row| row.contains('|') && !row.trim().starts_with('|'));
        let bare = !lines[at].trim().starts_with('|') || below && lines[at].starts_with(' ');
        let row = |line: &str| {
            let line = line.trim();
            if bare && line.contains('|') {
                csv::table_row(&["|", line].concat())
            } else {
                csv::table_row(line)
            }
        };
        let ends = |line: &&str| row(line).is_none() && !(bare && line.contains("-+-") && csv::is_rule(line));
        let end = lines[at..].iter().position(ends).map_or(lines.len(), |n| at + n);
        let header = row(lines[at]).unwrap_or_default();
        let ruled = at + 1 < end && csv::is_rule(lines[at + 1]);
        let kind = self.kind_of_table(&header, ruled, || {
            lines[at + 2..end].iter().filter_map(|line| row(line)).collect::<Vec<_>>()
        });
        self.has_tasks |= matches!(kind, Kind::Tasks(_));
        for (number, line) in lines.iter().enumerate().take(end).skip(at) {
            if csv::is_rule(line) {
                self.leave_out(lines, number, Why::Rule);
            } else if number == at && (ruled || matches!(kind, Kind::Tasks(_))) {
                self.put(lines, number, number, column_names());
            } else {
                let cells = row(line).unwrap_or_default();
                let cells = cells.iter().map(|cell| plain::plain(cell).0.into_owned()).collect::<Vec<_>>();
                self.row_of_table(lines, number, &header, cells, &kind);
            }
        }
        end
    }

    fn kind_of_table(&self, header: &[String], ruled: bool, rows: impl FnOnce() -> Vec<Vec<String>>) -> Kind {
        // Under "Tasks" a table is one of tasks, whatever its columns are called.
        let of_tasks = self.section == Section::Actions && ruled && header.len() > 1;
        if let Some(columns) = csv::columns(header).or_else(|| of_tasks.then(|| with_tasks(header))) {
            return Kind::Tasks(columns);
        }
        if !ruled {
            return Kind::Lines;
        }
        if self.is_rota(header, &rows()) {
            return Kind::Shifts;
        }
        match self.decision_columns(header) {
            Some((what, open)) => Kind::Decisions { what, open },
            None => Kind::Other,
        }
    }

    fn row_of_table(
        &mut self,
        lines: &[&str],
        at: usize,
        header: &[String],
        cells: Vec<String>,
        kind: &Kind,
    ) {
        let draft = match kind {
            Kind::Tasks(columns) => parts(columns, header, cells),
            Kind::Shifts => match self.shifts(header, &cells) {
                Some(shifts) => Draft::Several(shifts),
                None => self.row_of_head(lines[at], &cells),
            },
            Kind::Decisions { what, open } => Draft::Ready(decision::row(&cells, *what, *open, &self.people)),
            Kind::Other => self.row_of_head(lines[at], &cells),
            Kind::Lines => {
                let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
                self.sentence(lines, at, &cells.join(" — "), None, true, false);
                return;
            }
        };
        self.put(lines, at, at, draft);
    }

    /// "| Host | Ana |" tells of the meeting in whatever table it stands.
    fn row_of_head(&mut self, line: &str, cells: &[String]) -> Draft {
        let told = match cells {
            [label, value] => head::head_label(label)
                .filter(|place| place.is_of_people())
                .is_some_and(|place| self.head(place, value, line, !head::is_unsure(label))),
            _ => false,
        };
        Draft::Ready(if told { Reading::Head } else { Reading::LeftOut(Why::Table) })
    }

    /// The column of a table's decisions, and whether another one tells which of them were taken: "| Proposal | Result |".
    fn decision_columns(&self, header: &[String]) -> Option<(usize, bool)> {
        if self.meetings.is_empty() {
            return None;
        }
        let of = |wanted: &[v::Use]| header.iter().position(|cell| uses(cell).is_any(wanted));
        let taken = of(&[v::DECISION, v::DECISIONS, v::AGREEMENTS]);
        match of(&[v::PROPOSAL]) {
            Some(proposal) => (header.len() > 1).then_some((proposal, true)),
            None => taken.map(|at| (at, false)),
        }
    }
}

/// A table's columns, one of which says what is to be done.
fn with_tasks(header: &[String]) -> Vec<Column> {
    let mut columns = header.iter().map(|cell| csv::column(cell)).collect::<Vec<_>>();
    if !columns.contains(&Column::What) {
        let other = columns.iter().position(|column| *column == Column::Other).unwrap_or(0);
        columns[other] = Column::What;
    }
    columns
}
