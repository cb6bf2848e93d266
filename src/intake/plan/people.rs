//! Who is who: the group's people, and those whom the texts name beside them.

use std::collections::BTreeMap;
use uuid::Uuid;

use super::draft::{Draft, Entry};
use super::person::{NameAnswer, Person};
use crate::group::name::{fold, order_key};
use crate::group::{Group, MemberId};
use crate::intake::{Intake, KnownName, Likeness};

/// Everybody, under one number each: the group's people first, then those who are found.
pub(super) struct Everybody<'a> {
    before: Option<&'a Draft>,
    ids: Vec<MemberId>,
    known: Vec<KnownName>,
    /// From the first number that is not the group's.
    first: usize,
    people: Vec<Person>,
    spelled: BTreeMap<String, Option<MemberId>>,
}

impl<'a> Everybody<'a> {
    pub fn new(group: &Group, before: Option<&'a Draft>) -> Self {
        let mut ids = Vec::new();
        let mut known = Vec::new();
        for member in group.members() {
            known.push(KnownName { name: member.name.clone(), index: ids.len() });
            ids.push(member.id);
        }
        let first = ids.len();
        Self { before, ids, known, first, people: Vec::new(), spelled: BTreeMap::new() }
    }

    /// Everybody met so far, for reading the next text.
    pub fn known(&self) -> Vec<KnownName> {
        self.known.clone()
    }

    /// Takes in whom a text names; gives the ids by their places in it.
    pub fn take(&mut self, intake: &Intake, fresh: &mut dyn FnMut() -> Uuid) -> Vec<MemberId> {
        let mut places = Vec::with_capacity(intake.names.len());
        for found in &intake.names {
            let number = match found.known {
                Some(number) => number,
                None => self.add(found.name(), fresh),
            };
            let id = self.ids[number];
            if number < self.first {
                let name = self.known.iter().find(|known| known.index == number).map(|known| &known.name);
                for other in found.spelled.iter().filter(|other| Some(*other) != name) {
                    self.spelled.insert(other.clone(), Some(id));
                }
            } else {
                let person = &mut self.people[number - self.first];
                for other in &found.spelled {
                    if !person.spelled.contains(other) {
                        person.spelled.push(other.clone());
                        if *other != person.name {
                            self.known.push(KnownName { name: other.clone(), index: number });
                        }
                    }
                }
                if person.pronouns.is_empty() {
                    person.pronouns = found.pronouns.clone().unwrap_or_default();
                }
            }
            places.push(id);
        }
        for (found, id) in intake.names.iter().zip(&places) {
            let Some(at) = self.people.iter().position(|person| person.id == *id) else { continue };
            for likeness in &found.near {
                let other = match likeness {
                    Likeness::Known(number) => self.ids[*number],
                    Likeness::Found(place) => places[*place],
                };
                // Of two who are both new, the later one is asked about: once is enough.
                let later = self.people[at + 1..].iter().any(|person| person.id == other);
                if other != *id && !later && !self.people[at].near.contains(&other) {
                    self.people[at].near.push(other);
                }
            }
        }
        for head in &intake.meetings {
            for at in [&head.host, &head.noted_by, &head.present, &head.away].into_iter().flatten() {
                if let Some(person) = self.people.iter_mut().find(|person| person.id == places[*at]) {
                    person.was_there = true;
                }
            }
        }
        places
    }

    fn add(&mut self, name: &str, fresh: &mut dyn FnMut() -> Uuid) -> usize {
        let key = fold(name);
        let old = self.before.and_then(|before| before.people.iter().find(|old| fold(&old.name) == key));
        let number = self.ids.len();
        let id = old.map_or_else(|| MemberId(fresh()), |old| old.id);
        self.ids.push(id);
        self.known.push(KnownName { name: name.to_owned(), index: number });
        self.people.push(Person {
            id,
            name: name.to_owned(),
            spelled: Vec::new(),
            pronouns: String::new(),
            near: Vec::new(),
            holds: 0,
            was_there: false,
            answer: NameAnswer::New,
            someone_else: false,
        });
        number
    }

    /// The new people in name order, who hold something first; and how the group's are spelled otherwise.
    pub fn finish(self, entries: &[Entry]) -> (Vec<Person>, Vec<(String, MemberId)>) {
        let mut people = self.people;
        for person in &mut people {
            let holds = |entry: &&Entry| entry.taken && entry.holders.contains(&person.id);
            person.holds = entries.iter().filter(holds).count();
            let old = self.before.and_then(|before| before.people.iter().find(|old| old.id == person.id));
            // Who merely was there may be a guest: the tick is theirs who bring the minutes in.
            person.someone_else = old.is_some_and(|old| old.someone_else);
            person.answer = match old {
                Some(old) => old.answer,
                None if person.holds > 0 => NameAnswer::New,
                None => NameAnswer::NotAdded,
            };
        }
        // "Ana" in minutes that list one Ana Ruiz is most likely she: said so, and asked.
        for at in 0..people.len() {
            let said =
                self.before.is_some_and(|before| before.people.iter().any(|old| old.id == people[at].id));
            if said
                || people[at].was_there
                || people[at].name.contains(' ')
                || people[at].answer != NameAnswer::New
            {
                continue;
            }
            let longer = |other: &Person| {
                other.was_there
                    && other
                        .name
                        .split_once(' ')
                        .is_some_and(|(first, _)| fold(first) == fold(&people[at].name))
            };
            let mut listed = people.iter().enumerate().filter(|(_, other)| longer(other)).map(|(at, _)| at);
            if let (Some(one), None) = (listed.next(), listed.next()) {
                people[at].answer = NameAnswer::Same(people[one].id);
                people[one].answer = NameAnswer::New;
            }
        }
        // Two spellings of one name that differ by more than a few letters are asked about first.
        people.sort_by_cached_key(|person| {
            (person.near.is_empty() && person.spelled.len() < 2, person.holds == 0, order_key(&person.name))
        });
        (people, self.spelled.into_iter().filter_map(|(name, id)| Some((name, id?))).collect::<Vec<_>>())
    }
}
