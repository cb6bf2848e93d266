//! Words of noting things from anywhere in a meeting.

/// Words of noting things from anywhere in a meeting.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Capture {
    pub title: &'static str,
}

/// English.
pub const EN: Capture = Capture { title: "Words of noting things from anywhere in a meeting" };
