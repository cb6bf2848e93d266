//! What changed, in the group's own terms: for the preview of a file, "what changed since I last looked" and the
//! history.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::replica::{Key, Value};

use crate::group::id::{
    AgreementId, AnswerId, AppreciationId, CheckInId, CommitmentId, InvitationId, ItemId, MeetingId,
    MemberId, NeedId, NoteId, QuestionId, ReplyId,
};
use crate::group::model::commitment::field as commitment_field;
use crate::group::model::common::field::DELETED;
use crate::group::model::field_name::FieldName;
use crate::group::model::meeting::field as meeting_field;
use crate::group::model::member::{Presence, field as member_field};
use crate::group::model::need::field as need_field;
use crate::group::model::role::field::ROLE;
use crate::group::model::same::{Sameness, field as same_field};
use crate::group::model::strength::StrengthKind;
use crate::group::record_kind::RecordKind;

/// A side of a commitment or member that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Its words: what it is, a note, a name.
    Words,
    /// Its day.
    Day,
    /// Who holds it.
    Holders,
    /// Who is alongside.
    Companions,
    /// How it goes.
    State,
    /// A hand was asked for, or found.
    Hand,
    /// Around, away, left: whichever it is by now.
    Presence,
    /// Around, away, left, a guest: from then on.
    Is(Presence),
    /// A meeting began; or it has not begun after all.
    Began(bool),
    /// A meeting is over; or it is not over after all.
    Ended(bool),
    /// An older version of the app told it from another entry: which one is not known any more.
    Joined,
    /// What somebody can do, can teach, or wants to learn.
    Strengths,
    /// A co-holder is welcome, or no longer looked for.
    OpenPlace,
    /// It rests, or is back, or is still needed.
    Rest,
    /// Who has which role at a meeting.
    Roles,
    /// Hidden, or shown again.
    Deleted,
    /// Something else.
    Other,
}

impl ChangeKind {
    /// What it is told as that this field of a member, a commitment or a need changed. Kinds share spellings (`what`, `day`),
    /// so each field is named with its kind. Of a field that nobody told of here, people read "something else".
    pub(super) fn of(kind: RecordKind, field: &str) -> Self {
        if field == DELETED {
            return ChangeKind::Deleted;
        }
        match kind {
            RecordKind::Member => Self::of_member(field),
            RecordKind::Commitment => Self::of_commitment(field),
            RecordKind::Need => Self::of_need(field),
            // These are not told field by field; a meeting is, by `of_meeting`.
            RecordKind::Group
            | RecordKind::CheckIn
            | RecordKind::Answer
            | RecordKind::Step
            | RecordKind::Invitation
            | RecordKind::Notice
            | RecordKind::Appreciation
            | RecordKind::Agreement
            | RecordKind::Question
            | RecordKind::Reply
            | RecordKind::Meeting
            | RecordKind::AgendaItem
            | RecordKind::Note
            | RecordKind::Phone => ChangeKind::Other,
        }
    }

    fn of_member(field: &str) -> Self {
        match field {
            member_field::NAME | member_field::PRONOUNS | member_field::NOTE => ChangeKind::Words,
            member_field::AWAY | member_field::LEFT | member_field::GUEST => ChangeKind::Presence,
            member_field::HAND => ChangeKind::Hand,
            same_field::SAME_AS => ChangeKind::Joined,
            field => match FieldName::parse(field) {
                FieldName::Member { set, .. } if StrengthKind::from_prefix(set).is_some() => {
                    ChangeKind::Strengths
                }
                FieldName::Member { .. } | FieldName::Single(_) => ChangeKind::Other,
            },
        }
    }

    fn of_commitment(field: &str) -> Self {
        match field {
            commitment_field::WHAT | commitment_field::NOTE => ChangeKind::Words,
            commitment_field::DAY => ChangeKind::Day,
            commitment_field::STATE | commitment_field::STATE_ON => ChangeKind::State,
            commitment_field::HAND => ChangeKind::Hand,
            commitment_field::OPEN_PLACE => ChangeKind::OpenPlace,
            field => match FieldName::parse(field) {
                FieldName::Member { set: commitment_field::HOLDER, .. } => ChangeKind::Holders,
                FieldName::Member { set: commitment_field::COMPANION, .. } => ChangeKind::Companions,
                FieldName::Member { .. } | FieldName::Single(_) => ChangeKind::Other,
            },
        }
    }

    fn of_need(field: &str) -> Self {
        match field {
            need_field::WHAT | need_field::WHY | need_field::SIZE | need_field::FIRST_STEP => {
                ChangeKind::Words
            }
            need_field::DAY => ChangeKind::Day,
            need_field::RESTING | need_field::KEPT => ChangeKind::Rest,
            _ => ChangeKind::Other,
        }
    }

    /// What of a meeting changed; `None` for what is of no interest once it is over: who came, who waited to speak.
    pub(super) fn of_meeting(field: &str, value: &Value) -> Option<Self> {
        let is_said = *value != Value::Null;
        Some(match field {
            meeting_field::TITLE | meeting_field::PLACE | meeting_field::MINUTES | meeting_field::REPEATS => {
                ChangeKind::Words
            }
            meeting_field::DAY | meeting_field::STARTS => ChangeKind::Day,
            meeting_field::BEGAN => ChangeKind::Began(is_said),
            meeting_field::ENDED => ChangeKind::Ended(is_said),
            same_field::SAME_AS => ChangeKind::Joined,
            DELETED => ChangeKind::Deleted,
            field => match FieldName::parse(field) {
                FieldName::Member { set: ROLE, .. } => ChangeKind::Roles,
                FieldName::Member { .. } | FieldName::Single(_) => return None,
            },
        })
    }
}

/// One piece of news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// The group's name or purpose changed, or it is new here.
    Group,
    /// The group's words for strengths or its list of forms of leadership changed.
    GroupWords,
    /// What comes by a shared folder is to be brought in without asking, or no longer.
    GroupFolder(bool),
    /// Everything that is passed on is to be locked with a passphrase, or no longer.
    GroupLock(bool),
    /// A person is new.
    NewMember(MemberId),
    /// Something about a person changed.
    Member(MemberId, Vec<ChangeKind>),
    /// It was said whether two entries are one person; the earlier entry first.
    SamePerson(MemberId, MemberId, Sameness),
    /// A commitment is new.
    NewCommitment(CommitmentId),
    /// Something about a commitment changed.
    Commitment(CommitmentId, Vec<ChangeKind>),
    /// A check-in.
    CheckIn(CheckInId),
    /// An offer or encouragement.
    Answer(AnswerId),
    /// A need is new.
    NewNeed(NeedId),
    /// Something about a need changed.
    Need(NeedId, Vec<ChangeKind>),
    /// An invitation.
    Invitation(InvitationId),
    /// The answer to an invitation: a yes is told, what else was answered is between the two.
    Invited(InvitationId),
    /// Thanks.
    Appreciation(AppreciationId),
    /// An agreement is new, or says something else.
    Agreement(AgreementId),
    /// Somebody asks for a word.
    Question(QuestionId),
    /// A word that was asked for.
    Reply(ReplyId),
    /// A meeting is planned.
    NewMeeting(MeetingId),
    /// A meeting is new that has begun already.
    HeldMeeting(MeetingId),
    /// Something about a meeting changed.
    Meeting(MeetingId, Vec<ChangeKind>),
    /// It was said whether two records are one meeting; the earlier record first.
    SameMeeting(MeetingId, MeetingId, Sameness),
    /// An item is new on an agenda.
    Item(ItemId),
    /// Something was noted in a meeting.
    Note(NoteId),
    /// What somebody said, asked or noted was removed.
    Gone(Key),
    /// A record was erased for good.
    Erased,
    /// Something that a newer version of the app wrote.
    Unknown,
}

impl News {
    /// The record that it is about; `None` where it is about none in particular.
    pub fn key(&self, group: Uuid) -> Option<Key> {
        Some(match self {
            News::Group | News::GroupWords | News::GroupFolder(_) | News::GroupLock(_) => {
                Key::new(RecordKind::Group, group)
            }
            News::NewMember(id) | News::Member(id, _) | News::SamePerson(_, id, _) => id.key(),
            News::NewCommitment(id) | News::Commitment(id, _) => id.key(),
            News::CheckIn(id) => id.key(),
            News::Answer(id) => id.key(),
            News::NewNeed(id) | News::Need(id, _) => id.key(),
            News::Invitation(id) | News::Invited(id) => id.key(),
            News::Appreciation(id) => id.key(),
            News::Agreement(id) => id.key(),
            News::Question(id) => id.key(),
            News::Reply(id) => id.key(),
            News::NewMeeting(id)
            | News::HeldMeeting(id)
            | News::Meeting(id, _)
            | News::SameMeeting(_, id, _) => id.key(),
            News::Item(id) => id.key(),
            News::Note(id) => id.key(),
            News::Gone(key) => key.clone(),
            News::Erased | News::Unknown => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_told_as_its_kind_of_record_says() {
        for (kind, field, told) in [
            (RecordKind::Need, need_field::WHAT, ChangeKind::Words),
            (RecordKind::Need, need_field::DAY, ChangeKind::Day),
            (RecordKind::Member, member_field::NOTE, ChangeKind::Words),
            (RecordKind::Member, member_field::HAND, ChangeKind::Hand),
            (RecordKind::Member, "can/cook", ChangeKind::Strengths),
            (RecordKind::Commitment, "holder/1", ChangeKind::Holders),
            // The same spelling in another kind is another field.
            (RecordKind::Need, commitment_field::NOTE, ChangeKind::Other),
            (RecordKind::Need, member_field::HAND, ChangeKind::Other),
            (RecordKind::Commitment, member_field::NAME, ChangeKind::Other),
            (RecordKind::Commitment, need_field::RESTING, ChangeKind::Other),
            (RecordKind::Member, "holder/1", ChangeKind::Other),
        ] {
            assert_eq!(ChangeKind::of(kind, field), told, "{field} of a {}", kind.name());
        }
        for kind in RecordKind::ALL {
            assert_eq!(ChangeKind::of(*kind, DELETED), ChangeKind::Deleted);
        }
    }
}
