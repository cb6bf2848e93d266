//! How small it gets.

use super::*;

#[path = "../../benches/compare/src/history.rs"]
#[allow(dead_code, reason = "the benchmark uses the rest")]
mod history;

use super::phone::{Phone, on};
use all_leaders::group::{
    CheckInDetails, CheckInId, Command, CommitmentId, CommitmentState, MemberId, NewMember,
};
use all_leaders::replica::file::{Coverage, Saved};
use all_leaders::replica::{Actor, Clock, Edit, Version, fingerprint};
use history::{Act, History};

fn act(replica: &mut Replica, clock: &mut Clock, Act { at, kind, id, fields, .. }: &Act) {
    let key = Key::new(*kind, *id);
    let edits: Vec<Edit> =
        fields.iter().map(|(field, value)| Edit::new(&key, field, value.clone())).collect();
    replica.write(&edits, clock, *at).unwrap();
}

#[test]
fn ten_thousand_records_are_small() {
    let history = History::new(10_000);
    let mut replica = Replica::new(Uuid::from_u128(1));
    let mut clock = Clock::new(Device(1));
    history.shared.iter().for_each(|one| act(&mut replica, &mut clock, one));
    let mut there = Clock::new(Device(2));
    history.there.iter().for_each(|one| act(&mut replica, &mut there, one));
    let before = std::time::Instant::now();
    let packed = pack(&replica, &Header::default()).unwrap();
    let between = std::time::Instant::now();
    let file = unpack(&packed).unwrap();
    println!(
        "{} records: {} bytes, packed in {:?}, unpacked in {:?}",
        replica.len(),
        packed.len(),
        between - before,
        between.elapsed()
    );
    assert_eq!(file.replica, replica);
    assert!(packed.len() <= 125_000, "{} bytes", packed.len());
}

/// Like a UUIDv7 that a phone draws.
fn drawn(at: u64, seed: u64) -> Uuid {
    let mut bits = 0_u128;
    for step in 1..=2 {
        // SplitMix64.
        let mut z = (2 * seed + step).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits = bits << 64 | u128::from(z ^ z >> 31);
    }
    let random = bits >> 48 & !(0xf << 76 | 3 << 62) | 7 << 76 | 2 << 62;
    Uuid::from_u128(u128::from(at) << 80 | random & ((1 << 80) - 1))
}

const WORDS: [&str; 8] = [
    "Called twice, the caretaker is back on Monday",
    "Two of three rooms are free, I asked them to hold both",
    "Waiting for the printer. Does anybody have another one?",
    "Done! Lena helped, thank you",
    "It is more than I thought. Half of the list is through",
    "The bus costs 80 more than last year",
    "Nobody answered yet, I will go there on Saturday morning",
    "Posters hang in both streets, some are left over",
];

/// Nine of these words, in another order each time.
fn sentence(seed: u64) -> String {
    let all: Vec<&str> = WORDS.iter().flat_map(|words| words.split(' ')).collect();
    let bits = drawn(0, seed).as_u128();
    let words: Vec<&str> = (0..9).map(|at| all[(bits >> (at * 7)) as usize % all.len()]).collect();
    words.join(" ")
}

/// A group of eight with thirty tasks, and so many check-ins on its phones.
fn circle(check_ins: usize) -> Replica {
    let mut phones: Vec<Phone> =
        (0..8).map(|n| Phone::new(0x5eed_0000_0000_0001_u64.wrapping_mul(2 * n + 3))).collect();
    let mut now = 1_795_000_000_000;
    let mut next = 0;
    let mut fresh = |now: u64| {
        next += 1;
        drawn(now, next)
    };
    let people: Vec<MemberId> = (0..8).map(|_| MemberId(fresh(now))).collect();
    let new = |id: &MemberId| NewMember {
        id: *id,
        name: format!("Person {}", &id.to_string()[24..27]),
        pronouns: String::new(),
    };
    phones[0].execute_at(&Command::AddMembers(people.iter().map(new).collect()), now);
    let mut tasks = Vec::new();
    for n in 0..30 {
        now += 3_600_000 + 7_919 * n;
        let id = CommitmentId(fresh(now));
        tasks.push(id);
        let what = format!("{} {n}", WORDS[n as usize % 8]);
        let holders = vec![people[n as usize % 8]];
        let day = Some(on("2026-12-03"));
        let command =
            Command::Commit { id, what, holders, companions: vec![], day, note: String::new(), on: None };
        phones[0].execute_at(&command, now);
    }
    for at in 1..8 {
        let all = phones[0].replica.clone();
        phones[at].take_copy(&all);
    }
    for n in 0..check_ins {
        now += 5_400_000 + 1_237 * n as u64;
        let phone = &mut phones[n * 5 % 8];
        let state = [CommitmentState::Moving, CommitmentState::Stuck, CommitmentState::Done][n * 7 % 3];
        let word = sentence(n as u64);
        let details = CheckInDetails { by: Some(people[n * 5 % 8]), word, hand: false, on: None };
        let id = CheckInId(fresh(now));
        let command = Command::CheckIn { id, commitment: tasks[n * 11 % 30], state, day: None, details };
        phone.execute_at(&command, now);
    }
    let mut whole = phones[0].replica.clone();
    phones[1..].iter().for_each(|phone| drop(whole.merge(&phone.replica).unwrap()));
    whole
}

#[test]
fn a_check_in_with_its_words_is_small_in_company() {
    let bytes = |replica: &Replica| pack(replica, &Header::default()).unwrap().len();
    let (without, with) = (circle(0), circle(100));
    let each = (bytes(&with) - bytes(&without)) as f64 / 100.0;
    println!("{each} bytes a check-in, beside {} bytes of the group", bytes(&without));
    assert!(each <= 150.0);
}

#[test]
fn an_update_with_one_check_in_is_mostly_what_it_says() {
    let (before, after) = (circle(100), circle(101));
    let newer = after.records().filter(|(key, record)| before.record(key) != Some(*record));
    let newer = Replica::of_records(after.group(), newer.map(|(key, record)| (key.clone(), record.clone())));
    assert_eq!(newer.len(), 2);
    let version = |now: u64| -> Version {
        (0..8).map(|n| (Actor(drawn(0, 900 + n).as_u128() as u64), now - 86_400_000 * n)).collect()
    };
    let at = 1_796_000_000_000;
    let (version, mut base) = (version(at), version(at));
    base = base
        .iter()
        .map(|(actor, number)| (actor, if number < at { number } else { at - 60_000_000 }))
        .collect();
    let coverage = Coverage { version, base: Some(base), whole: Some(fingerprint(&after)) };
    let saved =
        Saved { at, by: "Ana".into(), device: Device(0x5eed_0000_0000_0003), coverage: Some(coverage) };
    let header = Header { group_name: "Tuesday circle".into(), saved: Some(saved), extra: Vec::new() };
    let (compact, deflated) = (
        pack(&newer, &header).unwrap().len(),
        miniz_oxide::deflate::compress_to_vec(write(&newer, &header).unwrap().as_bytes(), 9).len(),
    );
    println!("an update with one check-in, for eight phones: {compact} bytes; as a deflated file {deflated}");
    assert!(4 * compact < 3 * deflated);
}
