//! What is noted in a meeting: words, decisions, what waits for later, and how the group stands to a question.

use crate::replica::{Record, Value};

use super::check_in::field as said;
use super::commands::{ChangeSet, CommandContext};
use super::creation_marks::{
    field::{MADE, TAKEN},
    mark, marks,
};
use super::day::{self, Day};
use super::id::{ItemId, MeetingId, MemberId, NoteId};
use super::meeting::field::MEETING;
use super::member::field::DELETED;
use super::read::{day_in, id_in, ids_in};
use super::state::Group;

/// The fields of a note's record; `meeting`, `by`, `noted_by` and `on` as elsewhere.
pub mod field {
    /// Text: the id of the agenda's item that it belongs to.
    pub const ITEM: &str = "item";
    /// Text: see [`super::NoteKind`].
    pub const SORT: &str = "sort";
    /// Text: what was noted or decided; the question that the group was asked.
    pub const WHAT: &str = "what";
    /// Text: the reasons of a decision.
    pub const WHY: &str = "why";
    /// Text: the concerns that were heard.
    pub const CONCERNS: &str = "concerns";
    /// Text: how it was decided: `consent`, `consensus`.
    pub const HOW: &str = "how";
    /// Bool for each who stood aside and wished it to be noted: `aside/<member id>`.
    pub const ASIDE: &str = "aside/";
    /// Integer for each answer to a temperature check or fist-to-five: how many gave it: `count/<0 to 5>`.
    pub const COUNT: &str = "count/";
    /// Bool: it was taken up, on whatever phone; from before each phone set a mark of its own.
    pub const TAKEN: &str = "taken";
}

/// What a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum NoteKind {
    /// A word to remember.
    #[default]
    Note,
    /// Something decided.
    Decision,
    /// For later: the parking lot.
    Later,
    /// What to do differently next time.
    NextTime,
    /// A temperature check: how many are 0 cold, 1 in between, 2 warm.
    Temperature,
    /// Fist to five: how many showed 0 to 5 fingers.
    Fist,
}

impl NoteKind {
    /// All of them.
    pub const ALL: [NoteKind; 6] = [
        NoteKind::Note,
        NoteKind::Decision,
        NoteKind::Later,
        NoteKind::NextTime,
        NoteKind::Temperature,
        NoteKind::Fist,
    ];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Note => "note",
            NoteKind::Decision => "decision",
            NoteKind::Later => "later",
            NoteKind::NextTime => "next-time",
            NoteKind::Temperature => "temperature",
            NoteKind::Fist => "fist",
        }
    }
}

/// How a group decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Decided {
    /// Nobody has an objection that would harm what the group is for: good enough for now.
    #[default]
    Consent,
    /// Everybody agrees, or stands aside.
    Consensus,
}

impl Decided {
    /// Both, in the order in which they are offered.
    pub const ALL: [Decided; 2] = [Decided::Consent, Decided::Consensus];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Decided::Consent => "consent",
            Decided::Consensus => "consensus",
        }
    }
}

/// What is said in a note.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NoteWords {
    /// What it is.
    pub sort: NoteKind,
    /// What was noted or decided; the question.
    pub what: String,
    /// The reasons of a decision; may be empty.
    pub why: String,
    /// The concerns that were heard; may be empty.
    pub concerns: String,
    /// How it was decided; `None` for what is no decision.
    pub how: Option<Decided>,
    /// Who stood aside and wished it to be noted.
    pub aside: Vec<MemberId>,
    /// How many gave each answer, from 0 to 5; nobody's name is kept.
    pub counts: [u16; 6],
}

/// A note of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// The meeting.
    pub meeting: Option<MeetingId>,
    /// The agenda's item that it belongs to.
    pub item: Option<ItemId>,
    /// What is said in it.
    pub words: NoteWords,
    /// The marks of the phones on which what waited for later was taken up.
    taken: Vec<String>,
    /// Whose word it is.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// When.
    pub on: Option<Day>,
}

impl Note {
    pub(super) fn read(id: NoteId, record: &Record) -> Self {
        let (sort, how) = (record.text(field::SORT), record.text(field::HOW));
        let mut counts = [0; 6];
        for (place, value) in record.set(field::COUNT) {
            if let (Ok(place), Value::Int(count)) = (place.parse::<usize>(), value)
                && let Some(known) = counts.get_mut(place)
            {
                *known = u16::try_from(*count).unwrap_or(0);
            }
        }
        let mut taken = marks(record, TAKEN);
        taken.extend(record.is(field::TAKEN).then(|| field::TAKEN.to_owned()));
        Self {
            id,
            meeting: id_in(record, MEETING),
            item: id_in(record, field::ITEM),
            words: NoteWords {
                sort: NoteKind::ALL.into_iter().find(|one| Some(one.name()) == sort).unwrap_or_default(),
                what: super::shown_lines(record.text(field::WHAT)),
                why: super::shown_lines(record.text(field::WHY)),
                concerns: super::shown_lines(record.text(field::CONCERNS)),
                how: Decided::ALL.into_iter().find(|one| Some(one.name()) == how),
                aside: ids_in(record, field::ASIDE),
                counts,
            },
            taken,
            by: id_in(record, said::BY),
            noted_by: id_in(record, said::NOTED_BY),
            on: day_in(record, said::ON),
        }
    }

    /// What waited for later was taken up.
    pub fn is_taken(&self) -> bool {
        !self.taken.is_empty()
    }

    /// It waits again.
    pub(super) fn wait(&self, out: &mut ChangeSet) {
        for mark in &self.taken {
            out.set(&self.id.key(), mark.clone(), false);
        }
    }
}

/// What people do about the notes of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteCommand {
    /// Notes something.
    Write { id: NoteId, meeting: MeetingId, item: Option<ItemId>, words: NoteWords, by: Option<MemberId> },
    /// Other words for it.
    Edit { id: NoteId, words: NoteWords },
    /// Takes it back.
    Remove(NoteId),
    /// What waited for later was taken up.
    Taken(NoteId),
}

impl Group {
    /// The notes of a meeting, in the order in which they were made.
    pub fn notes_of(&self, meeting: MeetingId) -> impl Iterator<Item = &Note> {
        self.notes().filter(move |note| self.is_of(meeting, note.meeting))
    }

    pub(super) fn write_note(&self, act: &NoteCommand, scribe: &CommandContext, out: &mut ChangeSet) {
        match act {
            NoteCommand::Write { id, meeting, item, words, by } => {
                let key = id.key();
                out.set(&key, MEETING, *meeting);
                if *id == NoteId::of_minutes(*meeting) {
                    // The record may be hidden from an earlier time.
                    out.set(&key, DELETED, false);
                    out.set(&key, mark(MADE, scribe.device), true);
                }
                if let Some(item) = item {
                    out.set(&key, field::ITEM, *item);
                }
                out.set(&key, field::SORT, words.sort.name());
                out.say(&key, field::WHAT, &words.what);
                out.say(&key, field::WHY, &words.why);
                out.say(&key, field::CONCERNS, &words.concerns);
                if let Some(how) = words.how {
                    out.set(&key, field::HOW, how.name());
                }
                for who in &words.aside {
                    out.set(&key, [field::ASIDE, &who.to_string()].concat(), true);
                }
                for (place, count) in words.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                    out.set(&key, [field::COUNT, &place.to_string()].concat(), i64::from(*count));
                }
                out.set(&key, said::ON, day::to_text(scribe.today));
                self.write_by(&key, *by, scribe, out);
            }
            NoteCommand::Edit { id, words } => {
                let Some(note) = self.note(*id) else { return };
                let key = id.key();
                // What a plain note does not have is not written as empty.
                out.reword(&key, field::WHAT, &note.words.what, &words.what);
                out.reword(&key, field::WHY, &note.words.why, &words.why);
                out.reword(&key, field::CONCERNS, &note.words.concerns, &words.concerns);
                if note.words.how != words.how {
                    out.set(&key, field::HOW, words.how.map(Decided::name));
                }
                let asides = note.words.aside.iter().chain(&words.aside);
                for who in asides.filter(|who| note.words.aside.contains(who) != words.aside.contains(who)) {
                    let aside = words.aside.contains(who);
                    out.set(&key, [field::ASIDE, &who.to_string()].concat(), aside);
                }
                for (place, count) in words.counts.iter().enumerate() {
                    if note.words.counts[place] != *count {
                        out.set(&key, [field::COUNT, &place.to_string()].concat(), i64::from(*count));
                    }
                }
            }
            NoteCommand::Remove(id) => out.set(&id.key(), DELETED, true),
            NoteCommand::Taken(id) => out.set(&id.key(), mark(TAKEN, scribe.device), true),
        }
    }
}
