//! Who had added something to what was removed: nothing of theirs vanishes unmentioned.

use std::collections::BTreeSet;

use crate::replica::Key;

use crate::group::id::{CheckInId, CommitmentId, MeetingId, MemberId, NeedId, QuestionId};
use crate::group::model::invitation::InvitationTarget;
use crate::group::model::removed::Removed;
use crate::group::record_kind::RecordKind;
use crate::group::state::group::Group;

impl Group {
    /// What was removed of this and of what it was about: the nearest that is hidden.
    pub fn removed_at(&self, key: &Key) -> Option<&Removed> {
        if let Some(removed) = self.removed(key) {
            return Some(removed);
        }
        // A check-in that is there may be on a commitment that is not.
        let check_in = (key.kind == RecordKind::CheckIn).then(|| self.check_in(CheckInId(key.id)))??;
        self.removed(&check_in.commitment?.key())
    }

    /// Who added something to the record of this key, be it removed or not: check-ins, answers, steps, invitations, what is
    /// on an agenda and what was noted. In the order of the seats.
    pub fn added_to(&self, key: &Key) -> Vec<MemberId> {
        let mut by: Vec<Option<MemberId>> = Vec::new();
        let answers = |by: &mut Vec<Option<MemberId>>, id: CheckInId| {
            by.extend(self.answers_to(id).map(|answer| answer.by));
        };
        let invitations = |by: &mut Vec<Option<MemberId>>, into: &InvitationTarget| {
            let invitations = self.invitations().filter(|invitation| invitation.into.as_ref() == Some(into));
            by.extend(invitations.map(|invitation| invitation.by));
        };
        match RecordKind::of(&key.kind) {
            Some(RecordKind::Commitment) => {
                let id = CommitmentId(key.id);
                for check_in in self.check_ins_of(id) {
                    by.push(check_in.by);
                    answers(&mut by, check_in.id);
                }
                by.extend(self.steps_of(id).map(|step| step.by));
                invitations(&mut by, &InvitationTarget::Commitment(id));
            }
            Some(RecordKind::CheckIn) => answers(&mut by, CheckInId(key.id)),
            Some(RecordKind::Need) => invitations(&mut by, &InvitationTarget::Need(NeedId(key.id))),
            Some(RecordKind::Question) => {
                by.extend(self.replies_to(QuestionId(key.id)).map(|word| word.by));
            }
            Some(RecordKind::Meeting) => {
                let meeting = Some(MeetingId(key.id));
                by.extend(self.items().filter(|item| item.meeting == meeting).map(|item| item.words.by));
                by.extend(self.notes().filter(|note| note.meeting == meeting).map(|note| note.by));
            }
            // Nothing is added to these.
            Some(
                RecordKind::Group
                | RecordKind::Member
                | RecordKind::Answer
                | RecordKind::Step
                | RecordKind::Invitation
                | RecordKind::Notice
                | RecordKind::Appreciation
                | RecordKind::Agreement
                | RecordKind::Reply
                | RecordKind::AgendaItem
                | RecordKind::Note
                | RecordKind::Phone,
            )
            | None => {}
        }
        Vec::from_iter(BTreeSet::from_iter(by.into_iter().flatten().map(|id| self.resolve(id))))
            .into_iter()
            .filter(|id| self.member(*id).is_some())
            .collect::<Vec<_>>()
    }
}
