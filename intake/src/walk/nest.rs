//! What a bullet stands under: a person, a part, another bullet.

use super::super::head::Section;

/// What a line with deeper ones below it is for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Over {
    Person(String),
    Section {
        section: Section,
        before: bool,
    },
    /// Something to do, or any other line, by its words.
    Task(String),
    Words(String),
}

#[derive(Debug, Default)]
pub(super) struct Nest {
    rows: Vec<(usize, Over)>,
}

impl Nest {
    /// A line at this depth ends what is as deep or deeper.
    pub fn at(&mut self, indent: usize) {
        while self.rows.last().is_some_and(|(other, _)| *other >= indent) {
            self.rows.pop();
        }
    }

    pub fn push(&mut self, indent: usize, over: Over) {
        // Nobody nests deeper.
        if self.rows.len() < 12 {
            self.rows.push((indent, over));
        }
    }

    pub fn clear(&mut self) {
        self.rows.clear();
    }

    pub fn person(&self) -> Option<&str> {
        self.rows
            .iter()
            .rev()
            .find_map(|(_, over)| if let Over::Person(name) = over { Some(name.as_str()) } else { None })
    }

    pub fn section(&self) -> Option<(Section, bool)> {
        self.rows.iter().rev().find_map(|(_, over)| match over {
            Over::Section { section, before } => Some((*section, *before)),
            _ => None,
        })
    }

    /// The words of the line right above, unless it is a person or a part.
    pub fn words(&self) -> Option<&str> {
        match self.rows.last() {
            Some((_, Over::Task(words) | Over::Words(words))) => Some(words),
            _ => None,
        }
    }

    /// Whether the line right above is something to do.
    pub fn is_under_task(&self) -> bool {
        matches!(self.rows.last(), Some((_, Over::Task(_))))
    }
}
