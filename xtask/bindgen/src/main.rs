//! wasm-bindgen as Trunk calls it. Where the app has functions marked by `wasm_split`, it is parted first: Trunk has no
//! hook between the compiler and wasm-bindgen.
//!
//! What is split off is left in the folder `parts` beside wasm-bindgen's output, where `cargo xtask post-build` takes it up:
//! the parts, and `link.js`, which the first part imports and which fetches them.

use std::{
    env,
    error::Error,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// The module from which marked functions are imported until they are split off.
const MARK: &[u8] = b"__wasm_split_placeholder__";
const PARTS: &str = "parts";
const LINK: &str = "./link.js";

fn main() -> ExitCode {
    let mut words: Vec<OsString> = env::args_os().collect();
    if let Err(error) = part(&mut words) {
        eprintln!("error: splitting the app into parts failed: {error}");
        return ExitCode::FAILURE;
    }
    match wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}

/// Splits the module that the words name, and has them name its first part instead.
fn part(words: &mut Vec<OsString>) -> Result<(), Box<dyn Error>> {
    let (Some(folder), Some(name)) = (value(words, "--out-dir="), value(words, "--out-name=")) else {
        return Ok(());
    };
    let parts = Path::new(&folder).join(PARTS);
    if parts.exists() {
        fs::remove_dir_all(&parts)?;
    }
    let Some(input) =
        words.iter_mut().skip(1).find(|word| Path::new(word).extension().is_some_and(|end| end == "wasm"))
    else {
        return Ok(());
    };
    let module = fs::read(&input)?;
    if !module.windows(MARK.len()).any(|bytes| bytes == MARK) {
        return Ok(());
    }
    let first = PathBuf::from(&folder).join("first.wasm");
    let script = format!("./{name}.js");
    let mut options = wasm_split_cli_support::Options::new(&module);
    options.output_dir = &parts;
    options.main_out_path = &first;
    options.link_name = LINK;
    options.main_module = &script;
    wasm_split_cli_support::transform(options).map_err(|error| format!("{error:?}"))?;
    *input = first.into_os_string();
    // The parts ask the first one for its table and its stack, and for functions by the compiler's own names.
    words.extend(["--keep-lld-exports", "--no-demangle"].map(OsString::from));
    Ok(())
}

fn value(words: &[OsString], option: &str) -> Option<String> {
    words.iter().find_map(|word| word.to_str()?.strip_prefix(option).map(str::to_owned))
}
