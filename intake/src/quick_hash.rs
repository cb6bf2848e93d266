//! How folded names are found among those of a text.

use std::hash::Hasher;

/// For some hundreds of names: no need of a hash that holds against anybody.
#[derive(Default)]
pub(crate) struct QuickHash(u64);

impl Hasher for QuickHash {
    fn finish(&self) -> u64 {
        self.0
    }

    /// A word's beginning, its end and its length tell it from nearly all others.
    fn write(&mut self, bytes: &[u8]) {
        let eight = |part: &[u8; 8]| u64::from_le_bytes(*part);
        let four = |part: &[u8; 4]| u64::from(u32::from_le_bytes(*part));
        let (first, last) = match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) => (eight(first), eight(last)),
            _ => match (bytes.first_chunk(), bytes.last_chunk()) {
                (Some(first), Some(last)) => (four(first), four(last)),
                _ => (bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0),
            },
        };
        let mixed = (first ^ last.rotate_left(23) ^ bytes.len() as u64).wrapping_mul(0x517c_c1b7_2722_0a95);
        self.0 = mixed ^ (mixed >> 29);
    }

    // The end of a text is told by its length.
    fn write_u8(&mut self, _: u8) {}
}
