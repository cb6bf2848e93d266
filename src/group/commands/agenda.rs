//! Commands on agendas: adding, ordering, carrying over, ticking off.

use crate::replica::Value;

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::day;
use crate::group::id::{ItemId, MeetingId, NoteId};
use crate::group::model::agenda::{ItemAbout, ItemWords, field};
use crate::group::model::common::field as common_field;
use crate::group::model::common::field::DELETED;
use crate::group::model::common::field::MEETING;
use crate::group::model::creation_marks::field::{CREATED, TAKEN_UP};
use crate::group::model::creation_marks::mark;
use crate::group::record_kind::RecordKind;
use crate::group::state::group::Group;

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

impl Group {
    pub(in crate::group) fn write_agenda(
        &self,
        command: &AgendaCommand,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        match command {
            AgendaCommand::Add { id, meeting, words, about } => {
                self.add_item(*id, *meeting, words, *about, context, out);
            }
            AgendaCommand::Edit { id, words } => self.edit_item(*id, words, out),
            AgendaCommand::Remove(id) => {
                for id in self.records_of_item(*id) {
                    out.set(&id.key(), DELETED, true);
                    self.put_back_for_later(id, out);
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
                    out.set(&id.key(), field::DONE, done.then(|| day::to_text(context.today)));
                }
            }
            AgendaCommand::CarryOver { item, into } => {
                let Some(item) = self.item(*item) else { return };
                let id = item.id.carried_into(self.same_meeting(*into));
                self.put_on(id, *into, item.words.clone(), item.about, context, out);
                out.set(&id.key(), field::FROM, item.id);
            }
            AgendaCommand::TakeNote { note, into } => {
                let Some(note) = self.note(*note) else { return };
                let id = ItemId::of_note(note.id, self.same_meeting(*into));
                let words = ItemWords { what: note.words.what.clone(), by: note.by, ..ItemWords::default() };
                self.put_on(id, *into, words, None, context, out);
                out.set(&note.id.key(), mark(TAKEN_UP, context.device), true);
            }
            AgendaCommand::Discuss { about, into } => {
                let what = match about {
                    ItemAbout::Commitment(id) => {
                        self.commitment(*id).map(|commitment| commitment.what.clone())
                    }
                    ItemAbout::Need(id) => self.need(*id).map(|need| need.words.what.clone()),
                };
                let Some(what) = what else { return };
                let id = ItemId::of_about(*about, self.same_meeting(*into));
                let words = ItemWords { what, ..ItemWords::default() };
                self.put_on(id, *into, words, Some(*about), context, out);
            }
        }
    }

    fn add_item(
        &self,
        id: ItemId,
        meeting: MeetingId,
        words: &ItemWords,
        about: Option<ItemAbout>,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let key = id.key();
        out.set(&key, MEETING, meeting);
        out.set(&key, field::WHAT, words.what.trim());
        out.set(&key, field::SORT, words.kind.name());
        if let Some(minutes) = words.minutes {
            out.set(&key, field::MINUTES, i64::from(minutes));
        }
        match about {
            Some(ItemAbout::Commitment(id)) => out.set(&key, field::COMMITMENT, id),
            Some(ItemAbout::Need(id)) => out.set(&key, field::NEED, id),
            None => {}
        }
        // Several that are added at once keep their order.
        let added = out.edits.iter().filter(|edit| {
            edit.field == field::ORDER && RecordKind::of(&edit.key.kind) == Some(RecordKind::AgendaItem)
        });
        let place = self.last_place(meeting) + 1 + i64::try_from(added.count()).unwrap_or(0);
        out.set(&key, field::ORDER, place);
        out.set(&key, common_field::ON, day::to_text(context.today));
        self.write_by(&key, words.by, context, out);
    }

    fn edit_item(&self, id: ItemId, words: &ItemWords, out: &mut ChangeSet) {
        let Some(old) = self.item(id).map(|item| &item.words) else { return };
        for key in self.records_of_item(id).into_iter().map(ItemId::key) {
            out.reword(&key, field::WHAT, &old.what, &words.what);
            if words.kind != old.kind {
                out.set(&key, field::SORT, words.kind.name());
            }
            // What nobody has said is not written as empty: another may be saying it.
            if words.minutes != old.minutes {
                let minutes = words.minutes.map_or(Value::Null, |minutes| i64::from(minutes).into());
                out.set(&key, field::MINUTES, minutes);
            }
            if words.by != old.by {
                out.set(&key, common_field::BY, words.by);
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
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        if self.removed(&id.key()).is_some() {
            // It was taken off and is there again: not talked about yet, and with nothing that was said of it then.
            for field in [field::DONE, field::MINUTES, common_field::BY, common_field::NOTED_BY] {
                out.set(&id.key(), field, Value::Null);
            }
        }
        self.add_item(id, meeting, &words, about, context, out);
        // It may be hidden from an earlier time.
        out.set(&id.key(), DELETED, false);
        out.set(&id.key(), mark(CREATED, context.device), true);
    }

    /// What was noted for later, and was on an agenda as this item, waits for another time: the item is taken off.
    pub(in crate::group) fn put_back_for_later(&self, item: ItemId, out: &mut ChangeSet) {
        let Some(meeting) = self.item(item).and_then(|item| item.meeting) else { return };
        let records = self.meeting_index.records_of(meeting);
        let is = |id: NoteId| records.iter().any(|record| ItemId::of_note(id, *record) == item);
        for note in self.notes().filter(|note| is(note.id)) {
            note.put_back_for_later(out);
        }
    }

    fn last_place(&self, meeting: MeetingId) -> i64 {
        let items = self.items().filter(|item| self.is_of(meeting, item.meeting));
        items.map(|item| item.order).max().unwrap_or(0).clamp(0, 1 << 40)
    }
}
