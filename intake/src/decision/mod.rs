//! What was decided, and why.

mod sentences;
mod told;

pub(crate) use told::{Decided, may_be_decided, reason};

use super::front::{all_known, front};
use super::label::{dashed, label};
use super::people::People;
use super::person_names::look_like_names;
use super::sentences::sentences_of;
use super::verdict::verdict;
use super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, uses, words_of};
use super::{Reading, Why};
use sentences::in_sentences;
use told::told;

/// The words without one of which no line says that something was decided or not.
const SAYS_SO: [v::Use; 7] =
    [v::DECISION, v::DECISION_BEGINS, v::DECIDES, v::NO_DECISION, v::VOTES_FOR, v::VOTES_AGAINST, v::VOTE];

/// Reads a line that says by its own words that something was decided: "Decision: …", "We agreed to …", "…: approved".
pub(crate) fn read(body: &str, people: &People) -> Option<Decided> {
    let body =
        body.trim().trim_start_matches(['→', '⇒', '➡', '✅', '✔', '✓', '☑', '\u{FE0F}', '=', '>', ' ']);
    let body = body.strip_prefix("->").unwrap_or(body).trim_start();
    let bare = body.trim_start_matches(['*', '_']);
    // Most lines have no word in them that says so.
    if body.ends_with('?') || words_of(bare).find_phrase(&SAYS_SO).is_none() {
        return None;
    }
    let parted = label(bare);
    if let Some((before, after)) = parted.filter(|(before, _)| is_decision_label(before)) {
        // "Agreed: Ana to call the hall" is something to do.
        let held = || v::is(before, v::AGREEMENTS) && front(after, people, false).is_some();
        return (!after.is_empty() && !held()).then(|| told(after));
    }
    parted
        .and_then(|(before, after)| went_behind(before, after).or_else(|| announced(before, after, people)))
        .or_else(|| {
            let (before, after) = parted.or_else(|| dashed(bare))?;
            agreed_on_topic(bare, before, after, people)
        })
        .or_else(|| in_sentences(bare, people))
}

/// "Decision", "Decision 3", "Decision (consensus)", "Agreed by all", "Beschluss mit 4 Ja" in front of a colon.
fn is_decision_label(before: &str) -> bool {
    let words = words_of(before);
    let Some(length) = words.phrase(0, &[v::DECISION]) else { return false };
    let rest = words.get(length).map_or("", |word| &before[word.at..]);
    rest.starts_with(['(', '['])
        || rest.chars().all(|c| c.is_ascii_digit() || "#.-/".contains(c))
        || words.len() <= 4 && length > 1
        || verdict(before) == Some(true)
}

/// "paint it green: yes, all agreed", "result: postponed".
fn went_behind(before: &str, after: &str) -> Option<Decided> {
    let after = match after.split_once(", ") {
        Some((yes, rest)) if v::is(yes, v::REPLY) => rest,
        _ => after,
    };
    let words = words_of(after);
    if words.is_empty() || words.len() > 8 {
        return None;
    }
    if words.phrase(0, &[v::NO_DECISION]).is_some()
        && v::is(before.split(' ').next().unwrap_or(""), v::REMARK)
    {
        return Some(Decided::No);
    }
    let ends = words.phrase(0, &[v::DECISION]).is_some_and(|length| {
        let end = words[length - 1].end;
        words.get(length).is_none_or(|next| after[next.at..].starts_with(['(', '-', '–', '—']))
            || end < after.len() && after[..end].ends_with([',', '.', ';'])
    });
    let adopted = || uses(after.split(['(', ',', '.']).next().unwrap_or("")).is(v::DECISION);
    (before.contains(' ') && (ends || adopted())).then(|| told(before))
}

/// "After the round there was consensus: a bike ride on Sunday"
fn announced(before: &str, after: &str, people: &People) -> Option<Decided> {
    (before.contains(' ')
        && after.split(' ').count() > 2
        && !look_like_names(after)
        && front(before, people, false).is_none()
        && tells_at_its_end(before))
    .then(|| told(after))
}

/// "After a talk: agreed to close on Mondays", "French lessons - we keep the Tuesday".
fn agreed_on_topic(bare: &str, before: &str, after: &str, people: &People) -> Option<Decided> {
    let words = first_words_of(&after[..after.floor_char_boundary(200)], LONGEST_PHRASE);
    let begins = after.contains(' ')
        && words.phrase(0, &[v::DECISION_BEGINS]).is_some()
        && verdict(after).is_none()
        && !all_known(before, people)
        // "Ana: agreed to call" is what Ana does; "Harvest: it was agreed to wait" is none of anybody's.
        && (!look_like_names(before) || words.phrase(0, &[v::DECIDES]).is_none());
    if !begins {
        return None;
    }
    // A topic says what it is about.
    const NO_TOPIC: [v::Use; 7] =
        [v::AFTER, v::REMARK, v::ABOUT, v::TALK, v::DECISION, v::PROPOSAL, v::VERDICT];
    let topic = (2..=4).contains(&before.split(' ').count())
        && first_words_of(before, LONGEST_PHRASE).phrase(0, &NO_TOPIC).is_none();
    // What others do for it stands in sentences behind.
    Some(told(if topic { bare } else { sentences_of(after).next()? }))
}

/// Whether a line announces by a label that something was decided: "Decided: …".
pub(crate) fn is_labelled(body: &str) -> bool {
    label(body.trim_start_matches(['*', '_'])).is_some_and(|(before, after)| {
        !after.is_empty() && words_of(before).phrase(0, &[v::DECISION]) == Some(words_of(before).len())
    })
}

/// Whether the last words of what stands in front of a colon say that something was decided.
fn tells_at_its_end(before: &str) -> bool {
    let words = words_of(before).with_letters();
    let last = (0..words.len())
        .any(|at| words.phrase(at, &[v::DECISION, v::DECISION_BEGINS, v::DECIDES]) == Some(words.len() - at));
    last && words.find_phrase(&[v::NO_DECISION, v::NOBODY]).is_none()
}

/// Whether a sentence says at its end, in several words, that something was not decided.
pub(crate) fn is_turned_down(sentence: &str) -> bool {
    let words = words_of(sentence).with_letters();
    (1..words.len()).any(|at| {
        words.phrase(at, &[v::NO_DECISION]).is_some_and(|length| length > 1 && at + length == words.len())
    })
}

/// A line under a heading for decisions.
pub(crate) fn under_heading(body: &str, people: &People) -> Option<Decided> {
    let body = body.trim();
    if body.ends_with('?') || body.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return None;
    }
    read(body, people).or_else(|| Some(told(body)))
}

/// A table's row: what was decided stands in one cell, how it went and why in others. `open`: it is a proposal, decided
/// only where another cell says so.
pub(crate) fn row(cells: &[String], what: usize, open: bool, people: &People) -> Reading {
    let others = || cells.iter().enumerate().filter(|(at, cell)| *at != what && !cell.is_empty());
    let verdicts = || others().filter_map(|(_, cell)| verdict(cell));
    let Some(text) = cells.get(what) else { return Reading::LeftOut(Why::Table) };
    if verdicts().any(|yes| !yes) || open && verdicts().next().is_none() {
        return Reading::LeftOut(Why::NotDecided);
    }
    match under_heading(text, people) {
        Some(Decided::Yes(mut item)) => {
            let beside = others().filter(|(_, cell)| cell.contains(' ') && verdict(cell).is_none());
            let beside: Vec<&str> = beside.map(|(_, cell)| cell.as_str()).collect();
            if item.why.is_empty() {
                item.why = crate::name::visible(&beside.join("\n"));
            }
            item.what = crate::name::visible(item.what.trim());
            Reading::Item(item)
        }
        Some(Decided::No) => Reading::LeftOut(Why::NotDecided),
        None => Reading::LeftOut(Why::Table),
    }
}
