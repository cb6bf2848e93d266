//! Which invitations wait for an answer.

use crate::group::day::Day;
use crate::group::id::MemberId;
use crate::group::model::invitation::{Invitation, InvitationPart, InvitationResponse, InvitationTarget};
use crate::group::model::member::Member;
use crate::group::model::need::Need;
use crate::group::state::group::Group;

impl Group {
    /// The invitations that wait for this member: unanswered ones, and those put off until a day that has come. Ones
    /// whose matter has gone wait no longer.
    pub fn invitations_for(&self, member: MemberId, today: Day) -> Vec<&Invitation> {
        let is_to = |invitation: &&Invitation| {
            invitation.to.is_some_and(|to| self.resolve(to) == self.resolve(member))
        };
        self.invitations()
            .filter(is_to)
            .filter(|invitation| self.awaits_answer(invitation, today))
            .collect::<Vec<_>>()
    }

    /// The invitations by this member that are not answered yet, or that said not now.
    pub fn invitations_by(&self, member: MemberId) -> Vec<&Invitation> {
        let is_by = |invitation: &&Invitation| {
            invitation.by.is_some_and(|by| self.resolve(by) == self.resolve(member))
        };
        let open = |invitation: &&Invitation| {
            matches!(invitation.reply, None | Some(InvitationResponse::NotNow))
                && self.can_be_accepted(invitation)
        };
        self.invitations().filter(is_by).filter(open).collect::<Vec<_>>()
    }

    /// Who is invited to take this need and has not answered yet, each once.
    pub fn asked_for(&self, need: &Need, today: Day) -> Vec<&Member> {
        let into = Some(InvitationTarget::Need(need.id));
        let asked = self.invitations().filter(|invitation| {
            invitation.into == into
                && invitation.part == InvitationPart::Hold
                && invitation.reply.is_none()
                && self.awaits_answer(invitation, today)
        });
        let mut members: Vec<&Member> = Vec::new();
        for member in asked.filter_map(|invitation| self.member(invitation.to?)) {
            if !members.iter().any(|known| known.id == member.id) {
                members.push(member);
            }
        }
        members
    }

    /// Whether this member has invited somebody to take this need, and has not heard from them.
    pub fn has_asked(&self, need: &Need, by: MemberId) -> bool {
        let into = Some(InvitationTarget::Need(need.id));
        let asks = |invitation: &Invitation| {
            invitation.into == into && invitation.part == InvitationPart::Hold && invitation.reply.is_none()
        };
        self.invitations_by(by).into_iter().any(asks)
    }

    /// Whether an answer is awaited: now, or again from today on.
    pub fn awaits_answer(&self, invitation: &Invitation, today: Day) -> bool {
        let asked = match invitation.reply {
            None => true,
            Some(InvitationResponse::NotNow) => invitation.again.is_some_and(|again| again <= today),
            Some(InvitationResponse::Yes | InvitationResponse::No) => false,
        };
        asked && self.can_be_accepted(invitation)
    }

    /// Whether what it invites to is still there, and the invited one not in it already.
    fn can_be_accepted(&self, invitation: &Invitation) -> bool {
        let Some(to) = invitation.to.and_then(|to| self.member(to)) else { return false };
        let free = |id| self.commitment(id).is_none_or(|c| !c.is_open() || !self.is_holder(c, to.id));
        match &invitation.into {
            Some(InvitationTarget::Need(id)) => self.need(*id).is_some_and(|need| free(need.commitment())),
            Some(InvitationTarget::Commitment(id)) => self.commitment(*id).is_some_and(|c| {
                c.is_open() && (!self.is_holder(c, to.id) || invitation.part != InvitationPart::Hold)
            }),
            Some(InvitationTarget::Strength(_) | InvitationTarget::Step(_)) => true,
            None => false,
        }
    }
}
