//! Reading what people already have: minutes, task lists, tables, chats and exports, in English, Spanish, German, French
//! and Portuguese.
//!
//! [`read`] turns a text into lines *as understood*: every line that is not blank is something to do, part of a
//! meeting's head, something decided, or left out with the reason. Nothing is dropped silently and nothing is certain:
//! what was guessed says so, and the person corrects it before anything is taken. What nothing marks as something to do
//! is at most a maybe ([`Item::maybe`]), and a day that is counted from another one is a day only where that one is known.
//!
//! ```
//! use all_leaders_intake::{Context, Reading, read};
//! use time::{Date, Month};
//! let today = Date::from_calendar_date(2024, Month::October, 10).unwrap();
//! let minutes = "# Weekly meeting, 2024-10-10\n- Present: Ana, Ben\n\n- [ ] Ana: bring chairs (by Friday)\nMood: warm";
//! let intake = read(minutes, &Context { today, known: Vec::new(), order: None });
//! let item = intake.items().next().unwrap();
//! assert_eq!((item.what.as_str(), item.state), ("bring chairs", None));
//! assert_eq!(intake.names[item.holders[0]].spelled, ["Ana"]);
//! assert_eq!(item.day, Date::from_calendar_date(2024, Month::October, 11).ok());
//! assert!(matches!(intake.lines[3].reading, Reading::LeftOut(_)));
//! ```
//!
//! The work grows in step with the text. A reader of our own for quoted fields (`csv`) serves in place of a crate's:
//! `csv-core` would cost 1.2 kB compressed, and line numbers and quotes that never close would still be ours to do.

mod attendance;
mod bytes;
mod chat;
mod clauses;
mod csv;
mod day;
mod decision;
mod front;
mod head;
mod label;
mod line;
pub mod name;
pub mod ours;
mod people;
mod person_names;
mod plain;
mod programs;
mod quick_hash;
mod sentences;
mod tagged;
mod task_state;
mod typed_task;
mod verdict;
mod vocabulary;
mod walk;
mod wiki;
mod wording;

pub use bytes::{is_data, is_group_file, text_of};
pub use csv::Column;
use day::day_of;
pub use day::{DayOrder, DayRead, LOOK_BACK, find_day, read_day};
pub use head::tells_what_was;
pub use programs::saved_by_program;
pub use task_state::TaskState;
pub use typed_task::{TaskParts, TypedTask, read_typed_task};
pub use walk::{read, read_with_hints};
pub use wording::{Wording, same_words, words_key};

use name::is_capital;
use time::Date;

/// What reading depends on besides the text.
#[derive(Clone, Debug)]
pub struct Context {
    /// The day it is, for texts that do not say when the meeting was.
    pub today: Date,
    /// The group's people. Several entries may carry one index: other spellings that were confirmed before.
    pub known: Vec<KnownName>,
    /// Which number comes first in "03/04", once the person has said.
    pub order: Option<DayOrder>,
}

/// What was said about a text, beside its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// The name of its file, which may hold the meeting's day.
    pub name: Option<String>,
    /// The day of the meeting or of the list, where the text doesn't tell it.
    pub day: Option<Date>,
    /// What its columns are for, where their names don't tell it.
    pub columns: Option<Vec<Column>>,
}

/// A person the group has, under a number of the caller's choosing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownName {
    pub name: String,
    /// Given back as it is in [`FoundName::known`] and [`Likeness::Known`].
    pub index: usize,
}

/// A text as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// Every line that is not blank, in order, each in exactly one entry.
    pub lines: Vec<Line>,
    /// Everybody who is named, once. Items and heads point here by position.
    pub names: Vec<FoundName>,
    /// Whether a day waits for [`Context::order`]: some items carry [`Item::other_day`].
    pub ambiguous_dates: bool,
    /// The meetings that the text tells of, mostly one or none.
    pub meetings: Vec<MeetingHead>,
    /// Who writes in a chat, by position in [`Intake::names`]: people of the group, whether or not anything is theirs.
    pub writers: Vec<usize>,
    /// Whether it is to be asked which day the text is from: [`Hints::day`].
    pub asks_day: Option<AsksDay>,
    /// The cells of a table's first row, where it is to be asked what its columns are for: [`Hints::columns`].
    pub asks_columns: Option<Vec<String>>,
}

/// Why it is asked which day a text is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsksDay {
    /// A meeting whose day is not told. What may be meant is offered.
    Meeting(Option<Date>),
    /// Days were counted from today, for nothing tells when the list was written.
    List,
}

impl Intake {
    /// The text's meeting, or its first.
    pub fn meeting(&self) -> Option<&MeetingHead> {
        self.meetings.first()
    }

    /// What there is to do or perhaps to do, in the text's order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.all().filter(|item| !item.decision)
    }

    /// What was decided, in the text's order.
    pub fn decisions(&self) -> impl Iterator<Item = &Item> {
        self.all().filter(|item| item.decision)
    }

    fn all(&self) -> impl Iterator<Item = &Item> {
        self.lines.iter().flat_map(Line::items)
    }
}

/// One line of the text, or several that belong together (a quoted field, an indented continuation).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The first line of the source, counted from 1.
    pub number: usize,
    /// The last one, mostly the same.
    pub through: usize,
    /// The text as it stood.
    pub source: String,
    /// The place in [`Intake::meetings`] of the meeting it belongs to.
    pub meeting: Option<usize>,
    pub reading: Reading,
    /// What else the same lines tell there is perhaps to do: "Ana asks the hall. Ben brings the key."
    pub also: Vec<Item>,
}

impl Line {
    /// What the line tells there is to do, perhaps to do or decided: mostly one thing or none.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let first = match &self.reading {
            Reading::Item(item) => Some(item),
            _ => None,
        };
        first.into_iter().chain(&self.also)
    }
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Something to do, perhaps to do, or decided.
    Item(Item),
    /// Part of the meeting's head; what it said is in [`Intake::meetings`].
    Head,
    /// Nothing to take, or so it seems; [`Item::plain`] makes an item of it all the same.
    LeftOut(Why),
}

/// Why a line is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A heading or a label such as "Action items:".
    Heading,
    /// About the meeting itself: "Mood: warm", "Agenda: …".
    AboutTheMeeting,
    /// A form for something to do in which nothing is written.
    NothingToDo,
    /// Reads like talk or a note, beside items that are marked as such.
    Talk,
    /// The names of a table's columns.
    ColumnNames,
    /// A line that only draws: `---`, `|---|`, a code fence.
    Rule,
    /// A question.
    Question,
    /// A link and nothing else.
    Link,
    /// Between fences for code, or in a remark of HTML.
    Code,
    /// The head of a file for programs: `layout: minutes`.
    FileHead,
    /// A row of a table that is none of tasks.
    Table,
    /// What a chat's program says, or a short reply.
    Chat,
    /// Withdrawn, postponed, not agreed on.
    NotDecided,
    /// What was done before.
    Before,
    /// Data of a program.
    Data,
}

/// Why a line is taken for something to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reason {
    /// A check box.
    Box,
    /// A marker such as "TODO", "ACTION", `#task`, a day's sign.
    Marker,
    /// It stands under a heading for things to do.
    Section,
    /// A row of a table of tasks.
    Row,
    /// A person stands in front, parted by a colon or a dash.
    Person,
    /// The whole text is a list.
    #[default]
    List,
    /// It sounds as if somebody takes it on.
    Promise,
    /// Something decided.
    Decided,
}

/// Something to do, as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What is to be done; never empty.
    pub what: String,
    /// Who holds it, as places in [`Intake::names`], without repetition.
    pub holders: Vec<usize>,
    /// The holders were read out of the sentence ("Ana to bring chairs"): ask, don't insist.
    pub guessed: bool,
    /// "All", "everyone", "the team": no person, and nobody in particular.
    pub everyone: bool,
    /// By when. While [`Item::other_day`] is there too, this is the day-first reading.
    pub day: Option<Date>,
    /// The month-first reading of a day that can be read both ways.
    pub other_day: Option<Date>,
    /// Words about the day that the day alone does not hold ("when the hall is free", "Friday, 14:00").
    /// The note holds them as well.
    pub day_text: Option<String>,
    /// How it goes; `None` for what has not begun ("todo", an empty box, nothing said).
    pub state: Option<TaskState>,
    /// Everything else that the line says; may be empty.
    pub note: String,
    /// Why it is taken for this.
    pub reason: Reason,
    /// Nothing marks it: it only sounds like something to do. To be offered, not taken.
    pub maybe: bool,
    /// It is nothing to do but something decided, with its reasons, which may be empty.
    pub decision: bool,
    /// The reasons of a decision.
    pub why: String,
    /// What it is a part of: the line it stands under. The note holds it as well.
    pub context: String,
    /// The day of the message it stands in.
    pub on: Option<Date>,
}

impl Item {
    /// Takes a line as it stands, without its bullet: for a line that was left out, or understood wrongly.
    pub fn plain(source: &str) -> Item {
        Item { what: line::plain(source).to_owned(), ..Item::default() }
    }

    pub(crate) fn add_note(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.note.is_empty() {
            self.note.push('\n');
        }
        self.note.push_str(text);
    }
}

/// Somebody who is named in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundName {
    /// The spellings seen, the first one first. More than one: equal but for case, accents or spaces.
    pub spelled: Vec<String>,
    /// Pronouns that stood behind the name.
    pub pronouns: Option<String>,
    /// The group's person of this name: the same spelling, or the only one that is equal but for case,
    /// accents and spaces.
    pub known: Option<usize>,
    /// Others who may be the same person, to be asked about.
    pub near: Vec<Likeness>,
}

impl FoundName {
    /// The spelling to begin a new member with: a capital in front, no stray spaces, accents where somebody wrote them.
    pub fn name(&self) -> &str {
        let best = self.spelled.iter().enumerate().max_by_key(|(at, name)| {
            let capital = name.chars().next().is_some_and(is_capital);
            (capital, std::cmp::Reverse(name.matches(' ').count()), !name.is_ascii(), std::cmp::Reverse(*at))
        });
        best.map_or("", |(_, name)| name)
    }
}

/// Somebody a name may also mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// A person of the group, by [`KnownName::index`].
    Known(usize),
    /// Another name of this text, by its place in [`Intake::names`].
    Found(usize),
}

/// What a text says of its meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingHead {
    /// The heading without its date; may be empty.
    pub title: String,
    /// The day it was held on; none while the text doesn't tell it and nobody has said it.
    pub day: Option<Date>,
    /// These four point into [`Intake::names`].
    pub host: Vec<usize>,
    pub noted_by: Vec<usize>,
    pub present: Vec<usize>,
    pub away: Vec<usize>,
    /// Lines of the head that name everybody and so nobody in particular, as they stood: "Host: All Members".
    pub everyone: Vec<String>,
}

/// The day that a heading such as "# Weekly meeting, 2024-01-25" names.
pub fn meeting_day(heading: &str, today: Date, order: Option<DayOrder>) -> Option<Date> {
    find_day(heading, today, order).map(|(_, read)| read.day)
}

#[cfg(test)]
mod tests;
