//! Labels and markers in front of a sentence or behind it: "TODO:", "Venue:", "#todo", and where a label ends.

use super::person_names::look_like_names;
use super::plain::first_of;
use super::vocabulary::{self as v, uses, words_of};
use crate::TaskState;
use crate::name::is_capital;

/// Labels in front of a colon that announce something to do.
pub(crate) fn is_task_label(label: &str) -> bool {
    v::is(label, v::MARKER)
}

/// What follows a marker such as "TODO:", "Action - ", "AI Hugo:", "#todo:kt", "ACTION (Salma):", with those it names in
/// front: "Hugo: create the list".
pub(crate) fn after_task_label(body: &str) -> Option<String> {
    let bare = body.trim_start_matches(['*', '_', '→', '➡', '⇒', '\u{FE0F}', ' ']);
    // Most lines begin with no such word.
    let words = &bare[bare.find(char::is_alphanumeric)?..];
    if !v::may_lead(words, &[v::MARKER, v::TASK_TAG]) && !bare.starts_with('#') {
        return None;
    }
    if let Some((before, after)) = label(bare).or_else(|| dashed(bare))
        && is_task_label(before)
    {
        return (!after.is_empty()).then(|| after.to_owned());
    }
    behind_marker_and_name(bare)
        .or_else(|| behind_dashed_marker_and_name(bare))
        .or_else(|| behind_tag(bare))
        .or_else(|| behind_capitals(bare))
}

/// "ACTION (Salma): call them", "AI 3: call them"
fn behind_marker_and_name(bare: &str) -> Option<String> {
    let (before, after) = label(bare)?;
    let words = words_of(before);
    let length = words.phrase(0, &[v::MARKER]).filter(|length| *length < words.len())?;
    let who = before[words[length].at..].trim_matches(['(', ')', '[', ']', '#', '*', '_', ' ']);
    let who = who.split_once(' ').filter(|(word, _)| v::is(word, v::FOR)).map_or(who, |(_, who)| who);
    if who.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return Some(after.to_owned());
    }
    // "Action plan: …" is a heading's words; a marker in capitals or a known sign names people.
    (!after.is_empty() && (who.starts_with('@') || look_like_names(who))).then(|| [who, ": ", after].concat())
}

/// "AP Sheila - write to the next on the list": in capitals, so that "Action plan - …" is none.
fn behind_dashed_marker_and_name(bare: &str) -> Option<String> {
    let (before, after) = dashed(bare)?;
    let (marker, who) = before.split_once(' ')?;
    let named = marker.chars().all(is_capital) && v::is(marker, v::MARKER) && look_like_names(who);
    (named && !after.is_empty()).then(|| [who, ": ", after].concat())
}

/// "#todo:kt share the recording"
fn behind_tag(bare: &str) -> Option<String> {
    let tag = bare.strip_prefix('#')?;
    let after = &tag[tag_end(tag)..];
    if !uses(&tag[..tag_end(tag)]).is_any(&[v::MARKER, v::TASK_TAG]) {
        return None;
    }
    let rest = match after.strip_prefix(':').and_then(|rest| rest.split_once(' ')) {
        Some((who, rest)) if !who.is_empty() => [who, ": ", rest.trim()].concat(),
        _ => after.trim_start_matches([':', ' ']).to_owned(),
    };
    (!rest.is_empty()).then_some(rest)
}

/// "TODO call them", "AI (Ana) call them"
fn behind_capitals(bare: &str) -> Option<String> {
    let end = bare.find(char::is_whitespace)?;
    let word = bare[..end].trim_end_matches([':', ',', '-', '.']);
    let rest = bare[end..].trim();
    (word.len() >= 2
        && word.chars().all(|c| is_capital(c) && c.is_alphabetic())
        && uses(word).is_any(&[v::MARKER, v::TASK_TAG])
        && (word.len() > 2 || rest.starts_with(['(', '@', '['])))
    .then(|| rest.to_owned())
}

fn tag_end(tag: &str) -> usize {
    tag.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').unwrap_or(tag.len())
}

/// "… #todo" and "(TODO)" behind a sentence: the sentence without it.
pub(crate) fn before_task_tag(body: &str) -> Option<String> {
    let at = body.find('#').filter(|_| body.contains(" #"))?;
    let tag = &body[at + 1..];
    let end = tag_end(tag);
    if !v::is(&tag[..end], v::TASK_TAG) || at == 0 {
        return None;
    }
    let after = tag[end..].trim_start_matches([':']);
    Some([body[..at].trim_end(), after.trim_end()].join(" ").trim().to_owned())
}

/// Logseq's and Org's words for how a task goes, in capitals in front: "TODO", "DOING", "WAITING".
pub(crate) fn state_word(body: &str) -> Option<(Option<TaskState>, &str)> {
    let (word, rest) = body.split_once(' ')?;
    let state = match word {
        "TODO" | "LATER" => None,
        "DOING" | "NOW" | "IN-PROGRESS" => Some(TaskState::Moving),
        "DONE" => Some(TaskState::Done),
        "WAITING" | "WAIT" | "BLOCKED" => Some(TaskState::Stuck),
        "CANCELED" | "CANCELLED" => Some(TaskState::LetGo),
        _ => return None,
    };
    // "TODO [#A] Paint the door"
    let rest = rest.trim_start();
    let bare = rest
        .strip_prefix("[#")
        .and_then(|inside| inside.split_once("] "))
        .filter(|(mark, _)| mark.len() == 1);
    let rest = bare.map_or(rest, |(_, after)| after.trim_start());
    (!rest.is_empty()).then_some((state, rest))
}

/// What stands before and after the first dash that spaces surround.
pub(crate) fn dashed(body: &str) -> Option<(&str, &str)> {
    let head = &body[..body.floor_char_boundary(160)];
    // Most lines have no sign that could be one of these.
    if !head.bytes().any(|byte| matches!(byte, b'-' | b'=' | 0xE2)) {
        return None;
    }
    let (at, dash) = first_of(head, &[" — ", " – ", " - ", " -- ", " → ", " -> ", " => ", "—"])?;
    Some((head[..at].trim(), body[at + dash.len()..].trim()))
}

/// Labels in front of a colon that are about the meeting.
pub(crate) fn is_meeting_label(label: &str) -> bool {
    uses(label).is_any(&[v::ABOUT, v::AGENDA, v::ROTA])
}

/// Labels in front of a colon that are no person, though they look like a name.
pub(crate) fn is_remark_label(label: &str) -> bool {
    uses(label).is_any(&[
        v::REMARK,
        v::ABOUT,
        v::AGENDA,
        v::ROTA,
        v::MARKER,
        v::TASKS,
        v::DECISIONS,
        v::DECISION,
        v::AGREEMENTS,
        v::TALK,
        v::HOST,
        v::NOTED_BY,
        v::PRESENT,
        v::AWAY,
        v::OTHER_ROLE,
        v::DAY,
        v::TITLE,
        v::REASON,
        v::MEETING_WORD,
        v::NO_DECISION,
        v::NO_NAME,
    ])
}

/// What stands before a colon that a space or the end follows, and what comes after. Not in "10:30", "https://".
pub(crate) fn label(body: &str) -> Option<(&str, &str)> {
    let head = &body[..body.floor_char_boundary(160)];
    for (at, _) in head.match_indices(':').take(4) {
        let after = &body[at + 1..];
        let (before, after) = (body[..at].trim(), after.trim_start_matches(['*', '_']));
        // "Lamp (price: Ana)" has its colon within brackets.
        let open = body[..at].rfind('(').is_some_and(|open| open > 0 && !body[open..at].contains(')'));
        let spaced = !open && (after.is_empty() || after.starts_with(char::is_whitespace));
        let before = before.trim_matches(['*', '_']).trim();
        if spaced {
            return (!before.is_empty()).then(|| (before, after.trim()));
        }
    }
    None
}
