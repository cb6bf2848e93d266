//! Reflections rest apart: nothing that lists or takes out what the app keeps comes upon them.

use all_leaders::storage::{GroupStore, KeyValue, Memory, Reflection, StoreError, record_key};
use uuid::Uuid;

use super::{CLOCK, GROUP, Tab, member};

const MARKER: &str = "zebrafinch";

fn reflection(id: u128, text: &str) -> Reflection {
    Reflection { id: Uuid::from_u128(id), on: "2026-11-24".into(), prompt: "spoke".into(), text: text.into() }
}

fn holding(memory: &Memory) -> Vec<String> {
    let names = memory.keys("").unwrap().into_iter();
    names.filter(|name| memory.get(name).unwrap().is_some_and(|text| text.contains(MARKER))).collect()
}

#[test]
fn they_come_back_and_are_erased_at_once() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    let mine = store.reflections();
    let (first, second) = (reflection(1, "one\ntwo\n\nthree"), reflection(2, MARKER));
    mine.keep(GROUP, &first).unwrap();
    mine.keep(GROUP, &second).unwrap();
    assert_eq!(mine.all(GROUP), [second.clone(), first.clone()], "the latest first, lines and all");
    assert!(mine.all(Uuid::from_u128(9)).is_empty(), "another group has its own");
    mine.erase(GROUP, second.id).unwrap();
    assert_eq!(mine.all(GROUP), [first]);
    // What cannot be read goes with the rest.
    memory.set(&format!("allleaders-private/1/{GROUP}/reflection/x"), MARKER).unwrap();
    assert_eq!(mine.all(GROUP).len(), 1);
    mine.erase_all(GROUP).unwrap();
    assert!(memory.keys("").unwrap().is_empty());
}

#[test]
fn those_of_earlier_versions_are_read() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    let written = reflection(1, "one\ntwo\n\nthree");
    let name = format!("allleaders-private/1/{GROUP}/reflection/{}", written.id);
    memory.set(&name, "2026-11-24\nspoke\none\ntwo\n\nthree").unwrap();
    assert_eq!(store.reflections().all(GROUP), [written]);
}

#[test]
fn nothing_else_comes_upon_them() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    tab.store.reflections().keep(GROUP, &reflection(1, MARKER)).unwrap();
    assert_eq!(holding(&memory).len(), 1);
    assert!(!holding(&memory)[0].starts_with("allleaders/"));
    let names = memory.keys("allleaders/").unwrap();
    assert_eq!(
        names,
        [record_key(GROUP, &member(1)), CLOCK.to_owned()],
        "the app's own names are the others"
    );
    assert!(!tab.store.raw_data().unwrap().contains(MARKER));
    let loaded = tab.store.load(GROUP).unwrap();
    assert!(loaded.set_aside.is_empty() && loaded.replica.len() == 1);
    assert_eq!(tab.store.groups().unwrap().len(), 1);
    // A group of which this phone has reflections and nothing more is no group.
    tab.store.reflections().keep(Uuid::from_u128(9), &reflection(2, "x")).unwrap();
    assert_eq!(tab.store.groups().unwrap().len(), 1);
    let name = &holding(&memory)[0];
    let followed = all_leaders::storage::Followed::of(Some(name), memory.get(name).unwrap().as_deref());
    assert_eq!(followed, all_leaders::storage::Followed::Nothing, "another tab is not told");
}

#[test]
fn they_go_with_the_group_even_if_the_phone_goes_off_meanwhile() {
    for writes in 0..4 {
        let memory = Memory::new();
        let mut tab = Tab::open(&memory, 1);
        tab.write(&member(1), "name", "Ana");
        tab.store.reflections().keep(GROUP, &reflection(1, MARKER)).unwrap();
        memory.crash_after(writes);
        let _ = tab.store.remove_group(GROUP);
        memory.revive();
        let store = GroupStore::new(memory.clone());
        let groups = store.groups().unwrap();
        if groups.is_empty() {
            assert_eq!(memory.keys("").unwrap(), [CLOCK], "{writes}");
        } else {
            store.remove_group(GROUP).unwrap();
        }
        assert!(holding(&memory).is_empty(), "{writes}");
    }
}

#[test]
fn without_room_it_is_said_and_nothing_is_pretended() {
    let memory = Memory::with_capacity(100);
    let store = GroupStore::new(memory.clone());
    let refused = store.reflections().keep(GROUP, &reflection(1, MARKER));
    assert!(matches!(refused, Err(StoreError::Full { .. })));
    assert!(store.reflections().all(GROUP).is_empty());
}
