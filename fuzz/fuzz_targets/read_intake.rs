//! Minutes, lists, tables and chats of anybody: read without a panic, every line accounted for, twice the same, and no
//! day counted from a day that nobody has told.

#![no_main]

use all_leaders::intake::{Context, KnownName, Reading, read, saved_by_program, text_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(text) = text_of(bytes) else { return };
    let known = ["Ana", "Ben Okoro", "kt"].iter().enumerate();
    let context = Context {
        today: all_leaders::group::day::from_text("2026-11-26").expect("a day"),
        known: known.map(|(index, name)| KnownName { name: (*name).into(), index }).collect(),
        order: None,
    };
    let intake = read(&text, &context);
    assert_eq!(intake, read(&text, &context));
    // Of what a program saved the lines are those of the table or chat that it is written out as.
    let text = saved_by_program(&text).unwrap_or(text);
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let told: usize = intake.lines.iter().map(|line| line.through - line.number + 1).sum();
    let blank_within = |line: &all_leaders::intake::Line| line.source.split('\n').filter(|one| one.trim().is_empty()).count();
    let within: usize = intake.lines.iter().map(blank_within).sum();
    let written = text.split(end).filter(|line| !line.trim().is_empty()).count();
    assert_eq!(told - within, written);
    for line in &intake.lines {
        if let Reading::Item(item) = &line.reading {
            assert!(!item.what.trim().is_empty());
            assert!(item.holders.iter().all(|at| *at < intake.names.len()));
            assert!(!item.decision || !intake.meetings.is_empty());
        }
    }
});
