//! The laws of copies that agree, L1 to L9 of `docs/FORMAT.md`, each with tests that carry its name.
//!
//! `PROPTEST_CASES=10000 cargo test --profile bench --test laws` runs them at length.

use std::collections::BTreeMap;

use all_leaders::replica::file::{Header, decode_record, encode_record, read, records_text, write};
use all_leaders::replica::{
    Cell, Clock, Device, Edit, Fingerprint, JournaledRecord, Key, Kind, LostValue, MergeError, Record,
    RecordChange, Replica, Timestamp, Value, WrongClock, fingerprint, preview,
};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

#[path = "laws/clock.rs"]
mod clock;
#[path = "laws/kept.rs"]
mod kept;
#[path = "laws/strategies.rs"]
mod strategies;

use strategies::*;

fn merged(a: &Replica, b: &Replica) -> Replica {
    let mut result = a.clone();
    result.merge(b).unwrap();
    result
}

/// Everything that a copy says: each field of each record with its cell, and each erasure.
fn says(copy: &Replica) -> BTreeMap<(Key, Option<String>), Cell> {
    let mut said = BTreeMap::new();
    for (key, record) in copy.records() {
        for (field, cell) in record.fields() {
            said.insert((key.clone(), Some(field.to_owned())), cell.clone());
        }
        if let Some(timestamp) = record.erased() {
            said.insert((key.clone(), None), Cell { timestamp, value: Value::Null });
        }
    }
    said
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn l1_agreement_merge_is_commutative(a in replica(), b in replica()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
    }

    #[test]
    fn l1_agreement_merge_is_associative(a in replica(), b in replica(), c in replica()) {
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
    }

    #[test]
    fn l1_agreement_merge_is_idempotent(a in replica(), b in replica()) {
        let both = merged(&a, &b);
        let mut again = both.clone();
        prop_assert!(again.merge(&b).unwrap().iter().all(|(_, merged)| !merged.is_change()));
        prop_assert_eq!(&again, &both);
        prop_assert_eq!(merged(&a, &a), a);
    }

    #[test]
    fn l1_agreement_of_any_files_in_any_order_any_number_of_times(
        (files, order, again) in vec(replica(), 1..6).prop_flat_map(|files| {
            let order: Vec<usize> = (0..files.len()).collect();
            let again = vec(0..files.len(), 0..6);
            (Just(files), Just(order).prop_shuffle(), again)
        })
    ) {
        let bytes: Vec<String> = files.iter().map(|file| write(file, &Header::default()).unwrap()).collect();
        let mut straight = Replica::new(GROUP);
        for file in &files {
            straight.merge(file).unwrap();
        }
        let mut shuffled = Replica::new(GROUP);
        for &place in again.iter().chain(&order).chain(&again) {
            shuffled.merge(&read(bytes[place].as_str()).unwrap().replica).unwrap();
        }
        prop_assert_eq!(straight, shuffled);
    }

    #[test]
    fn l1_agreement_is_what_the_preview_promises(a in replica(), b in replica(), now in millis()) {
        let seen = preview(&a, &b, now).unwrap();
        let mut after = a.clone();
        seen.carry_out(&mut after);
        prop_assert_eq!(&after, &merged(&a, &b));
        prop_assert_eq!(seen.is_nothing_new(), after == a);
        prop_assert!(preview(&after, &b, now).unwrap().is_nothing_new());

        // What would change there is what changes here when the sides are swapped.
        prop_assert_eq!(seen.there, preview(&b, &a, now).unwrap().here);
        for difference in &seen.here {
            if difference.what == RecordChange::New {
                prop_assert!(a.record(&difference.key).is_none());
            }
        }
    }

    #[test]
    fn l2_total_order_of_stamps_is_that_of_their_texts(a in timestamp(), b in timestamp()) {
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        let parts = |s: Timestamp| (s.millis(), s.counter(), s.device());
        prop_assert_eq!(a.cmp(&b), parts(a).cmp(&parts(b)));
        prop_assert_eq!(a.to_string().parse(), Ok(a));
    }

    #[test]
    fn l2_total_order_decides_between_any_two_cells(a in cell(), b in cell()) {
        prop_assert_eq!(a == b, !a.beats(&b) && !b.beats(&a));
        prop_assert!(!(a.beats(&b) && b.beats(&a)));
    }

    #[test]
    fn l2_total_order_between_equal_stamps_is_that_of_the_encoded_values(
        timestamp in timestamp(), a in value(), b in value()
    ) {
        let cells = [&a, &b].map(|value| Cell { timestamp, value: value.clone() });
        prop_assert_eq!(cells[0].beats(&cells[1]), a.encoded().as_bytes() > b.encoded().as_bytes());
        prop_assert_eq!(a.encoded() == b.encoded(), a == b);
    }

    #[test]
    fn l3_a_wrong_clock_is_told(copy in replica(), file in replica(), now in millis()) {
        let after = merged(&copy, &file);
        let news: Vec<Timestamp> = says(&after)
            .into_iter()
            .filter(|(name, cell)| says(&copy).get(name).is_none_or(|was| was.timestamp != cell.timestamp))
            .map(|(_, cell)| cell.timestamp)
            .collect();
        let told = preview(&copy, &file, now).unwrap().clocks;
        for timestamp in &news {
            let told = told.iter().find(|clock| clock.device == timestamp.device());
            if timestamp.millis() > now + DAY && timestamp.counter() == 0 {
                prop_assert!(told.is_some_and(|clock| clock.claims >= timestamp.millis()));
            }
        }
        for clock in told {
            prop_assert!(news.iter().any(|timestamp| (timestamp.device(), timestamp.millis()) == (clock.device, clock.claims)));
        }
    }

    #[test]
    fn l4_field_by_field_both_edits_stay(
        copy in replica(), key in key(), one in value(), other in value(), now in (1..4_u64, 1..4_u64)
    ) {
        let mut copy = copy;
        if copy.record(&key).is_some_and(|record| record.erased().is_some()) {
            copy.restore(&key, None);
        }
        let (mut ana, mut bilal) = (copy.clone(), copy);
        ana.write(&[Edit::new(&key, "here", one.clone())], &mut Clock::new(Device(0xa)), now.0).unwrap();
        bilal.write(&[Edit::new(&key, "there", other.clone())], &mut Clock::new(Device(0xb)), now.1).unwrap();
        let both = merged(&ana, &bilal);
        prop_assert_eq!(both.record(&key).unwrap().value("here"), &one);
        prop_assert_eq!(both.record(&key).unwrap().value("there"), &other);
    }

    #[test]
    fn l4_two_additions_to_a_set_both_stay(ids in prop::collection::btree_set("[a-f]{3}", 2..5), now in vec(1..4_u64, 5)) {
        let key = Key::new("commitment", Uuid::from_u128(1));
        let mut all = Replica::new(GROUP);
        for (place, id) in ids.iter().enumerate() {
            let mut phone = Replica::new(GROUP);
            let mut clock = Clock::new(Device(place as u64));
            phone.write(&[Edit::new(&key, format!("holder/{id}"), true)], &mut clock, now[place]).unwrap();
            all.merge(&phone).unwrap();
        }
        let holders: Vec<_> = all.record(&key).unwrap().set("holder/").map(|(id, _)| id.to_owned()).collect();
        prop_assert_eq!(holders, ids.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn l3_a_right_clock_is_not_taken_for_a_wrong_one() {
    const YEAR: u64 = 365 * DAY;
    let key = Key::new("member", Uuid::from_u128(1));
    let (mut wrong, mut right) = (Clock::new(Device(1)), Clock::new(Device(2)));
    let mut copy = Replica::new(GROUP);
    copy.write(&[Edit::new(&key, "name", "Ana")], &mut wrong, 70 * YEAR).unwrap();
    let told = preview(&Replica::new(GROUP), &copy, 56 * YEAR).unwrap().clocks;
    assert_eq!(told, [WrongClock { device: Device(1), claims: 70 * YEAR }]);

    // She whose clock is right writes over it, and elsewhere.
    for (seen, now) in [("name", 56 * YEAR), ("name", 56 * YEAR + 1), ("note", 56 * YEAR + 2)] {
        copy.write(&[Edit::new(&key, seen, format!("{seen} at {now}"))], &mut right, now).unwrap();
    }
    assert_eq!(preview(&Replica::new(GROUP), &copy, 56 * YEAR).unwrap().clocks, []);
}

#[test]
fn l4_two_edits_of_one_act_to_one_field_the_later_counts() {
    let key = Key::new("member", Uuid::from_u128(1));
    let mut copy = Replica::new(GROUP);
    let edits = [Edit::new(&key, "name", "z"), Edit::new(&key, "name", "a")];
    let written = copy.write(&edits, &mut Clock::new(Device(1)), 1).unwrap();
    assert_eq!(written.changes.len(), 1);
    assert_eq!(copy.record(&key).unwrap().text("name"), Some("a"));
}

#[test]
fn l1_copies_of_two_groups_never_merge() {
    let key = Key::new("member", Uuid::from_u128(1));
    let copy_of = |group, name: &str| {
        let mut copy = Replica::new(Uuid::from_u128(group));
        copy.write(&[Edit::new(&key, "name", name)], &mut Clock::new(Device(1)), 1).unwrap();
        copy
    };
    let (mut alpha, beta) = (copy_of(1, "Ana"), copy_of(2, "Bilal"));
    let before = alpha.clone();
    let error = MergeError::OtherGroup { ours: alpha.group(), theirs: beta.group() };
    assert_eq!(alpha.merge(&beta), Err(error.clone()));
    assert_eq!(preview(&alpha, &beta, 1), Err(error.clone()));
    assert_eq!(alpha, before);
}

#[test]
fn l1_a_record_that_says_nothing_is_none() {
    let key = Key::new(Kind::known("member"), Uuid::from_u128(1));
    let mut copy = Replica::new(GROUP);
    assert!(!copy.merge_record(&key, &Record::default()).is_change());
    copy.restore(&key, Some(Record::default()));
    assert!(copy.is_empty());
    assert!(Replica::of_records(GROUP, [(key, Record::default())]).is_empty());
}
