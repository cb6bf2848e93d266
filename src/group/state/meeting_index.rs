//! What of a group is about meetings: the meetings, their agendas, their notes and the roles; kept in step record by
//! record.

use uuid::Uuid;

use crate::replica::{Key, Record};

use crate::group::id::{ItemId, MeetingId, MemberId, NoteId};
use crate::group::model::agenda::Item;
use crate::group::model::meeting::{Meeting, field};
use crate::group::model::note::Note;
use crate::group::model::role;
use crate::group::model::role::RoleTurn;
use crate::group::model::stack::Waiting;
use crate::group::model::stack::field::{WAIT, WAIT_FOR};
use crate::group::record_kind::RecordKind;
use crate::group::state::same_records::SameRecords;
use crate::group::state::table::Table;

/// The tables of it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(in crate::group) struct MeetingIndex {
    // One row a record; `joined` has, for those that are several records, the whole.
    pub(super) meetings: Table<Meeting>,
    pub(super) joined: Table<Meeting>,
    pub(super) same: SameRecords,
    pub(super) items: Table<Item>,
    pub(super) notes: Table<Note>,
    pub(super) roles: Vec<(String, Option<bool>)>,
}

impl MeetingIndex {
    /// Follows a record of one of these kinds; `None` where it is hidden or gone.
    pub fn take(&mut self, kind: RecordKind, id: Uuid, record: Option<&Record>) {
        match kind {
            RecordKind::Meeting => {
                self.meetings.put(id, record.map(|r| Meeting::read(MeetingId(id), r)));
            }
            RecordKind::AgendaItem => drop(self.items.put(id, record.map(|r| Item::read(ItemId(id), r)))),
            RecordKind::Note => drop(self.notes.put(id, record.map(|r| Note::read(NoteId(id), r)))),
            RecordKind::Group
            | RecordKind::Member
            | RecordKind::Commitment
            | RecordKind::CheckIn
            | RecordKind::Answer
            | RecordKind::Step
            | RecordKind::Phone
            | RecordKind::Need
            | RecordKind::Invitation
            | RecordKind::Notice
            | RecordKind::Appreciation
            | RecordKind::Agreement
            | RecordKind::Question
            | RecordKind::Reply => {}
        }
    }

    /// Follows the group's own record.
    pub fn take_group(&mut self, record: Option<&Record>) {
        self.roles = record.map(role::read_list).unwrap_or_default();
    }

    /// Finds the records that are the same meeting: each set is known by its smallest id, and a link to a record that
    /// is not there counts for nothing.
    pub fn join(&mut self) {
        self.same = SameRecords::read(&self.meetings, |meeting| &meeting.said);
        self.joined.clear();
        for meeting in self.meetings.rows() {
            let root = self.same.root(meeting.id.0);
            if root == meeting.id.0 {
                continue;
            }
            if self.joined.get(root).is_none() {
                self.joined.put(root, self.meetings.get(root).cloned());
            }
            if let Some(whole) = self.joined.get_mut(root) {
                whole.take_in(meeting);
            }
        }
    }

    pub fn resolve(&self, id: MeetingId) -> MeetingId {
        MeetingId(self.same.root(id.0))
    }

    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        let root = self.resolve(id).0;
        self.joined.get(root).or_else(|| self.meetings.get(root))
    }

    /// Each meeting once.
    pub fn each_meeting(&self) -> impl Iterator<Item = &Meeting> {
        let roots = self.meetings.rows().filter(|meeting| self.resolve(meeting.id) == meeting.id);
        roots.filter_map(|meeting| self.meeting(meeting.id))
    }

    /// The records that are this meeting; where there is none the id itself, for it may be made just now.
    pub fn records_of(&self, id: MeetingId) -> Vec<MeetingId> {
        let root = self.resolve(id);
        let mut all: Vec<MeetingId> = self.meetings.ids().map(MeetingId).collect();
        all.retain(|other| self.resolve(*other) == root);
        if all.is_empty() {
            all.push(id);
        }
        all
    }

    pub fn has_ended(&self, record: MeetingId) -> bool {
        self.meetings.get(record.0).is_some_and(|meeting| meeting.ended.is_some())
    }

    /// The fields by which the record says that it was held: when it began and ended, who was there, with which role,
    /// and who waited to speak.
    pub fn fields_of_being_held(&self, record: MeetingId) -> Vec<String> {
        let Some(meeting) = self.meetings.get(record.0) else { return Vec::new() };
        let of = |prefix: &str, who: MemberId| [prefix, &who.to_string()].concat();
        let mut fields = Vec::new();
        if meeting.began.is_some() {
            fields.push(field::BEGAN.to_owned());
        }
        if meeting.ended.is_some() {
            fields.push(field::ENDED.to_owned());
        }
        for (who, _) in &meeting.here {
            fields.push(of(field::HERE, *who));
        }
        for turn in &meeting.turns {
            fields.push(role::turn_field(&turn.role, turn.member));
        }
        for waiting in &meeting.waiting {
            fields.push(of(WAIT, waiting.member));
            fields.push(of(WAIT_FOR, waiting.member));
        }
        fields
    }

    pub fn same(&self) -> &SameRecords {
        &self.same
    }

    pub fn noted_here(&self, record: MeetingId, who: MemberId) -> bool {
        self.meetings.get(record.0).is_some_and(|meeting| meeting.here.iter().any(|(id, _)| *id == who))
    }

    pub fn turns_on(&self, record: MeetingId) -> &[RoleTurn] {
        self.meetings.get(record.0).map_or(&[], |meeting| &meeting.turns)
    }

    pub fn waiting_on(&self, record: MeetingId) -> &[Waiting] {
        self.meetings.get(record.0).map_or(&[], |meeting| &meeting.waiting)
    }

    pub fn role_list(&self) -> &[(String, Option<bool>)] {
        &self.roles
    }

    /// The notes that this member said, but for decisions, which are the group's.
    pub fn words_of(&self, is: impl Fn(Option<MemberId>) -> bool) -> Vec<Key> {
        let theirs = |note: &&Note| is(note.by) && note.words.how.is_none();
        self.notes.rows().filter(theirs).map(|note| note.id.key()).collect::<Vec<_>>()
    }
}
