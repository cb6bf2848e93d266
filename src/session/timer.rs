//! The soft timer: a time that was agreed, and how much of it is left. It ends nothing and calls nobody out.
//!
//! ```
//! use all_leaders::session::Timer;
//! let mut timer = Timer::new(1_000, 60);
//! assert_eq!(timer.left(11_000), 50);
//! timer.extend(61_000, 60);
//! assert_eq!(timer.left(61_000), 60, "a minute more is a whole minute");
//! ```

use serde::{Deserialize, Serialize};

/// With so many seconds left it is time to come to the end.
const ENDING: u32 = 20;

/// A timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timer {
    /// When it began, in milliseconds.
    pub began: u64,
    /// How long it is, in seconds, with what was added.
    pub seconds: u32,
}

impl Timer {
    /// Begins now.
    pub fn new(now: u64, seconds: u32) -> Self {
        Self { began: now, seconds }
    }

    /// The seconds that are left, with the one that has begun; 0 when it is over. A clock that was set back begins anew.
    pub fn left(self, now: u64) -> u32 {
        let gone = now.saturating_sub(self.began);
        let left = (u64::from(self.seconds) * 1000).saturating_sub(gone).div_ceil(1000);
        u32::try_from(left).unwrap_or(u32::MAX)
    }

    /// Whether the time is over.
    pub fn is_over(self, now: u64) -> bool {
        self.left(now) == 0
    }

    /// Whether its last seconds run.
    pub fn is_ending(self, now: u64) -> bool {
        self.left(now) <= ENDING
    }

    /// So much more time; where it was over already, from now on.
    pub fn extend(&mut self, now: u64, seconds: u32) {
        if self.is_over(now) {
            let gone = now.saturating_sub(self.began) / 1000;
            self.seconds = u32::try_from(gone).unwrap_or(u32::MAX);
        }
        self.seconds = self.seconds.saturating_add(seconds);
    }
}
