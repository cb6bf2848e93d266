//! Commands on agreements and on questions for which somebody asks a word.

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::day;
use crate::group::id::{AgreementId, MemberId, QuestionId, ReplyId};
use crate::group::model::common::field::DELETED;
use crate::group::model::together::field;
use crate::group::state::group::Group;

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
    pub(in crate::group) fn write_together(
        &self,
        command: &TogetherCommand,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let today = day::to_text(context.today);
        match command {
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
                self.write_by(&key, Some(*by), context, out);
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
                self.write_by(&key, Some(*by), context, out);
            }
            TogetherCommand::Unsay(id) => out.set(&id.key(), DELETED, true),
        }
    }
}
