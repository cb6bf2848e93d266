//! Saying that two records are one person or one meeting, or that they are two.

use uuid::Uuid;

use crate::replica::{Key, Value};

use crate::group::commands::changes::ChangeSet;
use crate::group::id::{MeetingId, MemberId};
use crate::group::model::same::{SamenessAnswers, field, pair};
use crate::group::state::group::Group;
use crate::group::state::same_records::SameRecords;

impl Group {
    pub(super) fn join_members(&self, one: MemberId, other: MemberId, out: &mut ChangeSet) {
        join(&self.same, one.0, other.0, |id| MemberId(id).key(), out);
    }

    pub(super) fn separate_members(&self, one: MemberId, other: MemberId, out: &mut ChangeSet) {
        // Somebody may have been added by an earlier command of the same set.
        let is_there = |id: MemberId| {
            self.entries.get(id.0).is_some() || out.edits.iter().any(|edit| edit.key == id.key())
        };
        if is_there(one) && is_there(other) {
            let said = |id| self.entries.get(id).map(|entry| &entry.said);
            separate(&self.same, one.0, other.0, said, |id| MemberId(id).key(), out);
        }
    }

    pub(super) fn join_meetings(&self, one: MeetingId, other: MeetingId, out: &mut ChangeSet) {
        join(self.meeting_index.same(), one.0, other.0, |id| MeetingId(id).key(), out);
    }

    pub(super) fn separate_meetings(&self, one: MeetingId, other: MeetingId, out: &mut ChangeSet) {
        let said = |id| self.meeting_record(MeetingId(id)).map(|meeting| &meeting.said);
        if said(one.0).is_some() && said(other.0).is_some() {
            separate(self.meeting_index.same(), one.0, other.0, said, |id| MeetingId(id).key(), out);
        }
    }
}

fn join(same: &SameRecords, one: Uuid, other: Uuid, key: impl Fn(Uuid) -> Key, out: &mut ChangeSet) {
    let (one, other) = (same.root(one), same.root(other));
    if one != other {
        answer(one, other, true, key, out);
    }
}

/// That the two are two is the answer from now on; where they were one by this link or others, those are cut. `said` is
/// what a record says now.
fn separate<'a>(
    same: &SameRecords,
    one: Uuid,
    other: Uuid,
    said: impl Fn(Uuid) -> Option<&'a SamenessAnswers>,
    key: impl Fn(Uuid) -> Key + Copy,
    out: &mut ChangeSet,
) {
    if one == other {
        return;
    }
    answer(one, other, false, key, out);
    for (one, other) in same.links_between(one, other) {
        for (one, other) in [(one, other), (other, one)] {
            let Some(said) = said(one) else { continue };
            if said.older == Some(other) {
                out.set(&key(one), field::SAME_AS, Value::Null);
            }
            if said.answers.contains(&(other, true)) {
                out.set(&key(one), answer_field(other), false);
            }
        }
    }
}

fn answer(one: Uuid, other: Uuid, same: bool, key: impl Fn(Uuid) -> Key, out: &mut ChangeSet) {
    let (later, earlier) = pair(one, other);
    out.set(&key(later), answer_field(earlier), same);
}

fn answer_field(id: Uuid) -> String {
    [field::SAME_AS_EACH, &id.to_string()].concat()
}
