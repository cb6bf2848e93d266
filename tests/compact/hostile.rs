//! Bytes made to do harm: what they claim is bounded by what they hold and by what a file may hold.

use std::hash::Hasher;

use all_leaders::replica::RecordSize;
use all_leaders::replica::file::LIMIT;
use miniz_oxide::deflate::compress_to_vec;
use siphasher::sip::SipHasher24;

use super::*;

/// Sealed as if it had been packed.
fn sealed(laid_out: &[u8]) -> Vec<u8> {
    let deflated = compress_to_vec(laid_out, 9);
    let mut hash = SipHasher24::new_with_key(b"all-leaders/pack");
    hash.write(&deflated);
    let mut packed = vec![0b1110];
    packed.extend_from_slice(&(hash.finish() as u32).to_be_bytes());
    packed.extend_from_slice(&deflated);
    packed
}

fn refused(laid_out: &[u8]) -> ReadError {
    unpack(&sealed(laid_out)).expect_err("this is no copy")
}

/// No name, not saved, nothing unknown: as far as the records.
fn head() -> Vec<u8> {
    let mut bytes = GROUP.as_bytes().to_vec();
    bytes.extend_from_slice(&[0xff, 0, 0]);
    bytes
}

fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// The number of a name that is known: of the kind `member`, of the field `name`.
const MEMBER: u8 = 2;
const NAME: u8 = 30;

/// So many members, each with these fields of one timestamp, and what follows the timestamps.
fn members(count: usize, fields: &[(u8, u8)]) -> Vec<u8> {
    let mut bytes = head();
    bytes.extend_from_slice(&[1, MEMBER]);
    bytes.extend(number(count));
    bytes.push(0);
    bytes.extend(number(fields.len()));
    fields.iter().for_each(|(name, form)| bytes.extend_from_slice(&[*name, *form]));
    bytes.extend(vec![1; count - 1]);
    // One timestamp, of a device that is new; each record has it.
    bytes.extend_from_slice(&[1, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]);
    bytes.extend(vec![0; count]);
    // The ids: drawn at that moment, each other than the one before.
    bytes.extend(vec![0; count]);
    bytes.extend(vec![0; count]);
    for id in 0..count {
        bytes.extend_from_slice(&(id as u128).to_be_bytes()[7..]);
    }
    bytes
}

const FLAG: u8 = 0;
const TEXT: u8 = 2;

#[test]
fn what_is_laid_out_by_hand_is_read() {
    let empty = unpack(&sealed(&[head(), vec![0, 0]].concat())).unwrap();
    assert!(empty.replica.is_empty());
    let mut bytes = members(2, &[(NAME, TEXT)]);
    bytes.extend_from_slice(b"\x00\x01Ana\xff");
    let file = unpack(&sealed(&bytes)).unwrap();
    let names: Vec<_> = file.replica.records().map(|(_, record)| record.text("name")).collect();
    assert_eq!(names, [Some("Ana"), Some("Ana")]);
    // What follows is nobody's.
    bytes.push(0);
    assert_eq!(refused(&bytes), ReadError::Damaged);
}

#[test]
fn a_text_that_is_used_again_and_again_does_not_fill_the_memory() {
    let text = vec![b'x'; 500_000];
    let mut bytes = members(10_000, &[(NAME, TEXT)]);
    bytes.push(0);
    bytes.extend(vec![1; 9_999]);
    bytes.extend_from_slice(&text);
    bytes.push(0xff);
    assert!(sealed(&bytes).len() < 60_000);
    assert!(matches!(refused(&bytes), ReadError::TooLarge { .. }));
    // Ids in a text take more room than they do in the bytes.
    let mut bytes = members(1, &[(NAME, TEXT)]);
    bytes.push(0);
    bytes.extend([0xfe, 1].repeat(700_000));
    bytes.push(0xff);
    assert!(matches!(refused(&bytes), ReadError::TooLarge { .. }));
}

#[test]
fn a_record_holds_no_more_than_in_a_file() {
    let mut bytes = members(1, &[(NAME, TEXT)]);
    bytes.push(0);
    bytes.extend(vec![b'x'; RecordSize::LIMIT.bytes]);
    bytes.push(0xff);
    assert!(matches!(refused(&bytes), ReadError::RecordFull { .. }));
    let fields = vec![(NAME, FLAG); RecordSize::LIMIT.fields + 1];
    assert!(matches!(refused(&members(1, &fields)), ReadError::RecordFull { .. }));
}

#[test]
fn fields_that_nobody_paid_for_are_not_made() {
    // A few bytes for each record, each of which would have thousands of fields.
    let bytes = members(100_000, &vec![(NAME, FLAG); 16_000]);
    assert_eq!(refused(&bytes), ReadError::Damaged);
    // Counts of what never comes.
    for claim in [
        [head(), vec![0xff; 9], vec![1]].concat(),
        [head(), vec![1, MEMBER], vec![0xff; 9], vec![1]].concat(),
        [head(), vec![1, MEMBER, 1, 0], vec![0xff, 0xff, 0x7f]].concat(),
        [head(), vec![1, MEMBER, 1, 0, 0], vec![0xff; 4], vec![0x7f]].concat(),
    ] {
        assert!(matches!(refused(&claim), ReadError::Damaged | ReadError::RecordFull { .. }), "{claim:?}");
    }
}

#[test]
fn bytes_that_blow_up_are_stopped() {
    let bomb = vec![0; LIMIT as usize + 1];
    assert!(sealed(&bomb).len() < 20_000);
    assert!(matches!(refused(&bomb), ReadError::TooLarge { .. }));
    let first = compress_to_vec(&bomb, 9);
    assert!(matches!(unpack(&first), Err(ReadError::TooLarge { .. })));
    assert!(matches!(unpack(&vec![0b1110; LIMIT as usize + 1]), Err(ReadError::TooLarge { .. })));
}

#[test]
fn what_was_not_named_before_is_not_known() {
    const HOLDER: u8 = 27;
    let mut bytes = members(1, &[(HOLDER, FLAG)]);
    let named = bytes.len();
    // The group's own id, which is the first that is known, and then true.
    bytes.extend_from_slice(&[0, 1, 2]);
    let file = unpack(&sealed(&bytes)).unwrap();
    assert!(file.replica.records().all(|(_, record)| record.is(&format!("holder/{GROUP}"))));
    bytes[named] = 1;
    assert_eq!(refused(&bytes), ReadError::Damaged);
    for (name, form) in [(127, FLAG), (NAME, TEXT)] {
        assert_eq!(refused(&[members(1, &[(name, form)]), vec![9]].concat()), ReadError::Damaged);
    }
}

#[test]
fn one_field_stands_once_and_one_id() {
    let mut bytes = members(1, &[(NAME, FLAG), (NAME, FLAG)]);
    bytes.extend_from_slice(&[2, 2]);
    assert_eq!(refused(&bytes), ReadError::Damaged);
    let mut bytes = members(2, &[(NAME, FLAG)]);
    let ids = bytes.len() - 9;
    bytes[ids..].fill(0);
    bytes.extend_from_slice(&[2, 2]);
    assert!(matches!(refused(&bytes), ReadError::DuplicateId { .. }));
    bytes[ids + 8] = 1;
    assert_eq!(unpack(&sealed(&bytes)).unwrap().replica.len(), 2);
}

#[test]
fn what_a_newer_version_put_at_the_top_is_checked_as_in_a_file() {
    let with = |extra: &[(&str, &str)]| {
        let mut bytes = GROUP.as_bytes().to_vec();
        bytes.extend_from_slice(&[0xff, 0, extra.len() as u8]);
        for (key, json) in extra {
            bytes.extend_from_slice(&[key.as_bytes(), b"\xff", json.as_bytes(), b"\xff"].concat());
        }
        bytes.extend_from_slice(&[0, 0]);
        sealed(&bytes)
    };
    assert_eq!(unpack(&with(&[("later", "[1]"), ("earlier", "2")])).unwrap().header.extra.len(), 2);
    let deep = "[".repeat(64) + &"]".repeat(64);
    for bad in [
        &[("later", "[1")][..],
        &[("later", "1,\"records\":{}")],
        &[("later", " 1")],
        &[("later", "")],
        &[("records", "{}")],
        &[("later", "1"), ("later", "2")],
        &[("later", &deep)],
    ] {
        assert_eq!(unpack(&with(bad)), Err(ReadError::Damaged), "{bad:?}");
    }
}
