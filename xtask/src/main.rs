//! `cargo xtask COMMAND`: reads the command line and calls the command.

use std::{env, path::PathBuf, process::ExitCode};

use xtask::{
    bench, check, dist, finish, icons, pictures, serve, setup, size, test,
    trouble::{Outcome, Trouble},
};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--no-build] [--cert FILE --key FILE]
                    build the release app and serve it on the local network, with a QR code for a phone
  dist              build the static files into dist/, for any host and any path
  test [--full]     everything that must hold; --full with 10,000 cases for each property
  check             form, lints (native and wasm) and docs, with warnings as errors
  wasm              the WebAssembly tests alone, in headless Chromium
  e2e [--no-build] [NAME...]
                    the end-to-end tests alone, all or those whose names contain NAME
  bench             native benchmarks, sizes, timings in the browser
  size              sizes of dist/ against the budget
  pictures          take the README's and the manifest's pictures anew, by the end-to-end run
  icons             draw the PNG icons anew from the SVG
  setup             fetch every tool now (each command fetches what it needs)

Tools are kept in ~/.cache/all-leaders, or in the folder that ALL_LEADERS_TOOLS names.
CHROME and CHROMEDRIVER name a browser and its driver that are not on PATH.";

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
    let rest: Vec<String> = rest.collect();
    match command.as_str() {
        "serve" => serve::command(serve_choices(rest)?),
        "test" => {
            let full = rest.iter().any(|word| word == "--full");
            none(rest.into_iter().filter(|word| word != "--full"))?;
            test::command(test::Choices { full })
        }
        "e2e" => {
            let build_first = !rest.iter().any(|word| word == "--no-build");
            let names: Vec<String> = rest.into_iter().filter(|word| word != "--no-build").collect();
            test::command_e2e(build_first, &names)
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
                "wasm" => test::command_wasm(),
                "bench" => bench::command(),
                "size" => size::command_size(),
                "icons" => icons::command(),
                "pictures" => pictures::command(),
                "setup" => setup::command(),
                "finish" => finish::command_from_trunk(),
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

fn none(mut rest: impl Iterator<Item = String>) -> Outcome {
    match rest.next() {
        None => Ok(()),
        Some(word) => Err(Trouble::new(format!("`{word}` is not understood.\n\n{HELP}"))),
    }
}
