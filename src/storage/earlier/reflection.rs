//! A reflection: the day, the name of the question, and the words, with a line break between them.

use crate::storage::reflections::Resting;

/// Reads it.
pub fn reflection(text: &str) -> Option<Resting> {
    let mut parts = text.splitn(3, '\n').map(str::to_owned);
    Some(Resting { on: parts.next()?, prompt: parts.next()?, text: parts.next()? })
}
