//! What a meeting is to talk about.

use crate::replica::{Record, Value};

use super::check_in::field as said;
use super::commands::{ChangeSet, CommandContext};
use super::creation_marks::{
    field::{MADE, TAKEN},
    mark,
};
use super::day::{self, Day};
use super::id::{CommitmentId, ItemId, MeetingId, MemberId, NeedId, NoteId, derived};
use super::meeting::field::MEETING;
use super::member::field::DELETED;
use super::note::{Note, NoteKind};
use super::read::{day_in, id_in};
use super::state::Group;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
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
    pub sort: ItemKind,
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
    pub(super) order: i64,
}

impl Item {
    pub(super) fn read(id: ItemId, record: &Record) -> Self {
        let sort = record.text(field::SORT);
        let about = id_in(record, field::COMMITMENT).map(ItemAbout::Commitment);
        Self {
            id,
            meeting: id_in(record, MEETING),
            words: ItemWords {
                what: super::shown(record.text(field::WHAT)),
                by: id_in(record, said::BY),
                sort: ItemKind::ALL.into_iter().find(|one| Some(one.name()) == sort).unwrap_or_default(),
                minutes: record.int(field::MINUTES).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0),
            },
            about: about.or_else(|| id_in(record, field::NEED).map(ItemAbout::Need)),
            from: id_in(record, field::FROM),
            done: day_in(record, field::DONE),
            on: day_in(record, said::ON),
            noted_by: id_in(record, said::NOTED_BY),
            order: record.int(field::ORDER).unwrap_or(0),
        }
    }
}

/// What people do about agendas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgendaCommand {
    /// Adds an item at the end.
    Add { id: ItemId, meeting: MeetingId, words: ItemWords, about: Option<ItemAbout> },
    /// Changes what is said of it.
    Edit { id: ItemId, words: ItemWords },
    /// Takes it off the agenda.
    Remove(ItemId),
    /// Puts the agenda's items in this order.
    Order(Vec<ItemId>),
    /// It was talked through, or is to be talked about again.
    Done { id: ItemId, done: bool },
    /// Takes an item of an earlier meeting into this one. On every phone it becomes the same item:
    /// [`ItemId::carried_into`].
    CarryOver { item: ItemId, into: MeetingId },
    /// Takes up what was noted for later: [`ItemId::of_note`].
    TakeNote { note: NoteId, into: MeetingId },
    /// Puts a commitment or a need on the agenda: [`ItemId::of_about`].
    Discuss { about: ItemAbout, into: MeetingId },
}

impl ItemId {
    /// The id under which this item stands on the agenda of another meeting: the same on every phone.
    #[must_use]
    pub fn carried_into(self, meeting: MeetingId) -> ItemId {
        ItemId(derived(self.0, meeting.0))
    }

    /// The id under which what was noted for later stands on the agenda of a meeting, the same on every phone.
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

impl Group {
    /// The items of a meeting's agenda, in its order. What was carried over into two records of one meeting is one item:
    /// the one that was talked through, or else the first.
    pub fn agenda(&self, meeting: MeetingId) -> Vec<&Item> {
        let mut items: Vec<&Item> = self.items().filter(|item| self.is_of(meeting, item.meeting)).collect();
        let mut carried: Vec<ItemId> = Vec::new();
        items.sort_by_key(|item| (item.done.is_none(), item.id));
        items.retain(|item| match self.carried_from(item) {
            Some(from) if carried.contains(&from) => false,
            Some(from) => {
                carried.push(from);
                true
            }
            None => true,
        });
        items.sort_by_key(|item| (item.order, item.id));
        items
    }

    /// The item that this one was carried over from, where its id says so too: a file written by hand can claim anything.
    fn carried_from(&self, item: &Item) -> Option<ItemId> {
        let (from, meeting) = item.from.zip(item.meeting)?;
        let records = self.gathering.records_of(meeting);
        records.iter().any(|record| from.carried_into(*record) == item.id).then_some(from)
    }

    /// Whether the group is through with an item: it was talked through, or what was decided on it is noted.
    pub fn is_settled(&self, item: &Item) -> bool {
        item.done.is_some() || {
            let records = self.records_of_item(item.id);
            let decides = |note: &Note| note.words.sort == NoteKind::Decision;
            self.notes().any(|note| decides(note) && note.item.is_some_and(|of| records.contains(&of)))
        }
    }

    /// The records that are this item: more than one where it was carried over into two records of one meeting.
    fn records_of_item(&self, id: ItemId) -> Vec<ItemId> {
        let carried = self.item(id).and_then(|item| self.carried_from(item).zip(item.meeting));
        let Some((from, meeting)) = carried else { return vec![id] };
        let all = self
            .items()
            .filter(|other| self.is_of(meeting, other.meeting) && self.carried_from(other) == Some(from));
        all.map(|other| other.id).collect::<Vec<_>>()
    }

    pub(super) fn write_agenda(&self, act: &AgendaCommand, scribe: &CommandContext, out: &mut ChangeSet) {
        let today = day::to_text(scribe.today);
        match act {
            AgendaCommand::Add { id, meeting, words, about } => {
                let key = id.key();
                out.set(&key, MEETING, *meeting);
                out.set(&key, field::WHAT, words.what.trim());
                out.set(&key, field::SORT, words.sort.name());
                if let Some(minutes) = words.minutes {
                    out.set(&key, field::MINUTES, i64::from(minutes));
                }
                match about {
                    Some(ItemAbout::Commitment(id)) => out.set(&key, field::COMMITMENT, *id),
                    Some(ItemAbout::Need(id)) => out.set(&key, field::NEED, *id),
                    None => {}
                }
                out.set(&key, field::ORDER, self.last_place(*meeting) + 1);
                out.set(&key, said::ON, today);
                self.write_by(&key, words.by, scribe, out);
            }
            AgendaCommand::Edit { id, words } => {
                let Some(old) = self.item(*id).map(|item| &item.words) else { return };
                for key in self.records_of_item(*id).into_iter().map(ItemId::key) {
                    out.reword(&key, field::WHAT, &old.what, &words.what);
                    if words.sort != old.sort {
                        out.set(&key, field::SORT, words.sort.name());
                    }
                    // What nobody has said is not written as empty: another may be saying it.
                    if words.minutes != old.minutes {
                        out.set(
                            &key,
                            field::MINUTES,
                            words.minutes.map_or(Value::Null, |n| i64::from(n).into()),
                        );
                    }
                    if words.by != old.by {
                        out.set(&key, said::BY, words.by);
                    }
                }
            }
            AgendaCommand::Remove(id) => {
                for id in self.records_of_item(*id) {
                    out.set(&id.key(), DELETED, true);
                    self.wait_again(id, out);
                }
            }
            AgendaCommand::Order(ids) => {
                for (place, id) in (1_i64..).zip(ids) {
                    for id in self.records_of_item(*id) {
                        out.set(&id.key(), field::ORDER, place);
                    }
                }
            }
            AgendaCommand::Done { id, done } => {
                for id in self.records_of_item(*id) {
                    out.set(&id.key(), field::DONE, done.then(|| today.clone()));
                }
            }
            AgendaCommand::CarryOver { item, into } => {
                let Some(item) = self.item(*item) else { return };
                let id = item.id.carried_into(self.same_meeting(*into));
                self.put_on(id, *into, item.words.clone(), item.about, scribe, out);
                out.set(&id.key(), field::FROM, item.id);
            }
            AgendaCommand::TakeNote { note, into } => {
                let Some(note) = self.note(*note) else { return };
                let id = ItemId::of_note(note.id, self.same_meeting(*into));
                let words = ItemWords { what: note.words.what.clone(), by: note.by, ..ItemWords::default() };
                self.put_on(id, *into, words, None, scribe, out);
                out.set(&note.id.key(), mark(TAKEN, scribe.device), true);
            }
            AgendaCommand::Discuss { about, into } => {
                let what = match about {
                    ItemAbout::Commitment(id) => self.commitment(*id).map(|one| one.what.clone()),
                    ItemAbout::Need(id) => self.need(*id).map(|one| one.words.what.clone()),
                };
                let Some(what) = what else { return };
                let id = ItemId::of_about(*about, self.same_meeting(*into));
                let words = ItemWords { what, ..ItemWords::default() };
                self.put_on(id, *into, words, Some(*about), scribe, out);
            }
        }
    }

    /// Adds an item under an id that follows from what it is about.
    fn put_on(
        &self,
        id: ItemId,
        meeting: MeetingId,
        words: ItemWords,
        about: Option<ItemAbout>,
        scribe: &CommandContext,
        out: &mut ChangeSet,
    ) {
        if self.is_hidden(id.0) {
            // It was taken off and is there again: not talked about yet, and with nothing that was said of it then.
            for field in [field::DONE, field::MINUTES, said::BY, said::NOTED_BY] {
                out.set(&id.key(), field, Value::Null);
            }
        }
        self.write_agenda(&AgendaCommand::Add { id, meeting, words, about }, scribe, out);
        // It may be hidden from an earlier time.
        out.set(&id.key(), DELETED, false);
        out.set(&id.key(), mark(MADE, scribe.device), true);
    }

    /// What was noted for later, and stood on an agenda as this item, waits for another time: the item is taken off.
    pub(super) fn wait_again(&self, item: ItemId, out: &mut ChangeSet) {
        let Some(meeting) = self.item(item).and_then(|item| item.meeting) else { return };
        let records = self.gathering.records_of(meeting);
        let is = |id: NoteId| records.iter().any(|record| ItemId::of_note(id, *record) == item);
        for note in self.notes().filter(|note| is(note.id)) {
            note.wait(out);
        }
    }

    fn last_place(&self, meeting: MeetingId) -> i64 {
        let items = self.items().filter(|item| self.is_of(meeting, item.meeting));
        items.map(|item| item.order).max().unwrap_or(0).clamp(0, 1 << 40)
    }
}
