//! A Chromium with the ChromeDriver that fits it.

use std::{
    env,
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{
    run::{command, first_line, in_words, on_path, run_quietly, say},
    trouble::{Outcome, Trouble},
};

const HELP: &str = "install Chromium (or Google Chrome) and the ChromeDriver of the same major version, \
    on PATH or named by the variables CHROME and CHROMEDRIVER (on Debian: `apt-get install chromium chromium-driver`)";

/// A browser and its driver, of one major version.
#[derive(Debug)]
pub struct Browser {
    /// The browser's program.
    pub chrome: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
    /// The browser's version line.
    pub version: String,
}

/// Finds a browser, or installs Debian's when we may.
pub fn browser() -> Outcome<Browser> {
    let (chrome, driver) = match (find_chrome(), find_driver()) {
        (Some(chrome), Some(driver)) => (chrome, driver),
        _ => {
            install_on_debian()?;
            match (find_chrome(), find_driver()) {
                (Some(chrome), Some(driver)) => (chrome, driver),
                (None, _) => return Err(Trouble::new(format!("No Chromium was found: {HELP}."))),
                (_, None) => return Err(Trouble::new(format!("No ChromeDriver was found: {HELP}."))),
            }
        }
    };
    let version = first_line(Command::new(&chrome).arg("--version"))
        .ok_or_else(|| Trouble::new(format!("{} does not say its version: {HELP}.", chrome.display())))?;
    let driver_version = first_line(Command::new(&driver).arg("--version"))
        .ok_or_else(|| Trouble::new(format!("{} does not say its version: {HELP}.", driver.display())))?;
    match (major(&version), major(&driver_version)) {
        (Some(a), Some(b)) if a == b => Ok(Browser { chrome, driver, version }),
        _ => Err(Trouble::new(format!(
            "The browser is `{version}` but its driver is `{driver_version}`: {HELP}."
        ))),
    }
}

fn find_chrome() -> Option<PathBuf> {
    if let Some(named) = env::var_os("CHROME") {
        return Some(PathBuf::from(named)).filter(|path| path.is_file());
    }
    let on_mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
        .into_iter()
        .find_map(on_path)
        .or_else(|| Some(on_mac).filter(|path| path.is_file()))
}

fn find_driver() -> Option<PathBuf> {
    match env::var_os("CHROMEDRIVER") {
        Some(named) => Some(PathBuf::from(named)).filter(|path| path.is_file()),
        None => on_path("chromedriver"),
    }
}

/// The first number with dots in a version line: `Chromium 140.0.1 built on …` gives 140.
fn major(line: &str) -> Option<u32> {
    line.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

fn install_on_debian() -> Outcome {
    let root = first_line(command("id").arg("-u")).is_some_and(|user| user == "0");
    if !root || on_path("apt-get").is_none() {
        return Err(Trouble::new(format!("No Chromium with its driver was found: {HELP}.")));
    }
    say("Installing Chromium and ChromeDriver by apt-get (about half a minute)");
    let apt = || {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
        apt
    };
    // An old list often still serves; the install tells if it does not.
    let _ = run_quietly("`apt-get update`", apt().args(["update", "-qq"]));
    let taken = run_quietly(
        "`apt-get install`",
        apt().args(["install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver"]),
    )
    .map_err(|trouble| Trouble::new(format!("Chromium could not be installed: {HELP}. {trouble}")))?;
    say(&format!("Chromium is ready ({})", in_words(taken)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_found_in_either_line() {
        assert_eq!(major("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"), Some(156));
        assert_eq!(major("ChromeDriver 156.0.8078.79 (abc)"), Some(156));
        assert_eq!(major("nothing"), None);
    }
}
