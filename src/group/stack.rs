//! The stack: who waits to speak, and in which order.

use crate::replica::{Record, Timestamp, Value};

use super::commands::ChangeSet;
use super::id::{MeetingId, MemberId};
use super::meeting::Meeting;
use super::state::Group;

/// The fields of the stack on a meeting's record.
pub mod field {
    /// Integer for each who waits: their place, smaller comes first; null for no longer: `wait/<member id>`.
    pub const WAIT: &str = "wait/";
    /// Text for each who waits: `response`, `process`; null for simply speaking: `wait_for/<member id>`.
    pub const WAIT_FOR: &str = "wait_for/";
    /// Bool: those who have spoken less come first.
    pub const PROGRESSIVE: &str = "progressive";
}

/// What somebody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bid {
    /// A point of process: how we talk, what time it is, a door that has to be opened.
    Process,
    /// A direct response to who speaks: a fact that helps.
    Response,
    /// To speak.
    Speak,
}

impl Bid {
    /// All of them, in the order in which they come.
    pub const ALL: [Bid; 3] = [Bid::Process, Bid::Response, Bid::Speak];

    /// As it is stored.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Bid::Process => Some("process"),
            Bid::Response => Some("response"),
            Bid::Speak => None,
        }
    }
}

/// Somebody who waits, as a record has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub member: MemberId,
    pub bid: Bid,
    pub place: i64,
    /// When they joined: of one place the earlier comes first.
    pub stamp: Option<Timestamp>,
}

pub(super) fn read_stack(record: &Record) -> Vec<Waiting> {
    let mut waiting = Vec::new();
    for (id, value) in record.set(field::WAIT) {
        let (Ok(member), Value::Int(place)) = (id.parse(), value) else { continue };
        let stamp = record.cell(&[field::WAIT, id].concat()).map(|cell| cell.stamp);
        let bid = record.text(&[field::WAIT_FOR, id].concat());
        let bid = Bid::ALL.into_iter().find(|one| one.name() == bid).unwrap_or(Bid::Speak);
        waiting.push(Waiting { member, bid, place: *place, stamp });
    }
    waiting
}

/// Why somebody stands where they do in the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StackReason {
    /// A point of process comes first.
    Process,
    /// A direct response comes next.
    Response,
    /// Not heard in this meeting yet: a progressive stack.
    NotHeard,
    /// Heard less than others who wait: a progressive stack.
    HeardLess,
    /// In the order in which they joined.
    InOrder,
}

/// Somebody in the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InStack {
    /// Who.
    pub member: MemberId,
    /// For what.
    pub bid: Bid,
    /// Why they stand here.
    pub reason: StackReason,
}

/// What people do about the stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StackCommand {
    /// Joins at the end; who waits already waits for this now.
    Join { meeting: MeetingId, who: MemberId, bid: Bid },
    /// Steps out, or has the word now.
    Leave { meeting: MeetingId, who: MemberId },
    /// Puts it in this order by hand. It is an order of its own: the stack is progressive no longer.
    Order { meeting: MeetingId, order: Vec<MemberId> },
    /// Those who have spoken less come first, or all in order again.
    Progressive { meeting: MeetingId, on: bool },
}

impl Group {
    /// Who waits to speak, the next first. `heard` tells how often somebody had the word in this meeting.
    ///
    /// A point of process comes before everything, then direct responses to who speaks. All others come in the order
    /// in which they joined, or were put by hand; in a progressive stack those heard less come before those heard
    /// more, and of equals the one who joined first.
    pub fn stack(&self, meeting: &Meeting, heard: impl Fn(MemberId) -> u32) -> Vec<InStack> {
        let mut waiting: Vec<(MemberId, &Waiting)> = Vec::new();
        for one in &meeting.waiting {
            let member = self.resolve(one.member);
            match waiting.iter_mut().find(|(known, _)| *known == member) {
                // Two phones noted the same hand: the earlier place counts.
                Some((_, known)) if (one.place, one.stamp) < (known.place, known.stamp) => *known = one,
                Some(_) => {}
                None if self.member(member).is_some() => waiting.push((member, one)),
                None => {}
            }
        }
        let heard = |member: MemberId| if meeting.progressive { heard(member) } else { 0 };
        waiting.sort_by_key(|(member, one)| {
            let often = if one.bid == Bid::Speak { heard(*member) } else { 0 };
            (one.bid, often, one.place, one.stamp, *member)
        });
        let speakers = waiting.iter().filter(|(_, one)| one.bid == Bid::Speak);
        let most = speakers.map(|(member, _)| heard(*member)).max().unwrap_or(0);
        let reason = |member: MemberId, bid: Bid| match bid {
            Bid::Process => StackReason::Process,
            Bid::Response => StackReason::Response,
            Bid::Speak if heard(member) == most => StackReason::InOrder,
            Bid::Speak if heard(member) == 0 => StackReason::NotHeard,
            Bid::Speak => StackReason::HeardLess,
        };
        waiting
            .into_iter()
            .map(|(member, one)| InStack { member, bid: one.bid, reason: reason(member, one.bid) })
            .collect::<Vec<_>>()
    }

    pub(super) fn write_stack(&self, act: &StackCommand, out: &mut ChangeSet) {
        let (StackCommand::Join { meeting, .. }
        | StackCommand::Leave { meeting, .. }
        | StackCommand::Order { meeting, .. }
        | StackCommand::Progressive { meeting, .. }) = act;
        let Some(meeting) = self.meeting(*meeting) else { return };
        let key = meeting.id.key();
        let field = |prefix: &str, id: MemberId| [prefix, &id.to_string()].concat();
        match act {
            StackCommand::Join { who, bid, .. } => {
                let who = self.resolve(*who);
                let mine = self.waiting_as(meeting.id, who);
                if mine.is_empty() {
                    let last = meeting.waiting.iter().map(|one| one.place).max();
                    out.set(&key, field(field::WAIT, who), last.unwrap_or(0).clamp(0, 1 << 40) + 1);
                    // What they waited for before may still stand there, written by a phone that had not heard that
                    // they left.
                    out.set(&key, field(field::WAIT_FOR, who), bid.name());
                }
                for (record, one) in mine.iter().filter(|(_, one)| one.bid != *bid) {
                    out.set(&record.key(), field(field::WAIT_FOR, one.member), bid.name());
                }
            }
            StackCommand::Leave { who, .. } => {
                for (record, one) in self.waiting_as(meeting.id, self.resolve(*who)) {
                    out.set(&record.key(), field(field::WAIT, one.member), Value::Null);
                    if one.bid != Bid::Speak {
                        out.set(&record.key(), field(field::WAIT_FOR, one.member), Value::Null);
                    }
                }
            }
            StackCommand::Order { order, .. } => {
                for (place, who) in (1_i64..).zip(order) {
                    let mine = self.waiting_as(meeting.id, self.resolve(*who));
                    // Who stands at that place already is not written: they may be leaving on another phone.
                    for (record, one) in mine.iter().filter(|(_, one)| one.place != place) {
                        out.set(&record.key(), field(field::WAIT, one.member), place);
                    }
                }
                if meeting.progressive {
                    self.set_progressive(meeting, false, out);
                }
            }
            StackCommand::Progressive { on, .. } => self.set_progressive(meeting, *on, out),
        }
    }

    /// Where it is written that this one waits: two phones may have noted the same hand, under two records of one person
    /// or of one meeting.
    fn waiting_as(&self, meeting: MeetingId, who: MemberId) -> Vec<(MeetingId, &Waiting)> {
        let records = self.gathering.records_of(meeting).into_iter();
        let waiting = records.flat_map(|id| self.gathering.waiting_on(id).iter().map(move |one| (id, one)));
        waiting.filter(|(_, one)| self.resolve(one.member) == who).collect::<Vec<_>>()
    }

    fn set_progressive(&self, meeting: &Meeting, on: bool, out: &mut ChangeSet) {
        for record in self.gathering.records_of(meeting.id) {
            out.set(&record.key(), field::PROGRESSIVE, on);
        }
    }
}
