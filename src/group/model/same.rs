//! Records that are one thing: one person whom two phones added, one meeting that two phones noted; and those that
//! somebody said are two. One shape for all kinds in which that happens.
//!
//! What was said of two records is one field, written to the record with the greater id: true, they are one; false, they
//! are two; null, nothing is said. So each answer is a field of its own: two that are given apart both stay, and of two
//! about the same records the later one counts.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::replica::{Record, Value};

use crate::group::model::field_name::FieldName;
use crate::group::model::read::id_in;

/// The fields by which records say so.
pub mod field {
    /// Bool for each other record of the kind, `same_as/<id>`: true, it is the same; false, somebody said that they are
    /// two; null where that was taken back.
    pub const SAME_AS_EACH: &str = "same_as/";
    /// Text: the id of another record that is the same. Older versions write it, with room for one answer only; it
    /// counts beside those of the set.
    pub const SAME_AS: &str = "same_as";
}

/// What one record says of others of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(in crate::group) struct SamenessAnswers {
    pub older: Option<Uuid>,
    pub answers: Vec<(Uuid, bool)>,
}

impl SamenessAnswers {
    pub fn read(record: &Record) -> Self {
        let answers = record.set(field::SAME_AS_EACH).filter_map(|(id, value)| match value {
            Value::Bool(same) => Some((Uuid::parse_str(id).ok()?, *same)),
            _ => None,
        });
        Self { older: id_in(record, field::SAME_AS), answers: answers.collect::<Vec<_>>() }
    }

    pub fn same_as(&self) -> impl Iterator<Item = Uuid> {
        self.older.into_iter().chain(self.answers.iter().filter(|(_, same)| *same).map(|(id, _)| *id))
    }

    pub fn different_from(&self) -> impl Iterator<Item = Uuid> {
        self.answers.iter().filter(|(_, same)| !*same).map(|(id, _)| *id)
    }
}

/// Two ids, the greater first.
pub(in crate::group) type Pair = (Uuid, Uuid);

pub(in crate::group) fn pair(one: Uuid, other: Uuid) -> Pair {
    (one.max(other), one.min(other))
}

/// Now, of two records, whether they are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sameness {
    /// They are one.
    One,
    /// They are two.
    Two,
    /// What was said of it was taken back.
    Open,
}

/// What this field, as it was and as it is, says of which other record; `None` for another field, and where it says of
/// nobody in particular.
pub(in crate::group) fn sameness_answer(name: &str, before: &Value, now: &Value) -> Option<(Uuid, Sameness)> {
    match FieldName::parse(name) {
        FieldName::Single(field::SAME_AS) => {
            let id = |value: &Value| match value {
                Value::Text(id) => Uuid::parse_str(id).ok(),
                _ => None,
            };
            id(now).map(|id| (id, Sameness::One)).or_else(|| Some((id(before)?, Sameness::Open)))
        }
        FieldName::Member { set: field::SAME_AS_EACH, member } => {
            let sameness = match now {
                Value::Bool(true) => Sameness::One,
                Value::Bool(false) => Sameness::Two,
                _ => Sameness::Open,
            };
            Some((Uuid::parse_str(member).ok()?, sameness))
        }
        FieldName::Single(_) | FieldName::Member { .. } => None,
    }
}
