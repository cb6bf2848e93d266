//! Strengths that wait for an opportunity.

use crate::domain::{Commitment, Day, Group, MemberId, NeedId, Sought, Way, day};
use crate::sorted::each_once;

/// A strength that a member has and that was not used lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resting {
    /// Whose it is.
    pub member: MemberId,
    /// The group's word for it.
    pub word: String,
    /// When it was last used; `None`: never yet, as far as the group wrote down.
    pub last: Option<Day>,
    /// Open needs that it would help with.
    pub needs: Vec<NeedId>,
}

/// The strengths at rest, of those who are around, in the order of the seats and of the words.
///
/// A strength rests when its member can do or teach it, named or accepted it, and nothing that they hold or accompany
/// has used it for [`Group::rest_weeks`] weeks (see [`last_used`]). One that was named within that time and has not been
/// used yet rests as well: it is the one that waits most. Who said lately that they have little room is left in
/// peace, and who is away too.
pub fn resting(group: &Group, today: Day) -> Vec<Resting> {
    let weeks = i32::from(group.rest_weeks());
    let mut all = Vec::new();
    for member in group.seats().filter(|member| member.presence == crate::domain::Presence::Here) {
        let able = member.strengths.iter().filter(|one| one.way != Way::Learn);
        let words =
            each_once(able.map(|one| (group.strength_key(&one.word), group.strength_word(&one.word))));
        let mut before = None;
        for (key, word) in words {
            if before.as_ref() == Some(&key) {
                continue;
            }
            let last = last_used(group, member.id, &word, today);
            if last.is_none_or(|last| day::days_between(last, today) >= weeks * 7) {
                let wants = |strengths: &[String]| strengths.iter().any(|one| group.strength_key(one) == key);
                let needs = group.open_needs().into_iter().filter(|need| wants(&need.strengths));
                let needs = needs.map(|need| need.id).collect();
                all.push(Resting { member: member.id, word, last, needs });
            }
            before = Some(key);
        }
    }
    all
}

/// The last day on which the member used the strength: today for an open commitment of theirs that uses it, else
/// the day of the last word on an ended one. Alongside counts like holding; learning by shadowing does not use it yet.
///
/// A commitment uses the strengths that it names; one that names none uses those whose words stand in what it
/// says ("Cook for the picnic" uses "cook").
pub fn last_used(group: &Group, member: MemberId, word: &str, today: Day) -> Option<Day> {
    let key = group.strength_key(word);
    let sought = Sought::new(word);
    let uses = |commitment: &Commitment| {
        if commitment.strengths.is_empty() {
            sought.is_in(&commitment.what)
        } else {
            commitment.strengths.iter().any(|one| group.strength_key(one) == key)
        }
    };
    let takes_part = |commitment: &Commitment| {
        let learns = crate::domain::Companionship::Learning;
        group.is_holder(commitment, member)
            || group.companions(commitment).iter().any(|(who, how)| who.id == member && *how != learns)
    };
    let theirs = group.commitments().filter(|commitment| takes_part(commitment) && uses(commitment));
    theirs
        .filter_map(|c| if c.is_open() { Some(today) } else { c.state_on.or(c.began) })
        .max()
        .map(|day| day.min(today))
}
