//! The rows of the indexes: all of a kind, and one by its id.

use crate::group::id::{
    AgreementId, AppreciationId, InvitationId, ItemId, MeetingId, MemberId, NeedId, NoteId, NoticeId,
    QuestionId, ReplyId,
};
use crate::group::model::agenda::Item;
use crate::group::model::agreement::Agreement;
use crate::group::model::appreciation::Appreciation;
use crate::group::model::invitation::Invitation;
use crate::group::model::meeting::Meeting;
use crate::group::model::need::Need;
use crate::group::model::note::Note;
use crate::group::model::question::{Question, Reply};
use crate::group::model::strength::Notice;
use crate::group::state::collaboration_index::REST_WEEKS;
use crate::group::state::group::Group;

/// The accessors of one table: all rows in the order in which they were made, and one by its id.
macro_rules! tables {
    ($($(#[$all_doc:meta])* $all:ident, $(#[$one_doc:meta])* $one:ident($id:ty) -> $row:ty;)*) => {
        impl Group {$(
            $(#[$all_doc])*
            pub fn $all(&self) -> impl DoubleEndedIterator<Item = &$row> + Clone {
                self.collaboration.$all.rows()
            }

            $(#[$one_doc])*
            pub fn $one(&self, id: $id) -> Option<&$row> {
                self.collaboration.$all.get(id.0)
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
    pub fn replies_to(&self, id: QuestionId) -> impl DoubleEndedIterator<Item = &Reply> {
        self.collaboration.replies_to.of(id.0).filter_map(|id| self.collaboration.words.get(id))
    }

    /// The strengths that others noticed in this member and that wait for their yes, the oldest first.
    pub fn notices_for(&self, member: MemberId) -> impl Iterator<Item = &Notice> {
        let member = self.resolve(member);
        let theirs = move |notice: &&Notice| notice.member.is_some_and(|id| self.resolve(id) == member);
        self.notices().filter(theirs).filter(|notice| notice.accepted.is_none())
    }

    /// Weeks after which a strength that was not used rests.
    pub fn rest_weeks(&self) -> u8 {
        self.collaboration.rest_weeks.filter(|weeks| *weeks > 0).unwrap_or(REST_WEEKS)
    }

    pub(in crate::group) fn same_word(&self, folded: &str) -> Option<&str> {
        let place =
            self.collaboration.same_words.binary_search_by(|(word, _)| word.as_str().cmp(folded)).ok()?;
        Some(self.collaboration.same_words[place].1.as_str()).filter(|word| !word.is_empty())
    }

    pub(in crate::group) fn form_choices(&self) -> &[(String, bool)] {
        &self.collaboration.forms
    }

    /// The items of all agendas, in the order in which they were made.
    pub fn items(&self) -> impl DoubleEndedIterator<Item = &Item> + Clone {
        self.meeting_index.items.rows()
    }

    /// The records that somebody said are one meeting, two by two, of all that are this one.
    pub fn meeting_joins_of(&self, id: MeetingId) -> Vec<(MeetingId, MeetingId)> {
        let links = self.meeting_index.same.links_of(id.0).into_iter();
        links.map(|(later, earlier)| (MeetingId(earlier), MeetingId(later))).collect::<Vec<_>>()
    }

    /// What this record alone says of a meeting.
    pub fn meeting_record(&self, id: MeetingId) -> Option<&Meeting> {
        self.meeting_index.meetings.get(id.0)
    }

    /// Whether somebody said that these are two different meetings.
    pub fn are_different_meetings(&self, one: MeetingId, other: MeetingId) -> bool {
        self.meeting_index.same.are_different(one.0, other.0)
    }

    /// The agenda's item of this id.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.meeting_index.items.get(id.0)
    }

    /// The notes of all meetings, in the order in which they were made.
    pub fn notes(&self) -> impl DoubleEndedIterator<Item = &Note> + Clone {
        self.meeting_index.notes.rows()
    }

    /// The note of this id.
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.meeting_index.notes.get(id.0)
    }
}
