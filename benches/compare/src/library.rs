//! What is asked of each library.

use crate::history::{Act, Contents};

/// A library that merges copies, used as its own documentation shows: records are a map of maps, each act is one
/// transaction, and a copy is passed on in the library's own format.
pub trait Library: Sized {
    /// What it is called in the table.
    const NAME: &'static str;

    /// Whether it can read a file without merging it.
    const READS_APART: bool = true;

    /// A copy that was read and is ready to be merged.
    type Peer;

    /// A copy with nothing in it, on the phone of this number.
    fn new(phone: u64) -> Self;

    /// Does what somebody did.
    fn act(&mut self, act: &Act);

    /// The whole copy as a file.
    fn file(&mut self) -> Vec<u8>;

    /// Reads a peer's file.
    fn read(file: &[u8]) -> Self::Peer;

    /// Brings what was read into this copy.
    fn merge(&mut self, peer: &mut Self::Peer);

    /// What it holds.
    fn contents(&self) -> Contents;

    /// A copy on the phone of this number that begins with a file.
    fn open(phone: u64, file: &[u8]) -> Self {
        let mut copy = Self::new(phone);
        copy.merge(&mut Self::read(file));
        copy
    }
}
