//! `cargo xtask COMMAND`: reads the command line and calls the command.

use std::{env, path::PathBuf, process::ExitCode};

use xtask::{
    bench, check, dist, icons, lighthouse, pictures, post_build, serve,
    setup::{self, Engine},
    size, test,
    trouble::{Outcome, Trouble},
    webxdc,
};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--no-build] [--cert FILE --key FILE]
                    build the release app and serve it on the local network, with a QR code for a phone
  dist              build the static files into dist/, for any host and any path
  webxdc [--no-build]
                    the app as dist/all-leaders.xdc, to be sent into a chat
  test [--full] [--engines chromium|core|all]
                    everything that must hold; --full with 10,000 cases for each property.
                    In Firefox and WebKit runs what says something about engines, or nothing, or all
  check             format, lints (native and wasm), docs and imports; warnings are errors
  wasm [--engine ENGINE]
                    the WebAssembly tests alone, in headless Chromium, or in firefox or webkit
  e2e [--no-build] [--engine ENGINE] [NAME...]
                    the end-to-end tests alone, all or those whose names contain NAME
  bench [--compare] native benchmarks, sizes, timings in the browser; --compare instead reads and merges a file
                    beside Yrs, Loro and Automerge
  lighthouse [--no-build] [--runs N] [--throttling simulated|applied] [--against DIR]
                    how a phone on a slow network meets the app: medians of N runs (5), beside
                    another folder of built files where one is named
  size              sizes of dist/ against the budget
  pictures          take the README's and the manifest's pictures anew, by the end-to-end run
  icons             draw the PNG icons anew from the SVG
  setup             fetch every tool now (each command fetches what it needs)

Tools are kept in ~/.cache/all-leaders, or in the folder that ALL_LEADERS_TOOLS names.
CHROME and CHROMEDRIVER name a browser and its driver that are not on PATH, and so do
FIREFOX and GECKODRIVER, WEBKIT and WEBKITDRIVER.";

fn main() -> ExitCode {
    match dispatch(env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\n\u{2717} {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: Vec<String>) -> Outcome {
    let mut rest = arguments.into_iter();
    let command = rest.next().unwrap_or_default();
    let mut rest: Vec<String> = rest.collect();
    match command.as_str() {
        "serve" => serve::command(serve_choices(rest)?),
        "test" => {
            let mut choices = test::Choices { full: taken(&mut rest, "--full"), ..test::Choices::default() };
            if let Some(word) = value(&mut rest, "--engines")? {
                choices.others = test::Others::called(&word).ok_or_else(|| {
                    Trouble::new(format!("`--engines` is chromium, core or all, and not `{word}`."))
                })?;
            }
            none(rest.into_iter())?;
            test::command(choices)
        }
        "e2e" => {
            let build_first = !taken(&mut rest, "--no-build");
            let engine = engine(&mut rest)?;
            test::command_e2e(build_first, engine, &rest)
        }
        "webxdc" => {
            let build_first = !taken(&mut rest, "--no-build");
            none(rest.into_iter())?;
            webxdc::command(build_first)
        }
        "wasm" => {
            let engine = engine(&mut rest)?;
            none(rest.into_iter())?;
            test::command_wasm(engine)
        }
        "lighthouse" => {
            let mut choices = lighthouse::Choices {
                no_build: taken(&mut rest, "--no-build"),
                ..lighthouse::Choices::default()
            };
            if let Some(runs) = value(&mut rest, "--runs")? {
                choices.runs =
                    runs.parse().map_err(|_| Trouble::new(format!("`{runs}` is no number of runs.")))?;
            }
            choices.applied = match value(&mut rest, "--throttling")?.as_deref() {
                None | Some("simulated") => false,
                Some("applied") => true,
                Some(other) => {
                    return Err(Trouble::new(format!(
                        "`--throttling` is simulated or applied, and not `{other}`."
                    )));
                }
            };
            // Relative to where the person stands, which cargo keeps.
            choices.against = value(&mut rest, "--against")?.map(PathBuf::from);
            none(rest.into_iter())?;
            lighthouse::command_lighthouse(&choices)
        }
        "bench" => {
            let compare = taken(&mut rest, "--compare");
            none(rest.into_iter())?;
            if compare { bench::command_compare() } else { bench::command() }
        }
        "" | "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        _ => {
            none(rest.into_iter())?;
            match command.as_str() {
                "dist" => dist::build().map(|_| ()),
                "check" => check::command(),
                "size" => size::command_size(),
                "icons" => icons::command(),
                "pictures" => pictures::command(),
                "setup" => setup::command(),
                "post-build" => post_build::command_from_trunk(),
                other => Err(Trouble::new(format!("There is no command `{other}`.\n\n{HELP}"))),
            }
        }
    }
}

fn serve_choices(words: Vec<String>) -> Outcome<serve::Choices> {
    let mut choices = serve::Choices::default();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| Trouble::new(format!("{word} needs a value.")));
        match word.as_str() {
            "--no-build" => choices.no_build = true,
            "--port" => {
                let text = value()?;
                choices.port = text.parse().map_err(|_| Trouble::new(format!("`{text}` is not a port.")))?;
            }
            // Relative to where the person stands, which cargo keeps.
            "--cert" => choices.cert = Some(PathBuf::from(value()?)),
            "--key" => choices.key = Some(PathBuf::from(value()?)),
            other => return Err(Trouble::new(format!("`serve` knows no `{other}`.\n\n{HELP}"))),
        }
    }
    Ok(choices)
}

/// Takes a switch out of the words, and tells whether it was there.
fn taken(words: &mut Vec<String>, switch: &str) -> bool {
    let before = words.len();
    words.retain(|word| word != switch);
    words.len() < before
}

/// Takes an option with its value out of the words.
fn value(words: &mut Vec<String>, option: &str) -> Outcome<Option<String>> {
    let Some(at) = words.iter().position(|word| word == option) else { return Ok(None) };
    if at + 1 == words.len() {
        return Err(Trouble::new(format!("{option} needs a value.")));
    }
    words.remove(at);
    Ok(Some(words.remove(at)))
}

fn engine(words: &mut Vec<String>) -> Outcome<Engine> {
    match value(words, "--engine")? {
        None => Ok(Engine::Chromium),
        Some(word) => Engine::called(&word).ok_or_else(|| {
            Trouble::new(format!("An engine is chromium, firefox or webkit, and not `{word}`."))
        }),
    }
}

fn none(mut rest: impl Iterator<Item = String>) -> Outcome {
    match rest.next() {
        None => Ok(()),
        Some(word) => Err(Trouble::new(format!("`{word}` is not understood.\n\n{HELP}"))),
    }
}
