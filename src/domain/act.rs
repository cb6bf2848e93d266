//! What people do, as edits of fields.

use uuid::Uuid;

use crate::collect::{IntoVec, PushAll};
use crate::replica::{Device, Edit, Key, Value, last_words};
use crate::sorted::each_once;

use super::agenda::AgendaAct;
use super::appreciation::ThanksAct;
use super::check_in::{AnswerSort, Carry, Turn, field as said};
use super::commitment::{Commitment, Companionship, State, field as task};
use super::day::{self, Day};
use super::group::{Group, field as group_field};
use super::id::{
    AnswerId, AppreciationId, CheckInId, CommitmentId, MeetingId, MemberId, NeedId, StepId, kind,
};
use super::invitation::InviteAct;
use super::meeting::{MeetingAct, field::MEETING};
use super::member::{Presence, field as person};
use super::need::NeedAct;
use super::note::NoteAct;
use super::role::RoleAct;
use super::stack::StackAct;
use super::strength::StrengthAct;
use super::together::TogetherAct;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
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
    /// The records that were joined into this person are different people after all.
    SeparateMembers(MemberId),
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
    /// A word on how somebody is, and how much they can carry.
    Arrive { id: CheckInId, carry: Option<Carry>, noted: Noted },
    /// Offers a hand, or a good word; an offer may come alongside at once.
    Answer {
        id: AnswerId,
        check_in: CheckInId,
        sort: AnswerSort,
        word: String,
        by: Option<MemberId>,
        alongside: bool,
    },
    /// The raised hand of a check-in comes down: it was answered.
    LowerHand(CheckInId),
    /// About needs, and open places in what is carried.
    Need(NeedAct),
    /// About invitations.
    Invite(InviteAct),
    /// About strengths.
    Strength(StrengthAct),
    /// About thanks.
    Thanks(ThanksAct),
    /// About agreements, and words that somebody asks for.
    Together(TogetherAct),
    /// About meetings.
    Meeting(MeetingAct),
    /// About agendas.
    Agenda(AgendaAct),
    /// About what is noted in a meeting.
    Note(NoteAct),
    /// About roles that rotate.
    Role(RoleAct),
    /// About who waits to speak.
    Stack(StackAct),
    /// What was done in a meeting: the needs, commitments, check-ins and thanks that it makes say so.
    At { meeting: MeetingId, act: Box<Act> },
    /// Several acts as one, undone as one.
    All(Vec<Act>),
    /// Erase for good what ended on this day or before, with all that was said about it: there is little room left.
    ClearEnded(Day),
}

/// Who writes, when, and with which fresh ids.
pub struct Scribe<'a> {
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
pub struct Edits {
    /// Fields to be written under one stamp.
    pub edits: Vec<Edit>,
    /// Records to be erased for good.
    pub erase: Vec<Key>,
}

impl Edits {
    pub(super) fn set(&mut self, key: &Key, field: impl Into<String>, value: impl Into<Value>) {
        self.edits.push(Edit::new(key, field, value));
    }

    /// Writes the field only if there is something to say: a fresh record needs no empty fields.
    pub(super) fn say(&mut self, key: &Key, field: &str, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.set(key, field, text);
        }
    }

    /// All edits of an act share one stamp, so a field must be written once: the last word on it counts.
    fn keep_last(&mut self) {
        let mut last = last_words(&self.edits).into_iter();
        self.edits.retain(|_| last.next() == Some(true));
    }

    fn step(&mut self, scribe: &mut Scribe, commitment: CommitmentId, turn: Turn) -> Key {
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
    pub fn edits(&self, act: &Act, scribe: &mut Scribe) -> Edits {
        let mut out = Edits::default();
        self.write(act, scribe, &mut out);
        out.keep_last();
        out
    }

    pub(super) fn write(&self, act: &Act, scribe: &mut Scribe, out: &mut Edits) {
        match act {
            Act::NameGroup { name, purpose } => {
                out.set(&self.key(), group_field::NAME, name.trim());
                out.set(&self.key(), group_field::PURPOSE, purpose.trim());
            }
            Act::MarkSample => out.set(&self.key(), group_field::SAMPLE, true),
            Act::UsePhone(member) => {
                let phone = Key::new(kind::PHONE, Uuid::from_u128(u128::from(scribe.device.0)));
                out.set(&phone, group_field::PHONE_MEMBER, *member);
            }
            Act::ClearEnded(day) => out.erase.push_all(self.records_ended_by(*day)),
            Act::All(acts) => acts.iter().for_each(|act| self.write(act, scribe, out)),
            Act::Need(act) => self.write_need(act, scribe, out),
            Act::Invite(act) => self.write_invitation(act, scribe, out),
            Act::Strength(act) => self.write_strength(act, scribe, out),
            Act::Thanks(act) => self.write_thanks(act, scribe, out),
            Act::Together(act) => self.write_together(act, scribe, out),
            Act::Meeting(act) => self.write_meeting(act, scribe, out),
            Act::Agenda(act) => self.write_agenda(act, scribe, out),
            Act::Note(act) => self.write_note(act, scribe, out),
            Act::Role(act) => self.write_role(act, out),
            Act::Stack(act) => self.write_stack(act, out),
            Act::At { meeting, act } => {
                let mut inside = Edits::default();
                self.write(act, scribe, &mut inside);
                let keys = each_once(inside.edits.iter().map(|edit| edit.key.clone()));
                // A commitment that an act before this one made in the same breath is not made anew by a word on it.
                let begins =
                    |key: &Key| inside.edits.iter().any(|edit| edit.key == *key && edit.field == task::BEGAN);
                let made = keys
                    .into_iter()
                    .filter(|key| self.is_fresh(key) && (key.kind != kind::COMMITMENT || begins(key)));
                let made: Vec<Key> = made.into_vec();
                out.edits.append(&mut inside.edits);
                out.erase.append(&mut inside.erase);
                for key in made {
                    out.set(&key, MEETING, *meeting);
                }
            }
            Act::AddMembers(_)
            | Act::EditMember { .. }
            | Act::ChooseSeat { .. }
            | Act::SetPresence { .. }
            | Act::RemoveMember(_)
            | Act::JoinMembers(..)
            | Act::SeparateMembers(_)
            | Act::EraseMember(_) => self.write_member(act, out),
            Act::CheckIn { .. } | Act::Arrive { .. } | Act::Answer { .. } | Act::LowerHand(_) => {
                self.write_word(act, scribe, out);
            }
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

    fn write_member(&self, act: &Act, out: &mut Edits) {
        match act {
            Act::AddMembers(people) => {
                for member in people {
                    let key = member.id.key();
                    out.set(&key, person::NAME, member.name.trim());
                    out.say(&key, person::PRONOUNS, &member.pronouns);
                }
            }
            Act::EditMember { id, name, pronouns, note } => {
                let key = self.resolve(*id).key();
                out.set(&key, person::NAME, name.trim());
                out.set(&key, person::PRONOUNS, pronouns.trim());
                out.set(&key, person::NOTE, note.trim());
            }
            Act::ChooseSeat { id, colour, shape } => {
                let key = self.resolve(*id).key();
                out.set(&key, person::COLOUR, i64::from(*colour));
                out.set(&key, person::SHAPE, i64::from(*shape));
            }
            Act::SetPresence { id, presence } => {
                let key = self.resolve(*id).key();
                out.set(&key, person::AWAY, *presence == Presence::Away);
                out.set(&key, person::LEFT, *presence == Presence::Left);
                // Nearly nobody ever is one: the field is written where it says something.
                let was = self.member(*id).is_some_and(|member| member.presence == Presence::Guest);
                if was || *presence == Presence::Guest {
                    out.set(&key, person::GUEST, *presence == Presence::Guest);
                }
            }
            Act::RemoveMember(id) => {
                for id in self.records_of(*id) {
                    out.set(&id.key(), person::DELETED, true);
                }
            }
            Act::JoinMembers(one, other) => {
                let (one, other) = (self.resolve(*one), self.resolve(*other));
                if one != other {
                    out.set(&one.max(other).key(), person::SAME_AS, one.min(other));
                }
            }
            Act::SeparateMembers(id) => {
                for id in self.records_of(*id) {
                    out.set(&id.key(), person::SAME_AS, Value::Null);
                }
            }
            Act::EraseMember(id) => {
                out.erase.push_all(self.records_of(*id).into_iter().map(MemberId::key));
                out.erase.push_all(self.words_of(*id));
            }
            _ => {}
        }
    }

    fn write_commitment(&self, act: &Act, scribe: &mut Scribe, out: &mut Edits) {
        if let Act::Commit { id, what, holders, companions, day, note, on } = act {
            let key = id.key();
            out.set(&key, task::WHAT, what.trim());
            out.say(&key, task::NOTE, note);
            if let Some(day) = day {
                out.set(&key, task::DAY, day::to_text(*day));
            }
            for holder in holders {
                out.set(&key, holder_field(*holder), true);
            }
            for (who, how) in companions {
                out.set(&key, companion_field(*who), how.name());
            }
            out.set(&key, task::BEGAN, day::to_text(on.unwrap_or(scribe.today)));
            let ids: Vec<String> = holders.iter().map(ToString::to_string).into_vec();
            out.say(&key, task::BEGAN_WITH, &ids.join(" "));
            if let Some(me) = scribe.me.filter(|me| !holders.contains(me)) {
                out.set(&key, task::NOTED_BY, me);
            }
            return;
        }
        if let Act::TakenUp { id, on } = act {
            let key = id.key();
            if self.commitment(*id).is_some() || out.edits.iter().any(|edit| edit.key == key) {
                out.set(&key, task::STATE, Value::Null);
                out.set(&key, task::STATE_ON, day::to_text(*on));
                let step = out.step(scribe, *id, Turn::BroughtBack);
                out.set(&step, said::ON, day::to_text(*on));
            }
            return;
        }
        let (Act::EditCommitment { id, .. }
        | Act::MoveDay { id, .. }
        | Act::HandOver { id, .. }
        | Act::Share { id, .. }
        | Act::Accompany { id, .. }
        | Act::StepOut { id, .. }
        | Act::RemoveCommitment(id)
        | Act::BringBack(id)) = act
        else {
            return;
        };
        let Some(commitment) = self.commitment(*id) else { return };
        let key = id.key();
        match act {
            Act::EditCommitment { what, note, .. } => {
                out.set(&key, task::WHAT, what.trim());
                out.set(&key, task::NOTE, note.trim());
            }
            Act::MoveDay { day, .. } => {
                out.set(&key, task::DAY, day.map(day::to_text));
                let step = out.step(scribe, *id, Turn::Day);
                if let Some(day) = day {
                    out.set(&step, said::DAY, day::to_text(*day));
                }
            }
            Act::HandOver { from, to, .. } => {
                self.drop_holder(commitment, *from, out);
                out.set(&key, holder_field(*to), true);
                let step = out.step(scribe, *id, Turn::HandedOver);
                out.set(&step, said::FROM, *from);
                out.set(&step, said::MEMBER, *to);
            }
            Act::Share { with, .. } => {
                out.set(&key, holder_field(*with), true);
                let step = out.step(scribe, *id, Turn::Joined);
                out.set(&step, said::MEMBER, *with);
            }
            Act::Accompany { who, how, .. } => {
                out.set(&key, companion_field(*who), how.name());
                let turn = match how {
                    Companionship::Alongside => Turn::Alongside,
                    Companionship::Learning => Turn::Learning,
                    Companionship::Teaching => Turn::Teaching,
                };
                let step = out.step(scribe, *id, turn);
                out.set(&step, said::MEMBER, *who);
            }
            Act::StepOut { who, .. } => {
                self.drop_holder(commitment, *who, out);
                for (companion, _) in &commitment.companions {
                    if self.resolve(*companion) == self.resolve(*who) {
                        out.set(&key, companion_field(*companion), Value::Null);
                    }
                }
                let step = out.step(scribe, *id, Turn::SteppedOut);
                out.set(&step, said::MEMBER, *who);
            }
            Act::RemoveCommitment(_) => {
                out.set(&key, person::DELETED, true);
                if commitment.need.is_some() {
                    // Whoever takes the need next holds this record, and without those who are in it now.
                    for holder in &commitment.holders {
                        out.set(&key, holder_field(*holder), false);
                    }
                    for (companion, _) in &commitment.companions {
                        out.set(&key, companion_field(*companion), Value::Null);
                    }
                }
            }
            Act::BringBack(_) => {
                out.set(&key, task::STATE, Value::Null);
                out.set(&key, task::STATE_ON, day::to_text(scribe.today));
                out.step(scribe, *id, Turn::BroughtBack);
            }
            _ => {}
        }
    }

    /// Every record of the person stops holding it, not only the one by which it was noted.
    fn drop_holder(&self, commitment: &Commitment, who: MemberId, out: &mut Edits) {
        for holder in &commitment.holders {
            if self.resolve(*holder) == self.resolve(who) {
                out.set(&commitment.id.key(), holder_field(*holder), false);
            }
        }
    }

    fn write_word(&self, act: &Act, scribe: &mut Scribe, out: &mut Edits) {
        match act {
            Act::CheckIn { id, commitment, state, day, noted } => {
                let key = id.key();
                let on = day::to_text(noted.on.unwrap_or(scribe.today));
                out.set(&key, said::COMMITMENT, *commitment);
                out.set(&key, said::STATE, state.name());
                if let Some(day) = day {
                    out.set(&key, said::DAY, day::to_text(*day));
                    out.set(&commitment.key(), task::DAY, day::to_text(*day));
                }
                self.write_noted(&key, noted, scribe, out);
                out.set(&commitment.key(), task::STATE, state.name());
                out.set(&commitment.key(), task::STATE_ON, on);
                // What is said now says too whether a hand is still wanted.
                let hand = noted.hand && !state.is_end();
                let was_raised = self.commitment(*commitment).is_some_and(|c| c.hand.is_some());
                if hand || was_raised {
                    out.set(&commitment.key(), task::HAND, hand.then_some(*id));
                }
            }
            Act::Arrive { id, carry, noted } => {
                let key = id.key();
                if let Some(carry) = carry {
                    out.set(&key, said::CARRY, carry.name());
                }
                self.write_noted(&key, noted, scribe, out);
                if let Some(member) = noted.by.and_then(|by| self.member(by))
                    && (noted.hand || member.hand.is_some())
                {
                    self.lower_general(member.id, out);
                    if noted.hand {
                        out.set(&member.id.key(), person::HAND, *id);
                    }
                }
            }
            Act::Answer { id, check_in, sort, word, by, alongside } => {
                let key = id.key();
                out.set(&key, said::CHECK_IN, *check_in);
                out.set(&key, said::SORT, sort.name());
                self.write_noted(
                    &key,
                    &Noted { by: *by, word: word.clone(), ..Noted::default() },
                    scribe,
                    out,
                );
                let about = self.check_in(*check_in).and_then(|c| self.commitment(c.commitment?));
                if let (true, Some(by), Some(about)) = (*alongside, by, about)
                    && !self.is_holder(about, *by)
                {
                    out.set(&about.id.key(), companion_field(*by), Companionship::Alongside.name());
                }
            }
            Act::LowerHand(id) => {
                let Some(check_in) = self.check_in(*id) else { return };
                if let Some(commitment) = check_in.commitment {
                    out.set(&commitment.key(), task::HAND, Value::Null);
                    out.step(scribe, commitment, Turn::HandFound);
                } else if let Some(by) = check_in.by {
                    self.lower_general(by, out);
                }
            }
            _ => {}
        }
    }

    fn lower_general(&self, who: MemberId, out: &mut Edits) {
        for id in self.records_of(who) {
            out.set(&id.key(), person::HAND, Value::Null);
        }
    }

    /// Whose word it is, and who notes it for them.
    pub(super) fn write_by(&self, key: &Key, by: Option<MemberId>, scribe: &Scribe, out: &mut Edits) {
        if let Some(by) = by {
            out.set(key, said::BY, by);
        }
        if let Some(me) = scribe.me
            && by.is_none_or(|by| self.resolve(by) != self.resolve(me))
        {
            out.set(key, said::NOTED_BY, me);
        }
    }

    fn write_noted(&self, key: &Key, noted: &Noted, scribe: &Scribe, out: &mut Edits) {
        self.write_by(key, noted.by, scribe, out);
        out.say(key, said::WORD, &noted.word);
        if noted.hand {
            out.set(key, said::HAND, true);
        }
        out.set(key, said::ON, day::to_text(noted.on.unwrap_or(scribe.today)));
    }
}

fn holder_field(id: MemberId) -> String {
    format!("{}{id}", task::HOLDER)
}

fn companion_field(id: MemberId) -> String {
    format!("{}{id}", task::COMPANION)
}
