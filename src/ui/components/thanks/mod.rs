//! What several pages show of thanks.

pub mod lines;
