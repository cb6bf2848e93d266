//! What of a group is about leading together: needs, invitations, strengths that were noticed, thanks, agreements and
//! words that somebody asked for; kept in step record by record.

use uuid::Uuid;

use crate::replica::{Key, Record, Value};

use crate::group::id::{
    AgreementId, AppreciationId, InvitationId, MemberId, NeedId, NoticeId, QuestionId, ReplyId,
};
use crate::group::model::agreement::Agreement;
use crate::group::model::appreciation::{Appreciation, FORM_PREFIX};
use crate::group::model::group::field;
use crate::group::model::invitation::Invitation;
use crate::group::model::need::Need;
use crate::group::model::question::{Question, Reply};
use crate::group::model::read::clean_line;
use crate::group::model::strength::{Notice, WANTED};
use crate::group::record_kind::RecordKind;
use crate::group::state::table::{Links, Table};

/// Weeks after which a strength that was not used rests, where the group has not said otherwise.
pub(super) const REST_WEEKS: u8 = 6;

/// The tables of it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(in crate::group) struct CollaborationIndex {
    pub(super) needs: Table<Need>,
    pub(super) invitations: Table<Invitation>,
    pub(super) notices: Table<Notice>,
    pub(super) appreciations: Table<Appreciation>,
    pub(super) agreements: Table<Agreement>,
    pub(super) questions: Table<Question>,
    pub(super) words: Table<Reply>,
    pub(super) replies_to: Links,
    /// The folded form of a word for a strength, and the group's word for it.
    pub(super) same_words: Vec<(String, String)>,
    pub(super) forms: Vec<(String, bool)>,
    pub(super) rest_weeks: Option<u8>,
}

impl CollaborationIndex {
    /// Follows a record of one of these kinds; `None` where it is hidden or gone.
    pub fn take(&mut self, kind: RecordKind, id: Uuid, record: Option<&Record>) {
        match kind {
            RecordKind::Need => drop(self.needs.put(id, record.map(|r| Need::read(NeedId(id), r)))),
            RecordKind::Invitation => {
                self.invitations.put(id, record.map(|r| Invitation::read(InvitationId(id), r)));
            }
            RecordKind::Notice => drop(self.notices.put(id, record.map(|r| Notice::read(NoticeId(id), r)))),
            RecordKind::Appreciation => {
                self.appreciations.put(id, record.map(|r| Appreciation::read(AppreciationId(id), r)));
            }
            RecordKind::Agreement => {
                self.agreements.put(id, record.map(|r| Agreement::read(AgreementId(id), r)));
            }
            RecordKind::Question => {
                self.questions.put(id, record.map(|r| Question::read(QuestionId(id), r)));
            }
            RecordKind::Reply => {
                let owner = |word: &Reply| word.question.map(|id| id.0);
                let now = record.map(|r| Reply::read(ReplyId(id), r));
                let after = now.as_ref().and_then(owner);
                let before = self.words.put(id, now).as_ref().and_then(owner);
                self.replies_to.move_to(id, before, after);
            }
            RecordKind::Group
            | RecordKind::Member
            | RecordKind::Commitment
            | RecordKind::CheckIn
            | RecordKind::Answer
            | RecordKind::Step
            | RecordKind::Phone
            | RecordKind::Meeting
            | RecordKind::AgendaItem
            | RecordKind::Note => {}
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
                self.same_words.push((word.to_owned(), clean_line(Some(into))));
            }
        }
        for (form, on) in record.set(FORM_PREFIX) {
            if let Value::Bool(on) = on {
                self.forms.push((clean_line(Some(form)), *on));
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
