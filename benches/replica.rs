//! What copies that agree cost: merging, previewing, writing, reading, packing for a link, and the fingerprint, for groups of 1,000 to
//! 100,000 records. Run by `cargo bench --bench replica`; what was measured stands in `docs/BENCHMARKS.md`.
//!
//! The copies are like those of a real group: of a hundred records one is a member, nine are commitments with their
//! holders, and ninety are check-ins. Two copies share nine tenths of their records; of those every second one was
//! changed on the other phone.

use all_leaders::replica::file::{Header, pack, read, unpack, write};
use all_leaders::replica::{Clock, Device, Edit, Key, Replica, Value, fingerprint, preview};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use uuid::Uuid;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const START: u64 = 1_795_000_000_000;

fn main() {
    divan::main();
}

fn id(number: usize) -> Uuid {
    // Like a UUIDv7: rising with time, the rest scattered.
    let scattered = (number as u128).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835) >> 64;
    Uuid::from_u128(
        (u128::from(START) + number as u128) << 80
            | 0x7 << 76
            | (scattered & 0x3fff_ffff_ffff_ffff)
            | 1 << 63,
    )
}

fn key(number: usize) -> Key {
    let kind = match number % 100 {
        0 => "member",
        1..10 => "commitment",
        _ => "check-in",
    };
    Key::new(kind, id(number))
}

fn edits(number: usize) -> Vec<Edit> {
    let key = key(number);
    let member = |n: usize| id(n / 100 * 100).to_string();
    let fields: Vec<(String, Value)> = match number % 100 {
        0 => vec![
            ("name".into(), format!("Ana Nr. {number}").into()),
            ("pronouns".into(), "she/her".into()),
            ("colour".into(), Value::Int(3)),
        ],
        1..10 => vec![
            ("what".into(), "Ask whether the hall is free on the first Friday".into()),
            ("day".into(), "2026-11-26".into()),
            ("began".into(), "2026-11-23".into()),
            (format!("holder/{}", member(number)), true.into()),
            (format!("holder/{}", member(number / 2)), true.into()),
        ],
        _ => vec![
            ("commitment".into(), id(number / 100 * 100 + 1).to_string().into()),
            ("by".into(), member(number).into()),
            ("state".into(), "moving".into()),
            ("word".into(), "Called twice, the caretaker is back on Monday".into()),
            ("on".into(), "2026-11-24".into()),
        ],
    };
    fields.into_iter().map(|(field, value)| Edit::new(&key, field, value)).collect()
}

/// A copy that was written on one phone, one command a record.
fn copy(numbers: impl Iterator<Item = usize>) -> Replica {
    let mut copy = Replica::new(Uuid::from_u128(1));
    let mut clock = Clock::new(Device(0xa));
    for number in numbers {
        copy.write(&edits(number), &mut clock, START + number as u64).unwrap();
    }
    copy
}

/// Two copies of so many records each.
fn two_copies(size: usize) -> (Replica, Replica) {
    let here = copy(0..size);
    let mut there = copy(size / 10..size + size / 10);
    let mut clock = Clock::new(Device(0xb));
    for number in (size / 10..size).step_by(2) {
        let field = if number % 100 == 0 { "name" } else { "on" };
        there.write(&[Edit::new(&key(number), field, "changed there")], &mut clock, 2 * START).unwrap();
    }
    (here, there)
}

#[divan::bench(args = SIZES)]
fn merge(bencher: Bencher, size: usize) {
    let (here, there) = two_copies(size);
    bencher
        .counter(ItemsCount::new(size))
        .with_inputs(|| here.clone())
        // The merged copy is handed back, so that dropping it is not part of the time.
        .bench_values(|mut here| {
            let done = here.merge(&there);
            (here, done)
        });
}

/// A file that has nothing new: what most exchanges are.
#[divan::bench(args = SIZES)]
fn merge_the_same(bencher: Bencher, size: usize) {
    let (here, _) = two_copies(size);
    bencher.counter(ItemsCount::new(size)).with_inputs(|| here.clone()).bench_values(|mut copy| {
        let done = copy.merge(&here);
        (copy, done)
    });
}

#[divan::bench(args = SIZES)]
fn preview_a_file(bencher: Bencher, size: usize) {
    let (here, there) = two_copies(size);
    bencher.counter(ItemsCount::new(size)).bench(|| preview(black_box(&here), &there, START));
}

#[divan::bench(args = SIZES)]
fn write_a_file(bencher: Bencher, size: usize) {
    let (here, _) = two_copies(size);
    let header = Header { group_name: "Tuesday circle".into(), ..Header::default() };
    let bytes = write(&here, &header).unwrap().len();
    bencher
        .counter(ItemsCount::new(size))
        .counter(BytesCount::new(bytes))
        .bench(|| write(black_box(&here), &header));
}

// The greatest copy's file is beyond what is read at all (16 MB).
#[divan::bench(args = [1_000, 10_000, 50_000])]
fn read_a_file(bencher: Bencher, size: usize) {
    let (here, _) = two_copies(size);
    let text = write(&here, &Header::default()).unwrap();
    bencher
        .counter(ItemsCount::new(size))
        .counter(BytesCount::new(text.len()))
        .with_inputs(|| text.clone())
        .bench_values(|text| read(text).expect("we wrote it"));
}

#[divan::bench(args = SIZES)]
fn draw_the_fingerprint(bencher: Bencher, size: usize) {
    let (here, _) = two_copies(size);
    bencher.counter(ItemsCount::new(size)).bench(|| fingerprint(black_box(&here)));
}

#[divan::bench(args = [1_000, 10_000])]
fn pack_a_copy(bencher: Bencher, size: usize) {
    let (here, _) = two_copies(size);
    let bytes = pack(&here, &Header::default()).unwrap().len();
    bencher
        .counter(ItemsCount::new(size))
        .counter(BytesCount::new(bytes))
        .bench(|| pack(black_box(&here), &Header::default()));
}

#[divan::bench(args = [1_000, 10_000])]
fn unpack_a_copy(bencher: Bencher, size: usize) {
    let (here, _) = two_copies(size);
    let packed = pack(&here, &Header::default()).unwrap();
    bencher
        .counter(ItemsCount::new(size))
        .counter(BytesCount::new(packed.len()))
        .bench(|| unpack(black_box(&packed)).expect("we packed it"));
}
