//! The names of things, one type a kind, so that a member is never taken for a commitment.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use crate::replica::{Key, Kind, Value};

/// The kinds of record that this version knows.
pub mod kind {
    use crate::replica::Kind;

    /// The group itself: its name and purpose. One record, whose id is the group's.
    pub const GROUP: Kind = Kind::known("group");
    /// A person in the group.
    pub const MEMBER: Kind = Kind::known("member");
    /// Something somebody said they would do.
    pub const COMMITMENT: Kind = Kind::known("commitment");
    /// A short word on how it goes.
    pub const CHECK_IN: Kind = Kind::known("check-in");
    /// An offer of a hand or an encouragement, answering a check-in.
    pub const ANSWER: Kind = Kind::known("answer");
    /// A turn in a commitment's story other than a check-in: handed over, shared, day moved …
    pub const STEP: Kind = Kind::known("step");
    /// A phone: which member uses it. The record's id is the device's number.
    pub const PHONE: Kind = Kind::known("phone");
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $kind:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The kind of record that carries this id.
            pub const KIND: Kind = $kind;

            /// The name of its record.
            pub fn key(self) -> Key {
                Key::new(Self::KIND, self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<$name> for Value {
            fn from(id: $name) -> Value {
                Value::Text(id.to_string())
            }
        }
    )*};
}

ids! {
    /// A member's id.
    MemberId = kind::MEMBER;
    /// A commitment's id.
    CommitmentId = kind::COMMITMENT;
    /// A check-in's id.
    CheckInId = kind::CHECK_IN;
    /// An answer's id.
    AnswerId = kind::ANSWER;
    /// A step's id.
    StepId = kind::STEP;
}
