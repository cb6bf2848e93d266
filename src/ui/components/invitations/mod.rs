//! What several pages show of invitations.

pub mod answer;
pub mod cards;
pub mod summary;
