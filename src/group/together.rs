//! How we want to be together, and words that somebody asked for.

use crate::replica::Record;

use super::check_in::field as said;
use super::commands::{ChangeSet, CommandContext};
use super::day::{self, Day};
use super::id::{AgreementId, MemberId, QuestionId, ReplyId};
use super::member::field::DELETED;
use super::read::{day_in, id_in, ids_in};
use super::state::Group;

/// The fields of agreements, questions and replies.
pub mod field {
    /// Text: the agreement; what a question asks.
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

/// One sentence of how we want to be together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// What it says.
    pub what: String,
    /// When it was first said.
    pub on: Option<Day>,
}

impl Agreement {
    pub(super) fn read(id: AgreementId, record: &Record) -> Self {
        let what = super::shown_lines(record.text(field::WHAT));
        Self { id, what, on: day_in(record, field::ON) }
    }
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
    pub(super) to: Vec<MemberId>,
}

impl Question {
    pub(super) fn read(id: QuestionId, record: &Record) -> Self {
        Self {
            id,
            by: id_in(record, field::BY),
            noted_by: id_in(record, said::NOTED_BY),
            what: super::shown_lines(record.text(field::WHAT)),
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
    pub(super) fn read(id: ReplyId, record: &Record) -> Self {
        Self {
            id,
            question: id_in(record, field::QUESTION),
            by: id_in(record, field::BY),
            noted_by: id_in(record, said::NOTED_BY),
            word: super::shown_lines(record.text(field::WORD)),
            on: day_in(record, field::ON),
        }
    }
}

/// What people do about being together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TogetherCommand {
    /// A further agreement.
    Agree { id: AgreementId, what: String },
    /// Other words for it.
    Reword { id: AgreementId, what: String },
    /// It is an agreement no longer.
    Drop(AgreementId),
    /// A member asks for a word on something; `to` empty asks the whole group.
    Ask { id: QuestionId, what: String, to: Vec<MemberId>, by: MemberId },
    /// Enough was said, or more is welcome again.
    Close { id: QuestionId, closed: bool },
    /// Takes a question back.
    TakeBack(QuestionId),
    /// A word that was asked for. One that nobody asked for is not written.
    Reply { id: ReplyId, question: QuestionId, word: String, by: MemberId },
    /// Takes a word back.
    Unsay(ReplyId),
}

impl Group {
    /// Who is asked, in the order of the seats; `None`: everyone.
    pub fn asked(&self, question: &Question) -> Option<Vec<MemberId>> {
        if question.to.is_empty() {
            return None;
        }
        let mut to: Vec<MemberId> = question.to.iter().map(|id| self.resolve(*id)).collect();
        to.sort();
        to.dedup();
        Some(to)
    }

    /// Whether the member was asked for a word, and more words are welcome.
    pub fn is_asked(&self, question: &Question, member: MemberId) -> bool {
        let member = self.resolve(member);
        let own = question.by.is_some_and(|by| self.resolve(by) == member);
        let asked = self.asked(question).is_none_or(|to| to.contains(&member));
        asked && !own && !question.closed
    }

    /// The open questions that this member could answer and has not, the latest first.
    pub fn questions_for(&self, member: MemberId) -> Vec<&Question> {
        let member = self.resolve(member);
        let answered = |question: &Question| {
            self.words_on(question.id).any(|word| word.by.is_some_and(|by| self.resolve(by) == member))
        };
        self.questions().rev().filter(|one| self.is_asked(one, member) && !answered(one)).collect::<Vec<_>>()
    }

    pub(super) fn write_together(&self, act: &TogetherCommand, scribe: &CommandContext, out: &mut ChangeSet) {
        let today = day::to_text(scribe.today);
        match act {
            TogetherCommand::Agree { id, what } => {
                out.set(&id.key(), field::WHAT, what.trim());
                out.set(&id.key(), field::ON, today);
            }
            TogetherCommand::Reword { id, what } => out.set(&id.key(), field::WHAT, what.trim()),
            TogetherCommand::Drop(id) => out.set(&id.key(), DELETED, true),
            TogetherCommand::Ask { id, what, to, by } => {
                let key = id.key();
                out.set(&key, field::WHAT, what.trim());
                for member in to {
                    out.set(&key, [field::TO, &member.to_string()].concat(), true);
                }
                out.set(&key, field::ON, today);
                self.write_by(&key, Some(*by), scribe, out);
            }
            TogetherCommand::Close { id, closed } => out.set(&id.key(), field::CLOSED, *closed),
            TogetherCommand::TakeBack(id) => out.set(&id.key(), DELETED, true),
            TogetherCommand::Reply { id, question, word, by } => {
                if !self.question(*question).is_some_and(|one| self.is_asked(one, *by)) {
                    return;
                }
                let key = id.key();
                out.set(&key, field::QUESTION, *question);
                out.set(&key, field::WORD, word.trim());
                out.set(&key, field::ON, today);
                self.write_by(&key, Some(*by), scribe, out);
            }
            TogetherCommand::Unsay(id) => out.set(&id.key(), DELETED, true),
        }
    }
}
