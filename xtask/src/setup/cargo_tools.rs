//! What comes by rustup and cargo: the wasm target, Trunk, wasm-bindgen's programs.

use std::{
    env, fs,
    hash::Hasher,
    path::{Path, PathBuf},
    process::Command,
};

use siphasher::sip::SipHasher13;

use crate::{
    project::{self, GECKODRIVER, TRUNK, WASM_TARGET},
    run::{cargo, command, first_line, in_words, run, say},
    trouble::{Outcome, Trouble},
};

/// Sees to it that Rust can build for the browser.
///
/// `targets =` in `rust-toolchain.toml` does not do it where rustup's automatic installs are off.
pub fn wasm_target() -> Outcome {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let installed = first_line(command(rustc).args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if installed.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say(&format!("Adding Rust's target {WASM_TARGET} (a few seconds)"));
    run("`rustup target add`", command("rustup").args(["target", "add", WASM_TARGET])).map(|_| ()).map_err(|trouble| {
        Trouble::new(format!(
            "Rust's target {WASM_TARGET} is missing and could not be added: run `rustup target add {WASM_TARGET}` in this folder with a network. {trouble}"
        ))
    })
}

/// Gives the program `trunk`, built when it is not there yet.
pub fn trunk() -> Outcome<PathBuf> {
    let folder = project::tools()?.join(format!("trunk-{TRUNK}"));
    let mut install = cargo();
    install.args(["install", "--locked", "trunk", "--version", TRUNK, "--no-default-features"]);
    install_once("Trunk", TRUNK, "3 to 5 minutes, beside others", &folder, &["trunk"], &mut install)?;
    Ok(folder.join("bin").join(program("trunk")))
}

/// Gives the folder with `wasm-bindgen` and its test runner, of the version that `Cargo.lock` names: the two sides of the
/// bindings must be equal. They are the project's own programs around the library, in `xtask/bindgen`, for the app is
/// split into parts before.
pub fn wasm_bindgen() -> Outcome<PathBuf> {
    let version = project::locked_version("wasm-bindgen")?;
    let source = project::root().join("xtask/bindgen");
    let mut hash = SipHasher13::new();
    for file in ["Cargo.toml", "Cargo.lock", "src/main.rs", "src/bin/test-runner.rs"] {
        let file = source.join(file);
        hash.write(&fs::read(&file).map_err(|error| Trouble::at(&file, "read", &error))?);
    }
    let folder = project::tools()?.join(format!("wasm-bindgen-{version}-{:016x}", hash.finish()));
    let mut install = cargo();
    install.args(["install", "--locked", "--path"]).arg(&source);
    let programs = ["bindgen", "bindgen-test-runner"];
    install_once(
        "wasm-bindgen",
        &version,
        "3 to 4 minutes, beside others",
        &folder,
        &programs,
        &mut install,
    )?;
    let bin = folder.join("bin");
    for name in programs {
        // As Trunk calls them. Programs of these names are not built: cargo would take them for wasm-bindgen's own.
        let (from, to) = (bin.join(program(name)), bin.join(program(&format!("wasm-{name}"))));
        if !to.is_file() {
            fs::copy(&from, &to).map_err(|error| Trouble::at(&to, "copy", &error))?;
        }
    }
    Ok(bin)
}

/// Gives the program `geckodriver`, which speaks with Firefox.
pub fn geckodriver() -> Outcome<PathBuf> {
    let folder = project::tools()?.join(format!("geckodriver-{GECKODRIVER}"));
    let mut install = cargo();
    install.args(["install", "--locked", "geckodriver", "--version", GECKODRIVER]);
    install_once("geckodriver", GECKODRIVER, "1 to 2 minutes", &folder, &["geckodriver"], &mut install)?;
    Ok(folder.join("bin").join(program("geckodriver")))
}

/// Runs `cargo install` into a folder of its own unless the programs are there.
fn install_once(
    name: &str,
    version: &str,
    expected: &str,
    folder: &Path,
    programs: &[&str],
    install: &mut Command,
) -> Outcome {
    if programs.iter().all(|name| folder.join("bin").join(program(name)).is_file()) {
        return Ok(());
    }
    say(&format!("Building {name} {version}, once on this machine (usually {expected})"));
    fs::create_dir_all(folder).map_err(|error| Trouble::at(folder, "make the folder", &error))?;
    let taken = run(
        &format!("`cargo install` of {name}"),
        install
            .arg("--quiet")
            .arg("--root")
            .arg(folder)
            // A build of its own, far from the project's: its profile, flags and target are not these tools'.
            .env("CARGO_TARGET_DIR", folder.join("build"))
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET")
            // Their own release profiles take three times as long to compile, for a few seconds' gain in a build.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", if name == "wasm-bindgen" { "1" } else { "0" })
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
    )
    .map_err(|trouble| {
        Trouble::new(format!(
            "{name} {version} could not be installed; this needs the network and a C linker once. {trouble}"
        ))
    })?;
    // Half a gigabyte that nobody needs again; when it cannot be removed, it does no harm.
    let _ = fs::remove_dir_all(folder.join("build"));
    say(&format!("{name} {version} is ready ({})", in_words(taken)));
    Ok(())
}

fn program(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}
