//! A short word on how it goes, and what others answer.

use serde::{Deserialize, Serialize};

use crate::replica::{Record, Timestamp};

use crate::group::day::Day;
use crate::group::id::{AnswerId, CheckInId, CommitmentId, MeetingId, MemberId, StepId};
use crate::group::model::commitment_state::CommitmentState;
use crate::group::model::common::field::MEETING;
use crate::group::model::read::{clean_lines, day_in, id_in};

/// The fields of check-ins, answers and steps.
pub mod field {
    pub use crate::group::model::common::field::{BY, NOTED_BY, ON};

    /// Text: the commitment's id; absent on a general check-in.
    pub const COMMITMENT: &str = "commitment";
    /// Text: how it goes, as in a commitment.
    pub const STATE: &str = "state";
    /// Text: a word for the group.
    pub const WORD: &str = "word";
    /// Bool: it asks for a hand.
    pub const HAND: &str = "hand";
    /// Text: the new day that it names.
    pub const DAY: &str = "day";
    /// Bool: with the state `let-go`, they let it go for themself alone; the others go on.
    pub const ONLY_SELF: &str = "only_self";
    /// Text: how much they can carry: `plenty`, `some`, `little`.
    pub const CARRY: &str = "carry";
    /// Text: the id of the check-in that is answered.
    pub const CHECK_IN: &str = "check_in";
    /// Text: `offer` or `encouragement` for an answer; for a step see [`super::StepKind`].
    pub const SORT: &str = "sort";
    /// Text: the id of the member whom a step is about.
    pub const MEMBER: &str = "member";
    /// Text: the id of the member who handed over.
    pub const FROM: &str = "from";
}

/// How much somebody can carry just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Capacity {
    /// Room for more.
    Plenty,
    /// As much as now.
    Some,
    /// Not much.
    Little,
}

impl Capacity {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Capacity; 3] = [Capacity::Plenty, Capacity::Some, Capacity::Little];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Capacity::Plenty => "plenty",
            Capacity::Some => "some",
            Capacity::Little => "little",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|carry| carry.name() == name)
    }
}

/// A short word on how it goes, with or without a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckIn {
    /// Its id.
    pub id: CheckInId,
    /// What it is about; `None` for a general check-in.
    pub commitment: Option<CommitmentId>,
    /// Whose word it is.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// The meeting in which it was noted.
    pub meeting: Option<MeetingId>,
    /// How it goes; `None` on a general check-in.
    pub state: Option<CommitmentState>,
    /// They let it go for themself alone: the others go on with it.
    pub only_self: bool,
    /// A word for the group; may be empty.
    pub word: String,
    /// Whether it asks for a hand.
    pub hand: bool,
    /// The new day that it names.
    pub day: Option<Day>,
    /// The day on which it was said.
    pub on: Option<Day>,
    /// How much they can carry, on a general check-in.
    pub carry: Option<Capacity>,
    /// When it was written: orders what was said on one day.
    pub timestamp: Option<Timestamp>,
}

impl CheckIn {
    pub(in crate::group) fn read(id: CheckInId, record: &Record) -> Self {
        Self {
            id,
            commitment: id_in(record, field::COMMITMENT),
            by: id_in(record, field::BY),
            noted_by: id_in(record, field::NOTED_BY),
            meeting: id_in(record, MEETING),
            state: record.text(field::STATE).and_then(CommitmentState::from_name),
            only_self: record.is(field::ONLY_SELF),
            word: clean_lines(record.text(field::WORD)),
            hand: record.is(field::HAND),
            day: day_in(record, field::DAY),
            on: day_in(record, field::ON),
            carry: record.text(field::CARRY).and_then(Capacity::from_name),
            timestamp: record.first_timestamp(),
        }
    }
}

/// What sort of answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerKind {
    /// "I can give a hand."
    Offer,
    /// A good word.
    Encouragement,
}

impl AnswerKind {
    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            AnswerKind::Offer => "offer",
            AnswerKind::Encouragement => "encouragement",
        }
    }
}

/// An offer of a hand or an encouragement, answering a check-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its id.
    pub id: AnswerId,
    /// The check-in that it answers.
    pub check_in: Option<CheckInId>,
    /// Who answers.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// Offer or encouragement.
    pub kind: AnswerKind,
    /// The words; may be empty.
    pub word: String,
    /// The day on which it was said.
    pub on: Option<Day>,
    /// When it was written.
    pub timestamp: Option<Timestamp>,
}

impl Answer {
    pub(in crate::group) fn read(id: AnswerId, record: &Record) -> Self {
        let offer = record.text(field::SORT) == Some(AnswerKind::Offer.name());
        Self {
            id,
            check_in: id_in(record, field::CHECK_IN),
            by: id_in(record, field::BY),
            noted_by: id_in(record, field::NOTED_BY),
            kind: if offer { AnswerKind::Offer } else { AnswerKind::Encouragement },
            word: clean_lines(record.text(field::WORD)),
            on: day_in(record, field::ON),
            timestamp: record.first_timestamp(),
        }
    }
}

/// A turn in a commitment's story other than a check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// Its day was moved, or taken away.
    Day,
    /// One holder handed over to another.
    HandedOver,
    /// A co-holder joined.
    Joined,
    /// A companion came alongside.
    Alongside,
    /// A companion came to learn.
    Learning,
    /// A companion came to teach.
    Teaching,
    /// A holder or companion stepped out.
    SteppedOut,
    /// It was taken up again after its end.
    BroughtBack,
    /// The raised hand was answered and came down.
    HandFound,
}

impl StepKind {
    const ALL: [StepKind; 9] = [
        StepKind::Day,
        StepKind::HandedOver,
        StepKind::Joined,
        StepKind::Alongside,
        StepKind::Learning,
        StepKind::Teaching,
        StepKind::SteppedOut,
        StepKind::BroughtBack,
        StepKind::HandFound,
    ];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            StepKind::Day => "day",
            StepKind::HandedOver => "handed-over",
            StepKind::Joined => "joined",
            StepKind::Alongside => "alongside",
            StepKind::Learning => "learning",
            StepKind::Teaching => "teaching",
            StepKind::SteppedOut => "stepped-out",
            StepKind::BroughtBack => "brought-back",
            StepKind::HandFound => "hand-found",
        }
    }
}

/// One such turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// The commitment's id.
    pub commitment: Option<CommitmentId>,
    /// What happened; `None` where a newer version wrote something this one does not know.
    pub kind: Option<StepKind>,
    /// Who noted it.
    pub by: Option<MemberId>,
    /// Whom it is about.
    pub member: Option<MemberId>,
    /// Who handed over.
    pub from: Option<MemberId>,
    /// The new day.
    pub day: Option<Day>,
    /// The day on which it happened.
    pub on: Option<Day>,
    /// When it was written.
    pub timestamp: Option<Timestamp>,
}

impl Step {
    pub(in crate::group) fn read(id: StepId, record: &Record) -> Self {
        let name = record.text(field::SORT);
        Self {
            id,
            commitment: id_in(record, field::COMMITMENT),
            kind: StepKind::ALL.into_iter().find(|kind| Some(kind.name()) == name),
            by: id_in(record, field::BY),
            member: id_in(record, field::MEMBER),
            from: id_in(record, field::FROM),
            day: day_in(record, field::DAY),
            on: day_in(record, field::ON),
            timestamp: record.first_timestamp(),
        }
    }
}
