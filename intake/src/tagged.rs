//! Lines with tags: `[action] Ana to bring chairs [assignee] Ana, Ben [due] 18 October 2024 [status] todo`.

use super::csv::Column;
use super::vocabulary::{self as v, uses};
use crate::TaskState;

/// The parts of a tagged line.
#[derive(Debug, Default)]
pub(crate) struct Tagged<'a> {
    pub parts: Vec<(Column, &'a str)>,
}

/// Splits a line at its tags; `None` when it has none of ours. Other words in brackets (`[link]`) are text.
pub(crate) fn split(line: &str) -> Option<Tagged<'_>> {
    let mut tagged = Tagged::default();
    let mut start = 0;
    let mut column = Column::What;
    let mut any = false;
    let mut from = 0;
    while let Some(open) = line[from..].find('[').map(|at| from + at) {
        let Some(close) = line[open..].bytes().take(24).position(|b| b == b']').map(|at| open + at) else {
            from = open + 1;
            continue;
        };
        from = open + 1;
        // `[due](https://…)` is a link.
        if line[close + 1..].starts_with('(') {
            continue;
        }
        let Some(tag) = tag(&line[open + 1..close]) else { continue };
        let before = line[start..open].trim();
        if any || !before.is_empty() {
            tagged.parts.push((column, before));
        }
        (any, column, start, from) = (true, tag, close + 1, close + 1);
    }
    tagged.parts.push((column, line[start..].trim()));
    any.then_some(tagged)
}

fn tag(word: &str) -> Option<Column> {
    let uses = uses(word);
    if uses.is(v::PERSON) || word.chars().nth(1).is_none() {
        return None;
    }
    // "[action]" and "[todo]" begin a task; "[Ana]" and "[link]" are text.
    if uses.is_any(&[v::MARKER, v::TASK_TAG]) {
        return Some(Column::What);
    }
    uses.which(&[
        (Column::Who, v::COLUMN_WHO),
        (Column::Due, v::COLUMN_DUE),
        (Column::Status, v::COLUMN_STATUS),
        (Column::Note, v::COLUMN_NOTE),
    ])
}

/// What a word for how it goes means: `Some(None)` for "todo", `None` for other words.
pub(crate) fn state(text: &str) -> Option<Option<TaskState>> {
    if text.len() > 40 {
        return None;
    }
    if matches!(text.trim(), "✓" | "✔" | "✅" | "☑" | "✔️") {
        return Some(Some(TaskState::Done));
    }
    uses(text).which(&[
        (None, v::STATE_TODO),
        (Some(TaskState::Moving), v::STATE_MOVING),
        (Some(TaskState::Done), v::STATE_DONE),
        (Some(TaskState::Stuck), v::STATE_STUCK),
        (Some(TaskState::LetGo), v::STATE_LET_GO),
    ])
}

/// The state that a check box shows (`None` for an empty one), and what stands behind it.
pub(crate) fn check_box(body: &str) -> Option<(Option<TaskState>, &str)> {
    if body.bytes().next()? < 0x80 && !body.starts_with('[') {
        return None;
    }
    for (sign, state) in [
        ('☐', None),
        ('☑', Some(TaskState::Done)),
        ('☒', Some(TaskState::LetGo)),
        ('✅', Some(TaskState::Done)),
        ('✔', Some(TaskState::Done)),
        ('✓', Some(TaskState::Done)),
    ] {
        if let Some(rest) = body.strip_prefix(sign) {
            return Some((state, rest.trim_start_matches('\u{FE0F}').trim_start()));
        }
    }
    let inside = body.strip_prefix('[')?;
    let (mark, rest) = inside.split_once(']')?;
    if rest.starts_with(['(', '[', ':']) {
        return None;
    }
    let state = match mark.trim() {
        "" => None,
        "x" | "X" | "✓" | "✔" | "✅" => Some(TaskState::Done),
        "/" | "~" | "." | "o" => Some(TaskState::Moving),
        "-" => Some(TaskState::LetGo),
        "!" | "?" => Some(TaskState::Stuck),
        _ => return None,
    };
    Some((state, rest.trim_start()))
}
