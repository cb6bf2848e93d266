//! Yrs, Loro, Automerge and All Leaders read and merge the same peer's file: `cargo xtask bench --compare`.
//!
//! All run in one process, in turn, and whose turn is first changes every round, so that what else the machine does
//! meets all of them. What the figures mean stands in `docs/BENCHMARKS.md`.

mod contest;
mod heap;
mod history;
mod libraries;
mod library;

use std::time::Duration;

use contest::{Contestant, Entry, Round, gzipped};
use history::History;
use libraries::{Automerge, Loro, Ours, Yrs};

#[global_allocator]
static ALLOCATOR: heap::CountingAllocator = heap::CountingAllocator;

const RECORDS: usize = 10_000;
const ROUNDS: usize = 25;

fn main() {
    let history = History::new(RECORDS);
    let all: [Box<dyn Contestant>; 4] = [
        Box::new(Entry::<Ours>::new(&history)),
        Box::new(Entry::<Yrs>::new(&history)),
        Box::new(Entry::<Loro>::new(&history)),
        Box::new(Entry::<Automerge>::new(&history)),
    ];
    let expected = all[0].result();
    for one in &all[1..] {
        assert!(one.result() == expected, "{} came to something else", one.name());
    }
    println!(
        "{} fields of {} records after merging, the same with all; {ROUNDS} rounds\n",
        expected.len(),
        RECORDS + RECORDS / 10
    );
    drop(expected);

    let mut rounds: Vec<Vec<Round>> = all.iter().map(|_| Vec::new()).collect();
    for round in 0..=ROUNDS {
        for turn in 0..all.len() {
            let who = (turn + round) % all.len();
            let taken = all[who].round();
            // The first one warms up.
            if round > 0 {
                rounds[who].push(taken);
            }
        }
    }
    print_times(&all, &rounds);
    print_sizes(&all, &rounds);
}

fn print_times(all: &[Box<dyn Contestant>], rounds: &[Vec<Round>]) {
    println!(
        "| | read and merge: fastest | median | slowest | to ours | read alone | merge alone | to ours |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (one, taken) in all.iter().zip(rounds) {
        let whole = sorted(taken, |round| milliseconds(round.read + round.merge));
        let read = sorted(taken, |round| milliseconds(round.read));
        let merge = sorted(taken, |round| milliseconds(round.merge));
        // Of each round, since what slows a machine down slows all that run in it.
        let ratio = |part: fn(&Round) -> Duration| {
            let pairs: Vec<f64> = taken
                .iter()
                .zip(&rounds[0])
                .map(|(theirs, ours)| milliseconds(part(theirs)) / milliseconds(part(ours)))
                .collect();
            let pairs = sorted(&pairs, |ratio| *ratio);
            format!(
                "{:.2} ({:.2} to {:.2})",
                median(&pairs),
                pairs[pairs.len() / 4],
                pairs[pairs.len() * 3 / 4]
            )
        };
        let apart = |text: String| if one.reads_apart() { text } else { "in one".to_owned() };
        println!(
            "| {} | {:.1} ms | {:.1} ms | {:.1} ms | {} | {} | {} | {} |",
            one.name(),
            whole[0],
            median(&whole),
            whole[whole.len() - 1],
            ratio(|round| round.read + round.merge),
            apart(format!("{:.1} ms", median(&read))),
            apart(format!("{:.1} ms", median(&merge))),
            apart(ratio(|round| round.merge)),
        );
    }
    println!("\nTo ours: the median of the rounds' ratios, with the quarter and three quarters of them.\n");
}

fn print_sizes(all: &[Box<dyn Contestant>], rounds: &[Vec<Round>]) {
    println!(
        "| | file | after gzip -9 | memory of the merged copy | the most in between, beside the first copy |"
    );
    println!("|---|---|---|---|---|");
    for (one, taken) in all.iter().zip(rounds) {
        let round = taken[0];
        println!(
            "| {} | {} kB | {} kB | {:.1} MB | {:.1} MB |",
            one.name(),
            one.file().len() / 1000,
            gzipped(one.file()) / 1000,
            round.held as f64 / 1e6,
            round.most as f64 / 1e6,
        );
    }
}

fn sorted<T>(of: &[T], number: impl Fn(&T) -> f64) -> Vec<f64> {
    let mut numbers: Vec<f64> = of.iter().map(number).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

fn median(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
