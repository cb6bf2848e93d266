//! L5 to L9: what is passed on, hidden, erased, saved alike, never invented, and told when it is written over.

use super::*;

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn l5_nothing_unknown_is_dropped(copy in replica(), header in header(), value in value()) {
        let file = read(write(&copy, &header).unwrap()).unwrap();
        prop_assert_eq!(&file.header, &header);
        prop_assert_eq!(&file.replica, &copy);

        // An older version edits what it knows, and passes on the rest.
        let mut edited = file.replica;
        let key = Key::new("member", Uuid::from_u128(99));
        edited.write(&[Edit::new(&key, "name", value)], &mut Clock::new(Device(5)), 5).unwrap();
        let again = read(write(&edited, &file.header).unwrap()).unwrap();
        prop_assert_eq!(again.header.extra, header.extra);
        let before = says(&copy);
        let after = says(&again.replica);
        prop_assert!(before.iter().all(|(name, cell)| after.get(name) == Some(cell)));
    }

    #[test]
    fn l5_a_record_goes_through_its_line(record in record(), lost in vec((field(), cell()), 0..3)) {
        let lost: Vec<_> = lost.into_iter().map(|(field, cell)| LostValue { field, cell }).collect();
        // Of an erased record nothing else is kept.
        let lost = if record.erased().is_some() { vec![] } else { lost };
        let id = Uuid::from_u128(7);
        let line = encode_record(id, &record, &lost);
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(decode_record(&line), Ok((id, record, lost)));
    }

    #[test]
    fn l6_deletion_hides_merges_and_can_be_undone(
        copy in replica(), key in key(), record in written_record(), now in millis()
    ) {
        let mut copy = copy;
        let mut clock = Clock::new(Device(3));
        copy.restore(&key, Some(record));
        let before = copy.clone();
        copy.write(&[Edit::new(&key, "deleted", true)], &mut clock, now).unwrap();
        prop_assert!(merged(&before, &copy).record(&key).unwrap().is("deleted"));
        copy.write(&[Edit::new(&key, "deleted", false)], &mut clock, now).unwrap();
        prop_assert!(!merged(&before, &copy).record(&key).unwrap().is("deleted"));
        for (field, cell) in before.record(&key).into_iter().flat_map(Record::fields) {
            prop_assert_eq!(copy.record(&key).unwrap().cell(field), Some(cell));
        }
    }

    #[test]
    fn l6_erasing_wins_over_everything(a in replica(), b in replica(), key in key(), now in millis(), lost in vec(cell(), 0..3)) {
        let mut erased = a.clone();
        erased.erase(&key, &mut Clock::new(Device(3)), now).unwrap();
        for both in [merged(&erased, &b), merged(&b, &erased)] {
            let record = both.record(&key).unwrap();
            prop_assert!(record.erased().is_some());
            prop_assert_eq!(record.fields().len(), 0);
        }
        // Erasing once more says nothing new.
        let once = erased.clone();
        erased.erase(&key, &mut Clock::new(Device(4)), now).unwrap();
        prop_assert_eq!(&erased, &once);
        // Nothing that is written later brings it back, and nothing is written.
        let mut later = merged(&b, &erased);
        let written = later.write(&[Edit::new(&key, "name", "back")], &mut Clock::new(Device(9)), now).unwrap();
        prop_assert!(written.changes.is_empty());
        prop_assert_eq!(later.record(&key).unwrap().fields().len(), 0);
        // The journal goes with it.
        let record = a.record(&key).cloned().unwrap_or_default();
        let mut kept = JournaledRecord::new(record, lost.into_iter().map(|cell| LostValue { field: "f".into(), cell }).collect());
        kept.merge(erased.record(&key).unwrap());
        prop_assert!(kept.lost().is_empty());
    }

    #[test]
    fn l7_same_state_same_bytes(a in replica(), b in replica()) {
        let (one, other) = (merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(records_text(&one), records_text(&other));
        prop_assert_eq!(fingerprint(&one), fingerprint(&other));
        prop_assert_eq!(a == b, records_text(&a) == records_text(&b));
        if a != b {
            prop_assert_ne!(fingerprint(&a), fingerprint(&b));
        }
    }

    #[test]
    fn l7_the_bytes_stay_through_reading_and_writing(copy in replica(), header in header()) {
        let text = write(&copy, &header).unwrap();
        prop_assert!(text.contains(&records_text(&copy)));
        let file = read(text.as_str()).unwrap();
        prop_assert_eq!(file.fingerprint, Some(fingerprint(&copy)));
        prop_assert_eq!(file.is_as_saved(), Some(true));
        prop_assert_eq!(write(&file.replica, &file.header).unwrap(), text);
    }

    #[test]
    fn l7_a_fingerprint_is_five_pictures_of_64(bits in any::<u64>()) {
        let pictures = Fingerprint(bits).pictures();
        prop_assert!(pictures.iter().all(|&picture| picture < 64));
        let joined = pictures.iter().fold(0, |all, &picture| all << 6 | u64::from(picture));
        prop_assert_eq!(joined, bits >> 34);
        prop_assert_eq!(Fingerprint(bits).to_string().parse(), Ok(Fingerprint(bits)));
    }

    #[test]
    fn l8_merging_never_invents_anything(a in replica(), b in replica()) {
        let (of_a, of_b) = (says(&a), says(&b));
        for (name, cell) in says(&merged(&a, &b)) {
            prop_assert!(of_a.get(&name) == Some(&cell) || of_b.get(&name) == Some(&cell));
        }
    }

    #[test]
    fn l8_merging_depends_on_the_two_sides_alone(a in replica(), b in replica()) {
        prop_assert_eq!(merged(&a, &b), merged(&a.clone(), &read(write(&b, &Header::default()).unwrap()).unwrap().replica));
        let (mut once, mut twice) = (a.clone(), a);
        prop_assert_eq!(once.merge(&b), twice.merge(&b));
    }

    #[test]
    fn l9_overwritten_is_not_gone(a in replica(), b in replica()) {
        let mut result = a.clone();
        let done: BTreeMap<_, _> = result.merge(&b).unwrap().into_iter().collect();
        for side in [&a, &b] {
            for (key, record) in side.records() {
                let after = result.record(key).unwrap();
                for (field, cell) in record.fields() {
                    let is_kept = after.value(field) == &cell.value
                        || after.erased().is_some()
                        || done[key].lost.contains(&LostValue { field: field.to_owned(), cell: cell.clone() });
                    prop_assert!(is_kept, "{key:?} {field} {cell:?}");
                }
            }
        }
    }

    #[test]
    fn l9_what_is_written_over_is_told(copy in replica(), key in key(), field in field(), value in value(), now in millis()) {
        let mut after = copy.clone();
        let was = copy.record(&key).and_then(|record| record.cell(&field));
        let Ok(written) = after.write(&[Edit::new(&key, &field, value.clone())], &mut Clock::new(Device(4)), now) else {
            // Refused and said, never dropped.
            let last = |timestamp: Timestamp| (timestamp.millis(), timestamp.counter()) == (Timestamp::LAST_MILLIS, u16::MAX);
            prop_assert!(was.is_some_and(|was| last(was.timestamp)));
            return Ok(());
        };
        if let Some(was) = was {
            match written.changes.first() {
                Some(change) => prop_assert_eq!(change.lost(), Some(LostValue { field, cell: was.clone() })),
                None => prop_assert!(was.value == value),
            }
        }
    }

    #[test]
    fn l9_the_journal_keeps_what_was_lost_last_once_each(
        record in written_record(), values in vec((lost_field(), cell()), 0..80), order in any::<prop::sample::Index>()
    ) {
        let lost: Vec<LostValue> = values.into_iter().map(|(field, cell)| LostValue { field, cell }).collect();
        let all = JournaledRecord::new(record.clone(), lost.clone());
        prop_assert!(all.lost().len() <= JournaledRecord::LIMIT);
        // In the order in which they were lost, whatever their timestamps.
        let place = |one: &LostValue| lost.iter().position(|other| other == one).unwrap();
        for (at, one) in all.lost().iter().enumerate() {
            prop_assert!(all.lost()[..at].iter().all(|earlier| earlier != one), "each once");
        }
        if lost.iter().enumerate().all(|(at, one)| place(one) == at) {
            prop_assert!(all.lost().is_sorted_by_key(place));
        }
        prop_assert_eq!(lost.last().is_none_or(|last| all.lost().contains(last)), true, "what was lost just now is kept");
        // Nothing is forgotten while there is room, and then only of a field that has as much as any other.
        let set_of = |one: &LostValue| one.field.split('/').next().unwrap().to_owned();
        let count = |set: &str| all.lost().iter().filter(|one| set_of(one) == set).count();
        let most = all.lost().iter().map(|one| count(&set_of(one))).max().unwrap_or_default();
        for one in &lost {
            if !all.lost().contains(one) {
                prop_assert!(all.lost().len() == JournaledRecord::LIMIT);
                prop_assert!(count(&set_of(one)) + 1 >= most, "another field was noisier than {}", one.field);
            }
        }
        // In whatever pieces it was remembered, and read anew.
        let (first, second) = lost.split_at(order.index(lost.len() + 1));
        let mut pieces = JournaledRecord::new(record.clone(), first.to_vec());
        pieces.remember(second.to_vec());
        prop_assert_eq!(&pieces, &all);
        prop_assert_eq!(&JournaledRecord::new(record.clone(), all.lost().to_vec()), &all);
        // What is kept already changes nothing.
        pieces.remember(all.lost().to_vec());
        prop_assert_eq!(pieces, all);
    }

    #[test]
    fn l9_the_journal_is_never_exported(copy in replica(), cell in cell()) {
        let kept: Vec<_> = copy.records().map(|(key, record)| {
            let lost = LostValue { field: "only here".into(), cell: cell.clone() };
            (key.clone(), JournaledRecord::new(record.clone(), vec![lost]))
        }).collect();
        let copy = Replica::of_records(GROUP, kept.into_iter().map(|(key, kept)| (key, kept.record)));
        prop_assert!(!records_text(&copy).contains("only here"));
        prop_assert!(!records_text(&copy).contains("\"lost\":["));
    }
}

/// Fields of which some are of one set.
fn lost_field() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["name", "wait/a", "wait/b", "wait/c", "day"]).prop_map(str::to_owned)
}

#[test]
fn l9_neither_far_ahead_stamps_nor_a_noisy_field_push_out_what_is_lost_now() {
    let lost = |field: &str, millis, value: &str| LostValue {
        field: field.into(),
        cell: Cell { timestamp: Timestamp::new(millis, 0, Device(1)), value: value.into() },
    };
    let mut record = Record::default();
    record.put("name", Cell { timestamp: Timestamp::new(1, 0, Device(1)), value: "Ana".into() });
    let far = 3_000_000_000_000;
    let mut kept =
        JournaledRecord::new(record, (0..34).map(|n| lost("note", far + n, &format!("note {n}"))).collect());
    kept.remember([lost("name", 1_000, "Anna")]);
    assert_eq!(kept.lost().last(), Some(&lost("name", 1_000, "Anna")), "it was lost now, whatever its stamp");

    kept.remember((0..34).map(|n| lost(&format!("wait/{n}"), far + n, "1")));
    assert!(kept.lost().contains(&lost("name", 1_000, "Anna")), "a queue is noise");
    assert!(kept.lost().contains(&lost("note", far + 33, "note 33")));
    assert_eq!(kept.lost().last(), Some(&lost("wait/33", far + 33, "1")));
    assert_eq!(kept.lost().len(), JournaledRecord::LIMIT);
}
