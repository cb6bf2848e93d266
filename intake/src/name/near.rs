//! How alike two names are.

use super::{fold, fold_words};

/// How alike two names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// Equal but for case, accents, spaces and punctuation.
    Same,
    /// One letter apart, or one is the other with a surname or an initial added.
    Close,
}

/// How alike two names are, or `None` when they are plainly two people's.
pub fn near(a: &str, b: &str) -> Option<Nearness> {
    near_folded((&fold(a), &fold_words(a)), (&fold(b), &fold_words(b)))
}

/// [`near`] for names that were folded before, for comparing many.
pub fn near_folded(a: (&str, &[String]), b: (&str, &[String])) -> Option<Nearness> {
    if a.0 == b.0 {
        return (!a.0.is_empty()).then_some(Nearness::Same);
    }
    (longer_form(a.1, b.1) || one_letter_apart(a.0, b.0)).then_some(Nearness::Close)
}

/// "Ana" and "Ana López", "Ana L." and "Ana López": the first words agree, later ones are missing or initials.
fn longer_form(a: &[String], b: &[String]) -> bool {
    let (Some(first), Some(other)) = (a.first(), b.first()) else { return false };
    if first != other || first.chars().nth(1).is_none() {
        return false;
    }
    a.iter().zip(b).all(|(x, y)| {
        x == y
            || (x.chars().nth(1).is_none() && y.starts_with(x.as_str()))
            || (y.chars().nth(1).is_none() && x.starts_with(y.as_str()))
    })
}

/// One letter more, less, other or swapped, in names of five letters and more: shorter ones are too alike by nature.
fn one_letter_apart(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let (mut a, mut b): (Vec<char>, Vec<char>) =
        (a.chars().collect::<Vec<_>>(), b.chars().collect::<Vec<_>>());
    if a.len() < b.len() {
        std::mem::swap(&mut a, &mut b);
    }
    if a.len() < 5 || a.len() - b.len() > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    if a.len() > b.len() {
        return a[1..] == *b;
    }
    a[1..] == b[1..] || (a.len() >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..])
}
