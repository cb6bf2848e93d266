//! How lists of commitments are laid out: under gentle headings, or by person.

use std::collections::BTreeMap;

use crate::group::id::{CommitmentId, MemberId};
use crate::group::model::commitment::Commitment;
use crate::group::model::member::Member;
use crate::group::name::order_key;
use crate::group::state::attention::Attention;
use crate::group::state::group::Group;

/// The headings of open commitments, in their order: support comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// Somebody asked for a hand.
    Hand,
    /// A check-in would do it good.
    CheckIn,
    /// Its day is within the week.
    Week,
    /// Its day is later.
    Later,
    /// It has no day.
    NoDay,
}

impl Heading {
    /// The heading for what a commitment would like.
    pub fn of(care: Attention) -> Self {
        match care {
            Attention::Hand => Heading::Hand,
            Attention::CheckIn(_) => Heading::CheckIn,
            Attention::Soon(_) => Heading::Week,
            Attention::Later(_) => Heading::Later,
            Attention::NoDay => Heading::NoDay,
        }
    }
}

/// What of a list belongs to one person; `None` holds what nobody has.
pub type PersonCommitments = (Option<MemberId>, Vec<CommitmentId>);

impl Group {
    /// The members in the order of their names, where somebody sorts them so: never by what they did.
    pub fn by_name<'a>(&self, members: impl IntoIterator<Item = &'a Member>) -> Vec<&'a Member> {
        let mut members: Vec<&Member> = members.into_iter().collect();
        members.sort_by_cached_key(|member| (order_key(&member.name), member.id));
        members
    }

    /// A list by person, in the order in which they were added; for each the commitments that they hold or accompany, in the
    /// order of the list. First what nobody holds, if there is any.
    ///
    /// Everyone with a seat is in it, even with nothing; who left is in it as long as something is listed under them.
    pub fn by_person<'a>(&self, list: impl IntoIterator<Item = &'a Commitment>) -> Vec<PersonCommitments> {
        let mut by_id: BTreeMap<MemberId, Vec<CommitmentId>> = BTreeMap::new();
        let mut nobodys = Vec::new();
        for commitment in list {
            let holders = self.holders(commitment);
            if holders.is_empty() {
                nobodys.push(commitment.id);
            }
            let companions = self.companions(commitment).into_iter().map(|(member, _)| member);
            for member in holders.into_iter().chain(companions) {
                by_id.entry(member.id).or_default().push(commitment.id);
            }
        }
        let people = self.members().filter(|m| m.has_seat() || by_id.contains_key(&m.id));
        let people: Vec<MemberId> = people.map(|member| member.id).collect();
        let mut sections = Vec::new();
        if !nobodys.is_empty() {
            sections.push((None, nobodys));
        }
        sections.extend(people.into_iter().map(|id| (Some(id), by_id.remove(&id).unwrap_or_default())));
        sections
    }
}

#[cfg(test)]
pub(in crate::group) mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::group::{
        Command, CommitmentFilter, Companionship, Day, NewMember, Presence, day, group_after,
    };

    pub const LUCIA: MemberId = MemberId(Uuid::from_u128(1));
    pub const BILAL: MemberId = MemberId(Uuid::from_u128(2));
    pub const ANA: MemberId = MemberId(Uuid::from_u128(3));
    const ZOE: MemberId = MemberId(Uuid::from_u128(4));

    fn today() -> Day {
        day::from_text("2026-11-23").unwrap()
    }

    /// Four people and four commitments; the last is held by nobody.
    pub fn group() -> Group {
        let person = |id, name: &str| NewMember { id, name: name.into(), pronouns: String::new() };
        let commit = |id: u128, what: &str, note: &str, holders: &[MemberId], companions: &[MemberId]| {
            Command::Commit {
                id: CommitmentId(Uuid::from_u128(id)),
                what: what.into(),
                holders: holders.to_vec(),
                companions: companions.iter().map(|id| (*id, Companionship::Alongside)).collect::<Vec<_>>(),
                day: None,
                note: note.into(),
                on: None,
            }
        };
        let commands = [
            Command::AddMembers(vec![
                person(LUCIA, "Lucía"),
                person(BILAL, "bilal"),
                person(ANA, "Ana"),
                person(ZOE, "Zoë"),
            ]),
            commit(11, "Ask about the hall", "Father Okoro has the key", &[LUCIA], &[BILAL]),
            commit(12, "Translate the leaflet 🌱", "", &[BILAL], &[]),
            commit(13, "Book the room", "", &[LUCIA], &[]),
            commit(14, "Water the plants", "", &[], &[]),
            Command::SetPresence { id: ZOE, presence: Presence::Left },
        ];
        group_after(today(), commands)
    }

    #[test]
    fn people_stand_in_the_order_in_which_they_were_added_whatever_they_carry() {
        let group = group();
        let list = group.list(CommitmentFilter::Everyone, today());
        let sections = group.by_person(list);
        let people: Vec<_> = sections.iter().map(|(id, _)| *id).collect();
        assert_eq!(people, [None, Some(LUCIA), Some(BILAL), Some(ANA)], "nobody's first, and Zoë has left");
        let id = |n| CommitmentId(Uuid::from_u128(n));
        assert_eq!(sections[0].1, [id(14)]);
        assert_eq!(sections[1].1, [id(11), id(13)]);
        assert_eq!(sections[2].1, [id(11), id(12)], "alongside counts");
        assert_eq!(sections[3].1, [], "a seat with nothing on it is a seat");
    }

    #[test]
    fn headings_follow_the_order_of_the_list() {
        let day = today();
        let cares = [
            Attention::Hand,
            Attention::CheckIn(day),
            Attention::Soon(day),
            Attention::Later(day),
            Attention::NoDay,
        ];
        assert!(cares.is_sorted());
        let headings = cares.map(Heading::of);
        assert!(headings.is_sorted());
        assert_eq!(headings.len(), 5);
    }
}
