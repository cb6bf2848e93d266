//! What comes from npm, by `package-lock.json`: binaryen's `wasm-opt`, esbuild, axe-core, age-encryption.

use std::{
    fs,
    hash::Hasher,
    path::{Path, PathBuf},
};

use siphasher::sip::SipHasher13;

use crate::{
    project::{self, BINARYEN},
    run::{command, first_line, in_words, on_path, run_quietly, say},
    trouble::{Outcome, Trouble},
};

/// The installed packages.
#[derive(Debug)]
pub struct NodeTools {
    folder: PathBuf,
}

impl NodeTools {
    /// The folder that holds `node_modules`.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of programs, for PATH.
    pub fn bin(&self) -> PathBuf {
        self.folder.join("node_modules/.bin")
    }

    /// The script that checks a page's accessibility.
    pub fn axe(&self) -> PathBuf {
        self.folder.join("node_modules/axe-core/axe.min.js")
    }

    /// The library that knows the age format too: what is locked here opens there, and the other way round.
    pub fn age_encryption(&self) -> PathBuf {
        self.folder.join("node_modules/age-encryption/dist/index.js")
    }

    /// Packages that lie in this folder already, when a build calls us back.
    pub fn in_folder(folder: PathBuf) -> Self {
        NodeTools { folder }
    }
}

/// Installs what `package-lock.json` names.
pub fn node_tools() -> Outcome<NodeTools> {
    let what = format!("wasm-opt (binaryen {BINARYEN}), esbuild, axe-core and age-encryption");
    Ok(NodeTools { folder: install(&project::root(), &what, "10 to 60 seconds")? })
}

/// Installs Lighthouse, which no build needs, and gives the folder that holds `node_modules`.
pub fn lighthouse() -> Outcome<PathBuf> {
    install(&project::root().join("xtask/lighthouse"), "Lighthouse", "half a minute to a minute")
}

/// Installs the messenger in which end-to-end tests open the chat app, and gives the script that starts it.
pub fn webxdc() -> Outcome<PathBuf> {
    let folder = install(&project::root().join("xtask/webxdc"), "webxdc-dev", "10 to 30 seconds")?;
    Ok(folder.join("node_modules/@webxdc/webxdc-dev/dist/backend/cli.js"))
}

/// Installs the packages of a lock file, in a folder named by the lock's content.
fn install(from: &Path, what: &str, expected: &str) -> Outcome<PathBuf> {
    let node = first_line(command("node").arg("--version"));
    let Some(node) = node.filter(|_| on_path("npm").is_some() || on_path("npm.cmd").is_some()) else {
        return Err(Trouble::new(
            "Node.js with npm is missing: install Node.js 18 or newer; the build takes wasm-opt and esbuild from npm.",
        ));
    };
    let major = node.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_some_and(|major| major < 18) {
        return Err(Trouble::new(format!("Node.js is {node}, which is too old: install 18 or newer.")));
    }

    let lock = from.join("package-lock.json");
    let bytes = fs::read(&lock).map_err(|error| Trouble::at(&lock, "read", &error))?;
    let mut hash = SipHasher13::new();
    hash.write(&bytes);
    let folder = project::tools()?.join(format!("npm-{:016x}", hash.finish()));
    let ready = folder.join("ready");
    if ready.is_file() {
        return Ok(folder);
    }

    say(&format!("Fetching {what} from npm, once on this machine (usually {expected})"));
    fs::create_dir_all(&folder).map_err(|error| Trouble::at(&folder, "make the folder", &error))?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(from.join(name), folder.join(name))
            .map_err(|error| Trouble::at(&folder, "copy package.json to", &error))?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    let taken =
        run_quietly("`npm ci`", command(npm).args(arguments).current_dir(&folder)).map_err(|trouble| {
            Trouble::new(format!(
                "{what} could not be fetched from npm; this needs the network once. {trouble}"
            ))
        })?;
    // Written last: a folder without it was left half-way.
    fs::write(&ready, node).map_err(|error| Trouble::at(&ready, "write", &error))?;
    say(&format!("It is ready ({})", in_words(taken)));
    Ok(folder)
}
