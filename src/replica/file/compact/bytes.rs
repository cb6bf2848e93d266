//! Whole numbers as bytes: seven bits each, the lowest first, the eighth set where more follow.

use crate::replica::file::ReadError;

pub fn push_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub fn push_length(out: &mut Vec<u8>, length: usize) {
    push_number(out, length as u64);
}

/// Numbers near 0, of either sign, take one byte: 0, -1, 1, -2 … are written as 0, 1, 2, 3 …
pub fn push_signed(out: &mut Vec<u8>, number: i64) {
    push_number(out, zigzag(number));
}

pub fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63).cast_unsigned()
}

pub fn from_zigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// The bytes that are still to be read.
pub struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub fn left(&self) -> usize {
        self.0.len()
    }

    pub fn take(&mut self, count: usize) -> Result<&'a [u8], ReadError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ReadError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], ReadError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(ReadError::Damaged)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub fn byte(&mut self) -> Result<u8, ReadError> {
        self.array().map(|[byte]| byte)
    }

    /// What stands before the next byte from `first` up, and that byte.
    pub fn until(&mut self, first: u8) -> Result<(&'a [u8], u8), ReadError> {
        let at = self.0.iter().position(|byte| *byte >= first).ok_or(ReadError::Damaged)?;
        let before = self.take(at)?;
        Ok((before, self.byte()?))
    }

    pub fn number(&mut self) -> Result<u64, ReadError> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if bits << shift >> shift != bits {
                break;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(ReadError::Damaged)
    }

    pub fn length(&mut self) -> Result<usize, ReadError> {
        usize::try_from(self.number()?).map_err(|_| ReadError::Damaged)
    }

    pub fn signed(&mut self) -> Result<i64, ReadError> {
        self.number().map(from_zigzag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_back_and_none_is_longer_than_it_can_be() {
        let edges = (0..64).flat_map(|bit| [(1_u64 << bit) - 1, 1 << bit, (1 << bit) + 1]);
        for number in edges.chain([u64::MAX]) {
            let mut out = Vec::new();
            push_number(&mut out, number);
            push_signed(&mut out, number.cast_signed());
            let mut input = Input::new(&out);
            assert_eq!(input.number(), Ok(number));
            assert_eq!(input.signed(), Ok(number.cast_signed()));
            assert_eq!(input.left(), 0);
        }
        let mut small = Vec::new();
        [0, -1, 1, -64, 63].iter().for_each(|number| push_signed(&mut small, *number));
        assert_eq!(small, [0, 1, 2, 127, 126]);
        assert_eq!(Input::new(&[0xff; 9]).number(), Err(ReadError::Damaged));
        assert_eq!(Input::new(&[0xff; 11]).number(), Err(ReadError::Damaged));
    }
}
