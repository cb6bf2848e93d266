//! What running text tells and a list or table tells again: it is offered once, where it is marked.

use super::super::vocabulary::words_of;
use super::super::{Item, Line, Reading, Why};

/// Past so many things to do nobody compares each with each.
const COMPARED: usize = 400;

/// Leaves out what only sounds like something to do where the same people have it, marked, elsewhere in the text; what it says
/// beyond that becomes a note there.
pub(super) fn leave_out_told_twice(lines: &mut [Line]) {
    let is_marked = |item: &&Item| !item.maybe && !item.decision && !item.holders.is_empty();
    let marked: Vec<Item> =
        lines.iter().flat_map(Line::items).filter(is_marked).take(COMPARED).cloned().collect();
    if marked.is_empty() {
        return;
    }
    let mut more: Vec<(usize, String)> = Vec::new();
    let mut again = |item: &Item| {
        let told = |other: &Item| item.maybe && !item.decision && is_told_in(item, other);
        let Some(at) = marked.iter().position(told) else { return false };
        if long_words(&item.what).len() > long_words(&marked[at].what).len() {
            more.push((at, item.what.clone()));
        }
        true
    };
    for line in lines.iter_mut() {
        line.also.retain(|item| !again(item));
        if matches!(&line.reading, Reading::Item(item) if again(item)) {
            line.reading = Reading::LeftOut(Why::Talk);
        }
    }
    let kept = lines.iter_mut().flat_map(|line| {
        let first = match &mut line.reading {
            Reading::Item(item) => Some(item),
            _ => None,
        };
        first.into_iter().chain(&mut line.also)
    });
    for (at, item) in kept.filter(|item| is_marked(&&**item)).take(COMPARED).enumerate() {
        for (_, words) in more.iter().filter(|(of, _)| *of == at) {
            item.add_note(words);
        }
    }
}

/// Whether another item has the same people, the same words for the most part, and no other day.
fn is_told_in(item: &Item, other: &Item) -> bool {
    let same_people = !item.holders.is_empty() && item.holders.iter().all(|who| other.holders.contains(who));
    if !same_people || item.day.is_some() && item.day != other.day {
        return false;
    }
    let (a, b) = (long_words(&item.what), long_words(&other.what));
    let fewer = a.len().min(b.len());
    let shared = b.iter().filter(|word| a.iter().any(|one| alike(one, word))).count();
    fewer > 1 && shared * 5 >= fewer * 3
}

/// Words that say something: of four letters and more.
fn long_words(text: &str) -> Vec<String> {
    let words = words_of(text);
    (0..words.len()).map(|at| words.fold(at)).filter(|word| word.len() > 3).map(str::to_owned).collect()
}

/// "posters" and "poster", "streicht" and "streichen".
fn alike(one: &str, other: &str) -> bool {
    let stem = |word: &str| word.chars().take(5).collect::<String>();
    one == other || one.len() > 4 && other.len() > 4 && stem(one) == stem(other)
}
