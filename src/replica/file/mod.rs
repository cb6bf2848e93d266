//! The copy as text: what is saved, passed on and opened again. The format stands in `docs/FORMAT.md`.

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

pub use error::ReadError;
pub use header::{Extra, Header, Saved};
pub use read::{GroupFile, Progress, Reader, check_size, read};
pub use record::{RecordError, decode_record, encode_record};
pub use unknown::UnknownKeys;
pub use write::{FileWriteError, Writer, fingerprint, records_text, write};

/// What every file of ours says it is.
const FORMAT: &str = "all-leaders";
/// The version of the format that this program writes.
const VERSION: i64 = 1;
/// The least version that a program has to know in order to read what this one writes.
const NEEDS: i64 = 1;

/// The most bytes that a file may have: several times what a phone can hold.
pub const LIMIT: u64 = 16 * 1024 * 1024;
