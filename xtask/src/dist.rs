//! `cargo xtask dist`: the static files of the release app, for any host and any sub-path.

use crate::{
    project,
    run::{command, in_words, path_with, run, say},
    seal,
    setup::{self, BuildTools},
    trouble::Outcome,
};

/// Builds the release app into dist/, and gives back the tools that did it.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the build fails.
pub fn build() -> Outcome<BuildTools> {
    let tools = setup::for_build()?;
    seal::build(&tools)?;
    say("Building the release app (3 to 6 minutes on two processors; most of it is the linking)");
    let bin = tools.node.bin();
    let mut trunk = command(&tools.trunk);
    trunk
        .args(["build", "--release"])
        .env("PATH", path_with(&[&tools.wasm_bindgen, &bin])?)
        // Trunk reads this variable as a switch of its own and refuses the value 1 that others use.
        .env_remove("NO_COLOR")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", rustflags())
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    let taken = run("Trunk's release build", &mut trunk)?;
    say(&format!("The app is in {} ({})", project::dist().display(), in_words(taken)));
    Ok(tools)
}

/// The flags of the release app, beside those of `.cargo/config.toml`.
fn rustflags() -> String {
    // The pages that are not needed first become a part of their own; what splits them off follows the places where the
    // linker filled in an address.
    format!("--cfg split -Clink-args=--emit-relocs {}", without_own_folders())
}

/// What makes the compiler leave the folders of this machine out of the places that panics tell: the app then has the
/// same bytes wherever it is built, and fewer.
pub(crate) fn without_own_folders() -> String {
    let folders =
        project::crates().into_iter().filter_map(|folder| folder.into_os_string().into_string().ok());
    // Flags are parted by spaces here.
    let flags = folders
        .filter(|folder| !folder.contains(' '))
        .map(|folder| format!("--remap-path-prefix={folder}/="));
    flags.collect::<Vec<_>>().join(" ")
}
