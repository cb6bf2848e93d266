//! A phone: which member uses it, and who did before.

use crate::replica::{Record, Timestamp, Value};

use crate::group::id::MemberId;
use crate::group::model::read::id_in;

/// The fields of a phone's record, whose id is the device's number.
pub mod field {
    /// Text: the id of the member who uses it.
    pub const MEMBER: &str = "member";
    /// Text, by the timestamp from which on it was so: the id of the member who used it before: `used/<timestamp>`.
    pub const USED: &str = "used/";
}

/// Who uses a phone, and since when; and who used it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::group) struct Uses {
    pub member: Option<MemberId>,
    pub since: Timestamp,
    pub used: Vec<(Timestamp, Option<MemberId>)>,
}

impl Uses {
    pub fn read(record: &Record) -> Option<Self> {
        let since = record.cell(field::MEMBER)?.timestamp;
        let member = id_in(record, field::MEMBER);
        let used = record.set(field::USED).filter_map(|(since, value)| {
            let member = match value {
                Value::Text(id) => id.parse().ok(),
                _ => None,
            };
            Some((since.parse().ok()?, member))
        });
        Some(Self { member, since, used: used.collect::<Vec<_>>() })
    }
}
