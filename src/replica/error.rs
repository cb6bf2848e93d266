//! Why two copies cannot become one.

use uuid::Uuid;

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
}
