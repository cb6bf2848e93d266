//! Clearing old work that is done: room on a phone that has little left.

use crate::replica::Key;

use crate::group::day::Day;
use crate::group::id::{MeetingId, NeedId};
use crate::group::model::commitment::Commitment;
use crate::group::model::note::{Note, NoteKind};
use crate::group::state::group::Group;
use crate::group::state::need::NeedStatus;

impl Group {
    /// The commitments that ended on this day or before: done, or let go with thanks. Where the need that one took is open
    /// again it is not among them: whoever takes the need next goes on with that very record.
    pub fn ended_by(&self, day: Day) -> impl Iterator<Item = &Commitment> {
        let over = |c: &Commitment| {
            self.need(NeedId(c.id.0)).is_none_or(|need| self.need_status(need) == NeedStatus::Met)
        };
        let ended = move |c: &&Commitment| !c.is_open() && c.state_on.is_some_and(|on| on <= day);
        self.commitments().filter(ended).filter(move |c| over(c))
    }

    /// Those commitments with the needs that they met and all that was said about them; and of meetings that were over by
    /// then the agendas and what was noted but for decisions and what waits for later. That the meetings were held, and who had which role, stays.
    pub(in crate::group) fn records_ended_by(&self, day: Day) -> Vec<Key> {
        let mut keys = Vec::new();
        for commitment in self.ended_by(day) {
            keys.push(commitment.id.key());
            keys.extend(self.need(NeedId(commitment.id.0)).map(|need| need.id.key()));
            keys.extend(self.steps_of(commitment.id).map(|step| step.id.key()));
            for check_in in self.check_ins_of(commitment.id) {
                keys.push(check_in.id.key());
                keys.extend(self.answers_to(check_in.id).map(|answer| answer.id.key()));
            }
        }
        let over = |id: Option<MeetingId>| {
            let meeting = id.and_then(|id| self.meeting(id));
            meeting.and_then(|meeting| meeting.ended).is_some_and(|ended| ended <= day)
        };
        keys.extend(self.items().filter(|item| over(item.meeting)).map(|item| item.id.key()));
        let waits = |note: &Note| note.words.kind == NoteKind::Later && !note.is_taken();
        let stays = |note: &Note| note.words.how.is_some() || waits(note);
        let notes = self.notes().filter(|note| over(note.meeting) && !stays(note));
        keys.extend(notes.map(|note| note.id.key()));
        keys
    }
}
