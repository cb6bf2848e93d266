//! The copy as text: what is saved, passed on and opened again. The format stands in `docs/FORMAT.md`.

mod chat;
mod compact;
mod error;
mod header;
mod json;
mod read;
mod record;
mod rfc3339;
mod scan;
mod top_level;
mod unknown;
mod write;

pub use chat::{ChatMessage, from_chat, to_chat};
pub use compact::{pack, unpack};
pub use error::ReadError;
pub use header::{Coverage, Extra, Header, Saved};
pub use read::{GroupFile, Progress, Reader, check_size, read};
pub use record::{RecordError, decode_record, decode_stored, encode_record, encode_stored};
pub use unknown::UnknownKeys;
pub use write::{FileWriteError, Writer, fingerprint, records_text, write};

/// What every file of ours says it is.
const FORMAT: &str = "all-leaders";
/// The version that a whole copy has and needs.
const WHOLE: i64 = 1;
/// The version that an update has and needs, the greatest that this program knows. A program that takes it for a whole copy
/// would begin a group from a part of it.
const UPDATE: i64 = 2;

/// The most bytes that a file may have: several times what a phone can hold.
pub const LIMIT: u64 = 16 * 1024 * 1024;
