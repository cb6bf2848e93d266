//! One line's body: who, what, by when, read out of a sentence.

use super::day::read_day;
use super::front::{after_task_label, front};
use super::people::{People, is_everyone, is_nobody};
use super::{DayOrder, Item, tagged};
use crate::domain::name::{belongs_to_a_name, strip_box, strip_bullet, visible};
use time::Date;

/// What days are counted from, and what the numbers have proved so far.
pub(crate) struct Days {
    pub base: Date,
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
        let read = if item.day.is_none() { self.read(text) } else { None };
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
    let body = strip_box(strip_bullet(source)).trim();
    if body.is_empty() { source.trim() } else { body }
}

/// Reads a sentence into an item; who and by when only where the item doesn't say it already.
pub(crate) fn read_body(item: &mut Item, body: &str, people: &mut People, days: &mut Days) {
    let mut rest = body.trim().to_owned();
    if let Some(after) = after_task_label(&rest) {
        rest = after.to_owned();
    }
    brackets_at_the_end(&mut rest, item, people, days);
    mentions(&mut rest, item, people);
    if item.holders.is_empty() && !item.everyone {
        holders_in_front(&mut rest, item, people);
    }
    if item.day.is_none() && item.day_text.is_none() {
        day_at_the_end(&mut rest, item, days);
    }
    item.what = emphasis_off(&rest);
}

/// `**bold**` and `~~struck~~` as plain words.
pub(crate) fn emphasis_off(text: &str) -> String {
    if !text.contains("**") && !text.contains("__") && !text.contains("~~") {
        return text.trim().to_owned();
    }
    text.replace("**", "").replace("__", "").replace("~~", "").trim().to_owned()
}

/// "(by Friday)", "(done)", "(Ana)", "(para el 3/4)" at the end, several of them too.
fn brackets_at_the_end(rest: &mut String, item: &mut Item, people: &mut People, days: &mut Days) {
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
        } else if is_everyone(&inside)
            || people.names_in(&inside).iter().all(|p| people.knows(&p.name)) && !inside.contains('/')
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

/// What follows a word for "by" at the start.
pub(crate) fn after_by(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    [
        "by ",
        "due ",
        "due: ",
        "due by ",
        "before ",
        "until ",
        "till ",
        "no later than ",
        "para ",
        "antes de ",
        "antes del ",
        "hasta ",
        "vence ",
    ]
    .iter()
    .filter(|word| lower.starts_with(**word))
    .map(|word| text[word.len()..].trim())
    .min_by_key(|rest| rest.len())
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
fn holders_in_front(rest: &mut String, item: &mut Item, people: &mut People) {
    let Some(front) = front(rest, people) else { return };
    item.guessed = front.guessed;
    take(item, people.read(&rest[front.names]));
    let after = rest[front.rest..].trim();
    if !after.is_empty() {
        *rest = after.to_owned();
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
    let tail = rest[from..].to_ascii_lowercase();
    const WORDS: [(&str, bool); 16] = [
        ("by ", true),
        ("before ", true),
        ("until ", true),
        ("due ", true),
        ("para el ", true),
        ("para ", true),
        ("antes del ", true),
        ("antes de ", true),
        ("hasta el ", true),
        ("on ", false),
        ("this ", false),
        ("next ", false),
        ("el ", false),
        ("in ", false),
        ("en ", false),
        ("dentro de ", false),
    ];
    let mut best: Option<(usize, super::DayRead, bool)> = None;
    let mut starts = from == 0;
    for (at, c) in tail.char_indices() {
        if starts && best.is_none() {
            best =
                WORDS.iter().filter(|(word, _)| tail[at..].starts_with(word)).find_map(|(word, leaves)| {
                    let start = if *leaves { at + word.len() } else { at };
                    days.read(&rest[from + start..]).map(|read| (at, read, *leaves))
                });
        }
        starts = matches!(c, ' ' | ',' | ';' | '(' | '-');
    }
    // ", Friday" and ", 18 October" need no word in front.
    if best.is_none()
        && let Some(at) = tail.rfind([',', ';']).or_else(|| tail.rfind(" — ")).or_else(|| tail.rfind(" - "))
        && let Some(read) = days.read(rest[from + at..].trim_start_matches([',', ';', ' ', '—', '-']))
    {
        best = Some((at, read, true));
    }
    for word in ["tomorrow", "today", "tonight", "mañana", "hoy"] {
        if best.is_none() && tail.trim_end_matches(['.', '!']).ends_with(&[" ", word].concat()) {
            best = days.read(word).map(|read| (tail.len(), read, false));
        }
    }
    let Some((at, read, leaves)) = best else { return };
    (item.day, item.other_day) = (Some(read.day), read.other);
    let at = from + at;
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
