//! Reading the fields of a record.

use std::str::FromStr;

use crate::replica::{Record, Value};

use crate::group::day;
use crate::group::day::Day;
use crate::group::name;

/// The id in the field.
pub(in crate::group) fn id_in<T: FromStr>(record: &Record, field: &str) -> Option<T> {
    record.text(field).and_then(|id| id.parse().ok())
}

/// The day in the field.
pub(in crate::group) fn day_in(record: &Record, field: &str) -> Option<Day> {
    record.text(field).and_then(day::from_text)
}

/// The ids of a set: `to/<id>` is true.
pub(in crate::group) fn ids_in<T: FromStr>(record: &Record, prefix: &str) -> Vec<T> {
    let named = record.set(prefix).filter(|(_, value)| **value == Value::Bool(true));
    named.filter_map(|(id, _)| id.parse().ok()).collect::<Vec<_>>()
}

/// Text from a record as it may be shown on one line: anyone may have written the file, so what is not seen but
/// changes what is seen is left out. All that is shown of records and files goes through here, [`clean_lines`] or
/// [`name::clean`].
pub fn clean_line(text: Option<&str>) -> String {
    let words = text.unwrap_or_default().split(|c: char| c.is_whitespace() || c.is_control());
    words.map(name::visible).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The same for text that may have several lines.
pub fn clean_lines(text: Option<&str>) -> String {
    name::visible(text.unwrap_or_default()).trim().to_owned()
}
