//! One line's body: who, what, by when, read out of a sentence.

use super::day::read_day;
use super::front::{
    after_task_label, all_known, before_task_tag, dashed, front, is_remark_label, label, people_prefix,
};
use super::people::{People, is_everyone, is_nobody, look_like_names};
use super::vocabulary::{self as v, phrase, uses, words_of};
use super::{DayOrder, Item, tagged};
use crate::group::name::{belongs_to_a_name, fold, strip_box, visible};
use time::Date;

#[derive(Clone, Copy)]
/// What days are counted from, and what the numbers have proved so far.
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
    pub order: Option<DayOrder>,
    /// Seen a date that can only be day-first, or month-first.
    pub day_first: bool,
    pub month_first: bool,
}

impl Days {
    pub fn read(&mut self, text: &str) -> Option<super::DayRead> {
        let read = read_day(text, self.base, self.order)?;
        self.day_first |= read.proves == Some(DayOrder::DayFirst);
        self.month_first |= read.proves == Some(DayOrder::MonthFirst);
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
        let read = if item.day.is_none() { self.read(text).or_else(|| self.read(seen.trim())) } else { None };
        if let Some(read) = read {
            (item.day, item.other_day) = (Some(read.day), read.other);
        }
        if read.is_none_or(|read| read.more) {
            item.day_text.get_or_insert_with(|| text.to_owned());
            item.add_note(text);
        }
    }
}

/// A line without bullet, number, check box and emphasis marks at its ends.
pub(crate) fn plain(source: &str) -> &str {
    let body = strip_box(super::plain::unbullet(source).0).trim();
    if body.is_empty() { source.trim() } else { body }
}

/// Reads a sentence into an item; who and by when only where the item doesn't say it already. `task`: it is something to
/// do for certain, so that more is taken for a holder.
pub(crate) fn read_body(item: &mut Item, body: &str, people: &mut People, days: &mut Days, task: bool) {
    let mut rest = body.trim().to_owned();
    signs(&mut rest, item, days);
    // "TODO: TODO: …" is what nobody writes, "AI: Irene – ask" is.
    if let Some(after) = after_task_label(&rest).or_else(|| before_task_tag(&rest)) {
        rest = after;
    }
    day_in_front(&mut rest, item, people, days);
    brackets_at_the_end(&mut rest, item, people, days, task);
    mentions(&mut rest, item, people);
    if item.holders.is_empty() && !item.everyone {
        holders_in_front(&mut rest, item, people, task);
        day_in_front(&mut rest, item, people, days);
    }
    if item.day.is_none() && item.day_text.is_none() {
        day_at_the_end(&mut rest, item, days);
    }
    if item.holders.is_empty() && !item.everyone {
        holders_at_the_end(&mut rest, item, people, days, task);
    }
    if item.day.is_none() && item.day_text.is_none() {
        day_within(&rest, item, days);
    }
    item.what = emphasis_off(&rest);
}

/// What Obsidian, Logseq and their like write behind a task: "📅 2026-12-04", "⏫", "#task", "SCHEDULED: <…>".
fn signs(rest: &mut String, item: &mut Item, days: &mut Days) {
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
    if rest.is_ascii() {
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
fn day_in_front(rest: &mut String, item: &mut Item, people: &People, days: &mut Days) {
    if item.day.is_some() || item.day_text.is_some() {
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

/// "call the plumber by 30 June and tell us": a day within the sentence, which keeps its words.
fn day_within(rest: &str, item: &mut Item, days: &mut Days) {
    if rest.len() > 600 {
        return;
    }
    let words = words_of(rest);
    for at in 0..words.len() {
        let Some(length) = phrase(&words, at, &[v::BY]) else { continue };
        for end in (at + length + 1..=words.len().min(at + length + 5)).rev() {
            let text = rest[words[at + length].at..words[end - 1].end].trim_end_matches([',', '.', ';', ')']);
            if let Some(read) = days.read(text) {
                (item.day, item.other_day) = (Some(read.day), read.other);
                return;
            }
        }
    }
}

/// "Bilan financier : Margaux", "print flyers - Ana", "call -> Ana, Ben", `flyers [Ana]`, "… Owner: Ana".
fn holders_at_the_end(rest: &mut String, item: &mut Item, people: &mut People, days: &mut Days, task: bool) {
    let trimmed = rest.trim_end().trim_end_matches(['.', ';']).len();
    let text = &rest[..trimmed];
    let from = text.ceil_char_boundary(text.len().saturating_sub(120));
    let tail = &text[from..];
    let mut best: Option<(usize, usize, bool)> = None;
    for (sign, unknown) in [
        (" → ", true),
        (" -> ", true),
        (" => ", true),
        (" — ", false),
        (" – ", false),
        (" - ", false),
        (" -- ", false),
        (" / ", false),
        (": ", false),
        (" [", false),
    ] {
        if let Some(at) = tail.rfind(sign)
            && best.is_none_or(|(other, ..)| at > other)
        {
            best = Some((at, sign.len(), unknown));
        }
    }
    // "Flyers, Ana & Ben": everything behind a comma is people.
    if best.is_none()
        || !all_known(best.map_or("", |(at, length, _)| tail[at + length..].trim_matches([' ', ']'])), people)
    {
        let comma = tail.match_indices(", ").map(|(at, _)| at).find(|at| all_known(&tail[at + 2..], people));
        if let Some(at) = comma {
            best = Some((at, 2, false));
        }
    }
    let Some((at, length, arrow)) = best else { return };
    let names = tail[at + length..].trim().trim_end_matches(']').trim();
    let before = text[..from + at].trim_end_matches([',', ' ', '(']);
    if names.is_empty() || before.is_empty() || names.len() > 100 {
        return;
    }
    // "order acrylic -- Marcus, this week": what is said beside the people stays in the note.
    let words = words_of(names);
    let prefix = people_prefix(names, &words, people).filter(|(end, range)| {
        *end < words.len() && names[..range.end].ends_with(',') && !is_everyone(&names[range.clone()])
    });
    let (names, beside) = match prefix {
        Some((end, range)) => (names[range].trim_end_matches(','), names[words[end].at..].to_owned()),
        None => (names, String::new()),
    };
    // "Owner: Ana" behind a sentence.
    let who = before.rsplit(['.', ',', ';', '(']).next().unwrap_or("").trim();
    let is_owner =
        tail[at..].starts_with(':') && v::is(&fold(who), v::COLUMN_WHO) && before.len() > who.len();
    let known = is_everyone(names) || all_known(names, people);
    let looks = look_like_names(names) && !is_remark_label(names) && days.read(names).is_none();
    if !known && !(looks && (is_owner || (arrow && task))) {
        return;
    }
    let before = if is_owner {
        before[..before.len() - who.len()].trim_end_matches(['.', ',', ';', '(', ' '])
    } else {
        before
    };
    let (before, names) = (before.to_owned(), names.to_owned());
    item.add_note(&beside);
    take(item, people.read(&names));
    item.guessed = !known;
    *rest = before;
}

/// `**bold**` and `~~struck~~` as plain words.
pub(crate) fn emphasis_off(text: &str) -> String {
    if !text.contains("**") && !text.contains("__") && !text.contains("~~") {
        return text.trim().to_owned();
    }
    text.replace("**", "").replace("__", "").replace("~~", "").trim().to_owned()
}

/// "(by Friday)", "(done)", "(Ana)", "(para el 3/4)" at the end, several of them too.
fn brackets_at_the_end(rest: &mut String, item: &mut Item, people: &mut People, days: &mut Days, task: bool) {
    // Three are more than anybody writes, and the bound keeps a line of brackets cheap.
    for _ in 0..3 {
        let trimmed = rest.trim_end().trim_end_matches('.').len();
        let Some(inside_end) = rest[..trimmed].strip_suffix(')').map(str::len) else { return };
        let Some(open) = rest[..inside_end].rfind('(') else { return };
        let inside = rest[open + 1..inside_end].trim().to_owned();
        if inside.is_empty() || inside.len() > 120 || rest[..open].trim().is_empty() {
            return;
        }
        let after_by = after_by(&inside);
        if let Some(state) = tagged::state(&inside) {
            item.state = state;
        } else if item.day.is_none() && (after_by.is_some() || days.read(&inside).is_some()) {
            let before = item.day;
            days.put(item, after_by.unwrap_or(&inside));
            if item.day == before {
                // No day: the note keeps the words with their "by".
                item.note = item.note.replace(after_by.unwrap_or(&inside), &inside);
            }
        } else if let Some(found) = keyed(&inside, people, days) {
            let (who, day) = found;
            if let Some(who) = who {
                take(item, people.read(&who));
            }
            if let Some(day) = day {
                days.put(item, &day);
            }
        } else if is_everyone(&inside)
            || all_known(&inside, people) && (!inside.contains('/') || !people.knows(&inside))
            || task && are_joined_names(&inside)
        {
            let holders = people.read(&inside);
            if holders.who.is_empty() && !holders.everyone {
                return;
            }
            take(item, holders);
            item.guessed = true;
        } else {
            return;
        }
        rest.truncate(open);
        let end = rest.trim_end().len();
        rest.truncate(end);
    }
}

/// "Ana, by Friday", "owner: Ana; due: 3 May" in brackets.
fn keyed(inside: &str, people: &People, days: &mut Days) -> Option<(Option<String>, Option<String>)> {
    let (mut who, mut day) = (None, None);
    for part in inside.split([',', ';']) {
        let part = part.trim();
        if let Some((key, value)) = label(part).filter(|(_, value)| !value.is_empty()) {
            let uses = uses(&fold(key));
            if uses.is(v::COLUMN_WHO) {
                who = Some(value.to_owned());
            } else if uses.is_any(&[v::COLUMN_DUE, v::BY]) {
                day = Some(value.to_owned());
            } else {
                return None;
            }
        } else if days.read(after_by(part).unwrap_or(part)).is_some() {
            day = Some(after_by(part).unwrap_or(part).to_owned());
        } else if all_known(part, people) {
            who = Some(match who {
                Some(before) => [before.as_str(), ", ", part].concat(),
                None => part.to_owned(),
            });
        } else {
            return None;
        }
    }
    (who.is_some() && day.is_some() || inside.contains(':')).then_some((who, day))
}

/// "(Lou & Val)": two names or more that a sign joins are people, whoever they are.
fn are_joined_names(inside: &str) -> bool {
    inside.contains([',', '&', '+']) && look_like_names(inside) && !is_remark_label(inside)
}

/// What follows a word for "by" at the start.
pub(crate) fn after_by(text: &str) -> Option<&str> {
    let words = words_of(text);
    let length = phrase(&words, 0, &[v::BY])?;
    Some(words.get(length).map_or("", |word| text[word.at..].trim()))
}

/// "@ana", wherever it stands; the mention leaves the sentence.
fn mentions(rest: &mut String, item: &mut Item, people: &mut People) {
    if !rest.contains('@') {
        return;
    }
    let mut kept = String::with_capacity(rest.len());
    let mut from = 0;
    let mut found = 0;
    while let Some(at) = rest[from..].find('@').map(|at| from + at) {
        let starts = rest[..at]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ',' | ';' | '[' | '/'));
        let (mut name_end, mut end) = handle(&rest[at + 1..]);
        (name_end, end) = (at + 1 + name_end, at + 1 + end);
        if !starts || end == at + 1 || found == 20 {
            kept.push_str(&rest[from..at + 1]);
            from = at + 1;
            continue;
        }
        found += 1;
        // "@Ana Maria", when such a person is known.
        let longer = rest[end..].strip_prefix(' ').map(|more| end + 1 + handle(more).0);
        if let Some(longer) = longer
            && name_end == end
            && (2..40).contains(&(longer - end))
            && people.knows(&rest[at + 1..longer])
        {
            (name_end, end) = (longer, longer);
        }
        take(item, people.read(&rest[at + 1..name_end]));
        kept.push_str(rest[from..at].trim_end_matches([' ', ',', '(', '[']));
        from = end;
        let next = rest[from..].chars().next();
        if matches!(next, Some(')' | ']' | ',')) && found > 0 {
            from += 1;
        }
    }
    kept.push_str(&rest[from..]);
    if found > 0 {
        *rest = kept.trim().trim_start_matches([',', ':', '-', ' ']).to_owned();
    }
}

/// Where the name at the start ends, and where what goes with it does: "O'Brien", "Jean-Luc", "J.R.", "Ana's".
fn handle(text: &str) -> (usize, usize) {
    let run = &text[..text.find(|c| !belongs_to_a_name(c)).unwrap_or(text.len())];
    // A sign at the end is the sentence's, but for an initial's dot.
    let name = run.trim_end_matches(|c: char| {
        !c.is_alphanumeric() && (c.is_ascii_punctuation() || "’‘´‐‑·".contains(c))
    });
    let last = name.rsplit('.').next().unwrap_or_default();
    let initial =
        last.len() < name.len() && last.chars().nth(1).is_none() && run[name.len()..].starts_with('.');
    let end = name.len() + usize::from(initial);
    let whose = ["'s", "’s"].iter().find_map(|s| name.strip_suffix(s)).filter(|name| !name.is_empty());
    (whose.map_or(name.len(), str::len), end)
}

/// Takes the holders in front of a sentence out of it.
fn holders_in_front(rest: &mut String, item: &mut Item, people: &mut People, task: bool) {
    if let Some(front) = front(rest, people, task) {
        item.guessed = front.guessed;
        take(item, people.read(&rest[front.names]));
        let after = rest[front.rest..].trim();
        if !after.is_empty() {
            *rest = after.to_owned();
        }
    }
}

pub(crate) fn take(item: &mut Item, holders: super::people::Holders) {
    item.everyone |= holders.everyone;
    for who in holders.who {
        if !item.holders.contains(&who) {
            item.holders.push(who);
        }
    }
}

/// ", by Friday", " before 18 October", " para el viernes": the day leaves the sentence. "On Tuesday" stays in it,
/// because it belongs to what happens then.
fn day_at_the_end(rest: &mut String, item: &mut Item, days: &mut Days) {
    let from = rest.ceil_char_boundary(rest.len().saturating_sub(60));
    let tail = rest[from..].to_owned();
    let words = words_of(&tail);
    let mut best: Option<(usize, super::DayRead, bool)> = None;
    // A cut word at the start is none.
    for at in usize::from(from > 0)..words.len() {
        let by = phrase(&words, at, &[v::BY]);
        if let Some(length) = by
            && let Some(next) = words.get(at + length)
            && let Some(read) = days.read(&tail[next.at..])
        {
            best = Some((words[at].at, read, true));
            break;
        }
        if let Some(open) = tail[words[at].at..words[at].end].strip_prefix('(')
            && by.is_none()
            && v::is(&fold(open), v::BY)
            && let Some(read) = words.get(at + 1).and_then(|next| days.read(&tail[next.at..]))
        {
            best = Some((words[at].at, read, true));
            break;
        }
        if by.is_none()
            && phrase(&words, at, &[v::ON, v::IN]).is_some()
            && let Some(read) = days.read(&tail[words[at].at..])
        {
            best = Some((words[at].at, read, false));
            break;
        }
    }
    // ", Friday" and ", 18 October" need no word in front.
    if best.is_none()
        && let Some(at) = tail.rfind([',', ';']).or_else(|| tail.rfind(" — ")).or_else(|| tail.rfind(" - "))
        && let Some(read) = days.read(rest[from + at..].trim_start_matches([',', ';', ' ', '—', '-']))
    {
        best = Some((at, read, true));
    }
    if best.is_none() && words.len() > 1 {
        let last = words.len() - 1;
        let near = (last.saturating_sub(2)..=last).find(|at| {
            phrase(&words, *at, &[v::TODAY, v::TOMORROW, v::OVERMORROW]) == Some(words.len() - at)
                || *at == last
                    && words[last].fold.len() > 4
                    && uses(&words[last].fold).number(v::WEEKDAY, 7).is_some()
        });
        if let Some(at) = near.filter(|at| *at > 0) {
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
