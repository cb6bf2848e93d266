//! News of meetings: planned, held, what was noted.

use super::{About, NewsSentence, NewsWriter, SameNews, bidi_isolate};
use crate::group::{ChangeKind, ItemId, Meeting, MeetingId, NoteId, NoteKind, Sameness};

/// The words of it.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct MeetingNews {
    /// A meeting that has no name of its own, inside a sentence and as its first words.
    pub meeting: &'static str,
    pub meeting_first: &'static str,
    /// A meeting's name and its day, inside a sentence.
    pub on: fn(&str, &str) -> String,
    /// Who planned which meeting.
    pub planned: fn(&str, &str) -> String,
    /// Given the meeting.
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
    /// Who put what on which meeting's agenda.
    pub item: fn(&str, &str, &str) -> String,
    /// Who noted which words.
    pub note: fn(&str, &str) -> String,
    pub later: fn(&str, &str) -> String,
    pub next_time: fn(&str, &str) -> String,
    pub asked: fn(&str, &str) -> String,
    /// What all decided.
    pub decision: fn(&str) -> String,
    /// What was noted, and of which meeting.
    pub note_of: fn(&str, &str) -> String,
}

/// English.
pub const EN: MeetingNews = MeetingNews {
    meeting: "the meeting",
    meeting_first: "The meeting",
    on: |name, day| [name, " (", day, ")"].concat(),
    planned: |who, meeting| [who, " planned ", meeting].concat(),
    held: |meeting| [meeting, " took place"].concat(),
    gone: "A meeting was removed",
    new_words: |meeting| ["The plan of ", meeting, " was changed"].concat(),
    new_day: |meeting| [meeting, " has a new day"].concat(),
    no_day: |meeting| [meeting, " has no day any more"].concat(),
    began: |meeting| [meeting, " started"].concat(),
    not_begun: |meeting| [meeting, " hasn’t started after all"].concat(),
    ended: |meeting| [meeting, " ended"].concat(),
    goes_on: |meeting| [meeting, " was reopened"].concat(),
    roles: |meeting| ["Roles were chosen for ", meeting].concat(),
    separated: |meeting| [meeting, " is a meeting of its own again"].concat(),
    something_else: |meeting| ["Something about ", meeting, " was changed"].concat(),
    same: SameNews {
        merged: |one, other| [one, " and ", other, " are now one meeting"].concat(),
        merged_alike: |name| [name, " was noted twice and is now one meeting"].concat(),
        two: |one, other| [one, " and ", other, " are two different meetings"].concat(),
        two_alike: |name| ["Two different meetings are both called ", name].concat(),
        open: |one, other| ["It’s open again whether ", one, " and ", other, " are one meeting"].concat(),
        open_alike: |name| ["It’s open again whether two meetings called ", name, " are one"].concat(),
    },
    item: |who, what, meeting| [who, " put ", what, " on the agenda of ", meeting].concat(),
    note: |who, what| [who, " noted: ", what].concat(),
    later: |who, what| [who, " noted for later: ", what].concat(),
    next_time: |who, what| [who, " noted for next time: ", what].concat(),
    asked: |who, what| [who, " counted hands: ", what].concat(),
    decision: |what| ["The group decided: ", what].concat(),
    note_of: |sentence, meeting| [sentence, ", at ", meeting].concat(),
};

impl NewsWriter<'_> {
    /// A meeting inside a sentence.
    fn meeting_name(&self, meeting: &Meeting) -> String {
        self.named(meeting, self.text.news.meeting.meeting)
    }

    /// A meeting as the first words of a sentence.
    fn meeting_first(&self, meeting: &Meeting) -> String {
        self.named(meeting, self.text.news.meeting.meeting_first)
    }

    fn named(&self, meeting: &Meeting, nameless: &str) -> String {
        let name = match meeting.words.title.as_str() {
            "" => nameless.to_owned(),
            title => bidi_isolate(title),
        };
        let day = meeting.day();
        day.map_or(name.clone(), |day| (self.text.news.meeting.on)(&name, &(self.day)(day)))
    }

    pub(super) fn planned(&self, id: MeetingId) -> Option<NewsSentence> {
        let meeting = self.group.meeting(id)?;
        let text = (self.text.news.meeting.planned)(&self.name(meeting.by), &self.meeting_name(meeting));
        Some(NewsSentence { text, word: String::new(), about: About::Meeting(meeting.id) })
    }

    pub(super) fn held(&self, id: MeetingId) -> Option<NewsSentence> {
        let meeting = self.group.meeting(id)?;
        let t = &self.text.news.meeting;
        let say = if meeting.is_on() { t.began } else { t.held };
        let text = say(&self.meeting_first(meeting));
        Some(NewsSentence { text, word: String::new(), about: About::Meeting(meeting.id) })
    }

    pub(super) fn meeting(&self, meeting: &Meeting, aspects: &[ChangeKind]) -> NewsSentence {
        let t = &self.text.news.meeting;
        let (name, first) = (self.meeting_name(meeting), self.meeting_first(meeting));
        let change = |aspect: &ChangeKind| match aspect {
            ChangeKind::Words => (t.new_words)(&name),
            ChangeKind::Day if meeting.words.day.is_some() => (t.new_day)(&first),
            ChangeKind::Day => (t.no_day)(&first),
            // Of news that an earlier version kept.
            ChangeKind::State if meeting.is_over() => (t.ended)(&first),
            ChangeKind::State | ChangeKind::Began(true) => (t.began)(&first),
            ChangeKind::Began(false) => (t.not_begun)(&first),
            ChangeKind::Ended(true) => (t.ended)(&first),
            ChangeKind::Ended(false) => (t.goes_on)(&first),
            ChangeKind::Roles => (t.roles)(&name),
            ChangeKind::Joined => (t.separated)(&first),
            _ => (t.something_else)(&name),
        };
        let text = aspects.iter().map(change).collect::<Vec<_>>().join(self.text.news.then);
        NewsSentence { text, word: String::new(), about: About::Meeting(meeting.id) }
    }

    pub(super) fn same_meeting(
        &self,
        one: MeetingId,
        other: MeetingId,
        now: Sameness,
    ) -> Option<NewsSentence> {
        let group = self.group;
        let first = self.meeting_first(group.meeting_record(one)?);
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
        let who = self.name(item.noted_by.or(item.words.by));
        let what = (self.text.news.quoted)(&bidi_isolate(&item.words.what));
        let text = (self.text.news.meeting.item)(&who, &what, &meeting);
        Some(NewsSentence { text, word: String::new(), about })
    }

    pub(super) fn note(&self, id: NoteId) -> Option<NewsSentence> {
        let t = &self.text.news.meeting;
        let note = self.group.note(id)?;
        let who = &self.name(note.noted_by.or(note.by));
        let what = &bidi_isolate(&note.words.what);
        let text = match note.words.kind {
            NoteKind::Note => (t.note)(who, what),
            NoteKind::Decision => (t.decision)(what),
            NoteKind::Later => (t.later)(who, what),
            NoteKind::NextTime => (t.next_time)(who, what),
            NoteKind::Temperature | NoteKind::Fist => (t.asked)(who, what),
        };
        Some(match note.meeting.and_then(|meeting| self.meeting_of(meeting)) {
            Some((meeting, about @ About::Removed(_))) => {
                NewsSentence { text: (t.note_of)(&text, &meeting), word: String::new(), about }
            }
            Some((_, about)) => NewsSentence { text, word: String::new(), about },
            None => NewsSentence { text, word: String::new(), about: About::Nothing },
        })
    }
}
