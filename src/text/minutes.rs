//! Words of closing a meeting, and what it leaves to take home.

/// Words of closing a meeting, and what it leaves to take home.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Minutes {
    pub title: &'static str,
}

/// English.
pub const EN: Minutes = Minutes { title: "Words of closing a meeting, and what it leaves to take home" };
