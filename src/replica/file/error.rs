//! What can be wrong with a file.

use uuid::Uuid;

use super::json::JsonError;
use super::record::RecordError;
use crate::replica::Kind;

/// Why a file cannot be opened. Names in it come from the file and are to be cleaned before showing.
///
/// A `place` says where: `group`, `saved.at`, `member 3` (the third of that kind), `member 3, field name`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is no text: its bytes are not UTF-8.
    #[error("the file is not text")]
    NotText,
    /// Bytes of a link or a code that are not those that were packed.
    #[error("the bytes were cut off or changed on their way")]
    Damaged,
    /// It ends before it is complete.
    #[error("the file is cut off")]
    Truncated,
    /// It is text, but no JSON.
    #[error("the file is not JSON from line {line} on")]
    NotJson {
        /// The line, from 1.
        line: usize,
    },
    /// It is JSON of something else.
    #[error("the file is not a group's file")]
    SomethingElse,
    /// A newer version of the app has written something that this version would misread.
    #[error("the file needs a reader of version {needs}")]
    NeedsNewer {
        /// The least version of the format that has to be known.
        needs: i64,
    },
    /// It has more bytes than any group's file.
    #[error("the file is too large ({bytes} bytes)")]
    TooLarge {
        /// How many it has.
        bytes: u64,
    },
    /// It is nested deeper than any group's file.
    #[error("the file is nested too deep")]
    TooDeep,
    /// Two records of one kind have the same id, so that nobody can say which one counts.
    #[error("two records of kind {kind} have the id {id}")]
    DuplicateId {
        /// The kind.
        kind: Kind,
        /// The id.
        id: Uuid,
    },
    /// A key or a field stands there twice, so that nobody can say which one counts.
    #[error("{place} stands there twice")]
    Twice {
        /// Where.
        place: String,
    },
    /// Something is missing or has a type that the format does not allow there.
    #[error("{place} is missing or of a type that does not belong there")]
    WrongType {
        /// Where.
        place: String,
    },
    /// A timestamp is none, is missing, or stands for a field that is not there.
    #[error("{place} has no good stamp")]
    BadStamp {
        /// Where.
        place: String,
    },
    /// An id is missing or not a UUID in lowercase with hyphens.
    #[error("{place} has no good id")]
    BadId {
        /// Where.
        place: String,
    },
    /// A kind's name has other letters than a to z, digits, `-` and `_`, or more than 64 of them.
    #[error("no kind of record can be called {name}")]
    BadKind {
        /// Its beginning.
        name: String,
    },
    /// A record holds more than [`RecordSize::LIMIT`](crate::replica::RecordSize::LIMIT).
    #[error("{place} holds too much")]
    RecordFull {
        /// Which.
        place: String,
    },
    /// A record has a key of its own that this version does not know; see [`RecordError::UnknownKey`].
    #[error("{place} has an unknown key")]
    UnknownKey {
        /// Where.
        place: String,
    },
}

/// No JSON from this byte on.
pub(super) fn not_json(text: &str, at: usize) -> ReadError {
    let before = &text.as_bytes()[..at.min(text.len())];
    ReadError::NotJson { line: 1 + before.iter().filter(|&&byte| byte == b'\n').count() }
}

/// Something at this place is missing or of a wrong type.
pub(super) fn wrong_type(place: &str) -> ReadError {
    ReadError::WrongType { place: place.to_owned() }
}

/// What went wrong while reading the text at this place.
pub(super) fn json_error_at(text: &str, error: JsonError, place: &str) -> ReadError {
    match error {
        JsonError::UnexpectedEnd => ReadError::Truncated,
        JsonError::Syntax(at) => not_json(text, at),
        JsonError::WrongType(_) => wrong_type(place),
    }
}

/// What is wrong with the `count`th record of a kind.
pub(super) fn record_error(text: &str, error: RecordError, kind: &Kind, count: usize) -> ReadError {
    let record = format!("{kind} {count}");
    let within = |place: String| format!("{record}, {place}");
    match error {
        RecordError::Truncated => ReadError::Truncated,
        RecordError::NotJson { at } => not_json(text, at),
        RecordError::WrongType { place } => ReadError::WrongType { place: within(place) },
        RecordError::BadStamp { place } => ReadError::BadStamp { place: within(place) },
        RecordError::BadId => ReadError::BadId { place: record },
        RecordError::Full => ReadError::RecordFull { place: record },
        RecordError::Twice { place } => ReadError::Twice { place: within(place) },
        RecordError::UnknownKey { name } => ReadError::UnknownKey { place: within(name) },
    }
}
