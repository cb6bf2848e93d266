//! Reads the text of a record.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use uuid::Uuid;

use super::RecordError;
use crate::replica::file::json::{Cursor, JsonError};
use crate::replica::{Cell, JournaledRecord, LostValue, Record, RecordSize, Timestamp, Value};

/// Reads what [`encode_record`](super::encode_record) writes, in any layout and order of keys.
///
/// Fields may have any name and are all kept (law L5). A record that says nothing (no field, not erased) is
/// read as an empty one; whoever reads a copy drops it.
///
/// # Errors
/// One variant of [`RecordError`] for each way in which the text can be wrong.
pub fn decode_record(text: &str) -> Result<(Uuid, Record, Vec<LostValue>), RecordError> {
    let Line { id, record, lost, .. } = whole_line(text)?;
    Ok((id, record, lost))
}

/// Reads a record as it rests on a phone: with its journal and its era.
///
/// # Errors
/// As [`decode_record`].
pub fn decode_stored(text: &str) -> Result<(Uuid, JournaledRecord), RecordError> {
    let Line { id, record, lost, era } = whole_line(text)?;
    Ok((id, JournaledRecord::new(record, lost).of_era(era)))
}

/// What stands in a record's text.
struct Line {
    id: Uuid,
    record: Record,
    lost: Vec<LostValue>,
    era: u64,
}

fn whole_line(text: &str) -> Result<Line, RecordError> {
    let mut cursor = Cursor::new(text, 0);
    let line = read_line(&mut cursor, Origin::Phone)?;
    if cursor.is_at_end() { Ok(line) } else { Err(RecordError::NotJson { at: cursor.at() }) }
}

/// Where the text of a record comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// A file, which anybody can have made: a record in it holds no more than any does, and has neither `lost` nor `era`,
    /// which never leave the phone.
    File,
    /// This phone. What it has kept is read, however much it is.
    Phone,
}

/// Reads a record of a file where the cursor stands.
pub(in crate::replica::file) fn read_record(cursor: &mut Cursor<'_>) -> Result<(Uuid, Record), RecordError> {
    read_line(cursor, Origin::File).map(|line| (line.id, line.record))
}

fn read_line(cursor: &mut Cursor<'_>, origin: Origin) -> Result<Line, RecordError> {
    let mut id = None;
    let mut fields = None;
    let mut timestamp = None;
    let mut timestamps = None;
    let mut erased = None;
    let mut lost = None;
    let mut era = None;

    cursor.begin_object().map_err(in_place("the record"))?;
    let mut first = true;
    while let Some(key) = cursor.next_key(first).map_err(in_place("the record"))? {
        first = false;
        match key.as_ref() {
            "id" => set_once(&mut id, &key, read_id(cursor)?)?,
            "fields" => set_once(&mut fields, &key, read_fields(cursor, origin)?)?,
            "stamp" => set_once(&mut timestamp, &key, read_stamp(cursor, || key.to_string())?)?,
            "stamps" => set_once(&mut timestamps, &key, read_stamps(cursor, origin)?)?,
            "erased" => set_once(&mut erased, &key, read_stamp(cursor, || key.to_string())?)?,
            "lost" if origin == Origin::Phone => set_once(&mut lost, &key, read_lost(cursor)?)?,
            "era" if origin == Origin::Phone => set_once(&mut era, &key, read_era(cursor)?)?,
            _ => return Err(RecordError::UnknownKey { name: shorten(&key) }),
        }
    }

    let era = era.unwrap_or_default();
    let id = id.ok_or(RecordError::BadId)?;
    if let Some(erased) = erased {
        // Of an erased record nothing is left: whoever writes values beside the mark has not erased them.
        if fields.is_some() || timestamp.is_some() || timestamps.is_some() || lost.is_some() {
            return Err(RecordError::WrongType { place: "erased".to_owned() });
        }
        return Ok(Line { id, record: Record::erased_at(erased), lost: Vec::new(), era });
    }
    let fields = fields.ok_or_else(|| RecordError::WrongType { place: "fields".to_owned() })?;
    let record = stamped(fields, timestamp, timestamps.unwrap_or_default())?;
    Ok(Line { id, record, lost: lost.unwrap_or_default(), era })
}

/// Gives every field its timestamp.
fn stamped(
    mut fields: Vec<(String, Cell)>,
    timestamp: Option<Timestamp>,
    timestamps: Vec<(Cow<'_, str>, Timestamp)>,
) -> Result<Record, RecordError> {
    let unstamped = |name: &str| RecordError::BadStamp { place: field(name) };
    let mut own = BTreeMap::new();
    for (name, timestamp) in timestamps {
        match own.entry(name) {
            Entry::Vacant(place) => place.insert(timestamp),
            Entry::Occupied(place) => return Err(RecordError::Twice { place: field(place.key()) }),
        };
    }
    for (name, cell) in &mut fields {
        // Most fields share the record's timestamp, and most records have no other.
        let its = if own.is_empty() { None } else { own.get(name.as_str()).copied() };
        cell.timestamp = its.or(timestamp).ok_or_else(|| unstamped(name))?;
    }
    let record = Record::of_fields(fields).map_err(|name| RecordError::Twice { place: field(&name) })?;
    match own.keys().find(|name| record.cell(name).is_none()) {
        Some(name) => Err(unstamped(name)),
        None => Ok(record),
    }
}

/// Stands for a field's timestamp until that is known: in the text the timestamps follow the fields.
const NOT_YET_KNOWN: Timestamp = Timestamp::GREATEST;

fn read_fields(cursor: &mut Cursor<'_>, origin: Origin) -> Result<Vec<(String, Cell)>, RecordError> {
    let mut fields = Vec::new();
    let mut size = RecordSize::default();
    cursor.begin_object().map_err(in_place("fields"))?;
    while let Some(name) = cursor.next_key(fields.is_empty()).map_err(in_place("fields"))? {
        let value = cursor.scalar().map_err(|error| in_record(error, || field(&name)))?;
        size = size + RecordSize::of_field(&name, &value);
        must_fit(size, origin)?;
        fields.push((name.into_owned(), Cell { timestamp: NOT_YET_KNOWN, value }));
    }
    fields.shrink_to_fit();
    Ok(fields)
}

fn read_stamps<'a>(
    cursor: &mut Cursor<'a>,
    origin: Origin,
) -> Result<Vec<(Cow<'a, str>, Timestamp)>, RecordError> {
    let mut timestamps = Vec::new();
    let mut size = RecordSize::default();
    cursor.begin_object().map_err(in_place("stamps"))?;
    while let Some(name) = cursor.next_key(timestamps.is_empty()).map_err(in_place("stamps"))? {
        let timestamp = read_stamp(cursor, || field(&name))?;
        // They name no more fields than there are.
        size = size + RecordSize::of_field(&name, &Value::Null);
        must_fit(size, origin)?;
        timestamps.push((name, timestamp));
    }
    Ok(timestamps)
}

/// Stops at a record that holds too much before the rest of it is read.
fn must_fit(size: RecordSize, origin: Origin) -> Result<(), RecordError> {
    if origin == Origin::Phone || size.is_within(RecordSize::LIMIT) { Ok(()) } else { Err(RecordError::Full) }
}

fn read_stamp(cursor: &mut Cursor<'_>, place: impl Fn() -> String) -> Result<Timestamp, RecordError> {
    let text = cursor.text().map_err(|error| in_record(error, &place))?;
    text.parse().map_err(|_| RecordError::BadStamp { place: place() })
}

fn read_id(cursor: &mut Cursor<'_>) -> Result<Uuid, RecordError> {
    let text = cursor.text().map_err(in_place("id"))?;
    parse_id(&text).ok_or(RecordError::BadId)
}

/// A UUID in its one form: lowercase, with hyphens.
pub(in crate::replica::file) fn parse_id(text: &str) -> Option<Uuid> {
    let form = text.len() == 36 && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    if form { Uuid::try_parse(text).ok() } else { None }
}

fn read_era(cursor: &mut Cursor<'_>) -> Result<u64, RecordError> {
    let era = cursor.integer().map_err(in_place("era"))?;
    u64::try_from(era).map_err(|_| RecordError::WrongType { place: "era".to_owned() })
}

fn read_lost(cursor: &mut Cursor<'_>) -> Result<Vec<LostValue>, RecordError> {
    let mut lost = Vec::new();
    cursor.begin_list().map_err(in_place("lost"))?;
    while cursor.next_item(lost.is_empty()).map_err(in_place("lost"))? {
        let (mut name, mut value, mut timestamp) = (None, None, None);
        cursor.begin_object().map_err(in_place("lost"))?;
        let mut first = true;
        while let Some(key) = cursor.next_key(first).map_err(in_place("lost"))? {
            first = false;
            match key.as_ref() {
                "field" => set_once(&mut name, &key, cursor.text().map_err(in_place("lost"))?.into_owned())?,
                "value" => set_once(&mut value, &key, cursor.scalar().map_err(in_place("lost"))?)?,
                "stamp" => set_once(&mut timestamp, &key, read_stamp(cursor, || "lost".to_owned())?)?,
                _ => return Err(RecordError::UnknownKey { name: shorten(&key) }),
            }
        }
        let (Some(field), Some(value)) = (name, value) else {
            return Err(RecordError::WrongType { place: "lost".to_owned() });
        };
        let timestamp = timestamp.ok_or_else(|| RecordError::BadStamp { place: "lost".to_owned() })?;
        lost.push(LostValue { field, cell: Cell { timestamp, value } });
    }
    Ok(lost)
}

fn set_once<T>(place: &mut Option<T>, key: &str, value: T) -> Result<(), RecordError> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(RecordError::Twice { place: key.to_owned() }),
    }
}

fn in_place(place: &'static str) -> impl Fn(JsonError) -> RecordError {
    move |error| in_record(error, || place.to_owned())
}

fn in_record(error: JsonError, place: impl FnOnce() -> String) -> RecordError {
    match error {
        JsonError::UnexpectedEnd => RecordError::Truncated,
        JsonError::Syntax(at) => RecordError::NotJson { at },
        JsonError::WrongType(_) => RecordError::WrongType { place: place() },
    }
}

fn field(name: &str) -> String {
    format!("field {}", shorten(name))
}

/// The beginning of a name that a hostile file may have made long.
pub(in crate::replica::file) fn shorten(name: &str) -> String {
    name.chars().take(60).collect()
}
