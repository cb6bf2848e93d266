//! What a meeting is to talk about.

use serde::{Deserialize, Serialize};

use crate::replica::Record;

use crate::group::day::Day;
use crate::group::id::{CommitmentId, ItemId, MeetingId, MemberId, NeedId, NoteId, derived};
use crate::group::model::common::field as common_field;
use crate::group::model::common::field::MEETING;
use crate::group::model::read::{clean_line, day_in, id_in};

/// The fields of an agenda item's record; `meeting`, `by`, `noted_by` and `on` as elsewhere.
pub mod field {
    /// Text: what it is about.
    pub const WHAT: &str = "what";
    /// Text: `share`, `explore` or `decide`.
    pub const SORT: &str = "sort";
    /// Integer: minutes it takes.
    pub const MINUTES: &str = "minutes";
    /// Integer: its place on the agenda; smaller comes first.
    pub const ORDER: &str = "order";
    /// Text: the id of the commitment that it is about.
    pub const COMMITMENT: &str = "commitment";
    /// Text: the id of the need that it is about.
    pub const NEED: &str = "need";
    /// Text: the id of the item of an earlier meeting that is carried over.
    pub const FROM: &str = "from";
    /// Text: the day on which it was talked through; null while it was not.
    pub const DONE: &str = "done";
}

/// What an item asks of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum ItemKind {
    /// To tell something.
    #[default]
    Share,
    /// To think together.
    Explore,
    /// To decide.
    Decide,
}

impl ItemKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [ItemKind; 3] = [ItemKind::Share, ItemKind::Explore, ItemKind::Decide];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            ItemKind::Share => "share",
            ItemKind::Explore => "explore",
            ItemKind::Decide => "decide",
        }
    }
}

/// What an item is about, where it is something that the group has written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemAbout {
    /// A commitment.
    Commitment(CommitmentId),
    /// A need.
    Need(NeedId),
}

/// What is said of an item.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ItemWords {
    /// What it is about.
    pub what: String,
    /// Who brings it.
    pub by: Option<MemberId>,
    /// What it asks of the group.
    pub kind: ItemKind,
    /// Minutes it takes.
    pub minutes: Option<u16>,
}

/// An item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// The meeting.
    pub meeting: Option<MeetingId>,
    /// What is said of it.
    pub words: ItemWords,
    /// What it is about.
    pub about: Option<ItemAbout>,
    /// The item of an earlier meeting that is carried over.
    pub from: Option<ItemId>,
    /// The day on which it was talked through.
    pub done: Option<Day>,
    /// When it was added.
    pub on: Option<Day>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    pub(in crate::group) order: i64,
}

impl Item {
    pub(in crate::group) fn read(id: ItemId, record: &Record) -> Self {
        let kind = record.text(field::SORT);
        let about = id_in(record, field::COMMITMENT).map(ItemAbout::Commitment);
        Self {
            id,
            meeting: id_in(record, MEETING),
            words: ItemWords {
                what: clean_line(record.text(field::WHAT)),
                by: id_in(record, common_field::BY),
                kind: ItemKind::ALL.into_iter().find(|known| Some(known.name()) == kind).unwrap_or_default(),
                minutes: record.int(field::MINUTES).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0),
            },
            about: about.or_else(|| id_in(record, field::NEED).map(ItemAbout::Need)),
            from: id_in(record, field::FROM),
            done: day_in(record, field::DONE),
            on: day_in(record, common_field::ON),
            noted_by: id_in(record, common_field::NOTED_BY),
            order: record.int(field::ORDER).unwrap_or(0),
        }
    }
}

impl ItemId {
    /// The id that this item has on the agenda of another meeting: the same on every phone.
    #[must_use]
    pub fn carried_into(self, meeting: MeetingId) -> ItemId {
        ItemId(derived(self.0, meeting.0))
    }

    /// The id that what was noted for later has on the agenda of a meeting, the same on every phone.
    #[must_use]
    pub fn of_note(note: NoteId, meeting: MeetingId) -> ItemId {
        ItemId(note.0).carried_into(meeting)
    }

    /// The id under which a commitment or a need is put on the agenda of a meeting, the same on every phone.
    #[must_use]
    pub fn of_about(about: ItemAbout, meeting: MeetingId) -> ItemId {
        let id = match about {
            ItemAbout::Commitment(id) => id.0,
            ItemAbout::Need(id) => id.0,
        };
        ItemId(id).carried_into(meeting)
    }
}
