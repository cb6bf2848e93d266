//! What people do, as changes of fields: one file a kind.

pub(in crate::group) mod agenda;
pub(in crate::group) mod agreement;
pub(in crate::group) mod appreciation;
pub(in crate::group) mod author;
pub(in crate::group) mod changes;
pub(in crate::group) mod check_in;
pub(in crate::group) mod commitment;
pub(in crate::group) mod invitation;
pub(in crate::group) mod meeting;
pub(in crate::group) mod member;
pub(in crate::group) mod need;
mod new_seats;
pub(in crate::group) mod note;
pub(in crate::group) mod question;
pub(in crate::group) mod role;
pub(in crate::group) mod same;
pub(in crate::group) mod stack;
pub(in crate::group) mod strength;

use crate::group::commands::agenda::AgendaCommand;
use crate::group::commands::agreement::AgreementCommand;
use crate::group::commands::appreciation::AppreciationCommand;
use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::commands::check_in::CheckInDetails;
use crate::group::commands::invitation::InvitationCommand;
use crate::group::commands::meeting::MeetingCommand;
use crate::group::commands::member::NewMember;
use crate::group::commands::need::NeedCommand;
use crate::group::commands::note::NoteCommand;
use crate::group::commands::question::QuestionCommand;
use crate::group::commands::role::RoleCommand;
use crate::group::commands::stack::StackCommand;
use crate::group::commands::strength::StrengthCommand;
use crate::group::day::Day;
use crate::group::id::{AnswerId, CheckInId, CommitmentId, MeetingId, MemberId};
use crate::group::model::check_in::{AnswerKind, Capacity};
use crate::group::model::commitment::{Companionship, field as commitment_field};
use crate::group::model::commitment_state::CommitmentState;
use crate::group::model::group::field as group_field;
use crate::group::model::member::Presence;
use crate::group::state::group::Group;

/// What people do. Ids in it are fresh where something is made, and known where it is changed.
///
/// Only tests clone and compare it: in the app, which makes a command when it is done, either is some thousands of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Begins the group, or changes its name and purpose.
    NameGroup { name: String, purpose: String },
    /// Marks the group as an invented one.
    MarkSample,
    /// What comes by a shared folder is brought in without asking, or no longer.
    TrustFolder(bool),
    /// Everything that is passed on is locked with a passphrase, or no longer.
    AlwaysLock(bool),
    /// Adds people.
    AddMembers(Vec<NewMember>),
    /// Changes what is known of a person.
    EditMember { id: MemberId, name: String, pronouns: String, note: String },
    /// Chooses a seat's colour and shape.
    ChooseSeat { id: MemberId, colour: u8, shape: u8 },
    /// Says whether a person is around.
    SetPresence { id: MemberId, presence: Presence },
    /// Takes out a person who was added by a slip.
    RemoveMember(MemberId),
    /// Two records are the same person.
    JoinMembers(MemberId, MemberId),
    /// These two are different people: nobody is asked again, and where they were joined they are two again. Who else
    /// was joined to either stays so.
    SeparateMembers(MemberId, MemberId),
    /// Erases for good what is known of a person and what they said.
    EraseMember(MemberId),
    /// Says who uses this phone.
    UsePhone(Option<MemberId>),
    /// Somebody said they would do it.
    Commit {
        id: CommitmentId,
        what: String,
        holders: Vec<MemberId>,
        companions: Vec<(MemberId, Companionship)>,
        day: Option<Day>,
        note: String,
        /// The day on which it was said, where that is not today.
        on: Option<Day>,
    },
    /// Changes the words of a commitment.
    EditCommitment { id: CommitmentId, what: String, note: String },
    /// Moves its day, or takes it away.
    MoveDay { id: CommitmentId, day: Option<Day> },
    /// One holder hands over to another.
    HandOver { id: CommitmentId, from: MemberId, to: MemberId },
    /// A co-holder joins.
    AddHolder { id: CommitmentId, holder: MemberId },
    /// A companion comes alongside, or to learn.
    AddCompanion { id: CommitmentId, who: MemberId, how: Companionship },
    /// A holder or companion steps out.
    StepOut { id: CommitmentId, who: MemberId },
    /// A co-holder would be welcome, or no longer.
    OpenPlace { id: CommitmentId, open: bool },
    /// Which strengths help with a commitment, and whether few see it.
    DescribeCommitment { id: CommitmentId, strengths: Vec<String>, less_visible: bool },
    /// Hides a commitment that was noted by a slip.
    RemoveCommitment(CommitmentId),
    /// Takes a commitment up again after its end.
    Reopen(CommitmentId),
    /// A meeting of that day took a commitment up again after its end; it may be created earlier in the same batch.
    TakenUp { id: CommitmentId, on: Day },
    /// A word on how a commitment goes.
    CheckIn {
        id: CheckInId,
        commitment: CommitmentId,
        state: CommitmentState,
        day: Option<Day>,
        details: CheckInDetails,
    },
    /// One of several who hold a commitment lets it go for themself: they are part of it no longer, and the others go on.
    LetGoAlone { id: CheckInId, commitment: CommitmentId, who: MemberId, details: CheckInDetails },
    /// Asks for a hand, and says nothing of how it goes: that stays as it is.
    AskForHand { id: CheckInId, commitment: CommitmentId, day: Option<Day>, details: CheckInDetails },
    /// A word on how somebody is, and how much they can carry.
    Arrive { id: CheckInId, carry: Option<Capacity>, details: CheckInDetails },
    /// Offers a hand, or a good word; an offer may come alongside at once.
    Answer {
        id: AnswerId,
        check_in: CheckInId,
        kind: AnswerKind,
        word: String,
        by: Option<MemberId>,
        alongside: bool,
    },
    /// The raised hand of a check-in comes down: it was answered.
    LowerHand(CheckInId),
    /// About needs, and open places in what is carried.
    Need(NeedCommand),
    /// About invitations.
    Invite(InvitationCommand),
    /// About strengths.
    Strength(StrengthCommand),
    /// About thanks.
    Thanks(AppreciationCommand),
    /// About agreements.
    Agreement(AgreementCommand),
    /// About questions for which somebody asks a word.
    Question(QuestionCommand),
    /// About meetings.
    Meeting(MeetingCommand),
    /// About agendas.
    Agenda(AgendaCommand),
    /// About what is noted in a meeting.
    Note(NoteCommand),
    /// About roles that rotate.
    Role(RoleCommand),
    /// About who waits to speak.
    Stack(StackCommand),
    /// What was done in a meeting: the needs, commitments, check-ins and thanks that it makes say so.
    InMeeting { meeting: MeetingId, command: Box<Command> },
    /// Several commands as one, undone as one; none that erases is among them.
    Batch(Vec<Command>),
    /// Erase for good what ended on this day or before, with all that was said about it: there is little room left.
    ClearEnded(Day),
}

impl Group {
    /// What the command writes. A command about something that is no longer there writes nothing.
    pub fn changes(&self, command: &Command, context: &mut CommandContext) -> ChangeSet {
        let mut out = ChangeSet::default();
        self.write(command, context, &mut out);
        out.keep_last_edit_of_each_field();
        debug_assert!(out.edits.is_empty() || out.erase.is_empty(), "to erase is a command of its own");
        out
    }

    fn write(&self, command: &Command, context: &mut CommandContext, out: &mut ChangeSet) {
        match command {
            Command::NameGroup { name, purpose } => {
                out.reword(&self.key(), group_field::NAME, self.name(), name);
                out.reword(&self.key(), group_field::PURPOSE, self.purpose(), purpose);
            }
            Command::TrustFolder(trusts) => out.set(&self.key(), group_field::TRUST_FOLDER, *trusts),
            Command::AlwaysLock(always) => out.set(&self.key(), group_field::ALWAYS_LOCK, *always),
            Command::MarkSample => out.set(&self.key(), group_field::SAMPLE, true),
            Command::AddMembers(people) => self.add_members(people, out),
            Command::EditMember { id, name, pronouns, note } => {
                self.edit_member(*id, name, pronouns, note, out);
            }
            Command::ChooseSeat { id, colour, shape } => self.choose_seat(*id, *colour, *shape, out),
            Command::SetPresence { id, presence } => self.set_presence(*id, *presence, out),
            Command::RemoveMember(id) => self.remove_member(*id, out),
            Command::JoinMembers(one, other) => self.join_members(*one, *other, out),
            Command::SeparateMembers(one, other) => self.separate_members(*one, *other, out),
            Command::EraseMember(id) => self.erase_member(*id, out),
            Command::UsePhone(member) => self.use_phone(*member, context, out),
            Command::Commit { id, what, holders, companions, day, note, on } => {
                self.commit(*id, what, holders, companions, *day, note, *on, context, out);
            }
            Command::EditCommitment { id, what, note } => self.edit_commitment(*id, what, note, out),
            Command::MoveDay { id, day } => self.move_day(*id, *day, context, out),
            Command::HandOver { id, from, to } => self.hand_over(*id, *from, *to, context, out),
            Command::AddHolder { id, holder } => self.add_holder(*id, *holder, context, out),
            Command::AddCompanion { id, who, how } => self.add_companion(*id, *who, *how, context, out),
            Command::StepOut { id, who } => self.step_out(*id, *who, context, out),
            Command::OpenPlace { id, open } => out.set(&id.key(), commitment_field::OPEN_PLACE, *open),
            Command::DescribeCommitment { id, strengths, less_visible } => {
                self.describe_commitment(*id, strengths, *less_visible, out);
            }
            Command::RemoveCommitment(id) => self.remove_commitment(*id, out),
            Command::Reopen(id) => self.reopen_commitment(*id, context, out),
            Command::TakenUp { id, on } => self.take_up_on(*id, *on, context, out),
            Command::CheckIn { id, commitment, state, day, details } => {
                self.write_check_in(*id, *commitment, Some(*state), *day, details, context, out);
            }
            Command::LetGoAlone { id, commitment, who, details } => {
                self.let_go_alone(*id, *commitment, *who, details, context, out);
            }
            Command::AskForHand { id, commitment, day, details } => {
                self.ask_for_hand(*id, *commitment, *day, details, context, out);
            }
            Command::Arrive { id, carry, details } => self.arrive(*id, *carry, details, context, out),
            Command::Answer { id, check_in, kind, word, by, alongside } => {
                self.answer_check_in(*id, *check_in, *kind, word, *by, *alongside, context, out);
            }
            Command::LowerHand(id) => self.lower_hand(*id, context, out),
            Command::Need(command) => self.write_need(command, context, out),
            Command::Invite(command) => self.write_invitation(command, context, out),
            Command::Strength(command) => self.write_strength(command, context, out),
            Command::Thanks(command) => self.write_thanks(command, context, out),
            Command::Agreement(command) => self.write_agreement(command, context, out),
            Command::Question(command) => self.write_question(command, context, out),
            Command::Meeting(command) => self.write_meeting(command, context, out),
            Command::Agenda(command) => self.write_agenda(command, context, out),
            Command::Note(command) => self.write_note(command, context, out),
            Command::Role(command) => self.write_role(command, out),
            Command::Stack(command) => self.write_stack(command, out),
            Command::InMeeting { meeting, command } => {
                let meeting = Some(*meeting);
                self.write(
                    command,
                    &mut CommandContext { meeting, fresh: &mut *context.fresh, ..*context },
                    out,
                );
            }
            Command::Batch(commands) => {
                commands.iter().for_each(|command| self.write(command, context, out));
            }
            Command::ClearEnded(day) => out.erase.extend(self.records_ended_by(*day)),
        }
    }
}
