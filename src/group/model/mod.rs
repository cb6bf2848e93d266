//! The records that a group is made of, one file a kind: its fields, its struct, and how it is read. They know ids
//! and fields alone.

pub(in crate::group) mod agenda;
pub(in crate::group) mod agreement;
pub(in crate::group) mod appreciation;
pub(in crate::group) mod check_in;
pub(in crate::group) mod commitment;
pub(in crate::group) mod commitment_state;
pub(in crate::group) mod common;
pub(in crate::group) mod creation_marks;
pub(in crate::group) mod deterministic_ids;
pub(in crate::group) mod field_name;
pub(in crate::group) mod group;
pub(in crate::group) mod invitation;
pub(in crate::group) mod meeting;
pub(in crate::group) mod member;
pub(in crate::group) mod need;
pub(in crate::group) mod note;
pub(in crate::group) mod phone;
pub(in crate::group) mod question;
pub(in crate::group) mod read;
pub(in crate::group) mod removed;
pub(in crate::group) mod repeats;
pub(in crate::group) mod role;
pub(in crate::group) mod same;
pub(in crate::group) mod stack;
pub(in crate::group) mod strength;
