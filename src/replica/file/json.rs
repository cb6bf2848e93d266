//! Reading JSON by hand: one pass over the text, no recursion, nothing allocated that the text does not pay for.
//!
//! A parser of trees would build what a hostile file tells it to build. Ours reads exactly the shapes that the
//! format has, can pause between two records, and tells a text that was cut off from one that is no JSON.

use std::borrow::Cow;

use crate::replica::Value;

/// Why the text cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JsonError {
    /// It ends before it is complete.
    UnexpectedEnd,
    /// It is no JSON at this byte.
    Syntax(usize),
    /// It may be JSON, but what stands at this byte is of a type that the format does not have there.
    WrongType(usize),
}

/// A place in a text.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// The byte that comes next.
    pub fn at(&self) -> usize {
        self.at
    }

    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// Goes past spaces and line ends, and tells the byte that follows without taking it.
    pub fn peek(&mut self) -> Result<u8, JsonError> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.bytes().get(self.at) {
            self.at += 1;
        }
        self.bytes().get(self.at).copied().ok_or(JsonError::UnexpectedEnd)
    }

    /// Whether nothing but spaces is left.
    pub fn is_at_end(&mut self) -> bool {
        self.peek().is_err()
    }

    /// Goes past this byte, which must come next.
    pub fn expect(&mut self, byte: u8) -> Result<(), JsonError> {
        if self.peek()? == byte {
            self.at += 1;
            Ok(())
        } else {
            Err(JsonError::Syntax(self.at))
        }
    }

    /// Goes past this byte if it comes next; tells whether it did.
    pub fn consume_if(&mut self, byte: u8) -> Result<bool, JsonError> {
        let found = self.peek()? == byte;
        self.at += usize::from(found);
        Ok(found)
    }

    /// Goes into an object: `WrongType` where the value is something else.
    pub fn begin_object(&mut self) -> Result<(), JsonError> {
        self.begin(b'{')
    }

    /// Goes into a list: `WrongType` where the value is something else.
    pub fn begin_list(&mut self) -> Result<(), JsonError> {
        self.begin(b'[')
    }

    fn begin(&mut self, bracket: u8) -> Result<(), JsonError> {
        if self.consume_if(bracket)? { Ok(()) } else { Err(JsonError::WrongType(self.at)) }
    }

    /// The next key of an object that was begun, with its colon; `None` at its end. `first` is whether none
    /// was read before.
    pub fn next_key(&mut self, first: bool) -> Result<Option<Cow<'a, str>>, JsonError> {
        if self.consume_if(b'}')? {
            return Ok(None);
        }
        if !first {
            self.expect(b',')?;
        }
        let key = self.quoted()?;
        self.expect(b':')?;
        Ok(Some(key))
    }

    /// Whether a list that was begun has another item; goes past the comma.
    pub fn next_item(&mut self, first: bool) -> Result<bool, JsonError> {
        if self.consume_if(b']')? {
            return Ok(false);
        }
        if !first {
            self.expect(b',')?;
        }
        Ok(true)
    }

    /// A text: `WrongType` where the value is something else.
    pub fn text(&mut self) -> Result<Cow<'a, str>, JsonError> {
        if self.peek()? == b'"' { self.string() } else { Err(JsonError::WrongType(self.at)) }
    }

    /// A string where nothing else can stand.
    pub fn quoted(&mut self) -> Result<Cow<'a, str>, JsonError> {
        self.peek()?;
        self.string()
    }

    /// Goes past a string where nothing else can stand.
    pub fn skip_string(&mut self) -> Result<(), JsonError> {
        self.peek()?;
        self.string_end().map(|_| ())
    }

    /// A value that a field can hold.
    pub fn scalar(&mut self) -> Result<Value, JsonError> {
        match self.peek()? {
            b'"' => Ok(Value::Text(self.string()?.into_owned())),
            b'n' => self.literal("null").map(|()| Value::Null),
            b't' => self.literal("true").map(|()| Value::Bool(true)),
            b'f' => self.literal("false").map(|()| Value::Bool(false)),
            b'-' | b'0'..=b'9' => self.integer().map(Value::Int),
            b'{' | b'[' => Err(JsonError::WrongType(self.at)),
            _ => Err(JsonError::Syntax(self.at)),
        }
    }

    /// A whole number that a field can hold.
    pub fn integer(&mut self) -> Result<i64, JsonError> {
        if !matches!(self.peek()?, b'-' | b'0'..=b'9') {
            return Err(JsonError::WrongType(self.at));
        }
        let from = self.at;
        self.number()?;
        // A fraction or an exponent, or more digits than an i64 has, is refused here.
        let number: i64 = self.text[from..self.at].parse().map_err(|_| JsonError::WrongType(from))?;
        if number.unsigned_abs() <= Value::GREATEST_INT.unsigned_abs() {
            Ok(number)
        } else {
            Err(JsonError::WrongType(from))
        }
    }

    /// Goes past any scalar.
    pub fn skip_scalar(&mut self) -> Result<(), JsonError> {
        match self.peek()? {
            b'"' => self.string_end().map(|_| ()),
            b'n' => self.literal("null"),
            b't' => self.literal("true"),
            b'f' => self.literal("false"),
            _ => self.number(),
        }
    }

    fn literal(&mut self, word: &str) -> Result<(), JsonError> {
        let rest = &self.bytes()[self.at..];
        if rest.starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(())
        } else if word.as_bytes().starts_with(rest) {
            Err(JsonError::UnexpectedEnd)
        } else {
            Err(JsonError::Syntax(self.at))
        }
    }

    /// Goes past a number of any sort that JSON has.
    fn number(&mut self) -> Result<(), JsonError> {
        let next = |at: usize| self.bytes().get(at).copied();
        let digits = |mut at: usize| {
            let from = at;
            while next(at).is_some_and(|b| b.is_ascii_digit()) {
                at += 1;
            }
            match (at > from, next(at)) {
                (true, _) => Ok(at),
                (false, None) => Err(JsonError::UnexpectedEnd),
                (false, Some(_)) => Err(JsonError::Syntax(at)),
            }
        };
        let mut at = self.at + usize::from(next(self.at) == Some(b'-'));
        // A number does not begin with a nought that says nothing.
        at = if next(at) == Some(b'0') { at + 1 } else { digits(at)? };
        if next(at) == Some(b'.') {
            at = digits(at + 1)?;
        }
        if matches!(next(at), Some(b'e' | b'E')) {
            at = digits(at + 1 + usize::from(matches!(next(at + 1), Some(b'+' | b'-'))))?;
        }
        self.at = at;
        Ok(())
    }

    /// Goes past a string; tells its inside as it stands, and whether it has escapes.
    fn string_end(&mut self) -> Result<(&'a str, bool), JsonError> {
        self.expect(b'"')?;
        let from = self.at;
        let mut escapes = false;
        loop {
            self.at += plain_length(&self.bytes()[self.at..]);
            match self.bytes().get(self.at) {
                None => return Err(JsonError::UnexpectedEnd),
                Some(b'"') => {
                    let inside = &self.text[from..self.at];
                    self.at += 1;
                    return Ok((inside, escapes));
                }
                Some(b'\\') => {
                    escapes = true;
                    self.escape()?;
                }
                Some(0..0x20) => return Err(JsonError::Syntax(self.at)),
                Some(_) => self.at += 1,
            }
        }
    }

    /// A string without its quotes and escapes.
    fn string(&mut self) -> Result<Cow<'a, str>, JsonError> {
        let from = self.at + 1;
        let (inside, escapes) = self.string_end()?;
        if !escapes {
            return Ok(Cow::Borrowed(inside));
        }
        let mut text = String::with_capacity(inside.len());
        let mut inner = Self { text: self.text, at: from };
        let end = from + inside.len();
        while inner.at < end {
            let rest = &inner.text[inner.at..end];
            match rest.find('\\') {
                Some(plain) => {
                    text.push_str(&rest[..plain]);
                    inner.at += plain;
                    text.push(inner.escape()?);
                }
                None => {
                    text.push_str(rest);
                    inner.at = end;
                }
            }
        }
        Ok(Cow::Owned(text))
    }

    /// What an escape stands for. Half a pair of surrogates is no character and refused.
    fn escape(&mut self) -> Result<char, JsonError> {
        let from = self.at;
        let error = Err(JsonError::Syntax(from));
        let Some(letter) = self.bytes().get(self.at + 1) else { return Err(JsonError::UnexpectedEnd) };
        self.at += 2;
        let plain = match letter {
            b'"' | b'\\' | b'/' => char::from(*letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.four_digits()?;
                let number = match first {
                    0xd800..0xdc00 => {
                        match self.bytes().get(self.at..self.at + 2) {
                            Some(b"\\u") => self.at += 2,
                            Some(_) => return error,
                            None => return Err(JsonError::UnexpectedEnd),
                        }
                        let second = self.four_digits()?;
                        if !(0xdc00..0xe000).contains(&second) {
                            return error;
                        }
                        0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)
                    }
                    other => other,
                };
                return char::from_u32(number).map_or(error, Ok);
            }
            _ => return error,
        };
        Ok(plain)
    }

    fn four_digits(&mut self) -> Result<u32, JsonError> {
        let mut number = 0;
        for _ in 0..4 {
            let byte = *self.bytes().get(self.at).ok_or(JsonError::UnexpectedEnd)?;
            let digit = char::from(byte).to_digit(16).ok_or(JsonError::Syntax(self.at))?;
            number = number << 4 | digit;
            self.at += 1;
        }
        Ok(number)
    }
}

/// How many bytes at the beginning are the inside of a string as it stands: up to a quote, a backslash or a control
/// character. Nearly all of a file is such text, so it is looked at eight bytes at a time.
fn plain_length(text: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH_BITS: u64 = u64::from_le_bytes([0x80; 8]);
    // The high bit of every byte that is less than `limit`. A borrow can set those of bytes above such a one too; only
    // the first counts.
    let less = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word & HIGH_BITS;
    let equal = |word: u64, byte: u8| less(word ^ (ONES * u64::from(byte)), 1);

    let (words, _) = text.as_chunks::<8>();
    for (count, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let stops = equal(word, b'"') | equal(word, b'\\') | less(word, 0x20);
        if stops != 0 {
            return count * 8 + stops.trailing_zeros() as usize / 8;
        }
    }
    words.len() * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_goes_up_to_the_first_byte_that_does_not_belong_in_it() {
        for length in 0..20 {
            for byte in 0..=u8::MAX {
                let mut text = vec![b'~'; 20];
                text[length] = byte;
                // Bytes behind the first one have no say, whatever they are.
                text[length + 1..].fill(b'"');
                let plain = length + usize::from(!matches!(byte, b'"' | b'\\' | 0..0x20));
                let found = plain_length(&text);
                // At the end of the text whole words of eight bytes are told.
                assert!(found == plain || (found == 16 && plain > 16), "{byte} at {length}: {found}");
            }
        }
    }
}
