//! Part of `cargo xtask check`: imports that go up a floor, around in a circle, or from page to page.
//!
//! It reads `src/` as text: every `crate::…`, `super::…` and `use` of a module's own children, tests left out. A name
//! that a `mod.rs` passes on by `pub use` counts as an import of the file that it comes from.

mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path::Path};

use imports::{Files, House};

use crate::{
    project::root,
    trouble::{Outcome, Trouble},
};

/// The floors from the ground up, as in `docs/ARCHITECTURE.md`: each may import only from those before it.
const FLOORS: [&str; 11] = [
    "replica", "group", "transfer", "intake", "session", "insight", "storage", "text", "browser", "ui",
    "main",
];

/// Checks the imports of `src/` and of the reader's crate.
///
/// # Errors
/// Where an import goes up a floor, around in a circle or from page to page.
pub fn command() -> Outcome {
    let mut complaints = Vec::new();
    // The reader is a crate of its own, without floors.
    for folder in ["src", "intake/src"] {
        let mut files = BTreeMap::new();
        read_folder(&root().join(folder), "", &mut files)?;
        complaints.extend(self::complaints(&files, folder));
    }
    if complaints.is_empty() { Ok(()) } else { Err(Trouble::new(complaints.join("\n"))) }
}

fn read_folder(folder: &Path, from_src: &str, files: &mut Files) -> Outcome {
    let entries = fs::read_dir(folder).map_err(|error| Trouble::at(folder, "read", &error))?;
    for entry in entries {
        let path = entry.map_err(|error| Trouble::at(folder, "read", &error))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_dir() {
            read_folder(&path, &format!("{from_src}{name}/"), files)?;
        } else if name.ends_with(".rs") {
            let text = fs::read_to_string(&path).map_err(|error| Trouble::at(&path, "read", &error))?;
            files.insert(format!("{from_src}{name}"), text);
        }
    }
    Ok(())
}

fn complaints(files: &Files, folder: &str) -> Vec<String> {
    let house = House::read(files);
    let imports = house.imports();
    let mut complaints = Vec::new();
    for (from, targets) in &imports {
        for to in targets {
            if let (Some(own), Some(other)) = (floor(from), floor(to))
                && other > own
            {
                complaints.push(format!("{folder}/{from} imports from a floor above it: {folder}/{to}."));
            }
            if let (Some(own), Some(other)) = (page(from), page(to))
                && own != other
            {
                complaints.push(format!("{folder}/{from} imports from another page: {folder}/{to}."));
            }
        }
    }
    for circle in circles(&imports) {
        let files: Vec<String> = circle.iter().map(|file| format!("{folder}/{file}")).collect();
        complaints.push(format!("These files import each other in a circle: {}.", files.join(", ")));
    }
    complaints
}

/// The number of the floor that a file stands on; `None` for what belongs to none, such as `lib.rs`.
fn floor(file: &str) -> Option<usize> {
    let name = file.split('/').next().unwrap_or(file).trim_end_matches(".rs");
    FLOORS.iter().position(|floor| *floor == name)
}

/// The page that a file of `src/ui/pages/` belongs to.
fn page(file: &str) -> Option<&str> {
    let page = file.strip_prefix("ui/pages/")?.split('/').next()?.trim_end_matches(".rs");
    (page != "mod").then_some(page)
}

/// The groups of files that import each other.
fn circles(imports: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<&str>> {
    let reach = |start: &String| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![start]);
        while let Some(file) = next.pop() {
            for target in imports.get(file).into_iter().flatten() {
                if seen.insert(target) {
                    next.push(target);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        imports.keys().map(|file| (file, reach(file))).collect();
    let mut circles = BTreeSet::new();
    for (file, targets) in &reached {
        if targets.contains(file) {
            let all =
                targets.iter().filter(|target| reached.get(**target).is_some_and(|back| back.contains(file)));
            let all: Vec<&str> = all.map(|file| file.as_str()).collect();
            circles.insert(all);
        }
    }
    circles.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    fn all(files: &[(&str, &str)]) -> Vec<String> {
        complaints(&house(files), "src")
    }

    #[test]
    fn an_import_of_a_floor_below_is_fine_and_one_above_is_not() {
        let files = [
            ("lib.rs", "pub mod group; pub mod replica;"),
            ("replica/mod.rs", "use crate::group::Member;"),
            ("group/mod.rs", "use crate::replica::{Key, file::{self, Head}};\npub struct Member;"),
        ];
        let complaints = all(&files);
        assert!(complaints[0].contains("src/replica/mod.rs imports from a floor above it: src/group/mod.rs"));
        assert!(complaints[1].contains("circle"), "{complaints:?}");
        assert_eq!(all(&files[..1]), [""; 0]);
    }

    #[test]
    fn the_floors_are_those_of_the_architecture() {
        let page = fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
        let rows = page.lines().filter_map(|line| line.strip_prefix("| `src/"));
        let mut floors: Vec<&str> = rows.filter_map(|row| row.split(['/', '.', '`']).next()).collect();
        floors.reverse();
        assert_eq!(floors, FLOORS);
    }

    #[test]
    fn a_circle_is_found_through_what_a_module_passes_on() {
        let files = [
            ("group/mod.rs", "mod one; mod two;\npub use one::One;\npub use two::{Two, more as less};"),
            ("group/one.rs", "use super::Two;"),
            ("group/two.rs", "fn two() { let _ = crate::group::One; }"),
        ];
        let complaints = all(&files);
        assert_eq!(complaints.len(), 1, "{complaints:?}");
        assert!(complaints[0].contains("src/group/one.rs, src/group/two.rs"), "{complaints:?}");
    }

    #[test]
    fn tests_comments_and_strings_count_for_nothing() {
        let files = [
            ("replica/mod.rs", "pub struct Key;"),
            (
                "replica/clock.rs",
                "// crate::group::Day\nconst A: &str = \"crate::group\"; const B: char = '\"';\n\
                 #[cfg(test)]\nmod tests { use crate::group::Day; }\nuse super::Key;",
            ),
            ("group/mod.rs", "use crate::replica::Key;"),
        ];
        assert_eq!(all(&files), [""; 0]);
    }

    #[test]
    fn a_page_imports_no_other_page() {
        let files = [
            ("ui/pages/now/mod.rs", "use crate::ui::pages::work::list::List;"),
            ("ui/pages/work/list.rs", "use super::Work;\npub struct List;"),
            ("ui/pages/work/mod.rs", "pub struct Work;"),
            ("ui/pages/mod.rs", "mod now; mod work;"),
            ("ui/mod.rs", "mod pages;"),
        ];
        let first = all(&files);
        assert!(first[0].contains("src/ui/pages/now/mod.rs imports from another page"), "{first:?}");
    }
}
