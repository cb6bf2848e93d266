//! The status of needs.

use std::collections::BTreeSet;

use crate::group::day::{Day, days_between};
use crate::group::id::MemberId;
use crate::group::model::check_in::StepKind;
use crate::group::model::commitment::Commitment;
use crate::group::model::commitment_state::CommitmentState;
use crate::group::model::need::{Need, NeedSize};
use crate::group::state::group::Group;

/// Days after which it is asked whether a need that nobody took is still one.
const OLD_DAYS: i32 = 28;

/// The status of a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NeedStatus {
    /// Nobody holds it.
    Open,
    /// Somebody holds it, and there is an open place: it goes on, and newcomers are welcome.
    OpenPlace,
    /// Somebody holds it.
    Held,
    /// It was done.
    Met,
    /// It rests.
    Resting,
}

impl Group {
    /// The status of the need.
    pub fn need_status(&self, need: &Need) -> NeedStatus {
        let commitment = self.commitment(need.commitment());
        let ongoing = need.words.size == Some(NeedSize::Ongoing);
        match commitment {
            Some(c) if c.is_open() && !self.holders(c).is_empty() => {
                if ongoing && !need.resting {
                    NeedStatus::OpenPlace
                } else {
                    NeedStatus::Held
                }
            }
            _ if need.resting => NeedStatus::Resting,
            Some(c) if c.state == Some(CommitmentState::Done) && !ongoing => NeedStatus::Met,
            // Let go, done for now, or left by its holders: it is open again.
            _ => NeedStatus::Open,
        }
    }

    /// The needs that somebody could step up to, those with the nearest day first, then the newest.
    pub fn open_needs(&self) -> Vec<&Need> {
        let takes = |need: &&Need| matches!(self.need_status(need), NeedStatus::Open | NeedStatus::OpenPlace);
        let mut open: Vec<&Need> = self.needs().rev().filter(takes).collect();
        open.sort_by_key(|need| (need.words.day.is_none(), need.words.day));
        open
    }

    /// Open commitments whose holders would like a co-holder.
    pub fn open_places(&self) -> impl Iterator<Item = &Commitment> {
        self.commitments().filter(|commitment| commitment.open_place && commitment.is_open())
    }

    /// Since when nobody has said that the need is still one, where that is long ago. Only of needs that are open.
    pub fn asks_whether_needed(&self, need: &Need, today: Day) -> Option<Day> {
        let last = need.kept.max(need.on)?;
        let old = days_between(last, today) >= OLD_DAYS && self.need_status(need) == NeedStatus::Open;
        old.then_some(last)
    }

    /// Whether two or more stepped up to one need apart, each on their own phone, and hold it together now.
    pub fn was_taken_twice(&self, commitment: &Commitment) -> bool {
        commitment.need.is_some()
            && Vec::from_iter(BTreeSet::from_iter(
                self.holders_from_the_beginning(commitment).into_iter().map(|id| self.resolve(id)),
            ))
            .len()
                > commitment.began_with.len()
    }

    /// The holders of whom no step tells how they came to hold it: they were there when it began. Two people who took
    /// one need apart both are, though only one phone's beginning was kept.
    pub(in crate::group) fn holders_from_the_beginning(&self, commitment: &Commitment) -> Vec<MemberId> {
        let tells = |turn: Option<StepKind>| matches!(turn, Some(StepKind::Joined | StepKind::HandedOver));
        let came_later = |who: MemberId| {
            let mut steps = self.steps_of(commitment.id).filter(|step| tells(step.kind));
            steps.any(|step| step.member.is_some_and(|member| self.resolve(member) == self.resolve(who)))
        };
        commitment.holders.iter().copied().filter(|who| !came_later(*who)).collect::<Vec<_>>()
    }
}
