//! What the sentences of running text say was decided.

use super::super::front::{front, people_in_front};
use super::super::label::label;
use super::super::people::People;
use super::super::person_names::look_like_names;
use super::super::sentences::sentence_end;
use super::super::verdict::{carried, told_in_note, verdict};
use super::super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, words_of};
use super::told::{Decided, may_be_decided, told};

/// "There are two offers. It was agreed to take the first. Ana was late.": from the sentence that says so on, up to the
/// last that does.
pub(super) fn in_sentences(bare: &str, people: &People) -> Option<Decided> {
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
    behind_verdict(sentence, people)
        .or_else(|| before_verdict(sentence, people))
        .or_else(|| verdict_of_subject(sentence, people))
        .or_else(|| {
            // "By a majority (3 for, 1 against) the offer is taken"
            (carried(sentence) == Some(true) && may_be_decided(sentence, people))
                .then_some(without_proposal_label(sentence))
        })
}

/// "Vote: 4 for, 2 against → we accept"
fn behind_verdict<'a>(sentence: &'a str, people: &People) -> Option<&'a str> {
    [": ", " : ", " → ", " -> ", " => ", " – ", " — ", " - "].iter().find_map(|sign| {
        sentence.match_indices(sign).take(3).find_map(|(at, _)| {
            let (before, after) = (&sentence[..at], sentence[at + sign.len()..].trim());
            (verdict(before) == Some(true)
                && after.contains(' ')
                && verdict(after).is_none()
                && !look_like_names(after)
                && front(after, people, false).is_none())
            .then_some(after)
        })
    })
}

/// "Ask for mediation - carried 5 to 1", "A bike ride (consensus)"
fn before_verdict<'a>(sentence: &'a str, people: &People) -> Option<&'a str> {
    [" – ", " — ", " - ", " → ", " -> ", " => ", " (", "; ", ", ", ": "].iter().find_map(|sign| {
        let at = sentence.rfind(sign)?;
        let (before, after) = (sentence[..at].trim(), &sentence[at + sign.len()..]);
        let told = verdict(after) == Some(true)
            && (*sign != ", " || after.contains(' '))
            && before.contains(' ')
            && may_be_decided(before, people);
        // How many were for it is worth keeping.
        let whole = *sign == " (" || after.bytes().any(|byte| byte.is_ascii_digit());
        told.then(|| without_proposal_label(if whole { sentence } else { before }))
    })
}

/// "Programme agreed as circulated."
fn verdict_of_subject<'a>(sentence: &'a str, people: &People) -> Option<&'a str> {
    const NO_SUBJECT: [v::Use; 5] = [v::IS, v::NO_NAME, v::NOBODY, v::MINUTES_WORD, v::EVERYONE];
    let words = words_of(sentence).with_letters();
    let (at, length) =
        (1..words.len().min(5)).find_map(|at| words.phrase(at, &[v::DECISION]).map(|length| (at, length)))?;
    (sentence.starts_with(char::is_uppercase)
        && (sentence.ends_with('.') || at + length < words.len())
        && verdict(&sentence[words[at].at..]) == Some(true)
        && !words.iter().take(at).any(|word| word.uses.is_any(&NO_SUBJECT))
        && words.phrase(0, &[v::DECIDERS]).is_none()
        && people_in_front(sentence, people).is_none())
    .then(|| without_proposal_label(sentence))
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
