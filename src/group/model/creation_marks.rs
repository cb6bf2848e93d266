//! The marks that phones set on a record, each its own: what two do apart is done by each, and what one takes back
//! stays the other's.

use crate::replica::{Device, Record, Value};

use crate::group::model::common::field::DELETED;

/// Names of record fields.
pub mod field {
    /// Bool for each phone that made this record, where several may make one and the same apart: `made/<phone>`; null
    /// once it took that back.
    pub const CREATED: &str = "made/";
    /// Bool for each phone that took up what waited for later: `taken/<phone>`; false once that waits again.
    pub const TAKEN_UP: &str = "taken/";
}

/// The field of this mark of this phone.
pub(in crate::group) fn mark(of: &str, phone: Device) -> String {
    [of, &phone.to_string()].concat()
}

/// The fields of the marks that stand.
pub(in crate::group) fn marks(record: &Record, of: &str) -> Vec<String> {
    let stand = record.set(of).filter(|(_, value)| **value == Value::Bool(true));
    stand.map(|(phone, _)| [of, phone].concat()).collect::<Vec<_>>()
}

/// Whether nobody is shown the record: it was deleted, or all who made it apart took that back.
pub(in crate::group) fn is_hidden(record: &Record) -> bool {
    let (mut marked, mut stands) = (false, false);
    for (_, value) in record.set(field::CREATED) {
        marked = true;
        stands |= *value == Value::Bool(true);
    }
    record.is(DELETED) || marked && !stands
}
