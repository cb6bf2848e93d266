//! The group as the screens see it: tables and indexes that follow the records, and what can be asked of them.

pub(in crate::group) mod agenda;
pub(in crate::group) mod appreciation;
pub(in crate::group) mod attention;
pub(in crate::group) mod clear_ended;
pub(in crate::group) mod collaboration_index;
pub(in crate::group) mod group;
pub(in crate::group) mod invitation;
pub(in crate::group) mod lists;
pub(in crate::group) mod look_alike;
pub(in crate::group) mod meeting;
pub(in crate::group) mod meeting_index;
pub(in crate::group) mod need;
pub(in crate::group) mod note;
pub(in crate::group) mod question;
pub(in crate::group) mod role;
pub(in crate::group) mod same;
mod same_names;
pub(in crate::group) mod same_records;
pub(in crate::group) mod search;
pub(in crate::group) mod stack;
pub(in crate::group) mod strength;
pub(in crate::group) mod table;
pub(in crate::group) mod tables;
