//! A short sign by which two people see that their copies are the same.

use std::fmt;
use std::hash::Hasher;
use std::str::FromStr;

use siphasher::sip::SipHasher24;

use super::timestamp::{Device, TimestampError};

/// 64 bits drawn from a copy's records: equal where the copies are equal (law L7).
///
/// People compare five pictures out of 64 across the table. It tells a difference that happened by itself; it
/// is no proof against somebody who seeks two copies of one fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub u64);

/// The key is the same for all, so that all see the same.
const KEY: &[u8; 16] = b"all-leaders/1/fp";

impl Fingerprint {
    /// The five pictures, each one of 64, the most significant bits first.
    pub fn pictures(self) -> [u8; 5] {
        [58, 52, 46, 40, 34].map(|shift| (self.0 >> shift) as u8 & 63)
    }
}

/// A fingerprint in the making, piece by piece.
#[derive(Clone)]
pub(super) struct FingerprintHash(SipHasher24);

impl FingerprintHash {
    pub fn new() -> Self {
        Self(SipHasher24::new_with_key(KEY))
    }

    pub fn add(&mut self, text: &str) {
        self.0.write(text.as_bytes());
    }

    pub fn finish(&self) -> Fingerprint {
        Fingerprint(self.0.finish())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        text.parse().map(|Device(bits)| Self(bits))
    }
}
