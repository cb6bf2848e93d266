//! A fleet of phones that write, pass on whole copies and updates in files and links, open each other's in any order or not
//! at all, and come out the same (law L1), with nothing lost that somebody wrote (law L9), however wrong their clocks are
//! (law L3).
//!
//! `PROPTEST_CASES=10000 cargo test --profile bench --test fleet` runs it at length.

use std::collections::{BTreeMap, BTreeSet};

use all_leaders::replica::file::{
    Header, decode_record, encode_record, pack, read, records_text, unpack, write,
};
use all_leaders::replica::{
    Cell, Clock, Device, Edit, JournaledRecord, Key, LostValue, MergedRecord, Millis, Record, Replica,
    Timestamp, Value, fingerprint, preview,
};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

const GROUP: Uuid = Uuid::from_u128(1);
const PHONES: std::ops::RangeInclusive<usize> = 12..=16;
/// Phones 0 and 1 are one phone and its clone: the same device, the same clock.
const CLONE: usize = 1;

/// What one of the phones does. Phones and files are named by any number, taken modulo how many there are.
#[derive(Clone, Debug)]
enum Command {
    /// Several fields are written in one go, in one of the phone's two tabs.
    Write { phone: usize, tab: usize, edits: Vec<(Key, &'static str, Value)> },
    /// A record is erased for good.
    Erase { phone: usize, key: Key },
    /// The phone saves a file or makes a link, which anybody may open at any time, any number of times.
    Save { phone: usize, form: Form },
    /// It passes on only what is other than in a file that it opened once: an update, for whoever has that.
    SaveNewer { phone: usize, file: usize, form: Form },
    /// Somebody makes a file of a part of a group: only the records of one kind.
    SavePart { phone: usize, kind: &'static str, form: Form },
    /// The phone opens a file, new or old, its own or another's.
    Open { phone: usize, file: usize },
    /// The phone opens a file and takes it back.
    OpenAndUndo { phone: usize, file: usize },
    /// The app is closed and started again.
    Restart { phone: usize },
    /// The phone's clock is set.
    SetClock { phone: usize, clock: WallClock },
}

/// In what form something is passed on.
#[derive(Clone, Copy, Debug)]
enum Form {
    File,
    Link,
}

impl Form {
    fn of(self, copy: &Replica) -> Vec<u8> {
        match self {
            Form::File => write(copy, &Header::default()).unwrap().into_bytes(),
            Form::Link => pack(copy, &Header::default()).unwrap(),
        }
    }
}

/// What was passed on, whichever form it has.
fn opened(bytes: &[u8]) -> Replica {
    let file = if bytes.starts_with(b"{") { read(bytes) } else { unpack(bytes) };
    file.unwrap().replica
}

/// A phone's idea of the time.
#[derive(Clone, Copy, Debug)]
enum WallClock {
    /// Right, but for so many milliseconds.
    Skewed(i64),
    /// It stands still.
    Frozen(Millis),
    /// It runs the wrong way.
    Backwards(Millis),
}

const START: i64 = 1_795_000_000_000;
const DAY: Millis = 24 * 60 * 60 * 1000;
const YEAR: i64 = 365 * 24 * 60 * 60 * 1000;

impl WallClock {
    fn now(self, moment: i64) -> Millis {
        match self {
            WallClock::Skewed(by) => u64::try_from(START + moment + by).unwrap_or(0),
            WallClock::Frozen(at) => at,
            WallClock::Backwards(from) => from.saturating_sub(moment.unsigned_abs()),
        }
    }
}

fn clock() -> impl Strategy<Value = WallClock> {
    let edge = prop::sample::select(vec![
        0,
        START.unsigned_abs(),
        Timestamp::LAST_MILLIS - 1,
        Timestamp::LAST_MILLIS,
        u64::MAX,
    ]);
    prop_oneof![
        4 => (-5..5_i64).prop_map(WallClock::Skewed),
        2 => prop::sample::select(vec![-60 * YEAR, -YEAR, -3_600_000, 3_600_000, YEAR, 100 * YEAR])
            .prop_map(WallClock::Skewed),
        1 => edge.clone().prop_map(WallClock::Frozen),
        1 => edge.prop_map(WallClock::Backwards),
    ]
}

fn key() -> impl Strategy<Value = Key> {
    let kind = prop::sample::select(vec!["commitment", "from-later", "member"]);
    (kind, 0..3_u128).prop_map(|(kind, id)| Key::new(kind, Uuid::from_u128(id)))
}

fn command() -> impl Strategy<Value = Command> {
    let phone = || 0..1000_usize;
    let form = || prop::sample::select(vec![Form::File, Form::Link]);
    let field = prop::sample::select(vec!["name", "day", "holder/a", "holder/b", "unknown"]);
    let value = prop_oneof![
        4 => any::<u16>().prop_map(|n| Value::Text(format!("said {n}"))),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => (0..3_i64).prop_map(Value::Int),
    ];
    prop_oneof![
        20 => (phone(), 0..2_usize, vec((key(), field, value), 1..4))
            .prop_map(|(phone, tab, edits)| Command::Write { phone, tab, edits }),
        1 => (phone(), key()).prop_map(|(phone, key)| Command::Erase { phone, key }),
        6 => (phone(), form()).prop_map(|(phone, form)| Command::Save { phone, form }),
        4 => (phone(), phone(), form())
            .prop_map(|(phone, file, form)| Command::SaveNewer { phone, file, form }),
        2 => (phone(), prop::sample::select(vec!["commitment", "member"]), form())
            .prop_map(|(phone, kind, form)| Command::SavePart { phone, kind, form }),
        12 => (phone(), phone()).prop_map(|(phone, file)| Command::Open { phone, file }),
        1 => (phone(), phone()).prop_map(|(phone, file)| Command::OpenAndUndo { phone, file }),
        2 => phone().prop_map(|phone| Command::Restart { phone }),
        2 => (phone(), clock()).prop_map(|(phone, clock)| Command::SetClock { phone, clock }),
    ]
}

struct Phone {
    wall: WallClock,
    /// The clocks of its two tabs, and what is stored of what they have given.
    clocks: [Clock; 2],
    given: Vec<Timestamp>,
    /// The timestamp of every command.
    timestamps: BTreeSet<Timestamp>,
    /// What a command replaced where it was seen.
    replaced: Vec<(Key, String, Cell)>,
    copy: Replica,
    /// What is stored on the phone: one text a record.
    store: BTreeMap<Key, String>,
    /// Every edit that the app said it had taken.
    acknowledged: Vec<(Key, String, Value)>,
}

impl Phone {
    fn new(device: Device, wall: WallClock) -> Self {
        Self {
            wall,
            clocks: [Clock::new(device), Clock::new(device)],
            given: Vec::new(),
            timestamps: BTreeSet::new(),
            replaced: Vec::new(),
            copy: Replica::new(GROUP),
            store: BTreeMap::new(),
            acknowledged: Vec::new(),
        }
    }

    fn kept(&self, key: &Key) -> JournaledRecord {
        self.store.get(key).map_or_else(JournaledRecord::default, |text| {
            let (id, record, lost) = decode_record(text).unwrap();
            assert_eq!(id, key.id);
            JournaledRecord::new(record, lost)
        })
    }

    /// Stores the record as it is now, with what it lost.
    fn store(&mut self, key: &Key, lost: impl IntoIterator<Item = LostValue>) {
        let mut kept = self.kept(key);
        match self.copy.record(key) {
            Some(record) => {
                kept.record = record.clone();
                kept.remember(lost);
                self.store.insert(key.clone(), encode_record(key.id, &kept.record, kept.lost()));
            }
            None => {
                self.store.remove(key);
            }
        }
    }

    fn write(&mut self, tab: usize, edits: &[(Key, &'static str, Value)], moment: i64) {
        let edits: Vec<_> =
            edits.iter().map(|(key, field, value)| Edit::new(key, *field, value.clone())).collect();
        let now = self.wall.now(moment);
        let clock = &mut self.clocks[tab];
        self.given.iter().for_each(|timestamp| clock.observe(*timestamp));
        let Ok(written) = self.copy.write(&edits, clock, now) else {
            // Refused and told: only where a clock stands at the end of time.
            let last_day = |millis: Millis| millis >= Timestamp::LAST_MILLIS - DAY;
            let of = |edit: &Edit| Some(self.copy.record(&edit.key)?.cell(&edit.field)?.timestamp.millis());
            assert!(last_day(now) || edits.iter().filter_map(of).any(last_day));
            return;
        };
        self.given = clock.given().collect();
        if written.changes.is_empty() {
            return;
        }
        let timestamp = written.timestamp;
        assert!(self.timestamps.insert(timestamp), "two commands of a phone share {timestamp}");
        assert!(timestamp.millis() >= now.min(Timestamp::LAST_MILLIS));
        if written.changes.iter().all(|change| change.before.is_none()) {
            assert!(timestamp.millis() <= now.saturating_add(DAY), "{timestamp} is far ahead of {now}");
        }
        for change in written.changes {
            if let Some(before) = &change.before {
                assert!(timestamp > before.timestamp);
                self.replaced.push((change.key.clone(), change.field.clone(), before.clone()));
            }
            let value = self.copy.record(&change.key).unwrap().value(&change.field).clone();
            self.acknowledged.push((change.key.clone(), change.field.clone(), value));
            self.store(&change.key, change.lost());
        }
    }

    fn erase(&mut self, key: &Key, moment: i64) {
        let now = self.wall.now(moment);
        let clock = &mut self.clocks[0];
        self.given.iter().for_each(|timestamp| clock.observe(*timestamp));
        if self.copy.erase(key, clock, now).is_ok() {
            self.given = clock.given().collect();
            self.store(key, []);
        }
    }

    fn open(&mut self, bytes: &[u8], moment: i64, and_undo: bool) {
        let theirs = opened(bytes);
        let now = self.wall.now(moment);
        let merged = preview(&self.copy, &theirs, now).unwrap().merged;
        let stored: Vec<_> = merged.iter().map(|one| self.store.get(&one.key).cloned()).collect();
        for MergedRecord { key, .. } in &merged {
            let lost = self.copy.merge_record(key, theirs.record(key).unwrap()).lost;
            self.store(key, lost);
        }
        for clock in &mut self.clocks {
            clock.observe_all(theirs.timestamps());
        }
        if and_undo {
            for (one, stored) in merged.into_iter().zip(stored) {
                self.copy.restore(&one.key, one.before);
                match stored {
                    Some(text) => self.store.insert(one.key, text),
                    None => self.store.remove(&one.key),
                };
            }
        } else {
            assert!(preview(&self.copy, &theirs, now).unwrap().is_nothing_new());
        }
    }

    /// What the app does at its start: everything comes from the store, what the clock has given too.
    fn restart(&mut self) {
        let records: Vec<_> =
            self.store.iter().map(|(key, text)| (key.clone(), decode_record(text).unwrap().1)).collect();
        let copy = Replica::of_records(GROUP, records);
        assert_eq!(copy, self.copy, "what is stored is what is shown");
        self.copy = copy;
        let mut clock = Clock::new(self.clocks[0].device());
        self.given.iter().for_each(|timestamp| clock.observe(*timestamp));
        clock.observe_all(self.copy.timestamps());
        self.clocks = [clock.clone(), clock];
    }

    /// Of its records those for which this holds.
    fn part(&self, belongs: impl Fn(&Key, &Record) -> bool) -> Replica {
        let part = self.copy.records().filter(|(key, record)| belongs(key, record));
        Replica::of_records(GROUP, part.map(|(key, record)| (key.clone(), record.clone())))
    }

    /// The edit is in the group, or in this phone's journal, or was rightly dropped.
    fn has_not_lost(&self, (key, field, value): &(Key, String, Value)) -> bool {
        let kept = self.kept(key);
        let journal = kept.lost();
        kept.record.erased().is_some()
            || kept.record.value(field) == value
            || journal.iter().any(|lost| (&lost.field, &lost.cell.value) == (field, value))
            || journal.len() == JournaledRecord::LIMIT
    }
}

/// A few cases by default; as many as `PROPTEST_CASES` says where it says so.
fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases: 32, ..config } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn l1_l9_a_fleet_of_phones_comes_out_the_same_and_loses_nothing(
        clocks in vec(clock(), PHONES),
        commands in vec(command(), 20..160),
        order in any::<u64>(),
    ) {
        let mut phones: Vec<Phone> = clocks
            .iter()
            .enumerate()
            .map(|(place, &wall)| {
                // The clone has its twin's name and its twin's clock.
                let twin = if place == CLONE { 0 } else { place };
                Phone::new(Device(twin as u64), if place == CLONE { clocks[0] } else { wall })
            })
            .collect();
        let count = phones.len();
        let mut files: Vec<Vec<u8>> = Vec::new();

        for (moment, command) in commands.into_iter().enumerate() {
            // Several commands fall into one millisecond.
            let moment = (moment / 3) as i64;
            match command {
                Command::Write { phone, tab, edits } => phones[phone % count].write(tab, &edits, moment),
                Command::Erase { phone, key } => phones[phone % count].erase(&key, moment),
                Command::Save { phone, form } => files.push(form.of(&phones[phone % count].copy)),
                Command::SaveNewer { phone, file, form } if !files.is_empty() => {
                    let had = opened(&files[file % files.len()]);
                    let newer = phones[phone % count].part(|key, record| had.record(key) != Some(record));
                    files.push(form.of(&newer));
                }
                Command::SavePart { phone, kind, form } => {
                    let part = phones[phone % count].part(|key, _| key.kind.as_str() == kind);
                    files.push(form.of(&part));
                }
                Command::Open { phone, file } if !files.is_empty() => {
                    phones[phone % count].open(&files[file % files.len()], moment, false);
                }
                Command::OpenAndUndo { phone, file } if !files.is_empty() => {
                    phones[phone % count].open(&files[file % files.len()], moment, true);
                }
                Command::Open { .. } | Command::OpenAndUndo { .. } | Command::SaveNewer { .. } => {}
                Command::Restart { phone } => phones[phone % count].restart(),
                Command::SetClock { phone, clock } => phones[phone % count].wall = clock,
            }
        }

        // At the end every phone's copy goes once around, each phone taking them in an order of its own.
        let forms = [Form::File, Form::Link].into_iter().cycle();
        let last: Vec<Vec<u8>> = phones.iter().zip(forms).map(|(phone, form)| form.of(&phone.copy)).collect();
        for (place, phone) in phones.iter_mut().enumerate() {
            let turn = order.rotate_left(place as u32) as usize % count;
            for step in 0..count {
                let file = if order >> (place % 64) & 1 == 0 { turn + step } else { turn + count - step };
                phone.open(&last[file % count], 1000, false);
            }
            // An old file once more changes nothing.
            if let Some(old) = files.first() {
                let before = phone.copy.clone();
                phone.open(old, 1000, false);
                prop_assert_eq!(&before, &phone.copy);
            }
            phone.restart();
        }

        let (first, others) = phones.split_first().unwrap();
        for other in others {
            prop_assert_eq!(&first.copy, &other.copy);
            prop_assert_eq!(records_text(&first.copy), records_text(&other.copy));
            prop_assert_eq!(fingerprint(&first.copy), fingerprint(&other.copy));
        }
        for (place, phone) in phones.iter().enumerate() {
            for (key, field, cell) in &phone.replaced {
                let stands = first.copy.record(key).and_then(|record| record.cell(field));
                prop_assert!(stands != Some(cell), "phone {place} had replaced {field} {cell:?}");
            }
            for edit in &phone.acknowledged {
                prop_assert!(phone.has_not_lost(edit), "phone {place} has lost {edit:?}");
            }
        }
    }
}
