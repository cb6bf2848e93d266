//! Somebody asks for a word on something, and the replies.

use crate::replica::Record;

use crate::group::day::Day;
use crate::group::id::{MemberId, QuestionId, ReplyId};
use crate::group::model::common::field as common_field;
use crate::group::model::read::{clean_lines, day_in, id_in, ids_in};

/// The fields of questions and replies.
pub mod field {
    /// Text: what a question asks.
    pub const WHAT: &str = "what";
    /// Text: the id of the member who said it.
    pub const BY: &str = "by";
    /// Text: the day on which it was said.
    pub const ON: &str = "on";
    /// Bool for each member who is asked: `to/<member id>`; with none of them the whole group is.
    pub const TO: &str = "to/";
    /// Bool: enough was said.
    pub const CLOSED: &str = "closed";
    /// Text: the id of the question that is answered.
    pub const QUESTION: &str = "question";
    /// Text: the words of a reply.
    pub const WORD: &str = "word";
}

/// A member asks for a word on something. Nobody gets a word that they did not ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Who asks.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// What they ask: "How did I facilitate?"
    pub what: String,
    /// When.
    pub on: Option<Day>,
    /// Enough was said.
    pub closed: bool,
    pub(in crate::group) to: Vec<MemberId>,
}

impl Question {
    pub(in crate::group) fn read(id: QuestionId, record: &Record) -> Self {
        Self {
            id,
            by: id_in(record, field::BY),
            noted_by: id_in(record, common_field::NOTED_BY),
            what: clean_lines(record.text(field::WHAT)),
            on: day_in(record, field::ON),
            closed: record.is(field::CLOSED),
            to: ids_in(record, field::TO),
        }
    }
}

/// A word that answers a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Its id.
    pub id: ReplyId,
    /// The question.
    pub question: Option<QuestionId>,
    /// Whose word it is.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// The words.
    pub word: String,
    /// When.
    pub on: Option<Day>,
}

impl Reply {
    pub(in crate::group) fn read(id: ReplyId, record: &Record) -> Self {
        Self {
            id,
            question: id_in(record, field::QUESTION),
            by: id_in(record, field::BY),
            noted_by: id_in(record, common_field::NOTED_BY),
            word: clean_lines(record.text(field::WORD)),
            on: day_in(record, field::ON),
        }
    }
}
