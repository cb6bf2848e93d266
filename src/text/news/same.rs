//! News on whether two entries are one: two of a person, or two records of a meeting.

use crate::group::Sameness;

/// The words of it: by what both are called, and where both are called the same.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct SameNews {
    pub merged: fn(&str, &str) -> String,
    pub merged_alike: fn(&str) -> String,
    pub two: fn(&str, &str) -> String,
    pub two_alike: fn(&str) -> String,
    /// What was said of it was taken back.
    pub open: fn(&str, &str) -> String,
    pub open_alike: fn(&str) -> String,
}

impl SameNews {
    /// The sentence for an answer that was given; `None` where it no longer holds.
    pub(super) fn sentence(
        &self,
        given: Sameness,
        is_one: bool,
        are_two: bool,
        first: &str,
        second: &str,
    ) -> Option<String> {
        let (alike, both, holds) = match given {
            Sameness::One => (self.merged_alike, self.merged, is_one),
            Sameness::Two => (self.two_alike, self.two, are_two),
            Sameness::Open => (self.open_alike, self.open, !is_one && !are_two),
        };
        holds.then(|| if first == second { alike(first) } else { both(first, second) })
    }

    /// That the two are not one.
    pub fn are_two(&self, first: &str, second: &str) -> String {
        if first == second { (self.two_alike)(first) } else { (self.two)(first, second) }
    }
}
