//! Thanks, for a form of leadership that somebody noticed.

use crate::replica::{Record, Timestamp};

use crate::group::day::Day;
use crate::group::id::{AppreciationId, CommitmentId, MeetingId, MemberId};
use crate::group::model::common::field as common_field;
use crate::group::model::common::field::MEETING;
use crate::group::model::read::{clean_line, clean_lines, day_in, id_in, ids_in};

/// The fields of an appreciation's record.
pub mod field {
    /// Bool for each person who is thanked: `to/<member id>`.
    pub const TO: &str = "to/";
    /// Text: the form of leadership: one of [`super::FORMS`], or a word of the group's own.
    pub const FORM: &str = "form";
    /// Text: the id of the member who thanks.
    pub const BY: &str = "by";
    /// Text: what it was.
    pub const WORD: &str = "word";
    /// Text: the day on which it was said.
    pub const ON: &str = "on";
    /// Text: the id of the commitment that it is about.
    pub const COMMITMENT: &str = "commitment";
}

/// The forms of leadership that a group begins with, as they are stored; the texts say them in each language.
pub const FORMS: [&str; 11] = [
    "welcoming",
    "listening",
    "teaching",
    "keeping-peace",
    "moving-forward",
    "speaking-out",
    "caring",
    "organising",
    "making",
    "remembering",
    "bridging",
];

/// What the field names of the group's forms begin with: `form/caring` is false where the group took it out, and
/// `form/Cooking for all` true where it added one.
pub(in crate::group) const FORM_PREFIX: &str = "form/";

/// Thanks to one or several people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appreciation {
    /// Its id.
    pub id: AppreciationId,
    /// Who is thanked, as written; [`Group::thanked`](crate::group::Group::thanked) tells which members they are.
    pub(in crate::group) to: Vec<MemberId>,
    /// For which form of leadership; may be empty.
    pub form: String,
    /// Who thanks.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// The meeting in which it was noted.
    pub meeting: Option<MeetingId>,
    /// What it was; may be empty.
    pub word: String,
    /// When it was said.
    pub on: Option<Day>,
    /// The commitment that it is about.
    pub commitment: Option<CommitmentId>,
    /// When it was written.
    pub timestamp: Option<Timestamp>,
}

impl Appreciation {
    pub(in crate::group) fn read(id: AppreciationId, record: &Record) -> Self {
        Self {
            id,
            to: ids_in(record, field::TO),
            form: clean_line(record.text(field::FORM)),
            by: id_in(record, field::BY),
            noted_by: id_in(record, common_field::NOTED_BY),
            meeting: id_in(record, MEETING),
            word: clean_lines(record.text(field::WORD)),
            on: day_in(record, field::ON),
            commitment: id_in(record, field::COMMITMENT),
            timestamp: record.first_timestamp(),
        }
    }
}
