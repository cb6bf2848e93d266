//! The one error of these commands: a sentence for the person at the terminal.

use std::{fmt, io, path::Path};

/// What went wrong, as one sentence that names what is missing or what to do.
#[derive(Debug)]
pub struct Trouble(String);

/// What a command gives back.
pub type Outcome<T = ()> = Result<T, Trouble>;

impl Trouble {
    /// Makes a trouble of a sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Trouble(sentence.into())
    }

    /// A trouble with a file or folder, in the words of the operating system.
    pub fn at(path: &Path, doing: &str, error: &io::Error) -> Self {
        Trouble(format!("Could not {doing} {}: {error}.", path.display()))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}
