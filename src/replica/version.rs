//! Which changes a copy has, summed up: a few dozen bytes for each phone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::timestamp::hex_text;

/// Who numbers changes: the copy of a group on one phone, for as long as that copy only grows.
///
/// Where it came to hold less (an import was taken back, a text in the store was destroyed), what it says from then on
/// must not be taken for a continuation: another actor is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Actor(pub u64);

hex_text!(Actor);

/// A version vector: for each actor the number up to which a copy has *all* of its changes (law L10).
///
/// Timestamps could not say so: those of one phone do not rise steadily, for an edit rises above what it replaces and
/// the next one, elsewhere, has the phone's own time again.
///
/// ```
/// use all_leaders::replica::{Actor, Version};
///
/// let (ana, bilal) = (Actor(1), Actor(2));
/// let ours = Version::from_iter([(ana, 5), (bilal, 2)]);
/// let theirs = Version::from_iter([(bilal, 3)]);
/// assert!(!ours.covers(&theirs) && !theirs.covers(&ours));
///
/// // Together the copies have what either has.
/// let both = ours.join(&theirs);
/// assert!(both.covers(&ours) && both.covers(&theirs));
/// assert_eq!(ours.meet(&theirs), Version::from_iter([(bilal, 2)]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(BTreeMap<Actor, u64>);

impl Version {
    /// The most entries that a file may have: many times what the largest group comes to.
    pub const MOST: usize = 4_096;

    /// Up to which number this actor's changes are there; 0 where none are.
    pub fn get(&self, actor: Actor) -> u64 {
        self.0.get(&actor).copied().unwrap_or_default()
    }

    /// Says that all changes of this actor up to the number are there.
    pub fn raise(&mut self, actor: Actor, number: u64) {
        if number > self.get(actor) {
            self.0.insert(actor, number);
        }
    }

    /// Whether all that the other has is here as well.
    pub fn covers(&self, other: &Self) -> bool {
        other.iter().all(|(actor, number)| self.get(actor) >= number)
    }

    /// What two copies have that become one.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let mut both = self.clone();
        other.iter().for_each(|(actor, number)| both.raise(actor, number));
        both
    }

    /// What both have.
    #[must_use]
    pub fn meet(&self, other: &Self) -> Self {
        self.iter().map(|(actor, number)| (actor, number.min(other.get(actor)))).collect()
    }

    /// The entries, in the order of the actors.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Actor, u64)> {
        self.0.iter().map(|(actor, number)| (*actor, *number))
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Actor, u64)> for Version {
    /// Of two entries of one actor the greater counts; 0 says nothing.
    fn from_iter<T: IntoIterator<Item = (Actor, u64)>>(entries: T) -> Self {
        let mut version = Self::default();
        entries.into_iter().for_each(|(actor, number)| version.raise(actor, number));
        version
    }
}
