//! Room for a write: what can be taken back gives way to it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use uuid::Uuid;

use super::key_value::{KeyValue, StoreError, units};
use super::keys::{self, HERE};

/// What the names of a group's steps that can be taken back begin with.
pub(super) fn undo_prefix(group: Uuid) -> String {
    format!("{HERE}{group}/undo/")
}

/// The group of the step that is stored under this name; `None` for other names.
pub(super) fn group_of_undo(name: &str) -> Option<Uuid> {
    let (group, rest) = name.strip_prefix(HERE)?.split_once('/')?;
    rest.starts_with("undo/").then(|| keys::parse_id(group)).flatten()
}

/// Puts a text; where there is no room, what can be taken back gives way.
pub(super) fn put_making_room(kv: &impl KeyValue, name: &str, text: &str) -> Result<(), StoreError> {
    loop {
        match kv.set(name, text) {
            Err(StoreError::Full { needed }) if make_room(kv, needed)? => {}
            other => return other,
        }
    }
}

/// Makes room for a write by dropping steps of all groups, and tells whether there were any. Of each group the oldest go
/// first. A step has a number within its group and no time, so of two groups the step goes first that has more newer ones
/// beside it: every group keeps its latest steps longest.
pub(super) fn make_room(kv: &impl KeyValue, needed: usize) -> Result<bool, StoreError> {
    let mut names = kv.keys(HERE)?;
    names.retain(|name| group_of_undo(name).is_some());
    // The newest of each group first.
    names.sort_by(|one, other| other.cmp(one));
    let mut seen: BTreeMap<Option<Uuid>, usize> = BTreeMap::new();
    let mut steps = Vec::new();
    for name in names {
        let newer = seen.entry(group_of_undo(&name)).or_default();
        steps.push((*newer, name));
        *newer += 1;
    }
    steps.sort_by_key(|(newer, _)| Reverse(*newer));
    let mut made = 0;
    for (_, name) in &steps {
        made += units(name) + kv.get(name)?.map_or(0, |text| units(&text));
        kv.remove(name)?;
        if made > needed {
            break;
        }
    }
    Ok(made > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Memory;

    #[test]
    fn every_group_keeps_its_latest_steps_longest() {
        let memory = Memory::new();
        let step = |group: u128, number: u32| {
            format!("{}{number:08}-{:016x}", undo_prefix(Uuid::from_u128(group)), 0)
        };
        // The first group is seldom used: its steps have low numbers.
        let mut all = vec![step(1, 0), step(1, 1)];
        all.extend((40..45).map(|number| step(2, number)));
        all.iter().for_each(|name| memory.set(name, "a step").unwrap());
        let left = || all.iter().filter(|name| memory.get(name).unwrap().is_some()).collect::<Vec<_>>();

        assert!(make_room(&memory, 0).unwrap());
        assert_eq!(left(), [0, 1, 3, 4, 5, 6].map(|at| &all[at]));
        let one = units(&all[0]) + units("a step");
        assert!(make_room(&memory, 3 * one).unwrap());
        assert_eq!(left(), [1, 6].map(|at| &all[at]));
        assert!(make_room(&memory, usize::MAX).unwrap());
        assert!(!make_room(&memory, 0).unwrap());
    }
}
