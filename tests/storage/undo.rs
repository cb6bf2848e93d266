//! What can be taken back outlasts a reload and a killed app, costs nobody their write, and holds nothing that was
//! erased.

use std::collections::BTreeMap;

use all_leaders::replica::{Clock, Device, Edit, Key, Replica, Value};
use all_leaders::storage::{
    GroupStore, KeyValue, Memory, StoreError, UndoLog, UndoOutcome, UndoStep, UndoStepId, Undoable,
};

use super::{GROUP, commitment, member, their_copy};

/// A tab with what can be taken back in it.
struct Tab {
    store: GroupStore<Memory>,
    copy: Replica,
    clock: Clock,
    log: UndoLog,
    now: u64,
}

impl Tab {
    fn open(memory: &Memory, now: u64) -> Self {
        let store = GroupStore::new(memory.clone());
        let loaded = store.load(GROUP).unwrap();
        let mut clock = Clock::new(Device(1));
        clock.observe_all(loaded.replica.timestamps());
        let log = store.undo_log(&loaded.replica);
        Self { store, copy: loaded.replica, clock, log, now }
    }

    fn try_act(&mut self, edits: &[Edit], label: &str) -> Result<Option<UndoStepId>, StoreError> {
        self.try_act_in_run(edits, None, label)
    }

    fn try_act_in_run(
        &mut self,
        edits: &[Edit],
        run: Option<&str>,
        label: &str,
    ) -> Result<Option<UndoStepId>, StoreError> {
        self.now += 1;
        let Self { store, copy, clock, log, now } = self;
        let planned = store.plan(copy, edits, clock, *now)?;
        store.commit_undoably(copy, clock, planned, log, run, label.to_owned()).map(|(_, step)| step)
    }

    fn execute(&mut self, key: &Key, field: &str, value: &str, label: &str) -> UndoStepId {
        self.try_act(&[Edit::new(key, field, value)], label).unwrap().unwrap()
    }

    fn try_undo(&mut self, id: &UndoStepId) -> Result<UndoOutcome, StoreError> {
        self.now += 1;
        let Self { store, copy, clock, log, now } = self;
        store.undo_step(copy, clock, *now, log, id)
    }

    fn newest(&self) -> Option<(UndoStepId, UndoStep)> {
        self.log.steps().next_back().map(|(id, step)| (id.clone(), step.clone()))
    }

    /// Takes the latest step back; tells how many fields stayed.
    fn undo(&mut self) -> Option<usize> {
        let (id, _) = self.newest()?;
        match self.try_undo(&id).unwrap() {
            UndoOutcome::Command { left_alone, .. } => Some(left_alone),
            other => panic!("{other:?}"),
        }
    }

    fn labels(&self) -> Vec<String> {
        self.log.steps().map(|(_, step)| step.label.clone()).collect()
    }
}

/// What a person sees: what stands in the fields of records that are not hidden.
fn seen(replica: &Replica) -> BTreeMap<(Key, String), Value> {
    let records = replica.records().filter(|(_, record)| !record.is("deleted"));
    let cells = records.flat_map(|(key, record)| {
        record.fields().map(|(field, cell)| ((key.clone(), field.to_owned()), cell.value.clone()))
    });
    cells.filter(|(_, value)| *value != Value::Null && *value != Value::Bool(false)).collect()
}

fn stored_steps(memory: &Memory) -> Vec<(String, String)> {
    memory.dump().into_iter().filter(|(name, _)| name.contains("/undo/")).collect()
}

#[test]
fn each_step_can_be_taken_back_after_a_reload() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1_000);
    let keys = [commitment(1), commitment(2)];
    let (mut chance, mut before) = (7_u64, vec![seen(&tab.copy)]);
    for round in 0..200_u64 {
        // Every time anew: each command and each step back meets a log that was read from the store.
        tab = Tab::open(&memory, 1_000 + round * 10);
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let roll = (chance >> 33) as usize;
        if roll % 5 < 3 || before.len() == 1 {
            let (field, value) = (["day", "what", "note"][roll % 3], format!("{}", roll % 1000));
            let edit = Edit::new(&keys[roll % 2], field, value);
            if tab.try_act(&[edit], "Written").unwrap().is_some() {
                before.push(seen(&tab.copy));
            }
        } else {
            assert_eq!(tab.undo(), Some(0), "nobody else has written anything");
            before.pop();
        }
        assert_eq!(Some(&seen(&tab.copy)), before.last());
        assert_eq!(tab.copy, tab.store.load(GROUP).unwrap().replica);
        assert_eq!(Tab::open(&memory, 9_000).log.steps().count(), before.len() - 1);
    }
}

#[test]
fn a_command_is_one_further_write_and_its_step_says_what_it_did() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1_000);
    let writes = memory.writes();
    tab.execute(&member(1), "name", "Tunde", "Tunde added");
    assert_eq!(memory.writes() - writes, 3, "the record, what takes it back, and the clock");
    let (_, text) = stored_steps(&memory).remove(0);
    assert!(text.len() < 250, "{text}");
    assert_eq!(Tab::open(&memory, 2_000).labels(), ["Tunde added"]);
}

#[test]
fn an_app_that_is_killed_at_any_write_can_take_back_whatever_was_kept() {
    let start = Memory::new();
    let mut tab = Tab::open(&start, 1_000);
    tab.execute(&commitment(1), "what", "Hall", "Hall added");
    tab.execute(&commitment(1), "what", "The hall", "Hall renamed");
    let copy_of = |memory: &Memory| {
        let copy = Memory::new();
        memory.dump().iter().for_each(|(name, text)| copy.set(name, text).unwrap());
        copy
    };
    let command = |tab: &mut Tab| {
        let edits = [
            Edit::new(&commitment(1), "what", "The large hall"),
            Edit::new(&commitment(1), "day", "2026-11-26"),
            Edit::new(&member(1), "name", "Tunde"),
        ];
        let _ = tab.try_act(&edits, "Three things");
    };
    let take_back = |tab: &mut Tab| {
        let newest = tab.newest().unwrap().0;
        let _ = tab.try_undo(&newest);
    };
    let with_command = copy_of(&start);
    command(&mut Tab::open(&with_command, 2_000));
    for (from, is_command) in [(&start, true), (&with_command, false)] {
        let work = |tab: &mut Tab| if is_command { command(tab) } else { take_back(tab) };
        let whole = copy_of(from);
        let mut tab = Tab::open(&whole, 3_000);
        let writes = whole.writes();
        work(&mut tab);
        let writes = whole.writes() - writes;
        assert!(writes >= 3, "{writes}");
        for killed_after in 0..=writes {
            let memory = copy_of(from);
            let mut tab = Tab::open(&memory, 3_000);
            memory.crash_after(killed_after);
            work(&mut tab);
            memory.revive();
            let mut again = Tab::open(&memory, 4_000);
            let renamed = again.copy.record(&commitment(1)).unwrap().text("what") == Some("The large hall");
            let in_part = renamed || again.copy.record(&member(1)).is_some();
            assert!(!renamed || again.labels().len() == 3, "what was kept can be taken back");
            assert!(in_part || again.labels().len() == 2, "what was not kept is not offered");
            // From wherever it stopped, all of it goes back to the beginning.
            while again.undo().is_some() {}
            assert_eq!(seen(&again.copy), BTreeMap::new(), "after {killed_after} writes");
            assert_eq!(stored_steps(&memory), [], "nothing is left of what was taken back");
        }
    }
}

#[test]
fn on_a_full_store_the_oldest_steps_give_way_to_what_is_written_now() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1_000);
    for n in 0..40 {
        tab.execute(&member(n), "name", &format!("Somebody {n}"), "Added");
    }
    let bare = Memory::new();
    let plain = GroupStore::new(bare.clone());
    let mut copy = plain.load(GROUP).unwrap().replica;
    // Whatever is written without steps must find room beside them.
    memory.set_capacity(Some(memory.used().unwrap()));
    let room: usize = stored_steps(&memory).iter().map(|(name, text)| name.len() + text.len()).sum();
    let (mut clock, mut fits, mut taken) = (Clock::new(Device(2)), 0, 0);
    while taken < room / 2 {
        let edit = Edit::new(&commitment(fits), "what", format!("A task {fits}"));
        let before = bare.used().unwrap();
        plain.execute(&mut copy, &[edit], &mut clock, 5_000).unwrap();
        taken += bare.used().unwrap() - before;
        fits += 1;
    }
    for n in 0..fits {
        tab.execute(&commitment(n), "what", &format!("A task {n}"), &format!("Task {n}"));
    }
    let again = Tab::open(&memory, 9_000);
    assert_eq!(again.copy, tab.copy);
    assert_eq!(again.labels().last(), Some(&format!("Task {}", fits - 1)), "the latest step is kept");
    assert!(again.labels().len() < 40 + fits as usize, "the oldest went");
    // What a phone keeps for itself comes before old steps, too.
    let note = "x".repeat(room / 4);
    tab.store.device_settings().set_ui_state_of(GROUP, "draft", Some(&note)).unwrap();
}

#[test]
fn a_step_that_finds_no_room_can_be_taken_back_until_the_app_is_closed() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1_000);
    tab.execute(&member(1), "name", "Ana", "Ana added");
    tab.store.execute(&mut tab.copy, &[Edit::new(&member(2), "name", "Bo")], &mut tab.clock, 2_000).unwrap();
    tab.undo();
    // Just enough for the record itself.
    let used = memory.used().unwrap();
    memory.set_capacity(Some(used + 110));
    let id = tab.execute(&member(2), "name", "Bob", "Bob renamed");
    assert!(!tab.log.is_kept(&id) && stored_steps(&memory).is_empty());
    assert_eq!(Tab::open(&memory, 3_000).labels(), Vec::<String>::new());
    memory.set_capacity(None);
    assert_eq!(tab.undo(), Some(0));
    assert_eq!(tab.copy.record(&member(2)).unwrap().text("name"), Some("Bo"));
}

#[test]
fn two_tabs_share_the_steps_and_take_none_back_twice() {
    let memory = Memory::new();
    let (mut one, mut two) = (Tab::open(&memory, 1_000), Tab::open(&memory, 1_500));
    let first = one.execute(&member(1), "name", "Ana", "Ana added");
    // The second has heard nothing of it.
    let second = two.execute(&member(2), "name", "Bilal", "Bilal added");
    assert_ne!(first, second);
    for tab in [&mut one, &mut two] {
        tab.store.reread_undo_log(&mut tab.log);
        assert_eq!(tab.labels().len(), 2);
    }
    // Each takes back what it says, whatever the other did since.
    assert!(matches!(one.try_undo(&first).unwrap(), UndoOutcome::Command { left_alone: 0, .. }));
    assert_eq!(two.try_undo(&first).unwrap(), UndoOutcome::Already);
    let loaded = two.store.load(GROUP).unwrap().replica;
    assert!(loaded.record(&member(1)).unwrap().is("deleted"));
    assert!(!loaded.record(&member(2)).unwrap().is("deleted"));
    // Brought back by somebody, it is not taken out once more by a tab that had not heard.
    one.execute(&member(1), "deleted", "", "Brought back");
    assert_eq!(two.try_undo(&first).unwrap(), UndoOutcome::Already);
    // What another tab wrote over is not taken back.
    let third = one.execute(&member(2), "name", "Bill", "Renamed");
    two.execute(&member(2), "name", "Billy", "Renamed again");
    assert!(matches!(one.try_undo(&third).unwrap(), UndoOutcome::Command { left_alone: 1, .. }));
    assert_eq!(reloaded_name(&memory), Some("Billy".to_owned()));
}

fn reloaded_name(memory: &Memory) -> Option<String> {
    let copy = GroupStore::new(memory.clone()).load(GROUP).unwrap().replica;
    copy.record(&member(2)).and_then(|record| record.text("name")).map(str::to_owned)
}

#[test]
fn erasing_scrubs_what_was_erased_and_leaves_the_other_steps() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1_000);
    tab.execute(&member(1), "name", "Tundevalue", "Tundevalue added");
    tab.execute(&member(1), "name", "Tunde\u{200b}newvalue", "Tundenewvalue renamed");
    tab.execute(&member(2), "name", "Bilal", "Bilal added");
    let hall = [
        Edit::new(&commitment(1), "what", "Ask about the hall"),
        Edit::new(&commitment(1), format!("holder/{}", member(1).id), true),
    ];
    tab.try_act(&hall, "Somebody long forgotten took on “Ask about the hall”").unwrap();
    tab.execute(&commitment(1), "note", "Ring twice", "Note added for Tundenewvalue");
    tab.execute(&commitment(2), "what", "Leaflet", "“Leaflet” noted down");
    let mut theirs = Replica::new(GROUP);
    let edits = [Edit::new(&member(1), "pronouns", "theyvalue"), Edit::new(&member(3), "name", "Chen")];
    theirs.write(&edits, &mut Clock::new(Device(9)), 8_000).unwrap();
    let undo = tab.store.import(&mut tab.copy, &theirs).unwrap().into_undo();
    tab.store.keep_step(&mut tab.log, "What Chen sent".into(), Undoable::Import(undo));
    let Tab { store, copy, clock, log, .. } = &mut tab;
    store.erase(copy, &[member(1)], clock, 9_000, Some(log)).unwrap();

    let all = memory.dump();
    let holds = |text: &str| all.iter().find(|(name, value)| name.contains(text) || value.contains(text));
    for gone in ["Tundevalue", "newvalue", "theyvalue", "long forgotten"] {
        assert_eq!(holds(gone), None);
    }
    let left = ["Bilal added", "", "", "“Leaflet” noted down", "What Chen sent"];
    assert_eq!(tab.labels(), left, "what names somebody who was erased has no words any more");
    let mut again = Tab::open(&memory, 9_000);
    assert_eq!(again.labels(), left);
    let (file, _) = again.newest().unwrap();
    assert!(matches!(again.try_undo(&file).unwrap(), UndoOutcome::Import(_)));
    while again.undo().is_some() {}
    assert!(again.copy.record(&member(1)).unwrap().erased().is_some());
    assert_eq!(seen(&again.copy), BTreeMap::new());
}

#[test]
fn a_file_that_erases_scrubs_the_steps_too() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1_000);
    tab.execute(&member(1), "name", "Tundevalue", "Tundevalue added");
    tab.execute(&member(2), "name", "Bilal", "Bilal added after Tundevalue");
    let mut theirs = tab.copy.clone();
    theirs.erase(&member(1), &mut Clock::new(Device(9)), 8_000).unwrap();
    tab.store.import(&mut tab.copy, &theirs).unwrap();
    assert!(memory.dump().values().all(|text| !text.contains("Tundevalue")), "{:?}", memory.dump());
    assert_eq!(Tab::open(&memory, 9_000).labels(), [""]);
}

#[test]
fn a_file_can_be_taken_out_again_after_a_reload_where_it_is_small() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1_000);
    tab.execute(&member(1), "name", "Ana", "Ana added");
    let before = tab.copy.clone();
    let theirs = their_copy(30, 10, "theirs");
    let keys: Vec<(Key, bool)> =
        theirs.records().map(|(key, _)| (key.clone(), before.record(key).is_some())).collect();
    let estimated = tab.store.room_for_undo(GROUP, keys.iter().map(|(key, there)| (key, *there))).unwrap();
    let undo = tab.store.import(&mut tab.copy, &theirs).unwrap().into_undo();
    let id = tab.store.keep_step(&mut tab.log, "What Bo sent".into(), Undoable::Import(undo));
    assert!(tab.log.is_kept(&id));
    let took = stored_steps(&memory).last().unwrap().1.len();
    assert!(took <= estimated + 200 && estimated < took * 2, "{took} of {estimated}");
    let mut again = Tab::open(&memory, 9_000);
    assert_eq!(again.labels().last().unwrap(), "What Bo sent");
    assert!(matches!(again.try_undo(&id).unwrap(), UndoOutcome::Import(_)));
    assert_eq!(again.copy, before);
    assert_eq!(Tab::open(&memory, 9_000).labels(), ["Ana added"]);
    // Killed when it was out and not yet put down so, it is not offered once more.
    let theirs = their_copy(3, 1, "again");
    let undo = again.store.import(&mut again.copy, &theirs).unwrap().into_undo();
    again.store.keep_step(&mut again.log, "A second file".into(), Undoable::Import(undo.clone()));
    again.store.undo_import(&mut again.copy, &undo).unwrap();
    assert_eq!(Tab::open(&memory, 9_000).labels(), ["Ana added"]);
}

#[test]
fn what_is_kept_is_bounded_and_the_oldest_go() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1_000);
    for n in 0..60 {
        tab.execute(&member(n), "name", "Somebody", &format!("Step {n}"));
    }
    assert_eq!(stored_steps(&memory).len(), UndoLog::STEPS);
    assert_eq!(Tab::open(&memory, 2_000).labels()[0], "Step 10");
    let long = "A long account of the evening. ".repeat(500);
    for n in 0..20 {
        tab.execute(&member(1), "note", &format!("{long}{n}"), "A note");
    }
    let size: usize = stored_steps(&memory).iter().map(|(name, text)| name.len() + text.len()).sum();
    assert!(size <= UndoLog::ROOM, "{size}");
    // A file that is too large for it can be taken out until the app is closed, and costs the other steps nothing.
    let steps = tab.log.steps().count();
    let undo = tab.store.import(&mut tab.copy, &their_copy(0, 2_000, "theirs")).unwrap().into_undo();
    let id = tab.store.keep_step(&mut tab.log, "Changes from another copy".into(), Undoable::Import(undo));
    assert!(!tab.log.is_kept(&id));
    assert!(tab.log.steps().count() >= steps.min(UndoLog::STEPS - 1));
    assert!(matches!(tab.try_undo(&id).unwrap(), UndoOutcome::Import(_)));
}

#[test]
fn a_run_of_small_commands_is_one_step_and_pushes_no_other_out() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1_000);
    tab.execute(&member(1), "name", "Tunde", "Tunde added");
    let tick = |tab: &mut Tab, run: &str, n: u128, value: Value| {
        let edits = [Edit::new(&commitment(1), format!("here/{n}"), value)];
        tab.try_act_in_run(&edits, Some(run), &format!("Noted {run}")).unwrap()
    };
    let ticks = |tab: &mut Tab, run: &str| {
        for n in 0..60 {
            // Every time anew, as after a reload.
            *tab = Tab::open(&memory, 2_000 + n as u64);
            tick(tab, run, n % 40, Value::Bool(n % 3 > 0));
        }
    };
    let before = seen(&tab.copy);
    ticks(&mut tab, "here");
    assert_eq!(tab.labels(), ["Tunde added", "Noted here"]);
    let texts = stored_steps(&memory);
    assert_eq!(texts.len(), 2);
    assert!(texts[1].1.len() < 9_000, "no field stands in it twice: {}", texts[1].1.len());
    // Another kind begins another step, and so does the first one after it.
    tick(&mut tab, "order", 3, Value::from("second"));
    tick(&mut tab, "here", 4, Value::from("late"));
    assert_eq!(tab.labels(), ["Tunde added", "Noted here", "Noted order", "Noted here"]);

    // Another tab goes on in a run that this one takes back.
    let mut other = Tab::open(&memory, 5_000);
    tick(&mut other, "here", 77, Value::from("from the other"));
    assert_eq!(tab.undo(), Some(0));
    assert!(tab.copy.record(&commitment(1)).unwrap().cell("here/77").unwrap().value == Value::Null);
    assert_eq!(tab.undo(), Some(0));
    assert_eq!(tab.undo(), Some(0));
    assert_eq!(seen(&tab.copy), before);

    // Without room for the whole run, what was just noted is a step as long as the page.
    tick(&mut tab, "here", 1, Value::Bool(true));
    let room = memory.used().unwrap();
    memory.set_capacity(Some(room + 150));
    let id = tick(&mut tab, "here", 2, Value::from("x".repeat(60))).unwrap();
    memory.set_capacity(None);
    tab.store.reread_undo_log(&mut tab.log);
    let names: BTreeMap<_, _> = tab.log.steps().map(|(id, step)| (id.clone(), step.label.clone())).collect();
    assert_eq!(names.len(), tab.log.steps().count(), "no step is there twice");
    assert!(tab.log.step(&id).is_some());
    while tab.undo().is_some() {}
    assert_eq!(seen(&tab.copy), before, "all but what had to give way when there was no room");
}

#[test]
fn removing_a_group_takes_its_steps_along() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1_000);
    tab.execute(&member(1), "name", "Ana", "Ana added");
    tab.store.remove_group(GROUP).unwrap();
    assert_eq!(stored_steps(&memory), []);
}
