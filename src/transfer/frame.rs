//! What one code of a moving sequence says: `AL1:` and then, in base45, eleven bytes of head and a block.
//!
//! | bytes | |
//! |---|---|
//! | 4 | a checksum of the whole |
//! | 3 | how many bytes the whole has |
//! | 4 | the number of the block |
//! | the rest | the block |
//!
//! Numbers are big-endian. Letters of base45 are those that a QR code packs most tightly.

use std::hash::Hasher;

use siphasher::sip::SipHasher24;

/// The most bytes that are passed by codes: at 3 kB a second this takes more than a minute, and nobody holds a phone still for
/// longer.
pub const MOST_BYTES: usize = 256 * 1024;
/// What all of them begin with; another number for another form.
const BEGINS: &str = "AL1:";
const HEAD: usize = 11;
/// The bounds of a block. The larger one is above what fits a code.
const LEAST_BLOCK: usize = 16;
const MOST_BLOCK: usize = 3_000;
/// So many parts at most: what a hostile frame can make a phone reckon is bounded.
const MOST_PARTS: usize = 4_096;

/// One code of a moving sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Of the whole.
    pub check: u32,
    /// How many bytes the whole has: at least one and at most [`MOST_BYTES`].
    pub length: usize,
    /// The number of the block.
    pub id: u32,
    /// The block.
    pub block: Vec<u8>,
}

impl Frame {
    /// Reads a code; `None` where it is none of these, or claims what none of them does.
    pub fn read(text: &str) -> Option<Self> {
        let packed = text.strip_prefix(BEGINS)?;
        // As long as a code can be, before anything is made of it.
        if packed.len() > 2 * (HEAD + MOST_BLOCK) {
            return None;
        }
        let bytes = base45::decode(packed).ok()?;
        let (head, block) = bytes.split_at_checked(HEAD)?;
        let (check, rest) = head.split_first_chunk()?;
        let (&[high, middle, low], rest) = rest.split_first_chunk()?;
        let frame = Self {
            check: u32::from_be_bytes(*check),
            length: u32::from_be_bytes([0, high, middle, low]) as usize,
            id: u32::from_be_bytes(*rest.first_chunk()?),
            block: block.to_vec(),
        };
        frame.is_within_bounds().then_some(frame)
    }

    fn is_within_bounds(&self) -> bool {
        let size = self.block.len();
        (LEAST_BLOCK..=MOST_BLOCK).contains(&size)
            && (1..=MOST_BYTES).contains(&self.length)
            && self.length.div_ceil(size) <= MOST_PARTS
    }

    /// As the text of a code; `None` where no reader would take it.
    pub fn text(&self) -> Option<String> {
        self.is_within_bounds().then(|| {
            let mut bytes = Vec::with_capacity(HEAD + self.block.len());
            bytes.extend(self.check.to_be_bytes());
            bytes.extend(&(self.length as u32).to_be_bytes()[1..]);
            bytes.extend(self.id.to_be_bytes());
            bytes.extend(&self.block);
            [BEGINS, &base45::encode(&bytes)].concat()
        })
    }

    /// Whether both are of one transfer, cut into parts of one size.
    pub(super) fn goes_with(&self, other: &Frame) -> bool {
        (self.check, self.length, self.block.len()) == (other.check, other.length, other.block.len())
    }
}

/// A checksum against accidents and mixing; it proves nothing of who made the bytes.
pub(super) fn check_of(bytes: &[u8]) -> u32 {
    let mut hasher = SipHasher24::new();
    hasher.write(bytes);
    hasher.finish() as u32
}
