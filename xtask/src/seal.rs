//! The part that locks and opens what is passed on (`seal/`): WebAssembly of its own, for a worker, that a phone loads when something is
//! locked and keeps for offline like all else.
//!
//! Trunk can build workers, at the same time as the app and into the same folder of wasm-bindgen's, where the app's parts
//! ([`crate::parts`]) would be lost: so it is built before Trunk, and put beside the app by the hook.

use std::{
    fs,
    hash::Hasher,
    path::{Path, PathBuf},
};

use siphasher::sip128::{Hasher128, SipHasher13};

use crate::{
    dist, parts,
    project::{self, WASM_TARGET},
    run::{cargo, command, run_quietly, say},
    setup::BuildTools,
    trouble::{Outcome, Trouble},
};

/// How the names of its files begin.
pub const SEAL: &str = "seal-";
/// The package's name, as its WebAssembly bears it.
const PACKAGE: &str = "all-leaders-seal";
/// How `index.html` names the worker.
const NAMED: &str = "content=\"seal.js\"";
/// How the worker names its WebAssembly.
const WASM: &str = "\"seal.wasm\"";

/// Compiles it.
///
/// # Errors
/// When it does not compile, or a tool fails.
pub fn build(tools: &BuildTools) -> Outcome {
    say("Building the part that locks with a passphrase (half a minute the first time)");
    let mut compile = cargo();
    compile
        .args(["build", "--quiet", "--release", "--locked", "--offline", "--lib", "--package", PACKAGE])
        .args(["--target", WASM_TARGET])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", dist::without_own_folders());
    run_quietly("Compiling the part that locks", &mut compile)?;
    let wasm = PACKAGE.replace('-', "_") + ".wasm";
    let compiled = project::target().join(WASM_TARGET).join("release").join(wasm);
    let left = left();
    let mut bind = command(tools.wasm_bindgen.join("wasm-bindgen"));
    bind.args(["--target=no-modules", "--no-typescript", "--out-name=seal"]);
    run_quietly("Binding it", bind.arg(format!("--out-dir={}", left.display())).arg(compiled))?;
    let mut shrink = parts::wasm_opt()?;
    shrink.arg(left.join("seal_bg.wasm")).arg("-o").arg(left.join("seal.wasm"));
    run_quietly("Shrinking it", &mut shrink).map(|_| ())
}

/// Puts it into the staged folder, named by what is in it, and into the page. Where it was not built, as by Trunk alone, nothing is
/// done: the app then says that a part is missing.
///
/// # Errors
/// When a file is not as it is known, or cannot be read or written.
pub fn join(folder: &Path) -> Outcome {
    let left = left();
    if !left.join("seal.wasm").is_file() {
        return Ok(());
    }
    let read = |path: PathBuf| fs::read(&path).map_err(|error| Trouble::at(&path, "read", &error));
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(|error| Trouble::at(&path, "write", &error))
    };
    let text = |path: PathBuf| {
        let text = String::from_utf8(read(path)?);
        text.map_err(|_| Trouble::new("A script of the part that locks is no text."))
    };
    let wasm = read(left.join("seal.wasm"))?;
    let script = text(left.join("seal.js"))? + "\n" + &text(project::root().join("seal/worker.js"))?;
    let page = text(folder.join("index.html"))?;
    let mut hash = SipHasher13::new();
    hash.write(&wasm);
    hash.write(script.as_bytes());
    let name = format!("{SEAL}{:016x}", hash.finish128().h1);
    let [Some(script), Some(page)] = [
        renamed(&script, WASM, &format!("\"{name}.wasm\"")),
        renamed(&page, NAMED, &format!("content=\"{name}.js\"")),
    ] else {
        return Err(Trouble::new(
            "seal/worker.js or index.html does not name the part that locks as it is known.",
        ));
    };
    write(&format!("{name}.wasm"), &wasm)?;
    write(&format!("{name}.js"), script.as_bytes())?;
    write("index.html", page.as_bytes())
}

/// Where it lies between the two.
fn left() -> PathBuf {
    project::target().join("seal")
}

fn renamed(text: &str, from: &str, to: &str) -> Option<String> {
    (text.matches(from).count() == 1).then(|| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_and_the_page_name_what_is_put_beside_them() {
        for (path, name) in [("seal/worker.js", WASM), ("index.html", NAMED)] {
            let text = fs::read_to_string(project::root().join(path)).unwrap();
            assert!(renamed(&text, name, "").is_some(), "{path}");
        }
    }
}
