//! The reader's words stand in `src/languages/`, where people who do not program can add to them. In its code stand the
//! words of programs and formats, and no others.

use std::fs;
use std::path::{Path, PathBuf};

/// What these hold are the keys of other programs' files, the names of the parts of the languages' files, and a table
/// of letters.
const OF_FORMATS: [&str; 5] =
    ["programs.rs", "vocabulary/uses.rs", "vocabulary/mod.rs", "name/words.rs", "name/fold.rs"];

/// Words of formats that many programs share: Markdown's and HTML's tags, links, endings of files, Logseq's and
/// Org's words for how a task goes, stamps of chats, what spreadsheets and this app itself write.
const ALLOWED: &str = "
    http https www mailto sep all-leaders All Leaders PDF
    amp nbsp lt gt quot br li ul ol strong em span div del mark details summary sub sup note moving stuck done let-go
    jpg jpeg png mp opus pdf webp vcf docx gif AM PM am pm
    TODO LATER DOING NOW IN-PROGRESS DONE WAITING WAIT BLOCKED CANCELED CANCELLED
    DEADLINE SCHEDULED CLOCK due section meta view
    ss ae th ij oe
";

#[test]
fn no_word_of_a_language_stands_in_the_code() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for file in files_in(&source) {
        let name = file.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
        if OF_FORMATS.contains(&name.as_str()) || name.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for literal in strings_of(code) {
            let words = literal.split(|c: char| !(c.is_alphabetic() || c == '-'));
            let words = words.map(|word| word.trim_matches('-'));
            found.extend(
                words
                    .filter(|word| word.chars().count() > 1 && !is_allowed(word))
                    .map(|word| format!("{name}: {word}")),
            );
        }
    }
    assert!(found.is_empty(), "these belong into src/languages/, or are of a format: {found:#?}");
}

fn is_allowed(word: &str) -> bool {
    ALLOWED.split_whitespace().any(|allowed| allowed == word)
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    all.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

/// What stands between double quotes, without remarks, escapes and the places of values.
fn strings_of(code: &str) -> Vec<String> {
    let mut strings = Vec::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut letters = line.chars().peekable();
        let mut string: Option<String> = None;
        while let Some(letter) = letters.next() {
            match (letter, &mut string) {
                ('\'', None) if letters.peek() == Some(&'"') => drop(letters.next()),
                ('/', None) if letters.peek() == Some(&'/') => break,
                ('"', None) => string = Some(String::new()),
                ('"', Some(_)) => strings.extend(string.take()),
                ('\\', Some(inside)) => {
                    inside.push(' ');
                    match letters.next() {
                        Some('u') => drop(letters.by_ref().find(|letter| *letter == '}')),
                        Some('x') => drop(letters.by_ref().nth(1)),
                        _ => {}
                    }
                }
                ('{', Some(_)) => drop(letters.by_ref().find(|letter| *letter == '}')),
                (letter, Some(inside)) => inside.push(letter),
                _ => {}
            }
        }
        strings.extend(string);
    }
    strings
}

#[test]
fn strings_are_found_and_remarks_are_not() {
    let code = "let a = (\"wenn\", '\"', \"{name}: \\u{A0}qui\"); // \"if\"\n// \"si\"";
    assert_eq!(strings_of(code), ["wenn", ":  qui"]);
}
