//! The names of things, one type a kind, so that a member is never taken for a commitment.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
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
    /// Something the group needs that nobody may hold yet.
    pub const NEED: Kind = Kind::known("need");
    /// "Would you like to …?", and what was answered.
    pub const INVITATION: Kind = Kind::known("invitation");
    /// A strength that somebody noticed in another.
    pub const NOTICE: Kind = Kind::known("notice");
    /// Thanks for a form of leadership that somebody noticed.
    pub const APPRECIATION: Kind = Kind::known("appreciation");
    /// How we want to be together: one sentence of it.
    pub const AGREEMENT: Kind = Kind::known("agreement");
    /// Somebody asks for a word on something.
    pub const QUESTION: Kind = Kind::known("question");
    /// A word that answers such a question.
    pub const REPLY: Kind = Kind::known("reply");
    /// A meeting: planned, held, over.
    pub const MEETING: Kind = Kind::known("meeting");
    /// Something that a meeting is to talk about.
    pub const ITEM: Kind = Kind::known("agenda-item");
    /// What was noted in a meeting.
    pub const NOTE: Kind = Kind::known("note");
    /// A phone: which member uses it. The record's id is the device's number.
    pub const PHONE: Kind = Kind::known("phone");
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $kind:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
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
    /// A need's id.
    NeedId = kind::NEED;
    /// An invitation's id.
    InvitationId = kind::INVITATION;
    /// The id of a strength that somebody noticed.
    NoticeId = kind::NOTICE;
    /// An appreciation's id.
    AppreciationId = kind::APPRECIATION;
    /// An agreement's id.
    AgreementId = kind::AGREEMENT;
    /// A question's id.
    QuestionId = kind::QUESTION;
    /// A reply's id.
    ReplyId = kind::REPLY;
    /// A meeting's id.
    MeetingId = kind::MEETING;
    /// The id of an item of an agenda.
    ItemId = kind::ITEM;
    /// The id of what was noted in a meeting.
    NoteId = kind::NOTE;
}

/// The id of what follows from `from` by way of `by`, the same on every phone: two that do one thing apart make one
/// record of it. It is a UUIDv7 one millisecond after `from`, whose random bits are those of both ids together.
pub(super) fn derived(from: Uuid, by: Uuid) -> Uuid {
    const RANDOM: u128 = 0x0fff_3fff_ffff_ffff_ffff;
    let (id, other) = (from.as_u128(), by.as_u128());
    Uuid::from_u128((id ^ (other & RANDOM)).wrapping_add(1 << 80))
}
