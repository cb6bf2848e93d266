//! The parts into which the release app is split (see `xtask/bindgen`): a phone fetches the first one, and the other while
//! the first page is read.
//!
//! They are left beside wasm-bindgen's output, where Trunk does not look, with a script that fetches them and that the
//! app's script imports. That becomes one script, and the parts are put beside it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    post_build::esbuild,
    project,
    run::{command, run_quietly},
    setup,
    trouble::{Outcome, Trouble},
};

/// How the name of a part ends that is not needed first. What comes before it is the name that Trunk made of the whole
/// app's content.
pub const LATER: &str = "_later.wasm";
/// wasm-opt's options, as `index.html` has them for the first part, and what Rust's WebAssembly uses, which the part
/// itself does not say. Not all features: some write what browsers do not read yet.
const OPTIONS: [&str; 7] = [
    "-O2",
    "--low-memory-unused",
    "--skip-pass=inlining-optimizing",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
];

/// Puts the parts into the staged folder; where the app was not split, nothing is done.
///
/// # Errors
/// When the linking script is not as it is known, or a tool fails.
pub fn join(folder: &Path) -> Outcome {
    let profile = env::var("TRUNK_PROFILE").unwrap_or_default();
    let left = project::target().join("wasm-bindgen").join(profile).join("parts");
    let link = left.join("link.js");
    if !link.is_file() {
        return Ok(());
    }
    let [part] = &files(&left, ".wasm")?[..] else {
        return Err(Trouble::new("The app was split into more than two parts: pages belong to one group."));
    };
    let scripts = files(folder, ".js")?;
    let Some(main) = scripts.iter().find(|path| name(path).starts_with("all-leaders-")) else {
        return Err(Trouble::new("The app's own script is not in the staged folder."));
    };
    let stem = name(main).trim_end_matches(".js");
    let later = format!("{stem}{LATER}");

    let text = fs::read_to_string(&link).map_err(|error| Trouble::at(&link, "read", &error))?;
    let linked = relink(&text, name(part), &later, name(main)).ok_or_else(|| {
        Trouble::new(
            "The script that fetches the parts is not as it is known: wasm_split_cli_support has changed.",
        )
    })?;
    let staged = folder.join("link.js");
    fs::write(&staged, linked).map_err(|error| Trouble::at(&staged, "write", &error))?;
    let mut bundle = esbuild()?;
    bundle.arg(main).args(["--bundle", "--format=esm", "--allow-overwrite", "--log-level=error"]);
    run_quietly("Joining the scripts", bundle.arg(format!("--outfile={}", main.display())))?;
    fs::remove_file(&staged).map_err(|error| Trouble::at(&staged, "remove", &error))?;

    let mut shrink = wasm_opt()?;
    shrink.arg(part).arg("-o").arg(folder.join(later));
    run_quietly("Shrinking the second part", &mut shrink).map(|_| ())
}

/// The program `wasm-opt` with the options for what is fetched later.
///
/// # Errors
/// When it is missing and cannot be installed.
pub(crate) fn wasm_opt() -> Outcome<Command> {
    let mut shrink =
        command(setup::node()?.bin().join(if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" }));
    shrink.args(OPTIONS);
    Ok(shrink)
}

/// The linking script with the names of the built files, fetching as `boot.js` does: a host may not know the type of
/// WebAssembly, and may have another version by now.
fn relink(text: &str, part: &str, later: &str, main: &str) -> Option<String> {
    let changes = [
        (format!("fetch(new URL(\"./{part}\""), format!("allLeadersPart(new URL(\"./{later}\"")),
        ("WebAssembly.instantiateStreaming(src,".to_owned(), "WebAssembly.instantiate(await src,".to_owned()),
        // The app tells the person; the console is for what nobody expects.
        ("console.error(e)".to_owned(), "console.info(e)".to_owned()),
        ("\"./all-leaders.js\"".to_owned(), format!("\"./{main}\"")),
    ];
    let mut text = text.to_owned();
    for (from, to) in changes {
        if text.matches(&from).count() != 1 {
            return None;
        }
        text = text.replace(&from, &to);
    }
    Some(text)
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

fn files(folder: &Path, end: &str) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| Trouble::at(folder, "list", &error))?;
    Ok(entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| name(path).ends_with(end))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_fetched_by_their_built_names() {
        let link = r#"import { initSync } from "./all-leaders.js";
            const src = fetch(new URL("./0_later.wasm", import.meta.url));
            console.error(e);
            return async (imports) => (WebAssembly.instantiateStreaming(src, imports));"#;
        let linked = relink(link, "0_later.wasm", "all-leaders-1_later.wasm", "all-leaders-1.js").unwrap();
        assert!(linked.contains("from \"./all-leaders-1.js\""), "{linked}");
        assert!(linked.contains("allLeadersPart(new URL(\"./all-leaders-1_later.wasm\", import.meta.url))"));
        assert!(linked.contains("WebAssembly.instantiate(await src, imports)"));
        assert_eq!(relink("something else", "a", "b", "c"), None);
    }
}
