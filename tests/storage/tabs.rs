//! Two tabs over one store never undo each other.

use std::collections::BTreeSet;

use all_leaders::replica::file::decode_record;
use all_leaders::replica::{Cell, Clock, Device, Edit, Key, Timestamp};
use all_leaders::storage::{Followed, KeyValue, Memory, StoreError, record_key};
use proptest::prelude::*;

use super::{CLOCK, GROUP, Tab, commitment, kept, member, reloaded};

#[test]
fn edits_of_two_tabs_to_one_record_both_stay() {
    let memory = Memory::new();
    let (mut one, mut two) = (Tab::open(&memory, 1), Tab::open(&memory, 1));
    one.write(&member(1), "name", "Ana");
    two.write(&member(1), "pronouns", "she");
    one.write(&member(1), "note", "stairs are hard");
    let record = reloaded(&memory).record(&member(1)).unwrap().clone();
    assert_eq!(record.text("name"), Some("Ana"));
    assert_eq!(record.text("pronouns"), Some("she"));
    assert_eq!(record.text("note"), Some("stairs are hard"));
    // The first tab saw the second one's edit when it wrote.
    assert_eq!(one.copy.record(&member(1)), Some(&record));
}

#[test]
fn l3_an_edit_stands_above_what_another_tab_wrote_meanwhile() {
    let memory = Memory::new();
    let (mut one, mut two) = (Tab::open(&memory, 1), Tab::open(&memory, 2));
    two.now = 900_000;
    two.write(&member(1), "name", "Bilal");
    let outcome = one.try_write(&[Edit::new(&member(1), "name", "Ana")]).unwrap();
    assert_eq!(outcome.followed, [member(1)]);
    assert_eq!(reloaded(&memory).record(&member(1)).unwrap().text("name"), Some("Ana"));
}

#[test]
fn l3_two_tabs_never_give_one_stamp_twice() {
    let memory = Memory::new();
    let mut tabs = [Tab::open(&memory, 1), Tab::open(&memory, 1)];
    let mut given = BTreeSet::new();
    // No event arrives, the clock stands still, and a tab that is opened anew knows nothing but what is stored.
    for n in 0..40 {
        let tab = &mut tabs[n % 2];
        if n % 7 == 6 {
            *tab = Tab::open(&memory, 1);
        }
        tab.now = 1_000;
        let edits = [Edit::new(&member(n as u128), "name", "Ana")];
        assert!(given.insert(tab.try_write(&edits).unwrap().written.timestamp));
        if n % 9 == 8 {
            let erased =
                tab.store.erase(&mut tab.copy, &[member(n as u128)], &mut tab.clock, 1_000, None).unwrap();
            assert!(given.insert(erased.unwrap()));
        }
    }

    // Where what was given could not be kept, the other tab hears it from the record.
    memory.refuse_after(0, StoreError::Full { needed: 1 });
    let [one, two] = &mut tabs;
    let written = one.try_write(&[Edit::new(&member(99), "name", "Ana")]).unwrap().written;
    let name = record_key(GROUP, &member(99));
    let event = Followed::of(Some(&name), memory.get(&name).unwrap().as_deref());
    let Followed::Record { key, record, .. } = event else { panic!("{event:?}") };
    two.store.follow_record(&mut two.copy, &key, &record, &mut two.clock).unwrap();
    two.now = one.now - 1;
    assert_ne!(
        two.try_write(&[Edit::new(&member(98), "name", "Bo")]).unwrap().written.timestamp,
        written.timestamp
    );
}

#[test]
fn l3_a_refused_command_uses_up_no_stamp() {
    let memory = Memory::new();
    let mut one = Tab::open(&memory, 1);
    one.write(&member(1), "name", "Ana");
    let before = memory.dump();
    let given: Vec<Timestamp> = one.clock.given().collect();
    memory.refuse_after(1, StoreError::Full { needed: 1 });
    one.try_write(&[Edit::new(&member(2), "name", "Bo")]).unwrap_err();
    assert_eq!(memory.dump(), before);
    assert!(one.clock.given().eq(given.iter().copied()));

    // Killed after any number of writes: whoever starts next gives no timestamp that stands anywhere.
    for n in 0..5 {
        let memory = Memory::new();
        Tab::open(&memory, 1).write(&member(1), "name", "Ana");
        let mut killed = Tab::open(&memory, 1);
        memory.crash_after(n);
        let _ = killed.try_write(&[Edit::new(&member(2), "name", "Bo"), Edit::new(&member(3), "name", "Cy")]);
        memory.revive();
        let stands: BTreeSet<Timestamp> = reloaded(&memory)
            .records()
            .flat_map(|(_, record)| record.timestamps().collect::<Vec<_>>())
            .collect();
        let mut next = Tab::open(&memory, 1);
        let written = next.try_write(&[Edit::new(&member(4), "name", "Di")]).unwrap().written;
        assert!(!stands.contains(&written.timestamp), "after {n}");
    }
}

#[test]
fn what_the_clock_has_given_takes_the_same_room_each_time() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    let room = memory.get(CLOCK).unwrap().unwrap().len();
    let mut last = String::new();
    // Whatever the clock says: so there is room for it even where there is none left.
    for (n, now) in
        [5_u64, 1 << 40, 7, (1 << 48) - 1, 90_000_000_000, 1_795_000_000_000].into_iter().enumerate()
    {
        tab.now = now;
        tab.write(&member(1), "name", ["Bob", "Ben"][n % 2]);
        let text = memory.get(CLOCK).unwrap().unwrap();
        assert_eq!(text.len(), room);
        assert_ne!(text, last);
        last = text;
    }
    // A tab that is opened now remembers every one of these days.
    let mut clock = Clock::new(Device(1));
    tab.store.device_settings().observe_given(&mut clock);
    assert!(clock.given().eq(tab.clock.given()));
    assert_eq!(clock.given().len(), 3);
    // What cannot be read counts as not there.
    memory.set(CLOCK, "[\"later\",7]").unwrap();
    tab.write(&member(1), "name", "Ana");
    assert!(kept(&memory).len() == 1);
}

#[test]
fn a_tab_follows_by_events() {
    let memory = Memory::new();
    let (mut one, mut two) = (Tab::open(&memory, 1), Tab::open(&memory, 1));
    one.write(&member(1), "name", "Ana");
    let name = record_key(GROUP, &member(1));
    let text = memory.get(&name).unwrap();
    let Followed::Record { group, key, record } = Followed::of(Some(&name), text.as_deref()) else {
        panic!()
    };
    assert_eq!((group, &key), (GROUP, &member(1)));
    assert!(two.store.follow_record(&mut two.copy, &key, &record, &mut two.clock).unwrap());
    assert_eq!(two.copy, one.copy);
    assert!(!two.store.follow_record(&mut two.copy, &key, &record, &mut two.clock).unwrap());

    let other = |name: &str, text| Followed::of(Some(&format!("allleaders/1/{name}")), text);
    assert_eq!(other(&format!("{GROUP}/~import/whole"), None), Followed::Reload(GROUP));
    assert_eq!(other(&format!("{GROUP}/~removing"), Some("1")), Followed::Removed(GROUP));
    assert_eq!(other("here/theme", Some("dark")), Followed::Here);
    assert_eq!(other(&format!("here/{GROUP}/undo/00000000-0"), None), Followed::UndoLog(GROUP));
    assert_eq!(other("here/clock", Some("[]")), Followed::Stamped);
    assert_eq!(other(&format!("{GROUP}/~import/0"), Some("x")), Followed::Nothing);
    assert_eq!(Followed::of(Some(&name), Some("{")), Followed::Nothing);
    assert_eq!(Followed::of(Some(&name), None), Followed::Nothing);
    assert_eq!(Followed::of(Some("theirs"), Some("x")), Followed::Nothing);
    assert_eq!(Followed::of(None, None), Followed::Cleared);
}

#[test]
fn what_another_tab_wrote_over_in_the_same_moment_is_kept_once_more() {
    let memory = Memory::new();
    let (mut one, mut two) = (Tab::open(&memory, 1), Tab::open(&memory, 1));
    one.write(&member(1), "name", "Ana");
    let name = record_key(GROUP, &member(1));
    // The other tab had not seen it yet.
    memory.remove(&name).unwrap();
    two.write(&member(1), "pronouns", "she");
    let Followed::Record { key, record, .. } =
        Followed::of(Some(&name), memory.get(&name).unwrap().as_deref())
    else {
        panic!()
    };
    one.store.follow_record(&mut one.copy, &key, &record, &mut one.clock).unwrap();
    let record = reloaded(&memory).record(&key).unwrap().clone();
    assert_eq!((record.text("name"), record.text("pronouns")), (Some("Ana"), Some("she")));
}

#[derive(Clone, Debug)]
enum Do {
    Write { tab: usize, record: u128, field: usize, text: String },
    Two { tab: usize, record: u128, text: String },
    Reload(usize),
    Follow { tab: usize, record: u128 },
    RefuseNext { after: usize },
    Break(u128),
    Clock { tab: usize, now: u64 },
}

fn deeds() -> impl Strategy<Value = Vec<Do>> {
    let tab = || 0..2usize;
    let record = || 0..3u128;
    let one = prop_oneof![
        6 => (tab(), record(), 0..3usize, "[a-c]{0,2}")
            .prop_map(|(tab, record, field, text)| Do::Write { tab, record, field, text }),
        2 => (tab(), record(), "[a-c]{0,2}").prop_map(|(tab, record, text)| Do::Two { tab, record, text }),
        1 => tab().prop_map(Do::Reload),
        2 => (tab(), record()).prop_map(|(tab, record)| Do::Follow { tab, record }),
        1 => (0..2usize).prop_map(|after| Do::RefuseNext { after }),
        1 => record().prop_map(Do::Break),
        1 => (tab(), 0..10_000u64).prop_map(|(tab, now)| Do::Clock { tab, now }),
    ];
    proptest::collection::vec(one, 1..40)
}

proptest! {
    #[test]
    fn no_acknowledged_edit_is_lost(deeds in deeds()) {
        let memory = Memory::new();
        let mut tabs = [Tab::open(&memory, 1), Tab::open(&memory, 1)];
        // Every cell that was ever acknowledged.
        let mut said: Vec<(Key, String, Cell)> = Vec::new();
        let mut broken: BTreeSet<String> = BTreeSet::new();
        const FIELDS: [&str; 3] = ["name", "note", "day"];
        for (n, deed) in deeds.into_iter().enumerate() {
            let (tab, edits) = match deed {
                Do::Write { tab, record, field, text } => (tab, vec![Edit::new(&member(record), FIELDS[field], text)]),
                Do::Two { tab, record, text } => (
                    tab,
                    vec![Edit::new(&member(record), "name", text.clone()), Edit::new(&commitment(record), "what", text)],
                ),
                Do::Reload(tab) => {
                    tabs[tab].copy = tabs[tab].store.load(GROUP).unwrap().replica;
                    continue;
                }
                Do::Follow { tab, record } => {
                    let name = record_key(GROUP, &member(record));
                    let text = memory.get(&name).unwrap();
                    let Tab { store, copy, clock, .. } = &mut tabs[tab];
                    if let Followed::Record { key, record, .. } = Followed::of(Some(&name), text.as_deref()) {
                        store.follow_record(copy, &key, &record, clock).unwrap();
                    }
                    continue;
                }
                Do::RefuseNext { after } => {
                    memory.refuse_after(after, StoreError::Full { needed: 1 });
                    continue;
                }
                Do::Break(record) => {
                    // Something foreign breaks a record that nothing has written yet.
                    let name = record_key(GROUP, &member(record));
                    if memory.get(&name).unwrap().is_none() {
                        let text = format!("{{broken {n}");
                        memory.set(&name, &text).ok();
                        if memory.get(&name).unwrap().is_some() {
                            broken.insert(text);
                        }
                    }
                    continue;
                }
                Do::Clock { tab, now } => {
                    tabs[tab].now = now;
                    continue;
                }
            };
            let before = memory.dump();
            let copy = tabs[tab].copy.clone();
            match tabs[tab].try_write(&edits) {
                Ok(outcome) => {
                    let timestamp: Timestamp = outcome.written.timestamp;
                    for edit in edits {
                        if outcome.written.changes.iter().any(|c| c.key == edit.key && c.field == edit.field) {
                            said.push((edit.key, edit.field, Cell { timestamp, value: edit.value }));
                        }
                    }
                }
                Err(_) => {
                    prop_assert_eq!(&tabs[tab].copy, &copy);
                    // But for what was set aside, the store is as it was.
                    let records = |dump: &std::collections::BTreeMap<String, String>| -> Vec<_> {
                        let good = dump.iter().filter(|(name, text)| !name.contains("quarantine") && !text.starts_with("{broken"));
                        good.filter(|(name, _)| *name != CLOCK).map(|(name, text)| (name.clone(), text.clone())).collect()
                    };
                    prop_assert_eq!(records(&memory.dump()), records(&before));
                }
            }
        }
        memory.revive();
        let all: Vec<String> = memory.dump().into_values().collect();
        for text in broken {
            prop_assert!(all.contains(&text), "lost {}", text);
        }
        for (key, field, cell) in said {
            let text = memory.get(&record_key(GROUP, &key)).unwrap().unwrap();
            let (_, record, lost) = decode_record(&text).unwrap();
            let stands = record.cell(&field);
            let journaled = lost.iter().any(|lost| lost.field == field && lost.cell == cell);
            // An edit that wrote the value that another tab had written as well is not lost either.
            let same = stands.is_some_and(|stands| stands.value == cell.value && stands.timestamp >= cell.timestamp);
            prop_assert!(same || journaled || lost.len() == 32, "{} {:?} in {}", field, cell, text);
            prop_assert!(lost.len() <= 32);
        }
        let loaded = reloaded(&memory);
        for (key, record) in tabs[0].copy.records() {
            let mut merged = loaded.record(key).cloned().unwrap_or_default();
            prop_assert!(!merged.merge(record).is_change(), "a tab knows more than the store");
        }
    }
}
