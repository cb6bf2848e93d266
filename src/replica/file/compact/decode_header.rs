//! Reads what the file says besides its records.

use uuid::Uuid;

use super::layout::SavedParts;
use super::source::{Source, must};
use crate::replica::file::error::ReadError;
use crate::replica::file::header::{Coverage, Extra, Header, Saved, is_known};
use crate::replica::file::rfc3339::LAST_SECOND;
use crate::replica::file::scan::MOST_UNKNOWN;
use crate::replica::file::unknown::is_json;
use crate::replica::{Actor, Device, Fingerprint, Value, Version};

impl Source<'_> {
    pub fn header(&mut self) -> Result<(Uuid, Header), ReadError> {
        let group = Uuid::from_bytes(self.input.array()?);
        self.ids.push(group);
        let group_name = self.text()?;
        let parts = SavedParts::from_bits(self.input.byte()?).ok_or(ReadError::Damaged)?;
        let saved = if parts.saved { Some(self.saved(parts)?) } else { None };
        let count = self.input.length()?;
        must(count <= MOST_UNKNOWN)?;
        let mut extra = Vec::new();
        for _ in 0..count {
            let (key, json) = (self.text()?, self.text()?);
            // In a file it stands one level deeper.
            let nested = ["[", &json, "]"].concat();
            must(!is_known(&key) && is_json(&json) && is_json(&nested) && json.trim().len() == json.len())?;
            extra.push(Extra { key, json });
        }
        extra.sort();
        must(extra.is_sorted_by(|a, b| a.key < b.key))?;
        Ok((group, Header { group_name, saved, extra }))
    }

    fn saved(&mut self, parts: SavedParts) -> Result<Saved, ReadError> {
        let second = self.input.number()?;
        must(second <= LAST_SECOND)?;
        let at = second * 1000;
        let (by, device) = (self.text()?, Device(self.number()?));
        if !parts.coverage {
            return Ok(Saved { at, by, device, coverage: None });
        }
        let version = self.version(|_| at)?;
        let base = if parts.base { Some(self.version(|actor| version.get(actor))?) } else { None };
        let whole =
            if parts.whole { Some(Fingerprint(u64::from_be_bytes(self.input.array()?))) } else { None };
        Ok(Saved { at, by, device, coverage: Some(Coverage { version, base, whole }) })
    }

    fn version(&mut self, near: impl Fn(Actor) -> u64) -> Result<Version, ReadError> {
        let count = self.input.length()?;
        must(count <= Version::MOST)?;
        let mut version = Version::default();
        for _ in 0..count {
            let actor = Actor(self.number()?);
            let number = near(actor).cast_signed().wrapping_sub(self.input.signed()?);
            must((1..=Value::GREATEST_INT).contains(&number) && version.get(actor) == 0)?;
            version.raise(actor, number.cast_unsigned());
        }
        Ok(version)
    }
}
