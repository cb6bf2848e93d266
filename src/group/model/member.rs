//! A person in the group.

use crate::replica::Record;
use serde::{Deserialize, Serialize};

use crate::group::id::{CheckInId, MemberId};
use crate::group::model::read::clean_line;
use crate::group::model::strength::Strength;
use crate::group::model::{role, strength};
use crate::group::name;

/// How many seat colours there are.
pub const COLOURS: u8 = 12;

/// How many seat shapes there are.
pub const SHAPES: u8 = 6;

/// The fields of a member's record.
pub mod field {
    /// Text: the name.
    pub const NAME: &str = "name";
    /// Text: pronouns in the person's own words.
    pub const PRONOUNS: &str = "pronouns";
    /// Text: a short line that is good to know.
    pub const NOTE: &str = "note";
    /// Integer from 0: the seat's colour, spread when they were added, or chosen.
    pub const COLOUR: &str = "colour";
    /// Integer from 0: the seat's shape, where the person chose one.
    pub const SHAPE: &str = "shape";
    /// Bool: away for a while.
    pub const AWAY: &str = "away";
    /// Bool: has left the group; kept, not lost.
    pub const LEFT: &str = "left";
    /// Bool: a guest at a meeting, with no seat in the group.
    pub const GUEST: &str = "guest";
    /// Text: the id of the general check-in by which they ask for a hand.
    pub const HAND: &str = "hand";
    pub use crate::group::model::common::field::DELETED;
}

/// Whether a member is around.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// In the group and around.
    #[default]
    Here,
    /// In the group, away for a while.
    Away,
    /// No longer in the group; what they did stays.
    Left,
    /// Came to a meeting as a guest, and has no seat in the group.
    Guest,
}

/// The fields that say so; the first that is true counts.
pub(in crate::group) const PRESENCES: [(&str, Presence); 3] =
    [(field::LEFT, Presence::Left), (field::GUEST, Presence::Guest), (field::AWAY, Presence::Away)];

/// Whether the member of this record is around.
pub(in crate::group) fn presence(record: &Record) -> Presence {
    let said = PRESENCES.into_iter().find(|(field, _)| record.is(field));
    said.map_or(Presence::Here, |(_, presence)| presence)
}

/// A person in the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Their id: the smallest of the records that are the same person.
    pub id: MemberId,
    /// Their name, cleaned.
    pub name: String,
    /// What tells them from others of the same name who are in the group, in their own words; empty where nobody else has the
    /// name, or nothing is known.
    pub apart: String,
    /// Pronouns in their own words; empty where they said none.
    pub pronouns: String,
    /// A short line that is good to know; may be empty.
    pub note: String,
    /// Their seat's colour, 0 to 11.
    pub colour: u8,
    /// Their seat's shape, 0 to 5.
    pub shape: u8,
    /// Whether they are around.
    pub presence: Presence,
    /// The general check-in by which they ask for a hand.
    pub hand: Option<CheckInId>,
    /// What they can do, can teach and want to learn.
    pub strengths: Vec<Strength>,
    /// The roles that they would rather not take.
    pub rather_not: Vec<String>,
    // Which of `PRESENCES` are true: of two who said different things apart both may be.
    pub(in crate::group) said: [bool; 3],
}

impl Member {
    /// Reads a member's record.
    pub(in crate::group) fn read(id: MemberId, record: &Record) -> Self {
        let chosen = |field, count: u8, derived: u8| {
            record.int(field).and_then(|n| u8::try_from(n).ok()).filter(|n| *n < count).unwrap_or(derived)
        };
        // The last bytes of a UUIDv7 are random: a seat looks the same on every phone without being stored.
        let bytes = id.0.as_bytes();
        let said = PRESENCES.map(|(field, _)| record.is(field));
        Self {
            id,
            name: name::clean(record.text(field::NAME).unwrap_or_default()),
            apart: String::new(),
            pronouns: clean_line(record.text(field::PRONOUNS)),
            note: clean_line(record.text(field::NOTE)),
            colour: chosen(field::COLOUR, COLOURS, bytes[15] % COLOURS),
            shape: chosen(field::SHAPE, SHAPES, bytes[14] % SHAPES),
            presence: presence(record),
            hand: record.text(field::HAND).and_then(|id| id.parse().ok()),
            strengths: strength::read(record),
            rather_not: role::read_rather_not(record),
            said,
        }
    }

    /// The name as others are to read it: "Ana (she/her)" where there are two of that name.
    pub fn name_told_apart(&self) -> String {
        if self.apart.is_empty() { self.name.clone() } else { [&self.name, " (", &self.apart, ")"].concat() }
    }

    /// Whether a seat in the circle is theirs: here or away, not left and no guest.
    pub fn has_seat(&self) -> bool {
        matches!(self.presence, Presence::Here | Presence::Away)
    }
}
