//! How much a record and a file may hold: what is beyond is refused before anything is changed, and never made here.

use all_leaders::replica::file::{Extra, FileWriteError};
use all_leaders::replica::{Cell, Clock, Edit, MergeError, Record, RecordSize, Replica, WriteError, preview};

use super::*;

const GROUP: Uuid = Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0000_00aa);

fn key() -> Key {
    Key::new("member", Uuid::from_u128(1))
}

/// A record of so many fields, whose names begin so.
fn record(begin: &str, fields: usize) -> Record {
    let mut record = Record::default();
    for n in 0..fields {
        record.put(
            &format!("{begin}/{n}"),
            Cell { timestamp: Timestamp::new(1, 0, Device(1)), value: true.into() },
        );
    }
    record
}

fn copy(record: Record) -> Replica {
    Replica::of_records(GROUP, [(key(), record)])
}

/// A record with so many fields as text.
fn fields(count: usize) -> String {
    let fields: Vec<_> = (0..count).map(|n| format!("\"f{n}\":1")).collect();
    member(&format!(r#""fields":{{{}}},{STAMP}"#, fields.join(",")))
}

#[test]
fn a_record_of_a_million_fields_is_refused_as_soon_as_it_is_too_much() {
    let full = ReadError::RecordFull { place: "member 1".into() };
    assert_eq!(refused(fields(1_000_000)), full);
    // What stands behind it is not looked at any more.
    let many: Vec<_> = (0..=RecordSize::LIMIT.fields).map(|n| format!("\"f{n}\":1")).collect();
    assert_eq!(refused(member(&format!(r#""fields":{{{},"list":[]}},{STAMP}"#, many.join(",")))), full);
    // Under `stamps` as well, which would be read before it is known how many fields there are.
    let timestamps: Vec<_> =
        (0..200_000).map(|n| format!("\"f{n}\":\"0192f3a4b5c6-0000-000000000000feed\"")).collect();
    assert_eq!(refused(member(&format!(r#""stamps":{{{}}},"fields":{{}}"#, timestamps.join(",")))), full);
    // Texts count by their bytes, and so do names.
    let long = "ü".repeat(RecordSize::LIMIT.bytes / 2);
    assert_eq!(refused(member(&format!(r#""fields":{{"name":"{long}"}},{STAMP}"#))), full);
    assert_eq!(refused(member(&format!(r#""fields":{{"{long}!":1}},{STAMP}"#))), full);
    // Up to the limit it is read, and written again.
    for text in [fields(RecordSize::LIMIT.fields), member(&format!(r#""fields":{{"{long}":1}},{STAMP}"#))] {
        let file = read(text).unwrap();
        assert_eq!(read(write(&file.replica, &file.header).unwrap()).unwrap().replica, file.replica);
    }
}

#[test]
fn a_step_of_reading_takes_no_longer_for_records_that_are_large() {
    let large = |n: usize| {
        let fields: Vec<_> = (0..10_000).map(|n| format!("\"f{n}\":1")).collect();
        format!(r#"{{"id":"{}","fields":{{{}}},{STAMP}}}"#, Uuid::from_u128(n as u128), fields.join(","))
    };
    let text = members(&(0..20).map(large).collect::<Vec<_>>().join(","));
    let mut reader = Reader::new(text.as_str()).unwrap();
    let (mut before, mut steps) = (0, 0);
    while !reader.step(100).unwrap().is_done() {
        let done = reader.progress().done;
        assert!(done - before < 400_000, "{} bytes in one step", done - before);
        before = done;
        steps += 1;
    }
    assert!(steps > 20, "{steps}");
    assert_eq!(reader.finish().unwrap().replica.len(), 20);
}

#[test]
fn what_a_merge_would_make_too_large_is_refused_and_nothing_has_changed() {
    let most = RecordSize::LIMIT.fields;
    let (mut ours, theirs) = (copy(record("a", most / 2 + 1)), copy(record("b", most / 2)));
    let before = ours.clone();
    let full = MergeError::RecordFull { key: key() };
    assert_eq!(ours.merge(&theirs), Err(full.clone()));
    assert_eq!(preview(&ours, &theirs, 1), Err(full));
    assert_eq!(ours, before);
    // Exactly as much as it may hold goes in, and what both have counts once.
    let theirs = copy(record("b", most / 2 - 1));
    assert!(preview(&ours, &theirs, 1).is_ok());
    ours.merge(&theirs).unwrap();
    assert_eq!(ours.record(&key()).unwrap().size().fields, most);
    ours.merge(&before).unwrap();
}

#[test]
fn a_command_that_would_make_a_record_too_large_is_refused_and_nothing_has_changed() {
    let most = RecordSize::LIMIT_TO_WRITE;
    let mut clock = Clock::new(Device(1));
    let mut ours = copy(record("a", most.fields - 1));
    let (one, other) = (Edit::new(&key(), "name", "Ana"), Edit::new(&key(), "note", "Bikes"));
    let elsewhere = Edit::new(&Key::new("member", Uuid::from_u128(2)), "name", "Bo");
    let before = ours.clone();
    let full = Err(WriteError::RecordFull { key: key() });
    assert_eq!(ours.write(&[elsewhere, one.clone(), other.clone()], &mut clock, 1), full);
    assert_eq!(ours, before);
    ours.write(&[one], &mut clock, 1).unwrap();
    assert_eq!(ours.write(std::slice::from_ref(&other), &mut clock, 1), full);
    // What lets it grow no further is written all the same, and it can be hidden.
    ours.write(&[Edit::new(&key(), "name", "Bo"), Edit::new(&key(), "a/1", false)], &mut clock, 1).unwrap();
    ours.write(&[Edit::new(&key(), "deleted", true)], &mut clock, 1).unwrap();

    let mut ours = Replica::new(GROUP);
    let long = Edit::new(&key(), "note", "x".repeat(most.bytes));
    assert_eq!(ours.write(&[long], &mut clock, 1), full);
    assert!(ours.is_empty());
    ours.write(&[Edit::new(&key(), "note", "x".repeat(most.bytes - 4))], &mut clock, 1).unwrap();
    // In its place something as long can stand: what goes makes room.
    ours.write(&[Edit::new(&key(), "note", "y".repeat(most.bytes - 4))], &mut clock, 1).unwrap();
}

#[test]
fn nothing_is_written_that_a_reader_refuses() {
    // A number that has no place in a file is held at the greatest.
    let mut ours = Replica::new(GROUP);
    let edits =
        [("most", i64::MAX), ("least", i64::MIN)].map(|(field, number)| Edit::new(&key(), field, number));
    ours.write(&edits, &mut Clock::new(Device(1)), 1).unwrap();
    let again = read(write(&ours, &Header::default()).unwrap()).unwrap().replica;
    assert_eq!(again.record(&key()).unwrap().int("most"), Some(Value::GREATEST_INT));
    assert_eq!(again, ours);

    // As many unknown keys at the top as there may be, though the file that had them said nothing else.
    let extra = |count: usize| -> Vec<Extra> {
        (0..count).map(|n| Extra { key: format!("later-{n:03}"), json: "1".into() }).collect()
    };
    let keys =
        |count: usize| -> String { extra(count).iter().map(|one| format!(",\"{}\":1", one.key)).collect() };
    let with = |count: usize| {
        format!(r#"{{"format":"all-leaders","group":{{"id":"{GROUP}"}},"records":{{}}{}}}"#, keys(count))
    };
    let file = read(with(249)).unwrap();
    let text = write(
        &file.replica,
        &Header {
            saved: Some(Saved { at: 0, by: "".into(), device: Device(1), coverage: None }),
            ..file.header
        },
    );
    assert_eq!(read(text.unwrap()).unwrap().header.extra, extra(249));
    assert_eq!(refused(with(250)), ReadError::SomethingElse);
    let header = Header { extra: extra(250), ..Header::default() };
    assert_eq!(write(&ours, &header), Err(FileWriteError::Keys { keys: 250 }));

    // More than a file holds, and a record that is more than a record holds.
    let long = "\u{1}".repeat(900_000);
    let large = (0..4).map(|n| {
        let mut record = Record::default();
        record.put("note", Cell { timestamp: Timestamp::new(1, 0, Device(1)), value: long.as_str().into() });
        (Key::new("note", Uuid::from_u128(n)), record)
    });
    let large = Replica::of_records(GROUP, large);
    assert!(
        matches!(write(&large, &Header::default()), Err(FileWriteError::Bytes { bytes }) if bytes > LIMIT)
    );
    let full = copy(record("a", RecordSize::LIMIT.fields + 1));
    assert_eq!(write(&full, &Header::default()), Err(FileWriteError::Record { key: key() }));
}
