//! Why something is not written, and why two copies do not become one.

use uuid::Uuid;

use super::record::Key;
use super::timestamp::EndOfTime;

/// Why a command is not written. The copy has not been changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[must_use]
pub enum WriteError {
    /// See [`EndOfTime`].
    #[error(transparent)]
    EndOfTime(#[from] EndOfTime),
    /// The record would hold more than [`RecordSize::LIMIT_TO_WRITE`](super::RecordSize::LIMIT_TO_WRITE).
    #[error("the {} {} would hold too much", .key.kind, .key.id)]
    RecordFull {
        /// The record.
        key: Key,
    },
}

/// Why two copies cannot become one. Neither has been changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[must_use]
pub enum MergeError {
    /// They are copies of two groups.
    #[error("a copy of group {theirs} cannot be merged into one of group {ours}")]
    OtherGroup {
        /// The group of the copy that was to change.
        ours: Uuid,
        /// The group of the other one.
        theirs: Uuid,
    },
    /// One record would come to hold more than [`RecordSize::LIMIT`](super::RecordSize::LIMIT).
    #[error("the {} {} would hold too much", .key.kind, .key.id)]
    RecordFull {
        /// The record.
        key: Key,
    },
}
