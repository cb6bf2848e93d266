//! One line's body: who, what, by when, read out of a sentence.

mod days;
mod deadlines;
mod holders;
mod signs;

pub(crate) use days::Days;
pub(crate) use deadlines::{after_by, deadline_above, deadline_within};
use holders::mentions;
pub(crate) use holders::{handle, take};
pub(crate) use signs::put_stamp;

use super::Item;
use super::label::{after_task_label, before_task_tag};
use super::people::People;
use crate::name::strip_box;
use deadlines::{day_at_the_end, day_in_front, day_within};
use holders::{brackets_at_the_end, holders_at_the_end, holders_in_front, remark_at_the_end};
use signs::signs;

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
    remark_at_the_end(&mut rest, item, people);
    day_in_front(&mut rest, item, people, days);
    brackets_at_the_end(&mut rest, item, people, days, task);
    mentions(&mut rest, item, people);
    if item.holders.is_empty() && !item.everyone {
        holders_in_front(&mut rest, item, people, task);
        day_in_front(&mut rest, item, people, days);
    }
    if item.day.is_none() && item.day_text.is_none() {
        day_at_the_end(&mut rest, item, days);
        // "buy batteries (Ana) by Friday"
        if item.holders.is_empty() && !item.everyone {
            brackets_at_the_end(&mut rest, item, people, days, task);
        }
    }
    if item.holders.is_empty() && !item.everyone {
        holders_at_the_end(&mut rest, item, people, days, task);
        // "dentist, Fri 4 Dec, 9:15 -> Ana"
        if item.day.is_none() && item.day_text.is_none() && !item.holders.is_empty() {
            day_at_the_end(&mut rest, item, days);
        }
    }
    if item.day.is_none() && item.day_text.is_none() {
        day_within(&rest, item, days);
    }
    item.what = emphasis_off(&rest);
}

/// `**bold**` and `~~struck~~` as plain words.
pub(crate) fn emphasis_off(text: &str) -> String {
    if !text.bytes().any(|byte| matches!(byte, b'*' | b'_' | b'~')) {
        return text.trim().to_owned();
    }
    text.replace("**", "").replace("__", "").replace("~~", "").trim().to_owned()
}
