//! The bytes that are read, with what is known by its number so far.

use std::str;

use uuid::Uuid;

use super::bytes::Input;
use super::names::{ID, NUMBER};
use crate::replica::Device;
use crate::replica::file::error::ReadError;
use crate::replica::file::read::check_size;

pub fn must(good: bool) -> Result<(), ReadError> {
    if good { Ok(()) } else { Err(ReadError::Damaged) }
}

pub fn as_text(bytes: &[u8]) -> Result<&str, ReadError> {
    str::from_utf8(bytes).map_err(|_| ReadError::Damaged)
}

pub struct Source<'a> {
    pub input: Input<'a>,
    pub ids: Vec<Uuid>,
    numbers: Vec<u64>,
    /// How much text was read: ids in it take more than they do in the bytes.
    text_bytes: usize,
}

impl<'a> Source<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { input: Input::new(bytes), ids: Vec::new(), numbers: Vec::new(), text_bytes: 0 }
    }

    /// The place of something known, or `None` for what follows in full.
    pub fn known(&mut self) -> Result<Option<usize>, ReadError> {
        Ok(self.input.length()?.checked_sub(1))
    }

    pub fn number(&mut self) -> Result<u64, ReadError> {
        if let Some(at) = self.known()? {
            return self.numbers.get(at).copied().ok_or(ReadError::Damaged);
        }
        let number = u64::from_be_bytes(self.input.array()?);
        self.numbers.push(number);
        Ok(number)
    }

    pub fn id(&mut self) -> Result<Uuid, ReadError> {
        if let Some(at) = self.known()? {
            return self.ids.get(at).copied().ok_or(ReadError::Damaged);
        }
        let id = Uuid::from_bytes(self.input.array()?);
        self.ids.push(id);
        Ok(id)
    }

    pub fn text(&mut self) -> Result<String, ReadError> {
        let mut text = String::new();
        loop {
            let (plain, end) = self.input.until(NUMBER)?;
            text.push_str(as_text(plain)?);
            match end {
                ID => text.push_str(&self.id()?.to_string()),
                NUMBER => text.push_str(&Device(self.number()?).to_string()),
                _ => break,
            }
            check_size((self.text_bytes + text.len()) as u64)?;
        }
        self.text_bytes += text.len();
        check_size(self.text_bytes as u64)?;
        Ok(text)
    }
}
