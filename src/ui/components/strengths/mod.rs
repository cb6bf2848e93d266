//! What several pages show of strengths.

pub mod noticed;
pub mod strength_field;
