//! How we want to be together.

use crate::replica::Record;

use crate::group::day::Day;
use crate::group::id::AgreementId;
use crate::group::model::read::{clean_lines, day_in};

/// The fields of an agreement's record.
pub mod field {
    /// Text: what it says.
    pub const WHAT: &str = "what";
    /// Text: the day on which it was said.
    pub const ON: &str = "on";
}

/// One sentence of how we want to be together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// What it says.
    pub what: String,
    /// When it was first said.
    pub on: Option<Day>,
}

impl Agreement {
    pub(in crate::group) fn read(id: AgreementId, record: &Record) -> Self {
        let what = clean_lines(record.text(field::WHAT));
        Self { id, what, on: day_in(record, field::ON) }
    }
}
