//! The copy as few bytes: what links and codes carry. The readable form stays the one for files.

use super::LIMIT;
use super::error::ReadError;
use super::header::Header;
use super::read::{GroupFile, read};
use super::write::{FileWriteError, write};
use crate::replica::Replica;

/// What a file would say, in as few bytes as possible.
///
/// ```
/// use all_leaders::replica::Replica;
/// use all_leaders::replica::file::{Header, pack, unpack};
/// use uuid::Uuid;
///
/// let copy = Replica::new(Uuid::from_u128(1));
/// let packed = pack(&copy, &Header { group_name: "Tuesday circle".into(), ..Header::default() })?;
/// assert_eq!(unpack(&packed)?.header.group_name, "Tuesday circle");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where no reader would take it.
pub fn pack(replica: &Replica, header: &Header) -> Result<Vec<u8>, FileWriteError> {
    Ok(miniz_oxide::deflate::compress_to_vec(write(replica, header)?.as_bytes(), 9))
}

/// Reads what [`pack`] makes.
///
/// # Errors
/// [`ReadError::Damaged`] where the bytes are not those that were packed; otherwise as [`read`].
pub fn unpack(bytes: &[u8]) -> Result<GroupFile, ReadError> {
    let text = miniz_oxide::inflate::decompress_to_vec_with_limit(bytes, LIMIT as usize);
    read(text.map_err(|_| ReadError::Damaged)?)
}
