//! Locks what a group passes on with a passphrase, and opens it again: the [age format](https://age-encryption.org/v1) with its
//! scrypt recipient, by the `age` crate. Any age tool opens what is locked here, and the other way round.
//!
//! The app loads it into a worker when something is to be locked or opened (`worker.js`, `worker`): making a key of a passphrase takes
//! memory and time on purpose, the screen goes on meanwhile, and all of it goes with the worker.
//!
//! ```
//! use all_leaders_seal::{OpenError, open, seal};
//!
//! let sealed = seal(b"Tuesday circle", "four words that nobody guesses");
//! assert!(sealed.starts_with(b"age-encryption.org/v1\n"));
//! assert_eq!(open(&sealed, "four words that nobody guesses").unwrap(), b"Tuesday circle");
//! assert_eq!(open(&sealed, "four words"), Err(OpenError::WrongPassphrase));
//! ```

#[cfg(target_arch = "wasm32")]
pub mod worker;

use age::DecryptError;
use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use bip39::Language;
use rand::Rng;
use rand::rngs::OsRng;

/// The work that whoever guesses a passphrase has to do for each guess: 2^16 rounds of scrypt, in 64 MiB. An old phone takes one to two
/// seconds for it, and has that much memory. Less would be felt by nobody, and more would fail where phones are old.
pub const WORK: u8 = 16;

/// More is refused: 2^20 take 1 GiB, which is what browsers give a page on a phone at the most. `age` and `age-encryption` lock with 2^18.
pub const MOST_WORK: u8 = 20;

/// So many words are suggested: 55 bits, drawn from 2,048 words each.
const WORDS: usize = 5;

/// Why something was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It does not open with this passphrase. Where the 56 letters were damaged that the passphrase is tried on, nobody can tell the two
    /// apart: such is the format.
    #[error("wrong-passphrase")]
    WrongPassphrase,
    /// It was changed or cut off since it was locked, or is nothing of age's.
    #[error("damaged")]
    Damaged,
    /// Trying a passphrase on it would take more memory than phones have.
    #[error("too-much-work")]
    TooMuchWork,
    /// It is locked for somebody's key, and opens with no passphrase.
    #[error("other-key")]
    OtherKey,
    /// It is of a later version of age.
    #[error("newer")]
    Newer,
}

/// Locks bytes with a passphrase.
pub fn seal(plain: &[u8], passphrase: &str) -> Vec<u8> {
    seal_with(plain, passphrase, WORK)
}

/// The same with another amount of work, for tests, which would take long otherwise.
///
/// # Panics
/// When `work` is not from 1 to 63.
pub fn seal_with(plain: &[u8], passphrase: &str, work: u8) -> Vec<u8> {
    let mut recipient = Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(work);
    age::encrypt(&recipient, plain)
        .expect("one recipient goes with itself, and memory takes all that is written")
}

/// Opens what was locked with a passphrase.
///
/// # Errors
/// When it does not open; nothing of it is given then.
pub fn open(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, OpenError> {
    open_within(sealed, passphrase, MOST_WORK)
}

/// The same with another bound on the work.
///
/// # Errors
/// As [`open`].
pub fn open_within(sealed: &[u8], passphrase: &str, most_work: u8) -> Result<Vec<u8>, OpenError> {
    Opener::new(passphrase, most_work).open(sealed)
}

/// Opens many things with one passphrase: `age` measures how fast the machine is whenever one of these is made.
pub struct Opener(Identity);

impl Opener {
    /// For this passphrase, and no more work than this.
    pub fn new(passphrase: &str, most_work: u8) -> Self {
        let mut identity = Identity::new(SecretString::from(passphrase));
        identity.set_max_work_factor(most_work);
        Self(identity)
    }

    /// Opens one of them.
    ///
    /// # Errors
    /// As [`open`].
    pub fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, OpenError> {
        // Its sentences are not asked for: they would bring a library of languages along.
        age::decrypt(&self.0, sealed).map_err(|error| match error {
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => OpenError::WrongPassphrase,
            DecryptError::ExcessiveWork { .. } => OpenError::TooMuchWork,
            DecryptError::NoMatchingKeys => OpenError::OtherKey,
            DecryptError::UnknownFormat => OpenError::Newer,
            _ => OpenError::Damaged,
        })
    }
}

/// A passphrase that nobody guesses: words that are drawn anew each time, from the list of BIP-39.
pub fn suggest() -> String {
    let list = Language::English.word_list();
    let words: Vec<&str> = (0..WORDS).map(|_| list[OsRng.gen_range(0..list.len())]).collect();
    words.join(" ")
}
