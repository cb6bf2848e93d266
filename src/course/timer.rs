//! The soft timer: a time that was agreed, and how much of it is left.

/// A timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    /// When it began, in milliseconds.
    pub began: u64,
    /// How long it is, in seconds, with what was added.
    pub seconds: u32,
}

impl Timer {
    pub(super) fn to_line(&self) -> String {
        [&self.began.to_string(), " ", &*self.seconds.to_string()].concat()
    }

    pub(super) fn from_line(line: &str) -> Option<Self> {
        let (began, seconds) = line.split_once(' ')?;
        Some(Self { began: began.parse().ok()?, seconds: seconds.parse().ok()? })
    }
}
