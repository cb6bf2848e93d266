//! By when: the days in front of a sentence, within it and at its end.

use super::super::day::{find_day, may_be_day};
use super::super::label::{dashed, label};
use super::super::people::People;
use super::super::plain::last_of;
use super::super::vocabulary::{self as v, LONGEST_PHRASE, Words, first_words_of, words_of};
use super::super::{DayRead, Item};
use super::Days;
use super::days::is_told_otherwise;
use crate::name::{is_capital, visible};
use std::ops::Range;

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

/// The same where it holds for all that stands below: "To do before the plenary (Tue 1 Dec)" tells the day behind what it is of.
pub(crate) fn deadline_above(heading: &str, item: &mut Item, days: &mut Days) {
    if item.day.is_some() || item.day_text.is_some() || heading.len() > 120 {
        return;
    }
    let words = words_of(heading);
    // "To do before the next meeting" tells no day of its own.
    if words.find_phrase(&[v::NEXT_MEETING]).is_some() {
        return;
    }
    put_deadline(heading, &words, item, days);
    let behind = words.find_phrase(&[v::BY]).and_then(|by| words.get(by.end)).map(|word| word.at);
    if item.day.is_none()
        && let Some(behind) = behind
        && let Some((range, _)) = find_day(&heading[behind..], days.base, days.order)
        && let Some(read) = days.read(&heading[behind..][range]).filter(|read| read.day >= days.base)
    {
        (item.day, item.other_day) = (Some(read.day), read.other);
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
    // A cut word at the start is none.
    let Some(last) = (usize::from(from > 0)..words.len())
        .find_map(|at| day_led_to(tail, &words, at, days))
        .or_else(|| day_behind_sign(tail, days))
        .or_else(|| day_alone(tail, &words, days))
    else {
        return;
    };
    (item.day, item.other_day) = (Some(last.read.day), last.read.other);
    let at = (from + last.at).min(rest.len());
    if last.read.more {
        let words = visible(rest.get(at..).unwrap_or("")).trim_start_matches(BEFORE_DAY).trim().to_owned();
        if !words.is_empty() {
            item.add_note(&words);
            item.day_text = Some(words);
        }
    }
    let before = rest[..at].trim_end_matches(|c| c == '(' || BEFORE_DAY.contains(&c));
    if last.leaves && !before.is_empty() {
        let end = before.len();
        rest.truncate(end);
    }
}

/// The signs between a sentence and its day.
const BEFORE_DAY: [char; 6] = [',', ';', ' ', '—', '–', '-'];

/// A day with which a sentence ends.
struct LastDay {
    at: usize,
    read: DayRead,
    /// It leaves the sentence, which says all without it.
    leaves: bool,
}

/// "by Friday", "(by Friday", "on Tuesday", where that is all that follows from the word at `at` on.
fn day_led_to(tail: &str, words: &Words, at: usize, days: &mut Days) -> Option<LastDay> {
    let from = words[at].at;
    let written = &tail[from..words[at].end];
    if let Some(length) = words.phrase(at, &[v::BY]) {
        let next = words.get(at + length)?;
        let read = days.read(&tail[from..]).or_else(|| days.read(&tail[next.at..]))?;
        return Some(LastDay { at: from, read, leaves: true });
    }
    if written.strip_prefix('(').is_some_and(|open| v::is(open, v::BY))
        && let Some(read) = words.get(at + 1).and_then(|next| days.read(&tail[next.at..]))
    {
        return Some(LastDay { at: from, read, leaves: true });
    }
    let leads = words.phrase(at, &[v::ON, v::IN]).is_some()
        && !is_in_remark(&tail[..from])
        && !is_also_a_word(tail, words, at..words.len());
    let read = leads.then(|| days.read(&tail[from..]))??;
    Some(LastDay { at: from, read, leaves: false })
}

/// ", Friday" and ", 18 October" need no word in front.
fn day_behind_sign(tail: &str, days: &mut Days) -> Option<LastDay> {
    let (at, _) = [&[",", ";"][..], &[" — "], &[" - "]].iter().find_map(|signs| last_of(tail, signs))?;
    let read = days.read(tail[at..].trim_start_matches(BEFORE_DAY))?;
    Some(LastDay { at, read, leaves: true })
}

/// "ring her tomorrow", "send it Friday", "the flyers 4.12.2026".
fn day_alone(tail: &str, words: &Words, days: &mut Days) -> Option<LastDay> {
    let last = words.len().checked_sub(1).filter(|last| *last > 0)?;
    let weekday = |written: &str| {
        (words.fold(last).len() > 4 || written.starts_with(is_capital))
            && words[last].uses.weekday().is_some()
    };
    let near = (last.saturating_sub(2)..=last).find(|at| {
        let written = &tail[words[*at].at..words[*at].end];
        words.phrase(*at, &[v::TODAY, v::TOMORROW, v::OVERMORROW]) == Some(words.len() - at)
            || *at == last && (weekday(written) || is_full_date(written))
    });
    let at = near.filter(|at| *at > 0 && !is_told_otherwise(words, *at))?;
    let read = days.read(&tail[words[at].at..])?;
    Some(LastDay { at: tail.len(), read, leaves: false })
}
