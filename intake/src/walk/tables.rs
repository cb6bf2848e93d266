//! Tables within a text: of tasks, of decisions, of shifts, and of the meeting's head.

use super::super::csv::{self, Column};
use super::super::head::{self, Section};
use super::super::vocabulary::{self as v, uses};
use super::super::{Reading, Why, decision, plain};
use super::items::{column_names, parts};
use super::{Draft, Walk};

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
        let columns = csv::columns(&header).or_else(|| {
            // Under "Tasks" a table is one of tasks, whatever its columns are called.
            let what = csv::column(&header.first()?.clone());
            let of_tasks = self.section == Section::Actions && ruled && header.len() > 1;
            of_tasks.then(|| {
                let mut columns = header.iter().map(|cell| csv::column(cell)).collect::<Vec<_>>();
                if !columns.contains(&Column::What) {
                    let other = columns.iter().position(|column| *column == Column::Other).unwrap_or(0);
                    columns[other] = Column::What;
                }
                let _ = what;
                columns
            })
        });
        self.has_tasks |= columns.is_some();
        let rota = columns.is_none() && ruled && {
            let rows: Vec<_> = lines[at + 2..end].iter().filter_map(|line| row(line)).collect();
            self.is_rota(&header, &rows)
        };
        let decisions = if columns.is_none() && ruled { self.decision_columns(&header) } else { None };
        for (number, line) in lines.iter().enumerate().take(end).skip(at) {
            let cells = row(line).unwrap_or_default();
            let cells = cells.into_iter().map(|cell| plain::plain(&cell).0.into_owned()).collect::<Vec<_>>();
            if csv::is_rule(line) {
                self.leave_out(lines, number, Why::Rule);
            } else if number == at && (ruled || columns.is_some()) {
                self.put(lines, number, number, column_names());
            } else if let Some(columns) = &columns {
                self.put(lines, number, number, parts(columns, &header, cells));
            } else if let Some(shifts) = rota.then(|| self.shifts(&header, &cells)).flatten() {
                self.put(lines, number, number, Draft::Several(shifts));
            } else if let Some((what, open)) = decisions {
                let reading = decision::row(&cells, what, open, &self.people);
                self.put(lines, number, number, Draft::Ready(reading));
            } else if ruled {
                // "| Host | Ana |" tells of the meeting all the same.
                let told = match (cells.first().and_then(|cell| head::head_label(cell)), cells.get(1)) {
                    (Some(place), Some(value)) if cells.len() == 2 && place.is_of_people() => {
                        let value = value.clone();
                        self.head(place, &value, line, !head::is_unsure(&cells[0]))
                    }
                    _ => false,
                };
                let reading = if told { Reading::Head } else { Reading::LeftOut(Why::Table) };
                self.put(lines, number, number, Draft::Ready(reading));
            } else {
                let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
                self.sentence(lines, number, &cells.join(" — "), None, true, false);
            }
        }
        end
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
