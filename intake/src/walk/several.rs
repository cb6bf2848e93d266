//! Lines that tell several things at once: minutes that somebody keeps within a board's card, and plans of shifts.

use super::super::csv::Column;
use super::super::head::{self, HeadLabel, Section};
use super::super::label::label;
use super::super::person_names::{bare, is_everyone, is_nobody, look_like_names};
use super::super::{Item, Reading, find_day, plain, read_day};
use super::{Draft, Walk};

impl Walk<'_> {
    /// What a card's description tells where it begins with who was there; the card itself is nothing to do then. Its title
    /// tells the day, and one of the card's own days the year.
    pub(super) fn minutes_in_card(&mut self, cells: &[String], columns: &[Column]) -> Option<Vec<Draft>> {
        let of = |wanted: Column| {
            let at = columns.iter().position(|column| *column == wanted)?;
            cells.get(at).map(String::as_str)
        };
        let present = |line: &str| {
            label(line).is_some_and(|(label, people)| {
                head::head_label(label) == Some(HeadLabel::Present) && people.contains(',')
            })
        };
        let told = |cell: &&String| cell.lines().any(|line| present(plain::unbullet(line).0));
        let text = cells.iter().filter(|_| self.meetings.is_empty()).find(told)?;
        let (today, order) = (self.context.today, self.context.order);
        let day = of(Column::What).and_then(|title| {
            let of_figures = || {
                title.split(' ').filter(|word| word.len() > 3).find_map(|word| read_day(word, today, order))
            };
            find_day(title, today, order).map(|(_, read)| read).or_else(of_figures)
        });
        let full: Vec<_> = cells.iter().filter_map(|cell| read_day(cell, today, order)).collect();
        let mut said = Vec::new();
        let mut section = Section::Unknown;
        for line in text.lines() {
            let (body, bullet) = plain::unbullet(line);
            let parted = label(body);
            if let Some((label, value)) = parted.filter(|(_, value)| !value.is_empty())
                && let Some(place) = head::head_label(label)
                && self.head(place, value, body, true)
            {
                self.more_labels(value);
                continue;
            }
            if let Some((label, _)) = parted.filter(|(_, value)| value.is_empty()) {
                section = head::section(label).unwrap_or(Section::Unknown);
                continue;
            }
            self.nest.clear();
            self.section = if bullet { section } else { Section::Unknown };
            if !body.trim().is_empty() {
                self.sentence(&[line], 0, body, None, bullet, false);
                said.extend(self.entries.pop().map(|entry| entry.draft));
            }
        }
        self.section = Section::Unknown;
        self.nest.clear();
        let title = of(Column::What).unwrap_or("").trim_start_matches(['*', ' ']).to_owned();
        let meeting = self.meetings.last_mut()?;
        meeting.title = title;
        if let Some(read) = day {
            let sure = !read.counted || full.iter().any(|full| full.day == read.day && !full.counted);
            meeting.day = Some(read.day).filter(|_| sure);
            self.perhaps = self.perhaps.or(Some(read.day));
        }
        Some(said)
    }

    /// Whether a table is a plan of shifts: days in front, and names below what is to be done then.
    pub(super) fn is_rota(&self, header: &[String], rows: &[Vec<String>]) -> bool {
        let dated: Vec<_> = rows.iter().filter(|row| self.begins_with_day(row, header.len())).collect();
        let cells = || dated.iter().flat_map(|row| &row[1..]).filter(|cell| !is_nobody(cell));
        let named = cells().filter(|cell| are_on_shift(cell)).count();
        header.len() > 2
            && header[1..].iter().all(|cell| !cell.is_empty())
            && dated.len() > 1
            && dated.len() * 2 >= rows.len()
            && named * 4 >= cells().count() * 3
    }

    fn begins_with_day(&self, row: &[String], wide: usize) -> bool {
        row.len() == wide && read_day(&row[0], self.context.today, self.context.order).is_some()
    }

    /// The shifts of a plan's row, each with the people in its cell.
    pub(super) fn shifts(&self, header: &[String], row: &[String]) -> Option<Vec<Draft>> {
        if !self.begins_with_day(row, header.len()) {
            return None;
        }
        let shift = |(what, who): (&String, &String)| {
            // The day tells shifts of one name apart. "Shopping (the evening before)" is on another one.
            let mut parts = vec![(Column::What, [what, ", ", &row[0]].concat()), (Column::Who, who.clone())];
            if !what.contains('(') {
                parts.push((Column::Due, row[0].clone()));
            }
            are_on_shift(who).then_some(Draft::Parts(parts))
        };
        Some(header[1..].iter().zip(&row[1..]).filter_map(shift).collect())
    }

    /// What such a line says there is perhaps to do, and what was decided.
    pub(super) fn read_several(&mut self, drafts: &[Draft]) -> Vec<Item> {
        let mut items = Vec::new();
        for draft in drafts {
            let reading = match draft {
                Draft::Parts(parts) => self.read_parts(parts, &[]),
                Draft::Sentence(said) => self.read_sentence(said, &[]),
                _ => continue,
            };
            if let Reading::Item(item) = reading {
                items.push(Item { maybe: !item.decision, ..item });
            }
        }
        items
    }
}

/// Whether a cell names who has a shift: "Ana, Ben", "Ana + ?", "all".
fn are_on_shift(cell: &str) -> bool {
    let short = |name: &str| bare(name).split(' ').count() <= 2;
    !is_nobody(cell)
        && (is_everyone(cell)
            || cell
                .split([',', '+', '&', '/'])
                .all(|name| is_nobody(name) || short(name.trim()) && look_like_names(&bare(name.trim()))))
}
