//! Copies, records and timestamps such as make trouble: few keys, fields, timestamps and values, so that two copies often meet
//! in all of them, and the edges of each.

use all_leaders::replica::file::{Coverage, Extra, Header, Saved};
use all_leaders::replica::{
    Actor, Cell, Device, Fingerprint, Key, Millis, Record, Replica, Timestamp, Value, Version,
};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use uuid::Uuid;

pub const GROUP: Uuid = Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0000_0001);
pub const DAY: Millis = 24 * 60 * 60 * 1000;

/// So many cases by default; as many as `PROPTEST_CASES` says where it says so.
pub fn cases(modest: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() {
        config
    } else {
        ProptestConfig { cases: modest, ..config }
    }
}

pub fn millis() -> impl Strategy<Value = Millis> {
    prop_oneof![
        6 => 0..4_u64,
        1 => Just(1_795_000_000_000),
        1 => Timestamp::LAST_MILLIS - 1..=Timestamp::LAST_MILLIS,
    ]
}

pub fn device() -> impl Strategy<Value = Device> {
    prop_oneof![4 => 0..3_u64, 1 => u64::MAX - 1..=u64::MAX].prop_map(Device)
}

pub fn timestamp() -> impl Strategy<Value = Timestamp> {
    (millis(), prop_oneof![4 => 0..2_u16, 1 => u16::MAX - 1..=u16::MAX], device())
        .prop_map(|(millis, counter, device)| Timestamp::new(millis, counter, device))
}

pub fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-2..3_i64).prop_map(Value::Int),
        prop_oneof![Just(Value::GREATEST_INT), Just(-Value::GREATEST_INT)].prop_map(Value::Int),
        "[ab]{0,2}".prop_map(Value::Text),
        any::<String>().prop_map(Value::Text),
        prop_oneof![
            Just("<script>alert('hi')</script>"),
            Just("\u{202e}Ana\u{202c}"),
            Just("\0\u{1}\u{1f}\u{7f}\"\\\n\r\t\u{2028}"),
        ]
        .prop_map(Value::from),
    ]
}

pub fn cell() -> impl Strategy<Value = Cell> {
    (timestamp(), value()).prop_map(|(timestamp, value)| Cell { timestamp, value })
}

pub fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec!["name", "day", "holder/a", "holder/b", "später"]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

pub fn written_record() -> impl Strategy<Value = Record> {
    btree_map(field(), cell(), 1..5).prop_map(|cells| {
        let mut record = Record::default();
        for (field, cell) in cells {
            record.put(&field, cell);
        }
        record
    })
}

pub fn record() -> impl Strategy<Value = Record> {
    prop_oneof![8 => written_record(), 1 => timestamp().prop_map(Record::erased_at)]
}

pub fn key() -> impl Strategy<Value = Key> {
    let kind = prop::sample::select(vec!["commitment", "from-later", "member"]);
    (kind, 0..3_u128).prop_map(|(kind, id)| Key::new(kind, Uuid::from_u128(id)))
}

pub fn replica() -> impl Strategy<Value = Replica> {
    btree_map(key(), record(), 0..6).prop_map(|records| Replica::of_records(GROUP, records))
}

fn version() -> impl Strategy<Value = Version> {
    let entry = (any::<u64>().prop_map(Actor), 1..1_u64 << 53);
    vec(entry, 0..4).prop_map(Version::from_iter)
}

fn coverage() -> impl Strategy<Value = Coverage> {
    let whole = prop::option::of(any::<u64>().prop_map(Fingerprint));
    (version(), prop::option::of(version()), whole).prop_map(|(version, base, whole)| Coverage {
        version,
        base,
        whole,
    })
}

pub fn header() -> impl Strategy<Value = Header> {
    let saved = (0..300_000_000_000_u64, any::<String>(), any::<u64>(), prop::option::of(coverage()));
    let saved = saved.prop_map(|(seconds, by, device, coverage)| Saved {
        at: seconds.min(253_402_300_799) * 1000,
        by,
        device: Device(device),
        coverage,
    });
    let json = prop::sample::select(vec!["1.5", "{\"a\":[null,{}]}", "\"later\""]);
    let extra = btree_map("later[a-z]{0,3}", json, 0..3);
    (any::<String>(), prop::option::of(saved), extra).prop_map(|(group_name, saved, extra)| Header {
        group_name,
        saved,
        extra: extra.into_iter().map(|(key, json)| Extra { key, json: json.to_owned() }).collect(),
    })
}
