//! Something the group needs, and how somebody steps up to it.

use serde::{Deserialize, Serialize};

use crate::replica::Record;

use crate::group::day::Day;
use crate::group::id::{CommitmentId, MeetingId, MemberId, NeedId};
use crate::group::model::commitment::field as commitment_field;
use crate::group::model::common::field::MEETING;
use crate::group::model::read::{clean_line, clean_lines, day_in, id_in};
use crate::group::model::strength::read_wanted;

/// The fields of a need's record.
pub mod field {
    /// Text: what is needed.
    pub const WHAT: &str = "what";
    /// Text: why it matters.
    pub const WHY: &str = "why";
    /// Text: how much it is: `hour`, `day`, `ongoing`; absent where nobody said.
    pub const SIZE: &str = "size";
    /// Text: the day by which, `2026-11-26`; null for none.
    pub const DAY: &str = "day";
    /// Text: a good first step.
    pub const FIRST_STEP: &str = "first_step";
    /// Bool: work that few see.
    pub const LESS_VISIBLE: &str = "less_visible";
    /// Bool: it rests for now.
    pub const RESTING: &str = "resting";
    /// Text: the id of the member who said it.
    pub const BY: &str = "by";
    /// Text: the day on which it was said.
    pub const ON: &str = "on";
    /// Text: the day on which somebody last said that it is still needed.
    pub const KEPT: &str = "kept";
}

/// How much a need asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NeedSize {
    /// An hour or so.
    Hour,
    /// A day or so.
    Day,
    /// It goes on: it keeps an open place, even when held.
    Ongoing,
}

impl NeedSize {
    /// All of them, the smallest first.
    pub const ALL: [NeedSize; 3] = [NeedSize::Hour, NeedSize::Day, NeedSize::Ongoing];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            NeedSize::Hour => "hour",
            NeedSize::Day => "day",
            NeedSize::Ongoing => "ongoing",
        }
    }
}

/// Something the group needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// What is said of it; the strengths as they were written.
    pub words: NeedWords,
    /// Whether it rests.
    pub resting: bool,
    /// Who said it.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// The meeting in which it was noted.
    pub meeting: Option<MeetingId>,
    /// When it was said.
    pub on: Option<Day>,
    /// When somebody last said that it is still needed.
    pub kept: Option<Day>,
}

impl Need {
    pub(in crate::group) fn read(id: NeedId, record: &Record) -> Self {
        let size = record.text(field::SIZE);
        Self {
            id,
            words: NeedWords {
                what: clean_line(record.text(field::WHAT)),
                why: clean_lines(record.text(field::WHY)),
                size: NeedSize::ALL.into_iter().find(|known| Some(known.name()) == size),
                strengths: read_wanted(record),
                day: day_in(record, field::DAY),
                first_step: clean_line(record.text(field::FIRST_STEP)),
                less_visible: record.is(field::LESS_VISIBLE),
            },
            resting: record.is(field::RESTING),
            by: id_in(record, field::BY),
            noted_by: id_in(record, commitment_field::NOTED_BY),
            meeting: id_in(record, MEETING),
            on: day_in(record, field::ON),
            kept: day_in(record, field::KEPT),
        }
    }

    /// The commitment that taking it makes. It has the need's own id, so that two people who step up apart, each on
    /// their own phone, hold one commitment together.
    pub fn commitment(&self) -> CommitmentId {
        CommitmentId(self.id.0)
    }
}

/// What is said of a need, when it is new or changed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NeedWords {
    /// What is needed.
    pub what: String,
    /// Why it matters; may be empty.
    pub why: String,
    /// How much it is.
    pub size: Option<NeedSize>,
    /// Strengths that help.
    pub strengths: Vec<String>,
    /// The day by which.
    pub day: Option<Day>,
    /// A good first step; may be empty.
    pub first_step: String,
    /// Work that few see.
    pub less_visible: bool,
}
