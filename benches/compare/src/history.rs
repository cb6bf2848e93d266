//! The history that every library goes through: 9,000 records made on one phone and known to both, then 1,000 more on
//! each, and every second one that both know changed on the other phone. Each phone ends with 10,000 records.
//!
//! The records are like those of `benches/replica.rs`: of a hundred one is a member, nine are commitments with their
//! holders, ninety are check-ins.

use std::collections::BTreeMap;

use all_leaders::replica::Value;
use uuid::Uuid;

/// The time at which the history begins, in milliseconds since 1970.
const START: u64 = 1_795_000_000_000;

/// Fields of one record, written together.
pub struct Act {
    pub at: u64,
    pub kind: &'static str,
    pub id: Uuid,
    pub fields: Vec<(String, Value)>,
    /// Whether the record is made by it.
    pub is_new: bool,
}

/// What both phones did.
pub struct History {
    /// What the first phone did before the other opened its file.
    pub shared: Vec<Act>,
    /// What it did after that.
    pub here: Vec<Act>,
    /// What the other phone did.
    pub there: Vec<Act>,
}

/// What a copy holds in the end: kind, id and field, with the value as text. The same for all libraries.
pub type Contents = BTreeMap<(String, String, String), String>;

impl History {
    /// The history in which each phone ends with so many records.
    pub fn new(records: usize) -> Self {
        let tenth = records / 10;
        Self {
            shared: (tenth..records).map(creation).collect(),
            here: (0..tenth).map(creation).collect(),
            there: (records..records + tenth)
                .map(creation)
                .chain((tenth..records).step_by(2).map(change))
                .collect(),
        }
    }
}

fn id(number: usize) -> Uuid {
    // Like a UUIDv7: rising with time, the rest scattered.
    let scattered = (number as u128).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835) >> 64;
    let time = (u128::from(START) + number as u128) << 80;
    Uuid::from_u128(time | 0x7 << 76 | (scattered & 0x3fff_ffff_ffff_ffff) | 1 << 63)
}

fn kind(number: usize) -> &'static str {
    match number % 100 {
        0 => "member",
        1..10 => "commitment",
        _ => "check-in",
    }
}

fn creation(number: usize) -> Act {
    let member = |n: usize| id(n / 100 * 100).to_string();
    let fields = match number % 100 {
        0 => vec![
            ("name".into(), format!("Ana Nr. {number}").into()),
            ("pronouns".into(), "she/her".into()),
            ("colour".into(), Value::Int(3)),
        ],
        1..10 => vec![
            ("what".into(), "Ask whether the hall is free on the first Friday".into()),
            ("day".into(), "2026-11-26".into()),
            ("began".into(), "2026-11-23".into()),
            (format!("holder/{}", member(number)), true.into()),
            (format!("holder/{}", member(number / 2)), true.into()),
        ],
        _ => vec![
            ("commitment".into(), id(number / 100 * 100 + 1).to_string().into()),
            ("by".into(), member(number).into()),
            ("state".into(), "moving".into()),
            ("word".into(), "Called twice, the caretaker is back on Monday".into()),
            ("on".into(), "2026-11-24".into()),
        ],
    };
    Act { at: START + number as u64, kind: kind(number), id: id(number), fields, is_new: true }
}

fn change(number: usize) -> Act {
    let field = if number.is_multiple_of(100) { "name" } else { "on" };
    let fields = vec![(field.to_owned(), "changed there".into())];
    Act { at: START + 100_000_000 + number as u64, kind: kind(number), id: id(number), fields, is_new: false }
}
