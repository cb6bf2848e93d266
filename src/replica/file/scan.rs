//! A first look over a whole text: is it JSON to its end, and which keys stand at its top.
//!
//! Only then is it read. So a file that was cut off is told from one that is wrong, whatever the order of its
//! keys, and a file that needs a newer reader is known before anything in it is judged.

use std::ops::Range;

use super::json::{Cursor, JsonError};

/// Levels of nesting beyond which no file of ours goes: it has five, and room for what newer ones add.
const DEEPEST: u32 = 64;
/// Keys at the top beyond which a text is something else.
const MOST_KEYS: usize = 256;
/// Those of them that a version may not know: with the ones that this version writes, no file has more than it may.
pub(super) const MOST_UNKNOWN: usize = MOST_KEYS - 7;

/// Why a text is not JSON that we would read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScanError {
    /// It ends before it is complete.
    UnexpectedEnd,
    /// It is no JSON at this byte.
    Syntax(usize),
    /// It is nested too deep.
    TooDeep,
}

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Value,
    FirstKey,
    Key,
    FirstItem,
    CommaOrEnd,
    Done,
}

/// Goes over one value of JSON, in steps and without recursion: the levels that are open are bits of a number.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    at: usize,
    /// One bit a level, the innermost the lowest: whether it is an object.
    open: u64,
    depth: u32,
    next: Next,
    key: String,
    begun: usize,
    top: Vec<(String, Range<usize>)>,
    too_many_keys: bool,
    object: bool,
}

impl Scan {
    /// A scan of the value at this byte.
    pub fn new(at: usize) -> Self {
        Self {
            at,
            open: 0,
            depth: 0,
            next: Next::Value,
            key: String::new(),
            begun: at,
            top: Vec::new(),
            too_many_keys: false,
            object: false,
        }
    }

    /// Whether the value that was begun is an object.
    pub fn is_object(&self) -> bool {
        self.object
    }

    /// Whether the scan stands inside an object or a list.
    pub fn is_nested(&self) -> bool {
        self.depth > 0
    }

    /// The byte it has come to.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The keys of the outermost object with the bytes of their values; `None` where there are more than any
    /// file of ours has.
    pub fn into_top(self) -> Option<Vec<(String, Range<usize>)>> {
        (!self.too_many_keys).then_some(self.top)
    }

    /// Goes at least so many bytes further; tells whether the value is complete.
    pub fn step(&mut self, text: &str, budget: usize) -> Result<bool, ScanError> {
        let until = self.at.saturating_add(budget);
        let mut cursor = Cursor::new(text, self.at);
        while self.next != Next::Done && cursor.at() < until {
            let done = self.token(&mut cursor);
            self.at = cursor.at();
            done?;
        }
        Ok(self.next == Next::Done)
    }

    fn token(&mut self, cursor: &mut Cursor<'_>) -> Result<(), ScanError> {
        let byte = cursor.peek()?;
        match (self.next, byte) {
            (Next::FirstKey, b'}') | (Next::FirstItem, b']') => {
                cursor.expect(byte)?;
                self.close(cursor.at());
            }
            (Next::FirstKey | Next::Key, _) => {
                if self.depth == 1 {
                    self.key = cursor.quoted()?.into_owned();
                } else {
                    cursor.skip_string()?;
                }
                cursor.expect(b':')?;
                self.next = Next::Value;
            }
            (Next::Value | Next::FirstItem, b'{' | b'[') => {
                cursor.expect(byte)?;
                self.begin(cursor.at() - 1);
                if self.depth == DEEPEST {
                    return Err(ScanError::TooDeep);
                }
                self.object |= self.depth == 0 && byte == b'{';
                self.depth += 1;
                self.open = self.open << 1 | u64::from(byte == b'{');
                self.next = if byte == b'{' { Next::FirstKey } else { Next::FirstItem };
            }
            (Next::Value | Next::FirstItem, _) => {
                self.begin(cursor.at());
                cursor.skip_scalar()?;
                self.complete(cursor.at());
            }
            (Next::CommaOrEnd, b',') => {
                cursor.expect(byte)?;
                self.next = if self.in_object() { Next::Key } else { Next::Value };
            }
            (Next::CommaOrEnd, _) => {
                cursor.expect(if self.in_object() { b'}' } else { b']' })?;
                self.close(cursor.at());
            }
            (Next::Done, _) => {}
        }
        Ok(())
    }

    fn in_object(&self) -> bool {
        self.open & 1 == 1
    }

    fn begin(&mut self, at: usize) {
        if self.depth == 1 {
            self.begun = at;
        }
    }

    /// The innermost level ends: with it, the value that it is.
    fn close(&mut self, end: usize) {
        self.depth -= 1;
        self.open >>= 1;
        self.complete(end);
    }

    fn complete(&mut self, end: usize) {
        self.next = if self.depth == 0 { Next::Done } else { Next::CommaOrEnd };
        if self.depth == 1 && self.in_object() {
            if self.top.len() < MOST_KEYS {
                self.top.push((std::mem::take(&mut self.key), self.begun..end));
            } else {
                self.too_many_keys = true;
            }
        }
    }
}

impl From<JsonError> for ScanError {
    fn from(error: JsonError) -> Self {
        match error {
            JsonError::UnexpectedEnd => Self::UnexpectedEnd,
            JsonError::Syntax(at) => Self::Syntax(at),
            // A scan takes every type.
            JsonError::WrongType(at) => Self::Syntax(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(text: &str) -> Result<usize, ScanError> {
        let mut scan = Scan::new(0);
        // The smallest steps come to the same as the greatest.
        let mut small = Scan::new(0);
        let slow = loop {
            match small.step(text, 1) {
                Ok(false) => {}
                other => break other,
            }
        };
        let fast = scan.step(text, usize::MAX);
        assert_eq!(slow, fast);
        fast.map(|done| {
            assert!(done);
            scan.at()
        })
    }

    #[test]
    fn every_sort_of_json_is_gone_over() {
        for text in [
            "null",
            "-0.5e-7",
            "\"\\u00e9\\\"\"",
            "[]",
            "{}",
            "[1,[2,{}],{\"a\":[true,false]}]",
            "{\"a\":1,\"b\":{\"c\":\"}]\"}}",
            "[ ]",
            "{ }",
        ] {
            assert_eq!(scan(text), Ok(text.len()), "{text}");
            if text.len() > 7 {
                for cut in 1..text.len() {
                    // A number cut short may be a whole one, and a character is not cut.
                    if text.starts_with(['[', '{']) && text.is_char_boundary(cut) {
                        assert_eq!(scan(&text[..cut]), Err(ScanError::UnexpectedEnd), "{}", &text[..cut]);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_no_json_is_told_with_its_place() {
        for (text, at) in [
            ("[1,]", 3),
            ("{\"a\":1,}", 7),
            ("[1 2]", 3),
            ("{a:1}", 1),
            ("[01]", 2),
            ("{\"a\" 1}", 5),
            ("[}", 1),
            ("{]", 1),
            ("[\"\n\"]", 2),
            ("[\"\\x\"]", 2),
            ("[\"\\ud83c\"]", 2),
            ("[\"\\udf3b\"]", 2),
            ("[.5]", 1),
            ("[+1]", 1),
            ("[1.]", 3),
            ("[tru]", 1),
            ("[NaN]", 1),
            ("['a']", 1),
            ("[-]", 2),
            ("[1e]", 3),
        ] {
            assert_eq!(scan(text), Err(ScanError::Syntax(at)), "{text}");
        }
    }

    #[test]
    fn depth_is_bounded_without_recursion() {
        let level = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(scan(&level(64)), Ok(128));
        assert_eq!(scan(&level(65)), Err(ScanError::TooDeep));
        assert_eq!(scan(&"[".repeat(1_000_000)), Err(ScanError::TooDeep));
        assert_eq!(scan(&"{\"a\":".repeat(1_000_000)), Err(ScanError::TooDeep));
    }

    #[test]
    fn the_keys_at_the_top_are_found() {
        let text = " {\"a\" : [1, {\"x\":2}] , \"b\":\"\\\"\", \"\\u0063\": -1 } ";
        let mut scan = Scan::new(0);
        assert_eq!(scan.step(text, usize::MAX), Ok(true));
        let top: Vec<_> = scan.into_top().unwrap().into_iter().map(|(key, at)| (key, &text[at])).collect();
        let expected = [("a", "[1, {\"x\":2}]"), ("b", "\"\\\"\""), ("c", "-1")];
        assert_eq!(top, expected.map(|(key, value)| (key.to_owned(), value)));
    }
}
