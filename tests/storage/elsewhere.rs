//! An import stays with its own group, whatever is done meanwhile: another group opened, this one removed, a second
//! tab, a phone that goes off, *Stop*.

use std::collections::{BTreeMap, BTreeSet};

use all_leaders::replica::file::{Extra, UnknownKeys, read};
use all_leaders::replica::{Clock, Device, Edit, Replica};
use all_leaders::storage::{GroupStore, Import, ImportRollback, ImportUndo, KeyValue, Memory, StoreError};
use proptest::prelude::*;
use uuid::Uuid;

use super::{GROUP, Tab, leftovers, member, reloaded, their_copy};

const BETA: Uuid = Uuid::from_u128(0xbe);

/// A copy of Beta with one person.
fn beta(memory: &Memory) -> Replica {
    let store = GroupStore::new(memory.clone());
    let mut copy = Replica::new(BETA);
    let edit = Edit::new(&member(1), "name", "Of Beta");
    store.execute(&mut copy, &[edit], &mut Clock::new(Device(1)), 1_000).unwrap();
    copy
}

fn copy_of(memory: &Memory) -> Memory {
    let copy = Memory::new();
    memory.dump().iter().for_each(|(name, text)| copy.set(name, text).unwrap());
    copy
}

#[test]
fn an_import_goes_into_its_own_group_whichever_is_open() {
    // Another group is opened after 0, 1, 2 … steps, and from then on that is the copy on the screen.
    for switch in 0..40 {
        let memory = Memory::new();
        let mut tab = Tab::open(&memory, 1);
        tab.write(&member(1), "name", "Ana");
        let mut other = beta(&memory);
        let before = other.clone();
        let theirs = their_copy(300, 700, "theirs");
        let mut import = Import::new(&theirs);
        for step in 0.. {
            let open = if step < switch { &mut tab.copy } else { &mut other };
            if import.step(&tab.store, open).unwrap().is_done() {
                break;
            }
        }
        assert_eq!(other, before, "after {switch} steps");
        assert_eq!(tab.store.load(BETA).unwrap().replica, before);
        let now = reloaded(&memory);
        assert_eq!(now.len(), 1_000);
        assert_eq!(now.record(&member(1)).unwrap().text("name"), Some("theirs 1"));
        // Nor does taking it back touch the group that is open.
        let undone = tab.store.undo_import(&mut other, &import.into_undo()).unwrap();
        assert!(undone.left_alone.is_empty());
        assert_eq!(other, before);
        assert_eq!(reloaded(&memory).len(), 1);
    }
}

#[test]
fn stop_leaves_everything_as_it_was_wherever_the_import_is() {
    let start = Memory::new();
    let mut tab = Tab::open(&start, 1);
    tab.write(&member(1), "name", "Ana");
    tab.write(&member(900), "name", "Only here");
    let theirs = their_copy(300, 700, "theirs");
    let keys = UnknownKeys::of(&[Extra { key: "later".into(), json: "[1]".into() }]);
    let mut after_kept = 0;
    for stop in 0.. {
        let memory = copy_of(&start);
        let store = GroupStore::new(memory.clone());
        let mut copy = tab.copy.clone();
        let mut import = Import::new(&theirs).with_unknown(keys.clone());
        let mut done = false;
        for _ in 0..stop {
            done = import.step(&store, &mut copy).unwrap().is_done();
        }
        after_kept += usize::from(import.is_kept());
        assert!(import.stop(&store, &mut copy).unwrap().left_alone.is_empty());
        assert_eq!(memory.dump(), start.dump(), "stopped after {stop} steps");
        assert_eq!(copy, tab.copy);
        assert!(!store.load(GROUP).unwrap().finished_import);
        if done {
            break;
        }
    }
    assert!(after_kept > 3, "{after_kept}");
}

#[test]
fn a_large_import_is_taken_back_in_small_steps() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    let (before, copy) = (memory.dump(), tab.copy.clone());
    let mut import = Import::new(&their_copy(2_000, 3_000, "theirs"));
    while !import.step(&tab.store, &mut tab.copy).unwrap().is_done() {}
    let mut rollback = ImportRollback::new(import.into_undo());
    let (mut steps, mut most, mut done) = (0, 0, 0);
    loop {
        let written = memory.writes();
        let progress = rollback.step(&tab.store, &mut tab.copy).unwrap();
        most = most.max(memory.writes() - written);
        steps += 1;
        assert!(progress.done >= done && progress.done <= progress.total, "{progress:?} after {done}");
        done = progress.done;
        if progress.is_done() {
            break;
        }
    }
    assert!(steps > 50 && most < 1_500, "{steps} steps, {most} writes in one of them");
    assert!(rollback.into_parts().0.left_alone.is_empty());
    assert!(tab.copy == copy && memory.dump() == before);
}

#[test]
fn what_is_written_while_an_import_is_taken_back_stays() {
    let start = Memory::new();
    let mut tab = Tab::open(&start, 1);
    tab.write(&member(1), "name", "Ana");
    for wait in 0.. {
        let memory = copy_of(&start);
        let mut tab = Tab::open(&memory, 1);
        tab.now = 30_000;
        let mut import = Import::new(&their_copy(700, 900, "theirs"));
        while !import.step(&tab.store, &mut tab.copy).unwrap().is_done() {}
        let mut rollback = ImportRollback::new(import.into_undo());
        let done = (0..wait).any(|_| rollback.step(&tab.store, &mut tab.copy).unwrap().is_done());
        tab.write(&member(699), "note", "typed meanwhile");
        while !rollback.step(&tab.store, &mut tab.copy).unwrap().is_done() {}
        assert_eq!(reloaded(&memory), tab.copy, "after {wait} steps");
        assert_eq!(tab.copy.record(&member(699)).unwrap().text("note"), Some("typed meanwhile"));
        assert_eq!(tab.copy.record(&member(1)).unwrap().text("name"), Some("Ana"));
        assert_eq!(tab.copy.len(), 2, "after {wait} steps");
        if done {
            break;
        }
    }
}

#[test]
fn a_phone_that_goes_off_while_an_import_is_taken_back_has_all_of_it_or_none() {
    let start = Memory::new();
    let mut tab = Tab::open(&start, 1);
    tab.write(&member(1), "name", "Ana");
    let (none, theirs) = (tab.copy.clone(), their_copy(300, 700, "theirs"));
    let mut all = none.clone();
    all.merge(&theirs).unwrap();
    let mut ends = [0, 0];
    for writes in (0..).step_by(7) {
        let memory = copy_of(&start);
        let mut tab = Tab::open(&memory, 1);
        let mut import = Import::new(&theirs);
        while !import.step(&tab.store, &mut tab.copy).unwrap().is_done() {}
        let mut rollback = ImportRollback::new(import.into_undo());
        memory.crash_after(writes);
        let ended = loop {
            match rollback.step(&tab.store, &mut tab.copy) {
                Ok(progress) if progress.is_done() => break true,
                Ok(_) => {}
                Err(_) => break false,
            }
        };
        memory.revive();
        let now = reloaded(&memory);
        assert!(now == all || now == none, "off after {writes} writes");
        ends[usize::from(now == none)] += 1;
        assert!(leftovers(&memory).is_empty());
        if ended {
            break;
        }
    }
    assert!(ends[0] > 0 && ends[1] > 3, "{ends:?}");
}

#[test]
fn what_is_written_while_an_import_runs_stays_when_it_is_stopped() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    tab.write(&member(1), "name", "Ana");
    let mut import = Import::new(&their_copy(300, 700, "theirs"));
    while !import.is_kept() {
        import.step(&tab.store, &mut tab.copy).unwrap();
    }
    tab.now = 20_000;
    tab.write(&member(2), "note", "typed meanwhile");
    let undone = import.stop(&tab.store, &mut tab.copy).unwrap();
    assert_eq!(undone.left_alone, [member(2)]);
    assert_eq!(reloaded(&memory), tab.copy);
    assert_eq!(tab.copy.len(), 2);
    assert_eq!(tab.copy.record(&member(1)).unwrap().text("name"), Some("Ana"));
}

#[test]
fn a_group_that_is_removed_while_a_file_of_it_comes_in_stays_removed() {
    let theirs = their_copy(300, 700, "theirs");
    for removed in 1.. {
        let memory = Memory::new();
        let mut tab = Tab::open(&memory, 1);
        // Some of the file is there already: it must not come back in part.
        tab.store.import(&mut tab.copy, &their_copy(100, 0, "theirs")).unwrap();
        let mut other = beta(&memory);
        let mut import = Import::new(&theirs);
        let mut done = false;
        for _ in 0..removed {
            done = import.step(&tab.store, &mut tab.copy).unwrap().is_done();
        }
        if done {
            break;
        }
        tab.store.remove_group(GROUP).unwrap();
        while !import.step(&tab.store, &mut other).unwrap().is_done() {}
        assert!(import.is_gone(), "removed after {removed} steps");
        assert!(import.into_undo().is_empty());
        assert!(!tab.store.has(GROUP).unwrap());
        let left = memory.dump().into_keys().filter(|name| name.contains(&GROUP.to_string()));
        assert_eq!(left.collect::<Vec<_>>(), Vec::<String>::new());
        assert_eq!(tab.store.load(BETA).unwrap().replica, other);
    }
}

#[test]
fn l5_keys_at_the_top_of_a_file_are_kept_with_the_group_and_go_with_it() {
    let golden = include_bytes!("../golden/v1.allleaders.json");
    let file = read(golden).unwrap();
    let group = file.replica.group();
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    let mut copy = Replica::new(group);
    let bring = |copy: &mut Replica| {
        let mut import = Import::new(&file.replica).with_unknown(UnknownKeys::of(&file.header.extra));
        while !import.step(&store, copy).unwrap().is_done() {}
        import
    };
    let undo = bring(&mut copy).into_undo();
    // At the next start, and in another tab.
    let later = GroupStore::new(memory.clone()).device_settings().unknown_keys(group);
    assert_eq!(later.extra(), file.header.extra);
    assert_eq!(later.extra()[0].key, "later");
    assert!(
        GroupStore::new(memory.clone()).device_settings().unknown_keys(GROUP).is_empty(),
        "another group's file has none"
    );
    // The same file again brings nothing; taking the import back takes them back.
    assert!(bring(&mut copy).into_undo().is_empty());
    store.undo_import(&mut copy, &undo).unwrap();
    assert!(store.device_settings().unknown_keys(group).is_empty());
    // What was erased stays erased: only its mark is left.
    let records = memory.keys(&format!("allleaders/1/{group}/")).unwrap();
    assert_eq!(records.len(), 1, "{:?}", memory.dump());
    bring(&mut copy);
    store.remove_group(group).unwrap();
    assert!(memory.dump().is_empty(), "{:?}", memory.dump());
}

#[test]
fn l5_an_import_that_is_refused_leaves_the_keys_as_they_were() {
    let keys = |json: &str| UnknownKeys::of(&[Extra { key: "later".into(), json: json.into() }]);
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    let mut first = Import::new(&their_copy(1, 0, "theirs")).with_unknown(keys("1"));
    while !first.step(&tab.store, &mut tab.copy).unwrap().is_done() {}
    let before = memory.dump();
    for refused in 0..4 {
        memory.refuse_after(refused, StoreError::Full { needed: 1 });
        let mut import = Import::new(&their_copy(50, 0, "later")).with_unknown(keys("2"));
        let error = loop {
            match import.step(&tab.store, &mut tab.copy) {
                Ok(progress) if progress.is_done() => break None,
                Ok(_) => {}
                Err(error) => break Some(error),
            }
        };
        assert!(error.is_some() && !import.is_kept(), "{refused}");
        assert_eq!(memory.dump(), before, "{refused}");
    }
    // With no record that is new, the keys come in all the same.
    let mut only = Import::new(&their_copy(1, 0, "theirs")).with_unknown(keys("2"));
    while !only.step(&tab.store, &mut tab.copy).unwrap().is_done() {}
    assert_eq!(tab.store.device_settings().unknown_keys(GROUP), keys("2"));
}

/// Three groups; the first two are on the phone at the start.
const GROUPS: [Uuid; 3] = [Uuid::from_u128(0xa1), Uuid::from_u128(0xb2), Uuid::from_u128(0xc3)];

#[derive(Clone, Debug)]
enum Do {
    Open(usize),
    Remove(usize),
    Begin(usize, Vec<u128>),
    Steps(usize),
    Stop,
    TakeBack,
    Write(u128),
    OtherTab(usize),
    OffAfter(usize),
    Refuse(usize),
}

fn doings() -> impl Strategy<Value = Vec<Do>> {
    let group = || 0..3usize;
    // Enough records for several steps and several pieces.
    let records = proptest::collection::vec(0..400u128, 1..350);
    let one = prop_oneof![
        4 => group().prop_map(Do::Open),
        2 => group().prop_map(Do::Remove),
        4 => (group(), records).prop_map(|(group, records)| Do::Begin(group, records)),
        8 => (1..4usize).prop_map(Do::Steps),
        1 => Just(Do::Stop),
        1 => Just(Do::TakeBack),
        4 => (0..400u128).prop_map(Do::Write),
        1 => group().prop_map(Do::OtherTab),
        1 => (0..12usize).prop_map(Do::OffAfter),
        1 => (0..6usize).prop_map(Do::Refuse),
    ];
    proptest::collection::vec(one, 1..40)
}

/// What of a group is written is marked with its number.
fn mark(group: usize) -> String {
    format!("<{group}>")
}

fn number_of(id: Uuid) -> Option<usize> {
    GROUPS.iter().position(|group| *group == id)
}

/// A page with one group open, as the app is: a file comes in beside whatever is open.
struct Page {
    memory: Memory,
    store: GroupStore<Memory>,
    open: Replica,
    clock: Clock,
    now: u64,
    running: Option<(usize, Replica, Import)>,
    /// What was stopped and is being taken back.
    stopping: Option<ImportRollback>,
    stopped: Option<usize>,
    undo: Option<ImportUndo>,
    /// An earlier file is taken back after the one that runs has come to be kept: what both brought goes with it.
    crossed: bool,
    removed: BTreeSet<usize>,
    kept: BTreeMap<usize, Vec<Replica>>,
}

impl Page {
    fn new() -> Self {
        let memory = Memory::new();
        let store = GroupStore::new(memory.clone());
        let mut page = Self {
            memory,
            store,
            open: Replica::new(Uuid::nil()),
            clock: Clock::new(Device(1)),
            now: 1_000,
            running: None,
            stopping: None,
            stopped: None,
            undo: None,
            crossed: false,
            removed: BTreeSet::from([2]),
            kept: BTreeMap::new(),
        };
        for group in [1, 0] {
            page.open = Replica::new(GROUPS[group]);
            page.write(0).unwrap();
        }
        page
    }

    fn open(&mut self, group: usize) -> Result<(), StoreError> {
        if self.store.has(GROUPS[group])? {
            self.open = self.store.load(GROUPS[group])?.replica;
        }
        Ok(())
    }

    fn write(&mut self, record: u128) -> Result<(), StoreError> {
        let Some(group) = number_of(self.open.group()) else { return Ok(()) };
        self.now += 1;
        let edit = Edit::new(&member(record), "note", format!("{} {}", mark(group), self.now));
        self.store.execute(&mut self.open, &[edit], &mut self.clock, self.now)?;
        self.removed.remove(&group);
        Ok(())
    }

    fn step(&mut self) -> Result<(), StoreError> {
        if let Some(mut rollback) = self.stopping.take() {
            if !rollback.step(&self.store, &mut self.open)?.is_done() {
                self.stopping = Some(rollback);
            } else {
                self.stopped = None;
            }
        }
        let Some((group, theirs, mut import)) = self.running.take() else { return Ok(()) };
        let stepped = import.step(&self.store, &mut self.open);
        match stepped {
            Ok(progress) if progress.is_done() => {
                if import.is_gone() {
                    assert!(self.removed.contains(&group), "only what was removed is gone");
                } else if !self.crossed {
                    self.kept.entry(group).or_default().push(theirs);
                }
                self.undo = Some(import.into_undo());
                self.removed
                    .retain(|removed| *removed != group || !self.store.has(GROUPS[group]).unwrap_or(true));
            }
            Ok(_) => self.running = Some((group, theirs, import)),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn take_back(&mut self, undo: ImportUndo) -> Result<(), StoreError> {
        self.crossed |= self.running.as_ref().is_some_and(|(.., import)| import.is_kept());
        // What another file brought of the same records may go with it or stay: no more is said of it here.
        let group = number_of(undo.group()).unwrap_or_default();
        self.kept.remove(&group);
        self.store.undo_import(&mut self.open, &undo)?;
        // The group that only this file had brought goes with it, also for a further file that is coming in.
        if !self.store.has(GROUPS[group])? {
            self.removed.insert(group);
        }
        Ok(())
    }

    fn doing(&mut self, doing: Do) -> Result<(), StoreError> {
        match doing {
            Do::Open(group) => self.open(group)?,
            Do::Remove(group) => {
                self.removed.insert(group);
                self.kept.remove(&group);
                self.store.remove_group(GROUPS[group])?;
                if self.open.group() == GROUPS[group] {
                    self.open = Replica::new(Uuid::nil());
                    self.open((group + 1) % 3)?;
                }
            }
            // One at a time: files that are opened meanwhile wait.
            Do::Begin(group, records) => {
                if self.running.is_none() && self.stopping.is_none() {
                    let mut theirs = Replica::new(GROUPS[group]);
                    let mut clock = Clock::new(Device(0xbb));
                    for record in records {
                        let text = format!("{} {record}", mark(group));
                        theirs.write(&[Edit::new(&member(record), "name", text)], &mut clock, 5_000).unwrap();
                    }
                    let import = Import::new(&theirs);
                    self.running = Some((group, theirs, import));
                    self.crossed = false;
                    self.step()?;
                }
            }
            Do::Steps(count) => {
                for _ in 0..count {
                    self.step()?;
                }
            }
            Do::Stop => {
                if let Some((group, _, import)) = self.running.take() {
                    self.kept.remove(&group);
                    self.stopping = Some(ImportRollback::new(import.into_undo()));
                    self.stopped = Some(group);
                    self.step()?;
                }
            }
            Do::TakeBack => {
                if let Some(undo) = self.undo.take() {
                    self.take_back(undo)?;
                }
            }
            Do::Write(record) => self.write(record)?,
            Do::OtherTab(group) => {
                GroupStore::new(self.memory.clone()).load(GROUPS[group])?;
            }
            Do::OffAfter(writes) => self.memory.crash_after(writes),
            Do::Refuse(writes) => self.memory.refuse_after(writes, StoreError::Full { needed: 1 }),
        }
        Ok(())
    }

    /// Nothing of one group stands in another: neither where it is stored nor on the screen.
    fn is_unmixed(&self) -> Result<(), TestCaseError> {
        for (name, text) in self.memory.dump() {
            for (group, id) in GROUPS.iter().enumerate() {
                let own = name.contains(&id.to_string());
                prop_assert!(own || !text.contains(&mark(group)), "{} in {}", text, name);
            }
        }
        let open = number_of(self.open.group());
        for (key, record) in self.open.records() {
            for (_, cell) in record.fields() {
                let text = format!("{:?}", cell.value);
                prop_assert!(open.is_some_and(|open| text.contains(&mark(open))), "{:?}: {}", key, text);
            }
        }
        Ok(())
    }

    /// What is on the screen is what the next start finds.
    fn is_as_stored(&self) -> Result<(), TestCaseError> {
        let next = GroupStore::new(copy_of(&self.memory));
        prop_assert_eq!(&next.load(self.open.group()).unwrap().replica, &self.open);
        for group in &self.removed {
            let begun = self.running.as_ref().is_some_and(|(running, ..)| running == group)
                || self.stopped == Some(*group);
            prop_assert!(begun || !next.has(GROUPS[*group]).unwrap(), "group {} is back", group);
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 500, ..ProptestConfig::default() })]

    #[test]
    fn in_any_order_each_group_ends_with_its_own_records(doings in doings()) {
        let mut page = Page::new();
        for doing in doings {
            let done = page.doing(doing);
            if done.is_err() {
                // Off and on again: the page is gone, and with it what had not come to be kept.
                page.memory.revive();
                page.running = None;
                page.stopping = None;
                page.stopped = None;
                page.undo = None;
                let open = page.open.group();
                page.store = GroupStore::new(page.memory.clone());
                page.store.groups().unwrap();
                page.open = page.store.load(open).unwrap().replica;
                page.removed = (0..3).filter(|group| !page.store.has(GROUPS[*group]).unwrap()).collect();
                page.kept.retain(|group, _| !page.removed.contains(group));
                prop_assert!(leftovers(&page.memory).is_empty());
            }
            page.is_unmixed()?;
            if page.memory.keys("").is_ok() {
                page.is_as_stored()?;
            }
        }
        page.memory.revive();
        page.running = None;
        page.store.groups().unwrap();
        prop_assert!(leftovers(&page.memory).is_empty(), "{:?}", leftovers(&page.memory));
        page.is_unmixed()?;
        for (group, files) in &page.kept {
            let mut now = page.store.load(GROUPS[*group]).unwrap().replica;
            for file in files {
                for (key, record) in file.records() {
                    prop_assert!(!now.merge_record(key, record).is_change(), "{:?} of group {} is lost", key, group);
                }
            }
        }
    }
}
