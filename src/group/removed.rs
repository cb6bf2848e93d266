//! What was removed, and what others had added to it: nothing of theirs vanishes unmentioned.

use crate::replica::{Key, Record};
use std::collections::BTreeSet;

use super::check_in::field as said;
use super::commitment::field as task;
use super::id::{CheckInId, CommitmentId, MeetingId, MemberId, NeedId, QuestionId, kind};
use super::invitation::InvitationTarget;
use super::meeting::field as meeting;
use super::member::field as person;
use super::read::id_in;
use super::state::Group;

/// Something that was removed, or that all who made it took back: hidden, and still in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// Its record.
    pub key: Key,
    /// What it is called; empty where it has no name. What somebody said and took back is not told again.
    pub name: String,
    /// Whose word it was.
    pub by: Option<MemberId>,
    /// What it was about: the commitment of a check-in, the check-in of an answer.
    pub within: Option<Key>,
}

impl Removed {
    pub(super) fn read(key: &Key, record: &Record) -> Self {
        let name = [person::NAME, task::WHAT, meeting::TITLE]
            .into_iter()
            .map(|field| super::shown(record.text(field)))
            .find(|words| !words.is_empty());
        let commitment = id_in(record, said::COMMITMENT).map(CommitmentId::key);
        let check_in = id_in(record, said::CHECK_IN).map(CheckInId::key);
        Self {
            key: key.clone(),
            name: name.unwrap_or_default(),
            by: id_in(record, said::BY),
            within: check_in.or(commitment),
        }
    }
}

impl Group {
    /// What was removed of this and of what it was about: the nearest that is hidden.
    pub fn removed_at(&self, key: &Key) -> Option<&Removed> {
        if let Some(removed) = self.removed(key) {
            return Some(removed);
        }
        // A check-in that is there may be on a commitment that is not.
        let check_in = (key.kind == kind::CHECK_IN).then(|| self.check_in(CheckInId(key.id)))??;
        self.removed(&check_in.commitment?.key())
    }

    /// Who added something to what stands, or stood, under this key: check-ins, answers, steps, invitations, what is on an
    /// agenda and what was noted. In the order of the seats.
    pub fn added_to(&self, key: &Key) -> Vec<MemberId> {
        let mut by: Vec<Option<MemberId>> = Vec::new();
        let answers = |by: &mut Vec<Option<MemberId>>, id: CheckInId| {
            by.extend(self.answers_to(id).map(|answer| answer.by));
        };
        let invitations = |by: &mut Vec<Option<MemberId>>, into: &InvitationTarget| {
            let there = self.invitations().filter(|one| one.into.as_ref() == Some(into));
            by.extend(there.map(|one| one.by));
        };
        if key.kind == kind::COMMITMENT {
            let id = CommitmentId(key.id);
            for check_in in self.check_ins_of(id) {
                by.push(check_in.by);
                answers(&mut by, check_in.id);
            }
            by.extend(self.steps_of(id).map(|step| step.by));
            invitations(&mut by, &InvitationTarget::Commitment(id));
        } else if key.kind == kind::CHECK_IN {
            answers(&mut by, CheckInId(key.id));
        } else if key.kind == kind::NEED {
            invitations(&mut by, &InvitationTarget::Need(NeedId(key.id)));
        } else if key.kind == kind::QUESTION {
            by.extend(self.words_on(QuestionId(key.id)).map(|word| word.by));
        } else if key.kind == kind::MEETING {
            let meeting = Some(MeetingId(key.id));
            by.extend(self.items().filter(|item| item.meeting == meeting).map(|item| item.words.by));
            by.extend(self.notes().filter(|note| note.meeting == meeting).map(|note| note.by));
        }
        Vec::from_iter(BTreeSet::from_iter(by.into_iter().flatten().map(|id| self.resolve(id))))
            .into_iter()
            .filter(|id| self.member(*id).is_some())
            .collect::<Vec<_>>()
    }
}
