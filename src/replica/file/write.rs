//! Writing a file.

use std::collections::btree_map;

use super::header::{Coverage, Extra, Header, Saved};
use super::record::push_record;
use super::rfc3339::format_rfc3339;
use super::scan::MOST_UNKNOWN;
use super::{FORMAT, LIMIT, UPDATE, WHOLE};
use crate::replica::fingerprint::{Fingerprint, FingerprintHash};
use crate::replica::value::push_text;
use crate::replica::{Key, Kind, Record, RecordSize, Replica, Version};

/// The file of a copy, in one go. [`Writer`] does the same in steps.
///
/// ```
/// use all_leaders::replica::Replica;
/// use all_leaders::replica::file::{Header, read, write};
/// use uuid::Uuid;
///
/// let copy = Replica::new(Uuid::from_u128(1));
/// let text = write(&copy, &Header { group_name: "Tuesday circle".into(), ..Header::default() })?;
/// let file = read(text.as_bytes())?;
/// assert_eq!(file.replica, copy);
/// assert_eq!(file.header.group_name, "Tuesday circle");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where no reader would take the file.
pub fn write(replica: &Replica, header: &Header) -> Result<String, FileWriteError> {
    let mut writer = Writer::new(replica);
    writer.step(usize::MAX);
    writer.finish(header)
}

/// The records part of the file: the bytes that are the same on every copy that agrees (law L7), and that the
/// fingerprint is drawn from.
pub fn records_text(replica: &Replica) -> String {
    let mut writer = Writer::new(replica);
    writer.step(usize::MAX);
    writer.records()
}

/// The fingerprint of a copy: SipHash-2-4 over the bytes of the records part of its file.
///
/// Goes over every record; ask for it when it is shown, not after every change.
pub fn fingerprint(replica: &Replica) -> Fingerprint {
    let mut hash = FingerprintHash::new();
    let mut text = RecordsText::new();
    let mut piece = String::new();
    for (key, record) in replica.records() {
        text.push(&mut piece, key, record);
        hash.add(&piece);
        piece.clear();
    }
    text.end(&mut piece);
    hash.add(&piece);
    hash.finish()
}

/// Writes a file in steps, so that a screen stays alive beside it.
pub struct Writer<'a> {
    replica: &'a Replica,
    left: btree_map::Iter<'a, Key, Record>,
    text: RecordsText,
    records: String,
    full: Option<Key>,
}

/// Why a copy is not written: every reader would refuse the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[must_use]
pub enum FileWriteError {
    /// It would have more bytes than a file may have ([`LIMIT`]).
    #[error("the file would be too large ({bytes} bytes)")]
    Bytes {
        /// How many it would have.
        bytes: u64,
    },
    /// A record holds more than [`RecordSize::LIMIT`].
    #[error("the {} {} holds too much", .key.kind, .key.id)]
    Record {
        /// The record.
        key: Key,
    },
    /// There are more keys of newer versions at the top than a reader passes on.
    #[error("the file would have {keys} unknown keys")]
    Keys {
        /// How many there are.
        keys: usize,
    },
}

impl<'a> Writer<'a> {
    /// Begins the file of a copy.
    pub fn new(replica: &'a Replica) -> Self {
        let records = String::with_capacity(replica.len().saturating_mul(256));
        Self { replica, left: replica.iter(), text: RecordsText::new(), records, full: None }
    }

    /// Writes so many records more, and tells how many are left.
    pub fn step(&mut self, budget: usize) -> usize {
        for (key, record) in self.left.by_ref().take(budget) {
            if !record.size().is_within(RecordSize::LIMIT) {
                self.full.get_or_insert_with(|| key.clone());
            }
            self.text.push(&mut self.records, key, record);
        }
        self.left.len()
    }

    /// The whole file; writes what is left of it.
    ///
    /// # Errors
    /// Where no reader would take the file.
    pub fn finish(mut self, header: &Header) -> Result<String, FileWriteError> {
        self.step(usize::MAX);
        if let Some(key) = self.full {
            return Err(FileWriteError::Record { key });
        }
        let keys = header.extra.len();
        if keys > MOST_UNKNOWN {
            return Err(FileWriteError::Keys { keys });
        }
        let replica = self.replica;
        let records = self.records();
        let mut hash = FingerprintHash::new();
        hash.add(&records);

        let mut file = String::with_capacity(records.len() + 512);
        file.push_str("{\"format\":");
        push_text(&mut file, FORMAT);
        let version = if header.saved.as_ref().is_some_and(Saved::is_update) { UPDATE } else { WHOLE };
        file.push_str(&format!(",\"version\":{version},\"needs\":{version},\n\"group\":{{\"id\":\""));
        file.push_str(&replica.group().to_string());
        file.push_str("\",\"name\":");
        push_text(&mut file, &header.group_name);
        file.push_str("},\n");
        if let Some(saved) = &header.saved {
            file.push_str(&format!("\"saved\":{{\"at\":\"{}\",\"by\":", format_rfc3339(saved.at)));
            push_text(&mut file, &saved.by);
            file.push_str(&format!(",\"phone\":\"{}\"", saved.device));
            if let Some(coverage) = &saved.coverage {
                push_coverage(&mut file, coverage);
            }
            file.push_str("},\n");
        }
        file.push_str(&format!("\"fingerprint\":\"{}\",\n", hash.finish()));
        for Extra { key, json } in &header.extra {
            push_text(&mut file, key);
            file.push(':');
            file.push_str(json);
            file.push_str(",\n");
        }
        file.push_str("\"records\":");
        file.push_str(&records);
        file.push_str("}\n");
        let bytes = file.len() as u64;
        if bytes > LIMIT { Err(FileWriteError::Bytes { bytes }) } else { Ok(file) }
    }

    fn records(mut self) -> String {
        self.text.end(&mut self.records);
        self.records
    }
}

/// The keys inside `saved` that say which changes the copy has.
fn push_coverage(file: &mut String, Coverage { version, base, whole }: &Coverage) {
    push_version(file, "version", version);
    if let Some(base) = base {
        push_version(file, "base", base);
    }
    if let Some(whole) = whole {
        file.push_str(&format!(",\"whole\":\"{whole}\""));
    }
}

fn push_version(file: &mut String, name: &str, version: &Version) {
    file.push_str(&format!(",\"{name}\":{{"));
    for (place, (actor, number)) in version.iter().enumerate() {
        file.push_str(&format!("{}\"{actor}\":{number}", if place > 0 { "," } else { "" }));
    }
    file.push('}');
}

/// The records part in the making: `{`, for each kind its name and a list with one record a line, `}`.
#[derive(Default)]
struct RecordsText {
    kind: Option<Kind>,
}

impl RecordsText {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a record; the records come in the order of their keys.
    pub fn push(&mut self, out: &mut String, key: &Key, record: &Record) {
        if self.kind.as_ref() == Some(&key.kind) {
            out.push_str(",\n");
        } else {
            out.push_str(if self.kind.is_none() { "{\n" } else { "\n],\n" });
            push_text(out, key.kind.as_str());
            out.push_str(":[\n");
            self.kind = Some(key.kind.clone());
        }
        push_record(out, key.id, record, &[]);
    }

    /// Adds what follows the last record.
    pub fn end(self, out: &mut String) {
        out.push_str(if self.kind.is_none() { "{\n}" } else { "\n]\n}" });
    }
}
