//! The documents name files that exist: a guide that leads to a file that was moved costs a newcomer their first hour.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The folders that hold the project's own files.
const FOLDERS: [&str; 10] =
    ["benches", "docs", "fuzz", "intake", "public", "seal", "src", "style", "tests", "xtask"];

/// The paths of all files below, with `/` in between.
fn files(folder: &Path, below: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{below}/{}", entry.file_name().to_string_lossy());
        if !entry.file_type().unwrap().is_dir() {
            found.insert(path);
        } else if entry.file_name() != "target" {
            files(&entry.path(), &path, found);
        }
    }
}

/// The paths to Rust files, and to folders of the project, that a document names in `code`.
fn named(document: &str) -> Vec<&str> {
    let is_path = |word: &&str| {
        let is_rust = word.ends_with(".rs");
        let is_folder = word.ends_with('/') && FOLDERS.contains(&word.split('/').next().unwrap_or_default());
        (is_rust || is_folder)
            && word.chars().all(|sign| sign.is_ascii_alphanumeric() || "_-./".contains(sign))
    };
    document.split('`').skip(1).step_by(2).filter(is_path).collect()
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = BTreeSet::new();
    for folder in FOLDERS {
        files(&root.join(folder), &format!("/{folder}"), &mut all);
    }
    let documents = all.iter().filter(|path| path.starts_with("/docs/") && path.ends_with(".md")).cloned();
    let mut seen = 0;
    for document in documents.chain(["/README.md".to_owned(), "/CONTRIBUTING.md".to_owned()]) {
        let text = fs::read_to_string(root.join(&document[1..])).unwrap();
        for name in named(&text) {
            seen += 1;
            let path = format!("/{name}");
            let is_there = all.iter().any(|one| match name.ends_with('/') {
                true => one.starts_with(&path),
                false => one.ends_with(&path),
            });
            assert!(is_there, "{document} names `{name}`, which is not there");
        }
    }
    assert!(seen > 60, "only {seen} names were found");
}
