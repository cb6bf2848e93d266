//! The words and numbers that days are written with.

use super::super::vocabulary as v;

/// A word, number or sign, and the bytes it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub kind: Kind<'a>,
    pub at: usize,
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    /// Value and how many figures it was written with.
    Number(u32, usize),
    Word(Word<'a>),
    Sign(char),
}

/// A word as it is written, and what it is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Word<'a> {
    pub written: &'a str,
    pub uses: v::Uses,
}

impl Word<'_> {
    pub fn is(&self, one: v::Use) -> bool {
        self.uses.is(one)
    }

    pub fn is_any(&self, of: &[v::Use]) -> bool {
        self.uses.is_any(of)
    }

    /// The month's number of its name, or of one of its usual short forms.
    pub fn month(&self) -> Option<u32> {
        self.uses.month().map(u32::from)
    }

    /// Days from Monday of a weekday's name or short form.
    pub fn weekday(&self) -> Option<u8> {
        self.uses.weekday().map(|number| number - 1)
    }

    pub fn number(&self) -> Option<u8> {
        self.uses.number()
    }

    /// How many days what it counts by has.
    pub fn unit_days(&self) -> Option<i64> {
        self.uses.which(&[(1, v::UNIT_DAY), (7, v::UNIT_WEEK), (14, v::UNIT_FORTNIGHT)])
    }

    /// Whether days are told with it, other than as a part of longer words for one.
    fn is_of_days(&self) -> bool {
        self.uses.is_of_days()
    }
}

/// A figure's value, in the Latin or one of the Arabic scripts.
pub(super) fn figure(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x0660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x06F0),
        _ => None,
    }
}

/// The words, numbers and signs of a text; `None` where more than `most` words are none that days are told with.
pub(super) fn tokens(text: &str, most: usize) -> Option<Vec<Token<'_>>> {
    let mut found = Vec::with_capacity(text.len().min(64) / 4 + 1);
    let (mut others, mut at) = (0, 0);
    while let Some(c) = text[at..].chars().next() {
        let mut end = at + c.len_utf8();
        let kind = if figure(c).is_some() {
            end = run(text, end, |c| figure(c).is_some());
            // More figures than any year has are no number of ours.
            let figures = text[at..end].chars().filter_map(figure);
            let number = figures.clone().take(8).fold(0u32, |number, figure| number * 10 + figure);
            let count = figures.count();
            Kind::Number(if count > 8 { u32::MAX } else { number }, count)
        } else if c.is_alphabetic() {
            end = run(text, end, |c| c.is_alphabetic() || matches!(c, '\u{0300}'..='\u{036F}' | '\'' | '’'));
            // "sexta-feira", "après-demain": the hyphen belongs to the word.
            if text[end..].starts_with('-') && text[end + 1..].starts_with(char::is_alphabetic) {
                let tail = run(text, end + 1, char::is_alphabetic);
                if v::uses(&text[at..tail]) != v::Uses::default() {
                    end = tail;
                }
            }
            let word = Word { written: &text[at..end], uses: v::uses(&text[at..end]) };
            others += usize::from(!word.is_of_days());
            if others > most {
                return None;
            }
            Kind::Word(word)
        } else if c.is_whitespace() {
            at = end;
            continue;
        } else {
            Kind::Sign(c)
        };
        found.push(Token { kind, at, end });
        at = end;
    }
    Some(found)
}

/// Where characters of a kind end that begin at `from`.
fn run(text: &str, from: usize, same: impl Fn(char) -> bool) -> usize {
    text[from..].find(|c| !same(c)).map_or(text.len(), |length| from + length)
}

/// Takes "at 14:00", "2 pm", "18h30", "19.30 Uhr" and "T10:30:00Z" away, and says whether there was one.
pub(super) fn without_times(tokens: Vec<Token<'_>>) -> (Vec<Token<'_>>, bool) {
    let tells_time = |token: &Token| is_hour(token) || token.kind == Kind::Sign(':');
    if !tokens.iter().any(tells_time) {
        return (tokens, false);
    }
    let mut kept: Vec<Token> = Vec::new();
    let mut timed = false;
    // How many were kept when the last time was taken away: "18:00–20:00" leaves a dash.
    let mut after = usize::MAX;
    let mut at = 0;
    while at < tokens.len() {
        let Some(length) = time_length(&tokens[at..]) else {
            kept.push(tokens[at]);
            at += 1;
            continue;
        };
        if kept.len() == after.saturating_add(1)
            && matches!(kept.last().map(|token| &token.kind), Some(Kind::Sign('-' | '–' | '—')))
        {
            kept.pop();
        }
        while let Some(Kind::Word(word)) = kept.last().map(|token| &token.kind)
            && word.is(v::AT)
        {
            kept.pop();
        }
        (timed, after) = (true, kept.len());
        at += length;
        at += tokens[at..].iter().take_while(|token| is_hour(token)).count();
    }
    (kept, timed)
}

/// How many tokens a time takes that stands in front: "14:00:30", "19.30 Uhr", "2 pm", "18h30".
fn time_length(tokens: &[Token]) -> Option<usize> {
    let hour = |at: usize| tokens.get(at).is_some_and(is_hour);
    let number = |at: usize| matches!(tokens.get(at).map(|token| &token.kind), Some(Kind::Number(n, 1..=2)) if *n < 60);
    let sign = |at: usize, sign: char| tokens.get(at).is_some_and(|token| token.kind == Kind::Sign(sign));
    if !number(0) {
        return None;
    }
    let mut end = 0;
    if sign(1, ':') && number(2) {
        end = 3;
        while sign(end, ':') && number(end + 1) {
            end += 2;
        }
        // Fractions of seconds.
        if sign(end, '.') && matches!(tokens.get(end + 1).map(|token| &token.kind), Some(Kind::Number(..))) {
            end += 2;
        }
    } else if sign(1, '.') && number(2) && hour(3) {
        end = 3;
    }
    if hour(end.max(1)) {
        end = end.max(1) + 1;
        // "18h30"
        if end == 2 && number(2) && tokens[2].at == tokens[1].end {
            end = 3;
        }
    }
    (end > 0).then_some(end)
}

fn is_hour(token: &Token) -> bool {
    matches!(&token.kind, Kind::Word(word) if word.is(v::HOUR))
}

/// Words and signs that stand around a day without changing it.
pub(super) fn is_filler(token: &Token) -> bool {
    match &token.kind {
        Kind::Sign(c) => {
            matches!(c, ',' | '.' | '(' | ')' | ':' | ';' | '!' | 'º' | 'ª' | '°' | '\u{FEFF}' | '،')
        }
        Kind::Word(w) => w.is(v::AROUND) && w.month().is_none(),
        Kind::Number(..) => false,
    }
}
