//! L3: your edit wins where you stand, whatever the clocks say, and a clock that is wrong pulls no other along.

use all_leaders::replica::file::Saved;
use all_leaders::replica::{ClockNotice, EndOfTime, Millis, WriteError, check_clocks};

use super::*;

const START: Millis = 1_795_000_000_000;
const YEAR: Millis = 365 * DAY;

/// What a phone's clock may say: it is right, or set to and fro, a little and a lot, and back to the same moment.
fn wall() -> impl Strategy<Value = Millis> {
    let moments = vec![
        0,
        1,
        START - 40 * YEAR,
        START - DAY,
        START - 1,
        START,
        START + 1,
        START + DAY - 1,
        START + DAY,
        START + DAY + 1,
        START + 10 * YEAR,
        Timestamp::LAST_MILLIS - DAY,
        Timestamp::LAST_MILLIS - 1,
        Timestamp::LAST_MILLIS,
        u64::MAX,
    ];
    prop_oneof![1 => Just(START), 1 => prop::sample::select(moments)]
}

/// A timestamp that stands in a field: of this phone, of another, of a wrong clock, at the end of time.
fn found() -> impl Strategy<Value = Timestamp> {
    let counter = prop_oneof![4 => 0..2_u16, 1 => u16::MAX - 1..=u16::MAX];
    (wall(), counter, prop_oneof![Just(1), Just(2), Just(u64::MAX)])
        .prop_map(|(millis, counter, device)| Timestamp::new(millis, counter, Device(device)))
}

/// Only there can a clock have used up what is left of time.
fn is_of_the_last_day(millis: Millis) -> bool {
    millis >= Timestamp::LAST_MILLIS - DAY
}

/// One command of a phone.
#[derive(Clone, Debug)]
struct Command {
    tab: usize,
    now: Millis,
    /// The timestamp that it replaces: one that came in, or one that this phone gave before.
    replaces: Option<Replaces>,
    /// The tab is opened anew before it.
    restart: bool,
}

#[derive(Clone, Debug)]
enum Replaces {
    Theirs(Timestamp),
    Ours(prop::sample::Index),
}

fn command() -> impl Strategy<Value = Command> {
    let replaces = prop_oneof![
        2 => Just(None),
        1 => found().prop_map(|timestamp| Some(Replaces::Theirs(timestamp))),
        1 => any::<prop::sample::Index>().prop_map(|index| Some(Replaces::Ours(index))),
    ];
    (0..3_usize, wall(), replaces, prop::bool::weighted(0.1))
        .prop_map(|(tab, now, replaces, restart)| Command { tab, now, replaces, restart })
}

proptest! {
    #![proptest_config(cases(256))]

    /// Tabs share what the phone has given, as they do by what rests on it.
    #[test]
    fn l3_no_two_commands_of_a_phone_share_a_stamp(commands in vec(command(), 1..60)) {
        let device = Device(1);
        let mut tabs = [Clock::new(device), Clock::new(device), Clock::new(device)];
        let mut rests: Vec<Timestamp> = Vec::new();
        let mut given: Vec<Timestamp> = Vec::new();
        for Command { tab, now, replaces, restart } in commands {
            let clock = &mut tabs[tab];
            if restart {
                *clock = Clock::new(device);
            }
            rests.iter().for_each(|timestamp| clock.observe(*timestamp));
            let replaced = match replaces {
                Some(Replaces::Theirs(timestamp)) => Some(timestamp),
                Some(Replaces::Ours(index)) if !given.is_empty() => Some(*index.get(&given)),
                _ => None,
            };
            match clock.timestamp(now, replaced) {
                Ok(timestamp) => {
                    prop_assert!(!given.contains(&timestamp), "{timestamp} was given before");
                    prop_assert!(replaced.is_none_or(|replaced| timestamp > replaced), "above what it replaces");
                    prop_assert!(timestamp.millis() >= now.min(Timestamp::LAST_MILLIS), "above the phone's time");
                    if replaced.is_none() {
                        prop_assert!(timestamp.millis() <= now.saturating_add(DAY), "{timestamp} is far ahead of {now}");
                    }
                    prop_assert_eq!(timestamp.device(), device);
                    given.push(timestamp);
                }
                Err(EndOfTime) => {
                    prop_assert!(is_of_the_last_day(now) || replaced.is_some_and(|timestamp| is_of_the_last_day(timestamp.millis())));
                }
            }
            rests = clock.given().collect();
        }
    }

    #[test]
    fn l3_a_clock_that_was_put_right_is_right_at_once(
        wrong in prop::collection::vec((START + 2 * DAY..START + 100 * YEAR, 1..4_usize), 0..6), now in START..START + DAY
    ) {
        let mut clock = Clock::new(Device(1));
        for (now, times) in wrong {
            for _ in 0..times {
                clock.timestamp(now, None).unwrap();
            }
        }
        prop_assert_eq!(clock.timestamp(now, None), Ok(Timestamp::new(now, 0, Device(1))));
    }

    #[test]
    fn l3_stamps_of_other_phones_do_not_move_a_clock(seen in vec(timestamp(), 0..5), now in wall()) {
        let mut clock = Clock::new(Device(99));
        seen.iter().for_each(|timestamp| clock.observe(*timestamp));
        clock.observe_all(seen);
        prop_assert_eq!(clock.timestamp(now, None), Ok(Timestamp::new(now, 0, Device(99))));
    }

    #[test]
    fn l3_your_edit_wins_where_you_stand(
        copy in replica(), seen in vec(timestamp(), 0..4), device in device(),
        commands in vec((vec((key(), field(), value()), 1..4), millis()), 1..5)
    ) {
        let mut copy = copy;
        let mut clock = Clock::new(device);
        clock.observe_all(copy.timestamps().chain(seen));
        for (edits, now) in commands {
            let before = copy.clone();
            let edits: Vec<_> = edits.iter().map(|(key, field, value)| Edit::new(key, field, value.clone())).collect();
            let written = match copy.write(&edits, &mut clock, now) {
                Ok(written) => written,
                Err(error) => {
                    prop_assert_eq!(error, WriteError::EndOfTime(EndOfTime));
                    prop_assert_eq!(&copy, &before, "nothing is written of a command that is refused");
                    let of = |edit: &Edit| Some(before.record(&edit.key)?.cell(&edit.field)?.timestamp);
                    let replaced = edits.iter().filter_map(of).any(|timestamp| is_of_the_last_day(timestamp.millis()));
                    prop_assert!(replaced || is_of_the_last_day(now));
                    continue;
                }
            };
            prop_assert!(written.timestamp.millis() >= now, "above the phone's clock");
            for edit in &edits {
                let record = copy.record(&edit.key).cloned().unwrap_or_default();
                let last = edits.iter().rfind(|other| (&other.key, &other.field) == (&edit.key, &edit.field)).unwrap();
                if record.erased().is_none() {
                    prop_assert_eq!(record.value(&edit.field), &last.value);
                }
            }
            for change in &written.changes {
                if let Some(was) = &change.before {
                    prop_assert!(written.timestamp > was.timestamp, "above the stamp it replaces");
                }
            }
            if written.changes.iter().all(|change| change.before.is_none()) {
                prop_assert!(written.timestamp.millis() <= now + DAY, "it replaces nothing: at most a day ahead");
            }
            // And so it stays when the copies meet again.
            prop_assert_eq!(merged(&before, &copy), copy.clone());
        }
    }
}

#[test]
fn l3_a_phone_ten_years_ahead_is_put_right_without_reloading() {
    let key = |n| Key::new("commitment", Uuid::from_u128(n));
    let (mut copy, mut clock) = (Replica::new(GROUP), Clock::new(Device(1)));
    copy.write(&[Edit::new(&key(1), "what", "Hall")], &mut clock, START + 10 * YEAR).unwrap();
    let written = copy.write(&[Edit::new(&key(2), "what", "Banner")], &mut clock, START).unwrap();
    assert_eq!(written.timestamp, Timestamp::new(START, 0, Device(1)));

    // What was written in those years can still be changed here, and by that alone a timestamp lies ahead again.
    let written = copy.write(&[Edit::new(&key(1), "what", "The hall")], &mut clock, START + 1).unwrap();
    assert_eq!(written.timestamp, Timestamp::new(START + 10 * YEAR, 1, Device(1)));
    let written = copy.write(&[Edit::new(&key(3), "what", "Tea")], &mut clock, START + 2).unwrap();
    assert_eq!(written.timestamp, Timestamp::new(START + 2, 0, Device(1)));
}

#[test]
fn l3_a_field_that_keeps_its_value_does_not_lend_its_stamp() {
    let key = Key::new("commitment", Uuid::from_u128(1));
    let mut copy = Replica::new(GROUP);
    copy.write(&[Edit::new(&key, "state", "moving")], &mut Clock::new(Device(2)), START + YEAR).unwrap();
    let edits = [Edit::new(&key, "state", "moving"), Edit::new(&key, "day", "2026-11-26")];
    let written = copy.write(&edits, &mut Clock::new(Device(1)), START).unwrap();
    assert_eq!(written.timestamp, Timestamp::new(START, 0, Device(1)));
}

#[test]
fn l3_a_record_reads_as_begun_before_it_was_changed_though_clocks_differ_by_minutes() {
    let key = Key::new("commitment", Uuid::from_u128(1));
    let mut copy = Replica::new(GROUP);
    let ten_minutes = 600_000;
    let begun =
        copy.write(&[Edit::new(&key, "what", "Hall")], &mut Clock::new(Device(2)), START + ten_minutes);
    let begun = begun.unwrap().timestamp;
    let mut clock = Clock::new(Device(1));
    let joined = copy.write(&[Edit::new(&key, "holder/a", true)], &mut clock, START).unwrap();
    assert!(joined.timestamp > begun);
    // Elsewhere its time is its own again.
    let other = Key::new("commitment", Uuid::from_u128(2));
    let elsewhere = copy.write(&[Edit::new(&other, "what", "Tea")], &mut clock, START + 1).unwrap().timestamp;
    assert!(elsewhere.millis() <= START + ten_minutes);
}

#[test]
fn l3_the_counter_carries_into_the_milliseconds() {
    let mut clock = Clock::new(Device(1));
    let given = clock.timestamp(5, Some(Timestamp::new(5, u16::MAX, Device(2))));
    assert_eq!(given, Ok(Timestamp::new(6, 0, Device(1))));
}

#[test]
fn l3_at_the_end_of_time_a_write_is_refused_and_said() {
    let key = Key::new("member", Uuid::from_u128(1));
    let mut copy = Replica::new(GROUP);
    let mut record = Record::default();
    let end = Timestamp::new(Timestamp::LAST_MILLIS, u16::MAX, Device(8));
    record.put("name", Cell { timestamp: end, value: "z".into() });
    copy.restore(&key, Some(record));
    let before = copy.clone();
    let mut clock = Clock::new(Device(1));
    // None of it is written: not the other field either.
    let edits = [Edit::new(&key, "name", "y"), Edit::new(&key, "note", "Bikes")];
    assert_eq!(copy.write(&edits, &mut clock, START), Err(EndOfTime.into()));
    assert_eq!(copy, before);
    // What says the same is no write.
    assert_eq!(copy.write(&[Edit::new(&key, "name", "z")], &mut clock, START).map(|w| w.changes), Ok(vec![]));
    // Elsewhere the clock goes on as if nothing had happened, and the record can be hidden or erased.
    let written = copy.write(&[Edit::new(&key, "deleted", true)], &mut clock, START).unwrap();
    assert_eq!(written.timestamp.millis(), START);
    assert_eq!(copy.erase(&key, &mut clock, START + 1), Ok(Timestamp::new(START + 1, 0, Device(1))));

    // A phone whose own clock has come to the end has no later moment to give.
    let mut clock = Clock::new(Device(1));
    clock.observe(Timestamp::new(Timestamp::LAST_MILLIS, u16::MAX, Device(1)));
    let other = Key::new("member", Uuid::from_u128(2));
    assert_eq!(copy.write(&[Edit::new(&other, "name", "a")], &mut clock, u64::MAX), Err(EndOfTime.into()));
    assert!(copy.record(&other).is_none());
}

/// A phone of these tests opens a file at noon of its own day.
const OURS: Device = Device(1);
const NOON: Millis = START;

/// What is told where the file holds a record of each of these phones, written at that time of theirs.
fn told(written: &[(u64, Millis)], saved: &[(u64, Millis)]) -> Vec<ClockNotice> {
    let (here, mut file) = (Replica::new(GROUP), Replica::new(GROUP));
    for (place, (device, time)) in written.iter().enumerate() {
        let key = Key::new("member", Uuid::from_u128(place as u128));
        file.write(&[Edit::new(&key, "name", "Ana")], &mut Clock::new(Device(*device)), *time).unwrap();
    }
    let saved: Vec<_> = saved
        .iter()
        .map(|(device, at)| Saved { at: *at, by: String::new(), device: Device(*device), coverage: None })
        .collect();
    let ahead = preview(&here, &file, NOON).unwrap().clocks;
    check_clocks(&here, &file, &ahead, &saved, OURS, NOON)
}

#[test]
fn l3_a_wrong_clock_is_told_to_the_one_whose_clock_it_is() {
    let wrong = |device, claims| WrongClock { device: Device(device), claims };
    let next_week = NOON + 7 * DAY;
    // All is well; an old file, and one that was saved while a phone's evening is ours already.
    assert_eq!(told(&[(2, NOON - 9 * DAY), (3, NOON)], &[(2, NOON - 8 * DAY)]), []);
    assert_eq!(told(&[(2, NOON + DAY / 2)], &[(2, NOON + DAY / 2)]), []);

    // This phone is slow: two others agree on a later day, by what they wrote or by when they saved.
    let ours = [ClockNotice::Ours { others: next_week }];
    assert_eq!(told(&[(2, next_week), (3, next_week - 3_600_000)], &[(2, next_week)]), ours);
    assert_eq!(told(&[], &[(2, next_week), (3, next_week - 3_600_000)]), ours);

    // Another is fast: whoever saved the file had not come to that day yet.
    assert_eq!(told(&[(2, next_week)], &[(3, NOON - 3_600_000)]), [ClockNotice::Theirs(wrong(2, next_week))]);
    assert_eq!(told(&[(2, next_week)], &[(3, NOON - 30 * DAY)]), [ClockNotice::Theirs(wrong(2, next_week))]);
    // Or a third one wrote on this phone's today.
    assert_eq!(
        told(&[(2, next_week), (3, NOON - 60_000)], &[(2, next_week)]),
        [ClockNotice::Theirs(wrong(2, next_week))]
    );
    // It has been put right since: nobody's clock is wrong now.
    assert_eq!(told(&[(2, next_week)], &[(2, NOON)]), []);

    // Two phones that do not agree, and nobody else: it cannot be known.
    let either = [ClockNotice::Either(wrong(2, next_week))];
    assert_eq!(told(&[(2, next_week)], &[(2, next_week)]), either);
    assert_eq!(told(&[(2, next_week)], &[]), either);
    // Nor where two stand against two.
    let split = told(&[(2, next_week), (3, next_week), (4, NOON)], &[(2, next_week)]);
    assert_eq!(split, [2, 3].map(|device| ClockNotice::Either(wrong(device, next_week))));
    // Two that are wrong in different ways do not confirm each other.
    let far = told(&[(2, next_week), (3, NOON + 9 * YEAR)], &[]);
    assert!(far.iter().all(|notice| matches!(notice, ClockNotice::Either(_))) && far.len() == 2);

    // This phone is fast: what it wrote is in a file that others saved, by their clocks, before that.
    let last_week = NOON - 7 * DAY;
    assert_eq!(told(&[(1, NOON)], &[(2, last_week)]), [ClockNotice::Either(wrong(2, last_week))]);
    assert_eq!(
        told(&[(1, NOON)], &[(2, last_week), (3, last_week + 60_000)]),
        [ClockNotice::Ours { others: last_week + 60_000 }]
    );
    // Its own timestamps from a year that it was wrong accuse nobody.
    assert_eq!(told(&[(1, NOON + 9 * YEAR)], &[(1, NOON)]), []);
}
