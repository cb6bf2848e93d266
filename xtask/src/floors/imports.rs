//! Reads which file of `src/` imports from which, as text.

use std::collections::{BTreeMap, BTreeSet};

/// The text of every Rust file, by its path from `src/`.
pub(super) type Files = BTreeMap<String, String>;

/// A path as it is written, `["crate", "group", "Member"]`.
type Segments = Vec<String>;

/// All modules, with what they import and pass on.
pub(super) struct House {
    /// By the module's path, `group::model`, its file.
    files: BTreeMap<String, String>,
    /// By the file, the paths that it names.
    named: BTreeMap<String, Vec<Segments>>,
    /// By the module's path, what it passes on by `pub use`: the name, and where it comes from.
    passed_on: BTreeMap<String, Vec<(String, Segments)>>,
}

impl House {
    pub fn read(files: &Files) -> Self {
        let mut house = Self { files: BTreeMap::new(), named: BTreeMap::new(), passed_on: BTreeMap::new() };
        for (file, text) in files {
            let module = module_of(file);
            let code = without_tests(&without_comments_and_strings(text));
            let (uses, other_code) = uses_in(&code);
            let (mut named, mut passed_on) = (paths_in(&other_code), Vec::new());
            for (is_public, path) in uses {
                match path.last() {
                    Some(name) if is_public => passed_on.push((name.clone(), path)),
                    _ => named.push(path),
                }
            }
            house.files.insert(module.clone(), file.clone());
            house.named.insert(file.clone(), named);
            house.passed_on.insert(module, passed_on);
        }
        house
    }

    /// By file, the files that it imports from.
    pub fn imports(&self) -> BTreeMap<String, BTreeSet<String>> {
        let of_file = |(file, named): (&String, &Vec<Segments>)| {
            let module = module_of(file);
            let own = self.passed_on.get(&module).into_iter().flatten().map(|(_, path)| path);
            // What a module passes on of its own children is no import of its own.
            let foreign = own.filter(|path| matches!(path.first().map(String::as_str), Some("crate")));
            let targets = named.iter().chain(foreign).filter_map(|path| self.file_of(&module, path, 0));
            (file.clone(), targets.filter(|target| target != file).collect())
        };
        self.named.iter().map(of_file).collect()
    }

    /// The file that a path leads to, as seen from a module.
    fn file_of(&self, module: &str, path: &[String], depth: usize) -> Option<String> {
        let mut own: Vec<&str> = module.split("::").filter(|name| !name.is_empty()).collect();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => (own, rest) = (Vec::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|name| name == "super") {
                    own.pop();
                    rest = &rest[1..];
                }
                // Within a module that stands in the file itself, `super` is the file.
                if let Some(first) = rest.first()
                    && !self.knows(&own, first)
                {
                    own = module.split("::").filter(|name| !name.is_empty()).collect();
                }
            }
            child if self.files.contains_key(&join(&own, child)) => {}
            _ => return None,
        }
        while let Some(name) = rest.first() {
            if !self.files.contains_key(&join(&own, name)) {
                break;
            }
            own.push(name);
            rest = &rest[1..];
        }
        let reached = own.join("::");
        if let Some(name) = rest.first()
            && depth < 8
            && let Some((_, from)) =
                self.passed_on.get(&reached).and_then(|all| all.iter().find(|(passed, _)| passed == name))
            && let Some(file) = self.file_of(&reached, from, depth + 1)
        {
            return Some(file);
        }
        self.files.get(&reached).cloned()
    }

    fn knows(&self, module: &[&str], name: &str) -> bool {
        let at = module.join("::");
        self.files.contains_key(&join(module, name))
            || self.passed_on.get(&at).is_some_and(|all| all.iter().any(|(passed, _)| passed == name))
            || name.starts_with(char::is_uppercase)
            || name == "*"
    }
}

fn join(module: &[&str], name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{}::{name}", module.join("::")) }
}

/// The path of the module in a file: `group/model/mod.rs` is `group::model`.
fn module_of(file: &str) -> String {
    let path = file.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" { String::new() } else { path.replace('/', "::") }
}

/// The code alone; what is left out is blank.
fn without_comments_and_strings(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if let Some(hashes) = raw_string(rest) {
            let end = format!("\"{}", "#".repeat(hashes));
            let start = hashes + 2;
            rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len())
        } else if c == '"' {
            string_end(rest)
        } else if rest.starts_with("'\\''") || rest.starts_with("'\\\"'") {
            4
        } else if rest.starts_with("'\"'") || rest.starts_with("'{'") || rest.starts_with("'}'") {
            3
        } else {
            0
        };
        if skip == 0 {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            code.push(' ');
            rest = &rest[skip..];
        }
    }
    code
}

/// How many `#` a raw string begins with, where one begins here.
fn raw_string(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let quoted = after.trim_start_matches('#');
    quoted.starts_with('"').then(|| after.len() - quoted.len())
}

fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The code without modules that are for tests alone.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        let tests = &rest[at..];
        let end = match (tests.find('{'), tests.find(';')) {
            (Some(open), semicolon) if semicolon.is_none_or(|semicolon| open < semicolon) => {
                let mut depth = 0_i32;
                let closed = tests.char_indices().find(|(_, c)| {
                    depth += i32::from(*c == '{') - i32::from(*c == '}');
                    *c == '}' && depth == 0
                });
                closed.map_or(tests.len(), |(at, _)| at + 1)
            }
            (_, semicolon) => semicolon.map_or(tests.len(), |at| at + 1),
        };
        rest = &tests[end..];
    }
    kept.push_str(rest);
    kept
}

/// What the code imports by `use`: whether it passes the name on, and the path; and the rest of the code.
fn uses_in(code: &str) -> (Vec<(bool, Segments)>, String) {
    let (mut uses, mut other_code) = (Vec::new(), String::new());
    let mut statements = code.split_inclusive(['{', '}', ';']).peekable();
    while let Some(part) = statements.next() {
        let words = part.trim_start();
        let words = words.rsplit(']').next().unwrap_or(words).trim_start();
        let (is_public, rest) = match words.strip_prefix("pub") {
            Some(rest) => (true, rest.trim_start()),
            None => (false, words),
        };
        let rest = if rest.starts_with('(') {
            rest.split_once(')').map_or("", |(_, rest)| rest).trim_start()
        } else {
            rest
        };
        let Some(tree) = rest.strip_prefix("use ") else {
            other_code.push_str(part);
            continue;
        };
        let mut tree = tree.to_owned();
        while !tree.ends_with(';') {
            let Some(more) = statements.next() else { break };
            tree.push_str(more);
        }
        for path in expand(&tree.replace(';', "")) {
            uses.push((is_public, path));
        }
    }
    (uses, other_code)
}

/// The paths of an import with braces: `a::{b, c::d}` is `a::b` and `a::c::d`. A name after `as` is left out.
fn expand(tree: &str) -> Vec<Segments> {
    let (before, inside) = match tree.split_once('{') {
        Some((before, rest)) => (before, rest.rsplit_once('}').map_or(rest, |(inside, _)| inside)),
        None => (tree, ""),
    };
    let segments = |path: &str| -> Segments {
        let path = path.split(" as ").next().unwrap_or(path);
        path.split("::").map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
    };
    let start = segments(before);
    if !tree.contains('{') {
        return vec![start];
    }
    let (mut parts, mut part, mut depth) = (Vec::new(), String::new(), 0_i32);
    for c in inside.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if c == ',' && depth == 0 {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(c);
        }
    }
    parts.push(part);
    let ends = parts.iter().filter(|part| !part.trim().is_empty()).flat_map(|part| expand(part));
    ends.map(|end| start.iter().cloned().chain(end.into_iter().filter(|name| name != "self")).collect())
        .collect()
}

/// The paths that the code names outside of `use`.
fn paths_in(code: &str) -> Vec<Segments> {
    let mut paths = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let is_whole =
                !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':' || c == '$');
            let path = code[at..].split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).next();
            let path = path.unwrap_or_default().trim_end_matches(':');
            if is_whole {
                paths.push(path.split("::").map(str::to_owned).collect());
            }
        }
    }
    paths
}
