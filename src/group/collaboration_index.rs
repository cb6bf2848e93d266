//! What of a group is about leading together: needs, invitations, strengths that were noticed, thanks, agreements and
//! words that somebody asked for; kept in step record by record.

use crate::replica::{Key, Record, Value};

use super::appreciation::{Appreciation, FORM_PREFIX};
use super::id::{
    AgreementId, AppreciationId, InvitationId, MemberId, NeedId, NoticeId, QuestionId, ReplyId, kind,
};
use super::invitation::Invitation;
use super::need::Need;
use super::state::{Group, field};
use super::strength::{Notice, WANTED};
use super::table::{Links, Table};
use super::together::{Agreement, Question, Reply};

/// Weeks after which a strength that was not used rests, where the group has not said otherwise.
const REST_WEEKS: u8 = 6;

/// The tables of it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct CollaborationIndex {
    needs: Table<Need>,
    invitations: Table<Invitation>,
    notices: Table<Notice>,
    appreciations: Table<Appreciation>,
    agreements: Table<Agreement>,
    questions: Table<Question>,
    words: Table<Reply>,
    words_on: Links,
    /// The folded form of a word for a strength, and the group's word for it.
    same_words: Vec<(String, String)>,
    forms: Vec<(String, bool)>,
    rest_weeks: Option<u8>,
}

impl CollaborationIndex {
    /// Follows a record of one of these kinds; `None` where it is hidden or gone.
    pub fn take(&mut self, key: &Key, record: Option<&Record>) {
        let id = key.id;
        if key.kind == kind::NEED {
            self.needs.put(id, record.map(|r| Need::read(NeedId(id), r)));
        } else if key.kind == kind::INVITATION {
            self.invitations.put(id, record.map(|r| Invitation::read(InvitationId(id), r)));
        } else if key.kind == kind::NOTICE {
            self.notices.put(id, record.map(|r| Notice::read(NoticeId(id), r)));
        } else if key.kind == kind::APPRECIATION {
            self.appreciations.put(id, record.map(|r| Appreciation::read(AppreciationId(id), r)));
        } else if key.kind == kind::AGREEMENT {
            self.agreements.put(id, record.map(|r| Agreement::read(AgreementId(id), r)));
        } else if key.kind == kind::QUESTION {
            self.questions.put(id, record.map(|r| Question::read(QuestionId(id), r)));
        } else if key.kind == kind::REPLY {
            let owner = |word: &Reply| word.question.map(|id| id.0);
            let now = record.map(|r| Reply::read(ReplyId(id), r));
            let after = now.as_ref().and_then(owner);
            let before = self.words.put(id, now).as_ref().and_then(owner);
            self.words_on.move_to(id, before, after);
        }
    }

    /// Follows the group's own record.
    pub fn take_group(&mut self, record: Option<&Record>) {
        self.same_words.clear();
        self.forms.clear();
        self.rest_weeks = None;
        let Some(record) = record else { return };
        for (word, into) in record.set(WANTED) {
            if let Value::Text(into) = into {
                self.same_words.push((word.to_owned(), super::shown(Some(into))));
            }
        }
        for (form, on) in record.set(FORM_PREFIX) {
            if let Value::Bool(on) = on {
                self.forms.push((super::shown(Some(form)), *on));
            }
        }
        self.rest_weeks = record.int(field::REST_WEEKS).and_then(|weeks| u8::try_from(weeks).ok());
    }

    /// Everything that this member said or that was said to them alone, for erasing it.
    pub fn words_of(&self, is: impl Fn(Option<MemberId>) -> bool) -> Vec<Key> {
        let mut keys = Vec::new();
        keys.extend(self.notices.rows().filter(|n| is(n.by) || is(n.member)).map(|n| n.id.key()));
        keys.extend(self.invitations.rows().filter(|i| is(i.by) || is(i.to)).map(|i| i.id.key()));
        let alone = |a: &&Appreciation| is(a.by) || a.to.iter().all(|to| is(Some(*to)));
        keys.extend(self.appreciations.rows().filter(alone).map(|a| a.id.key()));
        keys.extend(self.questions.rows().filter(|q| is(q.by)).map(|q| q.id.key()));
        let on_theirs =
            |w: &Reply| w.question.and_then(|id| self.questions.get(id.0)).is_some_and(|q| is(q.by));
        keys.extend(self.words.rows().filter(|w| is(w.by) || on_theirs(w)).map(|w| w.id.key()));
        keys
    }
}

/// The accessors of one table: all rows in the order in which they were made, and one by its id.
macro_rules! tables {
    ($($(#[$all_doc:meta])* $all:ident, $(#[$one_doc:meta])* $one:ident($id:ty) -> $row:ty;)*) => {
        impl Group {$(
            $(#[$all_doc])*
            pub fn $all(&self) -> impl DoubleEndedIterator<Item = &$row> + Clone {
                self.leading.$all.rows()
            }

            $(#[$one_doc])*
            pub fn $one(&self, id: $id) -> Option<&$row> {
                self.leading.$all.get(id.0)
            }
        )*}
    };
}

tables! {
    /// All needs, in the order in which they were said.
    needs, /// The need of this id.
    need(NeedId) -> Need;
    /// All invitations, in the order in which they were made.
    invitations, /// The invitation of this id.
    invitation(InvitationId) -> Invitation;
    /// All strengths that were noticed, in the order in which they were said.
    notices, /// What was noticed under this id.
    notice(NoticeId) -> Notice;
    /// All thanks, in the order in which they were said.
    appreciations, /// The thanks of this id.
    appreciation(AppreciationId) -> Appreciation;
    /// All agreements, in the order in which they were said.
    agreements, /// The agreement of this id.
    agreement(AgreementId) -> Agreement;
    /// All questions, in the order in which they were asked.
    questions, /// The question of this id.
    question(QuestionId) -> Question;
    /// All words that answer a question.
    words, /// The word of this id.
    word(ReplyId) -> Reply;
}

impl Group {
    /// The words on a question, in the order in which they were said.
    pub fn words_on(&self, id: QuestionId) -> impl DoubleEndedIterator<Item = &Reply> {
        self.leading.words_on.of(id.0).filter_map(|id| self.leading.words.get(id))
    }

    /// The strengths that others noticed in this member and that wait for their yes, the oldest first.
    pub fn notices_for(&self, member: MemberId) -> impl Iterator<Item = &Notice> {
        let member = self.resolve(member);
        let theirs = move |one: &&Notice| one.member.is_some_and(|id| self.resolve(id) == member);
        self.notices().filter(theirs).filter(|one| one.accepted.is_none())
    }

    /// Weeks after which a strength that was not used rests.
    pub fn rest_weeks(&self) -> u8 {
        self.leading.rest_weeks.filter(|weeks| *weeks > 0).unwrap_or(REST_WEEKS)
    }

    pub(super) fn same_word(&self, folded: &str) -> Option<&str> {
        let place = self.leading.same_words.binary_search_by(|(word, _)| word.as_str().cmp(folded)).ok()?;
        Some(self.leading.same_words[place].1.as_str()).filter(|word| !word.is_empty())
    }

    pub(super) fn form_choices(&self) -> &[(String, bool)] {
        &self.leading.forms
    }
}
