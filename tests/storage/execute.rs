//! What somebody does is kept whole, with one write a record, and nothing that was there is lost.

use all_leaders::group::News;
use all_leaders::replica::file::{Header, decode_record, encode_record, read, write};
use all_leaders::replica::{Clock, Device, Edit, JournaledRecord, Key, Replica, Value};
use all_leaders::storage::{GroupStore, KeyValue, Memory, ROOT, Save, StoreError, WaitingFile, record_key};
use uuid::Uuid;

use super::{GROUP, Tab, commitment, kept, leftovers, member, reloaded};

#[test]
fn an_act_comes_back_at_the_next_start() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    tab.write(&commitment(1), "what", "Ask about the hall");
    assert_eq!(reloaded(&memory), tab.copy);
    assert_eq!(kept(&memory).len(), 2);
    assert!(memory.dump().contains_key(&record_key(GROUP, &member(1))));
}

#[test]
fn one_write_a_record_whatever_the_size_of_the_group() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    for n in 0..300 {
        tab.write(&member(n), "name", "Somebody");
    }
    let sets = memory.sets();
    let edits = [
        Edit::new(&commitment(1), "what", "Ask about the hall"),
        Edit::new(&commitment(1), "day", "2026-11-26"),
        Edit::new(&member(7), "away", true),
    ];
    tab.try_write(&edits).unwrap();
    // And one for the clock.
    assert_eq!(memory.sets() - sets, 3);
    // What is so already is not written again.
    tab.try_write(&edits).unwrap();
    assert_eq!(memory.sets() - sets, 3);
}

#[test]
fn l9_overwritten_is_not_gone() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    for n in 0..100 {
        tab.write(&member(1), "name", &format!("Ana {n}"));
    }
    let text = memory.get(&record_key(GROUP, &member(1))).unwrap().unwrap();
    let (_, record, lost) = decode_record(&text).unwrap();
    assert_eq!(record.text("name"), Some("Ana 99"));
    assert_eq!(lost.len(), JournaledRecord::LIMIT);
    let kept: Vec<_> = lost.iter().map(|lost| lost.cell.value.clone()).collect();
    let newest: Vec<_> = (99 - JournaledRecord::LIMIT..99).map(|n| Value::from(format!("Ana {n}"))).collect();
    assert_eq!(kept, newest);
}

#[test]
fn an_act_that_fails_half_way_is_taken_back() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    let (stored, copy, clock) = (memory.dump(), tab.copy.clone(), format!("{:?}", tab.clock));
    let edits = [
        Edit::new(&commitment(1), "what", "Hall"),
        Edit::new(&member(1), "name", "Anna"),
        Edit::new(&member(2), "name", "Bilal"),
    ];
    // The first write is the clock's.
    for passed in 1..4 {
        memory.refuse_after(passed, StoreError::Full { needed: 1 });
        let error = tab.try_write(&edits).unwrap_err();
        assert!(matches!(error, StoreError::Full { needed } if needed > 300), "{error:?}");
        assert_eq!(memory.dump(), stored);
        assert_eq!((&tab.copy, format!("{:?}", tab.clock)), (&copy, clock.clone()));
        let erased = [member(1), member(2)];
        memory.refuse_after(passed.min(2), StoreError::Full { needed: 1 });
        tab.store.erase(&mut tab.copy, &erased, &mut tab.clock, 1_000, None).unwrap_err();
        assert_eq!(memory.dump(), stored);
        assert_eq!((&tab.copy, format!("{:?}", tab.clock)), (&copy, clock.clone()));
    }
    tab.try_write(&edits).unwrap();
    assert_eq!(reloaded(&memory), tab.copy);
}

#[test]
fn a_full_store_refuses_and_stays_as_it_is() {
    let memory = Memory::with_capacity(2_000);
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    let (stored, copy) = (memory.dump(), tab.copy.clone());
    let long = "long ".repeat(400);
    let edits = [Edit::new(&commitment(1), "what", "Hall"), Edit::new(&member(1), "note", long)];
    assert!(matches!(tab.try_write(&edits), Err(StoreError::Full { needed }) if needed > 2_000));
    assert_eq!((memory.dump(), &tab.copy), (stored, &copy));
    // Small things still find room.
    tab.write(&member(1), "name", "Anna");
    assert_eq!(reloaded(&memory), tab.copy);
}

#[test]
fn what_cannot_be_read_is_set_aside_and_never_written_over() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    for n in 1..4 {
        tab.write(&member(n), "name", "Ana");
    }
    let bad = [
        (record_key(GROUP, &member(1)), "{\"id\":"),
        // Another record's text under this name.
        (record_key(GROUP, &member(2)), &*encode_record(Uuid::from_u128(9), &Default::default(), &[])),
    ];
    for (name, text) in &bad {
        memory.set(name, text).unwrap();
    }
    let loaded = tab.store.load(GROUP).unwrap();
    assert_eq!(loaded.replica.len(), 1);
    assert_eq!(loaded.set_aside.len(), 2);
    for ((name, text), aside) in bad.iter().zip(&loaded.set_aside) {
        assert_eq!(aside.name, format!("{ROOT}quarantine/{}", &name[ROOT.len()..]));
        assert!(aside.moved);
        assert_eq!(aside.text, *text);
        assert_eq!(memory.get(&aside.name).unwrap().as_deref(), Some(*text));
        assert_eq!(memory.get(name).unwrap(), None);
    }
    // Told again at each start, until somebody does something about it.
    assert_eq!(tab.store.load(GROUP).unwrap().set_aside.len(), 2);

    // The same record broken once more keeps both texts; and a write to it does so too.
    memory.set(&bad[0].0, "other").unwrap();
    let mut tab = Tab::open(&memory, 1);
    memory.set(&bad[0].0, "third").unwrap();
    tab.write(&member(1), "name", "Ana again");
    let aside: Vec<String> =
        tab.store.load(GROUP).unwrap().set_aside.into_iter().map(|aside| aside.text).collect();
    for text in ["{\"id\":", "other", "third"] {
        assert!(aside.contains(&text.to_owned()), "{aside:?}");
    }
    assert!(tab.store.raw_data().unwrap().contains("third"));
}

#[test]
fn a_group_of_which_nothing_can_be_read_is_not_gone() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    memory.set(&record_key(GROUP, &member(1)), "broken").unwrap();
    for _ in 0..2 {
        let groups = tab.store.groups().unwrap();
        assert_eq!(groups.iter().map(|group| group.id).collect::<Vec<_>>(), [GROUP]);
        assert_eq!(tab.store.load(GROUP).unwrap().set_aside.len(), 1);
    }
}

#[test]
fn without_room_the_unreadable_stays_and_the_rest_opens() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    memory.set(&record_key(GROUP, &member(2)), &"x".repeat(500)).unwrap();
    memory.set_capacity(Some(memory.used().unwrap() + 100));
    let stored = memory.dump();
    let loaded = tab.store.load(GROUP).unwrap();
    assert_eq!(loaded.replica.len(), 1);
    assert!(!loaded.set_aside[0].moved);
    // A write that needs its place is refused, lest it be lost.
    assert!(tab.try_write(&[Edit::new(&member(2), "name", "B")]).is_err());
    assert_eq!(memory.dump(), stored);
}

#[test]
fn what_a_newer_version_wrote_comes_back_from_aside() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    let name = record_key(GROUP, &member(1));
    let text = memory.get(&name).unwrap().unwrap();
    memory.remove(&name).unwrap();
    memory.set(&name.replacen(ROOT, &format!("{ROOT}quarantine/"), 1), &text).unwrap();
    let loaded = tab.store.load(GROUP).unwrap();
    assert_eq!(loaded.replica, tab.copy);
    assert!(loaded.set_aside.is_empty());
    assert_eq!(memory.get(&name).unwrap(), Some(text));
}

#[test]
fn foreign_names_do_no_harm() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    let group = format!("{ROOT}{GROUP}");
    let foreign = [
        "",
        "theirs",
        "allleaders",
        "allleaders/",
        "allleaders/1",
        ROOT,
        "allleaders/2/x",
        "allleaders/1//",
        &group,
        &format!("{group}/"),
        &format!("{group}/member"),
        &format!("{group}/member/"),
        &format!("{group}/member/not-an-id"),
        &format!("{group}/member/{}/more", member(1).id),
        &format!("{group}/~later/1"),
        &format!("{group}/~import/x"),
        &format!("{ROOT}here/"),
        &format!("{ROOT}here/device"),
        &format!("{ROOT}here/{GROUP}/saved"),
        &format!("{ROOT}quarantine/"),
        &format!("{ROOT}quarantine/{GROUP}/x"),
        &format!("{ROOT}ABCDEF/member/x"),
        "\u{202e}",
        "🌻",
    ];
    for name in foreign {
        memory.set(name, "{[not ours").unwrap();
    }
    let loaded = tab.store.load(GROUP).unwrap();
    assert_eq!(loaded.replica, tab.copy);
    assert_eq!(tab.store.groups().unwrap().len(), 1);
    assert_eq!(tab.store.device_settings().last_export(GROUP), None);
    for name in foreign {
        assert_eq!(memory.get(name).unwrap().as_deref(), Some("{[not ours"), "{name}");
    }
}

#[test]
fn l6_erasing_leaves_no_trace() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    let secret = "Wilhelmina";
    tab.write(&member(1), "name", secret);
    tab.write(&member(1), "name", "W.");
    tab.write(&member(2), "name", "Bilal");
    memory.set(&format!("{ROOT}here/{GROUP}/news"), "Wilhelmina has joined").unwrap();
    let name = record_key(GROUP, &member(1));
    memory.set(&name.replacen(ROOT, &format!("{ROOT}quarantine/"), 1), "{Wilhelmina broken").unwrap();
    memory.set(&format!("{ROOT}quarantine/{}~2", &name[ROOT.len()..]), "{Wilhelmina again").unwrap();
    // An import that could not be finished yet holds her as well.
    let line = format!("+member/{}\t{}\n", member(1).id, memory.get(&name).unwrap().unwrap());
    let other = format!(
        "+member/{}\t{}\n",
        member(2).id,
        memory.get(&record_key(GROUP, &member(2))).unwrap().unwrap()
    );
    memory.set(&format!("{ROOT}{GROUP}/~import/0"), &(line + &other)).unwrap();

    tab.store.erase(&mut tab.copy, &[member(1)], &mut tab.clock, 2_000, None).unwrap();
    let all: String = memory.dump().into_values().collect();
    assert!(!all.contains(secret) && !all.contains("W."), "{all}");
    assert!(all.contains("Bilal"));
    assert!(tab.copy.record(&member(1)).unwrap().erased().is_some());
    assert_eq!(reloaded(&memory), tab.copy);
    assert!(leftovers(&memory).is_empty());
}

#[test]
fn l6_an_unreadable_text_is_erased_with_its_record() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Wilhelmina");
    memory.set(&record_key(GROUP, &member(1)), "{Wilhelmina").unwrap();
    tab.store.erase(&mut tab.copy, &[member(1)], &mut tab.clock, 2_000, None).unwrap();
    assert!(!tab.store.raw_data().unwrap().contains("Wilhelmina"));
}

#[test]
fn l6_an_erased_record_goes_from_files_that_wait_as_well() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Wilhelmina");
    let mut theirs = tab.copy.clone();
    let edit = |key: &Key, name: &str| Edit::new(key, "name", name);
    let edits = [edit(&member(1), "Wilhelmina the younger"), edit(&member(2), "Bilal")];
    theirs.write(&edits, &mut Clock::new(Device(9)), 8_000).unwrap();
    let whole = write(&theirs, &Header::default()).unwrap();
    let cut_off = whole[..whole.len() - 5].to_owned();
    let mut elsewhere = Replica::new(Uuid::from_u128(0xbe));
    elsewhere.write(&edits[1..], &mut Clock::new(Device(9)), 8_000).unwrap();
    let other = write(&elsewhere, &Header::default()).unwrap();
    let ids: Vec<_> = [whole, cut_off, other, "Wilhelmina brings chairs".to_owned()]
        .into_iter()
        .map(|text| {
            tab.store
                .device_settings()
                .keep_waiting_file(&WaitingFile { name: "a.json".into(), text })
                .unwrap()
        })
        .collect();
    let waiting = |store: &GroupStore<Memory>| -> Vec<Option<String>> {
        ids.iter().map(|id| store.device_settings().waiting_file(id).map(|file| file.text)).collect()
    };
    let before = waiting(&tab.store);

    tab.store.erase(&mut tab.copy, &[member(1)], &mut tab.clock, 9_000, None).unwrap();
    let after = waiting(&tab.store);
    let left = read(after[0].as_deref().unwrap()).unwrap();
    assert_eq!(left.replica.record(&member(1)), None);
    assert_eq!(left.replica.record(&member(2)), theirs.record(&member(2)));
    assert_eq!(after[1], None, "what names them and cannot be read goes");
    assert_eq!(after[2..], before[2..], "other files stay");
    // The file that is left can be brought in, and brings nobody back.
    tab.store.import(&mut tab.copy, &left.replica).unwrap();
    assert!(tab.copy.record(&member(1)).unwrap().erased().is_some());
}

#[test]
fn saving_merges_and_tells_what_the_merge_brought() {
    let memory = Memory::new();
    let mut one = Tab::open(&memory, 1);
    one.write(&member(1), "name", "Ana");
    let mut two = Tab::open(&memory, 2);
    two.write(&member(1), "pronouns", "she");
    let save = Save { key: member(1), record: one.copy.record(&member(1)).unwrap().clone(), lost: vec![] };
    let brought = one.store.save(GROUP, &[save]).unwrap();
    assert_eq!(brought, [(member(1), two.copy.record(&member(1)).unwrap().clone())]);
    assert_eq!(reloaded(&memory), two.copy);
}

#[test]
fn a_removed_group_is_gone_with_all_that_belongs_to_it() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    let other = Uuid::from_u128(5);
    let group = Key::new("group", GROUP);
    tab.try_write(&[Edit::new(&group, "name", "Try it"), Edit::new(&group, "sample", true)]).unwrap();
    tab.write(&member(1), "name", "Ana");
    memory.set(&record_key(GROUP, &member(2)), "broken").unwrap();
    tab.store.load(GROUP).unwrap();
    let mut others = tab.store.load(other).unwrap().replica;
    let edit = Edit::new(&Key::new("group", other), "name", "Garden");
    tab.store.execute(&mut others, &[edit], &mut tab.clock, 5_000).unwrap();
    let here = tab.store.device_settings();
    here.device(7);
    here.set_current_group(Some(GROUP)).unwrap();
    here.set_news(GROUP, &[News::Group]).unwrap();

    let groups = tab.store.groups().unwrap();
    let told: Vec<_> = groups.iter().map(|group| (group.id, &*group.name, group.sample)).collect();
    assert_eq!(told, [(other, "Garden", false), (GROUP, "Try it", true)]);

    let before = memory.clone().dump();
    let writes = memory.writes();
    tab.store.remove_group(GROUP).unwrap();
    let after = memory.dump();
    assert!(after.keys().all(|name| !name.contains(&GROUP.to_string())), "{after:?}");
    assert!(after.values().all(|text| !text.contains(&GROUP.to_string())), "{after:?}");
    assert_eq!(tab.store.groups().unwrap().len(), 1);

    // Switched off at any moment, it is removed at the next start all the same, or was not touched.
    for n in 0..memory.writes() - writes {
        let memory = Memory::new();
        before.iter().for_each(|(name, text)| memory.set(name, text).unwrap());
        memory.crash_after(n);
        assert!(GroupStore::new(memory.clone()).remove_group(GROUP).is_err());
        memory.revive();
        let groups = GroupStore::new(memory.clone()).groups().unwrap();
        let dump = memory.dump();
        assert_eq!(groups.len(), if n == 0 { 2 } else { 1 }, "after {n}");
        assert!(dump == before || dump == after, "after {n}: {dump:?}");
    }
}
