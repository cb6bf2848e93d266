//! `cargo xtask check`: format, lints, docs and imports; warnings are errors.

use crate::{
    floors,
    project::WASM_TARGET,
    run::{cargo, in_words, run, say},
    setup,
    trouble::Outcome,
};

/// Checks everything that needs no run.
///
/// # Errors
/// At the first complaint.
pub fn command() -> Outcome {
    say("Imports between the floors");
    floors::command()?;
    setup::wasm_target()?;
    let step = |what: &str, arguments: &[&str]| -> Outcome {
        say(what);
        let mut cargo = cargo();
        cargo.args(arguments).env("RUSTDOCFLAGS", "-D warnings");
        let taken = run(&format!("`cargo {}`", arguments.join(" ")), &mut cargo)?;
        say(&format!("fine ({})", in_words(taken)));
        Ok(())
    };
    step("Form", &["fmt", "--all", "--", "--check"])?;
    step(
        "Lints, native (about a minute the first time)",
        &["clippy", "--quiet", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"],
    )?;
    step(
        "Lints, for the browser (about a minute the first time)",
        &[
            "clippy",
            "--quiet",
            "--locked",
            "--target",
            WASM_TARGET,
            "--lib",
            "--bins",
            "--test",
            "web",
            "--",
            "-D",
            "warnings",
        ],
    )?;
    step(
        "Docs, native",
        &["doc", "--quiet", "--locked", "--no-deps", "--workspace", "--document-private-items"],
    )?;
    step(
        "Docs, for the browser",
        &[
            "doc",
            "--quiet",
            "--locked",
            "--no-deps",
            "--lib",
            "--document-private-items",
            "--target",
            WASM_TARGET,
        ],
    )
}
