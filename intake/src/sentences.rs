//! Where sentences end.

use super::person_names::ends_with_title;
use super::vocabulary as v;

/// The sentences of a text.
pub(crate) fn sentences_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let (sentence, more) = rest.split_at(sentence_end(rest));
        rest = more;
        Some(sentence).filter(|sentence| !sentence.is_empty())
    })
}

/// Where the first sentence ends: neither behind "22. November" nor behind "Dale K."
pub(crate) fn sentence_end(text: &str) -> usize {
    let ends = text.match_indices(['.', '?', '!']).map(|(at, _)| at + 1);
    let mut ends = ends.filter(|end| text[*end..].starts_with(' ')).filter(|end| {
        let mut before = text[..*end - 1].chars().rev();
        let last = before.next().unwrap_or('0');
        let initial = last.is_alphabetic() && before.next().is_none_or(|c| !c.is_alphanumeric());
        // "… the double basket on the 17. Adopted": what stands behind says how it went.
        let verdict = || v::is(text[*end..].trim_end_matches(['.', '!']), v::DECISION);
        // "… by Wednesday; Hr. Arrow looks it over": a title ends no sentence.
        (!last.is_ascii_digit() || verdict()) && !initial && !ends_with_title(&text[..*end - 1])
    });
    ends.next().unwrap_or(text.len())
}
