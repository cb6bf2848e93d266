//! Gives one code after the other, without end.

use super::fountain::Encoder;
use super::frame::{Frame, MOST_BYTES, check_of};

/// Shows bytes as a sequence of codes.
#[derive(Clone, Debug)]
pub struct Sender {
    encoder: Encoder,
    /// The next one but for its number and block.
    next: Frame,
}

impl Sender {
    /// `bytes` in blocks of `size` bytes. `None` where there are none or more than [`MOST_BYTES`], or too many blocks.
    pub fn new(bytes: &[u8], size: usize) -> Option<Self> {
        if bytes.len() > MOST_BYTES || size == 0 {
            return None;
        }
        let check = check_of(bytes);
        let next = Frame { check, length: bytes.len(), id: 0, block: vec![0; size] };
        next.text()?;
        Some(Self { encoder: Encoder::new(bytes, size, check), next })
    }

    /// The text of the next code.
    pub fn next_text(&mut self) -> String {
        self.next.block = self.encoder.block(self.next.id);
        let text = self.next.text().unwrap_or_default();
        self.next.id = self.next.id.wrapping_add(1);
        text
    }

    /// How many codes there are at least to be seen.
    pub fn count(&self) -> usize {
        self.encoder.count()
    }
}

/// About how many codes have to be shown until a camera has what it needs of `count` blocks: it misses every third one.
pub fn frames_wanted(count: usize) -> usize {
    count * 3 / 2 + 2
}
