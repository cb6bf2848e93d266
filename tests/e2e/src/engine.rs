//! The browser's engine that a run uses, and what each can be made to do.

use std::{fmt, io::Write, thread};

/// A browser's engine. `cargo xtask e2e --engine NAME` chooses; Chromium is the one that can be made to do everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium's Blink, by ChromeDriver.
    Chromium,
    /// Firefox's Gecko, by geckodriver.
    Firefox,
    /// WebKit by WebKitGTK's MiniBrowser: the nearest to an iPhone. Its sessions are ephemeral.
    WebKit,
}

/// What a test may need and not every engine can be made to do. A test declares it in its first line, by
/// [`needs!`](crate::needs), and is skipped by name elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// A script that runs before anything of the page does: another clock, a share sheet, a store that is blocked.
    StandIns,
    /// Commands of the DevTools protocol.
    DevTools,
    /// A slower processor.
    SlowProcessor,
    /// Other preferences than a dark page and less movement, and any that change while the page is open.
    Preferences,
    /// Another zoom, or a window that turns.
    Zoom,
    /// Storage that outlasts the browser.
    Profile,
    /// A look at what the browser has written to its disk.
    Disk,
    /// Names for this machine other than `localhost`.
    HostNames,
    /// All that the console said, warnings too.
    Console,
    /// Several tabs, of which the one that is looked at is in front.
    Tabs,
    /// A camera that sees a film.
    Camera,
    /// Keys for the parts of a day or a time; an iPhone has a wheel for them.
    TypedDays,
}

impl Engine {
    /// The engine of this run.
    pub fn of_this_run() -> Engine {
        match std::env::var("ALL_LEADERS_ENGINE").as_deref() {
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            _ => Engine::Chromium,
        }
    }

    /// Whether it can be made to do this.
    ///
    /// ```
    /// use all_leaders_e2e::{Ability, Engine};
    ///
    /// assert!(Engine::Chromium.can(Ability::SlowProcessor));
    /// assert!(Engine::Firefox.can(Ability::Profile) && !Engine::WebKit.can(Ability::Profile));
    /// ```
    pub fn can(self, ability: Ability) -> bool {
        match self {
            Engine::Chromium => true,
            Engine::Firefox => {
                matches!(ability, Ability::Profile | Ability::Tabs | Ability::TypedDays)
            }
            Engine::WebKit => false,
        }
    }

    /// The variables that name its browser and its driver.
    pub(crate) fn variables(self) -> (&'static str, &'static str) {
        match self {
            Engine::Chromium => ("CHROME", "CHROMEDRIVER"),
            Engine::Firefox => ("FIREFOX", "GECKODRIVER"),
            Engine::WebKit => ("WEBKIT", "WEBKITDRIVER"),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// Ends a test here, and says so by its name, where the engine of this run lacks one of these abilities.
///
/// ```
/// use all_leaders_e2e::{Outcome, needs};
///
/// async fn a_slow_phone_is_answered() -> Outcome {
///     needs!(SlowProcessor, StandIns);
///     Ok(())
/// }
/// ```
#[macro_export]
macro_rules! needs {
    ($($ability:ident),+) => {
        if $crate::is_skipped(&[$($crate::Ability::$ability),+]) {
            return Ok(());
        }
    };
}

/// What [`needs!`](crate::needs) asks.
#[doc(hidden)]
pub fn is_skipped(needs: &[Ability]) -> bool {
    let engine = Engine::of_this_run();
    let lacks: Vec<&Ability> = needs.iter().filter(|ability| !engine.can(**ability)).collect();
    if !lacks.is_empty() {
        let thread = thread::current();
        let name = thread.name().unwrap_or("a test");
        // Past the test runner, which keeps what a test that passes prints to itself.
        let _ = writeln!(std::io::stderr(), "skipped in {engine}: {name} (needs {lacks:?})");
    }
    !lacks.is_empty()
}
