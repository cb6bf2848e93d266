//! What a command writes, and what it is told about who writes and when.

use uuid::Uuid;

use crate::replica::{Device, Edit, Key, Value, last_words};

use crate::group::day;
use crate::group::day::Day;
use crate::group::id::{CommitmentId, MeetingId, MemberId, StepId};
use crate::group::model::check_in::{StepKind, field as check_in_field};
use crate::group::model::common::field::MEETING;

/// Who writes, when, and with which fresh ids.
pub struct CommandContext<'a> {
    /// The member who uses this phone, if they said so.
    pub me: Option<MemberId>,
    /// This phone.
    pub device: Device,
    /// The civil day where this phone is.
    pub today: Day,
    /// The meeting in which it is done; [`Command::InMeeting`](crate::group::Command::InMeeting) says it for the command
    /// inside.
    pub meeting: Option<MeetingId>,
    /// Gives a fresh UUIDv7.
    pub fresh: &'a mut dyn FnMut() -> Uuid,
}

/// What a command writes, or what it erases: never both, for edits can be undone and erasing cannot.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ChangeSet {
    /// Fields to be written under one timestamp.
    pub edits: Vec<Edit>,
    /// Records to be erased for good.
    pub erase: Vec<Key>,
}

impl ChangeSet {
    pub(in crate::group) fn set(&mut self, key: &Key, field: impl Into<String>, value: impl Into<Value>) {
        self.edits.push(Edit::new(key, field, value));
    }

    /// Writes the field only if there is something to say: a fresh record needs no empty fields.
    pub(in crate::group) fn say(&mut self, key: &Key, field: &str, text: &str) {
        self.reword(key, field, "", text);
    }

    /// Writes the text only if it is another than before: of two who change different things both keep their change.
    pub(in crate::group) fn reword(&mut self, key: &Key, field: &str, before: &str, text: &str) {
        let text = text.trim();
        if text != before.trim() {
            self.set(key, field, text);
        }
    }

    /// Says of a record that is made now in which meeting that was. Commitments, needs, check-ins and thanks remember it.
    pub(super) fn note_meeting(&mut self, key: &Key, context: &CommandContext) {
        if let Some(meeting) = context.meeting {
            self.set(key, MEETING, meeting);
        }
    }

    /// All edits of a command share one timestamp, so a field must be written once: the last word on it counts.
    pub(super) fn keep_last_edit_of_each_field(&mut self) {
        let mut last = last_words(&self.edits).into_iter();
        self.edits.retain(|_| last.next() == Some(true));
    }

    pub(super) fn step(
        &mut self,
        context: &mut CommandContext,
        commitment: CommitmentId,
        kind: StepKind,
    ) -> Key {
        let key = StepId((context.fresh)()).key();
        self.set(&key, check_in_field::COMMITMENT, commitment);
        self.set(&key, check_in_field::SORT, kind.name());
        self.set(&key, check_in_field::ON, day::to_text(context.today));
        if let Some(me) = context.me {
            self.set(&key, check_in_field::BY, me);
        }
        key
    }
}
