//! Which records of a kind are one thing, and which are two.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::group::model::same::{Pair, SamenessAnswers, pair};
use crate::group::state::table::{Table, UnionFind};

/// Which records of a kind are one thing, and which are two.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(in crate::group) struct SameRecords {
    same: UnionFind,
    /// What was said to be one, in order.
    links: Vec<Pair>,
    /// What was said to be two and is not one by other links: the ids that stand for them, in order.
    two: Vec<Pair>,
}

impl SameRecords {
    /// Reads what all records say. What is said of a record that is not there, or of the record itself, counts for
    /// nothing.
    pub fn read<T>(all: &Table<T>, said: impl Fn(&T) -> &SamenessAnswers) -> Self {
        let (mut links, mut two) = (Vec::new(), Vec::new());
        for (id, row) in all.ids().zip(all.rows()) {
            let counts = |other: &Uuid| *other != id && all.get(*other).is_some();
            links.extend(said(row).same_as().filter(counts).map(|other| pair(id, other)));
            two.extend(said(row).different_from().filter(counts).map(|other| pair(id, other)));
        }
        let links = Vec::from_iter(BTreeSet::from_iter(links));
        let mut same = UnionFind::default();
        for (one, other) in &links {
            same.join(*one, *other);
        }
        let two = two.into_iter().map(|(one, other)| pair(same.root(one), same.root(other)));
        let two = Vec::from_iter(BTreeSet::from_iter(two.filter(|(one, other)| one != other)));
        Self { same, links, two }
    }

    /// The id that stands for the thing: the smallest of its records.
    pub fn root(&self, id: Uuid) -> Uuid {
        self.same.root(id)
    }

    /// Whether somebody said that they are two.
    pub fn are_different(&self, one: Uuid, other: Uuid) -> bool {
        self.two.binary_search(&pair(self.root(one), self.root(other))).is_ok()
    }

    /// All that were said to be two, by the ids that stand for them.
    pub fn different_pairs(&self) -> &[(Uuid, Uuid)] {
        &self.two
    }

    /// The records that were said to be one and are part of this thing, two by two.
    pub fn links_of(&self, id: Uuid) -> Vec<(Uuid, Uuid)> {
        let root = self.root(id);
        let mut links = self.links.clone();
        links.retain(|(one, _)| self.root(*one) == root);
        links
    }

    /// The links to be cut so that these two are two again: those by which the later one is tied to the earlier one.
    /// What else hangs on either stays with it.
    pub fn links_between(&self, one: Uuid, other: Uuid) -> Vec<Pair> {
        let (later, earlier) = pair(one, other);
        let links = self.links_of(earlier);
        let mut reached = vec![earlier];
        let mut at = 0;
        while let Some(here) = reached.get(at).copied() {
            for (one, other) in &links {
                let next = if *one == here { *other } else { *one };
                if (*one == here || *other == here) && next != later && !reached.contains(&next) {
                    reached.push(next);
                }
            }
            at += 1;
        }
        let mut cut = links;
        cut.retain(|(one, other)| {
            *one == later && reached.contains(other) || *other == later && reached.contains(one)
        });
        cut
    }
}
