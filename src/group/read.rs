//! Reading the fields of a record.

use std::str::FromStr;

use crate::replica::{Record, Value};

use super::day::{self, Day};

/// The id in the field.
pub(super) fn id_in<T: FromStr>(record: &Record, field: &str) -> Option<T> {
    record.text(field).and_then(|id| id.parse().ok())
}

/// The day in the field.
pub(super) fn day_in(record: &Record, field: &str) -> Option<Day> {
    record.text(field).and_then(day::from_text)
}

/// The ids of a set: `to/<id>` is true.
pub(super) fn ids_in<T: FromStr>(record: &Record, prefix: &str) -> Vec<T> {
    let named = record.set(prefix).filter(|(_, value)| **value == Value::Bool(true));
    named.filter_map(|(id, _)| id.parse().ok()).collect::<Vec<_>>()
}
