//! A file is taken in whole, or not at all, and undone in one step.

use all_leaders::replica::file::decode_record;
use all_leaders::replica::{Edit, Replica};
use all_leaders::storage::{GroupStore, Import, KeyValue, Memory, StoreError, record_key};

use super::{GROUP, Tab, commitment, leftovers, member, reloaded, their_copy};

#[test]
fn an_import_is_kept_and_told() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    tab.write(&member(100), "name", "Only here");
    let theirs = their_copy(300, 1_000, "theirs");
    let mut import = Import::new(&theirs);
    let (mut steps, mut last) = (0, 0);
    loop {
        let progress = import.step(&tab.store, &mut tab.copy).unwrap();
        steps += 1;
        assert!(progress.done >= last && progress.done <= progress.total, "{progress:?}");
        last = progress.done;
        if progress.is_done() {
            break;
        }
    }
    assert!(steps > 10, "{steps}");
    assert_eq!(import.changed().len(), 1_300);
    assert_eq!(reloaded(&memory), tab.copy);
    assert_eq!(tab.copy.len(), 1_300);
    assert!(leftovers(&memory).is_empty());
    // The name that lost is in the journal.
    let (_, _, lost) = decode_record(&memory.get(&record_key(GROUP, &member(1))).unwrap().unwrap()).unwrap();
    assert_eq!(lost[0].cell.value, "Ana".into());

    // The same file again brings nothing and writes nothing.
    let writes = memory.writes();
    let again = tab.store.import(&mut tab.copy, &theirs).unwrap();
    assert!(again.changed().is_empty() && again.into_undo().is_empty());
    assert_eq!(memory.writes(), writes);
}

#[test]
fn an_import_can_be_cancelled_until_it_is_kept() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    let (stored, copy) = (memory.dump(), tab.copy.clone());
    let mut import = Import::new(&their_copy(300, 0, "theirs"));
    for _ in 0..3 {
        import.step(&tab.store, &mut tab.copy).unwrap();
        assert!(!import.is_kept());
        assert_eq!((memory.dump(), &tab.copy), (stored.clone(), &copy));
    }
    import.step(&tab.store, &mut tab.copy).unwrap();
    assert!(import.is_kept());
    drop(import);
    // Once it is kept, the next start finishes it.
    let loaded = GroupStore::new(memory.clone()).load(GROUP).unwrap();
    assert!(loaded.finished_import);
    assert_eq!(loaded.replica, tab.copy);
    assert_eq!(loaded.replica.len(), 300);
}

#[test]
fn what_does_not_fit_is_refused_before_the_first_write() {
    let theirs = their_copy(20, 300, "theirs");
    let memory = Memory::new();
    Tab::open(&memory, 1).store.import(&mut Replica::new(GROUP), &theirs).unwrap();
    let needed = memory.used().unwrap();
    // From far too little to just enough: each time it is in whole, or nothing has changed.
    let (mut refused, mut fitted) = (0, 0);
    for room in (0..needed * 2).step_by(997) {
        let memory = Memory::with_capacity(600 + room);
        let mut tab = Tab::open(&memory, 1);
        tab.write(&member(1), "name", "Ana");
        let (stored, copy) = (memory.dump(), tab.copy.clone());
        match tab.store.import(&mut tab.copy, &theirs) {
            Ok(_) => {
                fitted += 1;
                assert_eq!(tab.copy.len(), 320);
                assert_eq!(reloaded(&memory), tab.copy);
            }
            Err(error) => {
                refused += 1;
                assert!(matches!(error, StoreError::Full { needed } if needed > 50_000), "{error:?}");
                assert_eq!((memory.dump(), &tab.copy), (stored, &copy));
            }
        }
        assert!(leftovers(&memory).is_empty());
    }
    assert!(refused > 20 && fitted > 10, "{refused} refused, {fitted} fitted");
}

#[test]
fn undo_puts_back_what_is_still_as_the_import_left_it() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    tab.write(&member(2), "name", "Bilal");
    tab.write(&member(99), "name", "Not in the file");
    let (stored, copy) = (memory.dump(), tab.copy.clone());
    let theirs = their_copy(200, 200, "theirs");

    let undo = tab.store.import(&mut tab.copy, &theirs).unwrap().into_undo();
    let undone = tab.store.undo_import(&mut tab.copy, &undo).unwrap();
    assert_eq!((undone.restored.len(), undone.left_alone.len()), (400, 0));
    assert_eq!(memory.dump(), stored);
    assert_eq!(tab.copy, copy);
    // Undoing is no edit: the same file can be brought in again.
    let undo = tab.store.import(&mut tab.copy, &theirs).unwrap().into_undo();
    assert_eq!(tab.copy.record(&member(1)).unwrap().text("name"), Some("theirs 1"));

    tab.write(&member(2), "pronouns", "he");
    tab.write(&commitment(3), "day", "2026-12-01");
    let undone = tab.store.undo_import(&mut tab.copy, &undo).unwrap();
    assert_eq!(undone.left_alone, [commitment(3), member(2)]);
    assert_eq!(tab.copy.record(&member(1)).unwrap().text("name"), Some("Ana"));
    assert_eq!(tab.copy.record(&member(2)).unwrap().text("name"), Some("theirs 2"));
    assert_eq!(tab.copy.len(), 4);
    assert_eq!(reloaded(&memory), tab.copy);
    assert!(leftovers(&memory).is_empty());
}

#[test]
fn undo_works_in_a_full_store() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    let (stored, copy) = (memory.dump(), tab.copy.clone());
    let undo = tab.store.import(&mut tab.copy, &their_copy(50, 50, "theirs")).unwrap().into_undo();
    memory.set_capacity(Some(memory.used().unwrap()));
    tab.store.undo_import(&mut tab.copy, &undo).unwrap();
    assert_eq!((memory.dump(), tab.copy), (stored, copy));
}

#[test]
fn l6_undo_brings_nothing_back_that_was_erased() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Wilhelmina");
    tab.write(&member(2), "name", "Bilal");
    let mut theirs = tab.copy.clone();
    let mut clock = tab.clock.clone();
    theirs.erase(&member(1), &mut clock, 9_000).unwrap();
    theirs.write(&[Edit::new(&member(2), "name", "Bilal B.")], &mut clock, 9_000).unwrap();
    let aside = record_key(GROUP, &member(1)).replacen("/1/", "/1/quarantine/", 1);
    memory.set(&aside, "{Wilhelmina").unwrap();

    let undo = tab.store.import(&mut tab.copy, &theirs).unwrap().into_undo();
    assert!(!tab.store.raw_data().unwrap().contains("Wilhelmina"));
    tab.store.undo_import(&mut tab.copy, &undo).unwrap();
    assert!(tab.copy.record(&member(1)).unwrap().erased().is_some());
    assert_eq!(tab.copy.record(&member(2)).unwrap().text("name"), Some("Bilal"));
    assert_eq!(reloaded(&memory), tab.copy);
    assert!(!format!("{:?}", undo).contains("Wilhelmina"));
}

#[test]
fn a_tab_may_act_and_another_may_start_while_an_import_goes_on() {
    let memory = Memory::new();
    let mut one = Tab::open(&memory, 1);
    one.write(&member(1), "name", "Ana");
    let theirs = their_copy(100, 2_000, "theirs");
    let mut import = Import::new(&theirs);
    let mut two = None;
    let mut steps = 0;
    while !import.step(&one.store, &mut one.copy).unwrap().is_done() {
        steps += 1;
        one.now = 20_000;
        one.write(&member(50), "note", &format!("here {steps}"));
        if import.is_kept() && two.is_none() {
            // It finds the import unfinished, finishes it, and takes in one of its own.
            let mut tab = Tab::open(&memory, 2);
            let mut other = Import::new(&their_copy(2_000, 0, "later"));
            while !other.is_kept() {
                other.step(&tab.store, &mut tab.copy).unwrap();
            }
            two = Some((tab, other));
        }
    }
    let (mut tab, mut other) = two.unwrap();
    while !other.step(&tab.store, &mut tab.copy).unwrap().is_done() {}
    let now = reloaded(&memory);
    assert_eq!(now.len(), 4_000);
    assert_eq!(now.record(&member(50)).unwrap().text("note"), Some(&*format!("here {steps}")));
    assert_eq!(now.record(&member(1_999)).unwrap().text("name"), Some("later 1999"));
    assert!(leftovers(&memory).is_empty());
}
