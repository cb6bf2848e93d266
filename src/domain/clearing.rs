//! Clearing old work that is done: room on a phone that has little left.

use super::commitment::Commitment;
use super::day::Day;
use super::group::Group;
use crate::replica::Key;

impl Group {
    /// The commitments that ended on this day or before: done, or let go with thanks.
    pub fn ended_by(&self, day: Day) -> impl Iterator<Item = &Commitment> {
        self.commitments().filter(move |c| !c.is_open() && c.state_on.is_some_and(|on| on <= day))
    }

    /// Those commitments with all that was said about them.
    pub(super) fn records_ended_by(&self, day: Day) -> Vec<Key> {
        let mut keys = Vec::new();
        for commitment in self.ended_by(day) {
            keys.push(commitment.id.key());
            keys.extend(self.steps_of(commitment.id).map(|step| step.id.key()));
            for check_in in self.check_ins_of(commitment.id) {
                keys.push(check_in.id.key());
                keys.extend(self.answers_to(check_in.id).map(|answer| answer.id.key()));
            }
        }
        keys
    }
}
