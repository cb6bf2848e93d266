//! What programs write beside a task: Obsidian's and Logseq's signs for days, and stamps.

use super::super::Item;
use super::Days;

/// What Obsidian, Logseq and their like write behind a task: "📅 2026-12-04", "⏫", "#task", "SCHEDULED: <…>".
pub(super) fn signs(rest: &mut String, item: &mut Item, days: &mut Days) {
    keyed_days(rest, item, days);
    // All these signs are among the picture letters.
    if rest.is_ascii() || !has_pictures(rest) {
        return;
    }
    let due = day_behind_picture(rest);
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
    match due {
        Some(day) => put_stamp(item, &day, days),
        None => day_in_words_behind_picture(rest, item, days),
    }
}

/// Pictures with a day behind them, and whether it is the day by which something is to be done.
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

/// "DEADLINE: <2026-12-04 Fri>", "[due:: 2026-12-04]"
fn keyed_days(rest: &mut String, item: &mut Item, days: &mut Days) {
    if !rest.match_indices(':').any(|(at, _)| rest[at..].starts_with("::") || rest[at..].starts_with(": <")) {
        return;
    }
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

fn has_pictures(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_picture =
        |at: usize| bytes[at] == 0xF0 || bytes[at] == 0xE2 && (0x8F..0x9F).contains(&bytes[at + 1]);
    (0..bytes.len()).any(is_picture)
}

/// Takes every picture with the figures of a day behind it out of the text; of those days the one by which it is to be done.
fn day_behind_picture(rest: &mut String) -> Option<String> {
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
    due
}

/// "📅 Friday"
fn day_in_words_behind_picture(rest: &mut String, item: &mut Item, days: &mut Days) {
    let parted = DAYS[..3].iter().find_map(|(sign, _)| rest.split_once(*sign));
    let Some((before, after)) = parted else { return };
    let day = after.trim_start_matches(['\u{FE0F}', ':', ' ']).to_owned();
    if days.read(&day).is_some() {
        let before = before.trim().to_owned();
        days.put(item, &day);
        *rest = before;
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
