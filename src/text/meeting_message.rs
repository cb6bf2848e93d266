//! A planned meeting as a message to send: what, when, where, and what it is about.

use super::Text;
use super::days::{Calendar, English};
use super::news::bidi_isolate;
use crate::group::{Group, Meeting, time_to_text};

/// The message; `None` while the meeting has no day. The day is said in full, with an English month: a message is read later, and
/// on other phones.
pub fn meeting_message(group: &Group, meeting: &Meeting, text: &Text) -> Option<String> {
    let (t, words) = (&text.plan, &meeting.words);
    let day = words.day?;
    let day = [English.weekday(day), English.day_month(day)].join(", ");
    let mut when = vec![day];
    when.extend(words.starts.map(time_to_text));
    when.extend(Some(bidi_isolate(&words.place)).filter(|place| !place.is_empty()));
    let name = bidi_isolate(text.meeting_name(meeting));
    let mut sentences = vec![(t.message)(&name, &when.join(", "))];
    let items: Vec<String> =
        group.agenda(meeting.id).iter().map(|item| bidi_isolate(&item.words.what)).collect();
    if !items.is_empty() {
        // There may be commas inside.
        sentences.push((t.message_agenda)(&items.join("; ")));
    }
    Some(sentences.into_iter().map(ended).collect::<Vec<_>>().join("\n"))
}

/// A sentence with its full stop, where it doesn't end in a sign of its own.
fn ended(sentence: String) -> String {
    if sentence.ends_with(['.', '?', '!', '…']) { sentence } else { [&sentence, "."].concat() }
}
