//! "Would you like to …?": invitations, and what was answered. Never an assignment: it becomes something only by a yes.

use crate::replica::{Record, Value};

use super::check_in::field as said;
use super::commands::{ChangeSet, Command, CommandContext};
use super::commitment::Companionship;
use super::day::{self, Day};
use super::id::{CommitmentId, InvitationId, MemberId, NeedId};
use super::member::field::DELETED;
use super::need::NeedCommand;
use super::read::{day_in, id_in};
use super::state::Group;

/// The fields of an invitation's record.
pub mod field {
    /// Text: the id of the member who is invited.
    pub const TO: &str = "to";
    /// Text: the id of the member who invites.
    pub const BY: &str = "by";
    /// Text: a word why.
    pub const WORD: &str = "word";
    /// Text: the day on which it was said.
    pub const ON: &str = "on";
    /// Text: the id of the need that it is about.
    pub const NEED: &str = "need";
    /// Text: the id of the commitment that it is about.
    pub const COMMITMENT: &str = "commitment";
    /// Text: what else it invites to: a role, a step.
    pub const INTO: &str = "into";
    /// Text: the strength that one would learn from the other.
    pub const LEARN: &str = "learn";
    /// Text: as what: `hold`, `alongside`, `learning`, `teaching`.
    pub const PART: &str = "part";
    /// Text: `yes`, `not-now`, `no`; absent before.
    pub const ANSWER: &str = "answer";
    /// Text: the day of the answer.
    pub const ANSWERED: &str = "answered";
    /// Text: the id of the member who noted the answer, where that is another.
    pub const ANSWER_NOTED_BY: &str = "answer_noted_by";
    /// Text: after "not now": the day on which to ask again.
    pub const AGAIN: &str = "again";
}

/// What somebody is invited to take part as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// To hold it.
    Hold,
    /// To be alongside.
    Alongside,
    /// To learn by shadowing.
    Learning,
    /// To teach the one who holds it.
    Teaching,
}

impl Part {
    /// All of them, in the order in which one grows: shadow, alongside, hold, teach.
    pub const ALL: [Part; 4] = [Part::Learning, Part::Alongside, Part::Hold, Part::Teaching];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Part::Hold => "hold",
            Part::Alongside => "alongside",
            Part::Learning => "learning",
            Part::Teaching => "teaching",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// As what one accompanies; `None` for holding.
    pub fn companionship(self) -> Option<Companionship> {
        match self {
            Part::Hold => None,
            Part::Alongside => Some(Companionship::Alongside),
            Part::Learning => Some(Companionship::Learning),
            Part::Teaching => Some(Companionship::Teaching),
        }
    }
}

/// What somebody is invited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvitationTarget {
    /// To take a need.
    Need(NeedId),
    /// To take part in a commitment.
    Commitment(CommitmentId),
    /// To learn this together; the [`Part`] says whether the invited one would learn or teach.
    Strength(String),
    /// To step into anything else: a role, a task, a voice.
    Step(String),
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InvitationResponse {
    /// Yes.
    Yes,
    /// Not now.
    NotNow,
    /// No, thanks. It needs no reason.
    No,
}

impl InvitationResponse {
    /// All of them, in the order in which they are offered.
    pub const ALL: [InvitationResponse; 3] =
        [InvitationResponse::Yes, InvitationResponse::NotNow, InvitationResponse::No];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            InvitationResponse::Yes => "yes",
            InvitationResponse::NotNow => "not-now",
            InvitationResponse::No => "no",
        }
    }
}

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// Who is invited.
    pub to: Option<MemberId>,
    /// Who invites.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// To what; `None` where a newer version wrote something this one does not know.
    pub into: Option<InvitationTarget>,
    /// As what.
    pub part: Part,
    /// A word why; may be empty.
    pub word: String,
    /// When it was said.
    pub on: Option<Day>,
    /// What was answered.
    pub reply: Option<InvitationResponse>,
    /// When.
    pub answered: Option<Day>,
    /// Who noted the answer, where that is another.
    pub answer_noted_by: Option<MemberId>,
    /// After "not now": when to ask again.
    pub again: Option<Day>,
}

impl Invitation {
    pub(super) fn read(id: InvitationId, record: &Record) -> Self {
        let words = |field| Some(super::shown(record.text(field))).filter(|words| !words.is_empty());
        let into = (id_in(record, field::NEED).map(InvitationTarget::Need))
            .or(id_in(record, field::COMMITMENT).map(InvitationTarget::Commitment))
            .or(words(field::LEARN).map(InvitationTarget::Strength))
            .or(words(field::INTO).map(InvitationTarget::Step));
        let reply = record.text(field::ANSWER);
        Self {
            id,
            to: id_in(record, field::TO),
            by: id_in(record, field::BY),
            noted_by: id_in(record, said::NOTED_BY),
            into,
            part: record.text(field::PART).and_then(Part::from_name).unwrap_or(Part::Hold),
            word: super::shown_lines(record.text(field::WORD)),
            on: day_in(record, field::ON),
            reply: InvitationResponse::ALL.into_iter().find(|one| Some(one.name()) == reply),
            answered: day_in(record, field::ANSWERED),
            answer_noted_by: id_in(record, field::ANSWER_NOTED_BY),
            again: day_in(record, field::AGAIN),
        }
    }
}

/// What people do about invitations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvitationCommand {
    /// Somebody invites somebody.
    Invite {
        id: InvitationId,
        to: MemberId,
        into: InvitationTarget,
        part: Part,
        word: String,
        by: Option<MemberId>,
    },
    /// The other answers. A yes makes what was invited to: a commitment, a co-holder, a companion.
    Answer { id: InvitationId, reply: InvitationResponse, again: Option<Day> },
    /// Who invited takes it back, unanswered.
    Withdraw(InvitationId),
}

impl Group {
    /// The invitations that wait for this member: unanswered ones, and those put off until a day that has come. Ones
    /// whose matter has gone wait no longer.
    pub fn invitations_for(&self, member: MemberId, today: Day) -> Vec<&Invitation> {
        let is_to = |one: &&Invitation| one.to.is_some_and(|to| self.resolve(to) == self.resolve(member));
        self.invitations().filter(is_to).filter(|one| self.waits(one, today)).collect::<Vec<_>>()
    }

    /// The invitations by this member that are not answered yet, or that said not now.
    pub fn invitations_by(&self, member: MemberId) -> Vec<&Invitation> {
        let is_by = |one: &&Invitation| one.by.is_some_and(|by| self.resolve(by) == self.resolve(member));
        let open = |one: &&Invitation| {
            matches!(one.reply, None | Some(InvitationResponse::NotNow)) && self.stands(one)
        };
        self.invitations().filter(is_by).filter(open).collect::<Vec<_>>()
    }

    /// Whether an answer is awaited: now, or again from today on.
    pub fn waits(&self, invitation: &Invitation, today: Day) -> bool {
        let asked = match invitation.reply {
            None => true,
            Some(InvitationResponse::NotNow) => invitation.again.is_some_and(|again| again <= today),
            Some(InvitationResponse::Yes | InvitationResponse::No) => false,
        };
        asked && self.stands(invitation)
    }

    /// Whether what it invites to is still there, and the invited one not in it already.
    fn stands(&self, invitation: &Invitation) -> bool {
        let Some(to) = invitation.to.and_then(|to| self.member(to)) else { return false };
        let free = |id| self.commitment(id).is_none_or(|c| !c.is_open() || !self.is_holder(c, to.id));
        match &invitation.into {
            Some(InvitationTarget::Need(id)) => self.need(*id).is_some_and(|need| free(need.commitment())),
            Some(InvitationTarget::Commitment(id)) => self
                .commitment(*id)
                .is_some_and(|c| c.is_open() && (!self.is_holder(c, to.id) || invitation.part != Part::Hold)),
            Some(InvitationTarget::Strength(_) | InvitationTarget::Step(_)) => true,
            None => false,
        }
    }

    pub(super) fn write_invitation(
        &self,
        act: &InvitationCommand,
        scribe: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        match act {
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
                out.set(&key, field::ON, day::to_text(scribe.today));
                self.write_by(&key, *by, scribe, out);
            }
            InvitationCommand::Answer { id, reply, again } => {
                let Some(invitation) = self.invitation(*id) else { return };
                self.answer_invitation(invitation, *reply, *again, scribe, out);
            }
            InvitationCommand::Withdraw(id) => out.set(&id.key(), DELETED, true),
        }
    }

    fn answer_invitation(
        &self,
        invitation: &Invitation,
        reply: InvitationResponse,
        again: Option<Day>,
        scribe: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        let Some(to) = invitation.to else { return };
        let key = invitation.id.key();
        out.set(&key, field::ANSWER, reply.name());
        out.set(&key, field::ANSWERED, day::to_text(scribe.today));
        out.set(&key, field::AGAIN, again.filter(|_| reply == InvitationResponse::NotNow).map(day::to_text));
        let other = scribe.me.filter(|me| self.resolve(*me) != self.resolve(to));
        out.set(&key, field::ANSWER_NOTED_BY, other.map_or(Value::Null, Value::from));
        if reply != InvitationResponse::Yes {
            return;
        }
        let (holders, companions) = match invitation.part.companionship() {
            None => (vec![to], Vec::new()),
            Some(how) => (Vec::new(), vec![(to, how)]),
        };
        match &invitation.into {
            // Who is invited to learn or to help with a need that nobody holds stands alongside whoever will.
            Some(InvitationTarget::Need(id)) => {
                let take = NeedCommand::Take { id: *id, holders, companions };
                self.write(&Command::Need(take), scribe, out);
            }
            Some(InvitationTarget::Commitment(id)) => {
                let id = *id;
                let act = match invitation.part.companionship() {
                    None => Command::Share { id, with: to },
                    Some(how) => Command::Accompany { id, who: to, how },
                };
                self.write(&act, scribe, out);
                if invitation.part == Part::Hold && self.commitment(id).is_some_and(|c| c.open_place) {
                    self.write(&Command::Need(NeedCommand::OpenPlace { id, open: false }), scribe, out);
                }
            }
            Some(InvitationTarget::Strength(_) | InvitationTarget::Step(_)) | None => {}
        }
    }
}
