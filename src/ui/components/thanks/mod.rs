//! What several pages show of thanks.

pub mod form_picker;
pub mod lines;
