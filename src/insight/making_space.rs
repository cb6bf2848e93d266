//! Making space: who holds much may like to open a place. Told to that person alone, on their own phone.

use super::matches::{Fit, people_for, with_little_room};
use crate::group::{Commitment, CommitmentId, Day, Group, MemberId};

/// From how many open commitments on somebody holds much, whatever the others hold.
const MUCH: usize = 4;

/// A commitment in which space could be made, and whom it would fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharingSuggestion {
    /// The commitment.
    pub commitment: CommitmentId,
    /// Whom it fits, as [`people_for`] has them.
    pub people: Vec<(MemberId, Fit, String)>,
}

/// Where this member could make space for others; empty where they hold no more than most.
///
/// Somebody holds much who alone holds at least four open commitments, or two when they said within a week that they
/// have little room. Offered are those of them that are not shared yet: first those that fit somebody.
pub fn sharing_suggestions(group: &Group, member: MemberId, today: Day) -> Vec<SharingSuggestion> {
    let member = group.resolve(member);
    let alone = |commitment: &&Commitment| {
        let holders = group.holders(commitment);
        commitment.is_open() && holders.len() == 1 && holders[0].id == member
    };
    let held: Vec<&Commitment> = group.commitments().filter(alone).collect();
    let much = if with_little_room(group, today).contains(&member) { MUCH / 2 } else { MUCH };
    if held.len() < much {
        return Vec::new();
    }
    let room = |commitment: &&Commitment| {
        let mut taken: Vec<MemberId> = group.companions(commitment).iter().map(|(who, _)| who.id).collect();
        taken.push(member);
        let people = people_for(group, &commitment.strengths, &taken, today);
        SharingSuggestion { commitment: commitment.id, people }
    };
    let rooms: Vec<SharingSuggestion> = held.iter().filter(|c| !c.open_place).map(room).collect();
    let (fitting, others): (Vec<_>, Vec<_>) = rooms.into_iter().partition(|room| !room.people.is_empty());
    fitting.into_iter().chain(others).collect::<Vec<_>>()
}
