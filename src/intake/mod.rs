//! Reading what people already have, and making commands of it. What is read, and how, stands in the crate
//! [`all_leaders_intake`], which knows no records and is built for speed; what becomes of it in a group, here.

pub mod plan;

pub use all_leaders_intake::*;
