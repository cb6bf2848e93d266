//! The forms in which earlier versions kept what a phone keeps for itself: read, and never written. Each has a test with a
//! sample of what they wrote.

mod answers;
mod meeting_session;
mod news;
mod reflection;

pub(super) use meeting_session::meeting_session;
pub(super) use news::news;
pub(super) use reflection::reflection;
