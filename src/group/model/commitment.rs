//! Something somebody said they would do.

use serde::{Deserialize, Serialize};

use crate::replica::{Record, Value};

use crate::group::day;
use crate::group::day::Day;
use crate::group::id::{CheckInId, CommitmentId, MeetingId, MemberId, NeedId};
use crate::group::model::commitment_state::CommitmentState;
use crate::group::model::common::field::MEETING;
use crate::group::model::read::{clean_line, clean_lines, id_in};
use crate::group::model::strength::read_wanted;

/// The fields of a commitment's record.
pub mod field {
    /// Text: what they said they would do.
    pub const WHAT: &str = "what";
    /// Text: a note.
    pub const NOTE: &str = "note";
    /// Text: the day by which, `2026-11-26`; null for none.
    pub const DAY: &str = "day";
    /// Bool for each holder: `holder/<member id>`.
    pub const HOLDER: &str = "holder/";
    /// Text for each companion, `alongside`, `learning` or `teaching`; null for one who is no longer: `companion/<member id>`.
    pub const COMPANION: &str = "companion/";
    /// Text: how it goes, as of the last check-in: `moving`, `stuck`, `done`, `let-go`; absent before the first.
    pub const STATE: &str = "state";
    /// Text: the day of that check-in.
    pub const STATE_ON: &str = "state_on";
    /// Text: the id of the check-in that asks for a hand; null for none.
    pub const HAND: &str = "hand";
    /// Text: the day on which it began.
    pub const BEGAN: &str = "began";
    /// Text: the ids of its first holders, separated by spaces.
    pub const BEGAN_WITH: &str = "began_with";
    /// Text: the id of the member who noted it for its holders.
    pub const NOTED_BY: &str = "noted_by";
    /// Text: the id of the need that it meets.
    pub const NEED: &str = "need";
    /// Bool: a co-holder would be welcome.
    pub const OPEN_PLACE: &str = "open_place";
    /// Bool: work that few see.
    pub const LESS_VISIBLE: &str = "less_visible";
}

/// How a member is alongside a holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Companionship {
    /// A buddy, a support.
    Alongside,
    /// Learning by shadowing.
    Learning,
    /// Teaching those who hold it.
    Teaching,
}

impl Companionship {
    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Companionship::Alongside => "alongside",
            Companionship::Learning => "learning",
            Companionship::Teaching => "teaching",
        }
    }
}

/// Something somebody said they would do.
///
/// Holders and companions are as written; [`Group::holders`](crate::group::Group::holders) tells which members they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Its id.
    pub id: CommitmentId,
    /// What they said they would do.
    pub what: String,
    /// A note; may be empty.
    pub note: String,
    /// The day by which; `None` for no day.
    pub day: Option<Day>,
    /// How it goes; `None` before the first check-in.
    pub state: Option<CommitmentState>,
    /// The day of the last check-in.
    pub state_on: Option<Day>,
    /// The check-in that asks for a hand.
    pub hand: Option<CheckInId>,
    /// The day on which it began.
    pub began: Option<Day>,
    /// Who noted it, where that was not a holder.
    pub noted_by: Option<MemberId>,
    /// The meeting in which it was noted.
    pub meeting: Option<MeetingId>,
    /// The need that it meets.
    pub need: Option<NeedId>,
    /// A co-holder would be welcome.
    pub open_place: bool,
    /// Work that few see.
    pub less_visible: bool,
    /// Strengths that help, as they were written.
    pub strengths: Vec<String>,
    pub(in crate::group) holders: Vec<MemberId>,
    pub(in crate::group) companions: Vec<(MemberId, Companionship)>,
    pub(in crate::group) began_with: Vec<MemberId>,
}

impl Commitment {
    /// Reads a commitment's record.
    pub(in crate::group) fn read(id: CommitmentId, record: &Record) -> Self {
        let day_of = |field| record.text(field).and_then(day::from_text);
        Self {
            id,
            what: clean_line(record.text(field::WHAT)),
            note: clean_lines(record.text(field::NOTE)),
            day: day_of(field::DAY),
            state: record.text(field::STATE).and_then(CommitmentState::from_name),
            state_on: day_of(field::STATE_ON),
            hand: record.text(field::HAND).and_then(|id| id.parse().ok()),
            began: day_of(field::BEGAN),
            noted_by: record.text(field::NOTED_BY).and_then(|id| id.parse().ok()),
            meeting: id_in(record, MEETING),
            need: record.text(field::NEED).and_then(|id| id.parse().ok()),
            open_place: record.is(field::OPEN_PLACE),
            less_visible: record.is(field::LESS_VISIBLE),
            strengths: read_wanted(record),
            holders: record
                .set(field::HOLDER)
                .filter(|(_, value)| **value == Value::Bool(true))
                .filter_map(|(id, _)| id.parse().ok())
                .collect::<Vec<_>>(),
            companions: record
                .set(field::COMPANION)
                .filter_map(|(id, value)| {
                    let how = match value {
                        Value::Text(how) if how == Companionship::Learning.name() => Companionship::Learning,
                        Value::Text(how) if how == Companionship::Teaching.name() => Companionship::Teaching,
                        Value::Text(_) => Companionship::Alongside,
                        _ => return None,
                    };
                    Some((id.parse().ok()?, how))
                })
                .collect::<Vec<_>>(),
            began_with: record
                .text(field::BEGAN_WITH)
                .unwrap_or_default()
                .split(' ')
                .filter_map(|id| id.parse().ok())
                .collect::<Vec<_>>(),
        }
    }

    /// Whether it is still carried: neither done nor let go.
    pub fn is_open(&self) -> bool {
        !self.state.is_some_and(CommitmentState::is_end)
    }

    /// How it goes when somebody asks for a hand and says no more: as it was. Where nobody said, nobody says it now
    /// either.
    pub fn state_with_hand(&self) -> Option<CommitmentState> {
        self.state.filter(|state| !state.is_end())
    }
}
