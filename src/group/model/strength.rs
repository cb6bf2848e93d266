//! What people can do, can teach and want to learn: named by themselves, or noticed by others and accepted.

use serde::{Deserialize, Serialize};

use crate::replica::{Record, Value};

use crate::group::day;
use crate::group::day::Day;
use crate::group::id::{MemberId, NoticeId};
use crate::group::model::common::field as common_field;
use crate::group::model::read::{clean_line, clean_lines, day_in, id_in};
use crate::group::name::fold;

/// The fields of what was noticed. Strengths themselves are fields of a member: `can/Cooking`, `teach/…`, `learn/…`,
/// each with the day on which it was named.
pub mod field {
    /// Text: the id of the member in whom it was noticed.
    pub const MEMBER: &str = "member";
    /// Text: the strength.
    pub const STRENGTH: &str = "strength";
    /// Text: the id of the member who noticed it.
    pub const BY: &str = "by";
    /// Text: what was seen.
    pub const WORD: &str = "word";
    /// Text: the day on which it was said.
    pub const ON: &str = "on";
    /// Text: `accepted` or `declined` by the member; absent before.
    pub const ANSWER: &str = "answer";
    /// Text: the id of the member who noted the answer, where that is another.
    pub const ANSWER_NOTED_BY: &str = "answer_noted_by";
}

pub(in crate::group) const ACCEPTED: &str = "accepted";

pub(in crate::group) const DECLINED: &str = "declined";

/// Whether somebody can do, can teach or wants to learn something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StrengthKind {
    /// They can do it.
    Can,
    /// They can teach it.
    Teach,
    /// They want to learn it.
    Learn,
}

impl StrengthKind {
    /// All of them, in the order in which they are asked.
    pub const ALL: [StrengthKind; 3] = [StrengthKind::Can, StrengthKind::Teach, StrengthKind::Learn];

    /// Which one a field's name begins with, as [`StrengthKind::prefix`] gives it.
    pub(in crate::group) fn from_prefix(prefix: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.prefix() == prefix)
    }

    /// What its field names begin with.
    pub fn prefix(self) -> &'static str {
        match self {
            StrengthKind::Can => "can/",
            StrengthKind::Teach => "teach/",
            StrengthKind::Learn => "learn/",
        }
    }
}

/// A strength of a member, in the words in which it was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strength {
    /// Whether they can, can teach it or want to learn it.
    pub kind: StrengthKind,
    /// The word as it was written; [`Group::strength_word`](crate::group::Group::strength_word) gives the group's own.
    pub word: String,
    /// The day on which it was named.
    pub since: Option<Day>,
}

/// The strengths in a member's record.
pub(in crate::group) fn read(record: &Record) -> Vec<Strength> {
    let mut strengths = Vec::new();
    for kind in StrengthKind::ALL {
        for (word, value) in record.set(kind.prefix()) {
            let since = match value {
                Value::Text(day) => day::from_text(day),
                Value::Bool(true) => None,
                _ => continue,
            };
            if !fold(word).is_empty() {
                strengths.push(Strength { kind, word: word.to_owned(), since });
            }
        }
    }
    strengths
}

/// The words of a set of strengths that a need or commitment carries: `strength/Cooking`.
pub(in crate::group) fn read_wanted(record: &Record) -> Vec<String> {
    let named = record.set(WANTED).filter(|(_, value)| **value == Value::Bool(true));
    named.map(|(word, _)| word.to_owned()).filter(|word| !fold(word).is_empty()).collect::<Vec<_>>()
}

/// What the field names of strengths that help begin with, on a need or commitment.
pub(in crate::group) const WANTED: &str = "strength/";

/// A strength that somebody noticed in another. It is shown on their page once they have accepted it; before, to
/// them alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// In whom.
    pub member: Option<MemberId>,
    /// Which strength.
    pub strength: String,
    /// Who noticed it.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// What they saw; may be empty.
    pub word: String,
    /// When they said it.
    pub on: Option<Day>,
    /// Whether the member took it as theirs; `None` before they answered.
    pub accepted: Option<bool>,
    /// Who noted the answer, where that is another.
    pub answer_noted_by: Option<MemberId>,
}

impl Notice {
    pub(in crate::group) fn read(id: NoticeId, record: &Record) -> Self {
        Self {
            id,
            member: id_in(record, field::MEMBER),
            strength: clean_line(record.text(field::STRENGTH)),
            by: id_in(record, field::BY),
            noted_by: id_in(record, common_field::NOTED_BY),
            word: clean_lines(record.text(field::WORD)),
            on: day_in(record, field::ON),
            accepted: record.text(field::ANSWER).map(|answer| answer == ACCEPTED),
            answer_noted_by: id_in(record, field::ANSWER_NOTED_BY),
        }
    }
}
