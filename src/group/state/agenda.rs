//! The items of an agenda, in order and each once.

use crate::group::id::{ItemId, MeetingId};
use crate::group::model::agenda::Item;
use crate::group::model::note::{Note, NoteKind};
use crate::group::state::group::Group;

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
        let records = self.meeting_index.records_of(meeting);
        records.iter().any(|record| from.carried_into(*record) == item.id).then_some(from)
    }

    /// Whether it was said of an item, at this meeting or one to which it was taken, that it is talked through.
    pub fn is_talked_through(&self, item: &Item) -> bool {
        let records = self.records_through_meetings(item.id);
        records.iter().any(|id| self.item(*id).is_some_and(|item| item.done.is_some()))
    }

    /// Whether the group is through with an item: it was talked through, or what was decided on it is noted, at its own
    /// meeting or at a later one that it was carried over into.
    pub fn is_settled(&self, item: &Item) -> bool {
        let records = self.records_through_meetings(item.id);
        let decides = |note: &Note| note.words.kind == NoteKind::Decision;
        self.is_talked_through(item)
            || self.notes().any(|note| decides(note) && note.item.is_some_and(|of| records.contains(&of)))
    }

    /// Whether an item is on the agenda of another meeting by now.
    pub fn is_carried_over(&self, item: &Item) -> bool {
        let records = self.records_of_item(item.id);
        self.items().any(|other| self.carried_from(other).is_some_and(|from| records.contains(&from)))
    }

    /// The records of an item, and of all that it was carried over into since.
    fn records_through_meetings(&self, id: ItemId) -> Vec<ItemId> {
        let mut records = self.records_of_item(id);
        let mut at = 0;
        while let Some(from) = records.get(at).copied() {
            let into = self.items().filter(|item| item.from == Some(from) && !records.contains(&item.id));
            let into = into.filter(|item| self.carried_from(item).is_some()).map(|item| item.id);
            let into: Vec<ItemId> = into.collect();
            records.extend(into);
            at += 1;
        }
        records
    }

    /// The records that are this item: more than one where it was carried over into two records of one meeting.
    pub(in crate::group) fn records_of_item(&self, id: ItemId) -> Vec<ItemId> {
        let carried = self.item(id).and_then(|item| self.carried_from(item).zip(item.meeting));
        let Some((from, meeting)) = carried else { return vec![id] };
        let all = self
            .items()
            .filter(|other| self.is_of(meeting, other.meeting) && self.carried_from(other) == Some(from));
        all.map(|other| other.id).collect::<Vec<_>>()
    }
}
