//! Stamps: a total order over every edit ever made, on any phone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Gives a number of 64 bits its text of sixteen lowercase hexadecimal digits, for serde as well.
macro_rules! hex_text {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{:016x}", self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::replica::timestamp::TimestampError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::replica::timestamp::sixteen_digits(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::replica::timestamp::TimestampError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(number: $name) -> Self {
                number.to_string()
            }
        }
    };
}
pub(super) use hex_text;

/// Milliseconds since 1970-01-01T00:00:00Z, as a phone's clock says it. Passed in: this floor has no clock.
pub type Millis = u64;

/// The phone that made an edit: 64 random bits drawn once a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Device(pub u64);

hex_text!(Device);

/// When and where a field was written, ordered by (milliseconds, counter, device): law L2.
///
/// A hybrid logical clock's timestamp (Kulkarni et al. 2014, "Logical Physical Clocks"). Its text is of fixed
/// width, so that the order of texts is the order of timestamps:
///
/// ```
/// use all_leaders::replica::{Device, Timestamp};
/// let timestamp = Timestamp::new(0x0192_f3a4_b5c6, 1, Device(0xfeed));
/// assert_eq!(timestamp.to_string(), "0192f3a4b5c6-0001-000000000000feed");
/// assert_eq!("0192f3a4b5c6-0001-000000000000feed".parse(), Ok(timestamp));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    // Field order is the order of comparison. `time` is milliseconds << 16 | counter, so that the counter
    // carries into the milliseconds by plain addition.
    time: u64,
    device: Device,
}

impl Timestamp {
    /// The last millisecond a timestamp can hold: 48 bits, in the year 10889.
    pub const LAST_MILLIS: Millis = (1 << 48) - 1;

    /// The greatest timestamp of all, above which nothing can be written. No clock comes to it in practice.
    pub const GREATEST: Self = Self { time: u64::MAX, device: Device(u64::MAX) };

    /// A timestamp of these parts; milliseconds beyond [`Timestamp::LAST_MILLIS`] are held at it.
    pub fn new(millis: Millis, counter: u16, device: Device) -> Self {
        Self { time: (millis.min(Self::LAST_MILLIS) << 16) | u64::from(counter), device }
    }

    /// Milliseconds since 1970, by the clock of the phone that wrote.
    pub fn millis(self) -> Millis {
        self.time >> 16
    }

    /// Orders the edits of one millisecond.
    pub fn counter(self) -> u16 {
        (self.time & 0xffff) as u16
    }

    /// The phone that wrote.
    pub fn device(self) -> Device {
        self.device
    }

    /// The part that is ordered before the device.
    pub(super) fn time(self) -> u64 {
        self.time
    }

    pub(super) fn from_time(time: u64, device: Device) -> Self {
        Self { time, device }
    }

    /// The timestamp's text at the end of another; without the machinery of `fmt`, since a file has thousands.
    pub(super) fn push_text(self, out: &mut String) {
        push_hex(out, self.millis(), 12);
        out.push('-');
        push_hex(out, u64::from(self.counter()), 4);
        out.push('-');
        push_hex(out, self.device.0, 16);
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(34);
        self.push_text(&mut text);
        f.write_str(&text)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is no timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a stamp")]
pub struct TimestampError;

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        let text = text.as_bytes();
        if text.len() != 34 || text[12] != b'-' || text[17] != b'-' {
            return Err(TimestampError);
        }
        let time = hex(&text[..12])? << 16 | hex(&text[13..17])?;
        Ok(Self { time, device: Device(hex(&text[18..])?) })
    }
}

/// The last `width` hexadecimal digits of the number.
fn push_hex(out: &mut String, number: u64, width: u32) {
    for digit in (0..width).rev() {
        out.push(char::from(b"0123456789abcdef"[(number >> (4 * digit)) as usize & 0xf]));
    }
}

/// At most sixteen lowercase hexadecimal digits: one timestamp has one text (law L7).
pub(super) fn sixteen_digits(text: &str) -> Result<u64, TimestampError> {
    let digits = text.as_bytes();
    if digits.len() == 16 { hex(digits) } else { Err(TimestampError) }
}

fn hex(digits: &[u8]) -> Result<u64, TimestampError> {
    digits.iter().try_fold(0, |number: u64, digit| match digit {
        b'0'..=b'9' => Ok(number << 4 | u64::from(digit - b'0')),
        b'a'..=b'f' => Ok(number << 4 | u64::from(digit - b'a' + 10)),
        _ => Err(TimestampError),
    })
}

/// The greatest timestamp of all stands where something shall be written, or this phone's own clock has come to it. No
/// later one is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no stamp is left that is later")]
#[must_use]
pub struct EndOfTime;
