//! The browsers that tests run in, each with the driver that fits it.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use super::cargo_tools;
use crate::{
    run::{command, first_line, in_words, on_path, run_quietly, say},
    trouble::{Outcome, Trouble},
};

/// A browser's engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Google Chrome, by ChromeDriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, by WebKitWebDriver, on a screen of Xvfb's: the nearest to an iPhone.
    WebKit,
}

/// A browser and its driver.
#[derive(Debug)]
pub struct Browser {
    /// Its engine.
    pub engine: Engine,
    /// The browser's program.
    pub program: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
    /// The browser's version line.
    pub version: String,
    /// Where its windows are, when it cannot do without.
    screen: Option<Screen>,
}

impl Engine {
    /// All of them.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// Its name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKit",
        }
    }

    /// Its name on the command line and in folders.
    pub fn word(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// The engine of this name.
    pub fn called(word: &str) -> Option<Engine> {
        Engine::ALL.into_iter().find(|engine| engine.word() == word)
    }

    /// The variables that name a browser and its driver that are not on PATH.
    fn variables(self) -> (&'static str, &'static str) {
        match self {
            Engine::Chromium => ("CHROME", "CHROMEDRIVER"),
            Engine::Firefox => ("FIREFOX", "GECKODRIVER"),
            Engine::WebKit => ("WEBKIT", "WEBKITDRIVER"),
        }
    }

    /// Debian's packages of it.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Engine::Chromium => &["chromium", "chromium-driver"],
            Engine::Firefox => &["firefox-esr"],
            Engine::WebKit => &["webkit2gtk-driver", "xvfb"],
        }
    }

    fn help(self) -> String {
        let what = match self {
            Engine::Chromium => "Chromium (or Google Chrome) and the ChromeDriver of the same major version",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKitGTK's MiniBrowser with WebKitWebDriver, and Xvfb",
        };
        let (program, driver) = self.variables();
        let packages = self.packages().join(" ");
        format!(
            "install {what}, on PATH or named by the variables {program} and {driver} (on Debian: `apt-get install {packages}`)"
        )
    }

    fn find_program(self) -> Option<PathBuf> {
        if let Some(named) = env::var_os(self.variables().0) {
            return Some(PathBuf::from(named)).filter(|path| path.is_file());
        }
        let (names, on_mac): (&[&str], _) = match self {
            Engine::Chromium => (
                &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ),
            Engine::Firefox => {
                (&["firefox-esr", "firefox"], "/Applications/Firefox.app/Contents/MacOS/firefox")
            }
            Engine::WebKit => return mini_browser(),
        };
        names
            .iter()
            .find_map(|name| on_path(name))
            .or_else(|| Some(PathBuf::from(on_mac)).filter(|path| path.is_file()))
    }

    fn find_driver(self) -> Option<PathBuf> {
        if let Some(named) = env::var_os(self.variables().1) {
            return Some(PathBuf::from(named)).filter(|path| path.is_file());
        }
        match self {
            Engine::Chromium => on_path("chromedriver"),
            Engine::Firefox => on_path("geckodriver"),
            Engine::WebKit => on_path("WebKitWebDriver").filter(|_| on_path("Xvfb").is_some()),
        }
    }
}

impl Browser {
    /// Names it, its driver and its screen to the tests that a command runs.
    pub fn name_to(&self, tests: &mut Command) {
        let (program, driver) = self.engine.variables();
        tests
            .env("ALL_LEADERS_ENGINE", self.engine.word())
            .env(program, &self.program)
            .env(driver, &self.driver);
        if let Some(screen) = &self.screen {
            tests.env("DISPLAY", &screen.name).env_remove("WAYLAND_DISPLAY");
        }
    }
}

/// Finds a browser, or installs Debian's when we may.
pub fn browser(engine: Engine) -> Outcome<Browser> {
    let mut program = engine.find_program();
    let mut driver = engine.find_driver();
    // geckodriver is no package of Debian's: cargo builds it.
    let by_cargo = engine == Engine::Firefox;
    if program.is_none() || driver.is_none() && !by_cargo {
        install_on_debian(engine)?;
        program = engine.find_program();
        driver = engine.find_driver();
    }
    if driver.is_none() && by_cargo {
        driver = Some(cargo_tools::geckodriver()?);
    }
    let missing =
        |what| Trouble::new(format!("{}'s {what} was not found: {}.", engine.name(), engine.help()));
    let program = program.ok_or_else(|| missing("browser"))?;
    let driver = driver.ok_or_else(|| missing("driver"))?;
    let version = match engine {
        // MiniBrowser opens a window before it reads what it is asked: its package's library tells.
        Engine::WebKit => webkit_version(&program),
        _ => version_of(engine, &program)?,
    };
    if engine == Engine::Chromium {
        let of_driver = version_of(engine, &driver)?;
        if major(&version).is_none() || major(&version) != major(&of_driver) {
            return Err(Trouble::new(format!(
                "The browser is `{version}` but its driver is `{of_driver}`: {}.",
                engine.help()
            )));
        }
    }
    let screen = if engine == Engine::WebKit { Some(Screen::start()?) } else { None };
    Ok(Browser { engine, program, driver, version, screen })
}

fn version_of(engine: Engine, program: &Path) -> Outcome<String> {
    first_line(Command::new(program).arg("--version")).ok_or_else(|| {
        Trouble::new(format!("{} does not say its version: {}.", program.display(), engine.help()))
    })
}

/// The first number with dots in a version line: `Chromium 140.0.1 built on …` gives 140.
fn major(line: &str) -> Option<u32> {
    line.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

/// WebKitGTK's small browser, which is not on PATH: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`.
fn mini_browser() -> Option<PathBuf> {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect()
    };
    let mut folders = inside(Path::new("/usr/libexec"));
    folders.extend(inside(Path::new("/usr/lib")).iter().flat_map(|folder| inside(folder)));
    let mut found: Vec<PathBuf> = folders
        .into_iter()
        .filter(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit")))
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.pop()
}

fn webkit_version(program: &Path) -> String {
    let by_package = first_line(command("dpkg-query").args(["-W", "-f=${Version}", "webkit2gtk-driver"]));
    format!("WebKitGTK {}", by_package.unwrap_or_else(|| format!("at {}", program.display())))
}

fn install_on_debian(engine: Engine) -> Outcome {
    let root = first_line(command("id").arg("-u")).is_some_and(|user| user == "0");
    if !root || on_path("apt-get").is_none() {
        return Err(Trouble::new(format!("{} was not found: {}.", engine.name(), engine.help())));
    }
    say(&format!("Installing {} by apt-get (usually half a minute)", engine.name()));
    let apt = || {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
        apt
    };
    // An old list often still serves; the install tells if it does not.
    let _ = run_quietly("`apt-get update`", apt().args(["update", "-qq"]));
    let taken = run_quietly(
        "`apt-get install`",
        apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(engine.packages()),
    )
    .map_err(|trouble| {
        Trouble::new(format!("{} could not be installed: {}. {trouble}", engine.name(), engine.help()))
    })?;
    say(&format!("{} is ready ({})", engine.name(), in_words(taken)));
    Ok(())
}

/// A screen that nobody sees, for a browser that needs one; it ends with the value.
#[derive(Debug)]
struct Screen {
    xvfb: Child,
    name: String,
}

impl Screen {
    fn start() -> Outcome<Screen> {
        let trouble = |text: String| Trouble::new(format!("Xvfb gave no screen: {text}."));
        let mut xvfb = Command::new("Xvfb")
            // It takes a number that is free and prints it.
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| trouble(error.to_string()))?;
        let mut number = String::new();
        if let Some(out) = xvfb.stdout.take() {
            let _ = BufReader::new(out).read_line(&mut number);
        }
        let screen = Screen { xvfb, name: format!(":{}", number.trim()) };
        if number.trim().parse::<u32>().is_ok() { Ok(screen) } else { Err(trouble("it named none".into())) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.xvfb.kill();
        let _ = self.xvfb.wait();
    }
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

    #[test]
    fn an_engine_is_called_by_its_word() {
        for engine in Engine::ALL {
            assert_eq!(Engine::called(engine.word()), Some(engine));
        }
        assert_eq!(Engine::called("presto"), None);
    }
}
