//! What several pages show of people, or ask about them.

pub mod add_member;
pub mod author_picker;
pub mod first_steps;
pub mod look_alikes;
pub mod names;
pub mod who_are_you;
