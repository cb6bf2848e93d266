//! `cargo xtask bench`: native benchmarks, sizes, and timings in the browser.

use crate::{
    dist, project,
    run::{cargo, run, say},
    setup, size,
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
    let browser = setup::browser()?;
    say("Timings in the browser");
    run(
        "The timings in the browser",
        cargo()
            .args([
                "test",
                "--locked",
                "--package",
                "all-leaders-e2e",
                "--test",
                "speed",
                "--",
                "--ignored",
                "--nocapture",
            ])
            .arg("--test-threads=1")
            .env("ALL_LEADERS_DIST", project::dist())
            .env("ALL_LEADERS_SCREENSHOTS", project::target().join("screenshots"))
            .env("CHROME", &browser.chrome)
            .env("CHROMEDRIVER", &browser.driver)
            .env("AXE", tools.node.axe()),
    )
    .map(|_| ())
}
