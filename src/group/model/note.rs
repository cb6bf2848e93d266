//! What is noted in a meeting: words, decisions, what waits for later, and what the group thinks of a question.

use serde::{Deserialize, Serialize};

use crate::replica::{Record, Value};

use crate::group::day::Day;
use crate::group::id::{ItemId, MeetingId, MemberId, NoteId};
use crate::group::model::common::field::{self as common_field, MEETING};
use crate::group::model::creation_marks::field::TAKEN_UP;
use crate::group::model::creation_marks::marks;
use crate::group::model::read::{clean_lines, day_in, id_in, ids_in};

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
    /// Text: how it was decided: `consent`, `consensus`, `vote`.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum DecisionMethod {
    /// Nobody has an objection that would harm what the group is for: good enough for now.
    #[default]
    Consent,
    /// Everybody agrees, or stands aside.
    Consensus,
    /// More were for it than against it.
    Vote,
}

impl DecisionMethod {
    /// All of them, in the order in which they are offered.
    pub const ALL: [DecisionMethod; 3] =
        [DecisionMethod::Consent, DecisionMethod::Consensus, DecisionMethod::Vote];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            DecisionMethod::Consent => "consent",
            DecisionMethod::Consensus => "consensus",
            DecisionMethod::Vote => "vote",
        }
    }
}

/// What is said in a note.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NoteWords {
    /// What it is.
    pub kind: NoteKind,
    /// What was noted or decided; the question.
    pub what: String,
    /// The reasons of a decision; may be empty.
    pub why: String,
    /// The concerns that were heard; may be empty.
    pub concerns: String,
    /// How it was decided; `None` for what is no decision.
    pub how: Option<DecisionMethod>,
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
    pub(in crate::group) taken: Vec<String>,
    /// Whose word it is.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// When.
    pub on: Option<Day>,
}

impl Note {
    pub(in crate::group) fn read(id: NoteId, record: &Record) -> Self {
        let (kind, how) = (record.text(field::SORT), record.text(field::HOW));
        let mut counts = [0; 6];
        for (place, value) in record.set(field::COUNT) {
            if let (Ok(place), Value::Int(count)) = (place.parse::<usize>(), value)
                && let Some(known) = counts.get_mut(place)
            {
                *known = u16::try_from(*count).unwrap_or(0);
            }
        }
        let mut taken = marks(record, TAKEN_UP);
        taken.extend(record.is(field::TAKEN).then(|| field::TAKEN.to_owned()));
        Self {
            id,
            meeting: id_in(record, MEETING),
            item: id_in(record, field::ITEM),
            words: NoteWords {
                kind: NoteKind::ALL.into_iter().find(|known| Some(known.name()) == kind).unwrap_or_default(),
                what: clean_lines(record.text(field::WHAT)),
                why: clean_lines(record.text(field::WHY)),
                concerns: clean_lines(record.text(field::CONCERNS)),
                how: DecisionMethod::ALL.into_iter().find(|known| Some(known.name()) == how),
                aside: ids_in(record, field::ASIDE),
                counts,
            },
            taken,
            by: id_in(record, common_field::BY),
            noted_by: id_in(record, common_field::NOTED_BY),
            on: day_in(record, common_field::ON),
        }
    }

    /// What waited for later was taken up.
    pub fn is_taken(&self) -> bool {
        !self.taken.is_empty()
    }
}
