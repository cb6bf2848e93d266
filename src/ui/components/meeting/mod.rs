//! What several pages show of meetings.

pub mod arrival_form;
pub mod begin_meeting;
pub mod current_meetings;
pub mod meeting_line;
pub mod role_wishes;
