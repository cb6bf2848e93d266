//! By when: the days in front of a sentence, within it and at its end.

use super::super::day::{find_day, may_be_day, read_day};
use super::super::label::{dashed, label};
use super::super::people::People;
use super::super::person_names::is_nobody;
use super::super::plain::last_of;
use super::super::vocabulary::{self as v, LONGEST_PHRASE, Words, first_words_of, words_of};
use super::super::{Context, DayOrder, DayRead, Item};
use crate::name::{is_capital, visible};
use std::ops::Range;
use time::Date;

/// What days are counted from, and what the numbers have proved so far.
#[derive(Clone, Copy)]
pub(crate) struct Days {
    pub base: Date,
    /// The base is the day of the meeting or message, or it was said; else "Friday" stays words.
    pub sure: bool,
    /// Some words are a day once the base is known.
    pub waits: bool,
    /// The base stands for the day of a text that does not tell it.
    pub assumed: bool,
    /// Some days were counted from such a base: it is asked which day it is.
    pub counted: bool,
    /// The day of the next meeting, where the text tells it.
    pub next: Option<DayRead>,
    pub order: Option<DayOrder>,
    /// Seen a date that can only be day-first, or month-first.
    pub day_first: bool,
    pub month_first: bool,
}

impl Days {
    /// Days that are counted from today, for what is being typed.
    pub fn from_today(context: &Context) -> Self {
        Days {
            base: context.today,
            sure: true,
            waits: false,
            assumed: false,
            counted: false,
            next: None,
            order: context.order,
            day_first: false,
            month_first: false,
        }
    }

    pub fn read(&mut self, text: &str) -> Option<DayRead> {
        // "by Friday!!"
        let text = text.trim_end_matches(['!', ' ']);
        let read = match self.next.filter(|next| next.day > self.base && is_next_meeting(text)) {
            Some(next) => next,
            None => read_day(text, self.base, self.order)?,
        };
        self.day_first |= read.proves == Some(DayOrder::DayFirst);
        self.month_first |= read.proves == Some(DayOrder::MonthFirst);
        if read.counted && points_back(text) {
            return None;
        }
        if read.counted && !self.sure {
            self.waits = true;
            return None;
        }
        self.counted |= read.counted && self.assumed;
        Some(read)
    }

    /// Puts a place for a day into an item: the day, or its words into the note.
    pub fn put(&mut self, item: &mut Item, text: &str) {
        // What is not seen tells of no day: without it the words are the same here and in the note.
        let seen = visible(text);
        let text = seen.trim().trim_end_matches(['.', ',']).trim_end();
        if text.is_empty() || is_nobody(text) {
            return;
        }
        // "30.9." is a day with its last stop.
        // "6 Dec rehearsal" tells a day and more.
        let within = |days: &mut Self| {
            let (range, _) = find_day(text, days.base, days.order).filter(|_| text.len() <= 40)?;
            days.read(&text[range]).map(|read| DayRead { more: true, ..read })
        };
        let read = if item.day.is_none() {
            self.read(text).or_else(|| self.read(seen.trim())).or_else(|| within(self))
        } else {
            None
        };
        if let Some(read) = read {
            (item.day, item.other_day) = (Some(read.day), read.other);
        }
        if read.is_none_or(|read| read.more) {
            item.day_text.get_or_insert_with(|| text.to_owned());
            item.add_note(text);
        }
    }
}

/// "Water goes off on the 1st. Ana sees to it on the Tuesday": a day that was told of before, and not the next Tuesday.
fn points_back(text: &str) -> bool {
    // Most days are told without such a word.
    if !text.contains(' ') || text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let words = first_words_of(text, 4);
    (1..words.len()).any(|at| is_told_otherwise(&words, at))
}

/// Whether what stands in front of a day says that it isn't the next one of its name, or the first of two days.
fn is_told_otherwise(words: &Words, at: usize) -> bool {
    let is = |back: usize, of: v::Use| at >= back && words[at - back].uses.is(of);
    is(1, v::POINTS_BACK) && words[at].uses.weekday().is_some()
        || is(1, v::BETWEEN)
        || is(2, v::BETWEEN) && is(1, v::ORDINAL)
}

/// Whether "the next meeting" is all that a text says.
fn is_next_meeting(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    let words = words_of(text);
    let around = |word: &&v::Word| word.uses.is_any(&[v::BY, v::ON, v::AROUND, v::ARTICLE, v::IN]);
    (0..=words.iter().take_while(around).count())
        .any(|from| words.phrase(from, &[v::NEXT_MEETING]).is_some_and(|length| from + length == words.len()))
}

/// What Obsidian, Logseq and their like write behind a task: "📅 2026-12-04", "⏫", "#task", "SCHEDULED: <…>".
pub(super) fn signs(rest: &mut String, item: &mut Item, days: &mut Days) {
    const DAYS: [(char, bool); 8] = [
        ('📅', true),
        ('🗓', true),
        ('📆', true),
        ('⏳', false),
        ('🛫', false),
        ('➕', false),
        ('✅', false),
        ('❌', false),
    ];
    if rest.match_indices(':').any(|(at, _)| rest[at..].starts_with("::") || rest[at..].starts_with(": <")) {
        for key in ["DEADLINE: <", "SCHEDULED: <", "[due:: ", "(due:: ", "due::"] {
            if let Some(at) = rest.find(key) {
                let after = &rest[at + key.len()..];
                let end = after.find(['>', ']', ')']).unwrap_or(after.len());
                let day = after[..end].trim().to_owned();
                let tail = after.get(end + 1..).unwrap_or("").to_owned();
                put_stamp(item, &day, days);
                *rest = [rest[..at].trim_end(), tail.trim_start()].join(" ").trim().to_owned();
            }
        }
    }
    // All these signs are among the picture letters.
    if rest.is_ascii() {
        return;
    }
    let bytes = rest.as_bytes();
    let is_picture =
        |at: usize| bytes[at] == 0xF0 || bytes[at] == 0xE2 && (0x8F..0x9F).contains(&bytes[at + 1]);
    if !(0..bytes.len()).any(is_picture) {
        return;
    }
    let mut due = None;
    for (sign, is_due) in DAYS {
        while let Some(at) = rest.find(sign) {
            let after = rest[at + sign.len_utf8()..].trim_start_matches(['\u{FE0F}', ' ']);
            let day = after.get(..10).filter(|day| day.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
            // A sign alone is the writer's own.
            let Some(day) = day else { break };
            if is_due || (sign == '⏳' && due.is_none()) {
                due = Some(day.to_owned());
            }
            let tail = after[10..].to_owned();
            *rest = [rest[..at].trim_end(), tail.trim_start()].join(" ").trim().to_owned();
        }
    }
    for sign in ["⏫", "🔼", "🔽", "🔺", "⏬"] {
        if rest.contains(sign) {
            *rest = rest.replace(sign, "").trim().to_owned();
        }
    }
    if let Some(at) = rest.find('🔁') {
        let words = rest[at + '🔁'.len_utf8()..].trim().to_owned();
        rest.truncate(at);
        item.add_note(&words);
    }
    // "📅 Friday" in words.
    if due.is_none()
        && let Some((sign, _)) = DAYS[..3].iter().find(|(sign, _)| rest.contains(*sign))
        && let Some((before, after)) = rest.split_once(*sign)
        && days.read(after.trim_start_matches(['\u{FE0F}', ':', ' '])).is_some()
    {
        let day = after.trim_start_matches(['\u{FE0F}', ':', ' ']).to_owned();
        let before = before.trim().to_owned();
        days.put(item, &day);
        *rest = before;
    }
    if let Some(day) = due {
        put_stamp(item, &day, days);
    }
}

/// A day that a program wrote: its time is of no use to anybody.
pub(crate) fn put_stamp(item: &mut Item, text: &str, days: &mut Days) {
    // "12 January 2026" is no stamp, though its first ten letters are a day.
    let stamp = |day: &&str| day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let ends = text.as_bytes().get(10).is_none_or(|b| matches!(b, b'T' | b' '));
    let day = text.get(..10).filter(stamp).filter(|_| ends);
    match day.and_then(|day| days.read(day)) {
        Some(read) if item.day.is_none() => (item.day, item.other_day) = (Some(read.day), read.other),
        _ => days.put(item, text),
    }
}

/// "by Friday: call", "Mon 9 Dec -- set up polls", "(due 3 May) call".
pub(super) fn day_in_front(rest: &mut String, item: &mut Item, people: &People, days: &mut Days) {
    if item.day.is_some() || item.day_text.is_some() || !may_be_day(rest) {
        return;
    }
    let parts = label(rest).or_else(|| dashed(rest)).or_else(|| {
        let (inside, after) = rest.strip_prefix('(')?.split_once(')')?;
        Some((inside.trim(), after.trim()))
    });
    if let Some((before, after)) = parts
        && !after.is_empty()
        && before.len() <= 40
        // "mo" is Monday for some, and somebody for others.
        && !people.knows(before)
    {
        let day = after_by(before).unwrap_or(before);
        if let Some(read) = days.read(day) {
            let (day, after) = (day.to_owned(), after.to_owned());
            if read.more {
                days.put(item, &day);
            } else {
                (item.day, item.other_day) = (Some(read.day), read.other);
            }
            *rest = after;
        }
    }
}

/// "call the plumber by 30 June and tell us": by when something is to be done, within the sentence, which keeps its words.
pub(crate) fn deadline_within(text: &str, item: &mut Item, days: &mut Days) {
    if text.len() <= 600 {
        put_deadline(text, &words_of(text), item, days);
    }
}

fn put_deadline(text: &str, words: &Words, item: &mut Item, days: &mut Days) {
    for at in 0..words.len() {
        let Some(from) =
            words.phrase(at, &[v::BY]).map(|length| at + length).filter(|from| *from < words.len())
        else {
            continue;
        };
        // "if nothing comes by Wednesday"
        if is_in_condition(text, words, at) {
            continue;
        }
        // "bis" alone makes of "25." a day.
        let stopped = text[..words[from].end].trim_end_matches(',').ends_with('.');
        // "before the weekend" ends before it begins.
        let weekend = words.phrase(from, &[v::WEEKEND]).is_some();
        let led = if stopped || weekend { day_near(text, words, at..from, days) } else { None };
        if let Some((_, read)) = led.or_else(|| day_near(text, words, from..from, days)) {
            (item.day, item.other_day) = (Some(read.day), read.other);
            return;
        }
    }
}

/// "the poster for the march of the 12th": that is the march's day.
fn is_of_something(words: &Words, at: usize) -> bool {
    at > 0 && words[at - 1].uses.is(v::DAY_OF)
}

/// Whether a word stands in a clause that begins with "if": its day is that of something else.
fn is_in_condition(text: &str, words: &Words, at: usize) -> bool {
    (0..at)
        .rev()
        .take_while(|before| !text[..words[*before].end].ends_with([',', ';', '.']))
        .any(|before| words[before].uses.is(v::IF))
}

/// The longest day that begins at a word and ends behind another; and where it ends.
fn day_near(text: &str, words: &Words, from: Range<usize>, days: &mut Days) -> Option<(usize, DayRead)> {
    // Only words that days are told with are tried together.
    let figures = |at: usize| words.fold(at).starts_with(|c: char| c.is_ascii_digit());
    let of_days = |at: &usize| {
        let word = words[*at];
        figures(*at) || !word.has_letters() || word.uses.begins() || word.uses.is_of_days()
    };
    let most = words.len().min(from.end + 5);
    let last = from.end + (from.end..most).take_while(of_days).count();
    (from.end + 1..=last).rev().find_map(|end| {
        // "next Friday 27th" is not next Friday.
        if figures(end) {
            return None;
        }
        if is_also_a_word(text, words, from.start..end) {
            return None;
        }
        let day = text[words[from.start].at..words[end - 1].end].trim_end_matches([',', ';', ')']);
        // "bis spätestens 25."
        let bare = day.trim_end_matches('.');
        let stopped = if bare.len() < day.len() && figures(end - 1) { days.read(day) } else { None };
        Some((end, stopped.or_else(|| days.read(bare))?))
    })
}

/// "le jeu", "ce qui", "so": short forms for days of the week that are words as well, where no figure tells the day.
fn is_also_a_word(text: &str, words: &Words, range: Range<usize>) -> bool {
    let written = |at: usize| &text[words[at].at..words[at].end];
    let is_word = |at: usize| {
        words[at].uses.is(v::SHORT_WEEKDAY) && written(at).chars().all(|c| c.is_lowercase() || c == ',')
    };
    range.clone().any(is_word)
        && !range.clone().any(|at| words.fold(at).starts_with(|c: char| c.is_ascii_digit()))
}

/// "ask them on Friday at the market": a day on which something happens, where no other is told.
pub(super) fn day_within(rest: &str, item: &mut Item, days: &mut Days) {
    if rest.len() > 600 {
        return;
    }
    let words = words_of(rest);
    put_deadline(rest, &words, item, days);
    if item.day.is_some() {
        return;
    }
    // What is tried tells nothing of the text until it is taken.
    let (mut at, mut found, mut tried) = (0, None, *days);
    while at < words.len() {
        // "sat" may be a verb, "Sat 28" is none.
        let weekday = words[at].uses.weekday().is_some()
            && (words.fold(at).len() > 4 || words.fold(at + 1).starts_with(|c: char| c.is_ascii_digit()));
        let begins = weekday
            || words.phrase(at, &[v::ON, v::THIS, v::NEXT, v::TODAY, v::TOMORROW, v::OVERMORROW]).is_some();
        let day = if begins
            && !is_told_otherwise(&words, at)
            && !is_of_something(&words, at)
            && !is_in_condition(rest, &words, at)
            && !is_in_remark(&rest[..words[at].at])
        {
            day_near(rest, &words, at..at, &mut tried)
        } else {
            None
        };
        match day {
            Some((end, _)) if found.is_some() || end - at == words.len() => return,
            Some((end, read)) => (at, found) = (end, Some(read)),
            None => at += 1,
        }
    }
    if let Some(read) = found {
        *days = tried;
        (item.day, item.other_day) = (Some(read.day), read.other);
    }
}

/// What follows a word for "by" at the start.
pub(crate) fn after_by(text: &str) -> Option<&str> {
    if !v::may_lead(text, &[v::BY]) {
        return None;
    }
    let words = first_words_of(text, LONGEST_PHRASE + 1);
    let length = words.phrase(0, &[v::BY])?;
    Some(words.get(length).map_or("", |word| text[word.at..].trim()))
}

/// "2026-12-04", "4.12.2026": a day and nothing else, by its looks.
fn is_full_date(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ')']);
    (8..=10).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(|c: char| c.is_ascii_digit())
        && word.bytes().filter(|byte| !byte.is_ascii_digit()).count() == 2
}

/// Whether what stands before ends within brackets that say something: a day behind it is told of that, "(called on the 12th)".
fn is_in_remark(before: &str) -> bool {
    before.rsplit_once('(').is_some_and(|(_, inside)| !inside.contains(')') && !inside.trim().is_empty())
}

/// ", by Friday", " before 18 October", " para el viernes": the day leaves the sentence. "On Tuesday" stays in it,
/// because it belongs to what happens then.
pub(super) fn day_at_the_end(rest: &mut String, item: &mut Item, days: &mut Days) {
    let from = rest.ceil_char_boundary(rest.len().saturating_sub(60));
    let tail = &rest[from..];
    let words = words_of(tail);
    let mut best: Option<(usize, DayRead, bool)> = None;
    // A cut word at the start is none.
    for at in usize::from(from > 0)..words.len() {
        let leads = words.phrase(at, &[v::BY, v::ON, v::IN]).is_some();
        if !leads && !tail[words[at].at..].starts_with('(') {
            continue;
        }
        let by = words.phrase(at, &[v::BY]);
        if let Some(length) = by
            && let Some(next) = words.get(at + length)
            && let Some(read) = days.read(&tail[words[at].at..]).or_else(|| days.read(&tail[next.at..]))
        {
            best = Some((words[at].at, read, true));
            break;
        }
        if let Some(open) = tail[words[at].at..words[at].end].strip_prefix('(')
            && by.is_none()
            && v::is(open, v::BY)
            && let Some(read) = words.get(at + 1).and_then(|next| days.read(&tail[next.at..]))
        {
            best = Some((words[at].at, read, true));
            break;
        }
        if by.is_none()
            && !is_in_remark(&tail[..words[at].at])
            && !is_also_a_word(tail, &words, at..words.len())
            && words.phrase(at, &[v::ON, v::IN]).is_some()
            && let Some(read) = days.read(&tail[words[at].at..])
        {
            best = Some((words[at].at, read, false));
            break;
        }
    }
    // ", Friday" and ", 18 October" need no word in front.
    if best.is_none()
        && let Some((at, _)) =
            [&[",", ";"][..], &[" — "], &[" - "]].iter().find_map(|signs| last_of(tail, signs))
        && let Some(read) = days.read(rest[from + at..].trim_start_matches([',', ';', ' ', '—', '-']))
    {
        best = Some((at, read, true));
    }
    if best.is_none() && words.len() > 1 {
        let last = words.len() - 1;
        let near = (last.saturating_sub(2)..=last).find(|at| {
            words.phrase(*at, &[v::TODAY, v::TOMORROW, v::OVERMORROW]) == Some(words.len() - at)
                || *at == last
                    && ((words.fold(last).len() > 4 || tail[words[last].at..].starts_with(is_capital))
                        && words[last].uses.weekday().is_some()
                        || is_full_date(&tail[words[last].at..words[last].end]))
        });
        if let Some(at) = near.filter(|at| *at > 0 && !is_told_otherwise(&words, *at)) {
            best = days.read(&tail[words[at].at..]).map(|read| (tail.len(), read, false));
        }
    }
    let Some((at, read, leaves)) = best else { return };
    (item.day, item.other_day) = (Some(read.day), read.other);
    let at = (from + at).min(rest.len());
    if read.more {
        let words = visible(rest.get(at..).unwrap_or(""))
            .trim_start_matches([',', ';', ' ', '—', '-'])
            .trim()
            .to_owned();
        if !words.is_empty() {
            item.add_note(&words);
            item.day_text = Some(words);
        }
    }
    let before = rest[..at].trim_end_matches([',', ';', ' ', '(', '—', '-']);
    if leaves && !before.is_empty() {
        let end = before.len();
        rest.truncate(end);
    }
}
