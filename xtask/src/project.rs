//! Where things are: the project's folders, the folder that keeps tools, the pinned versions.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::trouble::{Outcome, Trouble};

/// The version of Trunk that the build uses. 0.22 needs a newer Rust than `rust-toolchain.toml` pins.
pub const TRUNK: &str = "0.21.14";
/// The version of geckodriver, by which tests run in Firefox.
pub const GECKODRIVER: &str = "0.37.1";
/// The version of binaryen's `wasm-opt`, as `Trunk.toml` asks for it and `package.json` pins it.
pub const BINARYEN: &str = "132.0.0";
/// The target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The project's root folder.
pub fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.join("../Trunk.toml").is_file())
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    xtask.parent().map(Path::to_path_buf).unwrap_or(xtask)
}

/// The folder with the built, static files.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder in which cargo builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map(PathBuf::from).unwrap_or_else(|| root().join("target"))
}

/// The folders in which cargo keeps the sources of the crates that it fetched.
pub fn crates() -> Vec<PathBuf> {
    let of_home = || env::home_dir().map(|home| home.join(".cargo"));
    let Some(home) = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(of_home) else { return Vec::new() };
    let folders = fs::read_dir(home.join("registry/src")).into_iter().flatten();
    folders.filter_map(|folder| Some(folder.ok()?.path())).collect()
}

/// The folder that keeps the tools of every clone on this machine: `ALL_LEADERS_TOOLS`, or
/// `all-leaders` in the person's cache folder.
///
/// # Errors
/// When neither that variable nor a home folder is set.
pub fn tools() -> Outcome<PathBuf> {
    if let Some(folder) = env::var_os("ALL_LEADERS_TOOLS") {
        return Ok(PathBuf::from(folder));
    }
    if let Some(cache) = env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        return Ok(PathBuf::from(cache).join("all-leaders"));
    }
    env::var_os("HOME")
        .or_else(|| env::var_os("LOCALAPPDATA"))
        .map(|home| PathBuf::from(home).join(".cache/all-leaders"))
        .ok_or_else(|| {
            Trouble::new(
                "Found no home folder to keep tools in: set ALL_LEADERS_TOOLS to a folder of your choice.",
            )
        })
}

/// Reads the version of a crate from `Cargo.lock`.
///
/// # Errors
/// When the lock file cannot be read or does not name the crate.
pub fn locked_version(name: &str) -> Outcome<String> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| Trouble::at(&path, "read", &error))?;
    version_in_lock(&lock, name).ok_or_else(|| {
        Trouble::new(format!("Cargo.lock names no crate {name}: run `cargo generate-lockfile`."))
    })
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(version_in_lock(lock, "leptos"), None);
    }
}
