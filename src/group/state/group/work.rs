//! What is carried and by whom, and what was said of it.

use std::collections::BTreeSet;

use super::{EVERYONE, Group};
use crate::group::id::{AnswerId, CheckInId, CommitmentId, MemberId};
use crate::group::model::check_in::{Answer, AnswerKind, CheckIn, Step};
use crate::group::model::commitment::{Commitment, Companionship};
use crate::group::model::commitment_state::CommitmentState;
use crate::group::model::member::{Member, Presence};

impl Group {
    /// All commitments, in the order in which they were made.
    pub fn commitments(&self) -> impl DoubleEndedIterator<Item = &Commitment> {
        self.commitments.rows()
    }

    /// The commitment of this id.
    pub fn commitment(&self, id: CommitmentId) -> Option<&Commitment> {
        self.commitments.get(id.0)
    }

    /// Who holds the commitment, in the order of the seats.
    pub fn holders(&self, commitment: &Commitment) -> Vec<&Member> {
        self.people_of(commitment.holders.iter().copied())
    }

    /// Whose ids hold it, as they were written.
    pub fn holder_ids(&self, id: CommitmentId) -> Vec<MemberId> {
        self.commitment(id).map(|commitment| commitment.holders.clone()).unwrap_or_default()
    }

    /// Who held it when it began.
    pub fn first_holders(&self, commitment: &Commitment) -> Vec<&Member> {
        self.people_of(
            commitment.began_with.iter().copied().chain(self.holders_from_the_beginning(commitment)),
        )
    }

    fn people_of(&self, ids: impl Iterator<Item = MemberId>) -> Vec<&Member> {
        let ids = Vec::from_iter(BTreeSet::from_iter(ids.map(|id| self.resolve(id))));
        ids.iter().filter_map(|id| self.people.get(id.0)).collect::<Vec<_>>()
    }

    /// Who is alongside the holders, in the order of the seats. A holder is no companion.
    pub fn companions(&self, commitment: &Commitment) -> Vec<(&Member, Companionship)> {
        let ids = Vec::from_iter(BTreeSet::from_iter(
            commitment.companions.iter().map(|(id, _)| self.resolve(*id)),
        ));
        let how = |id| {
            // Of two records of one person the later says how.
            let mut all = commitment.companions.iter().rev();
            all.find(|(other, _)| self.resolve(*other) == id).map(|(_, how)| *how)
        };
        ids.into_iter()
            .filter(|id| !self.is_holder(commitment, *id))
            .filter_map(|id| Some((self.people.get(id.0)?, how(id)?)))
            .collect::<Vec<_>>()
    }

    /// Whether the member holds the commitment.
    pub fn is_holder(&self, commitment: &Commitment, id: MemberId) -> bool {
        let id = self.resolve(id);
        commitment.holders.iter().any(|holder| self.resolve(*holder) == id)
    }

    /// The check-in of this id.
    pub fn check_in(&self, id: CheckInId) -> Option<&CheckIn> {
        self.check_ins.get(id.0)
    }

    /// All check-ins, in the order in which they were made.
    pub fn check_ins(&self) -> impl DoubleEndedIterator<Item = &CheckIn> {
        self.check_ins.rows()
    }

    /// A commitment's check-ins, in the order in which they were made.
    pub fn check_ins_of(&self, id: CommitmentId) -> impl DoubleEndedIterator<Item = &CheckIn> {
        self.of_commitment.of(id.0).filter_map(|id| self.check_ins.get(id))
    }

    /// The check-ins without a commitment, in the order in which they were made.
    pub fn general_check_ins(&self) -> impl DoubleEndedIterator<Item = &CheckIn> {
        self.general.of(EVERYONE).filter_map(|id| self.check_ins.get(id))
    }

    /// A commitment's steps, in the order in which they were made.
    pub fn steps_of(&self, id: CommitmentId) -> impl DoubleEndedIterator<Item = &Step> {
        self.steps_of.of(id.0).filter_map(|id| self.steps.get(id))
    }

    /// The answers to a check-in, in the order in which they were made.
    pub fn answers_to(&self, id: CheckInId) -> impl DoubleEndedIterator<Item = &Answer> {
        self.answers_of.of(id.0).filter_map(|id| self.answers.get(id))
    }

    /// Whether this member offered a hand to that check-in.
    pub fn has_offered(&self, member: MemberId, id: CheckInId) -> bool {
        let is = |by: Option<MemberId>| by.is_some_and(|by| self.resolve(by) == self.resolve(member));
        self.answers_to(id).any(|answer| answer.kind == AnswerKind::Offer && is(answer.by))
    }

    /// The answer of this id.
    pub fn answer(&self, id: AnswerId) -> Option<&Answer> {
        self.answers.get(id.0)
    }

    /// What is stuck, and nobody asks for a hand with.
    pub fn stuck_without_a_hand(&self) -> impl Iterator<Item = &Commitment> {
        self.commitments.rows().filter(|commitment| {
            commitment.state == Some(CommitmentState::Stuck) && commitment.hand.is_none()
        })
    }

    /// The check-in that said so of one of them; what came with minutes may have none.
    pub fn said_to_be_stuck(&self, id: CommitmentId) -> Option<&CheckIn> {
        self.check_ins_of(id).rev().find(|check_in| check_in.state == Some(CommitmentState::Stuck))
    }

    /// The check-ins that ask for a hand and have not been seen to: those of open commitments, then general ones.
    pub fn raised_hands(&self) -> Vec<&CheckIn> {
        let of_commitments = self.commitments.rows().filter(|c| c.is_open()).filter_map(|c| c.hand);
        let general = self.people.rows().filter(|m| m.presence != Presence::Left).filter_map(|m| m.hand);
        of_commitments.chain(general).filter_map(|id| self.check_ins.get(id.0)).collect::<Vec<_>>()
    }
}
