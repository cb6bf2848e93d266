//! The fields that records of several kinds carry.

/// Their names.
pub mod field {
    /// Bool: hidden; any record can carry it.
    pub const DELETED: &str = "deleted";
    /// Text: the id of the member whose word it is.
    pub const BY: &str = "by";
    /// Text: the id of the member who noted it, where that is another.
    pub const NOTED_BY: &str = "noted_by";
    /// Text: the day on which it was said.
    pub const ON: &str = "on";
    /// Text, on what was noted in a meeting: the meeting's id.
    pub const MEETING: &str = "meeting";
}
