//! Commands on invitations: a yes makes what was invited to.

use crate::replica::Value;

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::commands::need::NeedCommand;
use crate::group::day;
use crate::group::day::Day;
use crate::group::id::{InvitationId, MemberId};
use crate::group::model::commitment::field as commitment_field;
use crate::group::model::common::field::DELETED;
use crate::group::model::invitation::{
    Invitation, InvitationPart, InvitationResponse, InvitationTarget, field,
};
use crate::group::state::group::Group;

/// What people do about invitations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvitationCommand {
    /// Somebody invites somebody.
    Invite {
        id: InvitationId,
        to: MemberId,
        into: InvitationTarget,
        part: InvitationPart,
        word: String,
        by: Option<MemberId>,
    },
    /// The other answers. A yes makes what was invited to: a commitment, a co-holder, a companion.
    Answer { id: InvitationId, reply: InvitationResponse, again: Option<Day> },
    /// Who invited takes it back, unanswered.
    Withdraw(InvitationId),
}

impl Group {
    pub(in crate::group) fn write_invitation(
        &self,
        command: &InvitationCommand,
        context: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        match command {
            InvitationCommand::Invite { id, to, into, part, word, by } => {
                let key = id.key();
                out.set(&key, field::TO, *to);
                match into {
                    InvitationTarget::Need(need) => out.set(&key, field::NEED, *need),
                    InvitationTarget::Commitment(commitment) => out.set(&key, field::COMMITMENT, *commitment),
                    InvitationTarget::Strength(word) => out.say(&key, field::LEARN, word),
                    InvitationTarget::Step(words) => out.say(&key, field::INTO, words),
                }
                out.set(&key, field::PART, part.name());
                out.say(&key, field::WORD, word);
                out.set(&key, field::ON, day::to_text(context.today));
                self.write_by(&key, *by, context, out);
            }
            InvitationCommand::Answer { id, reply, again } => {
                let Some(invitation) = self.invitation(*id) else { return };
                self.answer_invitation(invitation, *reply, *again, context, out);
            }
            InvitationCommand::Withdraw(id) => out.set(&id.key(), DELETED, true),
        }
    }

    fn answer_invitation(
        &self,
        invitation: &Invitation,
        reply: InvitationResponse,
        again: Option<Day>,
        context: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        let Some(to) = invitation.to else { return };
        let key = invitation.id.key();
        out.set(&key, field::ANSWER, reply.name());
        out.set(&key, field::ANSWERED, day::to_text(context.today));
        out.set(&key, field::AGAIN, again.filter(|_| reply == InvitationResponse::NotNow).map(day::to_text));
        let other = context.me.filter(|me| self.resolve(*me) != self.resolve(to));
        out.set(&key, field::ANSWER_NOTED_BY, other.map_or(Value::Null, Value::from));
        if reply != InvitationResponse::Yes {
            return;
        }
        let (holders, companions) = match invitation.part.companionship() {
            None => (vec![to], Vec::new()),
            Some(how) => (Vec::new(), vec![(to, how)]),
        };
        match &invitation.into {
            // Who is invited to learn or to help with a need that nobody holds is alongside whoever will.
            Some(InvitationTarget::Need(id)) => {
                let take = NeedCommand::Take { id: *id, holders, companions };
                self.write_need(&take, context, out);
            }
            Some(InvitationTarget::Commitment(id)) => {
                let id = *id;
                match invitation.part.companionship() {
                    None => self.add_holder(id, to, context, out),
                    Some(how) => self.add_companion(id, to, how, context, out),
                }
                if invitation.part == InvitationPart::Hold
                    && self.commitment(id).is_some_and(|c| c.open_place)
                {
                    out.set(&id.key(), commitment_field::OPEN_PLACE, false);
                }
            }
            Some(InvitationTarget::Strength(_) | InvitationTarget::Step(_)) | None => {}
        }
    }
}
