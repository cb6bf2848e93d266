//! `cargo xtask test`: everything that must hold, in the order in which it fails soonest.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    check, dist,
    project::{self, WASM_TARGET},
    run::{cargo, in_words, path_with, run, say},
    setup::{self, Browser, BuildTools},
    size,
    trouble::{Outcome, Trouble},
};

/// How much to test.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choices {
    /// Property tests with 10,000 cases each instead of their default.
    pub full: bool,
}

/// Property tests' cases in a full run.
const FULL_CASES: &str = "10000";

/// Runs all tests and closes with a summary.
///
/// # Errors
/// At the first step that fails.
pub fn command(choices: Choices) -> Outcome {
    let start = Instant::now();
    let mut summary: Vec<(&str, Duration)> = Vec::new();
    let mut step = |name: &'static str, work: &mut dyn FnMut() -> Outcome| -> Outcome {
        println!("\n== {name} ==");
        let start = Instant::now();
        let done = work();
        summary.push((name, start.elapsed()));
        done.map_err(|trouble| Trouble::new(format!("{name}: {trouble}")))
    };

    let mut tools = None;
    step("form, lints, docs", &mut check::command)?;
    step("native tests", &mut || native(choices))?;
    step("tools and browser", &mut || {
        tools = Some((setup::for_build()?, setup::browser()?));
        Ok(())
    })?;
    let Some((build, browser)) = tools else { return Err(Trouble::new("The tools are not there.")) };
    step("tests in WebAssembly", &mut || wasm(&build, &browser))?;
    step("release build", &mut || dist::build().map(|_| ()))?;
    step("size budget", &mut size::command_size)?;
    step("end to end", &mut || end_to_end(&build, &browser, &[]))?;

    println!("\n== everything passed ==");
    for (name, time) in summary {
        println!("{name:<24} {:>12}", in_words(time));
    }
    println!("{:<24} {:>12}", "in all", in_words(start.elapsed()));
    Ok(())
}

/// `cargo xtask e2e`: the end-to-end tests alone, by name when names are given.
///
/// # Errors
/// When the build or a test fails.
pub fn command_e2e(build_first: bool, filters: &[String]) -> Outcome {
    let build = if build_first { dist::build()? } else { setup::for_build()? };
    end_to_end(&build, &setup::browser()?, filters)
}

/// `cargo xtask wasm`: the WebAssembly tests alone.
///
/// # Errors
/// When a test fails.
pub fn command_wasm() -> Outcome {
    wasm(&setup::for_build()?, &setup::browser()?)
}

fn native(choices: Choices) -> Outcome {
    let mut tests = cargo();
    // The end-to-end package needs a built app and a browser, and has its own step.
    tests.args(["test", "--locked", "--workspace", "--exclude", "all-leaders-e2e"]);
    if choices.full {
        say("Property tests with 10,000 cases each: this takes several minutes");
        tests.arg("--release").env("PROPTEST_CASES", FULL_CASES).env("ALL_LEADERS_FULL", "1");
    }
    run("Native tests", &mut tests).map(|_| ())
}

fn wasm(tools: &BuildTools, browser: &Browser) -> Outcome {
    let mut tests = cargo();
    tests
        .args(["test", "--locked", "--target", WASM_TARGET, "--test", "web"])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            tools.wasm_bindgen.join("wasm-bindgen-test-runner"),
        )
        .env("CHROMEDRIVER", &browser.driver)
        .env("PATH", path_with(&parents(&[&browser.chrome, &browser.driver]))?);
    run("The tests in WebAssembly", &mut tests).map(|_| ())
}

fn end_to_end(tools: &BuildTools, browser: &Browser, filters: &[String]) -> Outcome {
    let mut tests = cargo();
    tests
        .args(["test", "--locked", "--package", "all-leaders-e2e", "--no-fail-fast", "--"])
        // A browser is two to four busy processes.
        .arg("--test-threads=2")
        .args(filters)
        .env("ALL_LEADERS_DIST", project::dist())
        .env("ALL_LEADERS_SCREENSHOTS", project::target().join("screenshots"))
        .env("CHROME", &browser.chrome)
        .env("CHROMEDRIVER", &browser.driver)
        .env("AXE", tools.node.axe());
    run("The end-to-end tests", &mut tests).map(|_| ())
}

fn parents<'a>(programs: &[&'a Path]) -> Vec<&'a Path> {
    programs.iter().filter_map(|program| program.parent()).collect()
}
