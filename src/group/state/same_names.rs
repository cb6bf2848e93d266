//! People of the same name, told apart by what they say of themselves.

use std::collections::BTreeMap;

use crate::group::model::member::{Member, Presence};
use crate::group::name::{cut_to, fold};
use crate::group::state::table::Table;
use uuid::Uuid;

/// At most so many letters of what somebody says of themselves are shown beside their name.
const MOST: usize = 30;

/// Has those who share a name say what tells them apart: their pronouns, or what is good to know of them, where the others of
/// that name don't say the same. Who has left is not told apart from who is here.
pub(super) fn tell_apart(people: &mut Table<Member>) {
    let mut by_name: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
    for member in people.rows().filter(|member| member.presence != Presence::Left) {
        by_name.entry(fold(&member.name)).or_default().push(member.id.0);
    }
    for ids in by_name.into_values().filter(|ids| ids.len() > 1) {
        let said: Vec<[String; 2]> = ids
            .iter()
            .filter_map(|id| people.get(*id))
            .map(|member| [beside_a_name(&member.pronouns), beside_a_name(&member.note)])
            .collect();
        for (at, id) in ids.iter().enumerate() {
            let is_own = |kind: &usize| {
                let words = &said[at][*kind];
                let others = said.iter().enumerate().filter(|(other, _)| *other != at);
                !words.is_empty()
                    && others.map(|(_, other)| &other[*kind]).all(|other| fold(other) != fold(words))
            };
            let apart = (0..2).find(is_own).map(|kind| said[at][kind].clone());
            if let Some(member) = people.get_mut(*id) {
                member.apart = apart.unwrap_or_default();
            }
        }
    }
}

/// The beginning of what may be long and have several lines.
fn beside_a_name(words: &str) -> String {
    cut_to(words.lines().next().unwrap_or_default().trim(), MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::{Command, CommandContext, Group, MemberId, NewMember, day};
    use crate::replica::{Clock, Device, Replica};

    #[test]
    fn two_of_one_name_are_told_apart_by_what_they_say_of_themselves() {
        let id = |n| MemberId(Uuid::from_u128(n));
        let new = |n, name: &str, pronouns: &str| NewMember {
            id: id(n),
            name: name.into(),
            pronouns: pronouns.into(),
        };
        let edit = |n, pronouns: &str, note: &str| Command::EditMember {
            id: id(n),
            name: "Ana".into(),
            pronouns: pronouns.into(),
            note: note.into(),
        };
        let people = vec![new(1, "Ana", ""), new(2, "ana", "she/her"), new(3, "Ben", "he/him")];
        let long = "Has the keys of the hall and of the shed\nand a van";
        let commands = [
            Command::AddMembers(people),
            edit(1, "she/her", "block C"),
            edit(1, "", ""),
            edit(1, "she/her", long),
        ];
        let told = [
            ["Ana", "ana (she/her)", "Ben"],
            ["Ana (block C)", "ana", "Ben"],
            ["Ana", "ana (she/her)", "Ben"],
            ["Ana (Has the keys of the hall and…)", "ana", "Ben"],
        ];
        let mut replica = Replica::new(Uuid::from_u128(9));
        let mut clock = Clock::new(Device(7));
        for ((now, command), told) in (1..).zip(commands).zip(told) {
            let mut fresh = || Uuid::from_u128(1000);
            let today = day::from_text("2026-11-23").unwrap();
            let mut context =
                CommandContext { me: None, device: Device(7), today, meeting: None, fresh: &mut fresh };
            let edits = Group::read(&replica).changes(&command, &mut context).edits;
            replica.write(&edits, &mut clock, now).unwrap();
            let group = Group::read(&replica);
            let names: Vec<String> = group.seats().map(Member::name_told_apart).collect();
            assert_eq!(names, told);
        }
    }
}
