//! Letters: their head, and who signs them.

use super::super::label::label;
use super::super::person_names::is_listed_name;
use super::super::vocabulary::{self as v, words_of};

/// Whether a text begins as letters do, "From: …", "To: …", "Subject: …", and tells of another day than its own.
pub(crate) fn is_letter(lines: &[&str]) -> bool {
    let first = lines.iter().filter(|line| !line.trim().is_empty()).take(6);
    let labels = first.filter_map(|line| label(line)).filter(|(_, value)| !value.is_empty());
    let (mut said, mut tonight) = (0, false);
    for (label, value) in labels {
        said += usize::from(v::is(label, v::LETTER_HEAD));
        tonight |= words_of(value).find_phrase(&[v::TODAY]).is_some();
    }
    said > 1 && !tonight
}

/// Who wrote a letter: the name in the first line of its head.
pub(crate) fn letter_writer(lines: &[&str]) -> Option<String> {
    let first =
        lines.iter().filter_map(|line| label(line)).find(|(label, _)| v::is(label, v::LETTER_HEAD))?;
    let name = first.1.split('<').next()?.trim().trim_matches('"');
    (is_listed_name(name, false) && !name.contains('@')).then(|| name.to_owned())
}

/// Who signs a letter: the name below its last words, "Kind regards," and the like.
pub(crate) fn signed_by(lines: &[&str]) -> Option<String> {
    let last = lines.iter().rev().map(|line| line.trim()).filter(|line| !line.is_empty()).take(6);
    let (mut below, mut name) = ("", None);
    for line in last {
        if is_farewell(line) {
            name = Some(below).filter(|name| !name.is_empty());
            break;
        }
        below = line;
    }
    let name = name?.trim_end_matches(['.', ',']);
    (name.split(' ').count() <= 3 && is_listed_name(name, false)).then(|| name.to_owned())
}

/// "Kind regards," "Liebe Grüße": what a letter closes with and nothing else.
pub(crate) fn is_farewell(line: &str) -> bool {
    line.len() <= 48 && v::is(line, v::FAREWELL)
}
