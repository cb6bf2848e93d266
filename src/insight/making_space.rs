//! Making space: who holds much may like to open a place. NewsSentence to that person alone, on their own phone.

use super::matches::{Fit, lately, people_for};
use crate::group::{Carry, Commitment, CommitmentId, Day, Group, MemberId, day};

/// From how many open commitments on somebody holds much, whatever the others hold.
const MUCH: usize = 4;
/// A word on how much somebody can carry is heard for so many days.
const HEARD_DAYS: i32 = 7;

/// A commitment in which space could be made, and whom it would fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// The commitment.
    pub commitment: CommitmentId,
    /// Whom it fits, as [`people_for`] has them.
    pub people: Vec<(MemberId, Fit, String)>,
}

/// Where this member could make space for others; empty where they hold no more than most.
///
/// Somebody holds much who alone holds at least four open commitments, or two when they said within a week that they
/// have little room. Offered are those of them that are not shared yet: first those that fit somebody.
pub fn makes_space(group: &Group, member: MemberId, today: Day) -> Vec<Room> {
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
        Room { commitment: commitment.id, people }
    };
    let rooms: Vec<Room> = held.iter().filter(|c| !c.open_place).map(room).collect();
    let (fitting, others): (Vec<_>, Vec<_>) = rooms.into_iter().partition(|room| !room.people.is_empty());
    fitting.into_iter().chain(others).collect::<Vec<_>>()
}

/// Those whose last word within a week was that they have little room.
pub(super) fn with_little_room(group: &Group, today: Day) -> Vec<MemberId> {
    // Ids follow the clock: behind a word that is old by far stands nothing that matters here.
    let old = |on: Option<Day>| on.is_some_and(|on| day::days_between(on, today) >= 4 * HEARD_DAYS);
    let (mut heard, mut little) = (Vec::new(), Vec::new());
    for said in group.general_check_ins().rev().take_while(|one| !old(one.on)) {
        let Some(by) = said.by.map(|by| group.resolve(by)).filter(|by| !heard.contains(by)) else { continue };
        heard.push(by);
        if said.carry == Some(Carry::Little) && lately(said.on, today, HEARD_DAYS) {
            little.push(by);
        }
    }
    little
}
