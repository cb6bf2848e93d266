//! Reading a file: whatever its layout, whatever is wrong with it, without freezing the screen.

use std::collections::BTreeMap;
use std::ops::Range;

use uuid::Uuid;

use super::error::{ReadError, json_error_at, not_json, record_error};
use super::header::{Coverage, Header, Saved};
use super::json::Cursor;
use super::record::{read_record, shorten};
use super::scan::{Scan, ScanError};
use super::top_level::{TopLevel, read_top_level};
use super::{FORMAT, LIMIT};
use crate::replica::{Fingerprint, Key, Kind, Record, Replica, fingerprint};

/// The bytes of a text that count as one record of a step's budget.
const BYTES_A_RECORD: usize = 1024;

/// What was read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupFile {
    /// What it says besides its records.
    pub header: Header,
    /// The copy.
    pub replica: Replica,
    /// The fingerprint that stands in it, if one does.
    pub fingerprint: Option<Fingerprint>,
}

impl GroupFile {
    /// Whether the records are those that were saved: `Some(false)` where they were changed outside the app, on
    /// purpose or by damage. Goes over every record.
    pub fn is_as_saved(&self) -> Option<bool> {
        Some(self.fingerprint? == fingerprint(&self.replica))
    }

    /// Who saved it, and what it says of the copy that it comes from as far as that can be relied upon: records that were
    /// changed outside the app are no longer what was summed up. Goes over every record.
    pub fn saved(&self) -> Option<Saved> {
        let mut saved = self.header.saved.clone()?;
        if let Some(coverage) = saved.coverage.take() {
            let whole = if coverage.base.is_none() { self.fingerprint } else { coverage.whole };
            let as_saved = self.is_as_saved() == Some(true);
            saved.coverage =
                if as_saved { Some(Coverage { whole, ..coverage }) } else { coverage.without_claims() };
        }
        Some(saved)
    }

    /// Whether it is an update, with a part of the records of the copy that it comes from, and not a whole copy.
    pub fn is_update(&self) -> bool {
        self.header.saved.as_ref().is_some_and(Saved::is_update)
    }
}

/// How far a reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes gone over.
    pub done: u64,
    /// Bytes to go over in all: twice the file's size, since it is gone over twice.
    pub total: u64,
}

impl Progress {
    /// Whether everything is read.
    pub fn is_done(self) -> bool {
        self.done == self.total
    }
}

/// Refuses a file by its size, before it is taken into memory.
///
/// # Errors
/// [`ReadError::TooLarge`] beyond [`LIMIT`].
pub fn check_size(bytes: u64) -> Result<(), ReadError> {
    if bytes > LIMIT { Err(ReadError::TooLarge { bytes }) } else { Ok(()) }
}

/// Reads a file in one go. [`Reader`] does the same in steps.
///
/// # Errors
/// One variant of [`ReadError`] for each way in which a file can be wrong.
pub fn read(bytes: impl Into<Vec<u8>>) -> Result<GroupFile, ReadError> {
    Reader::new(bytes)?.finish()
}

/// Reads a file in steps, so that a screen stays alive beside it, shows how far it is and can cancel (by dropping
/// the reader).
///
/// ```
/// use all_leaders::replica::file::{Reader, ReadError};
///
/// let text = r#"{"format":"all-leaders","version":1,"needs":1,
///     "group":{"id":"0192f3a4-0000-7000-8000-000000000001"},
///     "records":{"member":[{"id":"0192f3a4-0000-7000-8000-000000000002",
///         "fields":{"name":"Ana"},"stamp":"0192f3a4b5c6-0000-000000000000feed"}]}}"#;
/// let mut reader = Reader::new(text)?;
/// while !reader.step(100)?.is_done() {
///     // Let the screen breathe here.
/// }
/// assert_eq!(reader.finish()?.replica.len(), 1);
/// # Ok::<(), ReadError>(())
/// ```
pub struct Reader {
    text: String,
    phase: Phase,
}

enum Phase {
    /// The first look.
    Scan { scan: Scan, fallback: Option<usize> },
    /// The records, one by one.
    Read(Box<Reading>),
}

struct Reading {
    file: GroupFile,
    at: usize,
    position: Position,
    // The kinds met so far, each as the key, all zeros, of an empty record: such a map is needed elsewhere too.
    kinds: BTreeMap<Key, Record>,
    records: Vec<(Key, Record)>,
}

/// Where among the records the reading stands.
enum Position {
    Kinds { first: bool },
    Records { kind: Kind, count: usize },
    End,
}

impl Reader {
    /// A reader of these bytes, which may have a byte order mark and, as pasted text often has, something before
    /// and after the file itself.
    ///
    /// # Errors
    /// [`ReadError::TooLarge`], [`ReadError::NotText`], [`ReadError::Empty`], or [`ReadError::NotJson`] where
    /// nothing in it could be a file.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Result<Self, ReadError> {
        let bytes = bytes.into();
        check_size(bytes.len() as u64)?;
        let text = as_text(bytes)?;
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let inside = &text[mark..];
        let start = text.len() - inside.trim_start().len();
        if start == text.len() {
            return Err(ReadError::Empty);
        }
        let fallback = object_within(&text, start).filter(|&object| object != start);
        Ok(Self { phase: Phase::Scan { scan: Scan::new(start), fallback }, text })
    }

    /// Reads about so many records more.
    ///
    /// # Errors
    /// What is wrong with the file, as soon as it is known. The reader is of no use then.
    pub fn step(&mut self, budget: usize) -> Result<Progress, ReadError> {
        match &mut self.phase {
            Phase::Scan { scan, fallback } => {
                let done = scan.step(&self.text, budget.saturating_mul(BYTES_A_RECORD));
                match (scanned(&self.text, scan, done), *fallback) {
                    (Ok(false), _) => {}
                    (Ok(true), _) => {
                        let top = std::mem::replace(scan, Scan::new(0)).into_top();
                        self.phase = Phase::Read(Box::new(Reading::new(&self.text, top)?));
                    }
                    (Err(ReadError::NotJson { .. }), Some(object)) => {
                        self.phase = Phase::Scan { scan: Scan::new(object), fallback: None };
                    }
                    (Err(error), _) => return Err(error),
                }
            }
            Phase::Read(reading) => {
                // A record as long as thousands of others takes as many steps' time.
                let until = reading.at.saturating_add(budget.saturating_mul(BYTES_A_RECORD));
                for _ in 0..budget {
                    if reading.at >= until || !reading.next(&self.text)? {
                        break;
                    }
                }
            }
        }
        Ok(self.progress())
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let size = self.text.len() as u64;
        let done = match &self.phase {
            Phase::Scan { scan, .. } => scan.at() as u64,
            Phase::Read(reading) if matches!(reading.position, Position::End) => 2 * size,
            // Something always follows the records, if only the bracket of the whole.
            Phase::Read(reading) => size + reading.at as u64,
        };
        Progress { done, total: 2 * size }
    }

    /// What was read; reads what is left.
    ///
    /// # Errors
    /// As [`Reader::step`], and [`ReadError::DuplicateId`].
    pub fn finish(mut self) -> Result<GroupFile, ReadError> {
        loop {
            if self.step(usize::MAX)?.is_done() {
                break;
            }
        }
        match self.phase {
            Phase::Read(reading) => reading.finish(),
            // The loop ends only when everything is read.
            Phase::Scan { .. } => Err(ReadError::Truncated),
        }
    }
}

/// The bytes as text. What ends inside a character was cut off there: the rest is told from what is no text at all.
fn as_text(bytes: Vec<u8>) -> Result<String, ReadError> {
    String::from_utf8(bytes).or_else(|error| {
        let whole = error.utf8_error().valid_up_to();
        if error.utf8_error().error_len().is_some() || whole == 0 {
            return Err(ReadError::NotText);
        }
        let mut bytes = error.into_bytes();
        bytes.truncate(whole);
        String::from_utf8(bytes).map_err(|_| ReadError::NotText)
    })
}

/// Where a second file begins to say what it is, in what stands after the first one. A link to the app does not.
fn second_file(rest: &str) -> Option<usize> {
    let says_so = |after: &str| {
        let value = after.trim_start().strip_prefix(':')?.trim_start();
        value.strip_prefix('"')?.strip_prefix(FORMAT)?.starts_with('"').then_some(())
    };
    const KEY: &str = "\"format\"";
    rest.match_indices(KEY).find(|(at, _)| says_so(&rest[at + KEY.len()..]).is_some()).map(|(at, _)| at)
}

/// Where in a text that begins otherwise an object may begin: the first brace before a quote or its twin.
fn object_within(text: &str, from: usize) -> Option<usize> {
    text[from..]
        .match_indices('{')
        .map(|(at, _)| from + at)
        .find(|&at| text[at + 1..].trim_start().starts_with(['"', '}']))
}

/// What the first look has found.
fn scanned(text: &str, scan: &Scan, done: Result<bool, ScanError>) -> Result<bool, ReadError> {
    match done {
        Ok(false) => Ok(false),
        Ok(true) => {
            // Words may follow what was pasted, but a second file would be lost without a word.
            let rest = &text[scan.at()..];
            match second_file(rest) {
                None if scan.is_object() || rest.trim().is_empty() => Ok(true),
                None => Err(not_json(text, scan.at())),
                Some(second) => Err(not_json(text, scan.at() + second)),
            }
        }
        Err(ScanError::TooDeep) => Err(ReadError::TooDeep),
        Err(ScanError::Syntax(at)) => Err(not_json(text, at)),
        // Half a word or number is not what a file of ours begins with.
        Err(ScanError::UnexpectedEnd) if scan.is_nested() => Err(ReadError::Truncated),
        Err(ScanError::UnexpectedEnd) => Err(not_json(text, text.len())),
    }
}

impl Reading {
    fn new(text: &str, top: Option<Vec<(String, Range<usize>)>>) -> Result<Self, ReadError> {
        let TopLevel { group, header, fingerprint, records } = read_top_level(text, top)?;
        Ok(Self {
            file: GroupFile { header, replica: Replica::new(group), fingerprint },
            at: records,
            position: Position::Kinds { first: true },
            kinds: BTreeMap::new(),
            records: Vec::new(),
        })
    }

    /// Reads the next record, or into the next kind; `false` at the end.
    fn next(&mut self, text: &str) -> Result<bool, ReadError> {
        let mut cursor = Cursor::new(text, self.at);
        let fail = |error| json_error_at(text, error, "records");
        match &mut self.position {
            Position::End => return Ok(false),
            Position::Kinds { first } => match cursor.next_key(*first).map_err(fail)? {
                None => self.position = Position::End,
                Some(name) => {
                    let kind = kind(&name)?;
                    let key = Key::new(kind.clone(), Uuid::nil());
                    if self.kinds.insert(key, Record::default()).is_some() {
                        return Err(ReadError::Twice { place: kind.to_string() });
                    }
                    cursor.begin_list().map_err(|error| json_error_at(text, error, kind.as_str()))?;
                    self.position = Position::Records { kind, count: 0 };
                }
            },
            Position::Records { kind, count } => {
                if cursor.next_item(*count == 0).map_err(fail)? {
                    *count += 1;
                    let (id, record) =
                        read_record(&mut cursor).map_err(|error| record_error(text, error, kind, *count))?;
                    self.records.push((Key::new(kind.clone(), id), record));
                } else {
                    self.position = Position::Kinds { first: false };
                }
            }
        }
        self.at = cursor.at();
        Ok(true)
    }

    fn finish(self) -> Result<GroupFile, ReadError> {
        let Self { mut file, records, .. } = self;
        file.replica = Replica::of_records(file.replica.group(), in_order(records)?);
        Ok(file)
    }
}

/// The records of a file in the order of their keys, each of which stands there once.
pub(super) fn in_order(mut records: Vec<(Key, Record)>) -> Result<Vec<(Key, Record)>, ReadError> {
    // The app writes them in order; then there is nothing to move.
    if !records.is_sorted_by(|a, b| a.0 < b.0) {
        records.sort_by(|a, b| a.0.cmp(&b.0));
        if let Some(pair) = records.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let Key { kind, id } = pair[0].0.clone();
            return Err(ReadError::DuplicateId { kind, id });
        }
    }
    Ok(records)
}

/// A kind that a file may have. Its name becomes part of the keys under which a phone stores records, so it has
/// the letters of an identifier.
pub(super) fn kind(name: &str) -> Result<Kind, ReadError> {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    if (1..=64).contains(&name.len()) && name.bytes().all(good) {
        Ok(Kind::from(name.to_owned()))
    } else {
        Err(ReadError::BadKind { name: shorten(name) })
    }
}
