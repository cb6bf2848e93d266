//! What the group can do: its strengths, who shares each, and what waits for one.

use crate::group::{Group, MemberId, NeedId, StrengthKind};
use std::collections::{BTreeMap, BTreeSet};

/// A strength of the group, and who shares it; people in the order of their seats.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SharedStrength {
    /// The group's word for it.
    pub word: String,
    /// Who can do it, those who can teach it among them.
    pub can: Vec<MemberId>,
    /// Who can teach it.
    pub teach: Vec<MemberId>,
    /// Who wants to learn it and cannot do it yet.
    pub learn: Vec<MemberId>,
}

impl SharedStrength {
    /// Whether only one person can do it.
    pub fn rests_on_one(&self) -> bool {
        self.can.len() == 1
    }
}

/// The strengths of those who have a seat, in the order of their words. Who can teach a thing can do it. Who can do it
/// and wants to learn more of it counts among those who can.
pub fn shared_strengths(group: &Group) -> Vec<SharedStrength> {
    let mut rows: BTreeMap<String, SharedStrength> = BTreeMap::new();
    for member in group.seats() {
        for strength in &member.strengths {
            let one = rows.entry(group.strength_key(&strength.word)).or_default();
            if one.word.is_empty() {
                one.word = group.strength_word(&strength.word);
            }
            match strength.kind {
                StrengthKind::Can => one.can.push(member.id),
                StrengthKind::Teach => {
                    one.can.push(member.id);
                    one.teach.push(member.id);
                }
                StrengthKind::Learn => one.learn.push(member.id),
            }
        }
    }
    let tidy = |(_, one): (String, SharedStrength)| {
        let can = Vec::from_iter(BTreeSet::from_iter(one.can));
        let learn = Vec::from_iter(BTreeSet::from_iter(one.learn.into_iter().filter(|id| !can.contains(id))));
        SharedStrength { word: one.word, teach: Vec::from_iter(BTreeSet::from_iter(one.teach)), can, learn }
    };
    rows.into_iter().map(tidy).collect::<Vec<_>>()
}

/// A strength that open needs ask for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NeededStrength {
    /// The group's word for it.
    pub word: String,
    /// The needs.
    pub needs: Vec<NeedId>,
    /// Who can do it.
    pub can: Vec<MemberId>,
    /// Who wants to learn it.
    pub learn: Vec<MemberId>,
}

/// The strengths that open needs ask for, in the order of their words.
pub fn needed_strengths(group: &Group) -> Vec<NeededStrength> {
    let mut rows: BTreeMap<String, NeededStrength> = BTreeMap::new();
    for need in group.open_needs() {
        for word in &need.words.strengths {
            let one = rows.entry(group.strength_key(word)).or_default();
            if one.word.is_empty() {
                one.word = group.strength_word(word);
            }
            if !one.needs.contains(&need.id) {
                one.needs.push(need.id);
            }
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let known: Vec<(String, SharedStrength)> =
        shared_strengths(group).into_iter().map(|one| (group.strength_key(&one.word), one)).collect();
    let people = |(key, one): (String, NeededStrength)| match known.iter().find(|(other, _)| *other == key) {
        Some((_, shared)) => NeededStrength { can: shared.can.clone(), learn: shared.learn.clone(), ..one },
        None => one,
    };
    rows.into_iter().map(people).collect::<Vec<_>>()
}
