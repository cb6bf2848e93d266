//! The words and numbers that days are written with.

use super::super::vocabulary::{self as v, uses};
use crate::group::name::fold;

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

/// A figure's value, in the Latin or one of the Arabic scripts.
fn figure(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x0660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x06F0),
        _ => None,
    }
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
        let kind = if figure(c).is_some() {
            run(|c| figure(c).is_some());
            // More figures than any year has are no number of ours.
            let figures = text[at..end].chars().filter_map(figure);
            let number = figures.clone().take(8).fold(0u32, |number, figure| number * 10 + figure);
            let count = figures.count();
            Kind::Number(if count > 8 { u32::MAX } else { number }, count)
        } else if c.is_alphabetic() {
            run(|c| c.is_alphabetic() || matches!(c, '\u{0300}'..='\u{036F}' | '\'' | '’'));
            // "sexta-feira", "après-demain": the hyphen belongs to the word.
            if text[end..].starts_with('-') && text[end + 1..].starts_with(char::is_alphabetic) {
                let tail = end + 1;
                let length = text[tail..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - tail);
                let whole = fold(&text[at..tail + length]);
                if uses(&whole) != v::Uses::default() {
                    end = tail + length;
                    while chars.next_if(|(next, _)| *next < end).is_some() {}
                }
            }
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

/// Takes "at 14:00", "2 pm", "18h30", "19.30 Uhr" and "T10:30:00Z" away, and says whether there was one.
pub(super) fn without_times(tokens: &[Token]) -> (Vec<Token>, bool) {
    let mut kept: Vec<Token> = Vec::new();
    let mut timed = false;
    // How many were kept when the last time was taken away: "18:00–20:00" leaves a dash.
    let mut after = usize::MAX;
    let mut i = 0;
    let hour = |i: usize| matches!(tokens.get(i).map(|t| &t.kind), Some(Kind::Word(w)) if v::is(w, v::HOUR));
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
        } else if number(i) && sign(i + 1, '.') && number(i + 2) && hour(i + 3) {
            end = i + 3;
        }
        if number(i) && hour(end.max(i + 1)) {
            end = end.max(i + 1) + 1;
            // "18h30"
            if end == i + 2 && number(end) && tokens[end].at == tokens[end - 1].end {
                end += 1;
            }
        }
        if end > i {
            if kept.len() == after.saturating_add(1)
                && matches!(kept.last().map(|t| &t.kind), Some(Kind::Sign('-' | '–' | '—')))
            {
                kept.pop();
            }
            timed = true;
            while let Some(Kind::Word(w)) = kept.last().map(|t| &t.kind)
                && v::is(w, v::AT)
            {
                kept.pop();
            }
            i = end;
            while hour(i) {
                i += 1;
            }
            after = kept.len();
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
        Kind::Sign(c) => {
            matches!(c, ',' | '.' | '(' | ')' | ':' | ';' | '!' | 'º' | 'ª' | '°' | '\u{FEFF}' | '،')
        }
        Kind::Word(w) => v::is(w, v::AROUND) && month(w).is_none(),
        Kind::Number(..) => false,
    }
}

/// The month's number of a folded name, or of one of its usual short forms.
pub(super) fn month(word: &str) -> Option<u32> {
    uses(word).number(v::MONTH, 12).map(u32::from)
}

/// Days from Monday of a folded weekday's name or short form.
pub(super) fn weekday(word: &str) -> Option<u8> {
    uses(word).number(v::WEEKDAY, 7).map(|number| number - 1)
}
