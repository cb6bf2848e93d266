//! `cargo xtask lighthouse`: how a phone on a slow network meets the app, by Lighthouse, as medians of several runs.

use std::path::PathBuf;

use crate::{
    dist, precompress, project,
    run::{command, in_words, run, say},
    server::{Options, Server},
    setup::{self, Engine},
    trouble::{Outcome, Trouble},
};

/// What a person may choose.
#[derive(Debug)]
pub struct Choices {
    /// Measure what is in dist/ without building first.
    pub no_build: bool,
    /// How often each build is measured.
    pub runs: u32,
    /// The network and the processor really made slow, in place of reckoning what they would do.
    pub applied: bool,
    /// Another folder of built files, measured in turn with ours.
    pub against: Option<PathBuf>,
}

impl Default for Choices {
    fn default() -> Self {
        Choices { no_build: false, runs: 5, applied: false, against: None }
    }
}

/// Serves the build as a good host does and prints the medians.
///
/// # Errors
/// When something cannot be built, fetched or measured.
pub fn command_lighthouse(choices: &Choices) -> Outcome {
    let packages = setup::lighthouse()?;
    let browser = setup::browser(Engine::Chromium)?;
    if !choices.no_build {
        dist::build()?;
    }
    let mut folders = vec![("this build", project::dist())];
    folders.extend(choices.against.clone().map(|folder| ("the other", folder)));

    let mut servers = Vec::new();
    let mut pages = Vec::new();
    for (name, folder) in folders {
        if !folder.join("index.html").is_file() {
            return Err(Trouble::new(format!(
                "There is no built app in {}: run `cargo xtask dist`, or name another folder.",
                folder.display()
            )));
        }
        let served = precompress::copy(&folder, &name.replace(' ', "-"))?;
        precompress::compress(&served)?;
        let server = Server::start(&served, Options::default())
            .map_err(|error| Trouble::new(format!("Could not serve {}: {error}.", served.display())))?;
        pages.push(format!("{name}=http://{}/", server.address()));
        servers.push(server);
    }

    let runs = choices.runs.max(1);
    say(&format!(
        "Measuring {} by Lighthouse as on a mobile phone, runs: {runs}, {} (usually 15 to 30 seconds a run)",
        if pages.len() == 1 { "this build" } else { "both builds in turn" },
        if choices.applied {
            "network and processor really made slow"
        } else {
            "slow network and processor simulated"
        },
    ));
    let taken = run(
        "Lighthouse",
        command("node")
            .arg(project::root().join("xtask/lighthouse/measure.mjs"))
            .arg(packages)
            .arg(&browser.program)
            .arg(runs.to_string())
            .arg(if choices.applied { "devtools" } else { "simulate" })
            .args(pages),
    )?;
    say(&format!("Measured in {}", in_words(taken)));
    Ok(())
}
