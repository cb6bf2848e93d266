//! What a field can hold.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// A field's value. Scalars only: a set is written as one field for each of its members, so that two
/// additions both stay (law L4).
///
/// Serde writes it as the plain JSON that it is, for what a phone keeps for itself; the file is not written by it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Written and then emptied; a field that was never written is absent instead.
    #[default]
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number between -(2^53 - 1) and 2^53 - 1, the range that every JSON reader keeps exactly.
    Int(i64),
    /// Text.
    Text(String),
}

impl Value {
    /// The greatest whole number a file can hold; the least is its negative.
    pub const GREATEST_INT: i64 = (1 << 53) - 1;

    /// The value as it stands in the file: JSON without spaces, in the one form that all copies write (law L7).
    pub fn encoded(&self) -> String {
        let mut text = String::new();
        self.push_encoded(&mut text);
        text
    }

    /// [`Value::encoded`] at the end of a text.
    pub(super) fn push_encoded(&self, out: &mut String) {
        match self {
            Value::Null => out.push_str("null"),
            Value::Bool(true) => out.push_str("true"),
            Value::Bool(false) => out.push_str("false"),
            Value::Int(number) => out.push_str(&number.to_string()),
            Value::Text(text) => push_text(out, text),
        }
    }

    /// The bytes of its text; none where it holds no text.
    pub(super) fn text_bytes(&self) -> usize {
        match self {
            Value::Text(text) => text.len(),
            _ => 0,
        }
    }

    /// The value as it can be written: a number beyond what a file can hold is held at the greatest or the least.
    pub(super) fn within_range(self) -> Self {
        match self {
            Value::Int(number) => Value::Int(number.clamp(-Self::GREATEST_INT, Self::GREATEST_INT)),
            other => other,
        }
    }

    /// The order that decides between equal timestamps (law L2): that of the encoded bytes.
    pub fn encoded_cmp(&self, other: &Self) -> Ordering {
        if self == other { Ordering::Equal } else { self.encoded().cmp(&other.encoded()) }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Value::Bool(yes)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Int(number)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

/// Puts a text between quotes as JSON. Only what JSON demands is escaped: the quote, the backslash and the
/// control characters below U+0020, those that have a short form in it and the others as `\u00xx` in lowercase.
pub(super) fn push_text(out: &mut String, text: &str) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            0x08 => "\\b",
            b'\t' => "\\t",
            b'\n' => "\\n",
            0x0c => "\\f",
            b'\r' => "\\r",
            0..0x20 => "",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        plain = at + 1;
        if escape.is_empty() {
            out.push_str(if byte < 0x10 { "\\u000" } else { "\\u001" });
            out.push(char::from(b"0123456789abcdef"[usize::from(byte & 0xf)]));
        } else {
            out.push_str(escape);
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}
