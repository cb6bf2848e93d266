//! News of meetings: planned, held, what was noted.

use super::{About, NewsSentence, NewsWriter, SameNews, bidi_isolate};
use crate::group::{ChangeKind, ItemId, Meeting, MeetingId, NoteId, NoteKind, Sameness};

/// The words of it.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct MeetingNews {
    /// A meeting that has no name of its own, inside a sentence.
    pub meeting: &'static str,
    /// A meeting's name and its day, inside a sentence.
    pub on: fn(&str, &str) -> String,
    /// Given the meeting.
    pub planned: fn(&str) -> String,
    pub held: fn(&str) -> String,
    pub gone: &'static str,
    /// What changed about it: each a sentence, given the meeting with its day.
    pub new_words: fn(&str) -> String,
    pub new_day: fn(&str) -> String,
    pub no_day: fn(&str) -> String,
    pub began: fn(&str) -> String,
    pub not_begun: fn(&str) -> String,
    pub ended: fn(&str) -> String,
    pub goes_on: fn(&str) -> String,
    pub roles: fn(&str) -> String,
    pub separated: fn(&str) -> String,
    pub something_else: fn(&str) -> String,
    /// Whether two records are one meeting.
    pub same: SameNews,
    /// What is new on which meeting's agenda.
    pub item: fn(&str, &str) -> String,
    /// What the note is, given its words.
    pub note: fn(&str) -> String,
    pub decision: fn(&str) -> String,
    pub later: fn(&str) -> String,
    pub next_time: fn(&str) -> String,
    pub asked: fn(&str) -> String,
    /// What was noted, and of which meeting.
    pub note_of: fn(&str, &str) -> String,
}

/// English.
pub const EN: MeetingNews = MeetingNews {
    meeting: "the meeting",
    on: |name, day| [name, " (", day, ")"].concat(),
    planned: |meeting| ["Meeting planned: ", meeting].concat(),
    held: |meeting| ["Meeting held: ", meeting].concat(),
    gone: "A meeting was removed",
    new_words: |meeting| ["The words of a meeting were changed: ", meeting].concat(),
    new_day: |meeting| ["New day for a meeting: ", meeting].concat(),
    no_day: |meeting| ["No day any more for a meeting: ", meeting].concat(),
    began: |meeting| ["Meeting started: ", meeting].concat(),
    not_begun: |meeting| ["Meeting not started after all: ", meeting].concat(),
    ended: |meeting| ["Meeting ended: ", meeting].concat(),
    goes_on: |meeting| ["Meeting reopened: ", meeting].concat(),
    roles: |meeting| ["Roles were chosen for ", meeting].concat(),
    separated: |meeting| ["This is a meeting of its own again: ", meeting].concat(),
    something_else: |meeting| ["A meeting was changed: ", meeting].concat(),
    same: SameNews {
        merged: |one, other| ["Now one meeting: ", one, " and ", other].concat(),
        merged_alike: |name| ["Noted twice, now one meeting: ", name].concat(),
        two: |one, other| ["Two different meetings: ", one, " and ", other].concat(),
        two_alike: |name| ["Two different meetings are both called ", name].concat(),
        open: |one, other| ["Not decided again: are these one meeting? ", one, " and ", other].concat(),
        open_alike: |name| ["Not decided again: are these one meeting? ", name].concat(),
    },
    item: |what, meeting| ["On the agenda of ", meeting, ": ", what].concat(),
    note: |what| ["Note: ", what].concat(),
    decision: |what| ["Decided: ", what].concat(),
    later: |what| ["For later: ", what].concat(),
    next_time: |what| ["For next time: ", what].concat(),
    asked: |what| ["Hands counted: ", what].concat(),
    note_of: |sentence, meeting| [sentence, ", at ", meeting].concat(),
};

impl NewsWriter<'_> {
    /// A meeting inside a sentence.
    fn meeting_name(&self, meeting: &Meeting) -> String {
        let t = &self.text.news.meeting;
        let name = match meeting.words.title.as_str() {
            "" => t.meeting.to_owned(),
            title => bidi_isolate(title),
        };
        meeting.day().map_or(name.clone(), |day| (t.on)(&name, &(self.day)(day)))
    }

    pub(super) fn new_meeting(&self, id: MeetingId, say: fn(&str) -> String) -> Option<NewsSentence> {
        let meeting = self.group.meeting(id)?;
        let text = say(&self.meeting_name(meeting));
        Some(NewsSentence { text, word: String::new(), about: About::Meeting(meeting.id) })
    }

    pub(super) fn meeting(&self, meeting: &Meeting, aspects: &[ChangeKind]) -> NewsSentence {
        let t = &self.text.news.meeting;
        let change = |aspect: &ChangeKind| match aspect {
            ChangeKind::Words => t.new_words,
            ChangeKind::Day if meeting.words.day.is_some() => t.new_day,
            ChangeKind::Day => t.no_day,
            // Of news that an earlier version kept.
            ChangeKind::State if meeting.is_over() => t.ended,
            ChangeKind::State | ChangeKind::Began(true) => t.began,
            ChangeKind::Began(false) => t.not_begun,
            ChangeKind::Ended(true) => t.ended,
            ChangeKind::Ended(false) => t.goes_on,
            ChangeKind::Roles => t.roles,
            ChangeKind::Joined => t.separated,
            _ => t.something_else,
        };
        let name = self.meeting_name(meeting);
        let changes = aspects.iter().map(|aspect| change(aspect)(&name));
        let text = changes.collect::<Vec<_>>().join(self.text.news.then);
        NewsSentence { text, word: String::new(), about: About::Meeting(meeting.id) }
    }

    pub(super) fn same_meeting(
        &self,
        one: MeetingId,
        other: MeetingId,
        now: Sameness,
    ) -> Option<NewsSentence> {
        let group = self.group;
        let first = self.meeting_name(group.meeting_record(one)?);
        let second = self.meeting_name(group.meeting_record(other)?);
        let is_one = group.same_meeting(one) == group.same_meeting(other);
        let are_two = group.are_different_meetings(one, other);
        let text = self.text.news.meeting.same.sentence(now, is_one, are_two, &first, &second)?;
        let about = if is_one { About::MergedMeeting(one, other) } else { About::Meeting(other) };
        Some(NewsSentence { text, word: String::new(), about })
    }

    /// The meeting to which something belongs, inside a sentence, and where that leads: it may have been removed.
    fn meeting_of(&self, id: MeetingId) -> Option<(String, About)> {
        match self.group.meeting(id) {
            Some(meeting) => Some((self.meeting_name(meeting), About::Meeting(meeting.id))),
            None => {
                let removed = self.group.removed(&id.key())?;
                let t = &self.text.news;
                let name = match bidi_isolate(&removed.name) {
                    name if name.is_empty() => t.meeting.meeting.to_owned(),
                    name => name,
                };
                Some(((t.was_removed)(&name), About::Removed(removed.key.clone())))
            }
        }
    }

    pub(super) fn item(&self, id: ItemId) -> Option<NewsSentence> {
        let item = self.group.item(id)?;
        let (meeting, about) = self.meeting_of(item.meeting?)?;
        let what = (self.text.news.quoted)(&bidi_isolate(&item.words.what));
        Some(NewsSentence {
            text: (self.text.news.meeting.item)(&what, &meeting),
            word: String::new(),
            about,
        })
    }

    pub(super) fn note(&self, id: NoteId) -> Option<NewsSentence> {
        let t = &self.text.news.meeting;
        let note = self.group.note(id)?;
        let say = match note.words.kind {
            NoteKind::Note => t.note,
            NoteKind::Decision => t.decision,
            NoteKind::Later => t.later,
            NoteKind::NextTime => t.next_time,
            NoteKind::Temperature | NoteKind::Fist => t.asked,
        };
        let text = say(&bidi_isolate(&note.words.what));
        Some(match note.meeting.and_then(|meeting| self.meeting_of(meeting)) {
            Some((meeting, about @ About::Removed(_))) => {
                NewsSentence { text: (t.note_of)(&text, &meeting), word: String::new(), about }
            }
            Some((_, about)) => NewsSentence { text, word: String::new(), about },
            None => NewsSentence { text, word: String::new(), about: About::Nothing },
        })
    }
}
