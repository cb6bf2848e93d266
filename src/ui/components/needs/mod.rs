//! What several pages show of needs.

pub mod need_line;
