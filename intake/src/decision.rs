//! What was decided, and why.

use super::front::{all_known, front, people_in_front};
use super::label::{dashed, label};
use super::people::People;
use super::person_names::look_like_names;
use super::sentences::{sentence_end, sentences_of};
use super::verdict::{carried, told_in_note, verdict};
use super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, uses, words_of};
use super::{Item, Reading, Reason, Why};

/// What a line says of a decision.
pub(crate) enum Decided {
    /// It was decided, with the reasons where they stand.
    Yes(Item),
    /// Withdrawn, postponed or not agreed on.
    No,
}

/// The words without one of which no line says that something was decided or not.
const SAYS_SO: [v::Use; 6] =
    [v::DECISION, v::DECISION_BEGINS, v::DECIDES, v::NO_DECISION, v::VOTES_FOR, v::VOTES_AGAINST];

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
    if let Some((before, after)) = label(bare) {
        let words = words_of(before);
        let length = words.phrase(0, &[v::DECISION]);
        // "Decision 3", "Decision (consensus)", "Agreed by all".
        let rest = length.and_then(|length| words.get(length)).map_or("", |word| &before[word.at..]);
        let plain = rest.is_empty()
            || rest.starts_with(['(', '['])
            || rest.chars().all(|c| c.is_ascii_digit() || "#.-/".contains(c))
            || words.len() <= 4 && length.is_some_and(|length| length > 1)
            // "Beschluss mit 4 Ja"
            || verdict(before) == Some(true);
        if length.is_some() && plain {
            if after.is_empty() {
                return None;
            }
            // "Agreed: Ana to call the hall" is something to do.
            let held = v::is(before, v::AGREEMENTS) && front(after, people, false).is_some();
            return (!held).then(|| told(after));
        }
        // "paint it green: yes, all agreed"
        let after = match after.split_once(", ") {
            Some((yes, rest)) if v::is(yes, v::REPLY) => rest,
            _ => after,
        };
        let after_words = words_of(after);
        if !after_words.is_empty() && after_words.len() <= 8 {
            if after_words.phrase(0, &[v::NO_DECISION]).is_some()
                && v::is(before.split(' ').next().unwrap_or(""), v::REMARK)
            {
                return Some(Decided::No);
            }
            let ends = after_words.phrase(0, &[v::DECISION]).is_some_and(|length| {
                after_words.len() == length
                    || after[after_words[length].at..].starts_with(['(', '-', '–', '—'])
                    || after_words[length - 1].end < after.len()
                        && after[..after_words[length - 1].end].ends_with([',', '.', ';'])
            });
            let adopted = uses(after.split(['(', ',', '.']).next().unwrap_or("")).is(v::DECISION);
            if (ends || adopted) && before.contains(' ') {
                return Some(told(before));
            }
        }
    }
    // "After the round there was consensus: a bike ride on Sunday"
    if let Some((before, after)) = label(bare)
        && before.contains(' ')
        && after.split(' ').count() > 2
        && !look_like_names(after)
        && front(before, people, false).is_none()
        && tells_at_its_end(before)
    {
        return Some(told(after));
    }
    // "After a talk: agreed to close on Mondays"
    if let Some((before, after)) = label(bare).or_else(|| dashed(bare))
        && verdict(after).is_none()
        // "Ana: agreed to call" is what Ana does; "Harvest: it was agreed to wait" is none of anybody's.
        && (!look_like_names(before) || first_words_of(after, LONGEST_PHRASE).phrase(0, &[v::DECIDES]).is_none())
        && !all_known(before, people)
        && first_words_of(&after[..after.floor_char_boundary(200)], LONGEST_PHRASE)
            .phrase(0, &[v::DECISION_BEGINS])
            .is_some()
        && after.contains(' ')
    {
        // "French lessons: we keep the Tuesday" says what it is about.
        let about = before.split(' ').count() > 1
            && before.split(' ').count() <= 4
            && first_words_of(before, LONGEST_PHRASE)
                .phrase(0, &[v::AFTER, v::REMARK, v::ABOUT, v::TALK, v::DECISION, v::PROPOSAL, v::VERDICT])
                .is_none();
        // What others do for it stands in sentences behind.
        return Some(told(if about { bare } else { sentences_of(after).next()? }));
    }
    in_sentences(bare, people)
}

/// "There are two offers. It was agreed to take the first. Ana was late.": from the sentence that says so on, up to the
/// last that does.
fn in_sentences(bare: &str, people: &People) -> Option<Decided> {
    let mut decided: Option<(usize, usize, &str)> = None;
    let (mut from, mut before, mut lost) = (0, None, false);
    for _ in 0..8 {
        let rest = &bare[from..];
        let end = from + sentence_end(rest);
        from += rest.len() - rest.trim_start().len();
        let sentence = &bare[from..end];
        if let Some(yes) = verdict(sentence) {
            // "Ellie proposed to buy paint. All in favour.": what stands before was decided.
            match before {
                Some((first, what)) if yes && decided.is_none() && may_be_decided(what, people) => {
                    decided = Some((first, first + what.len(), without_proposal_label(what)));
                }
                _ if !yes => (decided, lost) = (None, true),
                _ => {}
            }
        } else if let Some(what) = parted_verdict(sentence, people)
            .or_else(|| said_in(sentence, from == 0))
            .or_else(|| told_in_note(sentence).filter(|what| may_be_decided(what, people)))
        {
            let (first, what) = decided.map_or((from, what), |(first, ..)| (first, &bare[first..end]));
            decided = Some((first, end, what));
        } else {
            lost |= carried(sentence) == Some(false);
            let words = first_words_of(sentence, 12);
            let proposes = words.find_phrase(&[v::PROPOSAL]).is_some();
            if proposes || before.is_none_or(|(_, what)| words_of(what).find_phrase(&[v::PROPOSAL]).is_none())
            {
                before = Some((from, sentence));
            }
        }
        from = end;
        if from >= bare.len() {
            break;
        }
    }
    match decided {
        Some((.., what)) => Some(told(what)),
        None => (lost && carried(bare) == Some(false)).then_some(Decided::No),
    }
}

/// What a verdict decides that a sign parts from it: "Ask for mediation - carried 5 to 1", "A bike ride (consensus)",
/// "Vote: 4 for, 2 against → we accept", "Decided with 5 votes: we swap".
fn parted_verdict<'a>(sentence: &'a str, people: &People) -> Option<&'a str> {
    if sentence.len() > 400 || sentence.ends_with('?') {
        return None;
    }
    let enough = |what: &str| what.trim().contains(' ');
    for sign in [": ", " : ", " → ", " -> ", " => ", " – ", " — ", " - "] {
        for (at, _) in sentence.match_indices(sign).take(3) {
            let (before, after) = (&sentence[..at], sentence[at + sign.len()..].trim());
            if verdict(before) == Some(true)
                && enough(after)
                && verdict(after).is_none()
                && !look_like_names(after)
                && front(after, people, false).is_none()
            {
                return Some(after);
            }
        }
    }
    for sign in [" – ", " — ", " - ", " → ", " -> ", " => ", " (", "; ", ", ", ": "] {
        let Some(at) = sentence.rfind(sign) else { continue };
        let (before, after) = (sentence[..at].trim(), &sentence[at + sign.len()..]);
        let told = verdict(after) == Some(true) && (sign != ", " || after.contains(' '));
        if told && enough(before) && may_be_decided(before, people) {
            // How many were for it is worth keeping.
            let counts = after.bytes().any(|byte| byte.is_ascii_digit());
            return Some(without_proposal_label(if counts || sign == " (" { sentence } else { before }));
        }
    }
    // "Programme agreed as circulated."
    let words = words_of(sentence).with_letters();
    let rest = (1..words.len().min(5)).find(|at| words.phrase(*at, &[v::DECISION]).is_some());
    if let Some(at) = rest
        && sentence.starts_with(char::is_uppercase)
        && (sentence.ends_with('.')
            || words.phrase(at, &[v::DECISION]).is_some_and(|length| at + length < words.len()))
        && verdict(&sentence[words[at].at..]) == Some(true)
        && !(0..at)
            .any(|at| words[at].uses.is_any(&[v::IS, v::NO_NAME, v::NOBODY, v::MINUTES_WORD, v::EVERYONE]))
        && words.phrase(0, &[v::DECIDERS]).is_none()
        && people_in_front(sentence, people).is_none()
    {
        return Some(without_proposal_label(sentence));
    }
    // "By a majority (3 for, 1 against) the offer is taken"
    (carried(sentence) == Some(true) && may_be_decided(sentence, people))
        .then_some(without_proposal_label(sentence))
}

/// Whether a sentence may say what was decided: it is no question, and nothing that somebody is to do.
pub(crate) fn may_be_decided(sentence: &str, people: &People) -> bool {
    let proposes = || first_words_of(sentence, 8).find_phrase(&[v::PROPOSAL]).is_some();
    front(sentence, people, false).is_none() || proposes()
}

/// "Proposal of Ana: open on Sundays", "Vote: offer B" without the label.
fn without_proposal_label(sentence: &str) -> &str {
    match label(sentence) {
        Some((before, after))
            if after.contains(' ')
                && verdict(after).is_none()
                && first_words_of(before, LONGEST_PHRASE).phrase(0, &[v::PROPOSAL, v::VERDICT]).is_some() =>
        {
            after
        }
        _ => sentence.trim_end_matches('.'),
    }
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

/// What a sentence says was decided: it begins with words for it ("**Approved** the budget"), tells who decided, or ends
/// with what was decided of its subject.
fn said_in(sentence: &str, first: bool) -> Option<&str> {
    if sentence.ends_with('?') {
        return None;
    }
    let words = first_words_of(&sentence[..sentence.floor_char_boundary(200)], LONGEST_PHRASE + 1);
    match words.phrase(0, &[v::DECISION_BEGINS]) {
        Some(length) => (words.len() > 2
            && (first || words.len() > length && sentence.starts_with(char::is_uppercase)))
        .then_some(sentence),
        None => told_of(sentence).or_else(|| after_talk(sentence)),
    }
}

/// "After a long discussion it was agreed to take no more of them"
fn after_talk(sentence: &str) -> Option<&str> {
    let words = first_words_of(&sentence[..sentence.floor_char_boundary(200)], LONGEST_PHRASE + 6);
    words.phrase(0, &[v::AFTER])?;
    (2..words.len().min(7))
        .any(|at| words.phrase(at, &[v::DECISION_BEGINS]).is_some_and(|length| at + length < words.len()))
        .then_some(sentence)
}

/// "The circle consented to buy it", "Das Budget wird einstimmig angenommen (7 Ja)", "We keep the mill, adopted unanimously."
fn told_of(sentence: &str) -> Option<&str> {
    if sentence.len() > 300 {
        return None;
    }
    let words = words_of(sentence);
    if let Some(length) = words.phrase(0, &[v::DECIDERS])
        && let Some(verb) = words.phrase(length, &[v::DECIDES])
        && length + verb < words.len()
    {
        return Some(sentence);
    }
    if let Some((before, after)) = sentence.rsplit_once(", ")
        && before.contains(' ')
    {
        let after = words_of(after.split(" (").next().unwrap_or(after));
        if after.len() > 1 && after.phrase(0, &[v::DECISION]) == Some(after.len()) {
            return Some(before);
        }
    }
    // That the last minutes were approved is no news.
    if words.iter().take(4).any(|word| word.uses.is(v::MINUTES_WORD)) {
        return None;
    }
    // German puts the verb's second part last.
    let parted = |at: usize| words[at].uses.is(v::PASSIVE);
    let about = |at: usize| words[at].uses.is(v::TALKED_ABOUT);
    let ended = (2..words.len()).any(|at| {
        let ends = words.get(at + 1).is_none_or(|next| {
            sentence[..words[at].end].ends_with([',', '.', ';'])
                || sentence[next.at..].starts_with(['(', '–', '—'])
                || next.uses.is(v::DECISION)
        });
        let adverbs = (1..at).rev().take_while(|before| words[*before].uses.is(v::DECISION)).count();
        ends && words[at].uses.is(v::DECISION)
            && (words[at - adverbs - 1].uses.is(v::IS) || (0..at).any(parted) && !(0..at).any(about))
    });
    ended.then_some(sentence)
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
        what: super::line::emphasis_off(what),
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
