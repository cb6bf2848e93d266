//! `cargo xtask size`: how much a phone has to fetch, held against a budget.

use std::path::Path;

use crate::{
    parts::LATER,
    post_build, project,
    run::command,
    seal::SEAL,
    trouble::{Outcome, Trouble},
};

/// What may not be passed, in bytes after brotli.
struct Budget {
    what: &'static str,
    ceiling: u64,
}

/// What has to be there before the app stands: page, scripts, WebAssembly of the first pages. Both ceilings stand a little
/// above where the app is; 400 and 800 kB are wanted.
const FIRST: Budget = Budget { what: "first download", ceiling: 637 * 1000 };
const OFFLINE: Budget = Budget { what: "everything kept for offline", ceiling: 1675 * 1000 };
/// What is in the latter for locking alone, and fetched in the background or when first needed.
const LOCKING: Budget = Budget { what: "what locks with a passphrase", ceiling: 130 * 1000 };

/// Bytes of one or several files: as they are, after gzip, after brotli.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sizes {
    /// As they are.
    pub raw: u64,
    /// After gzip at level 9.
    pub gzip: u64,
    /// After brotli at quality 11.
    pub brotli: u64,
}

impl Sizes {
    fn add(&mut self, other: Sizes) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// Prints the sizes of what is in dist/, and holds them below the ceiling.
///
/// # Errors
/// When dist/ is not there, or a ceiling is passed.
pub fn command_size() -> Outcome {
    let folder = project::dist();
    if !folder.join("index.html").is_file() {
        return Err(Trouble::new("There is nothing in dist/ yet: run `cargo xtask dist` first."));
    }
    let mut names = post_build::offline_files(&folder)?;
    names.push(post_build::WORKER.to_owned());
    let measured = measure(&folder, &names)?;

    println!("{:<48} {:>10} {:>10} {:>10}", "bytes", "raw", "gzip", "brotli");
    let (mut first, mut locking, mut offline) = (Sizes::default(), Sizes::default(), Sizes::default());
    for (name, sizes) in names.iter().zip(measured) {
        row(name, sizes);
        offline.add(sizes);
        let first_kind = [".html", ".css", ".js", ".wasm"].iter().any(|end| name.ends_with(end));
        if name.starts_with(SEAL) {
            locking.add(sizes);
        } else if first_kind && name != post_build::WORKER && !name.ends_with(LATER) {
            first.add(sizes);
        }
    }
    row("first download", first);
    row(LOCKING.what, locking);
    row("everything kept for offline", offline);

    let all = [(FIRST, first), (LOCKING, locking), (OFFLINE, offline)];
    let holds = all.map(|(budget, sizes)| budget.holds(sizes.brotli));
    if holds == [true; 3] {
        Ok(())
    } else {
        Err(Trouble::new("The app has outgrown its size budget; phones on a slow network would wait for it."))
    }
}

impl Budget {
    /// Prints how the size stands to the ceiling, and tells whether it is below it.
    fn holds(&self, size: u64) -> bool {
        let kilo = |bytes: u64| format!("{}.{}", bytes / 1000, bytes % 1000 / 100);
        println!("{}: {} kB brotli; ceiling {} kB", self.what, kilo(size), kilo(self.ceiling));
        size <= self.ceiling
    }
}

fn row(name: &str, sizes: Sizes) {
    println!("{name:<48} {:>10} {:>10} {:>10}", sizes.raw, sizes.gzip, sizes.brotli);
}

/// Compresses by Node's own libraries, which the build needs anyway.
fn measure(folder: &Path, names: &[String]) -> Outcome<Vec<Sizes>> {
    const SCRIPT: &str = "const z=require('zlib'),fs=require('fs');for(const f of process.argv.slice(1)){\
        const b=fs.readFileSync(f);console.log(b.length,z.gzipSync(b,{level:9}).length,z.brotliCompressSync(b).length)}";
    let output = command("node")
        .args(["-e", SCRIPT, "--"])
        .args(names.iter().map(|name| folder.join(name)))
        .output()
        .map_err(|error| Trouble::new(format!("Could not start Node.js to measure sizes: {error}.")))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let sizes: Vec<Sizes> = text
        .lines()
        .filter_map(|line| {
            let mut numbers = line.split(' ').map_while(|number| number.parse().ok());
            Some(Sizes { raw: numbers.next()?, gzip: numbers.next()?, brotli: numbers.next()? })
        })
        .collect();
    if sizes.len() == names.len() {
        Ok(sizes)
    } else {
        Err(Trouble::new(format!(
            "Measuring the sizes failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        )))
    }
}
