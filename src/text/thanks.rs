//! Thanks, and the forms of leadership that they are for.

use crate::domain::FORMS;

/// The words of it.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Thanks {
    /// The forms that a group begins with, in the order of [`FORMS`].
    pub forms: [&'static str; 11],
    pub say_thanks: &'static str,
}

/// English.
pub const EN: Thanks = Thanks {
    forms: [
        "welcoming",
        "listening",
        "teaching",
        "keeping the peace",
        "moving things forward",
        "speaking out",
        "caring",
        "organising",
        "making",
        "remembering",
        "bridging",
    ],
    say_thanks: "Say thanks",
};

impl Thanks {
    /// A form of leadership in words: one of the first in this language, or the group's own as it wrote it.
    pub fn form(&self, stored: &str) -> String {
        let known = FORMS.iter().position(|form| *form == stored);
        known.map_or(stored, |place| self.forms[place]).to_owned()
    }
}
