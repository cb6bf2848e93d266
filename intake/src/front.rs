//! The people who stand in front of a sentence.

use super::label::{dashed, is_remark_label, label};
use super::people::People;
use super::person_names::{is_everyone, is_nobody, look_like_names};
use super::tagged;
use super::vocabulary::{self as v, LONGEST_PHRASE, Words, first_words_of};
use crate::TaskState;
use crate::name::{clean, is_capital, is_small, with_folded};
use std::ops::Range;
/// Whether a sentence that nothing marks as a thing to do names somebody for it all the same.
pub(crate) fn names_a_holder(body: &str, people: &People) -> bool {
    front(body, people, false).is_some() || body.starts_with('@') || body.contains(" @")
}

/// Where the holders stand in front of a sentence, and where the sentence goes on.
pub(crate) struct Front {
    pub names: Range<usize>,
    pub rest: usize,
    pub guessed: bool,
    /// A colon, dash or bracket parts them from the sentence.
    pub parted: bool,
}

/// "Ana: …", "Ana — …", "(Ana) …", "Ana to …", "Everyone to …", "Ana va a …"; and in a task "Ana calls …".
pub(crate) fn front(body: &str, people: &People, task: bool) -> Option<Front> {
    parted_front(body, people).or_else(|| joined_front(body.trim_end(), people, task))
}

/// The same where a colon, dash or bracket parts them from the sentence.
pub(crate) fn parted_front(body: &str, people: &People) -> Option<Front> {
    let body = body.trim_end();
    if let Some(found) = in_brackets(body, people) {
        return Some(found);
    }
    if let Some((before, after)) = label(body)
        && before.len() <= 120
        && !after.is_empty()
        && (!is_remark_label(before)
            || is_everyone(before)
            || is_nobody(before)
            || all_known_whole(before, people))
    {
        let sure = is_everyone(before) || all_known(before, people) || (is_nobody(before) && before != "?");
        // "Statuts : Hélène (15/01)" and "Press: Ana rings the paper" have their people behind.
        if sure || (look_like_names(before) && !is_held_behind(after, people) && !is_subject(after, people)) {
            let start = body.find(before).unwrap_or(0);
            return Some(Front {
                names: start..start + before.len(),
                rest: body.len() - after.len(),
                guessed: !sure,
                parted: true,
            });
        }
    }
    if let Some((before, after)) = dashed(body) {
        let nobody = !before.is_empty() && is_nobody(before);
        let sure = nobody || is_everyone(before) || all_known(before, people);
        let short = || people.names_in(before).iter().all(|person| person.name.split(' ').count() <= 2);
        let names =
            || look_like_names(before) && short() && !is_remark_label(before) && !before.contains(':');
        // "New sign -> Ana" has its people behind.
        if !after.is_empty()
            && (sure || names() && !is_held_behind(after, people) && !is_subject(after, people))
        {
            let rest = body.len() - after.len();
            return Some(Front { names: 0..before.len(), rest, guessed: !sure, parted: true });
        }
    }
    None
}

/// Whether somebody stands in front who does what follows: "Ana rings the paper", whoever Ana is.
fn is_subject(text: &str, people: &People) -> bool {
    const VERBS: [v::Use; 4] = [v::VERB_DROPPED, v::VERB_KEPT, v::PROMISE, v::SAID];
    people_in_front(text, people)
        .map(|found| found.words.phrase(found.next, &VERBS).is_some().then_some(found.names))
        .unwrap_or_else(|| unknown_subject(text))
        .is_some_and(|names| !is_everyone(&text[names]))
        || named_by_verb(text).is_some()
}

/// Who stands behind a verb that begins what is said of a topic: "lo hace Ana", "macht Ben".
pub(crate) fn named_by_verb(text: &str) -> Option<Range<usize>> {
    let words = first_words_of(text, 2 + LONGEST_PHRASE);
    let at = usize::from(words.fold(0).len() <= 3);
    let length = words.phrase(at, &[v::VERB_IN_FRONT])?;
    let name = words.get(at + length)?;
    let written = text[name.at..name.end].trim_end_matches([',', '.', ';', ')']);
    (written.starts_with(is_capital) && name.uses.says_nothing()).then(|| name.at..name.at + written.len())
}

/// Where somebody stands in front who does what follows, of whom nobody has told us.
pub(crate) fn unknown_subject(text: &str) -> Option<Range<usize>> {
    unknown_in_front(text).map(|found| found.names)
}

fn joined_front(body: &str, people: &People, task: bool) -> Option<Front> {
    let head = &body[..body.floor_char_boundary(160)];
    let (found, everyone) = match people_in_front(head, people) {
        Some(found) => {
            let everyone = is_everyone(&head[found.names.clone()]);
            (found, everyone)
        }
        None if task => (unknown_in_front(head)?, false),
        None => return None,
    };
    let InFront { words, next: end, names } = found;
    let next = words.get(end)?;
    let verb = words.phrase(end, &[v::VERB_DROPPED, v::ASKS]);
    let rest = match verb {
        Some(length) => words.get(end + length)?.at,
        None => {
            let small = head[next.at..].chars().next().is_some_and(is_small);
            let verb = words.phrase(end, &[v::VERB_KEPT, v::PROMISE]).is_some();
            // "We met" and "All chairs" take nothing on.
            if everyone || (!verb && (!task || !small || next.uses.is(v::AND))) {
                return None;
            }
            next.at
        }
    };
    Some(Front { names, rest, guessed: !everyone, parted: false })
}

/// Whether nothing but known people stands here, and perhaps a day.
pub(crate) fn is_held_behind(text: &str, people: &People) -> bool {
    people_in_front(text, people).is_some_and(|InFront { words, next, .. }| {
        words.get(next).is_none_or(|word| {
            text[word.at..].starts_with(['(', '–', '—', '-'])
                || text[..word.at].trim_end().ends_with(',')
                || words.phrase(next, &[v::BY]).is_some()
        })
    })
}

/// `(Val) Draft the letter`, `(Salma): book`, `[Ana] call`.
fn in_brackets(body: &str, people: &People) -> Option<Front> {
    let close = match body.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let end = body[..body.floor_char_boundary(120)].find(close)?;
    let inside = body[1..end].trim();
    let after = body[end + 1..].trim_start_matches([':', '-', '–', '—', ' ']);
    if inside.chars().count() < 2 || after.is_empty() || body[end + 1..].starts_with('(') {
        return None;
    }
    let sure = is_everyone(inside) || all_known(inside, people);
    let names = look_like_names(inside) && !is_remark_label(inside) && close == ')';
    (sure || names).then(|| Front {
        names: 1..end,
        rest: body.len() - after.len(),
        guessed: !sure,
        parted: true,
    })
}

/// People who stand in front of a sentence.
pub(crate) struct InFront {
    /// The sentence's words.
    pub words: Words,
    /// The place of the word behind the people.
    pub next: usize,
    /// The bytes that they take.
    pub names: Range<usize>,
}

/// Known people at the start, joined by commas and words for "and".
pub(crate) fn people_in_front(text: &str, people: &People) -> Option<InFront> {
    // The first word tells at once of most sentences that nobody stands in front.
    let mut written = text.split_whitespace();
    let mut first = written.next()?;
    let article = v::is(first, v::ARTICLE).then(|| written.next()).flatten();
    first = article.unwrap_or(first);
    let at = usize::from(article.is_some());
    if !with_folded(first, |first| people.may_begin(first)) {
        let told = v::uses(first);
        if !told.is(v::EVERYONE) && !told.begins() {
            return None;
        }
        people_from(first_words_of(text, at + 4), at, text, people)?;
    }
    // Few sentences have more people in front than these words hold, with those behind them that are looked at.
    let mut most = 4 + BEHIND;
    loop {
        let near = people_from(first_words_of(text, most), at, text, people);
        if near.as_ref().is_none_or(|found| found.next + BEHIND <= most) {
            return near;
        }
        most *= 4;
    }
}

/// So many words behind the people are looked at.
const BEHIND: usize = 8 + LONGEST_PHRASE;

fn people_from(words: Words, first: usize, text: &str, people: &People) -> Option<InFront> {
    let (mut at, mut end) = (first, None);
    while at < words.len() {
        let length = (1..=4.min(words.len() - at)).rev().find(|length| {
            let last = words[at + length - 1];
            let name = &text[words[at].at..last.end];
            let key = words.joined(at..at + length);
            !key.is_empty()
                // "Lucas &" is Lucas, and somebody follows.
                && last.has_letters()
                && (people.knows_key(key)
                    || v::uses_of_folded(key).is(v::EVERYONE)
                    || people.of_initials(name.trim_end_matches(',')).is_some())
                && !name.contains([':', '(', ';'])
                && !name.trim_end_matches(',').contains(',')
        });
        let Some(length) = length else { break };
        at += length;
        end = Some((at, words[at - 1].end));
        let comma = text[..words[at - 1].end].ends_with(',');
        let joined = words
            .get(at)
            .is_some_and(|word| word.uses.is(v::AND) || matches!(&text[word.at..word.end], "&" | "+" | "/"));
        if joined {
            at += 1;
        } else if !comma {
            break;
        }
    }
    let (next, end) = end?;
    Some(InFront { names: words[first].at..end, words, next })
}

/// "Tim to …", "Ana Ruiz will …": one or two words with capitals, of nobody we know, in front of a verb.
fn unknown_in_front(text: &str) -> Option<InFront> {
    let words = first_words_of(text, 2 + LONGEST_PHRASE + 1);
    for length in 1..=2 {
        if words.len() < length {
            return None;
        }
        let looks = words.iter().take(length).all(|word| {
            let written = &text[word.at..word.end];
            written.chars().next().is_some_and(is_capital)
                && written.chars().all(char::is_alphabetic)
                && !word.uses.is_any(&[
                    v::NO_NAME,
                    v::ARTICLE,
                    v::NOBODY,
                    v::REMARK,
                    v::EVERYONE,
                    v::MEETING_WORD,
                    v::PRESENT,
                    v::ABOUT,
                ])
        });
        if !looks {
            return None;
        }
        // German says "Licht klären" of what is to be done: a verb in that form tells of nobody.
        let verb = words.fold(length);
        if words.phrase(length, &[v::VERB_DROPPED]).is_some()
            || (words.phrase(length, &[v::PROMISE, v::VERB_KEPT]).is_some()
                && !v::ends_as(verb, v::INFINITIVE_ENDING))
        {
            let names = 0..words[length - 1].end;
            return Some(InFront { words, next: length, names });
        }
    }
    None
}

/// Whether everybody in a list is the group's or stands elsewhere in the text as a person.
pub(crate) fn all_known(text: &str, people: &People) -> bool {
    if text.len() > 200 {
        return false;
    }
    let first = text.split([' ', ',', ';', '&', '+', '/', '|']).find(|word| !word.is_empty()).unwrap_or("");
    let begins = with_folded(first, |first| {
        people.may_begin(first)
            || first.is_empty()
            || v::uses(first).is_any(&[v::EVERYONE, v::AND, v::MYSELF])
    });
    if !begins && !with_folded(text, |text| people.knows_key(text)) {
        return false;
    }
    if people.knows_whole(text) {
        return true;
    }
    let names = people.split(text);
    !names.is_empty() && names.iter().all(|person| people.knows(&person.name))
}

/// The same, for one whose name is also a word.
fn all_known_whole(text: &str, people: &People) -> bool {
    people.knows(&clean(text))
}

/// What a sentence in running text sounds like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sounds {
    /// Somebody we know takes something on: "Ana will call".
    Promise,
    Talk,
}

/// Whether somebody we know takes something on in a sentence.
pub(crate) fn sounds(body: &str, people: &People) -> Sounds {
    let head = &body[..body.floor_char_boundary(400)];
    if head.ends_with('?') || people.is_empty() {
        return Sounds::Talk;
    }
    match people_in_front(head, people) {
        // "We met in the park" is talk.
        Some(InFront { words, next, names }) if is_everyone(&head[names.clone()]) => {
            let promise = words.phrase(next, &[v::VERB_DROPPED]).is_some();
            if promise { Sounds::Promise } else { Sounds::Talk }
        }
        Some(InFront { words, next: end, .. }) => {
            let promise = words.find_phrase_in(end..end + 8, &[v::PROMISE, v::I_PROMISE]).is_some()
                || words.phrase(end, &[v::VERB_DROPPED, v::VERB_KEPT]).is_some()
                // "Flor les escribe"
                || words.fold(end).len() <= 3 && words.phrase(end + 1, &[v::VERB_KEPT]).is_some()
                // "Jörn has a car, fetches it", "Ana knows her, she asks her"
                || (end + 1..words.len()).any(|at| {
                    // "Ana has had two quotes and was asked to get a third"
                    words[at - 1].uses.is(v::AND)
                        && (words.phrase(at, &[v::VERB_DROPPED]).is_some_and(|length| length > 1)
                            || words[at].uses.is(v::PROMISE))
                        || head[..words[at - 1].end].ends_with([',', ';'])
                        && (words.phrase(at, &[v::VERB_KEPT]).is_some()
                            || words[at].uses.is(v::NO_NAME) && words.phrase(at + 1, &[v::VERB_KEPT]).is_some())
                })
                || head.contains(['\'', '’'])
                    && head.rsplit(' ').skip(1).any(|word| v::ends_as(word, v::PROMISE_ENDING));
            if promise { Sounds::Promise } else { Sounds::Talk }
        }
        None => Sounds::Talk,
    }
}

/// How a check box behind a person's name stands: `Ana: [x] chairs`.
pub(crate) fn boxed_behind_name(body: &str) -> Option<(Option<TaskState>, String)> {
    let (before, after) = label(body)?;
    let (state, rest) = tagged::check_box(after)?;
    (look_like_names(before) && !rest.is_empty()).then(|| (state, [before, ": ", rest].concat()))
}
