//! How the voices of one meeting are spread. Only in this meeting: it is never summed up over meetings.

use crate::domain::MemberId;

/// Who had the word, how often and how long.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Voices {
    /// Each who was heard: how often, and how many milliseconds in all.
    pub heard: Vec<(MemberId, u32, u64)>,
    /// Who has the word, and since when.
    pub speaking: Option<(MemberId, u64)>,
}

impl Voices {
    pub(super) fn to_line(&self) -> String {
        String::new()
    }

    pub(super) fn from_line(_line: &str) -> Self {
        Self::default()
    }
}
