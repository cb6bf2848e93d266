//! Puts together what a camera sees.

use super::fountain::Decoder;
use super::frame::{Frame, check_of};

/// So many codes of another transfer in a row, and none of the present one between them: the other phone has begun anew.
const OTHERS: u32 = 3;

/// Takes codes until the whole is there.
#[derive(Clone, Debug, Default)]
pub struct Receiver {
    current: Option<Transfer>,
    /// The latest code of another transfer, and how many of that came in a row.
    other: Option<(Frame, u32)>,
}

#[derive(Clone, Debug)]
struct Transfer {
    like: Frame,
    decoder: Decoder,
}

impl Transfer {
    fn new(frame: Frame) -> Self {
        let count = frame.length.div_ceil(frame.block.len());
        Self { decoder: Decoder::new(count, frame.check), like: frame }
    }

    fn is_whole(&self) -> bool {
        self.decoder.known() == self.decoder.count()
    }
}

impl Receiver {
    /// Takes the text of a code that was seen; gives the bytes with the one that makes them whole. What is no code of a moving
    /// sequence changes nothing.
    pub fn take(&mut self, text: &str) -> Option<Vec<u8>> {
        let frame = Frame::read(text)?;
        self.follow(&frame);
        let transfer = self.current.as_mut().filter(|transfer| transfer.like.goes_with(&frame))?;
        transfer.decoder.add(frame.id, &frame.block);
        if !transfer.is_whole() {
            return None;
        }
        let Transfer { like, decoder } = self.current.take()?;
        let mut bytes = decoder.whole()?;
        bytes.truncate(like.length);
        // Somebody made frames that do not belong together: from the start, then.
        (check_of(&bytes) == like.check).then_some(bytes)
    }

    /// Makes this code's transfer the present one where there is none, or where the other phone has begun another one.
    fn follow(&mut self, frame: &Frame) {
        let goes_on = self.current.as_ref().map(|transfer| transfer.like.goes_with(frame));
        if goes_on == Some(true) {
            self.other = None;
            return;
        }
        let before =
            self.other.take().filter(|(other, _)| other.goes_with(frame)).map_or(0, |(_, seen)| seen);
        if goes_on.is_none() || before + 1 == OTHERS {
            self.current = Some(Transfer::new(frame.clone()));
        } else {
            self.other = Some((frame.clone(), before + 1));
        }
    }

    /// How much is there, in hundredths; `None` before the first code.
    pub fn percent(&self) -> Option<u8> {
        let decoder = &self.current.as_ref()?.decoder;
        Some((decoder.known() * 100 / decoder.count().max(1)) as u8)
    }
}
