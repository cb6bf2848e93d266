//! What programs write beside a task: Obsidian's and Logseq's signs for days, and stamps.

use super::super::Item;
use super::Days;

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
