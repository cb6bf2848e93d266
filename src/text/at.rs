//! Words at a meeting: arriving and rounds.

/// Words at a meeting: arriving and rounds.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct At {
    pub title: &'static str,
}

/// English.
pub const EN: At = At { title: "Words at a meeting: arriving and rounds" };
