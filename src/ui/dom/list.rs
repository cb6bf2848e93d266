//! Lists whose rows have names: a row that stays keeps its elements, wherever it moves to.

use std::any::Any;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Comment, Node};

use super::any_view::{AnyView, IntoAny};
use super::node::{hold, move_all, remove};
use super::placed::{Placed, place};

/// The rows of a list, as they should be.
pub struct Rows {
    /// Their names: a `Vec` of whatever they are.
    names: Box<dyn Any>,
    /// For each of these names its place among those from before.
    places: fn(&dyn Any, &dyn Any) -> Vec<Option<usize>>,
    count: usize,
    /// Makes the row at this place.
    make: Box<dyn MakeRow>,
    /// What rows belong to: they live as long as the list, not from one change of it to the next.
    owner: Rc<Owner>,
}

/// Makes the row at a place; asked for once at most.
trait MakeRow {
    fn make(&mut self, at: usize) -> AnyView;
}

struct Things<T, C> {
    things: Vec<Option<T>>,
    children: Rc<C>,
}

impl<T, V: IntoAny, C: Fn(T) -> V> MakeRow for Things<T, C> {
    fn make(&mut self, at: usize) -> AnyView {
        self.things[at].take().map(|thing| (self.children)(thing).into_any()).unwrap_or_default()
    }
}

/// A list on the page.
pub(super) struct Listed {
    rows: Vec<Row>,
    names: Box<dyn Any>,
    owner: Rc<Owner>,
    end: Comment,
}

struct Row {
    placed: Placed,
    owner: Owner,
}

/// A list that follows `each`; each thing in it has a name that no other has, and looks as `children` makes it.
#[component]
pub fn For<E, I, T, N, K, C, V>(
    /// The things.
    each: E,
    /// A thing's name.
    key: N,
    /// What it looks like; made once for a name.
    children: C,
) -> AnyView
where
    E: Fn() -> I + 'static,
    I: IntoIterator<Item = T> + 'static,
    T: 'static,
    N: Fn(&T) -> K + 'static,
    K: PartialEq + 'static,
    C: Fn(T) -> V + 'static,
    V: IntoAny + 'static,
{
    let owner = Rc::new(Owner::current().unwrap_or_default());
    let children = Rc::new(children);
    let rows = move || {
        let mut names: Vec<K> = Vec::new();
        let mut things: Vec<Option<T>> = Vec::new();
        for thing in each() {
            names.push(key(&thing));
            things.push(Some(thing));
        }
        let count = things.len();
        let make = Box::new(Things { things, children: children.clone() });
        let (names, owner) = (Box::new(names), owner.clone());
        AnyView::List(Box::new(Rows { names, places: places::<K>, count, make, owner }))
    };
    AnyView::Follow(Box::new(rows))
}

fn places<K: PartialEq + 'static>(names: &dyn Any, before: &dyn Any) -> Vec<Option<usize>> {
    let (Some(names), Some(before)) = (names.downcast_ref::<Vec<K>>(), before.downcast_ref::<Vec<K>>())
    else {
        return Vec::new();
    };
    // A list mostly stays as it was, or something came or went: one looks on from where the last was found.
    let mut from = 0;
    let mut place = |name: &K| {
        let found = before[from..].iter().position(|one| one == name).map(|at| from + at);
        let found = found.or_else(|| before[..from].iter().position(|one| one == name));
        from = found.map_or(from, |at| at + 1);
        found
    };
    names.iter().map(&mut place).collect::<Vec<_>>()
}

/// Puts a list on the page.
pub(super) fn list(mut rows: Rows, parent: &Node, before: Option<&Node>) -> Listed {
    let placed = (0..rows.count).map(|at| row(&mut rows, at, parent, before)).collect::<Vec<_>>();
    let end = hold(parent, before);
    Listed { rows: placed, names: rows.names, owner: rows.owner, end }
}

fn row(rows: &mut Rows, at: usize, parent: &Node, before: Option<&Node>) -> Row {
    let owner = rows.owner.with(Owner::new);
    let placed = owner.with(|| place(rows.make.make(at), parent, before));
    Row { placed, owner }
}

/// Lets `rows` take the place of a list.
pub(super) fn list_on(before: Listed, mut rows: Rows) -> Listed {
    let Listed { rows: old, names, owner, end } = before;
    let places = (rows.places)(&*rows.names, &*names);
    let same_list = Rc::ptr_eq(&owner, &rows.owner);
    let mut old: Vec<Option<Row>> = old.into_iter().map(Some).collect();
    let mut kept: Vec<Option<Row>> =
        (0..rows.count).map(|at| places.get(at).copied().flatten().and_then(|at| old[at].take())).collect();
    let mut gone = old.into_iter().flatten();
    if !same_list {
        // The list itself was made anew, as for the next in a round: what is around it keeps its nodes, and so do the
        // rows, whatever they show now.
        kept.iter_mut().filter(|row| row.is_none()).for_each(|row| *row = gone.next());
    }
    gone.for_each(Row::remove);

    let parent = end.parent_node().unwrap_or_else(|| Node::clone(&end));
    let mut next = Node::clone(&end);
    let mut all = Vec::with_capacity(rows.count);
    // From the end, so that every row has its place before the next one's.
    for (at, kept) in kept.into_iter().enumerate().rev() {
        let row = match kept {
            None => row(&mut rows, at, &parent, Some(&next)),
            Some(kept) => {
                let last = kept.placed.last();
                if last.next_sibling().as_ref() != Some(&next) {
                    move_all(&parent, kept.placed.first(), &last, &next);
                }
                if same_list { kept } else { kept.renew(&mut rows, at) }
            }
        };
        next = row.placed.first();
        all.push(row);
    }
    all.reverse();
    Listed { rows: all, names: rows.names, owner: rows.owner, end }
}

impl Row {
    /// The list was made anew, and what the row's effects followed is gone with the list from before.
    fn renew(self, rows: &mut Rows, at: usize) -> Row {
        let owner = rows.owner.with(Owner::new);
        let placed = owner.with(|| self.placed.patch(rows.make.make(at)));
        Row { placed, owner }
    }

    fn remove(self) {
        self.placed.remove();
        self.owner.cleanup();
    }
}

impl Listed {
    pub(super) fn first(&self) -> Node {
        self.rows.first().map_or_else(|| self.last(), |row| row.placed.first())
    }

    pub(super) fn last(&self) -> Node {
        Node::clone(&self.end)
    }

    pub(super) fn remove(self) {
        self.rows.into_iter().for_each(Row::remove);
        remove(&self.end);
    }
}
