//! People whom a list of tasks names behind what is to be done: "Print posters: Heike, by Friday", "Ask for tables - Rolf".

use super::super::head::Section;
use super::super::label::{dashed, label};
use super::super::person_names::{is_listed_name, look_like_names};
use super::super::{front, vocabulary as v};
use super::{Draft, Mark, Walk};
use crate::name::{is_capital, split_names};

/// Fewer lines prove nothing.
const LEAST: usize = 2;
/// So many names tell who is in a list of boxes.
const MOST: usize = 300;

impl Walk<'_> {
    /// Meets those who stand behind a colon or dash in so many lines of a list of tasks that these can only be people, and
    /// those whom a list of boxes names twice where holders stand.
    pub(super) fn meet_names_behind(&mut self) {
        let mut lines = 0;
        let (mut names, mut boxed) = (Vec::new(), Vec::new());
        for entry in &self.entries {
            let Draft::Sentence(said) = &entry.draft else { continue };
            if said.section == Section::Actions {
                lines += 1;
                names.extend(name_behind(&said.body).map(str::to_owned));
            }
            if matches!(said.mark, Some(Mark::Box(_))) && boxed.len() < MOST {
                boxed.extend(names_of_holders(&said.body));
            }
        }
        if names.len() >= LEAST && names.len() * 3 >= lines {
            names.iter().for_each(|name| self.people.meet(name));
        }
        boxed.sort();
        for same in boxed.chunk_by(|one, other| one == other).filter(|same| same.len() > 1) {
            self.people.meet(&same[0]);
        }
    }
}

/// A single name behind what is to be done, which itself looks like no names; or who does it there.
fn name_behind(body: &str) -> Option<&str> {
    let (what, rest) = label(body).or_else(|| dashed(body))?;
    if let Some(subject) = front::unknown_subject(rest) {
        return Some(&rest[subject]);
    }
    let name = rest.split([',', '(', '&', '+']).next()?.trim();
    (is_one_name(name) && what.contains(' ') && !look_like_names(what)).then_some(name)
}

/// Single names behind a dash or a colon, in brackets, behind @ or a verb: "bikes: Lou (north side), Petra", "(Ana and Ben)",
/// "lo hace Noa".
fn names_of_holders(body: &str) -> Vec<String> {
    let behind = dashed(body).or_else(|| label(body)).map_or("", |(_, rest)| rest);
    let inside =
        body.rsplit_once('(').map_or("", |(_, inside)| inside.split([')', ',']).next().unwrap_or(""));
    let mention =
        body.split_once('@').map_or("", |(_, rest)| rest.split([' ', ')', ',']).next().unwrap_or(""));
    let by_verb = front::named_by_verb(behind).map_or("", |name| &behind[name]);
    let behind = if by_verb.is_empty() { behind } else { by_verb };
    let pieces = [behind, inside, mention].into_iter().flat_map(split_names).map(|person| person.name);
    let names = pieces.filter_map(|piece| piece.split([' ', '.', '(']).next().map(str::to_owned));
    names.filter(|name| is_one_name(name)).collect()
}

fn is_one_name(name: &str) -> bool {
    !name.contains(' ')
        && name.starts_with(is_capital)
        && name.chars().all(char::is_alphabetic)
        && v::uses(name).says_nothing()
        && is_listed_name(name, false)
}
