//! Records as the messages of a chat carry them: text that fits into JSON, of no more bytes than the messenger takes.
//!
//! A message holds the compact form. Each can be merged for itself: what is too much for one goes into several, a record
//! of many fields as well, for a record merges field by field.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::compact::{pack, unpack};
use super::error::ReadError;
use super::header::{Extra, Header};
use super::read::GroupFile;
use super::write::FileWriteError;
use crate::replica::{Key, Record, Replica};

/// The version that is written, and the greatest that is read.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Payload {
    #[serde(rename = "all-leaders")]
    version: u32,
    records: String,
}

/// What every version says.
#[derive(Deserialize)]
struct AnyVersion {
    #[serde(rename = "all-leaders")]
    version: u32,
}

/// What goes into a chat at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatMessage {
    /// The records that are in it, or a part of their fields.
    pub keys: Vec<Key>,
    /// The JSON to be sent.
    pub payload: String,
}

/// Records, or a part of the fields of one.
type Pieces = Vec<(Key, Record)>;

/// These records as messages, each with at most so many bytes. (One field that is larger makes a larger message.)
///
/// ```
/// use all_leaders::replica::file::{from_chat, to_chat};
/// use all_leaders::replica::{Clock, Device, Edit, Key, Replica};
/// use uuid::Uuid;
///
/// let mut copy = Replica::new(Uuid::from_u128(1));
/// let ana = Key::new("member", Uuid::from_u128(2));
/// copy.write(&[Edit::new(&ana, "name", "Ana")], &mut Clock::new(Device(1)), 1_000)?;
/// let messages = to_chat(&copy, &[], 10_000)?;
/// assert_eq!(from_chat(&messages[0].payload)?.replica, copy);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where no reader would take it.
pub fn to_chat(records: &Replica, extra: &[Extra], most: usize) -> Result<Vec<ChatMessage>, FileWriteError> {
    let pieces: Vec<_> = records.records().map(|(key, record)| (key.clone(), record.clone())).collect();
    let mut messages = Vec::new();
    divide(records, pieces, extra, most, &mut messages)?;
    Ok(messages)
}

fn divide(
    whole: &Replica,
    pieces: Pieces,
    extra: &[Extra],
    most: usize,
    messages: &mut Vec<ChatMessage>,
) -> Result<(), FileWriteError> {
    let keys: Vec<Key> = pieces.iter().map(|(key, _)| key.clone()).collect();
    let records = Replica::of_records(whole.group(), pieces.iter().cloned());
    let payload = payload(&pack(&records, &Header { extra: extra.to_vec(), ..Header::default() })?);
    if payload.len() <= most {
        messages.push(ChatMessage { keys, payload });
        return Ok(());
    }
    match halves(pieces) {
        Some((first, second)) => {
            divide(whole, first, extra, most, messages)?;
            divide(whole, second, &[], most, messages)
        }
        None => {
            messages.push(ChatMessage { keys, payload });
            Ok(())
        }
    }
}

/// Two halves of records, or of the fields of one; `None` where there is nothing to be halved.
fn halves(mut pieces: Pieces) -> Option<(Pieces, Pieces)> {
    if pieces.len() > 1 {
        let second = pieces.split_off(pieces.len() / 2);
        return Some((pieces, second));
    }
    let (key, record) = pieces.pop()?;
    let mut fields: Vec<_> = record.fields().map(|(name, cell)| (name.to_owned(), cell.clone())).collect();
    if fields.len() < 2 {
        return None;
    }
    let second = fields.split_off(fields.len() / 2);
    let part = |fields| Some(vec![(key.clone(), Record::of_fields(fields).ok()?)]);
    Some((part(fields)?, part(second)?))
}

fn payload(packed: &[u8]) -> String {
    let payload = Payload { version: VERSION, records: URL_SAFE_NO_PAD.encode(packed) };
    // A number and a text are always JSON.
    serde_json::to_string(&payload).unwrap_or_default()
}

/// Reads the JSON of a message.
///
/// # Errors
/// [`ReadError::SomethingElse`] where it is none of ours, [`ReadError::NeedsNewer`] where a newer version wrote it; otherwise
/// as [`unpack`].
pub fn from_chat(payload: &str) -> Result<GroupFile, ReadError> {
    let AnyVersion { version } = serde_json::from_str(payload).map_err(|_| ReadError::SomethingElse)?;
    if version > VERSION {
        return Err(ReadError::NeedsNewer { needs: version.into() });
    }
    let payload: Payload = serde_json::from_str(payload).map_err(|_| ReadError::Damaged)?;
    unpack(&URL_SAFE_NO_PAD.decode(payload.records).map_err(|_| ReadError::Damaged)?)
}
