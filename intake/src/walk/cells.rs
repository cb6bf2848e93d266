//! A row of a table or a tagged line as something to do: each of its cells by the column it stands in.

use super::super::csv::Column;
use super::super::vocabulary as v;
use super::super::{Item, Reading, Reason, line, plain, tagged};
use super::Walk;
use super::draft::done;
use crate::TaskState;
use std::borrow::Cow;

impl Walk<'_> {
    pub(super) fn read_parts(&mut self, parts: &[(Column, String)], more: &[String]) -> Reading {
        let mut item = Item { reason: Reason::Row, ..Item::default() };
        let (mut what, mut struck) = (String::new(), false);
        for (column, text) in parts {
            // "~~Ana~~ Ben": what was struck through holds no more; all of it was called off.
            let left = without_struck(text);
            let gone = left.trim().is_empty() && left.len() < text.len();
            let called_off = gone && *column == Column::What;
            struck |= called_off;
            let text = if called_off { text } else { left.as_ref() };
            if *column == Column::What && what.is_empty() {
                what = text.replace('\n', " ");
            } else {
                self.read_cell(&mut item, *column, text);
            }
        }
        if parts.iter().any(|(column, _)| *column == Column::Who) {
            let (plain, links) = plain::plain(&what);
            item.what = line::emphasis_off(&plain);
            for link in links {
                item.add_note(&link);
            }
        } else {
            line::read_body(&mut item, &what, &mut self.people, &mut self.days, false);
        }
        if struck {
            item.state = item.state.or(Some(TaskState::LetGo));
        }
        // What was called off is nothing to do.
        item.maybe |= item.state == Some(TaskState::LetGo);
        // "New coffee?" is something to talk about.
        item.maybe |= item.holders.is_empty() && item.state.is_none() && item.what.ends_with('?');
        for more in more {
            item.add_note(more);
        }
        done(item)
    }

    fn read_cell(&mut self, item: &mut Item, column: Column, text: &str) {
        match column {
            Column::What | Column::Note => item.add_note(text),
            Column::Other => {
                self.read_labels(item, text);
                item.add_note(text);
            }
            Column::Who => {
                let holders = self.people.read(&without_accounts(text));
                line::take(item, holders);
            }
            Column::Due => {
                // "December 1 → December 3": the last of them.
                let last = text.rsplit(['→', '⇒']).next().unwrap_or(text).trim();
                line::put_stamp(item, last, &mut self.days);
            }
            Column::Status => self.read_status(item, text),
            Column::Done => match tagged::state(text) {
                Some(Some(TaskState::Done)) => item.state = Some(TaskState::Done),
                None if self.days.read(text).is_some() => self.read_status(item, text),
                _ => {}
            },
            Column::List => read_list(item, text),
            Column::Archived => item.maybe |= tagged::state(text) == Some(Some(TaskState::Done)),
            Column::Parent => {
                item.context = text.trim().to_owned();
                item.add_note(text);
            }
            Column::Kind | Column::Nothing => {}
        }
    }

    /// A board's labels name those who hold a card, too.
    fn read_labels(&mut self, item: &mut Item, text: &str) {
        let labels = text.split_once(": ").map_or("", |(_, labels)| labels);
        for label in labels.split(',').map(str::trim) {
            if self.people.knows(label) {
                let holders = self.people.read(label);
                line::take(item, holders);
                item.guessed = true;
            }
        }
    }

    fn read_status(&mut self, item: &mut Item, text: &str) {
        if let Some(state) = tagged::state(text) {
            item.state = item.state.or(state);
            return;
        }
        // "Completed at 20 November": the day stays in the note.
        if self.days.read(text).is_some() {
            item.state = Some(TaskState::Done);
        }
        item.add_note(text);
    }
}

/// "To Do", "Doing", "Done" tell how it goes; another list's name is worth a word, and "Dates", "Ideas", "Minutes" are nothing
/// that somebody took on.
fn read_list(item: &mut Item, text: &str) {
    let no_tasks = v::is(text, v::NO_TASKS);
    // German "Termine" is no French "terminé".
    let state = if no_tasks && text.is_ascii() {
        None
    } else {
        tagged::state(text.rsplit(": ").next().unwrap_or(text))
    };
    match state {
        Some(state) => item.state = item.state.or(state),
        None => {
            item.maybe |= no_tasks;
            item.add_note(text);
        }
    }
}

/// People as programs write them: "Ana (12345678)", "Ana (ana12)".
fn without_accounts(text: &str) -> Cow<'_, str> {
    if !text.contains('(') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        out.push_str(before);
        let Some((inside, more)) = after.split_once(')') else {
            out.push('(');
            rest = after;
            continue;
        };
        let is_account = !inside.contains([' ', '/'])
            && inside.contains(|c: char| c.is_ascii_digit() || c == '@' || c == '_');
        if !is_account {
            out.push('(');
            out.push_str(inside);
            out.push(')');
        }
        rest = more;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A cell without what is struck through in it.
fn without_struck(text: &str) -> Cow<'_, str> {
    let mut left = Cow::Borrowed(text);
    // Most cells hold nothing of the kind.
    while left.contains('~')
        && let Some((before, rest)) = left.split_once("~~")
        && let Some((_, after)) = rest.split_once("~~")
    {
        left = Cow::Owned([before, after].concat());
    }
    left
}
