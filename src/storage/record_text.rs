//! A record as it is stored: with the values that it lost (law L9).

use std::hash::Hasher;

use siphasher::sip::SipHasher13;
use uuid::Uuid;

use crate::replica::file::{decode_stored, encode_stored};
use crate::replica::{JournaledRecord, Key};

/// Reads what is stored under a record's name; `None` where it is no record, or is another than its name says.
pub(super) fn decode(id: Uuid, text: &str) -> Option<JournaledRecord> {
    match decode_stored(text) {
        Ok((its, stored)) if its == id => Some(stored),
        _ => None,
    }
}

/// The text that is stored: one line, the same for the same content.
pub(super) fn encode(key: &Key, kept: &JournaledRecord) -> String {
    encode_stored(key.id, kept)
}

/// Tells two texts of one record apart.
pub(super) fn digest(text: &str) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}
