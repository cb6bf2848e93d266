//! The compact form of links and codes says what the file says, to the byte; and nothing that was cut off, changed or made to
//! do harm on its way is taken for it.

use all_leaders::replica::file::{GroupFile, Header, ReadError, pack, read, unpack, write};
use all_leaders::replica::{Cell, Device, Key, Record, Replica, Value};
use proptest::prelude::*;
use uuid::Uuid;

#[path = "compact/hostile.rs"]
mod hostile;
mod phone;
#[path = "compact/sizes.rs"]
mod sizes;
#[path = "laws/strategies.rs"]
#[allow(dead_code, reason = "the laws use the rest")]
mod strategies;

use strategies::{GROUP, cases, header, replica, timestamp, value};

/// Files of every released version, each of which goes through the compact form.
const FILES: [&str; 6] = [
    include_str!("golden/v1.allleaders.json"),
    include_str!("golden/v1-leading.allleaders.json"),
    include_str!("golden/v1-meeting.allleaders.json"),
    include_str!("golden/v1-same-as-one.allleaders.json"),
    include_str!("golden/v1-same-as-set.allleaders.json"),
    include_str!("golden/v2-update.allleaders.json"),
];

fn packed(text: &str) -> Vec<u8> {
    let file = read(text).unwrap();
    pack(&file.replica, &file.header).unwrap()
}

fn again(GroupFile { replica, header, .. }: &GroupFile) -> String {
    write(replica, header).unwrap()
}

#[test]
fn l5_every_golden_file_comes_through_to_the_byte() {
    for text in FILES {
        let file = read(text).unwrap();
        let through = unpack(&packed(text)).unwrap();
        assert_eq!(through.replica, file.replica);
        assert_eq!(through.header, file.header);
        assert_eq!(through.is_as_saved(), Some(true));
        assert_eq!(again(&through), again(&file));
    }
}

/// Names and texts with ids, phones and days in them, and with what nearly is one.
fn telling() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("019a0b1c-0001-7000-8000-000000000001".to_owned()),
        Just("019A0B1C-0001-7000-8000-000000000001".to_owned()),
        Just(GROUP.to_string()),
        Just("00000000a0a0a0a0".to_owned()),
        Just("2026-11-26".to_owned()),
        Just("2026-02-29".to_owned()),
        Just("holder/".to_owned()),
        "[a0/ é-]{0,3}",
    ];
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

fn telling_record() -> impl Strategy<Value = Record> {
    let value = prop_oneof![1 => value(), 3 => telling().prop_map(Value::Text)];
    let cell = (timestamp(), value).prop_map(|(timestamp, value)| Cell { timestamp, value });
    prop::collection::btree_map(telling(), cell, 0..6).prop_map(|fields| {
        let mut record = Record::default();
        for (name, cell) in fields {
            record.put(&name, cell);
        }
        record
    })
}

fn telling_replica() -> impl Strategy<Value = Replica> {
    let id = prop_oneof![
        any::<u128>(),
        any::<u64>().prop_map(u128::from),
        Just(GROUP.as_u128()),
        any::<u128>().prop_map(|bits| bits & !(0xf << 76 | 3 << 62) | 7 << 76 | 2 << 62),
    ];
    let kind = prop::sample::select(vec!["commitment", "from-later", "member"]);
    let key = (kind, id).prop_map(|(kind, id)| Key::new(kind, Uuid::from_u128(id)));
    prop::collection::btree_map(key, telling_record(), 0..8)
        .prop_map(|records| Replica::of_records(GROUP, records))
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn l7_what_is_packed_comes_back_to_the_byte(
        replica in prop_oneof![replica(), telling_replica()],
        header in header(),
    ) {
        let packed = pack(&replica, &header).unwrap();
        let file = unpack(&packed).unwrap();
        let text = write(&replica, &header).unwrap();
        prop_assert_eq!(again(&file), text.clone());
        let read = read(text).unwrap();
        prop_assert_eq!(&file, &read);
        // Who agrees passes on the same bytes.
        prop_assert_eq!(pack(&read.replica, &read.header).unwrap(), packed);
    }

    #[test]
    fn what_changed_on_its_way_is_refused(
        replica in replica(),
        header in header(),
        at in any::<prop::sample::Index>(),
        flip in 1..=u8::MAX,
    ) {
        let mut packed = pack(&replica, &header).unwrap();
        let at = at.index(packed.len());
        packed[at] ^= flip;
        prop_assert!(unpack(&packed).is_err());
        prop_assert!(unpack(&packed[..at]).is_err());
    }
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused() {
    for text in FILES {
        let good = packed(text);
        for at in 0..good.len() {
            assert!(unpack(&good[..at]).is_err(), "cut at {at}");
            for bit in 0..8 {
                let mut bad = good.clone();
                bad[at] ^= 1 << bit;
                assert!(unpack(&bad).is_err(), "bit {bit} of {at}");
            }
        }
    }
}

#[test]
fn a_newer_form_is_told_from_damage() {
    let mut newer = packed(FILES[0]);
    newer[0] = 0b0001_0110;
    assert_eq!(unpack(&newer), Err(ReadError::NeedsNewer { needs: 2 }));
    newer[0] = 0b1111_1110;
    assert_eq!(unpack(&newer), Err(ReadError::NeedsNewer { needs: 31 }));
    assert_eq!(unpack(&[]), Err(ReadError::Damaged));
    assert_eq!(unpack(b"\x0e"), Err(ReadError::Damaged));
}

#[test]
fn the_first_links_had_a_deflated_file() {
    for text in FILES {
        let first = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9);
        assert_eq!(unpack(&first), read(text));
        assert_eq!(unpack(&first[..first.len() / 2]), Err(ReadError::Damaged));
    }
}
/// The compact form of version 1, never to be changed: as this app wrote it first, and with everything written out, as another
/// program wrote it after the format's page.
#[test]
fn what_was_packed_once_is_read_for_ever() {
    for (packed, text) in [
        (&include_bytes!("golden/compact-v1.bin")[..], FILES[0]),
        (include_bytes!("golden/compact-v1-plain.bin"), FILES[0]),
        (include_bytes!("golden/compact-v1-meeting.bin"), FILES[2]),
        (include_bytes!("golden/compact-v1-update.bin"), FILES[5]),
    ] {
        assert_eq!(unpack(packed).unwrap(), read(text).unwrap());
    }
}
