//! The copy as few bytes: what links and codes carry. Files stay readable.
//!
//! Written by hand, for a serde format would write every record for itself: here stand all timestamps beside each other,
//! all ids, and what the fields of one name hold, so that deflating finds what is alike. `encode` lays them out, `decode`
//! reads them; here they are deflated, and sealed against bytes that change on their way.

mod bytes;
mod days;
mod decode;
mod decode_header;
mod encode;
mod layout;
mod names;
mod pieces;
mod source;

use std::hash::Hasher;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use siphasher::sip::SipHasher24;

use super::LIMIT;
use super::error::ReadError;
use super::header::Header;
use super::read::{GroupFile, check_size, read};
use super::scan::MOST_UNKNOWN;
use super::write::{FileWriteError, fingerprint};
use crate::replica::{RecordSize, Replica};

/// The first byte: the three low bits begin no deflated data, which is what the first links had; the others are the version.
const MARK: u8 = 0b110;
const MARK_BITS: u32 = 3;
/// The version that is written, and the greatest that is read.
const VERSION: u8 = 1;
/// As small as it gets, though it takes a moment.
const LEVEL: u8 = 9;

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
    if let Some((key, _)) = replica.records().find(|(_, record)| !record.size().is_within(RecordSize::LIMIT))
    {
        return Err(FileWriteError::Record { key: key.clone() });
    }
    if header.extra.len() > MOST_UNKNOWN {
        return Err(FileWriteError::Keys { keys: header.extra.len() });
    }
    let laid_out = encode::encode(replica, header);
    // What it takes to read it is bounded as a file is.
    let bytes = (laid_out.len() as u64).max(decode::file_bytes(replica));
    if bytes > LIMIT {
        return Err(FileWriteError::Bytes { bytes });
    }
    let deflated = compress_to_vec(&laid_out, LEVEL);
    let mut packed = vec![MARK | VERSION << MARK_BITS];
    packed.extend_from_slice(&check(&deflated));
    packed.extend_from_slice(&deflated);
    Ok(packed)
}

/// Reads what [`pack`] makes, and what the first links had: a file, deflated.
///
/// # Errors
/// [`ReadError::Damaged`] where the bytes are not those that were packed, [`ReadError::NeedsNewer`] where a newer version
/// has packed them; otherwise as [`read`].
pub fn unpack(packed: &[u8]) -> Result<GroupFile, ReadError> {
    check_size(packed.len() as u64)?;
    let (first, rest) = packed.split_first().ok_or(ReadError::Damaged)?;
    if first & ((1 << MARK_BITS) - 1) != MARK {
        return read(inflate(packed)?);
    }
    let version = first >> MARK_BITS;
    if version > VERSION {
        return Err(ReadError::NeedsNewer { needs: version.into() });
    }
    if version == 0 {
        return Err(ReadError::Damaged);
    }
    let (sum, deflated) = rest.split_first_chunk().ok_or(ReadError::Damaged)?;
    if *sum != check(deflated) && !cfg!(fuzzing) {
        return Err(ReadError::Damaged);
    }
    let (replica, header) = decode::decode(&inflate(deflated)?)?;
    let fingerprint = Some(fingerprint(&replica));
    Ok(GroupFile { header, replica, fingerprint })
}

fn inflate(deflated: &[u8]) -> Result<Vec<u8>, ReadError> {
    decompress_to_vec_with_limit(deflated, LIMIT as usize).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => ReadError::TooLarge { bytes: LIMIT + 1 },
        _ => ReadError::Damaged,
    })
}

/// Tells bytes that changed on their way.
fn check(deflated: &[u8]) -> [u8; 4] {
    let mut hash = SipHasher24::new_with_key(b"all-leaders/pack");
    hash.write(deflated);
    (hash.finish() as u32).to_be_bytes()
}
