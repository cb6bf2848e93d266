//! Who was there, where running text lists them: "There were six of us: Ana, Ben …", "Thanks for last night (me, Ana and Ben)".

use super::clauses::parts;
use super::head::{Listed, listed};
use super::people::People;
use super::person_names::is_listed_name;
use super::vocabulary::{self as v, words_of};
use crate::name::is_capital;

/// Fewer names are no list of those who were there.
const LEAST: usize = 3;
/// A longer sentence tells something else.
const LONGEST: usize = 500;

/// The people of a sentence's list, where its words in front or the writer among them say that these were there. `first`: it
/// stands among a text's first sentences, where the writer's own word for themselves will do.
pub(crate) fn listed_in(sentence: &str, first: bool, people: &People) -> Option<Vec<Listed>> {
    if sentence.len() > LONGEST
        || sentence.ends_with('?')
        || words_of(sentence).find_phrase(&[v::AND]).is_none() && !sentence.contains(',')
    {
        return None;
    }
    let mut from = 0;
    for (at, sign) in sentence.match_indices(['(', ')', ':', ';']).chain([(sentence.len(), "")]) {
        let (led, span) = (&sentence[..from], &sentence[from..at]);
        from = at + sign.len();
        let names = names_at_the_end(span, people);
        if names.len() < LEAST {
            continue;
        }
        let begins = names[0].as_ptr() as usize - sentence.as_ptr() as usize;
        let labelled = led.ends_with(':') && sentence[led.len()..begins].trim().is_empty();
        let writer = || names.iter().any(|name| v::is(without_article(name), v::MYSELF));
        // "Cake: Ana, Ben and me" is what they do.
        if tells(&sentence[..begins]) || first && !labelled && writer() {
            let names: Vec<&str> = names.into_iter().map(without_article).collect();
            return listed(&names.join(", "), true, people).map(|(found, _)| found);
        }
    }
    None
}

/// Whether words in front of a list say that these people were there.
fn tells(led: &str) -> bool {
    let words = words_of(led);
    words.find_phrase(&[v::PRESENT, v::HEAD_COUNT, v::MEETING_WORD, v::YESTERDAY]).is_some()
        && words.find_phrase(&[v::AWAY, v::NEXT_MEETING]).is_none()
}

/// The names that a span ends with, parted by commas and words for "and".
fn names_at_the_end<'a>(span: &'a str, people: &People) -> Vec<&'a str> {
    let mut names = Vec::new();
    for (at, piece) in parts(span, &words_of(span)).into_iter().rev().enumerate() {
        let piece = piece.trim_matches(ENDS);
        let spoken = names_without_commas(piece);
        if spoken.len() >= LEAST {
            names.extend(spoken);
            break;
        }
        let Some(name) = name_at_the_end(piece, people) else { break };
        names.push(name);
        // "… and the new one, Ana": only the last has other words in front.
        if name.len() < piece.len() && at > 0 {
            break;
        }
    }
    names.reverse();
    names
}

const ENDS: [char; 4] = [' ', ',', '.', '!'];

/// "six of us me Ana Ben Cem Dora", as it is spoken: single names, the last one first.
fn names_without_commas(piece: &str) -> Vec<&str> {
    let words = piece.split(' ').rev();
    let is_name = |word: &&str| {
        v::is(word, v::MYSELF) && word.len() > 1
            || word.starts_with(is_capital) && v::uses(word).says_nothing()
    };
    words.take_while(is_name).collect()
}

/// A name, or one at the end of other words: "Hoy fuimos Joel".
fn name_at_the_end<'a>(piece: &'a str, people: &People) -> Option<&'a str> {
    if is_name(piece, people) {
        return Some(piece);
    }
    let words = words_of(piece);
    // The longest that is one.
    (1..words.len()).find_map(|at| {
        let name = &piece[words[at].at..];
        let article = words.get(at).is_some_and(|word| word.uses.is(v::ARTICLE)) && at + 1 < words.len();
        (words.len() - at <= 3 + usize::from(article) && is_name(name, people)).then_some(name)
    })
}

fn is_name(text: &str, people: &People) -> bool {
    let name = without_article(text);
    let told = v::uses(name);
    told.is(v::MYSELF)
        || people.knows(name)
        || name.split(' ').count() <= 3
            && name.split(' ').all(|word| word.starts_with(is_capital))
            && is_listed_name(name, false)
            && !told.is_any(&[v::PRESENT, v::YESTERDAY, v::TODAY])
            && told.weekday().is_none()
}

fn without_article(name: &str) -> &str {
    name.split_once(' ').filter(|(article, _)| v::is(article, v::ARTICLE)).map_or(name, |(_, name)| name)
}
