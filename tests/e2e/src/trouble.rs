//! What can go wrong in a test, told so that the person who reads it knows what the phone showed.

use std::{fmt, io, path::PathBuf};

use thirtyfour::error::WebDriverError;

use crate::{Ability, Engine};

/// What a test or a step gives back.
pub type Outcome<T = ()> = Result<T, Trouble>;

/// Why a step could not be done.
#[derive(thiserror::Error)]
pub enum Trouble {
    /// A variable that `cargo xtask e2e` sets is not there.
    #[error("{0} is not set: run the end-to-end tests by `cargo xtask e2e`")]
    NotSet(&'static str),
    /// The browser's driver did not start.
    #[error("{0}'s driver did not start: {1}")]
    NoDriver(Engine, String),
    /// A test needs what this engine cannot be made to do, and did not declare it.
    #[error("{engine} has no {ability:?}: declare `needs!({ability:?});` in the test's first line")]
    Lacks {
        /// The engine.
        engine: Engine,
        /// What it lacks.
        ability: Ability,
    },
    /// What was waited for did not come.
    #[error("{phone}: waited for {what}, but {saw}{picture}")]
    NotSeen {
        /// The phone's name.
        phone: String,
        /// What was waited for.
        what: String,
        /// What was there instead.
        saw: String,
        /// Where its picture is, as the end of the sentence; empty when none could be taken.
        picture: String,
    },
    /// Something holds that must not.
    #[error("{phone}: {what}")]
    Unexpected {
        /// The phone's name.
        phone: String,
        /// What holds.
        what: String,
    },
    /// The driver refused.
    #[error("{phone}: {error}")]
    Driver {
        /// The phone's name.
        phone: String,
        /// In the driver's words.
        error: Box<WebDriverError>,
    },
    /// A file could not be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// In the system's words.
        error: io::Error,
    },
}

/// Tests print what they return by `Debug`: let it be the sentence.
impl fmt::Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Trouble {
    /// A trouble with a file.
    pub fn file(path: impl Into<PathBuf>, error: io::Error) -> Trouble {
        Trouble::File { path: path.into(), error }
    }
}
