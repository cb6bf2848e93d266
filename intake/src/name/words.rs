//! The words within and between names, read once from their file. They stand apart from those of minutes, which are many
//! more and not needed where names alone are read.

use std::sync::OnceLock;

const FILE: &str = include_str!("../languages/names.txt");

/// What stands between two parts of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    /// A comma or another sign: two names.
    Sign,
    /// A word for "and" or "or" that is part of no name: two names where both sides can be one.
    Word,
    /// "y" and "e", which are parts of names too: "José Ortega y Gasset", "Maria Costa e Silva".
    PartOfNames,
}

/// What stands between names in a list, signs and words, with its spaces.
pub(super) fn between_names() -> &'static [(String, Between)] {
    static BETWEEN: OnceLock<Vec<(String, Between)>> = OnceLock::new();
    BETWEEN.get_or_init(|| {
        let words = part("between").map(|word| (word, Between::Word));
        let within = part("between or within").map(|word| (word, Between::PartOfNames));
        let all = words.chain(within).chain([("&", Between::Sign), ("/", Between::Sign)]);
        all.map(|(word, between)| ([" ", word, " "].concat(), between)).collect()
    })
}

/// A name without the word in front of the last of several.
pub(crate) fn without_and(name: &str) -> &str {
    let behind = |word| name.strip_prefix(word)?.strip_prefix(' ');
    part("in front of the last").find_map(behind).unwrap_or(name)
}

pub(super) fn is_title(word: &str) -> bool {
    is_of("title", &word.to_lowercase())
}

/// "von", "de la": small words within a name.
pub(crate) fn is_particle(word: &str) -> bool {
    // No name's own word is so short and in small letters throughout.
    word.len() <= 5 && word.starts_with(|c: char| c.is_ascii_lowercase()) && is_of("particle", word)
}

pub(super) fn ends_no_name(word: &str) -> bool {
    is_of("not the last", word)
}

pub(super) fn begins_no_name(word: &str) -> bool {
    is_of("not the first", word)
}

/// Whether folded words are pronouns.
pub(super) fn are_pronouns(words: &[String]) -> bool {
    let own = |word: &String| is_of("pronoun", word);
    let all = || words.iter().all(|word| own(word) || is_of("pronoun beside others", word));
    words.len() <= 5 && words.iter().any(own) && all() || is_of("pronouns alone", &words.join(" "))
}

fn is_of(name: &str, word: &str) -> bool {
    part(name).any(|other| other == word)
}

/// The words of one of the file's parts.
fn part(name: &str) -> impl Iterator<Item = &'static str> {
    static PARTS: OnceLock<Vec<(&str, Vec<&str>)>> = OnceLock::new();
    let parts = PARTS.get_or_init(|| {
        let mut parts = Vec::new();
        for line in FILE.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
                parts.push((name, Vec::new()));
            } else if let Some((_, words)) = parts.last_mut() {
                words.extend(line.split(',').map(str::trim).filter(|word| !word.is_empty()));
            }
        }
        parts
    });
    parts.iter().find(|(other, _)| *other == name).into_iter().flat_map(|(_, words)| words.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_the_file_is_one_that_is_read() {
        let read = [
            "between",
            "between or within",
            "in front of the last",
            "title",
            "particle",
            "not the last",
            "not the first",
            "pronoun",
            "pronoun beside others",
            "pronouns alone",
        ];
        let written: Vec<&str> = FILE.lines().filter(|line| line.starts_with('[')).collect();
        assert_eq!(written, read.map(|name| format!("[{name}]")));
        assert!(read.iter().all(|name| part(name).next().is_some()));
    }
}
