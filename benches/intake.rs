//! What it costs to read 5,000 lines of what people bring in. Run by `cargo bench --bench intake`; what was measured stands
//! in `docs/BENCHMARKS.md`, for WebAssembly as well.

use all_leaders::intake::{Context, Intake, read};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

#[path = "../tests/intake_texts/mod.rs"]
mod texts;

fn main() {
    divan::main();
}

fn measure(bencher: Bencher, text: &str) {
    let context = Context {
        today: all_leaders::group::day::from_text("2026-11-26").expect("a day"),
        known: Vec::new(),
        order: None,
    };
    let intake: Intake = read(text, &context);
    assert!(intake.items().count() > 100);
    bencher.counter(ItemsCount::new(texts::LINES)).bench(|| read(black_box(text), &context));
}

#[divan::bench]
fn tagged_minutes(bencher: Bencher) {
    measure(bencher, &texts::tagged_minutes());
}

#[divan::bench]
fn minutes_of_many_kinds(bencher: Bencher) {
    measure(bencher, &texts::minutes_of_many_kinds());
}

#[divan::bench]
fn list(bencher: Bencher) {
    measure(bencher, &texts::list());
}

#[divan::bench]
fn table(bencher: Bencher) {
    measure(bencher, &texts::table());
}

#[divan::bench]
fn chat(bencher: Bencher) {
    measure(bencher, &texts::chat());
}
