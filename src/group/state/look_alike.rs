//! Who looks like whom: pairs of people whose names are so near that they may be one person, entered on two phones
//! or pasted twice. Nothing here joins anybody: the screens ask.

use std::collections::BTreeSet;

use crate::group::id::MemberId;
use crate::group::model::member::Presence;
use crate::group::name::KnownNames;
use crate::group::name::{Nearness, PastedName, fold, fold_words, near_folded};
use crate::group::state::group::Group;

/// Names of more letters than this are near only where they are equal, or begin alike.
const MARKED: usize = 64;

/// A name, folded once for many comparisons.
struct Folded {
    whole: String,
    words: Vec<String>,
}

impl Folded {
    fn of(name: &str) -> Self {
        Self { whole: fold(name), words: fold_words(name) }
    }

    fn near(&self, other: &Self) -> Option<Nearness> {
        near_folded((&self.whole, &self.words), (&other.whole, &other.words))
    }

    /// Marks of which two near names share at least one: the name, the name with any one letter left out, and
    /// its first word. So each name meets its few neighbours, not all the others.
    fn marks(&self, mut each: impl FnMut(u64)) {
        each(mark(0, self.whole.chars()));
        // Of very long ones each would have too many neighbours to look for.
        let letters = self.whole.chars().count();
        for left_out in 0..if letters > MARKED { 0 } else { letters } {
            let rest = self.whole.chars().enumerate().filter(|(at, _)| *at != left_out);
            each(mark(0, rest.map(|(_, letter)| letter)));
        }
        if let Some(first) = self.words.first() {
            each(mark(1, first.chars()));
        }
    }
}

/// A number that stands for the letters (FNV-1a); a chance meeting of two only costs a comparison.
fn mark(sort: u64, letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325 ^ sort, |hash, letter| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The pairs of places in the list whose names are near, in the order of the list.
fn near_pairs(names: &[Folded]) -> Vec<(usize, usize, Nearness)> {
    let mut marks = Vec::new();
    for (at, name) in names.iter().enumerate() {
        name.marks(|mark| marks.push((mark, at)));
    }
    let marks = Vec::from_iter(BTreeSet::from_iter(marks));
    let mut pairs = Vec::new();
    for neighbours in marks.chunk_by(|a, b| a.0 == b.0) {
        for (index, (_, one)) in neighbours.iter().enumerate() {
            pairs.extend(neighbours[index + 1..].iter().map(|(_, other)| (*one, *other)));
        }
    }
    let pairs = Vec::from_iter(BTreeSet::from_iter(pairs));
    let near = |(one, other): (usize, usize)| Some((one, other, names[one].near(&names[other])?));
    pairs.into_iter().filter_map(near).collect::<Vec<_>>()
}

/// Somebody to be added, and whom they look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The name, and pronouns if there were some.
    pub person: PastedName,
    /// Whose name is so near that it may be the same person.
    pub like: Option<LookAlike>,
}

/// Whom a newcomer looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookAlike {
    /// Somebody who is in the group already.
    Member(MemberId),
    /// A newcomer before them, by the place in the list.
    Earlier(usize),
}

impl Group {
    /// Pairs of people whose names are near, in the order of the seats. Two who have both left are no pair: nothing
    /// depends on it any more; nor are two of whom somebody said that they are different people.
    pub fn look_alikes(&self) -> Vec<(MemberId, MemberId)> {
        let people: Vec<_> = self.members().collect();
        let names: Vec<Folded> = people.iter().map(|member| Folded::of(&member.name)).collect();
        let left = |at: usize| people[at].presence == Presence::Left;
        near_pairs(&names)
            .into_iter()
            .filter(|(one, other, _)| !(left(*one) && left(*other)))
            .map(|(one, other, _)| (people[one].id, people[other].id))
            .filter(|(one, other)| !self.are_different(*one, *other))
            .collect::<Vec<_>>()
    }

    /// The names of all who are here, to be asked before pasted words are taken apart.
    pub fn known_names(&self) -> KnownNames {
        KnownNames::of(self.members().map(|member| member.name.as_str()))
    }

    /// Reads pasted names beside those who are here already.
    ///
    /// A pair of names is asked about once: a newcomer who is like a member is not compared with earlier newcomers.
    pub fn newcomers(&self, pasted: Vec<PastedName>) -> Vec<Newcomer> {
        let here: Vec<_> = self.members().collect();
        let mut names: Vec<Folded> = here.iter().map(|member| Folded::of(&member.name)).collect();
        names.extend(pasted.iter().map(|person| Folded::of(&person.name)));
        let mut likes: Vec<Option<(Nearness, LookAlike)>> = vec![None; pasted.len()];
        for (one, other, nearness) in near_pairs(&names) {
            // Pairs have the smaller place first: `other` is the newcomer unless both are here already.
            let Some(newcomer) = other.checked_sub(here.len()) else { continue };
            let like = match one.checked_sub(here.len()) {
                None => LookAlike::Member(here[one].id),
                Some(earlier) => LookAlike::Earlier(earlier),
            };
            let better = match &likes[newcomer] {
                None => true,
                Some((Nearness::Same, _)) => false,
                Some((Nearness::Close, before)) => {
                    nearness == Nearness::Same
                        && !matches!((before, &like), (LookAlike::Member(_), LookAlike::Earlier(_)))
                }
            };
            if better {
                likes[newcomer] = Some((nearness, like));
            }
        }
        let people = pasted.into_iter().zip(likes);
        people.map(|(person, like)| Newcomer { person, like: like.map(|(_, like)| like) }).collect::<Vec<_>>()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::group::name::{near, split_names};
    use crate::group::{Command, CommandContext, NewMember, day};
    use crate::replica::{Clock, Device, Replica};

    fn id(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    fn group(names: &[&str], further: &[Command]) -> Group {
        let people = (1..).zip(names).map(|(n, name)| NewMember {
            id: id(n),
            name: (*name).to_owned(),
            pronouns: String::new(),
        });
        let mut replica = Replica::new(Uuid::from_u128(99));
        let mut clock = Clock::new(Device(7));
        let commands = [Command::AddMembers(people.collect::<Vec<_>>())];
        for (now, command) in (1..).zip(commands.iter().chain(further)) {
            let mut fresh = || Uuid::from_u128(1000);
            let today = day::from_text("2026-11-23").unwrap();
            let mut context =
                CommandContext { me: None, device: Device(7), today, meeting: None, fresh: &mut fresh };
            let edits = Group::read(&replica).changes(command, &mut context).edits;
            replica.write(&edits, &mut clock, now).unwrap();
        }
        Group::read(&replica)
    }

    #[test]
    fn near_names_make_a_pair_and_others_none() {
        let group = group(&["Lucía", "Ana", "lucia", "Bilal", "Ana López", "Billal"], &[]);
        assert_eq!(group.look_alikes(), [(id(1), id(3)), (id(2), id(5)), (id(4), id(6))]);
    }

    #[test]
    fn who_was_joined_or_has_left_is_no_pair_any_more() {
        let left = |n| Command::SetPresence { id: id(n), presence: Presence::Left };
        let names = ["Lucía", "lucia", "Bilal", "Billal", "Chen Wu", "Chen"];
        let group = group(&names, &[Command::JoinMembers(id(1), id(2)), left(3), left(5), left(6)]);
        assert_eq!(group.look_alikes(), [(id(3), id(4))], "Bilal left; somebody near his name is here");
    }

    #[test]
    fn the_few_comparisons_find_all_that_comparing_everyone_finds() {
        let names: Vec<String> = (0..200u32)
            .map(|n| {
                let letters = ["a", "e", "lu", "ma", "ri", "no", "sa", "ti"];
                let part = |by: u32| letters[(n / by % 8) as usize];
                [part(1), part(3), part(7), if n % 5 == 0 { " K" } else { "" }, part(11)].concat()
            })
            .collect::<Vec<_>>();
        let folded: Vec<Folded> = names.iter().map(|name| Folded::of(name)).collect();
        let found: Vec<_> = near_pairs(&folded).into_iter().map(|(a, b, _)| (a, b)).collect();
        let mut all = Vec::new();
        for a in 0..names.len() {
            all.extend(
                (a + 1..names.len()).filter(|b| near(&names[a], &names[*b]).is_some()).map(|b| (a, b)),
            );
        }
        assert!(all.len() > 20, "{}", all.len());
        assert_eq!(found, all);
    }

    #[test]
    fn newcomers_are_held_against_those_here_and_against_each_other() {
        let group = group(&["Lucía", "Bilal"], &[]);
        let newcomers = group.newcomers(split_names("lucia (ella), Dee, Bilal, dee, Efe, Billal"));
        let likes: Vec<_> = newcomers.iter().map(|newcomer| newcomer.like).collect();
        let (lucia, bilal) = (Some(LookAlike::Member(id(1))), Some(LookAlike::Member(id(2))));
        assert_eq!(likes, [lucia, None, bilal, Some(LookAlike::Earlier(1)), None, bilal]);
        assert_eq!(newcomers[0].person.pronouns.as_deref(), Some("ella"));
    }

    #[test]
    fn the_same_name_weighs_more_than_a_near_one() {
        let group = group(&["Ana López", "Ana"], &[]);
        let newcomers = group.newcomers(split_names("ana, Anna Lopez"));
        assert_eq!(newcomers[0].like, Some(LookAlike::Member(id(2))));
        assert_eq!(newcomers[1].like, Some(LookAlike::Member(id(1))));
    }
}
