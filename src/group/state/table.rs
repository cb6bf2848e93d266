//! What a group holds, by id. One simple shape for all kinds, for a map of each kind of its own is some
//! eight thousand bytes of code each.

use uuid::Uuid;

/// Rows in the order of their ids. Ids grow with time, so a new row nearly always comes last, and boxed rows make
/// room for one between at little cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::group) struct Table<T>(Vec<(Uuid, Box<T>)>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Table<T> {
    fn place(&self, id: Uuid) -> Result<usize, usize> {
        self.0.binary_search_by(|row| row.0.cmp(&id))
    }

    /// The row of this id.
    pub fn get(&self, id: Uuid) -> Option<&T> {
        Some(&self.0[self.place(id).ok()?].1)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, id: Uuid) -> Option<&mut T> {
        let place = self.place(id).ok()?;
        Some(&mut self.0[place].1)
    }

    /// Puts the row in its place, or takes out what is there; returns what was there.
    pub fn put(&mut self, id: Uuid, row: Option<T>) -> Option<T> {
        let row = row.map(Box::new);
        let before = match (self.place(id), row) {
            (Ok(place), Some(row)) => Some(std::mem::replace(&mut self.0[place].1, row)),
            (Ok(place), None) => Some(self.0.remove(place).1),
            (Err(place), Some(row)) => {
                self.0.insert(place, (id, row));
                None
            }
            (Err(_), None) => None,
        };
        before.map(|row| *row)
    }

    /// All rows, in the order of their ids.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.0.iter().map(|row| &*row.1)
    }

    /// Their ids.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Uuid> {
        self.0.iter().map(|row| row.0)
    }

    /// Takes all of them out.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// Which ids mean the same thing: each set is known by its smallest.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(in crate::group) struct UnionFind(Table<Uuid>);

impl UnionFind {
    /// The two mean the same.
    pub fn join(&mut self, one: Uuid, other: Uuid) {
        let (one, other) = (self.root(one), self.root(other));
        // A union by the smaller id: whatever the order of the pairs, the smallest stands for all.
        if one != other {
            self.0.put(one.max(other), Some(one.min(other)));
        }
    }

    /// The id that stands for all that mean the same.
    pub fn root(&self, mut id: Uuid) -> Uuid {
        while let Some(&root) = self.0.get(id) {
            id = root;
        }
        id
    }
}

/// Which things belong to which: the ids of things, in their order, by the id of their owner.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(in crate::group) struct Links(Table<Vec<Uuid>>);

impl Links {
    /// What belongs to the owner, in the order of the ids.
    pub fn of(&self, owner: Uuid) -> impl DoubleEndedIterator<Item = Uuid> {
        self.0.get(owner).map(Vec::as_slice).unwrap_or_default().iter().copied()
    }

    /// Moves the thing from one owner to another; `None`: to or from nobody.
    pub fn move_to(&mut self, id: Uuid, before: Option<Uuid>, after: Option<Uuid>) {
        if before == after {
            return;
        }
        for (owner, belongs) in [(before, false), (after, true)] {
            let Some(owner) = owner else { continue };
            let mut things = self.0.put(owner, None).unwrap_or_default();
            match things.binary_search(&id) {
                Ok(place) if !belongs => drop(things.remove(place)),
                Err(place) if belongs => things.insert(place, id),
                _ => {}
            }
            // Who has nothing has no row: two groups that hold the same are equal.
            self.0.put(owner, Some(things).filter(|things| !things.is_empty()));
        }
    }
}
