//! Creation marks: some records get ids that every phone derives alike, so that two phones can create the same one. Each
//! sets a mark of its own, and undoing removes only one's own mark: the record stays as long as one is left.

use crate::replica::{Device, Record, Value};

use crate::group::model::common::field::DELETED;

/// Names of record fields.
pub mod field {
    /// Bool for each phone that created this record: `made/<phone>`; null once it has undone that.
    pub const CREATED: &str = "made/";
    /// Bool for each phone that took up a note for later: `taken/<phone>`; false once the note waits again.
    pub const TAKEN_UP: &str = "taken/";
}

/// The name of this phone's mark.
pub(in crate::group) fn mark(of: &str, phone: Device) -> String {
    [of, &phone.to_string()].concat()
}

/// The names of the marks that are set.
pub(in crate::group) fn marks(record: &Record, of: &str) -> Vec<String> {
    let set = record.set(of).filter(|(_, value)| **value == Value::Bool(true));
    set.map(|(phone, _)| [of, phone].concat()).collect::<Vec<_>>()
}

/// Whether no screen shows the record: it was deleted, or has creation marks of which none is left.
pub(in crate::group) fn is_hidden(record: &Record) -> bool {
    let (mut marked, mut is_left) = (false, false);
    for (_, value) in record.set(field::CREATED) {
        marked = true;
        is_left |= *value == Value::Bool(true);
    }
    record.is(DELETED) || marked && !is_left
}
