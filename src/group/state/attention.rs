//! Which commitments would like a check-in, and the lists of them.

use crate::group::day::{Day, days_between};
use crate::group::id::MemberId;
use crate::group::model::commitment::Commitment;
use crate::group::model::commitment_state::CommitmentState;
use crate::group::state::group::Group;

/// Days without a word after which an open commitment with no day of its own would like a check-in.
const QUIET_DAYS: i32 = 14;

/// Days after which one that is stuck would like a check-in.
const STUCK_DAYS: i32 = 3;

/// A day within this many days is soon.
const SOON_DAYS: i32 = 7;

/// What an open commitment would like just now. The order is that of the lists: support comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attention {
    /// Somebody asked for a hand.
    Hand,
    /// It would like a check-in, since this day.
    CheckIn(Day),
    /// Its day is within the week.
    Soon(Day),
    /// Its day is later.
    Later(Day),
    /// It has no day.
    NoDay,
}

impl Attention {
    /// Whether a check-in would do it good.
    pub fn wants_check_in(self) -> bool {
        matches!(self, Attention::Hand | Attention::CheckIn(_))
    }
}

/// Which commitments a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommitmentFilter {
    /// Open ones that anyone holds.
    Everyone,
    /// Open ones that this member holds or accompanies.
    Of(MemberId),
    /// Done, or let go with thanks; the latest first.
    Ended,
}

impl Group {
    /// What an open commitment would like today.
    ///
    /// - asked for a hand: that comes first;
    /// - its day has passed, and nothing was said on or after it: a check-in, since that day. One that was said
    ///   to be moving after its day has passed would like a new day or a word again after three days;
    /// - it is stuck for three days: a check-in, since it got stuck;
    /// - it has no day, or a later one, and there was no word for two weeks: a check-in, since then.
    pub fn attention(&self, commitment: &Commitment, today: Day) -> Attention {
        if commitment.hand.is_some() {
            return Attention::Hand;
        }
        let last_word = commitment.state_on.or(commitment.began);
        let quiet_for = |days: i32| last_word.filter(|on| days_between(*on, today) >= days);
        if commitment.state == Some(CommitmentState::Stuck)
            && let Some(since) = quiet_for(STUCK_DAYS)
        {
            return Attention::CheckIn(since);
        }
        match commitment.day {
            Some(day) if day < today => match commitment.state_on.filter(|on| *on >= day) {
                Some(said) if days_between(said, today) < STUCK_DAYS => Attention::Soon(day),
                _ => Attention::CheckIn(day),
            },
            Some(day) if days_between(today, day) <= SOON_DAYS => Attention::Soon(day),
            day => match (quiet_for(QUIET_DAYS), day) {
                (Some(since), _) => Attention::CheckIn(since),
                (None, Some(day)) => Attention::Later(day),
                (None, None) => Attention::NoDay,
            },
        }
    }

    /// The commitments of a list, those that would like a check-in first; within that the earlier day first.
    pub fn list(&self, filter: CommitmentFilter, today: Day) -> Vec<&Commitment> {
        let mut list: Vec<&Commitment> = self
            .commitments()
            .filter(|commitment| match filter {
                CommitmentFilter::Everyone => commitment.is_open(),
                CommitmentFilter::Of(id) => commitment.is_open() && self.takes_part(commitment, id),
                CommitmentFilter::Ended => !commitment.is_open(),
            })
            .collect::<Vec<_>>();
        match filter {
            CommitmentFilter::Ended => list.sort_by_key(|c| std::cmp::Reverse((c.state_on, c.id))),
            _ => list.sort_by_key(|c| (self.attention(c, today), c.id)),
        }
        list
    }

    /// Whether the member holds the commitment or is alongside.
    pub fn takes_part(&self, commitment: &Commitment, id: MemberId) -> bool {
        let id = self.resolve(id);
        self.is_holder(commitment, id)
            || commitment.companions.iter().any(|(companion, _)| self.resolve(*companion) == id)
    }
}
