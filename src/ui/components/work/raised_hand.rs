//! Who could use a hand: whoever asks for one, or those for whom somebody else asks.

use crate::group::{CheckIn, Group};
use crate::text;
use crate::ui::components::people::names::{name_or_somebody, names};

/// Those who do it, where somebody asked for them who is no part of it.
pub fn asked_for(group: &Group, check_in: &CheckIn) -> Option<String> {
    let (by, commitment) = (check_in.by?, group.commitment(check_in.commitment?)?);
    let holders = group.holders(commitment);
    (!holders.is_empty() && !group.takes_part(commitment, by)).then(|| names(&holders))
}

/// "Ana asks for a hand", or "Ana asks for a hand for Ben".
pub fn asks(group: &Group, check_in: &CheckIn) -> String {
    let t = &text::current().commitment_page;
    let name = name_or_somebody(group, check_in.by);
    match asked_for(group, check_in) {
        None => (t.hand)(&name),
        Some(whom) => (t.hand_for)(&name, &whom),
    }
}
