//! Strengths that wait for an opportunity.

use super::matches::{keys, with_little_room};
use crate::group::name::fold_words;
use crate::group::{Commitment, Companionship, Day, Group, MemberId, NeedId, Presence, StrengthKind, day};
use std::collections::{BTreeMap, BTreeSet};

/// A strength that a member has and that was not used lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestingStrength {
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
pub fn resting_strengths(group: &Group, today: Day) -> Vec<RestingStrength> {
    let weeks = i32::from(group.rest_weeks());
    let little = with_little_room(group, today);
    let needs: Vec<(NeedId, Vec<String>)> =
        group.open_needs().into_iter().map(|need| (need.id, keys(group, &need.words.strengths))).collect();
    // What each commitment uses is read once, and not for each strength of each member.
    let mut works: BTreeMap<MemberId, Vec<StrengthUse>> = BTreeMap::new();
    for commitment in group.commitments() {
        let mut uses = None;
        for member in users(group, commitment) {
            let uses = uses.get_or_insert_with(|| StrengthUse::of(group, commitment, today)).clone();
            works.entry(member).or_default().push(uses);
        }
    }
    let free = |id: &MemberId| !little.contains(id);
    let mut all = Vec::new();
    for member in group.seats().filter(|member| member.presence == Presence::Here && free(&member.id)) {
        let works = works.get(&member.id).map(Vec::as_slice);
        let able = member.strengths.iter().filter(|one| one.kind != StrengthKind::Learn);
        let words = Vec::from_iter(BTreeSet::from_iter(
            able.map(|one| (group.strength_key(&one.word), group.strength_word(&one.word))),
        ));
        let mut before = None;
        for (key, word) in words {
            if before.as_ref() == Some(&key) {
                continue;
            }
            let sought = fold_words(&word);
            let used = works.unwrap_or_default().iter().filter(|uses| uses.has(&key, &sought));
            let last = used.filter_map(|uses| uses.last).max();
            if last.is_none_or(|last| day::days_between(last, today) >= weeks * 7) {
                let wants = needs.iter().filter(|(_, keys)| keys.contains(&key));
                let needs = wants.map(|(id, _)| *id).collect::<Vec<_>>();
                all.push(RestingStrength { member: member.id, word, last, needs });
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
/// says ("Cook for the picnic" and "Cooking for the picnic" use "cook", "The partying" does not use "art").
pub fn last_used(group: &Group, member: MemberId, word: &str, today: Day) -> Option<Day> {
    let member = group.resolve(member);
    let word = group.strength_word(word);
    let (key, sought) = (group.strength_key(&word), fold_words(&word));
    let theirs = group.commitments().filter(|commitment| users(group, commitment).contains(&member));
    let uses = theirs.map(|commitment| StrengthUse::of(group, commitment, today));
    uses.filter(|uses| uses.has(&key, &sought)).filter_map(|uses| uses.last).max()
}

/// Who uses their strengths in it: its holders, and those alongside who do not come to learn.
fn users(group: &Group, commitment: &Commitment) -> Vec<MemberId> {
    let companions = group.companions(commitment);
    let able = companions.iter().filter(|(_, how)| *how != Companionship::Learning);
    let holders = group.holders(commitment).into_iter().map(|member| member.id);
    holders.chain(able.map(|(member, _)| member.id)).collect::<Vec<_>>()
}

/// Which strengths a commitment uses, and when it last did.
#[derive(Clone, Debug)]
pub(super) struct StrengthUse {
    last: Option<Day>,
    keys: Vec<String>,
    /// The words of what it says, where it names no strengths.
    says: Vec<String>,
}

impl StrengthUse {
    pub(super) fn of(group: &Group, commitment: &Commitment, today: Day) -> Self {
        let keys = keys(group, &commitment.strengths);
        let says = if keys.is_empty() { fold_words(&commitment.what) } else { Vec::new() };
        let ended = || commitment.state_on.or(commitment.began).map(|day| day.min(today));
        let last = if commitment.is_open() { Some(today) } else { ended() };
        Self { last, keys, says }
    }

    /// Whether it uses the strength of this key and these folded words.
    pub(super) fn has(&self, key: &String, sought: &[String]) -> bool {
        if !self.keys.is_empty() {
            return self.keys.contains(key);
        }
        // Scripts without spaces have no beginnings of words to look at.
        let is_in = |sought: &String, word: &String| {
            if sought.is_ascii() { word.starts_with(sought.as_str()) } else { word.contains(sought.as_str()) }
        };
        !sought.is_empty() && sought.iter().all(|one| self.says.iter().any(|word| is_in(one, word)))
    }
}
