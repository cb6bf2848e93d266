//! What a decision's own words say: what was decided, why, or that it was put off.

use super::super::front::front;
use super::super::label::label;
use super::super::people::People;
use super::super::vocabulary::{self as v, first_words_of, words_of};
use super::super::{Item, Reason};

/// What a line says of a decision.
pub(crate) enum Decided {
    /// It was decided, with the reasons where they stand.
    Yes(Item),
    /// Withdrawn, postponed or not agreed on.
    No,
}

/// Whether a sentence may say what was decided: it is no question, and nothing that somebody is to do.
pub(crate) fn may_be_decided(sentence: &str, people: &People) -> bool {
    let proposes = || first_words_of(sentence, 8).find_phrase(&[v::PROPOSAL]).is_some();
    front(sentence, people, false).is_none() || proposes()
}

/// What was decided by a text's words, with the reasons in them, unless they put it off.
pub(super) fn told(text: &str) -> Decided {
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
    if not || is_put_off(near) {
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
        what: crate::line::emphasis_off(what),
        why: without_reason_label(why).to_owned(),
        decision: true,
        reason: Reason::Decided,
        ..Item::default()
    })
}

/// "Buy a van: postponed until we know more", "Leave the network (withdrawn by Ana)": what stands behind a sign takes it back.
fn is_put_off(text: &str) -> bool {
    [": ", " (", ", ", " – ", " — ", " - ", " → ", " -> "].iter().any(|sign| {
        text.match_indices(sign).take(8).any(|(at, sign)| {
            let words = words_of(&text[at + sign.len()..]);
            let length = words.phrase(0, &[v::NO_DECISION]);
            // "Sundays: later opening" says when.
            at > 0
                && length.is_some_and(|length| {
                    length > 1 || length == words.len() || !words[0].uses.is_any(&[v::STATE_TODO, v::NOBODY])
                })
        })
    })
}

/// "Reason: the floor is wet" without its label; a line of its own behind a decision.
pub(crate) fn reason(body: &str) -> Option<&str> {
    let (before, after) = label(body)?;
    (v::is(before, v::REASON) && !after.is_empty()).then_some(after)
}

fn without_reason_label(why: &str) -> &str {
    reason(why).unwrap_or(why)
}
