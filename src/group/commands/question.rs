//! Commands on questions for which somebody asks a word, and on the replies.

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::day;
use crate::group::id::{MemberId, QuestionId, ReplyId};
use crate::group::model::common::field::DELETED;
use crate::group::model::question::field;
use crate::group::state::group::Group;

/// What people do about questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionCommand {
    /// A member asks for a word on something; `to` empty asks the whole group.
    Ask { id: QuestionId, what: String, to: Vec<MemberId>, by: MemberId },
    /// Enough was said, or more is welcome again.
    Close { id: QuestionId, closed: bool },
    /// Takes a question back.
    Remove(QuestionId),
    /// A word that was asked for. One that nobody asked for is not written.
    Reply { id: ReplyId, question: QuestionId, word: String, by: MemberId },
    /// Takes a word back.
    RemoveReply(ReplyId),
}

impl Group {
    pub(super) fn write_question(
        &self,
        command: &QuestionCommand,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let today = day::to_text(context.today);
        match command {
            QuestionCommand::Ask { id, what, to, by } => {
                let key = id.key();
                out.set(&key, field::WHAT, what.trim());
                for member in to {
                    out.set(&key, [field::TO, &member.to_string()].concat(), true);
                }
                out.set(&key, field::ON, today);
                self.write_by(&key, Some(*by), context, out);
            }
            QuestionCommand::Close { id, closed } => out.set(&id.key(), field::CLOSED, *closed),
            QuestionCommand::Remove(id) => out.set(&id.key(), DELETED, true),
            QuestionCommand::Reply { id, question, word, by } => {
                if !self.question(*question).is_some_and(|question| self.is_asked(question, *by)) {
                    return;
                }
                let key = id.key();
                out.set(&key, field::QUESTION, *question);
                out.set(&key, field::WORD, word.trim());
                out.set(&key, field::ON, today);
                self.write_by(&key, Some(*by), context, out);
            }
            QuestionCommand::RemoveReply(id) => out.set(&id.key(), DELETED, true),
        }
    }
}
