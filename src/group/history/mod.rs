//! What happened: the news of a file or a command, a commitment's story, and how a change is taken back.

pub(in crate::group) mod changed_records;
pub(in crate::group) mod for_reader;
pub(in crate::group) mod news;
pub(in crate::group) mod recent;
pub(in crate::group) mod removed;
pub(in crate::group) mod revert;
pub(in crate::group) mod story;
pub(in crate::group) mod undo;
