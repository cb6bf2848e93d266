//! `cargo xtask bench`: native benchmarks, sizes, and timings in the browser.

use crate::{
    dist, project,
    run::{cargo, run, say},
    setup::{self, Engine},
    size, test,
    trouble::Outcome,
};

/// Runs and prints all measurements.
///
/// # Errors
/// When something cannot be built or run, or the size budget is passed.
pub fn command() -> Outcome {
    say("Native benchmarks (some minutes)");
    run("`cargo bench`", cargo().args(["bench", "--locked", "--benches"]))?;
    let tools = dist::build()?;
    size::command_size()?;
    let browser = setup::browser(Engine::Chromium)?;
    say("Timings in the browser");
    let mut timings = test::end_to_end_command(&tools, &browser);
    timings.args(["--test", "speed", "--", "--ignored", "--nocapture", "--test-threads=1"]);
    run("The timings in the browser", &mut timings).map(|_| ())
}

/// Reads and merges one history with ours and with other libraries, and prints the tables.
///
/// # Errors
/// When it cannot be built, or the libraries do not come to the same.
pub fn command_compare() -> Outcome {
    say("Reading and merging beside Yrs, Loro and Automerge (builds them the first time: some minutes)");
    run(
        "The comparison",
        cargo()
            .args(["run", "--release", "--manifest-path", "benches/compare/Cargo.toml", "--target-dir"])
            .arg(project::target().join("compare")),
    )
    .map(|_| ())
}
