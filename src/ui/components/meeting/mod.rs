//! What several pages show of meetings.

pub mod arrival_form;
pub mod meeting_line;
pub mod role_wishes;
