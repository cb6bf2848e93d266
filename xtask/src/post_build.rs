//! What Trunk's `post_build` hook calls on the staged files: bundle the styles, join the parts and the one that locks, minify, put into the page what is
//! needed first, then write the service worker.
//!
//! The order matters: the service worker's list is named by the content of the files as they are
//! served, so nothing may change after it is written.

use std::{
    env, fs,
    hash::Hasher,
    path::{Path, PathBuf},
    process::Command,
};

use siphasher::sip128::{Hasher128, SipHasher13};

use crate::{
    inline, parts, project,
    run::{command, run_quietly},
    seal, setup,
    trouble::{Outcome, Trouble},
    webxdc,
};

/// The service worker's name; it lists all other files, so it cannot list itself.
pub const WORKER: &str = "sw.js";
/// The styles as `index.html` links to them; it imports all others.
const STYLES: &str = "style/main.css";
/// What only the manifest points to: taken by the browser when it installs the app, not needed offline.
const ONLINE_ONLY: [&str; 2] = ["icons/", "screenshots/"];

/// Finishes the folder that Trunk names in `TRUNK_STAGING_DIR`.
///
/// # Errors
/// When it is not called by Trunk, or a file cannot be minified or written.
pub fn command_from_trunk() -> Outcome {
    let Some(folder) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Trouble::new(
            "`post-build` is called by Trunk while it builds; you want `cargo xtask dist`.",
        ));
    };
    let styles = bundle_styles(&folder)?;
    parts::join(&folder)?;
    seal::join(&folder)?;
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        minify(&folder)?;
    }
    inline::into_page(&folder, &styles)?;
    manifest_tells_the_truth(&folder)?;
    write_worker(&folder)
}

/// Sees to it that every picture the manifest names is there: a browser would silently not install the app.
fn manifest_tells_the_truth(folder: &Path) -> Outcome {
    let path = folder.join("manifest.webmanifest");
    let text = fs::read_to_string(&path).map_err(|error| Trouble::at(&path, "read", &error))?;
    let named = text.split("\"src\":").skip(1).filter_map(|rest| rest.split('"').nth(1));
    for name in named {
        if !folder.join(name).is_file() {
            return Err(Trouble::new(format!("The manifest names {name}, which is not in public/.")));
        }
    }
    Ok(())
}

/// The files of a built folder that must be there offline, as `/`-separated relative names in order.
///
/// # Errors
/// When the folder cannot be listed.
pub fn offline_files(folder: &Path) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    list(folder, "", &mut names).map_err(|error| Trouble::at(folder, "list", &error))?;
    names.retain(|name| {
        name != WORKER && name != webxdc::FILE && !ONLINE_ONLY.iter().any(|start| name.starts_with(start))
    });
    names.sort();
    Ok(names)
}

fn list(folder: &Path, before: &str, names: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else if !name.ends_with(".map") && !entry.file_name().to_string_lossy().starts_with('.') {
            names.push(name);
        }
    }
    Ok(())
}

/// Puts all styles into one file that the page links to, and gives its name.
fn bundle_styles(folder: &Path) -> Outcome<String> {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| Trouble::at(&page, "read", &error))?;
    if html.matches(STYLES).count() != 1 {
        return Err(Trouble::new(format!("index.html does not link to {STYLES} once.")));
    }
    let bundle = folder.join("style.css");
    let mut esbuild = esbuild()?;
    esbuild.arg(project::root().join(STYLES)).args(["--bundle", "--minify", "--log-level=warning"]);
    run_quietly("Bundling the styles", esbuild.arg(format!("--outfile={}", bundle.display())))?;
    let bytes = fs::read(&bundle).map_err(|error| Trouble::at(&bundle, "read", &error))?;
    let name = format!("style-{:016x}.css", SipHasher13::new().hash(&bytes).h1);
    fs::rename(&bundle, folder.join(&name)).map_err(|error| Trouble::at(&bundle, "rename", &error))?;
    fs::write(&page, html.replace(STYLES, &name)).map_err(|error| Trouble::at(&page, "write", &error))?;
    Ok(name)
}

/// Brings scripts down by esbuild; wasm-bindgen's alone loses half its size.
fn minify(folder: &Path) -> Outcome {
    for name in offline_files(folder)?.into_iter().chain([WORKER.to_owned()]) {
        let file = folder.join(&name);
        if !name.ends_with(".js") || !file.is_file() {
            continue;
        }
        let mut minify = esbuild()?;
        minify.arg(&file).args([
            "--minify",
            "--log-level=warning",
            "--allow-overwrite",
            "--legal-comments=none",
        ]);
        // Classic scripts keep their form; wasm-bindgen's is a module.
        if is_module(&file)? {
            minify.arg("--format=esm");
        }
        run_quietly(&format!("Minifying {name}"), minify.arg(format!("--outfile={}", file.display())))?;
    }
    Ok(())
}

/// The program `esbuild`.
///
/// # Errors
/// When it is missing and cannot be installed.
pub(crate) fn esbuild() -> Outcome<Command> {
    Ok(command(setup::node()?.bin().join(if cfg!(windows) { "esbuild.cmd" } else { "esbuild" })))
}

fn is_module(file: &Path) -> Outcome<bool> {
    let text = fs::read_to_string(file).map_err(|error| Trouble::at(file, "read", &error))?;
    Ok(text.lines().any(|line| line.starts_with("export ") || line.starts_with("import ")))
}

/// Fills the list of files and its version into the service worker.
fn write_worker(folder: &Path) -> Outcome {
    let path = folder.join(WORKER);
    let template = fs::read_to_string(&path).map_err(|error| Trouble::at(&path, "read", &error))?;
    let names = offline_files(folder)?;
    let mut hash = SipHasher13::new();
    hash.write(template.as_bytes());
    for name in &names {
        let file = folder.join(name);
        let bytes = fs::read(&file).map_err(|error| Trouble::at(&file, "read", &error))?;
        hash.write(name.as_bytes());
        hash.write_u64(bytes.len() as u64);
        hash.write(&bytes);
    }
    let digest = hash.finish128();
    let version = format!("{:016x}{:016x}", digest.h1, digest.h2);
    let written = fill(&template, &version, &names).ok_or_else(|| {
        Trouble::new(format!("{} has lost its places for VERSION and FILES.", path.display()))
    })?;
    fs::write(&path, written).map_err(|error| Trouble::at(&path, "write", &error))
}

/// Puts version and names into the template's two marked places.
fn fill(template: &str, version: &str, names: &[String]) -> Option<String> {
    let list: Vec<String> = names
        .iter()
        // Hosts redirect `index.html` to its folder, and a redirected answer may not serve a navigation.
        .map(|name| if name == "index.html" { "./" } else { name })
        .map(|name| format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")))
        .collect();
    let (version_place, files_place) = ("\"%VERSION%\"", "\"%FILES%\"");
    if template.matches(version_place).count() != 1 || template.matches(files_place).count() != 1 {
        return None;
    }
    Some(template.replace(version_place, &format!("\"{version}\"")).replace(files_place, &list.join(",")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_gets_its_list() {
        let template = r#"const V="%VERSION%",F=["%FILES%"];"#;
        let names = ["app-1.js".to_owned(), "index.html".to_owned()];
        assert_eq!(fill(template, "abc", &names).as_deref(), Some(r#"const V="abc",F=["app-1.js","./"];"#));
        assert_eq!(fill("nothing", "abc", &names), None);
    }
}
