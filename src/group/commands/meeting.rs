//! Commands on meetings: planning, beginning, ending, who is there.

use crate::replica::Value;

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::day;
use crate::group::day::Day;
use crate::group::id::{MeetingId, MemberId};
use crate::group::model::common::field as common_field;
use crate::group::model::common::field::DELETED;
use crate::group::model::creation_marks::field::CREATED;
use crate::group::model::creation_marks::mark;
use crate::group::model::meeting::{MeetingWords, field, time_to_text};
use crate::group::model::repeats::Recurrence;
use crate::group::state::group::Group;

/// What people do about meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingCommand {
    /// Plans one. Where it follows another its id is [`MeetingId::after`] that one, so that two phones that plan the
    /// next meeting apart plan the same; where minutes tell of it, [`MeetingId::held_on`] its day.
    Plan { id: MeetingId, words: MeetingWords, follows: Option<MeetingId> },
    /// Changes what was planned.
    Edit { id: MeetingId, words: MeetingWords },
    /// Hides one that was planned by a slip.
    Remove(MeetingId),
    /// It begins, or goes on after its end.
    Begin(MeetingId),
    /// It ends.
    End(MeetingId),
    /// It was held on that day: for minutes that are brought in.
    Held { id: MeetingId, on: Day },
    /// Somebody is there; `None`: nothing is known of it.
    Here { id: MeetingId, who: MemberId, here: Option<bool> },
    /// Two records are the same meeting.
    Join(MeetingId, MeetingId),
    /// These two are different meetings: nobody is asked again, and where they were joined they are two again.
    Separate(MeetingId, MeetingId),
}

/// What is said of a meeting before it, as it is written; null where nothing is said.
fn fields(words: &MeetingWords) -> [(&'static str, Value); 6] {
    let text = |text: &str| Value::from(Some(text.trim()).filter(|text| !text.is_empty()));
    [
        (field::TITLE, text(&words.title)),
        (field::PLACE, text(&words.place)),
        (field::DAY, words.day.map(day::to_text).into()),
        (field::STARTS, words.starts.map(time_to_text).into()),
        (field::MINUTES, words.minutes.map_or(Value::Null, |n| i64::from(n).into())),
        // "The last" is stored by its own name, because the day alone may not tell it for later meetings.
        (
            field::REPEATS,
            words.repeats.map(|rhythm| words.day.map_or(rhythm, |day| rhythm.on(day)).name()).into(),
        ),
    ]
}

fn here_field(id: MemberId) -> String {
    [field::HERE, &id.to_string()].concat()
}

impl Group {
    pub(in crate::group) fn write_meeting(
        &self,
        command: &MeetingCommand,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let today = day::to_text(context.today);
        match command {
            MeetingCommand::Plan { id, words, follows } => {
                self.plan_meeting(*id, words, *follows, context, out)
            }
            MeetingCommand::Edit { id, words } => self.edit_meeting(*id, words, out),
            MeetingCommand::Remove(id) => self.remove_meeting(*id, out),
            MeetingCommand::Begin(id) => {
                if self.meeting(*id).is_none_or(|meeting| meeting.began.is_none()) {
                    out.set(&self.same_meeting(*id).key(), field::BEGAN, today);
                }
                for id in self.meeting_index.records_of(*id) {
                    if self.meeting_index.has_ended(id) {
                        out.set(&id.key(), field::ENDED, Value::Null);
                    }
                }
            }
            MeetingCommand::End(id) => {
                for id in self.meeting_index.records_of(*id) {
                    out.set(&id.key(), field::ENDED, today.clone());
                }
            }
            MeetingCommand::Held { id, on } => {
                out.set(&id.key(), field::BEGAN, day::to_text(*on));
                out.set(&id.key(), field::ENDED, day::to_text(*on));
            }
            MeetingCommand::Here { id, who, here } => self.set_here(*id, *who, *here, out),
            MeetingCommand::Join(one, other) => self.join_meetings(*one, *other, out),
            MeetingCommand::Separate(one, other) => self.separate_meetings(*one, *other, out),
        }
    }

    fn plan_meeting(
        &self,
        id: MeetingId,
        words: &MeetingWords,
        follows: Option<MeetingId>,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let key = id.key();
        let of_minutes = words.day.is_some_and(|day| id == MeetingId::held_on(self.id(), day, &words.title));
        if follows.is_some() || of_minutes {
            // The record may be hidden from an earlier time.
            out.set(&key, DELETED, false);
            out.set(&key, mark(CREATED, context.device), true);
        }
        if let Some(before) = follows {
            out.set(&key, field::FOLLOWS, before);
            self.settle_rhythm(words, before, out);
        }
        // A record that is shown again does not keep what it said before it was hidden.
        let anew = self.removed(&id.key()).is_some();
        for (field, value) in fields(words) {
            if anew || value != Value::Null {
                out.set(&key, field, value);
            }
        }
        out.set(&key, common_field::ON, day::to_text(context.today));
        if anew || context.me.is_some() {
            out.set(&key, common_field::BY, context.me);
        }
    }

    fn edit_meeting(&self, id: MeetingId, words: &MeetingWords, out: &mut ChangeSet) {
        let Some(meeting) = self.meeting(id) else { return };
        let mut known = meeting.words.clone();
        if words.day == known.day {
            known.repeats = self.rhythm(meeting);
        }
        if let Some(before) = meeting.follows {
            self.settle_rhythm(words, before, out);
        }
        // Of two who change different things both keep their change: what stays is not written anew, nor what is empty
        // as empty.
        for ((field, now), (_, before)) in fields(words).into_iter().zip(fields(&known)) {
            if now == before {
                continue;
            }
            if now == Value::Null {
                // No other record of the meeting fills it in again.
                for record in self.meeting_index.records_of(meeting.id) {
                    out.set(&record.key(), field, Value::Null);
                }
            } else {
                out.set(&meeting.id.key(), field, now);
            }
        }
    }

    fn remove_meeting(&self, id: MeetingId, out: &mut ChangeSet) {
        for item in self.agenda(id) {
            self.put_back_for_later(item.id, out);
        }
        for id in self.meeting_index.records_of(id) {
            out.set(&id.key(), DELETED, true);
            // Planned anew, under the same id where it follows another, it has not begun, and nobody is there.
            for field in self.meeting_index.fields_of_being_held(id) {
                out.set(&id.key(), field, Value::Null);
            }
        }
    }

    fn set_here(&self, id: MeetingId, who: MemberId, here: Option<bool>, out: &mut ChangeSet) {
        let value = here.map_or(Value::Null, Value::Bool);
        let Some(meeting) = self.meeting(id) else {
            // It may be created earlier in the same batch.
            out.set(&id.key(), here_field(who), value);
            return;
        };
        let who = self.resolve(who);
        out.set(&meeting.id.key(), here_field(who), value);
        if here == Some(true) {
            return;
        }
        // Every record by which they were noted to be there says otherwise now.
        for record in self.meeting_index.records_of(meeting.id) {
            for other in self.records_of(who) {
                let is_other = other != who || record != meeting.id;
                if is_other && self.meeting_index.noted_here(record, other) {
                    out.set(&record.key(), here_field(other), Value::Null);
                }
            }
        }
    }

    /// Older versions stored "last of the month" as `Monthly`, so a meeting that follows one reads as the last. Where the
    /// fourth is chosen now, the older record is rewritten as `MonthlyLast`, so that this one means the fourth.
    fn settle_rhythm(&self, words: &MeetingWords, before: MeetingId, out: &mut ChangeSet) {
        if words.repeats == Some(Recurrence::Monthly)
            && let Some(told) = self.told_last(words.day, Some(before))
        {
            out.set(&told.id.key(), field::REPEATS, Recurrence::MonthlyLast.name());
        }
    }
}
