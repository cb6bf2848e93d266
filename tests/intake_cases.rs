//! Inputs as real groups write them, each with what should be found in plain text beside it: `data/cases/`, whose README
//! says how to add one. What is found and missed is counted and printed: `cargo test --test intake_cases -- --nocapture`.
//! `CASES` names another folder of such files, which are counted and printed only.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use all_leaders::group::day;
use all_leaders::group::name::fold;
use all_leaders::intake::{AsksDay, Context, Hints, Intake, Item, MeetingHead, read_with_hints, text_of};

/// What is counted: wanted, found, and offered though nobody wants it.
#[derive(Default, Clone, Copy)]
struct Tally {
    wanted: usize,
    right: usize,
    extra: usize,
}

#[derive(Default)]
struct Score {
    of: BTreeMap<&'static str, Tally>,
    complaints: Vec<String>,
}

impl Score {
    fn want(&mut self, what: &'static str, right: bool, complaint: impl Fn() -> String) {
        let tally = self.of.entry(what).or_default();
        tally.wanted += 1;
        tally.right += usize::from(right);
        if !right {
            self.complaints.push(format!("{what}: {}", complaint()));
        }
    }

    fn extra(&mut self, what: &'static str, complaint: String) {
        self.of.entry(what).or_default().extra += 1;
        self.complaints.push(format!("{what}, not wanted: {complaint}"));
    }

    fn add(&mut self, other: &Score) {
        for (what, tally) in &other.of {
            let sum = self.of.entry(what).or_default();
            sum.wanted += tally.wanted;
            sum.right += tally.right;
            sum.extra += tally.extra;
        }
    }

    fn told(&self) -> String {
        let rows = self.of.iter().map(|(what, tally)| {
            let found = (tally.right * 100).checked_div(tally.wanted).unwrap_or(100);
            let offered = tally.right + tally.extra;
            let wanted = (tally.right * 100).checked_div(offered).unwrap_or(100);
            format!("{what:>12}: {:3} of {:3} ({found:3} %), {:3} not wanted ({wanted:3} % of what is offered is wanted)", tally.right, tally.wanted, tally.extra)
        });
        rows.collect::<Vec<_>>().join("\n")
    }
}

fn list(text: &str) -> Vec<String> {
    text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The same name, or the first name of it.
fn is_name(found: &str, wanted: &str) -> bool {
    let first = |name: &str| fold(name.split(' ').next().unwrap_or(""));
    fold(found) == fold(wanted)
        || (!found.contains(' ') || !wanted.contains(' ')) && first(found) == first(wanted)
}

fn same_people(found: &[String], wanted: &[String]) -> bool {
    found.len() == wanted.len() && wanted.iter().all(|name| found.iter().any(|other| is_name(other, name)))
}

/// The same words, or one the beginning, middle or end of the other and at least half of it.
fn same_words(found: &str, wanted: &str) -> bool {
    let (found, wanted) = (fold(found), fold(wanted));
    if found.is_empty() || wanted.is_empty() {
        return false;
    }
    let (few, many) = if found.len() < wanted.len() { (&found, &wanted) } else { (&wanted, &found) };
    few == many || (many.contains(few.as_str()) && few.len() * 10 >= many.len() * 5)
}

fn names(intake: &Intake, who: &[usize]) -> Vec<String> {
    who.iter().map(|at| intake.names[*at].name().to_owned()).collect()
}

fn check(file: &Path) -> Score {
    let mut score = Score::default();
    let text = text_of(&fs::read(file).unwrap()).unwrap();
    let expected = fs::read_to_string(PathBuf::from(format!("{}.expected", file.display()))).unwrap();
    let context = Context { today: day::from_text("2026-11-26").unwrap(), known: Vec::new(), order: None };
    // The names of these files tell no day.
    let intake = read_with_hints(&text, &context, &Hints::default());
    let head = intake.meeting().cloned().unwrap_or_default();
    let mut items: Vec<Option<&Item>> = intake.items().map(Some).collect();
    let mut decisions: Vec<Option<&Item>> = intake.decisions().map(Some).collect();
    let mut wanted_people: Vec<String> = Vec::new();
    let mut closed = false;
    let mut told: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut asks: Vec<&str> = Vec::new();
    for line in expected.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line == "nothing else" {
            closed = true;
            continue;
        }
        let (kind, value) = line.split_once(':').unwrap_or_else(|| panic!("no colon: {line}"));
        let parts: Vec<&str> = value.split('|').map(str::trim).collect();
        let part = |at: usize| parts.get(at).copied().unwrap_or("");
        match kind {
            "meeting" => {
                let day = head.day.map_or("not told".to_owned(), day::to_text);
                score.want("meetings", intake.meetings.len() == 1 && day == part(1), || {
                    format!("{day}, {} of them", intake.meetings.len())
                });
                score.want("titles", fold(&head.title) == fold(part(0)), || format!("{:?}", head.title));
            }
            "there" | "away" | "facilitator" | "notes" => {
                wanted_people.extend(list(value));
                told.insert(kind, list(value));
            }
            "task" | "maybe" | "task or maybe" => {
                let at = items.iter().position(|item| {
                    item.is_some_and(|item| {
                        same_words(&item.what, part(0))
                            && (kind != "task" || !item.maybe)
                            && (part(2).is_empty() || item.day.map(day::to_text).as_deref() == Some(part(2)))
                    })
                });
                let at = at.or_else(|| {
                    items.iter().position(|item| item.is_some_and(|item| same_words(&item.what, part(0))))
                });
                let item = at.and_then(|at| items[at].take());
                let ticked = item.is_some_and(|item| kind != "task" || !item.maybe);
                score.want("items", ticked, || value.trim().to_owned());
                let Some(item) = item else { continue };
                let everyone = part(1) == "everyone";
                let who = if everyone { Vec::new() } else { list(part(1)) };
                wanted_people.extend(who.iter().cloned());
                let found = names(&intake, &item.holders);
                if !who.is_empty() || everyone || !found.is_empty() && kind == "task" {
                    score.want("holders", same_people(&found, &who) && item.everyone == everyone, || {
                        format!("{value}: {found:?}")
                    });
                }
                let day = item.day.map(day::to_text).unwrap_or_default();
                if !part(2).is_empty() || !day.is_empty() && kind == "task" {
                    score.want("days", day == part(2), || format!("{value}: {day}"));
                }
                let state = item.state.map_or(String::new(), |state| state.name().replace('-', " "));
                if !part(3).is_empty() || !state.is_empty() && kind == "task" {
                    score.want("states", state == part(3), || format!("{value}: {state}"));
                }
            }
            "writes" => {
                let found = names(&intake, &intake.writers);
                score.want("people", same_people(&found, &list(value)), || format!("writes: {found:?}"));
            }
            "decision" | "maybe decision" => {
                let at = decisions.iter().position(|item| {
                    item.is_some_and(|item| {
                        same_words(&item.what, part(0)) && item.maybe == (kind == "maybe decision")
                    })
                });
                let item = at.and_then(|at| decisions[at].take());
                score.want("decisions", item.is_some(), || value.trim().to_owned());
                if !part(1).is_empty() {
                    score.want("reasons", item.is_some_and(|item| same_words(&item.why, part(1))), || {
                        value.trim().to_owned()
                    });
                }
            }
            "asks" => asks.push(value.trim()),
            other => panic!("{other}: is no word of these files"),
        }
    }
    people(&mut score, &intake, &head, &told);
    for item in items.into_iter().flatten() {
        if !item.maybe || closed {
            score.extra("items", item.what.clone());
        }
    }
    for item in decisions.into_iter().flatten() {
        score.extra("decisions", item.what.clone());
    }
    for name in &intake.names {
        // Those who only speak in a maybe are not added.
        let holds = intake
            .items()
            .any(|item| !item.maybe && item.holders.iter().any(|at| intake.names[*at] == *name));
        let listed = [&head.present, &head.away, &head.host, &head.noted_by];
        let there = listed.iter().any(|list| list.iter().any(|at| intake.names[*at] == *name));
        if (holds || there) && !wanted_people.iter().any(|wanted| is_name(name.name(), wanted)) {
            score.extra("people", name.name().to_owned());
        }
    }
    score.want("questions", intake.asks_columns.is_some() == asks.contains(&"columns"), || {
        "columns".to_owned()
    });
    if asks.contains(&"day") || intake.asks_day == Some(AsksDay::List) {
        score.want("questions", intake.asks_day.is_some() == asks.contains(&"day"), || {
            format!("{:?}", intake.asks_day)
        });
    }
    score
}

fn people(score: &mut Score, intake: &Intake, head: &MeetingHead, told: &BTreeMap<&str, Vec<String>>) {
    // Who facilitated or took notes was there, whether or not a list says so.
    for (kind, found) in [
        ("there", &head.present),
        ("away", &head.away),
        ("facilitator", &head.host),
        ("notes", &head.noted_by),
    ] {
        let what = if matches!(kind, "there" | "away") { "people" } else { "roles" };
        let mut found = names(intake, found);
        for name in told.get(kind).into_iter().flatten() {
            let at = found.iter().position(|other| is_name(other, name));
            score.want(what, at.is_some(), || format!("{kind}: {name}"));
            if let Some(at) = at {
                found.remove(at);
            }
        }
        for name in found {
            score.extra(what, format!("{kind}: {name}"));
        }
    }
}

/// Cases that wait for something else to be mended.
const WAITING: [&str; 0] = [];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| PathBuf::from(format!("{}.expected", path.display())).exists())
        .filter(|path| path.file_name().is_none_or(|name| !WAITING.contains(&&*name.to_string_lossy())))
        .collect();
    files.sort();
    files
}

fn score_of(folder: &Path) -> (Score, usize) {
    let mut all = Score::default();
    let mut wrong = 0;
    for file in files(folder) {
        let score = check(&file);
        if !score.complaints.is_empty() {
            wrong += 1;
            println!(
                "{}\n    {}",
                file.file_name().unwrap().to_string_lossy(),
                score.complaints.join("\n    ")
            );
        }
        all.add(&score);
    }
    println!("{}", all.told());
    (all, wrong)
}

#[test]
fn every_case_is_read_as_it_should_be() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let (_, wrong) = score_of(&here);
    assert_eq!(wrong, 0, "cases that are not read as they should be");
}

/// Twelve documents, three a language, written as groups write them and not as the reader reads.
#[test]
fn what_groups_write_is_mostly_found_and_what_is_ticked_is_mostly_wanted() {
    let (score, _) = score_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/groups"));
    for (what, found, wanted) in [
        ("items", 90, 85),
        ("holders", 90, 90),
        ("days", 90, 90),
        ("people", 95, 95),
        ("roles", 95, 95),
        ("decisions", 80, 80),
    ] {
        let tally = score.of[what];
        assert!(tally.right * 100 >= tally.wanted * found, "{what}: too few found");
        assert!(
            tally.right * 100 >= (tally.right + tally.extra) * wanted,
            "{what}: too much that nobody wants"
        );
    }
}

#[test]
fn another_folder_is_counted() {
    if let Some(folder) = std::env::var_os("CASES") {
        score_of(Path::new(&folder));
    }
}
