//! The second look: rows and tagged lines first, then the sentences, which may lean on their people.

use super::super::csv::Column;
use super::super::head::Section;
use super::super::{DayOrder, Intake, Item, Line, Reading, Why, front, line, tagged};
use super::{Draft, Sentence, Walk};
use crate::collect::IntoVec;
use crate::domain::State;
use crate::domain::name::visible;

impl Walk<'_> {
    pub(super) fn finish(mut self) -> (Intake, Option<DayOrder>) {
        let mut entries = std::mem::take(&mut self.entries);
        // People first, so that "Ana to bring chairs" is understood above the line that lists Ana.
        for entry in &mut entries {
            self.days.base = entry.base;
            if let Draft::Parts(parts) = &entry.draft {
                entry.line.reading = self.read_parts(parts, &entry.more);
            }
        }
        // "Ana: …" says that Ana is a person: those first.
        for named in [true, false] {
            for entry in &mut entries {
                let Draft::Sentence(sentence) = &entry.draft else { continue };
                if sentence.named == named {
                    self.days.base = entry.base;
                    entry.line.reading = self.read_sentence(sentence, &entry.more);
                }
            }
        }
        let lines: Vec<Line> = entries
            .into_iter()
            .map(|entry| match entry.draft {
                Draft::Ready(reading) => Line { reading, ..entry.line },
                _ => entry.line,
            })
            .into_vec();
        let mut intake = Intake {
            lines,
            names: self.people.finish(self.context),
            ambiguous_dates: false,
            meetings: self.meetings,
        };
        intake.ambiguous_dates = self.ambiguous_head || intake.items().any(|item| item.other_day.is_some());
        let proved = match (self.days.day_first, self.days.month_first) {
            (true, false) => Some(DayOrder::DayFirst),
            (false, true) => Some(DayOrder::MonthFirst),
            _ => None,
        };
        (intake, proved)
    }

    pub(super) fn read_parts(&mut self, parts: &[(Column, String)], more: &str) -> Reading {
        let mut item = Item::default();
        let mut what = String::new();
        for (column, text) in parts {
            match column {
                Column::What if what.is_empty() => what = text.replace('\n', " "),
                Column::What | Column::Note | Column::Other => item.add_note(text),
                Column::Who => {
                    let holders = self.people.read(text);
                    line::take(&mut item, holders);
                }
                Column::Due => self.days.put(&mut item, text),
                Column::Status => match tagged::state(text) {
                    Some(state) => item.state = state,
                    None => {
                        // "Completed at 20 November": the day stays in the note.
                        if self.days.read(text).is_some() {
                            item.state = Some(State::Done);
                        }
                        item.add_note(text);
                    }
                },
            }
        }
        let told = |wanted: Column| parts.iter().any(|(column, _)| *column == wanted);
        if told(Column::Who) {
            item.what = line::emphasis_off(&what);
        } else {
            line::read_body(&mut item, &what, &mut self.people, &mut self.days);
        }
        item.add_note(more);
        done(item)
    }

    pub(super) fn read_sentence(&mut self, sentence: &Sentence, more: &str) -> Reading {
        if sentence.explicit.is_none() && sentence.section == Section::Talk {
            return Reading::LeftOut(Why::Talk);
        }
        let mut item = Item { state: sentence.explicit.unwrap_or_default(), ..Item::default() };
        let strict = sentence.explicit.is_none()
            && sentence.section == Section::Unknown
            && (self.marked || (self.bulleted && !sentence.bullet));
        if strict && !front::names_a_holder(&sentence.body, &self.people) {
            return Reading::LeftOut(Why::Talk);
        }
        line::read_body(&mut item, &sentence.body, &mut self.people, &mut self.days);
        if item.holders.is_empty()
            && !item.everyone
            && let Some(under) = &sentence.under
            && front::all_known(under, &self.people)
        {
            let holders = self.people.read(under);
            line::take(&mut item, holders);
            item.guessed = true;
        }
        item.add_note(more);
        done(item)
    }
}

/// A finished item without what is not seen, or the reason why it is none.
fn done(mut item: Item) -> Reading {
    item.what = visible(&item.what).trim().to_owned();
    item.note = visible(&item.note).trim().to_owned();
    if item.what.chars().any(|c| !c.is_ascii_punctuation() && !c.is_whitespace()) {
        Reading::Item(item)
    } else {
        Reading::LeftOut(Why::NothingToDo)
    }
}

pub(super) fn column_names() -> Draft {
    Draft::Ready(Reading::LeftOut(Why::ColumnNames))
}

/// A row's cells by their columns; a column that we don't know keeps its name in the note.
pub(super) fn parts(columns: &[Column], names: &[String], cells: Vec<String>) -> Draft {
    let named = |(at, cell): (usize, String)| match columns.get(at) {
        Some(Column::Other) if !cell.is_empty() => {
            let name = names.get(at).map_or("", String::as_str);
            (Column::Other, if name.is_empty() { cell } else { format!("{name}: {cell}") })
        }
        Some(column) => (*column, cell),
        None => (Column::Other, cell),
    };
    Draft::Parts(cells.into_iter().enumerate().map(named).into_vec())
}
