//! L10: passing on what is newer comes to the same as passing on whole copies, whatever is lost, doubled, taken back or set
//! wrong on the way; and what builds on something that is not there changes nothing.
//!
//! `PROPTEST_CASES=10000 cargo test --profile bench --test updates` runs it at length.

use all_leaders::replica::file::{
    GroupFile, Header, ReadError, Saved, pack, read, records_text, unpack, write,
};
use all_leaders::replica::{Actor, Clock, Device, Edit, Key, Replica, Value, Version, fingerprint};
use all_leaders::storage::{GroupStore, Import, ImportSource, KeyValue, Memory, Outgoing, record_key};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

const GROUP: Uuid = Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0000_00aa);
const START: u64 = 1_795_000_000_000;

fn key(kind: &'static str, id: u128) -> Key {
    Key::new(kind, Uuid::from_u128(id))
}

/// A phone: its store, and the tab that is open.
struct Phone {
    memory: Memory,
    store: GroupStore<Memory>,
    copy: Replica,
    clock: Clock,
    device: Device,
    /// Its time; not always right.
    now: u64,
}

impl Phone {
    fn new(device: u64, now: u64) -> Self {
        let memory = Memory::new();
        let store = GroupStore::new(memory.clone());
        let device = Device(device);
        Self { memory, store, copy: Replica::new(GROUP), clock: Clock::new(device), device, now }
    }

    /// The phone as somebody set it up anew from a copy of it, or as it was before the last seconds were lost.
    fn set_back_to(&mut self, before: &std::collections::BTreeMap<String, String>) {
        self.memory = Memory::new();
        before.iter().for_each(|(name, text)| self.memory.set(name, text).unwrap());
        self.restart();
    }

    fn restart(&mut self) {
        self.store = GroupStore::new(self.memory.clone());
        self.copy = self.store.load(GROUP).unwrap().replica;
        self.clock = Clock::new(self.device);
        self.clock.observe_all(self.copy.timestamps());
    }

    fn write(&mut self, key: &Key, field: &str, value: impl Into<Value>) {
        self.write_all(&[Edit::new(key, field, value)]);
    }

    fn write_all(&mut self, edits: &[Edit]) {
        self.now += 1;
        // Refused only at the end of this phone's time.
        let _ = self.store.execute(&mut self.copy, edits, &mut self.clock, self.now);
    }

    fn outgoing(&mut self, to: &[Device]) -> Outgoing {
        self.now += 1;
        self.store.outgoing(GROUP, to, self.device, self.now).unwrap()
    }

    /// The file of what is passed on.
    fn text(&self, outgoing: &Outgoing) -> String {
        let saved = Saved {
            at: self.now.min(200_000_000_000_000),
            by: format!("Phone {}", self.device),
            device: self.device,
            coverage: outgoing.coverage.clone(),
        };
        let header = Header { saved: Some(saved), ..Header::default() };
        let text = write(&outgoing.records, &header).unwrap();
        // In a link it would be the same.
        assert_eq!(unpack(&pack(&outgoing.records, &header).unwrap()), read(text.as_str()));
        text
    }

    fn whole(&mut self) -> String {
        let outgoing = self.outgoing(&[]);
        assert_eq!(outgoing.records, self.copy);
        self.text(&outgoing)
    }

    fn update_for(&mut self, other: Device) -> String {
        let outgoing = self.outgoing(&[other]);
        self.text(&outgoing)
    }

    /// Brings a file in; `false` where it builds on what is not here, and then nothing has changed.
    fn open(&mut self, text: &str, and_undo: bool) -> bool {
        let file = read(text).unwrap();
        if !self.store.covers_bases(&[&file]).unwrap()[0] {
            return false;
        }
        let import = self.bring_in(&file);
        if and_undo {
            self.store.undo_import(&mut self.copy, &import.into_undo()).unwrap();
            assert_eq!(self.store.load(GROUP).unwrap().replica, self.copy);
        }
        true
    }

    fn bring_in(&mut self, file: &GroupFile) -> Import {
        let source = ImportSource::of(file.saved().as_ref(), self.device);
        let mut import = Import::new(&file.replica).with_source(source);
        while !import.step(&self.store, &mut self.copy).unwrap().is_done() {}
        self.clock.observe_all(file.replica.timestamps());
        import
    }

    fn version(&self) -> Version {
        self.store.version(GROUP)
    }

    /// Another member of the group opens this phone's update, or everything where that is asked for.
    fn pass_to(&mut self, other: &mut Phone) -> bool {
        let update = self.update_for(other.device);
        let before = other.memory.dump();
        if other.open(&update, false) {
            return true;
        }
        assert_eq!(other.memory.dump(), before, "an update that is refused changes nothing");
        assert!(other.open(&self.whole(), false));
        false
    }
}

fn pair(phones: &mut [Phone], from: usize, to: usize) -> (&mut Phone, &mut Phone) {
    let (low, high) = phones.split_at_mut(from.max(to));
    if from < to { (&mut low[from], &mut high[0]) } else { (&mut high[0], &mut low[to]) }
}

#[test]
fn an_update_has_only_what_is_newer_and_comes_to_the_same() {
    let (mut ana, mut bilal) = (Phone::new(1, START), Phone::new(2, START));
    (0..100).for_each(|n| ana.write(&key("member", n), "name", format!("Member {n}")));
    assert!(bilal.open(&ana.whole(), false));
    assert_eq!(ana.store.peers(GROUP), [], "nothing has come from Bilal yet, so he gets everything");
    assert!(!ana.outgoing(&[bilal.device]).is_update());

    bilal.write(&key("commitment", 1), "what", "Hall");
    let update = bilal.outgoing(&[ana.device]);
    assert!(update.is_update());
    assert_eq!((update.records.len(), update.total), (1, 101));
    assert!(ana.open(&bilal.text(&update), false));
    assert_eq!(ana.copy, bilal.copy);
    let peer = &ana.store.peers(GROUP)[0];
    assert_eq!((peer.device, peer.version == bilal.version()), (bilal.device, true));

    // What one has got only to pass it on goes along.
    let mut carmen = Phone::new(3, START);
    assert!(carmen.open(&ana.whole(), false));
    carmen.write(&key("member", 5), "name", "Five");
    assert!(ana.open(&carmen.update_for(ana.device), false));
    ana.write(&key("member", 6), "name", "Six");
    let update = ana.outgoing(&[bilal.device]);
    assert_eq!(update.records.records().map(|(key, _)| key.id.as_u128()).collect::<Vec<_>>(), [5, 6]);
    assert!(bilal.open(&ana.text(&update), false));
    assert_eq!(bilal.copy, ana.copy);
    // For several, it is what the one with the least lacks.
    let update = ana.outgoing(&[bilal.device, carmen.device]);
    assert!(update.is_update() && !update.records.is_empty());
    assert!(carmen.open(&ana.text(&update), false));
    assert_eq!(carmen.copy, ana.copy);
    assert_eq!(ana.outgoing(&[bilal.device]).records.len(), 2, "heard of last before he got it");
    assert!(ana.open(&bilal.update_for(ana.device), false));
    assert_eq!(ana.outgoing(&[bilal.device]).records.len(), 0);
}

#[test]
fn asking_how_large_an_update_would_be_writes_nothing_the_second_time() {
    let (mut ana, mut bilal) = (Phone::new(1, START), Phone::new(2, START));
    ana.write(&key("member", 1), "name", "Ana");
    let first = ana.outgoing(&[]);
    let writes = ana.memory.writes();
    assert_eq!((ana.outgoing(&[]), ana.outgoing(&[bilal.device])), (first.clone(), first));
    assert_eq!(ana.memory.writes(), writes);
    // What comes and what is written since is in the next one.
    assert!(bilal.open(&ana.whole(), false));
    bilal.write(&key("member", 2), "name", "Bilal");
    assert!(ana.open(&bilal.update_for(ana.device), false));
    ana.outgoing(&[]);
    ana.write(&key("member", 1), "name", "Ana María");
    assert_eq!(ana.outgoing(&[bilal.device]).records.len(), 1);
    assert_eq!(ana.outgoing(&[bilal.device]).records.len(), 1);
}

#[test]
fn l10_what_builds_on_something_that_is_not_here_changes_nothing() {
    let (mut ana, mut bilal, mut carmen) = (Phone::new(1, START), Phone::new(2, START), Phone::new(3, START));
    ana.write(&key("member", 1), "name", "Ana");
    assert!(bilal.open(&ana.whole(), false));
    assert!(ana.open(&bilal.whole(), false));
    ana.write(&key("member", 2), "name", "Bilal");
    let first = ana.update_for(bilal.device);
    assert!(first.contains("\"needs\":2"), "an older version refuses it: {first}");

    // An update never begins a group.
    let before = carmen.memory.dump();
    assert!(!carmen.open(&first, false));
    assert_eq!(carmen.memory.dump(), before);
    carmen.write(&key("member", 3), "name", "Carmen");
    assert!(!carmen.open(&first, false));

    assert!(bilal.open(&first, false));
    assert!(ana.open(&bilal.whole(), false));
    ana.write(&key("member", 4), "name", "Deniz");
    let second = ana.update_for(bilal.device);
    let mut late = Phone::new(4, START);
    assert!(late.open(&bilal.whole(), true), "opened and taken back");
    assert!(!late.open(&second, false), "what was taken back is no longer claimed");
    // Two files of which one builds on the other come in together, in any order.
    let mut eva = Phone::new(5, START);
    let whole = read(bilal.whole()).unwrap();
    let second = read(second).unwrap();
    assert_eq!(eva.store.covers_bases(&[&second]).unwrap(), [false]);
    assert!(eva.open(&bilal.whole(), false));
    assert_eq!(Phone::new(6, START).store.covers_bases(&[&second, &whole]).unwrap(), [true, true]);
    assert_eq!(eva.store.covers_bases(&[&second, &whole]).unwrap(), [true, true]);
}

#[test]
fn a_file_that_was_changed_outside_the_app_is_passed_on_by_updates_too() {
    let (mut ana, mut bilal) = (Phone::new(1, START), Phone::new(2, START));
    ana.write(&key("member", 1), "name", "Ana");
    assert!(bilal.open(&ana.whole(), false));
    assert!(ana.open(&bilal.whole(), false));
    // Somebody adds a member to Ana's file by hand; Ana opens it. Its version says nothing of that.
    let line = r#"{"id":"00000000-0000-0000-0000-000000000001","#;
    let more = r#"{"id":"00000000-0000-0000-0000-000000000000","fields":{"name":"By hand"},"stamp":"000000000001-0000-0000000000000001"},"#;
    let by_hand = ana.whole().replacen(line, &format!("{more}\n{line}"), 1);
    assert!(ana.open(&by_hand, false));
    assert_eq!(ana.copy.len(), 2);
    assert!(ana.pass_to(&mut bilal));
    assert_eq!(bilal.copy, ana.copy);
    // So is what an earlier version of the app has saved.
    let mut old = bilal.copy.clone();
    old.write(&[Edit::new(&key("need", 1), "what", "Chairs")], &mut Clock::new(Device(9)), START).unwrap();
    assert!(ana.open(&write(&old, &Header::default()).unwrap(), false));
    assert!(ana.pass_to(&mut bilal));
    assert_eq!(bilal.copy, old);
}

#[test]
fn a_phone_whose_store_was_set_back_is_noticed_and_all_come_to_the_same() {
    let mut phones: Vec<_> = (1..4).map(|device| Phone::new(device, START)).collect();
    phones[0].write(&key("member", 1), "name", "Ana");
    let whole = phones[0].whole();
    for at in [1, 2] {
        assert!(phones[at].open(&whole, false));
        let answer = phones[at].whole();
        assert!(phones[0].open(&answer, false));
    }
    // Phone 0 passes on a member and loses, with the last seconds, that it ever had them.
    let before = phones[0].memory.dump();
    phones[0].write(&key("member", 2), "name", "Lost here");
    let (first, second) = pair(&mut phones, 0, 1);
    assert!(first.pass_to(second));
    phones[0].set_back_to(&before);
    phones[0].write(&key("member", 3), "name", "Written since");
    let (first, third) = pair(&mut phones, 0, 2);
    first.pass_to(third);
    for _ in 0..3 {
        for (from, to) in [(1, 2), (2, 1), (0, 1), (1, 0), (0, 2), (2, 0)] {
            let (from, to) = pair(&mut phones, from, to);
            from.pass_to(to);
        }
    }
    assert_eq!(phones[0].copy.len(), 3);
    assert!(phones.iter().all(|phone| phone.copy == phones[0].copy));
}

#[test]
fn a_text_that_was_destroyed_comes_back_from_others() {
    let (mut ana, mut bilal) = (Phone::new(1, START), Phone::new(2, START));
    (0..10).for_each(|n| ana.write(&key("member", n), "name", format!("Member {n}")));
    assert!(bilal.open(&ana.whole(), false));
    assert!(ana.open(&bilal.whole(), false));
    bilal.memory.set(&record_key(GROUP, &key("member", 3)), "{broken").unwrap();
    bilal.restart();
    assert_eq!(bilal.copy.len(), 9);
    ana.write(&key("member", 1), "name", "New");
    assert!(!ana.pass_to(&mut bilal), "asks for everything");
    assert_eq!(bilal.copy, ana.copy);
}

#[test]
fn a_phone_without_room_still_passes_on_everything() {
    let mut ana = Phone::new(1, START);
    ana.write(&key("member", 1), "name", "Ana");
    ana.memory.set_capacity(Some(ana.memory.used().unwrap()));
    let outgoing = ana.outgoing(&[]);
    assert_eq!((outgoing.records.len(), outgoing.coverage), (1, None));
    ana.memory.set_capacity(None);
    assert!(ana.outgoing(&[]).coverage.is_some());
}

#[test]
fn an_import_that_was_cut_short_is_passed_on_by_updates_too() {
    let (mut ana, mut bilal, mut carmen) = (Phone::new(1, START), Phone::new(2, START), Phone::new(3, START));
    ana.write(&key("member", 1), "name", "Ana");
    for other in [&mut bilal, &mut carmen] {
        assert!(other.open(&ana.whole(), false));
        assert!(ana.open(&other.whole(), false));
    }
    (0..20).for_each(|n| bilal.write(&key("commitment", n), "what", format!("Task {n}")));
    let update = bilal.update_for(ana.device);
    let before = ana.memory.dump();
    let writes = ana.memory.writes();
    assert!(ana.open(&update, false));
    let writes = ana.memory.writes() - writes;
    for n in 0..writes {
        ana.set_back_to(&before);
        ana.memory.crash_after(n);
        let file = read(update.as_str()).unwrap();
        let source = ImportSource::of(file.saved().as_ref(), ana.device);
        let mut import = Import::new(&file.replica).with_source(source);
        while let Ok(progress) = import.step(&ana.store, &mut ana.copy) {
            assert!(!progress.is_done(), "it was cut short after {n} writes");
        }
        ana.memory.revive();
        ana.restart();
        let mut other = Phone::new(3, START);
        other.set_back_to(&carmen.memory.dump());
        ana.pass_to(&mut other);
        assert_eq!(other.copy, ana.copy, "after {n}");
        // Whatever came to be there, what is missing is asked for.
        bilal.pass_to(&mut other);
        assert_eq!(other.copy, bilal.copy, "after {n}");
    }
}

/// An update as version 2 writes it, made by another program than the one that is tested here; never to be changed.
const GOLDEN: &str = include_str!("golden/v2-update.allleaders.json");

#[test]
fn l5_l7_the_golden_update_is_read_and_written_back_byte_for_byte() {
    let file = read(GOLDEN).unwrap();
    assert!(file.is_update());
    assert_eq!(file.is_as_saved(), Some(true), "the fingerprint was drawn by another program");
    assert_eq!(write(&file.replica, &file.header).unwrap(), GOLDEN);
    let coverage = file.saved().unwrap().coverage.unwrap();
    let base = coverage.base.unwrap();
    assert!(coverage.version.covers(&base) && !base.covers(&coverage.version));
    assert_eq!(base.get(Actor(1)), (1 << 53) - 1);
    assert_eq!(coverage.whole.unwrap().to_string(), "80fcc64cd05acd94");
    // Changed by hand, it still builds on what it builds on, and claims nothing.
    let changed = read(GOLDEN.replace("twice", "once")).unwrap().saved().unwrap().coverage.unwrap();
    assert_eq!((changed.version, changed.base), (Version::default(), Some(base)));
}

#[test]
fn the_update_that_the_page_shows_is_a_good_one() {
    let page = include_str!("../docs/FORMAT.md");
    let mut examples = page.split("```json\n").skip(1).map(|rest| rest.split_once("\n```").unwrap().0);
    let example = examples.find(|example| example.contains("\"base\"")).unwrap();
    let file = read(example).unwrap();
    assert_eq!((file.is_update(), file.is_as_saved()), (true, Some(true)));
    assert_eq!(write(&file.replica, &file.header).unwrap().trim_end(), example);
}

#[test]
fn each_fault_of_a_version_has_its_own_error() {
    let whole = r#""3f0c9a51d2e47b86":1796063000000,"a41be1130c55d270":1796063940000"#;
    let wrong = |entries: &str| read(GOLDEN.replace(whole, entries)).unwrap_err();
    let bad = ReadError::WrongType { place: "saved.version".into() };
    for entries in [
        r#""3F0C9A51D2E47B86":1"#,
        r#""3f":1"#,
        r#""a41be1130c55d270":0"#,
        r#""a41be1130c55d270":-1"#,
        r#""a41be1130c55d270":1.5"#,
        r#""a41be1130c55d270":"1""#,
    ] {
        assert_eq!(wrong(entries), bad, "{entries}");
    }
    let twice = wrong(r#""a41be1130c55d270":1,"a41be1130c55d270":2"#);
    assert_eq!(twice, ReadError::Twice { place: "saved.version".into() });
    let many: Vec<String> = (0x10..0x10 + Version::MOST).map(|n| format!("\"{n:016x}\":1")).collect();
    assert_eq!(wrong(&many.join(",")), bad);
    let whole = ReadError::WrongType { place: "saved.whole".into() };
    assert_eq!(read(GOLDEN.replace("80fcc64cd05acd94", "80")).unwrap_err(), whole);
}

/// What one of the phones does. Phones and files are named by any number, taken modulo how many there are.
#[derive(Clone, Debug)]
enum Command {
    Write {
        phone: usize,
        edits: Vec<(Key, &'static str, Value)>,
    },
    Erase {
        phone: usize,
        key: Key,
    },
    Save {
        phone: usize,
    },
    /// An update for some others.
    Update {
        phone: usize,
        to: Vec<usize>,
    },
    /// What an earlier version of the app saves.
    SaveAsEarlier {
        phone: usize,
    },
    Open {
        phone: usize,
        file: usize,
    },
    OpenAndUndo {
        phone: usize,
        file: usize,
    },
    /// Two phones meet and agree.
    Meet {
        phone: usize,
        other: usize,
    },
    Restart {
        phone: usize,
    },
    SetClock {
        phone: usize,
        now: u64,
    },
    /// The text of a record is destroyed in the store.
    Destroy {
        phone: usize,
        key: Key,
    },
}

fn any_key() -> impl Strategy<Value = Key> {
    let kind = prop::sample::select(vec!["commitment", "from-later", "member"]);
    (kind, 0..4_u128).prop_map(|(kind, id)| key(kind, id))
}

fn command() -> impl Strategy<Value = Command> {
    let phone = || 0..1000_usize;
    let field = prop::sample::select(vec!["name", "day", "holder/a", "unknown"]);
    let value = prop_oneof![any::<u16>().prop_map(|n| Value::Text(format!("said {n}"))), Just(Value::Null)];
    let now = prop::sample::select(vec![0, 1_000, START, START * 2, (1 << 48) - 2, u64::MAX]);
    prop_oneof![
        12 => (phone(), vec((any_key(), field, value), 1..4))
            .prop_map(|(phone, edits)| Command::Write { phone, edits }),
        1 => (phone(), any_key()).prop_map(|(phone, key)| Command::Erase { phone, key }),
        4 => phone().prop_map(|phone| Command::Save { phone }),
        8 => (phone(), vec(phone(), 1..3)).prop_map(|(phone, to)| Command::Update { phone, to }),
        1 => phone().prop_map(|phone| Command::SaveAsEarlier { phone }),
        12 => (phone(), phone()).prop_map(|(phone, file)| Command::Open { phone, file }),
        2 => (phone(), phone()).prop_map(|(phone, file)| Command::OpenAndUndo { phone, file }),
        6 => (phone(), phone()).prop_map(|(phone, other)| Command::Meet { phone, other }),
        2 => phone().prop_map(|phone| Command::Restart { phone }),
        1 => (phone(), now).prop_map(|(phone, now)| Command::SetClock { phone, now }),
        1 => (phone(), any_key()).prop_map(|(phone, key)| Command::Destroy { phone, key }),
    ]
}

fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases: 48, ..config } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn l10_updates_come_to_the_same_as_whole_copies(
        skews in vec(prop::sample::select(vec![0, START - 5, START, START + 3_600_000, START * 3]), 3..7),
        commands in vec(command(), 10..120),
    ) {
        let mut phones: Vec<Phone> =
            skews.iter().enumerate().map(|(place, now)| Phone::new(place as u64 + 1, *now)).collect();
        let count = phones.len();
        let mut files: Vec<String> = Vec::new();
        for command in commands {
            match command {
                Command::Write { phone, edits } => {
                    let edits: Vec<_> =
                        edits.into_iter().map(|(key, field, value)| Edit::new(&key, field, value)).collect();
                    phones[phone % count].write_all(&edits);
                }
                Command::Erase { phone, key } => {
                    let Phone { store, copy, clock, now, .. } = &mut phones[phone % count];
                    let _ = store.erase(copy, &[key], clock, *now, None);
                }
                Command::Save { phone } => files.push(phones[phone % count].whole()),
                Command::Update { phone, to } => {
                    let to: Vec<Device> = to.into_iter().map(|to| phones[to % count].device).collect();
                    let outgoing = phones[phone % count].outgoing(&to);
                    files.push(phones[phone % count].text(&outgoing));
                }
                Command::SaveAsEarlier { phone } => {
                    files.push(write(&phones[phone % count].copy, &Header::default()).unwrap());
                }
                Command::Open { phone, file } if !files.is_empty() => {
                    phones[phone % count].open(&files[file % files.len()], false);
                }
                Command::OpenAndUndo { phone, file } if !files.is_empty() => {
                    phones[phone % count].open(&files[file % files.len()], true);
                }
                Command::Open { .. } | Command::OpenAndUndo { .. } => {}
                Command::Meet { phone, other } if phone % count != other % count => {
                    let (one, other) = pair(&mut phones, phone % count, other % count);
                    one.pass_to(other);
                    other.pass_to(one);
                    prop_assert_eq!(&one.copy, &other.copy);
                }
                Command::Meet { .. } => {}
                Command::Restart { phone } => phones[phone % count].restart(),
                Command::SetClock { phone, now } => phones[phone % count].now = now.min(u64::MAX - 1_000),
                Command::Destroy { phone, key } => {
                    let phone = &mut phones[phone % count];
                    let name = record_key(GROUP, &key);
                    if phone.memory.get(&name).unwrap().is_some() {
                        phone.memory.set(&name, "{destroyed").unwrap();
                        phone.restart();
                    }
                }
            }
        }
        // At the end everybody meets somebody, and again, so that what one has reaches all.
        for _ in 0..2 {
            for at in 0..count {
                let (one, next) = pair(&mut phones, at, (at + 1) % count);
                one.pass_to(next);
            }
        }
        for phone in &phones {
            prop_assert_eq!(&phone.copy, &phones[0].copy);
            prop_assert_eq!(&phone.store.load(GROUP).unwrap().replica, &phone.copy);
            prop_assert_eq!(records_text(&phone.copy), records_text(&phones[0].copy));
            prop_assert_eq!(fingerprint(&phone.copy), fingerprint(&phones[0].copy));
        }
        // Once more: now everybody knows of the next one what it has, and nothing is left to pass on.
        for at in (0..count).chain(0..count) {
            let (one, next) = pair(&mut phones, at, (at + 1) % count);
            one.pass_to(next);
            next.pass_to(one);
        }
        for at in 0..count {
            let next = phones[(at + 1) % count].device;
            let outgoing = phones[at].outgoing(&[next]);
            prop_assert!(phones[at].copy.is_empty() || (outgoing.is_update() && outgoing.records.is_empty()));
        }
    }
}
