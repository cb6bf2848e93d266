//! `cargo xtask test`: everything that must hold, in the order in which it fails soonest.

use std::{
    env,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    check, core_set, crashes, dist,
    project::{self, WASM_TARGET},
    run::{cargo, in_words, path_with, run, run_and_listen, say},
    setup::{self, Browser, BuildTools, Engine},
    size,
    trouble::{Outcome, Trouble},
    webxdc,
};

/// How much to test.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choices {
    /// Property tests with 10,000 cases each instead of their default.
    pub full: bool,
    /// What runs in the other engines beside Chromium.
    pub others: Others,
}

/// What runs in Firefox and WebKit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Others {
    /// Nothing: for a quick look.
    Nothing,
    /// The end-to-end tests that say something about engines, and the WebAssembly tests.
    #[default]
    Core,
    /// Everything.
    All,
}

impl Others {
    /// What `--engines WORD` means.
    pub fn called(word: &str) -> Option<Others> {
        match word {
            "chromium" => Some(Others::Nothing),
            "core" => Some(Others::Core),
            "all" => Some(Others::All),
            _ => None,
        }
    }
}

/// Property tests' cases in a full run.
const FULL_CASES: &str = "10000";

/// The steps that were done, with what each took.
#[derive(Default)]
struct Summary(Vec<(String, Duration)>);

impl Summary {
    fn step<T>(&mut self, name: &str, usual: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        println!("\n== {name} (usually {usual}) ==");
        let start = Instant::now();
        let done = work();
        self.0.push((name.to_owned(), start.elapsed()));
        done.map_err(|trouble| Trouble::new(format!("{name}: {trouble}")))
    }
}

/// Runs all tests and closes with a summary.
///
/// # Errors
/// At the first step that fails; where the variable `CI` is `true`, also when an engine is missing.
pub fn command(choices: Choices) -> Outcome {
    let start = Instant::now();
    let mut done = Summary::default();
    done.step("form, lints, docs", "seconds; 3 minutes the first time", check::command)?;
    done.step("native tests", "1 to 2 minutes", || native(choices))?;
    let (build, browser) = done.step("tools and browser", "seconds; 5 minutes once on a machine", || {
        Ok((setup::for_build()?, chromium()?))
    })?;
    done.step("tests in WebAssembly", "1 to 2 minutes", || wasm(&build, &browser))?;
    done.step("release build", "2 to 3 minutes", dist::build)?;
    done.step("size budget", "10 seconds", size::command_size)?;
    done.step("end to end", "15 to 20 minutes", || end_to_end(&build, &browser, &[]))?;

    let mut left_out = Vec::new();
    let engines: &[Engine] = match choices.others {
        Others::Nothing => &[],
        Others::Core | Others::All => &[Engine::Firefox, Engine::WebKit],
    };
    for engine in engines {
        let name = engine.name();
        let browser =
            match done.step(&format!("{name} and its driver"), "seconds; 2 minutes once on a machine", || {
                setup::browser(*engine)
            }) {
                Ok(browser) => browser,
                Err(trouble) if !on_ci() => {
                    say(&format!("Without {name}: {trouble}"));
                    left_out.push(name);
                    continue;
                }
                Err(trouble) => return Err(trouble),
            };
        done.step(&format!("WebAssembly, {name}"), "half a minute", || wasm(&build, &browser))?;
        let (names, usual): (Vec<String>, _) = match choices.others {
            Others::All => (Vec::new(), "20 to 30 minutes"),
            Others::Core | Others::Nothing => (core_set::CORE.map(str::to_owned).to_vec(), "4 minutes"),
        };
        done.step(&format!("end to end, {name}"), usual, || end_to_end(&build, &browser, &names))?;
    }

    println!("\n== everything passed ==");
    for (name, time) in done.0 {
        println!("{name:<28} {:>12}", in_words(time));
    }
    println!("{:<28} {:>12}", "in all", in_words(start.elapsed()));
    for name in left_out {
        println!("Nothing was tested in {name}, which this machine does not have.");
    }
    Ok(())
}

/// `cargo xtask e2e`: the end-to-end tests alone, by name when names are given.
///
/// # Errors
/// When the build or a test fails.
pub fn command_e2e(build_first: bool, engine: Engine, filters: &[String]) -> Outcome {
    let browser = setup::browser(engine)?;
    let build = if build_first { dist::build()? } else { setup::for_build()? };
    end_to_end(&build, &browser, filters)
}

/// `cargo xtask wasm`: the WebAssembly tests alone.
///
/// # Errors
/// When a test fails.
pub fn command_wasm(engine: Engine) -> Outcome {
    wasm(&setup::for_build()?, &setup::browser(engine)?)
}

fn chromium() -> Outcome<Browser> {
    setup::browser(Engine::Chromium)
}

/// Whether a machine runs this for everybody: then nothing may be left out.
fn on_ci() -> bool {
    env::var_os("CI").is_some_and(|value| value == "true")
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
        // Seconds for all of them; the runner's own twenty are few for a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("PATH", path_with(&parents(&[&browser.program, &browser.driver]))?);
    // The runner takes the first driver that it finds named.
    for variable in ["CHROMEDRIVER", "GECKODRIVER", "SAFARIDRIVER", "MSEDGEDRIVER"] {
        tests.env_remove(variable);
    }
    browser.name_to(&mut tests);
    if browser.engine == Engine::WebKit {
        // It knows of Safari, and Safari's driver is asked as WebKitGTK's is.
        tests.env("SAFARIDRIVER", &browser.driver);
    }
    run("The tests in WebAssembly", &mut tests).map(|_| ())
}

const END_TO_END: &str = "The end-to-end tests";

fn end_to_end(tools: &BuildTools, browser: &Browser, filters: &[String]) -> Outcome {
    // The chat app is made of the same files.
    webxdc::write(&project::dist())?;
    let messenger = setup::webxdc()?;
    let mut tests = end_to_end_command(tools, browser);
    tests.env("WEBXDC_DEV", &messenger);
    // The name of a file runs that file; any other is part of the names of tests.
    let (files, names): (Vec<&String>, Vec<&String>) = filters
        .iter()
        .partition(|name| project::root().join("tests/e2e/tests").join(name).with_extension("rs").is_file());
    for file in files {
        tests.args(["--test", file]);
    }
    // A browser is two to four busy processes.
    tests.args(["--no-fail-fast", "--", "--test-threads=2"]).args(names);
    if browser.engine != Engine::WebKit {
        return run(END_TO_END, &mut tests).map(|_| ());
    }
    let (passed, printed) = run_and_listen(END_TO_END, &mut tests)?;
    if passed {
        return Ok(());
    }
    let crashed = crashes::only_crashed(&printed)
        .ok_or_else(|| Trouble::new(format!("{END_TO_END} did not succeed.")))?;
    say(&format!("WebKit's page crashed in the middle of {}: once more", crashed.join(", ")));
    let mut again = end_to_end_command(tools, browser);
    again.env("WEBXDC_DEV", &messenger);
    again.args(["--no-fail-fast", "--", "--test-threads=1", "--exact"]).args(crashed);
    run(END_TO_END, &mut again).map(|_| ())
}

/// `cargo test` of the end-to-end tests, with what they need to know.
pub fn end_to_end_command(tools: &BuildTools, browser: &Browser) -> Command {
    let pictures = project::target().join("screenshots");
    let mut tests = cargo();
    tests
        .args(["test", "--locked", "--package", "all-leaders-e2e"])
        .env("ALL_LEADERS_DIST", project::dist())
        .env(
            "ALL_LEADERS_SCREENSHOTS",
            match browser.engine {
                Engine::Chromium => pictures,
                other => pictures.join(other.word()),
            },
        )
        .env("AXE", tools.node.axe())
        .env("AGE_ENCRYPTION", tools.node.age_encryption());
    browser.name_to(&mut tests);
    tests
}

fn parents<'a>(programs: &[&'a Path]) -> Vec<&'a Path> {
    programs.iter().filter_map(|program| program.parent()).collect()
}
