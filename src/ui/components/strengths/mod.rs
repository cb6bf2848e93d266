//! What several pages show of strengths.

pub mod noticed;
pub mod resting_strengths;
pub mod strength_field;
