//! People whom a list of tasks names behind what is to be done: "Print posters: Heike, by Friday", "Ask for tables - Rolf".

use super::super::head::Section;
use super::super::label::{dashed, label};
use super::super::person_names::{is_listed_name, look_like_names};
use super::super::vocabulary as v;
use super::{Draft, Walk};
use crate::name::is_capital;

/// Fewer lines prove nothing.
const LEAST: usize = 2;

impl Walk<'_> {
    /// Meets those who stand behind a colon or dash in so many lines of a list of tasks that these can only be people.
    pub(super) fn meet_names_behind(&mut self) {
        let mut lines = 0;
        let mut names = Vec::new();
        for entry in &self.entries {
            if let Draft::Sentence(said) = &entry.draft
                && said.section == Section::Actions
            {
                lines += 1;
                names.extend(name_behind(&said.body).map(str::to_owned));
            }
        }
        if names.len() >= LEAST && names.len() * 3 >= lines {
            names.iter().for_each(|name| self.people.meet(name));
        }
    }
}

/// A single name behind what is to be done, which itself looks like no names.
fn name_behind(body: &str) -> Option<&str> {
    let (what, rest) = label(body).or_else(|| dashed(body))?;
    let name = rest.split([',', '(', '&', '+']).next()?.trim();
    let is_name = !name.contains(' ')
        && name.starts_with(is_capital)
        && name.chars().all(char::is_alphabetic)
        && v::uses(name).says_nothing()
        && is_listed_name(name, false);
    (is_name && what.contains(' ') && !look_like_names(what)).then_some(name)
}
