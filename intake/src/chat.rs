//! Messages of chats as WhatsApp, Signal and Telegram copy and save them, with the stamps of many regions.

use super::DayOrder;
use super::plain::first_of;
use super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, uses, words_of};
use crate::name::fold;
use time::{Date, Month};

/// A message's first line.
pub(crate) struct Message<'a> {
    /// The three numbers of its date, as they stand.
    numbers: [u32; 3],
    /// Year first, as in 2026-11-19.
    year_first: bool,
    /// Parted by stops: the day comes first.
    stops: bool,
    /// Who wrote it; nobody for what the program says.
    pub author: Option<&'a str>,
    pub text: &'a str,
}

/// Characters that chats put around their stamps and that are not seen.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        || c.is_whitespace()
}

/// Reads the line as the first one of a message.
pub(crate) fn message(line: &str) -> Option<Message<'_>> {
    let line = line.trim_start_matches(is_hidden);
    let first = line.chars().next()?;
    // "[19/11/2026, 18:33:02] Ana: …"
    if let Some(inside) = line.strip_prefix('[') {
        let end = inside[..inside.floor_char_boundary(48)].find(']')?;
        let mut message = stamp(&inside[..end])?;
        told(&mut message, inside[end + 1..].trim_start_matches(is_hidden));
        return Some(message);
    }
    // "19/11/2026, 18:33 - Ana: …", "2026-11-19 18:33 Ana: …"
    if first.is_ascii_digit() {
        let near = &line[..line.floor_char_boundary(48)];
        let dash = |sign| first_of(near, &[sign]).map(|(at, _)| at);
        let end = dash(" - ").or_else(|| dash(" – ")).filter(|end| near[..*end].contains(':'));
        if let Some(end) = end
            && let Some(mut message) = stamp(&near[..end])
        {
            told(&mut message, line[end + 3..].trim_start_matches(['-', '–', ' ']));
            return Some(message);
        }
        // The time's last figure, and a name behind it.
        let colon = near.find(':')?;
        let mut end = near[colon..].find(' ').map(|n| colon + n)?;
        for half in [" AM", " PM", " am", " pm"] {
            if near[end..].starts_with(half) {
                end += half.len();
            }
        }
        let mut message = stamp(&near[..end])?;
        told(&mut message, line[end..].trim_start_matches(is_hidden));
        return message.author.is_some().then_some(message);
    }
    // "Ana Ruiz — 19.11.2026 18:33", as Discord copies it
    if let Some((author, rest)) = line[..line.floor_char_boundary(80)].split_once(" — ")
        && rest.len() + author.len() + 5 == line.len()
        && let Some(mut message) = stamp(rest)
    {
        message.author = Some(author.trim());
        return Some(message);
    }
    // "Ana Ruiz, [19.11.2026 18:33]"
    let open = line[..line.floor_char_boundary(80)].find(", [")?;
    let inside = &line[open + 3..];
    let end = inside[..inside.floor_char_boundary(48)].find(']')?;
    let mut message = stamp(&inside[..end])?;
    message.author = Some(line[..open].trim());
    message.text = inside[end + 1..].trim_start_matches([':', ' ']).trim();
    Some(message)
}

fn told<'a>(message: &mut Message<'a>, rest: &'a str) {
    let near = &rest[..rest.floor_char_boundary(70)];
    let colon = first_of(near, &[": "]).map(|(at, _)| at);
    match colon.or_else(|| near.strip_suffix(':').map(str::len)).filter(|at| *at > 0) {
        Some(at) => {
            let author = rest[..at].trim_matches(|c| is_hidden(c) || c == '~' || c == '*');
            message.author = (!author.is_empty()).then_some(author);
            message.text = rest[at + 1..].trim_matches(is_hidden);
        }
        None => message.text = rest,
    }
}

/// "21 nov. 2026 à 17:42:10", "21. November 2026 um 17:42": with the month in words.
fn stamp_in_words(text: &str) -> Option<Message<'static>> {
    let words = words_of(text);
    let number = |at: usize| words.fold(at).parse::<u32>().ok();
    let month = words.get(1)?.uses.month()?;
    let timed = text[words.get(2)?.end..].contains(':');
    let (day, year) = (number(0)?, number(2)?);
    (timed && (1..=31).contains(&day) && (2000..2200).contains(&year) && text.len() <= 40).then_some(
        Message {
            numbers: [day, month.into(), year],
            year_first: false,
            stops: true,
            author: None,
            text: "",
        },
    )
}

/// "19/11/2026, 18:33", "11/19/26, 6:33 PM", "2026-11-19 18:33", "19.11.26 um 18:33".
fn stamp(text: &str) -> Option<Message<'static>> {
    let text = text.trim_matches(is_hidden);
    let mut numbers = [0; 3];
    let mut lengths = [0; 3];
    let mut rest = text;
    let mut sign = None;
    for at in 0..3 {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if !(1..=4).contains(&end) {
            return if at == 1 { stamp_in_words(text) } else { None };
        }
        (numbers[at], lengths[at]) = (rest[..end].parse().ok()?, end);
        rest = &rest[end..];
        if at < 2 {
            let sign_of = |c: &char| matches!(c, '/' | '.' | '-');
            let Some(c) = rest.chars().next().filter(sign_of) else {
                return if at == 0 { stamp_in_words(text) } else { None };
            };
            if sign.is_some_and(|sign| sign != c) {
                return None;
            }
            sign = Some(c);
            rest = rest[1..].trim_start();
        }
    }
    let time = rest.trim_start_matches([',', '.', ' ', '\u{A0}', '\u{202F}']);
    let figures = time.find(|c: char| c.is_ascii_digit())?;
    let shown = &time[figures..];
    let timed = shown.len() >= 4 && shown.contains([':', '.', 'h']) && time.len() <= 24;
    let year_first = lengths[0] == 4;
    let year = if year_first { lengths[0] } else { lengths[2] };
    (timed && figures <= 6 && (year == 4 || year == 2)).then_some(Message {
        numbers,
        year_first,
        stops: sign == Some('.'),
        author: None,
        text: "",
    })
}

impl Message<'_> {
    /// The day it was written on; `None` where the numbers can be read both ways and no order is known.
    pub fn day(&self, order: Option<DayOrder>) -> Option<Date> {
        let [a, b, c] = self.numbers;
        if self.year_first {
            return date(a, b, c);
        }
        let year = if c < 100 { 2000 + c } else { c };
        let order = if self.stops { Some(DayOrder::DayFirst) } else { order };
        match order {
            Some(DayOrder::DayFirst) => date(year, b, a),
            Some(DayOrder::MonthFirst) => date(year, a, b),
            None if a == b => date(year, a, b),
            None => None,
        }
    }

    /// The order that its numbers prove.
    pub fn proves(&self) -> Option<DayOrder> {
        match self.numbers {
            _ if self.year_first => None,
            [_, _, _] if self.stops => Some(DayOrder::DayFirst),
            [a, _, _] if a > 12 => Some(DayOrder::DayFirst),
            [_, b, _] if b > 12 => Some(DayOrder::MonthFirst),
            _ => None,
        }
    }
}

fn date(y: u32, m: u32, d: u32) -> Option<Date> {
    let month = Month::try_from(u8::try_from(m).ok()?).ok()?;
    Date::from_calendar_date(i32::try_from(y).ok()?, month, u8::try_from(d).ok()?).ok()
}

/// What a whole chat's stamps say of the order of their numbers: what one proves, or the order in which no day goes back.
pub(crate) fn order(messages: &[Message]) -> Option<DayOrder> {
    if let Some(proved) = messages.iter().find_map(Message::proves) {
        return Some(proved);
    }
    let span = |order: DayOrder| {
        let days = messages.iter().filter_map(|message| message.day(Some(order))).collect::<Vec<_>>();
        let goes_on = days.windows(2).all(|two| two[0] <= two[1]);
        let length = days.last()?.to_julian_day() - days.first()?.to_julian_day();
        (goes_on && days.len() == messages.len() && length > 0).then_some(length)
    };
    match (span(DayOrder::DayFirst), span(DayOrder::MonthFirst)) {
        (Some(_), None) => Some(DayOrder::DayFirst),
        (None, Some(_)) => Some(DayOrder::MonthFirst),
        // Days that follow one another at once are of one month.
        (Some(a), Some(b)) if a * 8 < b => Some(DayOrder::DayFirst),
        (Some(a), Some(b)) if b * 8 < a => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

/// Whether a message says that minutes of a meeting of the same day follow.
pub(crate) fn announces_minutes(text: &str) -> bool {
    if text.len() > 120 || text.ends_with('?') {
        return false;
    }
    let words = words_of(text);
    [&[v::MINUTES_WORD, v::ABOUT][..], &[v::MEETING_WORD], &[v::TODAY]]
        .iter()
        .all(|of| words.find_phrase(of).is_some())
}

/// Whether a message says nothing to take: what the program says, pictures, greetings, short replies.
pub(crate) fn is_noise(text: &str) -> bool {
    let bare = text.trim().trim_matches(['<', '>', '[', ']', '(', ')', '\u{200E}', '*', '_']).trim();
    if !bare.chars().any(char::is_alphanumeric) {
        return true;
    }
    let words = words_of(&bare[..bare.floor_char_boundary(300)]);
    let whole = words.joined(0..8);
    if words.len() <= 8 && v::is(whole, v::REPLY) {
        return true;
    }
    let letters = words.iter().filter(|word| word.has_letters()).count();
    if letters <= 6 && uses(whole).is_any(&[v::CHAT_LEFT_OUT, v::REPLY]) {
        return true;
    }
    let begins = words.phrase(0, &[v::REPLY_BEGINS, v::CHAT_LEFT_OUT]).is_some();
    // Longer phrases of the program stand anywhere; single words only where they are the whole.
    let program = (0..words.len()).any(|at| {
        words
            .phrase(at, &[v::CHAT_LEFT_OUT])
            .is_some_and(|length| length > 1 || (text.starts_with('<') && letters <= 3))
    });
    // "Great. I'll ask the bakery" is more than a reply; "ich" alone promises nothing.
    let promises = || {
        (0..words.len()).any(|at| {
            let written = &bare[words[at].at..words[at].end];
            words
                .phrase(at, &[v::I_PROMISE])
                .is_some_and(|length| length > 1 || written.contains(['\'', '’']))
        })
    };
    (begins && letters <= 12 && !promises()) || program || is_file(bare)
}

/// "IMG-20261119-WA0001.jpg (file attached)".
fn is_file(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or("");
    let ending = first.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    first.contains('.')
        && matches!(
            ending.as_str(),
            "jpg" | "jpeg" | "png" | "mp4" | "opus" | "pdf" | "webp" | "vcf" | "docx" | "gif" | "mp3" | "m4a"
        )
}

/// What a message says its writer takes on: "I'll bring the keys" is "bring the keys".
pub(crate) fn without_i(text: &str) -> Option<&str> {
    if !v::may_lead(text, &[v::I_PROMISE]) {
        return None;
    }
    let words = first_words_of(&text[..text.floor_char_boundary(200)], LONGEST_PHRASE + 1);
    let length = words.phrase(0, &[v::I_PROMISE])?;
    let rest = words.get(length).map(|word| text[word.at..].trim())?;
    // "ich" alone is no promise's end: the verb behind it belongs to what is to be done.
    (!fold(rest).is_empty()).then_some(rest)
}

/// Whether a message says that its writer takes on what another asked, and little else: "ok, can do that", "I can take
/// 11 to 1, if that helps".
pub(crate) fn accepts(text: &str) -> bool {
    let letters = text.find(char::is_alphanumeric).unwrap_or(0);
    let may = text.len() <= 160 && !text.ends_with('?');
    if !may || !v::may_lead(&text[letters..], &[v::REPLY, v::ACCEPTS]) {
        return false;
    }
    let words = words_of(text).with_letters();
    let replies = (0..words.len()).take_while(|at| words[*at].uses.is(v::REPLY)).count();
    let ends = |at: &usize| text[..words[*at].end].ends_with([',', '.', ';', '!']);
    (0..=replies).any(|from| {
        words.phrase(from, &[v::ACCEPTS]).is_some_and(|length| {
            let behind =
                (from + length..words.len()).position(|at| ends(&(at - 1)) || words[at].uses.is(v::BUT));
            let behind = behind.unwrap_or(words.len() - from - length);
            behind < 2 && text.len() <= 60 || length > 1 && behind <= BEHIND
        })
    })
}

/// Whether a message that takes something on says what: "I can bring the kettle", and not "I can do that".
pub(crate) fn says_what(text: &str) -> bool {
    let words = words_of(text).with_letters();
    let ends = |at: usize| text[..words[at].end].ends_with([',', '.', ';', '!']) || words[at].uses.is(v::BUT);
    let Some(from) = words.find_phrase(&[v::ACCEPTS, v::I_PROMISE]).map(|phrase| phrase.end) else {
        return false;
    };
    // "je prends la" has its small word with it.
    (from - 1..words.len()).take_while(|at| *at < from || !ends(at - 1)).any(|at| {
        let named = words.get(at + 1).is_some_and(|next| {
            next.uses.says_nothing()
                && words.fold(at + 1).len() > 3
                && words.fold(at + 1).bytes().all(|b| !b.is_ascii_digit())
        });
        words[at].uses.is(v::DETERMINER) && named
    })
}

/// So many words go with what somebody takes on without saying what it is.
const BEHIND: usize = 6;

/// Whether a message looks for somebody: "who can bring a kettle", "somebody ought to call them".
pub(crate) fn seeks_somebody(text: &str) -> bool {
    let words = words_of(&text[..text.floor_char_boundary(300)]);
    words.find_phrase(&[v::NOBODY]).is_some() && words.find_phrase(&[v::I_PROMISE]).is_none()
}

/// The name of whoever writes under a number alone, where the message begins with it: "Hi, it's Marek, new phone".
pub(crate) fn introduces(text: &str) -> Option<&str> {
    let words = first_words_of(text, 7);
    let said = |at: &usize| *at + 1 < words.len() && text[..words[*at].end].ends_with(['.', '!', '?']);
    let end = (1..words.len()).find(said).map_or(words.len(), |at| at + 1);
    (1..end).find_map(|at| {
        let name = text[words[at].at..words[at].end].trim_end_matches([',', '.', '!', ':', ')']);
        let is_name =
            words[at].uses == v::Uses::default() && name.len() > 2 && name.chars().all(char::is_alphabetic);
        (is_name && name.starts_with(crate::name::is_capital)).then_some(name)
    })
}
