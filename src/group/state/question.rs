//! Which questions wait for whose word.

use crate::group::id::MemberId;
use crate::group::model::question::Question;
use crate::group::state::group::Group;

impl Group {
    /// Who is asked, in the order of the seats; `None`: everyone.
    pub fn asked_members(&self, question: &Question) -> Option<Vec<MemberId>> {
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
        let asked = self.asked_members(question).is_none_or(|to| to.contains(&member));
        asked && !own && !question.closed
    }

    /// The open questions that this member could answer and has not, the latest first.
    pub fn questions_for(&self, member: MemberId) -> Vec<&Question> {
        let member = self.resolve(member);
        let answered = |question: &Question| {
            self.replies_to(question.id).any(|word| word.by.is_some_and(|by| self.resolve(by) == member))
        };
        self.questions()
            .rev()
            .filter(|question| self.is_asked(question, member) && !answered(question))
            .collect::<Vec<_>>()
    }
}
