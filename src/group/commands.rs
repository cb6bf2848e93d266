//! What people do, as edits of fields.

mod commitment;
mod member;
mod word;

use uuid::Uuid;

use crate::replica::{Device, Edit, Key, Value, last_words};
use std::collections::BTreeSet;

use super::agenda::AgendaCommand;
use super::appreciation::AppreciationCommand;
use super::check_in::{AnswerKind, Carry, StepKind, field as said};
use super::commitment::{Companionship, State, field as task};
use super::day::{self, Day};
use super::id::{
    AnswerId, AppreciationId, CheckInId, CommitmentId, MeetingId, MemberId, NeedId, StepId, kind,
};
use super::invitation::InvitationCommand;
use super::meeting::{MeetingCommand, field::MEETING};
use super::member::Presence;
use super::need::NeedCommand;
use super::note::NoteCommand;
use super::role::RoleCommand;
use super::stack::StackCommand;
use super::state::{Group, field as group_field};
use super::strength::StrengthCommand;
use super::together::TogetherCommand;

/// A person to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// A fresh id.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// Their pronouns; may be empty.
    pub pronouns: String,
}

/// What somebody said at a check-in.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Noted {
    /// Whose word it is; `None` where nobody in particular said it.
    pub by: Option<MemberId>,
    /// A word for the group; may be empty.
    pub word: String,
    /// Whether it asks for a hand.
    pub hand: bool,
    /// The day on which it was said, where that is not today.
    pub on: Option<Day>,
}

/// What people do. Ids in it are fresh where something is made, and known where it is changed.
///
/// Only tests clone and compare it: in the app, which makes an act when it is done, either is some thousands of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Begins the group, or changes its name and purpose.
    NameGroup { name: String, purpose: String },
    /// Marks the group as an invented one.
    MarkSample,
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
    Share { id: CommitmentId, with: MemberId },
    /// A companion comes alongside, or to learn.
    Accompany { id: CommitmentId, who: MemberId, how: Companionship },
    /// A holder or companion steps out.
    StepOut { id: CommitmentId, who: MemberId },
    /// Hides a commitment that was noted by a slip.
    RemoveCommitment(CommitmentId),
    /// Takes a commitment up again after its end.
    BringBack(CommitmentId),
    /// A meeting of that day took a commitment up again after its end; it may be made in the same breath.
    TakenUp { id: CommitmentId, on: Day },
    /// A word on how a commitment goes.
    CheckIn { id: CheckInId, commitment: CommitmentId, state: State, day: Option<Day>, noted: Noted },
    /// One of several who hold a commitment lets it go for themself: they are part of it no longer, and the others go on.
    LetGoAlone { id: CheckInId, commitment: CommitmentId, who: MemberId, noted: Noted },
    /// Asks for a hand, and says nothing of how it goes: that stays as it is.
    AskForHand { id: CheckInId, commitment: CommitmentId, day: Option<Day>, noted: Noted },
    /// A word on how somebody is, and how much they can carry.
    Arrive { id: CheckInId, carry: Option<Carry>, noted: Noted },
    /// Offers a hand, or a good word; an offer may come alongside at once.
    Answer {
        id: AnswerId,
        check_in: CheckInId,
        sort: AnswerKind,
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
    /// About agreements, and words that somebody asks for.
    Together(TogetherCommand),
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
    At { meeting: MeetingId, act: Box<Command> },
    /// Several acts as one, undone as one.
    All(Vec<Command>),
    /// Erase for good what ended on this day or before, with all that was said about it: there is little room left.
    ClearEnded(Day),
}

/// Who writes, when, and with which fresh ids.
pub struct CommandContext<'a> {
    /// The member who uses this phone, if they said so.
    pub me: Option<MemberId>,
    /// This phone.
    pub device: Device,
    /// The civil day where this phone is.
    pub today: Day,
    /// Gives a fresh UUIDv7.
    pub fresh: &'a mut dyn FnMut() -> Uuid,
}

/// What an act writes and erases.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ChangeSet {
    /// Fields to be written under one stamp.
    pub edits: Vec<Edit>,
    /// Records to be erased for good.
    pub erase: Vec<Key>,
}

impl ChangeSet {
    pub(super) fn set(&mut self, key: &Key, field: impl Into<String>, value: impl Into<Value>) {
        self.edits.push(Edit::new(key, field, value));
    }

    /// Writes the field only if there is something to say: a fresh record needs no empty fields.
    pub(super) fn say(&mut self, key: &Key, field: &str, text: &str) {
        self.reword(key, field, "", text);
    }

    /// Writes the text only if it is another than before: of two who change different things both keep their change.
    pub(super) fn reword(&mut self, key: &Key, field: &str, before: &str, text: &str) {
        let text = text.trim();
        if text != before.trim() {
            self.set(key, field, text);
        }
    }

    /// All edits of an act share one stamp, so a field must be written once: the last word on it counts.
    fn keep_last(&mut self) {
        let mut last = last_words(&self.edits).into_iter();
        self.edits.retain(|_| last.next() == Some(true));
    }

    fn step(&mut self, scribe: &mut CommandContext, commitment: CommitmentId, turn: StepKind) -> Key {
        let key = StepId((scribe.fresh)()).key();
        self.set(&key, said::COMMITMENT, commitment);
        self.set(&key, said::SORT, turn.name());
        self.set(&key, said::ON, day::to_text(scribe.today));
        if let Some(me) = scribe.me {
            self.set(&key, said::BY, me);
        }
        key
    }
}

impl Group {
    /// What the act writes. An act about something that is no longer there writes nothing.
    pub fn edits(&self, act: &Command, scribe: &mut CommandContext) -> ChangeSet {
        let mut out = ChangeSet::default();
        self.write(act, scribe, &mut out);
        out.keep_last();
        out
    }

    pub(super) fn write(&self, act: &Command, scribe: &mut CommandContext, out: &mut ChangeSet) {
        match act {
            Command::NameGroup { name, purpose } => {
                out.reword(&self.key(), group_field::NAME, self.name(), name);
                out.reword(&self.key(), group_field::PURPOSE, self.purpose(), purpose);
            }
            Command::MarkSample => out.set(&self.key(), group_field::SAMPLE, true),
            Command::UsePhone(member) => {
                let phone = Key::new(kind::PHONE, Uuid::from_u128(u128::from(scribe.device.0)));
                // What was noted before stays the word of whoever used the phone then.
                if let Some((since, before)) =
                    self.use_of(scribe.device).filter(|(_, before)| before != member)
                {
                    out.set(&phone, [group_field::PHONE_USED, &since.to_string()].concat(), before);
                }
                out.set(&phone, group_field::PHONE_MEMBER, *member);
            }
            Command::ClearEnded(day) => out.erase.extend(self.records_ended_by(*day)),
            Command::All(acts) => acts.iter().for_each(|act| self.write(act, scribe, out)),
            Command::Need(act) => self.write_need(act, scribe, out),
            Command::Invite(act) => self.write_invitation(act, scribe, out),
            Command::Strength(act) => self.write_strength(act, scribe, out),
            Command::Thanks(act) => self.write_thanks(act, scribe, out),
            Command::Together(act) => self.write_together(act, scribe, out),
            Command::Meeting(act) => self.write_meeting(act, scribe, out),
            Command::Agenda(act) => self.write_agenda(act, scribe, out),
            Command::Note(act) => self.write_note(act, scribe, out),
            Command::Role(act) => self.write_role(act, out),
            Command::Stack(act) => self.write_stack(act, out),
            Command::At { meeting, act } => {
                let mut inside = ChangeSet::default();
                self.write(act, scribe, &mut inside);
                let keys =
                    Vec::from_iter(BTreeSet::from_iter(inside.edits.iter().map(|edit| edit.key.clone())));
                // A commitment that an act before this one made in the same breath is not made anew by a word on it.
                let begins =
                    |key: &Key| inside.edits.iter().any(|edit| edit.key == *key && edit.field == task::BEGAN);
                let made = keys
                    .into_iter()
                    .filter(|key| self.is_fresh(key) && (key.kind != kind::COMMITMENT || begins(key)));
                let made: Vec<Key> = made.collect();
                out.edits.append(&mut inside.edits);
                out.erase.append(&mut inside.erase);
                for key in made {
                    out.set(&key, MEETING, *meeting);
                }
            }
            Command::AddMembers(_)
            | Command::EditMember { .. }
            | Command::ChooseSeat { .. }
            | Command::SetPresence { .. }
            | Command::RemoveMember(_)
            | Command::JoinMembers(..)
            | Command::SeparateMembers(..)
            | Command::EraseMember(_) => self.write_member(act, out),
            Command::CheckIn { .. }
            | Command::LetGoAlone { .. }
            | Command::AskForHand { .. }
            | Command::Arrive { .. }
            | Command::Answer { .. }
            | Command::LowerHand(_) => self.write_word(act, scribe, out),
            _ => self.write_commitment(act, scribe, out),
        }
    }

    /// Whether it is of a kind that remembers its meeting, and was not there before.
    fn is_fresh(&self, key: &Key) -> bool {
        let id = key.id;
        if key.kind == kind::COMMITMENT {
            self.commitment(CommitmentId(id)).is_none()
        } else if key.kind == kind::NEED {
            self.need(NeedId(id)).is_none()
        } else if key.kind == kind::CHECK_IN {
            self.check_in(CheckInId(id)).is_none()
        } else {
            key.kind == kind::APPRECIATION && self.appreciation(AppreciationId(id)).is_none()
        }
    }
}
