//! What a phone's store offers.

use crate::replica::WriteError;

/// Why the phone's store did not do what was asked. Whatever was refused has not been kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser lets this page keep nothing: a private window, or storage switched off.
    #[error("this browser keeps nothing for this page")]
    Blocked,
    /// There is no room left.
    #[error("no room is left on this phone; {needed} more characters are needed")]
    Full {
        /// Roughly how much more was to be kept, in characters (UTF-16 units, as browsers count).
        needed: usize,
    },
    /// The store was not even asked: the command itself cannot be carried out.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// Anything else that the browser said, in its own words.
    #[error("the browser did not keep it: {0}")]
    Other(String),
}

/// Texts under names, as local storage keeps them. Each call is done when it returns, whole or not at all.
pub trait KeyValue {
    /// The text under this name.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts the text under the name, in place of the one that is there.
    ///
    /// # Errors
    /// When there is no room, or the store cannot be reached; what was there before is there still.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Takes the name and its text away; nothing happens where there is none.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// The names that begin with `prefix`, in any order.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;

    /// The room taken by all names and texts, whoever put them there, in UTF-16 units.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn used(&self) -> Result<usize, StoreError> {
        let mut used = 0;
        for key in self.keys("")? {
            used += units(&key) + self.get(&key)?.map_or(0, |value| units(&value));
        }
        Ok(used)
    }
}

/// The room in the phone's store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Taken, in characters (UTF-16 units), by everything of this web address: other apps on it count too.
    pub used: usize,
    /// What every browser gives at the least. There may be more: no browser tells.
    pub planned: usize,
}

impl Room {
    /// Local storage holds 5 MB; where each character takes two bytes, that is this many.
    pub const PLANNED: usize = 2_500_000;

    /// The part of the planned room that is taken: 0 is none, 1 all, and there may be more than that.
    pub fn share(self) -> f64 {
        self.used as f64 / self.planned as f64
    }

    /// Whether it is time to say that room is getting short: four fifths are taken.
    pub fn is_short(self) -> bool {
        self.used >= self.planned / 5 * 4
    }
}

/// How much room a text takes: UTF-16 units.
pub(super) fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}
