//! Lines that are not fully read yet.

use super::super::head::Section;
use super::super::{Item, Line, Reading, Why, csv};
use crate::TaskState;
use crate::name::{is_visible, visible};
use time::Date;

/// A line that is not fully read yet.
pub(super) enum Draft {
    Ready(Reading),
    Sentence(Sentence),
    /// A table's or CSV's row or a tagged line: what its parts are for is known.
    Parts(Vec<(csv::Column, String)>),
    /// Minutes within a card, or the shifts of a plan's row.
    Several(Vec<Draft>),
}

/// What marks a sentence as something to do for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Box(Option<TaskState>),
    Word(Option<TaskState>),
}

pub(super) struct Sentence {
    pub(super) body: String,
    /// The addresses of its links.
    pub(super) links: Vec<String>,
    /// It begins with what looks like people's names and a colon.
    pub(super) named: bool,
    pub(super) mark: Option<Mark>,
    pub(super) bullet: bool,
    pub(super) section: Section,
    /// It stands among what was done before.
    pub(super) before: bool,
    /// The heading or label it stands under, which may be a person's name.
    pub(super) under: Option<String>,
    pub(super) under_heading: bool,
    /// The heading above that says by when: "To do before Friday".
    pub(super) due: Option<String>,
    /// What it is a part of.
    pub(super) context: String,
    /// Who wrote the message it is in.
    pub(super) author: Option<String>,
    /// It is a message's own first line.
    pub(super) message: bool,
    /// It stands behind a blank line below a list, and is none of it.
    pub(super) apart: bool,
    /// A double arrow leads to it from what was said: "=> stay with the mill".
    pub(super) concluded: bool,
    /// With these words somebody takes on what the message before asked, which is the body: "can do".
    pub(super) accepted: Option<String>,
    /// Somebody took it on in a later message.
    pub(super) answered: bool,
}

/// What days in a line are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// Its meeting's or text's day.
    Text,
    /// A message's day, where its stamp can be read.
    Message(Option<Date>),
}

pub(super) struct Entry {
    pub(super) line: Line,
    pub(super) draft: Draft,
    pub(super) base: Base,
    /// What indented lines below it said.
    pub(super) more: Vec<String>,
}

/// A finished item without what is not seen, or the reason why it is none.
pub(super) fn done(mut item: Item) -> Reading {
    let texts = [&mut item.what, &mut item.note, &mut item.why, &mut item.context];
    for text in texts {
        if text.trim().len() < text.len() || !is_visible(text) {
            *text = visible(text.trim()).trim().to_owned();
        }
    }
    if item.what.chars().any(|c| !c.is_ascii_punctuation() && !c.is_whitespace()) {
        Reading::Item(item)
    } else {
        Reading::LeftOut(Why::NothingToDo)
    }
}
