//! What was decided, and why.

use super::front::front;
use super::label::label;
use super::people::People;
use super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, uses, words_of};
use super::{Item, Reason};
use crate::group::name::fold;

/// What a line says of a decision.
pub(crate) enum Decided {
    /// It was decided, with the reasons where they stand.
    Yes(Item),
    /// Withdrawn, postponed or not agreed on.
    No,
}

/// Reads a line that says by its own words that something was decided: "Decision: …", "We agreed to …", "…: approved".
pub(crate) fn read(body: &str, people: &People) -> Option<Decided> {
    let body = body.trim().trim_start_matches(['→', '✅', '✔', '✓', '☑', '\u{FE0F}', ' ']);
    let bare = body.trim_start_matches(['*', '_']);
    if body.ends_with('?') {
        return None;
    }
    if let Some((before, after)) = label(bare) {
        let words = words_of(before);
        let length = words.phrase(0, &[v::DECISION]);
        // "Decision 3", "Decision (consensus)", "Agreed by all".
        let rest = length.and_then(|length| words.get(length)).map_or("", |word| &before[word.at..]);
        let plain = rest.is_empty()
            || rest.starts_with(['(', '['])
            || rest.chars().all(|c| c.is_ascii_digit() || "#.-/".contains(c))
            || words.len() <= 4 && length.is_some_and(|length| length > 1);
        if length.is_some() && plain {
            if after.is_empty() {
                return None;
            }
            // "Agreed: Ana to call the hall" is something to do.
            let held = v::is(&fold(before), v::AGREEMENTS) && front(after, people, false).is_some();
            return (!held).then(|| told(after));
        }
        let after_words = words_of(after);
        if !after_words.is_empty() && after_words.len() <= 8 {
            if after_words.phrase(0, &[v::NO_DECISION]).is_some()
                && v::is(&fold(before.split(' ').next().unwrap_or("")), v::REMARK)
            {
                return Some(Decided::No);
            }
            let ends = after_words.phrase(0, &[v::DECISION]).is_some_and(|length| {
                after_words.len() == length
                    || after[after_words[length].at..].starts_with(['(', '-', '–', '—'])
                    || after_words[length - 1].end < after.len()
                        && after[..after_words[length - 1].end].ends_with([',', '.', ';'])
            });
            let adopted = uses(&fold(after.split(['(', ',', '.']).next().unwrap_or(""))).is(v::DECISION);
            if (ends || adopted) && before.contains(' ') {
                return Some(told(before));
            }
        }
    }
    // "**Approved** the budget"
    let words = first_words_of(&bare[..bare.floor_char_boundary(200)], LONGEST_PHRASE);
    if words.phrase(0, &[v::DECISION_BEGINS]).is_some() && words.len() > 2 {
        return Some(told(bare));
    }
    // "There are two offers. It was agreed to take the first.": the sentence that says so.
    let mut from = 0;
    for (at, _) in bare.match_indices(". ").take(8) {
        let sentence = bare[from..].trim_start();
        if from > 0
            && let Some(decided) =
                said_in(&sentence[..sentence.find(". ").map_or(sentence.len(), |end| end + 1)])
        {
            return Some(decided);
        }
        from = at + 2;
    }
    (from > 0).then(|| said_in(bare[from..].trim_start())).flatten()
}

/// A sentence within others that begins with words for a decision.
fn said_in(sentence: &str) -> Option<Decided> {
    let words = first_words_of(&sentence[..sentence.floor_char_boundary(200)], LONGEST_PHRASE + 1);
    let length = words.phrase(0, &[v::DECISION_BEGINS])?;
    (words.len() > length && words.len() > 2 && sentence.starts_with(char::is_uppercase))
        .then(|| told(sentence))
}

/// A line under a heading for decisions.
pub(crate) fn under_heading(body: &str, people: &People) -> Option<Decided> {
    let body = body.trim();
    if body.ends_with('?') || body.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return None;
    }
    read(body, people).or_else(|| Some(told(body)))
}

fn told(text: &str) -> Decided {
    let text = text.trim().trim_matches(['*', '_']).trim();
    let near = &text[..text.floor_char_boundary(1000)];
    let words = words_of(near);
    let not = words.find_phrase(&[v::NO_DECISION]).is_some_and(|range| {
        // "Decision: open on Sundays" has such a word within it; "Decision: withdrawn" is nothing but.
        // "open" at the end is how the door is: "from December on only Thursdays open".
        let whole = range.start == 0 && words.len() <= 5;
        whole
            || (range.end >= words.len() && words.len() > 1 && !words[range.start].uses.is(v::NOBODY))
            || range.len() > 1
    });
    if not {
        return Decided::No;
    }
    let reason = (1..words.len()).find(|at| words.phrase(*at, &[v::REASON_INSIDE]).is_some() && *at >= 2);
    let (what, why) = match reason {
        Some(at) => (
            near[..words[at].at].trim_end_matches([' ', ',', ';', '(', '–', '—', '-', '.']),
            text[words[at].at..].trim_end_matches([')']).trim(),
        ),
        None => (text, ""),
    };
    Decided::Yes(Item {
        what: super::line::emphasis_off(what),
        why: without_reason_label(why).to_owned(),
        decision: true,
        reason: Reason::Decided,
        ..Item::default()
    })
}

/// "Reason: the floor is wet" without its label; a line of its own behind a decision.
pub(crate) fn reason(body: &str) -> Option<&str> {
    let (before, after) = label(body)?;
    (v::is(&fold(before), v::REASON) && !after.is_empty()).then_some(after)
}

fn without_reason_label(why: &str) -> &str {
    reason(why).unwrap_or(why)
}
