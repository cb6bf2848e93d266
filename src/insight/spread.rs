//! How what is carried is spread over the group: a shape, not a list of people.

use crate::group::{Commitment, Group, MemberId};
use std::collections::BTreeMap;

/// Columns of the chart: people who hold 0, 1, 2, 3, 4 or more commitments: none, one, two, three, four and more.
pub const STEPS: usize = 5;

/// How one sort of work is spread: how many people hold none of it, one, two, three, four or more.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Spread {
    /// Work that all see.
    pub visible: [usize; STEPS],
    /// Work that few see.
    pub less_visible: [usize; STEPS],
    /// How many people hold none of either.
    pub none: usize,
    /// How many open commitments there are of the first sort.
    pub visible_work: usize,
    /// And of the second.
    pub less_visible_work: usize,
    /// Open commitments that two or more hold together.
    pub together: usize,
}

/// How open commitments are spread over those who have a seat. Everyone who holds one counts for it.
pub fn spread(group: &Group) -> Spread {
    let mut spread = Spread::default();
    let mut held: BTreeMap<MemberId, (usize, usize)> =
        group.seats().map(|member| (member.id, (0, 0))).collect();
    let open = |commitment: &&Commitment| commitment.is_open();
    for commitment in group.commitments().filter(open) {
        let holders = group.holders(commitment);
        spread.together += usize::from(holders.len() > 1);
        let work =
            if commitment.less_visible { &mut spread.less_visible_work } else { &mut spread.visible_work };
        *work += 1;
        for holder in holders.iter().filter(|holder| holder.has_seat()) {
            let (visible, less) = held.entry(holder.id).or_default();
            *if commitment.less_visible { less } else { visible } += 1;
        }
    }
    for (visible, less) in held.into_values() {
        spread.none += usize::from(visible + less == 0);
        spread.visible[visible.min(STEPS - 1)] += 1;
        spread.less_visible[less.min(STEPS - 1)] += 1;
    }
    spread
}
