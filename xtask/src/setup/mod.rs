//! Brings the tools that a build needs to this machine, once, at pinned versions.
//!
//! Tools rest outside the clone (see [`project::tools`](crate::project::tools)), each in a folder named by its version, so a
//! second clone finds them and two versions never meet. What is there already is not asked from the
//! network again: with everything in place, all commands work offline.

mod browser;
mod cargo_tools;
mod node_tools;

use std::{path::PathBuf, thread};

pub use browser::{Browser, Engine};
pub use node_tools::NodeTools;

use crate::{
    run::{cargo, run, say},
    trouble::{Outcome, Trouble},
};

/// Where the tools of a build are.
#[derive(Debug)]
pub struct BuildTools {
    /// The program `trunk`.
    pub trunk: PathBuf,
    /// The folder with `wasm-bindgen` and `wasm-bindgen-test-runner`.
    pub wasm_bindgen: PathBuf,
    /// What comes from npm: `wasm-opt`, `esbuild`, axe.
    pub node: NodeTools,
}

/// Everything that a release build needs.
///
/// # Errors
/// One sentence that names what is missing and could not be installed.
pub fn for_build() -> Outcome<BuildTools> {
    cargo_tools::wasm_target()?;
    fetch_crates()?;
    // Side by side: npm waits for the network, and a compiler's last steps leave a processor free.
    thread::scope(|scope| {
        let wasm_bindgen = scope.spawn(cargo_tools::wasm_bindgen);
        let node = scope.spawn(node_tools::node_tools);
        let trunk = cargo_tools::trunk();
        let gone = || Trouble::new("A thread of the set-up broke off.");
        let wasm_bindgen = wasm_bindgen.join().map_err(|_| gone())??;
        let node = node.join().map_err(|_| gone())??;
        Ok(BuildTools { trunk: trunk?, wasm_bindgen, node })
    })
}

/// The wasm target alone, for lints and WebAssembly tests.
///
/// # Errors
/// When rustup cannot add it.
pub fn wasm_target() -> Outcome {
    cargo_tools::wasm_target()
}

/// A browser with its driver.
///
/// # Errors
/// One sentence that says what to install.
pub fn browser(engine: Engine) -> Outcome<Browser> {
    browser::browser(engine)
}

/// The programs from npm alone.
///
/// # Errors
/// When Node.js is missing or npm cannot fetch.
pub fn node() -> Outcome<NodeTools> {
    node_tools::node_tools()
}

/// The folder of Lighthouse's packages.
///
/// # Errors
/// When Node.js is missing or npm cannot fetch.
pub fn lighthouse() -> Outcome<PathBuf> {
    node_tools::lighthouse()
}

/// The script that starts the messenger of the end-to-end tests.
///
/// # Errors
/// When Node.js is missing or npm cannot fetch.
pub fn webxdc() -> Outcome<PathBuf> {
    node_tools::webxdc()
}

/// The command `setup`: everything, and where it is.
///
/// # Errors
/// The first thing that could not be installed, but for the browsers, which are told.
pub fn command() -> Outcome {
    let build = for_build()?;
    say(&format!("Trunk:         {}", build.trunk.display()));
    say(&format!("wasm-bindgen:  {}", build.wasm_bindgen.display()));
    say(&format!("npm's tools:   {}", build.node.folder().display()));
    for engine in Engine::ALL {
        match browser(engine) {
            Ok(browser) => {
                say(&format!(
                    "{:<14} {} ({})",
                    format!("{}:", engine.name()),
                    browser.program.display(),
                    browser.version
                ));
                say(&format!("its driver:    {}", browser.driver.display()));
            }
            Err(trouble) => say(&format!("Without {}: {trouble}", engine.name())),
        }
    }
    Ok(())
}

/// Trunk builds with `--offline`, so the crates are fetched before.
fn fetch_crates() -> Outcome {
    // With everything fetched already, this succeeds without a network.
    let offline = cargo()
        .args(["fetch", "--locked", "--offline", "--quiet"])
        .stderr(std::process::Stdio::null())
        .status();
    if offline.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    say("Fetching the crates that Cargo.lock names (usually half a minute)");
    run("`cargo fetch --locked`", cargo().args(["fetch", "--locked"])).map(|_| ()).map_err(|trouble| {
        Trouble::new(format!("The crates could not be fetched; this needs the network once. {trouble}"))
    })
}
