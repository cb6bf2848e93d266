//! The group's own record.

/// The fields of the group's own record.
pub mod field {
    /// Text: the group's name.
    pub const NAME: &str = "name";
    /// Text: what it is for.
    pub const PURPOSE: &str = "purpose";
    /// Bool: an invented group to try the app with.
    pub const SAMPLE: &str = "sample";
    /// Integer: weeks after which a strength that was not used rests.
    pub const REST_WEEKS: &str = "rest_weeks";
    /// Bool: what comes by a shared folder is brought in without asking.
    pub const TRUST_FOLDER: &str = "trust_folder";
    /// Bool: everything that is passed on is locked with a passphrase.
    pub const ALWAYS_LOCK: &str = "always_lock";
}
