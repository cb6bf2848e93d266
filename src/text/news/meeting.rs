//! News of meetings: planned, held, what was noted.

use super::{About, Teller, Told, apart};
use crate::collect::IntoVec;
use crate::domain::{Aspect, ItemId, Meeting, MeetingId, NoteId, NoteSort};

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
    pub began: &'static str,
    pub ended: &'static str,
    pub roles: &'static str,
    pub same: &'static str,
    /// What is new on which meeting's agenda.
    pub item: fn(&str, &str) -> String,
    /// What the note is, given its words.
    pub note: fn(&str) -> String,
    pub decision: fn(&str) -> String,
    pub later: fn(&str) -> String,
    pub next_time: fn(&str) -> String,
    pub asked: fn(&str) -> String,
}

/// English.
pub const EN: MeetingNews = MeetingNews {
    meeting: "the meeting",
    on: |name, day| [name, " (", day, ")"].concat(),
    planned: |meeting| ["Planned: ", meeting].concat(),
    held: |meeting| ["Held: ", meeting].concat(),
    gone: "A meeting was taken out",
    began: "it began",
    ended: "it is over",
    roles: "roles were taken up",
    same: "two notes of one meeting were brought together",
    item: |what, meeting| ["On the agenda of ", meeting, ": ", what].concat(),
    note: |what| ["Noted: ", what].concat(),
    decision: |what| ["Decided: ", what].concat(),
    later: |what| ["For later: ", what].concat(),
    next_time: |what| ["For next time: ", what].concat(),
    asked: |what| ["The group was asked: ", what].concat(),
};

impl Teller<'_> {
    /// A meeting inside a sentence.
    fn meeting_name(&self, meeting: &Meeting) -> String {
        let t = &self.text.news.meeting;
        let name = match meeting.words.title.as_str() {
            "" => t.meeting.to_owned(),
            title => apart(title),
        };
        meeting.day().map_or(name.clone(), |day| (t.on)(&name, &(self.day)(day)))
    }

    pub(super) fn new_meeting(&self, id: MeetingId) -> Option<Told> {
        let t = &self.text.news.meeting;
        let meeting = self.group.meeting(id)?;
        let say = if meeting.began.is_some() { t.held } else { t.planned };
        let text = say(&self.meeting_name(meeting));
        Some(Told { text, word: String::new(), about: About::Meeting(meeting.id) })
    }

    pub(super) fn meeting(&self, meeting: &Meeting, aspects: &[Aspect]) -> Told {
        let (t, own) = (&self.text.news, &self.text.news.meeting);
        let clause = |aspect: &Aspect| match aspect {
            Aspect::Words => t.new_words.to_owned(),
            Aspect::Day => match meeting.words.day {
                Some(day) => (t.day_is)(&(self.day)(day)),
                None => t.no_day.to_owned(),
            },
            Aspect::State if meeting.is_over() => own.ended.to_owned(),
            Aspect::State => own.began.to_owned(),
            Aspect::Roles => own.roles.to_owned(),
            Aspect::Joined => own.same.to_owned(),
            _ => t.something_else.to_owned(),
        };
        let clauses: Vec<String> = aspects.iter().map(clause).into_vec();
        let text = (t.about)(&self.meeting_name(meeting), &clauses.join(t.and));
        Told { text, word: String::new(), about: About::Meeting(meeting.id) }
    }

    pub(super) fn item(&self, id: ItemId) -> Option<Told> {
        let item = self.group.item(id)?;
        let meeting = self.group.meeting(item.meeting?)?;
        let what = (self.text.news.quoted)(&apart(&item.words.what));
        let text = (self.text.news.meeting.item)(&what, &self.meeting_name(meeting));
        Some(Told { text, word: String::new(), about: About::Meeting(meeting.id) })
    }

    pub(super) fn note(&self, id: NoteId) -> Option<Told> {
        let t = &self.text.news.meeting;
        let note = self.group.note(id)?;
        let say = match note.words.sort {
            NoteSort::Note => t.note,
            NoteSort::Decision => t.decision,
            NoteSort::Later => t.later,
            NoteSort::NextTime => t.next_time,
            NoteSort::Temperature | NoteSort::Fist => t.asked,
        };
        let about = note.meeting.map_or(About::Nothing, About::Meeting);
        Some(Told { text: say(&apart(&note.words.what)), word: String::new(), about })
    }
}
