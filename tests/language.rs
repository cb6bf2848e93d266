//! The language of the app, held against its principles: no word that ranks people, presses them or counts them out, in
//! what is shown or in what is written into files. The code's own names are free: a row may be ranked and a write may fail.

use std::fs;
use std::path::{Path, PathBuf};

use all_leaders::group::{Command, CommandContext, Group, day, sample};
use all_leaders::replica::file::{Header, write};
use all_leaders::replica::{Clock, Device, Replica};
use all_leaders::text::EN;
use uuid::Uuid;

/// A word is forbidden when it is one of these; compound names are taken apart first (`topScore`, `rank_of`).
const WORDS: [&str; 48] = [
    "score",
    "scores",
    "scored",
    "scoreboard",
    "scoring",
    "rank",
    "ranks",
    "ranked",
    "ranking",
    "rankings",
    "streak",
    "streaks",
    "overdue",
    "assign",
    "assigns",
    "assigned",
    "assignee",
    "assigning",
    "assignment",
    "assignments",
    "failed",
    "failure",
    "failures",
    "leaderboard",
    "leaderboards",
    "downvote",
    "downvotes",
    "upvote",
    "upvotes",
    "loser",
    "losers",
    "winner",
    "winners",
    "laggard",
    "laggards",
    "slacker",
    "delinquent",
    "lazy",
    "punish",
    "penalty",
    "penalties",
    "badge",
    "badges",
    "underperforming",
    "unproductive",
    "worst",
    "blame",
    "shame",
];

/// Runs of words that are forbidden, whatever stands between them.
const PHRASES: [&[&str]; 10] = [
    &["top", "member"],
    &["top", "members"],
    &["best", "member"],
    &["most", "active"],
    &["least", "active"],
    &["red", "list"],
    &["not", "done", "yet"],
    &["past", "due"],
    &["behind", "schedule"],
    &["too", "late"],
];

/// Where a word stands for all that, and why.
const ALLOWED: [(&str, &str, &str); 7] = [
    ("intake/src/", "assignee", "the minutes and lists that people bring along head a column so"),
    ("intake/src/", "assigned", "a board that Nextcloud Deck saves names its people so"),
    ("README.md", "assigned", "it says that nothing ever is"),
    ("README.md", "scores", "it says that there are none"),
    ("README.md", "ranks", "it says that there are none"),
    ("README.md", "streaks", "it says that there are none"),
    ("README.md", "scoreboard", "it says that the app is none"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below that end so, in their order.
fn files(below: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(below)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{below}");
    found
}

/// Without what follows `//` on a line, unless that is in an address (`https://`).
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let comment = line.match_indices("//").map(|(at, _)| at).find(|at| !line[..*at].ends_with(':'));
        out.push_str(&line[..comment.unwrap_or(line.len())]);
        out.push('\n');
    }
    out
}

/// What stands between quotation marks in a program, a line each: all that it can show or write.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    let mut chars = without_comments(text).replace("'\"'", "' '").chars().collect::<Vec<_>>().into_iter();
    let mut is_quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                is_quoted = !is_quoted;
                out.push('\n');
            }
            '\\' if is_quoted => drop(chars.next()),
            c if is_quoted => out.push(c),
            _ => {}
        }
    }
    out
}

/// The words of a text in lowercase, names taken apart.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in text.chars() {
        if !c.is_alphabetic() || (c.is_uppercase() && small) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphabetic(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What of a text is forbidden.
fn forbidden(place: &str, text: &str) -> Vec<String> {
    let words = words(text);
    let allowed = |word: &str| ALLOWED.iter().any(|(file, one, _)| place.starts_with(file) && *one == word);
    let single = words.iter().filter(|word| WORDS.contains(&word.as_str()) && !allowed(word));
    let single = single.map(|word| format!("{place}: {word}"));
    let runs = PHRASES.iter().filter(|phrase| words.windows(phrase.len()).any(|run| run == **phrase));
    single.chain(runs.map(|phrase| format!("{place}: {}", phrase.join(" ")))).collect()
}

fn must_be_none(found: Vec<String>) {
    assert!(found.is_empty(), "words that the principles forbid:\n{}", found.join("\n"));
}

/// Words and runs of words that nobody would say aloud to a colleague, or that only programmers say.
const UNCLEAR: [&[&str]; 25] = [
    &["whom"],
    &["further"],
    &["somebody"],
    &["anybody"],
    &["everybody"],
    &["just", "now"],
    &["a", "slip"],
    &["good", "word"],
    &["holds", "it"],
    &["nobody", "holds"],
    &["held", "by"],
    &["in", "step"],
    &["alongside"],
    &["holder"],
    &["companion"],
    &["commitment"],
    &["commitments"],
    &["stack"],
    &["progressive"],
    &["sync"],
    &["export"],
    &["json"],
    &["merge"],
    &["storage"],
    &["network"],
];

/// Where one of them stands for all that, and why.
const SAID_FOR_ALL_THAT: [(&str, &str, &str); 1] =
    [("roles.rs", "stack", "people may have called the role so, and are understood")];

/// More words than this are hard to take in standing up, and in a second language.
const WORDS_IN_A_SENTENCE: usize = 15;

/// What a line of small print holds at a width of 390 px.
const LETTERS_OF_HELP: usize = 42;

/// What the app says, file by file: the texts in quotation marks, without tests. A calendar's file has words of its own.
fn texts() -> Vec<(String, String)> {
    let files = files("src/text", ".rs").into_iter().filter(|path| !path.ends_with("calendar_file.rs"));
    let said = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let said = text.split("#[cfg(test)]").next().unwrap_or_default();
        // A text that goes on in the next line of the program is one text.
        let joined = without_comments(said).split("\\\n").map(str::trim_start).collect::<Vec<_>>().concat();
        (path.file_name().unwrap().to_string_lossy().into_owned(), joined)
    };
    files.map(said).collect()
}

#[test]
fn nothing_is_said_that_nobody_would_say_aloud() {
    let mut found = Vec::new();
    for (file, text) in texts() {
        for line in quoted(&text).lines() {
            let words = words(line);
            let said = UNCLEAR.iter().filter(|run| words.windows(run.len()).any(|some| some == **run));
            let said = said.map(|run| run.join(" ")).filter(|run| {
                !SAID_FOR_ALL_THAT.iter().any(|(allowed, word, _)| file == *allowed && word == run)
            });
            found.extend(said.map(|run| format!("{file}: “{run}” in “{line}”")));
            if line.contains('\'') {
                found.push(format!("{file}: an apostrophe is ’ in “{line}”"));
            }
        }
    }
    must_be_none(found);
}

#[test]
fn a_sentence_is_short() {
    let mut found = Vec::new();
    for (file, text) in texts() {
        for line in quoted(&text).lines() {
            let sentences = line.split_inclusive(['.', '!', '?', ':']);
            let long = sentences.filter(|one| one.split_whitespace().count() > WORDS_IN_A_SENTENCE);
            found.extend(long.map(|one| format!("{file}: {one}")));
        }
    }
    must_be_none(found);
}

/// How the names of the fields end that hold a line of help, and how many texts each has at the least: with another name they
/// would go unread.
const HELPS: [(&str, usize); 3] = [("hint:", 50), ("under:", 70), ("intro:", 4)];

#[test]
fn a_line_of_help_is_one_line() {
    let texts = texts();
    let mut found = Vec::new();
    for (name, least) in HELPS {
        let mut count = 0;
        for (file, text) in &texts {
            let helps = text.split(name).skip(1).map(str::trim_start);
            for help in helps.filter_map(|rest| rest.strip_prefix('"')?.split('"').next()) {
                count += 1;
                if help.chars().count() > LETTERS_OF_HELP {
                    found.push(format!("{file}: {help}"));
                }
            }
        }
        assert!(count >= least, "{count} texts under names that end with {name}");
    }
    must_be_none(found);
}

fn look_at(path: &Path, read: impl Fn(&str) -> String) -> Vec<String> {
    let place = path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/");
    forbidden(&place, &read(&fs::read_to_string(path).unwrap()))
}

#[test]
fn nothing_that_is_shown_ranks_or_presses_people() {
    let code = ["src", "intake/src"].into_iter().flat_map(|folder| files(folder, ".rs"));
    let mut found: Vec<String> = code.flat_map(|path| look_at(&path, quoted)).collect();
    found.extend(files("public", ".js").iter().flat_map(|path| look_at(path, without_comments)));
    for file in ["index.html", "public/manifest.webmanifest", "README.md"] {
        found.extend(look_at(&root().join(file), str::to_owned));
    }
    must_be_none(found);
}

/// Colours have their place in `style/` and in the names of pictures; in a sentence red is a warning.
#[test]
fn nothing_is_said_to_be_red() {
    let texts = files("src/text", ".rs").into_iter().filter(|path| !path.ends_with("pictures.rs"));
    let red = texts.filter(|path| {
        words(&without_comments(&fs::read_to_string(path).unwrap())).iter().any(|word| word == "red")
    });
    must_be_none(red.map(|path| path.display().to_string()).collect());
}

/// `JournaledRecord` and its like are names in the code: a type that gets another name must not take a sentence along.
#[test]
fn no_name_of_the_code_is_shown() {
    let is_name = |word: &&str| {
        word.chars().zip(word.chars().skip(1)).any(|(one, next)| one.is_lowercase() && next.is_uppercase())
    };
    let mut found = Vec::new();
    // A calendar's file has words of its own.
    for path in files("src/text", ".rs").into_iter().filter(|path| !path.ends_with("calendar_file.rs")) {
        let shown = quoted(&fs::read_to_string(&path).unwrap());
        let names = shown.split(|c: char| !c.is_alphabetic()).filter(is_name);
        found.extend(names.map(|name| format!("{}: {name}", path.display())));
    }
    must_be_none(found);
}

#[test]
fn a_file_that_leaves_the_phone_says_nothing_of_the_kind() {
    let mut replica = Replica::new(Uuid::from_u128(1));
    let mut clock = Clock::new(Device(1));
    let mut ids = 1;
    let mut fresh = || {
        ids += 1;
        Uuid::from_u128(ids)
    };
    let today = day::from_text("2026-11-23").unwrap();
    let commands = Command::Batch(sample::commands(&EN.start.sample, today, &mut fresh));
    let mut context = CommandContext { me: None, device: Device(1), today, meeting: None, fresh: &mut fresh };
    let edits = Group::read(&replica).changes(&commands, &mut context);
    replica.write(&edits.edits, &mut clock, 1_000).unwrap();
    let text = write(&replica, &Header::default()).unwrap();
    assert!(text.contains("remembering") && text.contains("We say early"));
    must_be_none(forbidden("the file", &text));
}

#[test]
fn the_look_finds_what_it_looks_for() {
    for text in
        ["fn rank(", "topScore", "isOverdue", "last-ranked", "\"You failed\"", "Top members", "red_list"]
    {
        assert!(!forbidden("a file", text).is_empty(), "{text}");
    }
    for text in ["underscore", "Frank", "let ranked_choice_is_fine = 0; // no"] {
        let found = forbidden("a file", &without_comments(text));
        assert_eq!(found.is_empty(), !text.contains("ranked"), "{text}");
    }
    assert!(forbidden("a file", &without_comments("let a = 1; // a rank")).is_empty());
    assert!(!forbidden("a file", &without_comments("see https://rank.example")).is_empty());
    assert!(
        forbidden("a file", &quoted("fn rank(failed: bool) { show(\"Well\", '\"') } // \"a rank\""))
            .is_empty()
    );
    assert!(!forbidden("a file", &quoted("show(\"A \\\"rank\\\"\")")).is_empty());
    // An allowance that nothing needs any more goes.
    for (place, word, why) in ALLOWED {
        let paths = if place.ends_with('/') { files(place, ".rs") } else { vec![root().join(place)] };
        let needs = |path: &PathBuf| words(&fs::read_to_string(path).unwrap()).iter().any(|one| one == word);
        assert!(paths.iter().any(needs) && !why.is_empty(), "{place}: {word}");
    }
}
