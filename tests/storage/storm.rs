//! Everything at once, in any order: two tabs, files, undo, erasing, a full store, a phone that goes off.

use std::collections::BTreeSet;

use all_leaders::replica::file::decode_record;
use all_leaders::replica::{Cell, Clock, Device, Edit, Key, Replica};
use all_leaders::storage::{ImportUndo, KeyValue, Memory, StoreError, record_key};
use proptest::prelude::*;

use super::{GROUP, Tab, leftovers, member, reloaded};

#[derive(Clone, Debug)]
enum Do {
    Write { tab: usize, record: u128, field: usize },
    Import { tab: usize, records: Vec<(u128, usize)>, late: bool },
    Undo { tab: usize },
    Erase { tab: usize, record: u128 },
    Reload { tab: usize },
    OffAfter(usize),
    Refuse(usize),
    Room(Option<usize>),
}

fn doings() -> impl Strategy<Value = Vec<Do>> {
    let tab = || 0..2usize;
    let record = || 0..4u128;
    let one = prop_oneof![
        8 => (tab(), record(), 0..3usize).prop_map(|(tab, record, field)| Do::Write { tab, record, field }),
        3 => (tab(), proptest::collection::vec((record(), 0..3usize), 1..6), any::<bool>())
            .prop_map(|(tab, records, late)| Do::Import { tab, records, late }),
        2 => tab().prop_map(|tab| Do::Undo { tab }),
        1 => (tab(), record()).prop_map(|(tab, record)| Do::Erase { tab, record }),
        1 => tab().prop_map(|tab| Do::Reload { tab }),
        2 => (0..12usize).prop_map(Do::OffAfter),
        1 => (0..6usize).prop_map(Do::Refuse),
        1 => proptest::option::of(0..3_000usize).prop_map(Do::Room),
    ];
    proptest::collection::vec(one, 1..30)
}

const FIELDS: [&str; 3] = ["name", "note", "day"];

/// Text by which a record is found wherever it is stored.
fn text(record: u128, n: usize) -> String {
    format!("<{record}> {n}")
}

proptest! {
    #[test]
    fn in_any_weather_no_acknowledged_edit_is_lost(doings in doings()) {
        let memory = Memory::new();
        let mut tabs = [Tab::open(&memory, 1), Tab::open(&memory, 1)];
        let mut undos: [Option<ImportUndo>; 2] = [None, None];
        let mut said: Vec<(Key, String, Cell)> = Vec::new();
        let mut erased: BTreeSet<u128> = BTreeSet::new();
        for (n, doing) in doings.into_iter().enumerate() {
            let mut failed = false;
            match doing {
                Do::Write { tab, record, field } => {
                    let edit = Edit::new(&member(record), FIELDS[field], text(record, n));
                    match tabs[tab].try_write(std::slice::from_ref(&edit)) {
                        Ok(outcome) => said.extend(outcome.written.changes.iter().map(|change| {
                            let cell = Cell { timestamp: outcome.written.timestamp, value: edit.value.clone() };
                            (change.key.clone(), change.field.clone(), cell)
                        })),
                        Err(_) => failed = true,
                    }
                }
                Do::Import { tab, records, late } => {
                    let mut theirs = Replica::new(GROUP);
                    let mut clock = Clock::new(Device(0xbb));
                    for (record, field) in records {
                        let edit = Edit::new(&member(record), FIELDS[field], text(record, n));
                        theirs.write(&[edit], &mut clock, if late { 50_000 } else { 10 }).unwrap();
                    }
                    let Tab { store, copy, .. } = &mut tabs[tab];
                    match store.import(copy, &theirs) {
                        Ok(import) => undos[tab] = Some(import.into_undo()),
                        Err(_) => failed = true,
                    }
                }
                Do::Undo { tab } => {
                    let Tab { store, copy, .. } = &mut tabs[tab];
                    if let Some(undo) = undos[tab].take() {
                        failed = store.undo_import(copy, &undo).is_err();
                        // The other tab hears of it.
                        if let Ok(loaded) = tabs[1 - tab].store.load(GROUP) {
                            tabs[1 - tab].copy = loaded.replica;
                        }
                    }
                }
                Do::Erase { tab, record } => {
                    let Tab { store, copy, clock, now, .. } = &mut tabs[tab];
                    failed = store.erase(copy, &[member(record)], clock, *now, None).is_err();
                    said.retain(|(key, ..)| *key != member(record));
                    if failed {
                        erased.remove(&record);
                    } else {
                        erased.insert(record);
                    }
                }
                Do::Reload { tab } => match tabs[tab].store.load(GROUP) {
                    Ok(loaded) => tabs[tab].copy = loaded.replica,
                    Err(_) => failed = true,
                },
                Do::OffAfter(writes) => memory.crash_after(writes),
                Do::Refuse(writes) => memory.refuse_after(writes, StoreError::Full { needed: 1 }),
                Do::Room(more) => memory.set_capacity(more.map(|more| memory.used().unwrap_or(0) + more)),
            }
            if failed {
                // Off and on again: both tabs are gone, and what could be taken back with them.
                memory.revive();
                memory.set_capacity(None);
                for tab in 0..2 {
                    tabs[tab].copy = tabs[tab].store.load(GROUP).unwrap().replica;
                    undos[tab] = None;
                }
                prop_assert!(leftovers(&memory).is_empty());
                prop_assert_eq!(&tabs[0].copy, &tabs[1].copy);
            }
        }
        memory.revive();
        memory.set_capacity(None);
        let loaded = reloaded(&memory);
        prop_assert!(leftovers(&memory).is_empty(), "{:?}", leftovers(&memory));
        for (key, field, cell) in said {
            let stored = memory.get(&record_key(GROUP, &key)).unwrap().unwrap();
            let (_, record, lost) = decode_record(&stored).unwrap();
            if record.erased().is_some() {
                continue;
            }
            let stands = record.cell(&field) == Some(&cell);
            let journaled = lost.iter().any(|lost| lost.field == field && lost.cell == cell);
            prop_assert!(stands || journaled || lost.len() == 32, "{} {:?} in {}", field, cell, stored);
        }
        let all: String = memory.dump().into_values().collect();
        for record in erased {
            prop_assert!(loaded.record(&member(record)).unwrap().erased().is_some());
            let trace = format!("<{record}>");
            prop_assert!(!all.contains(&trace), "{} in {}", trace, all);
        }
    }
}
