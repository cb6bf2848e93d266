//! Files compressed beforehand, as a good static host has them: compressing the app at each request would cost more time
//! than it saves on a local network.
//!
//! `dist/` itself stays as it is published; what is served is a copy under `target/`, with `NAME.br` and `NAME.gz` beside
//! each file that gets smaller by it.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    project,
    run::{command, run_quietly},
    trouble::{Outcome, Trouble},
};

const ENDINGS: [&str; 2] = [".br", ".gz"];
const COMPRESSIBLE: [&str; 7] = [".css", ".html", ".js", ".json", ".svg", ".wasm", ".webmanifest"];

/// Copies a folder of built files to `target/served/NAME` and gives that folder. What is there and the same stays, and
/// so does what [`compress`] made of it.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy(from: &Path, name: &str) -> Outcome<PathBuf> {
    let to = project::target().join("served").join(name);
    bring_in_step(from, &to).map_err(|error| Trouble::at(&to, "copy the built files to", &error))?;
    Ok(to)
}

fn bring_in_step(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    let mut keep = BTreeSet::new();
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let target = to.join(&name);
        if entry.file_type()?.is_dir() {
            bring_in_step(&entry.path(), &target)?;
        } else {
            let bytes = fs::read(entry.path())?;
            if fs::read(&target).ok().as_ref() != Some(&bytes) {
                for ending in ENDINGS {
                    remove(&to.join(format!("{name}{ending}")))?;
                }
                fs::write(&target, bytes)?;
            }
            keep.extend(ENDINGS.map(|ending| format!("{name}{ending}")));
        }
        keep.insert(name);
    }
    for entry in fs::read_dir(to)? {
        let entry = entry?;
        if !keep.contains(&*entry.file_name().to_string_lossy()) {
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                remove(&entry.path())?;
            }
        }
    }
    Ok(())
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Writes what is missing of `NAME.br` and `NAME.gz`, each whole or not at all, so that a server may run meanwhile.
///
/// # Errors
/// When the folder cannot be listed, or Node.js, whose libraries do it, fails.
pub fn compress(folder: &Path) -> Outcome {
    const SCRIPT: &str = "const z=require('zlib'),fs=require('fs');for(const f of process.argv.slice(1)){\
        const b=fs.readFileSync(f);for(const [end,how] of [['.gz',()=>z.gzipSync(b,{level:9})],['.br',()=>z.brotliCompressSync(b)]]){\
        const small=how();if(small.length<b.length){fs.writeFileSync(f+end+'.part',small);fs.renameSync(f+end+'.part',f+end)}}}";
    let mut missing = Vec::new();
    list(folder, &mut missing).map_err(|error| Trouble::at(folder, "list", &error))?;
    if missing.is_empty() {
        return Ok(());
    }
    run_quietly("Compressing the app's files", command("node").args(["-e", SCRIPT, "--"]).args(missing))
        .map(|_| ())
}

/// The files that are to be compressed and are not yet.
fn list(folder: &Path, missing: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            list(&path, missing)?;
        } else if COMPRESSIBLE.iter().any(|ending| name.ends_with(ending))
            && !folder.join(format!("{name}.br")).is_file()
        {
            missing.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_stays_and_what_has_gone_goes() -> io::Result<()> {
        let top = std::env::temp_dir().join(format!("all-leaders-precompress-{}", std::process::id()));
        let (from, to) = (top.join("from"), top.join("to"));
        fs::create_dir_all(from.join("icons"))?;
        for name in ["app.js", "gone.js", "changes.js", "icons/a.svg"] {
            fs::write(from.join(name), name)?;
        }
        bring_in_step(&from, &to)?;
        for name in ["app.js.br", "gone.js.br", "changes.js.br", "changes.js.gz"] {
            fs::write(to.join(name), "small")?;
        }
        fs::remove_file(from.join("gone.js"))?;
        fs::remove_dir_all(from.join("icons"))?;
        fs::write(from.join("changes.js"), "the words were changed")?;
        bring_in_step(&from, &to)?;
        let mut left: Vec<String> = fs::read_dir(&to)?
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        assert_eq!(left, ["app.js", "app.js.br", "changes.js"]);
        let mut missing = Vec::new();
        list(&to, &mut missing)?;
        assert_eq!(missing, [to.join("changes.js")]);
        fs::remove_dir_all(top)
    }
}
