//! What a meeting leaves, gathered once for the page and for the files that are taken home, and written as plain text
//! or Markdown.
//!
//! In Markdown everything to do is a line of the form that [`crate::intake::ours`] reads back without loss; all else
//! stands so that it is not taken for something to do. Files say days in full and in English months: they are read
//! anywhere, and later.

mod gather;
mod words;
mod write;

pub use gather::{Local, decided_at, gather, noted_on};
pub use words::{EN, SummaryText};
pub use write::write;

use crate::group::{AppreciationId, CommitmentId, CommitmentState, Day, NeedId, NoteId};

/// What a line is about, for those who want to go there or to change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Nothing of its own.
    Nothing,
    /// A note.
    Note(NoteId),
    /// A commitment.
    Commitment(CommitmentId),
    /// A need.
    Need(NeedId),
    /// Thanks.
    Thanks(AppreciationId),
}

/// Who does it by when.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Todo {
    /// The names of its holders.
    pub holders: Vec<String>,
    /// The names of those who come along.
    pub with: Vec<String>,
    /// By when.
    pub day: Option<Day>,
    /// How it goes.
    pub state: Option<CommitmentState>,
}

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What kind of line it is, where its part does not say so: "Decision". Empty for none.
    pub label: String,
    /// What it says.
    pub words: String,
    /// More about it, each on a line of its own.
    pub more: Vec<String>,
    /// Who does it by when, for what is to be done.
    pub todo: Option<Todo>,
    /// What it is about.
    pub about: About,
}

impl Line {
    /// A line that says this.
    pub fn new(words: String, about: About) -> Self {
        Self { label: String::new(), words, more: Vec::new(), todo: None, about }
    }
}

/// A part with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its heading; somebody's words for an item of the agenda.
    pub title: String,
    /// It stands inside the part before.
    pub deep: bool,
    /// What stands in it.
    pub lines: Vec<Line>,
}

/// A line of the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it tells.
    pub label: String,
    /// The label is the group's own word.
    pub own: bool,
    /// Names, or one text.
    pub words: Vec<String>,
}

/// What a meeting leaves.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Summary {
    /// What it was called; may be empty.
    pub title: String,
    /// The day on which it was.
    pub day: Option<Day>,
    /// Where, with whom, in which roles.
    pub facts: Vec<Fact>,
    /// All else, in its order; a part in which nothing stands is not there.
    pub parts: Vec<Part>,
}
