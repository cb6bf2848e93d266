//! A phone that is switched off in the middle ends with all of an import or nothing of it.

use all_leaders::replica::{Edit, Replica};
use all_leaders::storage::{GroupStore, KeyValue, Memory, StoreError};
use proptest::prelude::*;

use super::{GROUP, Tab, commitment, leftovers, member, reloaded, their_copy};

fn phone() -> (Memory, Tab) {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    for n in 0..5 {
        tab.write(&member(n), "name", &format!("Ana {n}"));
        tab.write(&member(n), "name", &format!("Anna {n}"));
    }
    (memory, tab)
}

fn copy_of(dump: &std::collections::BTreeMap<String, String>) -> Memory {
    let memory = Memory::new();
    dump.iter().for_each(|(name, text)| memory.set(name, text).unwrap());
    memory
}

/// Runs `work` on fresh phones that are switched off after 0, 1, 2 … writes, and again while they recover, and
/// checks that the next start finds `before` or `after`, and nothing else.
fn at_every_moment(
    start: &Memory,
    before: &Replica,
    after: &Replica,
    work: impl Fn(&GroupStore<Memory>) -> Result<(), StoreError>,
) {
    let start = start.dump();
    let whole = copy_of(&start);
    let writes = whole.writes();
    work(&GroupStore::new(whole.clone())).unwrap();
    let end = whole.dump();
    let writes = whole.writes() - writes;
    assert!(writes > 10);
    let mut ends = [0, 0];
    for n in 0..writes {
        for again in [None, Some(0), Some(1), Some(2), Some(5), Some(n)] {
            let memory = copy_of(&start);
            memory.crash_after(n);
            work(&GroupStore::new(memory.clone())).unwrap_err();
            memory.revive();
            if let Some(again) = again {
                memory.crash_after(again);
                let _ = GroupStore::new(memory.clone()).groups();
                memory.revive();
            }
            let loaded = GroupStore::new(memory.clone()).load(GROUP).unwrap();
            let which = usize::from(loaded.replica == *after);
            assert!(which == 1 || loaded.replica == *before, "half of it after {n} writes, then {again:?}");
            ends[which] += 1;
            assert!(leftovers(&memory).is_empty(), "after {n}: {:?}", leftovers(&memory));
            assert_eq!(
                memory.dump(),
                if which == 1 { end.clone() } else { start.clone() },
                "after {n}, {again:?}"
            );
            assert!(loaded.set_aside.is_empty());
        }
    }
    assert!(ends[0] > 0 && ends[1] > 0, "{ends:?}");
}

#[test]
fn an_import_cut_short_at_any_moment_is_all_or_nothing() {
    let (memory, tab) = phone();
    let before = tab.copy.clone();
    let theirs = their_copy(8, 4, "theirs");
    let mut after = before.clone();
    after.merge(&theirs).unwrap();
    at_every_moment(&memory, &before, &after, |store| {
        let mut copy = before.clone();
        store.import(&mut copy, &theirs).map(|_| ())
    });
}

#[test]
fn a_large_import_of_many_pieces_too() {
    let (memory, tab) = phone();
    let before = tab.copy.clone();
    let mut theirs = their_copy(3, 0, "theirs");
    let mut clock = all_leaders::replica::Clock::new(all_leaders::replica::Device(7));
    for n in 0..4 {
        let long = "An account of the whole evening, … ".repeat(1_200);
        theirs.write(&[Edit::new(&commitment(n), "note", long)], &mut clock, 7_000).unwrap();
    }
    let mut after = before.clone();
    after.merge(&theirs).unwrap();
    at_every_moment(&memory, &before, &after, |store| {
        let mut copy = before.clone();
        store.import(&mut copy, &theirs).map(|_| ())
    });
}

#[test]
fn an_undo_cut_short_at_any_moment_is_all_or_nothing() {
    let (memory, mut tab) = phone();
    let before = tab.copy.clone();
    let undo = tab.store.import(&mut tab.copy, &their_copy(8, 4, "theirs")).unwrap().into_undo();
    let imported = tab.copy.clone();
    at_every_moment(&memory, &imported, &before, |store| {
        store.undo_import(&mut imported.clone(), &undo).map(|_| ())
    });
}

#[test]
fn an_import_that_cannot_be_finished_yet_shows_all_the_same() {
    let (memory, mut tab) = phone();
    let theirs = their_copy(8, 4, "theirs");
    let mut import = all_leaders::storage::Import::new(&theirs);
    while !import.is_kept() {
        import.step(&tab.store, &mut tab.copy).unwrap();
    }
    // Something else on this address takes all the room that was kept free.
    memory.remove(&format!("allleaders/1/{GROUP}/~import/ballast")).unwrap();
    memory.set_capacity(Some(memory.used().unwrap()));
    assert!(import.step(&tab.store, &mut tab.copy).is_err());
    let loaded = GroupStore::new(memory.clone()).load(GROUP).unwrap();
    assert!(!loaded.finished_import);
    assert_eq!(loaded.replica, tab.copy);
    // With room again, the next start finishes it.
    memory.set_capacity(None);
    let loaded = GroupStore::new(memory.clone()).load(GROUP).unwrap();
    assert!(loaded.finished_import);
    assert_eq!(loaded.replica, tab.copy);
    assert!(leftovers(&memory).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// With just the room that the write-ahead takes, putting the records in place never lacks any.
    #[test]
    fn what_was_written_ahead_always_finds_room(
        sizes in proptest::collection::vec((0..6u128, 1..4usize, 0..60_000usize), 1..8),
        wide in any::<bool>(),
    ) {
        let (memory, mut tab) = phone();
        let mut theirs = tab.copy.clone();
        let mut clock = all_leaders::replica::Clock::new(all_leaders::replica::Device(7));
        for (n, field, size) in sizes {
            let text = if wide { "…" } else { "." }.repeat(size);
            theirs.write(&[Edit::new(&member(n), format!("f{field}"), text)], &mut clock, 7_000).unwrap();
        }
        let start = memory.dump();
        let before = tab.copy.clone();
        // The least room with which it is not refused.
        let (mut low, mut high) = (memory.used().unwrap(), 4_000_000);
        while low < high {
            let room = usize::midpoint(low, high);
            let memory = copy_of(&start);
            memory.set_capacity(Some(room));
            let mut import = all_leaders::storage::Import::new(&theirs);
            let mut copy = before.clone();
            let store = GroupStore::new(memory.clone());
            let kept = loop {
                match import.step(&store, &mut copy) {
                    Err(_) => break import.is_kept(),
                    Ok(progress) if progress.is_done() => break true,
                    Ok(_) => {}
                }
            };
            if kept { high = room } else { low = room + 1 }
        }
        let memory = copy_of(&start);
        memory.set_capacity(Some(high));
        tab.store = GroupStore::new(memory.clone());
        prop_assert!(tab.store.import(&mut tab.copy, &theirs).is_ok());
        prop_assert_eq!(reloaded(&memory), tab.copy);
    }
}
