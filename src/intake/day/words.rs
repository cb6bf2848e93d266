//! The words and numbers that days are written with.

use super::super::vocabulary::{is_one_of, which};
use crate::domain::name::fold;

/// A word, number or sign, and the bytes it takes.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub at: usize,
    pub end: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// Value and how many figures it was written with.
    Number(u32, usize),
    Word(String),
    Sign(char),
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        let mut run = |same: fn(char) -> bool| {
            while let Some((next, c)) = chars.peek().copied() {
                if !same(c) {
                    break;
                }
                end = next + c.len_utf8();
                chars.next();
            }
        };
        let kind = if c.is_ascii_digit() {
            run(|c| c.is_ascii_digit());
            // More figures than any year has are no number of ours.
            Kind::Number(text[at..end].parse().unwrap_or(u32::MAX), end - at)
        } else if c.is_alphabetic() {
            run(|c| c.is_alphabetic() || matches!(c, '\u{0300}'..='\u{036F}' | '\'' | '’'));
            Kind::Word(fold(&text[at..end]))
        } else if c.is_whitespace() {
            continue;
        } else {
            Kind::Sign(c)
        };
        found.push(Token { kind, at, end });
    }
    found
}

/// Takes "at 14:00", "2 pm" and "T10:30:00Z" away, and says whether there was one.
pub(super) fn without_times(tokens: &[Token]) -> (Vec<Token>, bool) {
    let mut kept: Vec<Token> = Vec::new();
    let mut timed = false;
    let mut i = 0;
    let word = |i: usize, any: &[&str]| matches!(tokens.get(i).map(|t| &t.kind), Some(Kind::Word(w)) if any.contains(&w.as_str()));
    let number = |i: usize| matches!(tokens.get(i).map(|t| &t.kind), Some(Kind::Number(n, 1..=2)) if *n < 60);
    let sign = |i: usize, c: char| matches!(tokens.get(i).map(|t| &t.kind), Some(Kind::Sign(s)) if *s == c);
    while i < tokens.len() {
        let mut end = i;
        if number(i) && sign(i + 1, ':') && number(i + 2) {
            end = i + 3;
            while sign(end, ':') && number(end + 1) {
                end += 2;
            }
            if sign(end, '.') && matches!(tokens.get(end + 1).map(|t| &t.kind), Some(Kind::Number(..))) {
                end += 2;
            }
        }
        if number(i) && word(end.max(i + 1), &["am", "pm", "h", "hs", "hrs", "z", "utc"]) {
            end = end.max(i + 1) + 1;
        }
        if end > i {
            timed = true;
            while let Some(Kind::Word(w)) = kept.last().map(|t| &t.kind)
                && is_one_of(w, "at t las la a")
            {
                kept.pop();
            }
            i = end;
            while word(i, &["am", "pm", "h", "hs", "hrs", "z", "utc"]) {
                i += 1;
            }
        } else {
            kept.push(tokens[i].clone());
            i += 1;
        }
    }
    (kept, timed)
}

/// Words and signs that stand around a day without changing it.
pub(super) fn is_filler(token: &Token) -> bool {
    match &token.kind {
        Kind::Sign(c) => matches!(c, ',' | '.' | '(' | ')' | ':' | ';' | '!' | '\u{FEFF}'),
        Kind::Word(w) => is_one_of(
            w,
            "the of de del el la on by before due until till for para antes hasta st nd rd th º ª o a dia \
            this este esta coming no later than mas tardar latest at date fecha vence deadline around about \
            ca",
        ),
        Kind::Number(..) => false,
    }
}

/// The month's number of a folded name, or of one of its usual short forms.
pub(super) fn month(word: &str) -> Option<u32> {
    const NAMES: [(u32, &str); 12] = [
        (1, "january enero jan ene"),
        (2, "february febrero feb"),
        (3, "march marzo mar"),
        (4, "april abril apr abr"),
        (5, "may mayo"),
        (6, "june junio jun"),
        (7, "july julio jul"),
        (8, "august agosto aug ago"),
        (9, "september septiembre setiembre sep sept set"),
        (10, "october octubre oct"),
        (11, "november noviembre nov"),
        (12, "december diciembre dec dic"),
    ];
    which(word, &NAMES)
}

/// Days from Monday of a folded weekday's name or short form.
pub(super) fn weekday(word: &str) -> Option<u8> {
    which(
        word,
        &[
            (0, "monday mon mondays lunes lun"),
            (1, "tuesday tue tues martes mar"),
            (2, "wednesday wed weds miercoles mie"),
            (3, "thursday thu thur thurs jueves jue"),
            (4, "friday fri viernes vie"),
            (5, "saturday sat sabado sab"),
            (6, "sunday sun domingo dom"),
        ],
    )
}
