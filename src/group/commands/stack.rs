//! Commands on the stack of those who wait to speak.

use crate::replica::Value;

use crate::group::commands::changes::ChangeSet;
use crate::group::id::{MeetingId, MemberId};
use crate::group::model::meeting::Meeting;
use crate::group::model::stack::{SpeakingRequest, Waiting, field};
use crate::group::state::group::Group;

/// What people do about the stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StackCommand {
    /// Joins at the end; who waits already waits for this now.
    Join { meeting: MeetingId, who: MemberId, request: SpeakingRequest },
    /// Steps out, or has the word now.
    Leave { meeting: MeetingId, who: MemberId },
    /// Puts it in this order by hand. It is an order of its own: the stack is progressive no longer.
    Order { meeting: MeetingId, order: Vec<MemberId> },
    /// Those who have spoken less come first, or all in order again.
    Progressive { meeting: MeetingId, on: bool },
}

impl Group {
    pub(in crate::group) fn write_stack(&self, command: &StackCommand, out: &mut ChangeSet) {
        let (StackCommand::Join { meeting, .. }
        | StackCommand::Leave { meeting, .. }
        | StackCommand::Order { meeting, .. }
        | StackCommand::Progressive { meeting, .. }) = command;
        let Some(meeting) = self.meeting(*meeting) else { return };
        let key = meeting.id.key();
        let field = |prefix: &str, id: MemberId| [prefix, &id.to_string()].concat();
        match command {
            StackCommand::Join { who, request, .. } => {
                let who = self.resolve(*who);
                let mine = self.waiting_as(meeting.id, who);
                if mine.is_empty() {
                    let last = meeting.waiting.iter().map(|waiting| waiting.place).max();
                    out.set(&key, field(field::WAIT, who), last.unwrap_or(0).clamp(0, 1 << 40) + 1);
                    // What they waited for before may still be written there, written by a phone that had not heard that
                    // they left.
                    out.set(&key, field(field::WAIT_FOR, who), request.name());
                }
                for (record, waiting) in mine.iter().filter(|(_, waiting)| waiting.request != *request) {
                    out.set(&record.key(), field(field::WAIT_FOR, waiting.member), request.name());
                }
            }
            StackCommand::Leave { who, .. } => {
                for (record, waiting) in self.waiting_as(meeting.id, self.resolve(*who)) {
                    out.set(&record.key(), field(field::WAIT, waiting.member), Value::Null);
                    if waiting.request != SpeakingRequest::Speak {
                        out.set(&record.key(), field(field::WAIT_FOR, waiting.member), Value::Null);
                    }
                }
            }
            StackCommand::Order { order, .. } => {
                for (place, who) in (1_i64..).zip(order) {
                    let mine = self.waiting_as(meeting.id, self.resolve(*who));
                    // Who has that place already is not written: they may be leaving on another phone.
                    for (record, waiting) in mine.iter().filter(|(_, waiting)| waiting.place != place) {
                        out.set(&record.key(), field(field::WAIT, waiting.member), place);
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
        let records = self.meeting_index.records_of(meeting).into_iter();
        let waiting =
            records.flat_map(|id| self.meeting_index.waiting_on(id).iter().map(move |waiting| (id, waiting)));
        waiting.filter(|(_, waiting)| self.resolve(waiting.member) == who).collect::<Vec<_>>()
    }

    fn set_progressive(&self, meeting: &Meeting, on: bool, out: &mut ChangeSet) {
        for record in self.meeting_index.records_of(meeting.id) {
            out.set(&record.key(), field::PROGRESSIVE, on);
        }
    }
}
