//! The names of things, one type a kind, so that a member is never taken for a commitment.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::replica::{Key, Value};

use super::record_kind::RecordKind;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $kind:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The kind of record that carries this id.
            pub const KIND: RecordKind = $kind;

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
    MemberId = RecordKind::Member;
    /// A commitment's id.
    CommitmentId = RecordKind::Commitment;
    /// A check-in's id.
    CheckInId = RecordKind::CheckIn;
    /// An answer's id.
    AnswerId = RecordKind::Answer;
    /// A step's id.
    StepId = RecordKind::Step;
    /// A need's id.
    NeedId = RecordKind::Need;
    /// An invitation's id.
    InvitationId = RecordKind::Invitation;
    /// The id of a strength that somebody noticed.
    NoticeId = RecordKind::Notice;
    /// An appreciation's id.
    AppreciationId = RecordKind::Appreciation;
    /// An agreement's id.
    AgreementId = RecordKind::Agreement;
    /// A question's id.
    QuestionId = RecordKind::Question;
    /// A reply's id.
    ReplyId = RecordKind::Reply;
    /// A meeting's id.
    MeetingId = RecordKind::Meeting;
    /// The id of an item of an agenda.
    ItemId = RecordKind::AgendaItem;
    /// The id of what was noted in a meeting.
    NoteId = RecordKind::Note;
}

/// The id of what follows from `from` by way of `by`, the same on every phone: two that do one thing apart make one
/// record of it. It is a UUIDv7 one millisecond after `from`, whose random bits are those of both ids together.
pub(super) fn derived(from: Uuid, by: Uuid) -> Uuid {
    const RANDOM: u128 = 0x0fff_3fff_ffff_ffff_ffff;
    let (id, other) = (from.as_u128(), by.as_u128());
    Uuid::from_u128((id ^ (other & RANDOM)).wrapping_add(1 << 80))
}
