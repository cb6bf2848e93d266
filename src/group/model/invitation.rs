//! "Would you like to …?": invitations, and what was answered. Never an assignment: it becomes something only by a yes.

use serde::{Deserialize, Serialize};

use crate::replica::Record;

use crate::group::day::Day;
use crate::group::id::{CommitmentId, InvitationId, MemberId, NeedId};
use crate::group::model::commitment::Companionship;
use crate::group::model::common::field as common_field;
use crate::group::model::read::{clean_line, clean_lines, day_in, id_in};

/// The fields of an invitation's record.
pub mod field {
    /// Text: the id of the member who is invited.
    pub const TO: &str = "to";
    /// Text: the id of the member who invites.
    pub const BY: &str = "by";
    /// Text: a word why.
    pub const WORD: &str = "word";
    /// Text: the day on which it was said.
    pub const ON: &str = "on";
    /// Text: the id of the need that it is about.
    pub const NEED: &str = "need";
    /// Text: the id of the commitment that it is about.
    pub const COMMITMENT: &str = "commitment";
    /// Text: what else it invites to: a role, a step.
    pub const INTO: &str = "into";
    /// Text: the strength that one would learn from the other.
    pub const LEARN: &str = "learn";
    /// Text: as what: `hold`, `alongside`, `learning`, `teaching`.
    pub const PART: &str = "part";
    /// Text: `yes`, `not-now`, `no`; absent before.
    pub const ANSWER: &str = "answer";
    /// Text: the day of the answer.
    pub const ANSWERED: &str = "answered";
    /// Text: the id of the member who noted the answer, where that is another.
    pub const ANSWER_NOTED_BY: &str = "answer_noted_by";
    /// Text: after "not now": the day on which to ask again.
    pub const AGAIN: &str = "again";
}

/// What somebody is invited to take part as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InvitationPart {
    /// To hold it.
    Hold,
    /// To be alongside.
    Alongside,
    /// To learn by shadowing.
    Learning,
    /// To teach the one who holds it.
    Teaching,
}

impl InvitationPart {
    /// All of them, in the order in which one grows: shadow, alongside, hold, teach.
    pub const ALL: [InvitationPart; 4] =
        [InvitationPart::Learning, InvitationPart::Alongside, InvitationPart::Hold, InvitationPart::Teaching];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            InvitationPart::Hold => "hold",
            InvitationPart::Alongside => "alongside",
            InvitationPart::Learning => "learning",
            InvitationPart::Teaching => "teaching",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// As what one accompanies; `None` for holding.
    pub fn companionship(self) -> Option<Companionship> {
        match self {
            InvitationPart::Hold => None,
            InvitationPart::Alongside => Some(Companionship::Alongside),
            InvitationPart::Learning => Some(Companionship::Learning),
            InvitationPart::Teaching => Some(Companionship::Teaching),
        }
    }
}

/// What somebody is invited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvitationTarget {
    /// To take a need.
    Need(NeedId),
    /// To take part in a commitment.
    Commitment(CommitmentId),
    /// To learn this together; the [`InvitationPart`] says whether the invited one would learn or teach.
    Strength(String),
    /// To step into anything else: a role, a task, a voice.
    Step(String),
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InvitationResponse {
    /// Yes.
    Yes,
    /// Not now.
    NotNow,
    /// No, thanks. It needs no reason.
    No,
}

impl InvitationResponse {
    /// All of them, in the order in which they are offered.
    pub const ALL: [InvitationResponse; 3] =
        [InvitationResponse::Yes, InvitationResponse::NotNow, InvitationResponse::No];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            InvitationResponse::Yes => "yes",
            InvitationResponse::NotNow => "not-now",
            InvitationResponse::No => "no",
        }
    }
}

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// Who is invited.
    pub to: Option<MemberId>,
    /// Who invites.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// To what; `None` where a newer version wrote something this one does not know.
    pub into: Option<InvitationTarget>,
    /// As what.
    pub part: InvitationPart,
    /// A word why; may be empty.
    pub word: String,
    /// When it was said.
    pub on: Option<Day>,
    /// What was answered.
    pub reply: Option<InvitationResponse>,
    /// When.
    pub answered: Option<Day>,
    /// Who noted the answer, where that is another.
    pub answer_noted_by: Option<MemberId>,
    /// After "not now": when to ask again.
    pub again: Option<Day>,
}

impl Invitation {
    pub(in crate::group) fn read(id: InvitationId, record: &Record) -> Self {
        let words = |field| Some(clean_line(record.text(field))).filter(|words| !words.is_empty());
        let into = (id_in(record, field::NEED).map(InvitationTarget::Need))
            .or(id_in(record, field::COMMITMENT).map(InvitationTarget::Commitment))
            .or(words(field::LEARN).map(InvitationTarget::Strength))
            .or(words(field::INTO).map(InvitationTarget::Step));
        let reply = record.text(field::ANSWER);
        Self {
            id,
            to: id_in(record, field::TO),
            by: id_in(record, field::BY),
            noted_by: id_in(record, common_field::NOTED_BY),
            into,
            part: record
                .text(field::PART)
                .and_then(InvitationPart::from_name)
                .unwrap_or(InvitationPart::Hold),
            word: clean_lines(record.text(field::WORD)),
            on: day_in(record, field::ON),
            reply: InvitationResponse::ALL.into_iter().find(|known| Some(known.name()) == reply),
            answered: day_in(record, field::ANSWERED),
            answer_noted_by: id_in(record, field::ANSWER_NOTED_BY),
            again: day_in(record, field::AGAIN),
        }
    }
}
