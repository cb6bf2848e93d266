//! The group as the screens see it, kept in step with the replica record by record.

mod work;

use uuid::Uuid;

use crate::replica::{Device, Key, Record, Replica, Timestamp};

use crate::group::id::{AnswerId, CheckInId, CommitmentId, MemberId, StepId};
use crate::group::model::check_in::{Answer, CheckIn, Step};
use crate::group::model::commitment::Commitment;
use crate::group::model::creation_marks;
use crate::group::model::group::field;
use crate::group::model::member::Member;
use crate::group::model::phone::Uses;
use crate::group::model::phone::field as phone_field;
use crate::group::model::read::{clean_line, clean_lines, id_in};
use crate::group::model::removed::Removed;
use crate::group::model::same::SamenessAnswers;
use crate::group::model::strength::Strength;
use crate::group::record_kind::RecordKind;
use crate::group::state::collaboration_index::CollaborationIndex;
use crate::group::state::meeting_index::MeetingIndex;
use crate::group::state::same_names::tell_apart;
use crate::group::state::same_records::SameRecords;
use crate::group::state::table::{Links, Table};

/// The people who share one file, and what they carry.
///
/// Hidden and erased records are not in it. Ids of members may be of joined records: [`Group::resolve`]
/// gives the one that stands for the person.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Group {
    id: Uuid,
    name: String,
    purpose: String,
    trusts_folder: bool,
    always_locks: bool,
    sample: bool,
    // One entry a record; `people` holds one a person.
    pub(in crate::group) entries: Table<Entry>,
    people: Table<Member>,
    pub(in crate::group) same: SameRecords,
    commitments: Table<Commitment>,
    check_ins: Table<CheckIn>,
    answers: Table<Answer>,
    steps: Table<Step>,
    pub(in crate::group) collaboration: CollaborationIndex,
    pub(in crate::group) meeting_index: MeetingIndex,
    // What was taken back, or undone, and is still in the file.
    hidden: Hidden,
    // By the phone's number.
    phones: Table<MemberId>,
    of_commitment: Links,
    steps_of: Links,
    answers_of: Links,
    // The check-ins that belong to no commitment, under `EVERYONE`.
    general: Links,
}

/// What was removed, so that it can be named, made again, and erased with the person whose words it holds; and who used a
/// phone when. Groups that differ in them are equal.
#[derive(Clone, Debug, Default)]
struct Hidden {
    removed: Table<Removed>,
    // A need and its commitment share an id, so hidden needs have a table of their own.
    removed_needs: Table<Removed>,
    // By the phone's number: since when who uses it, and who did before.
    uses: Table<Uses>,
}

impl PartialEq for Hidden {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Hidden {}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::group) struct Entry {
    pub(in crate::group) member: Member,
    pub(in crate::group) said: SamenessAnswers,
}

/// Placeholder key: check-ins on no commitment are all indexed under it.
const EVERYONE: Uuid = Uuid::nil();

/// A phone's number as the id under which the table has it.
fn phone(number: u64) -> Uuid {
    Uuid::from_u128(number.into())
}

impl Group {
    /// Reads a whole copy.
    pub fn read(replica: &Replica) -> Self {
        let mut group = Self { id: replica.group(), ..Self::default() };
        for (key, record) in replica.records() {
            group.take(key, Some(record));
        }
        group.join();
        group.meeting_index.join();
        group
    }

    /// Follows a record that was written, merged or taken out.
    pub fn refresh(&mut self, key: &Key, record: Option<&Record>) {
        self.take(key, record);
        if key.kind == RecordKind::Member {
            self.join();
        }
        if key.kind == RecordKind::Meeting {
            self.meeting_index.join();
        }
    }

    fn take(&mut self, key: &Key, record: Option<&Record>) {
        let id = key.id;
        // A need has the id of the commitment that takes it.
        let hidden = record.filter(|r| r.erased().is_none() && creation_marks::is_hidden(r));
        let removed = hidden.map(|r| Removed::read(key, r));
        if key.kind == RecordKind::Need {
            self.hidden.removed_needs.put(id, removed);
        } else {
            self.hidden.removed.put(id, removed);
        }
        let record = record.filter(|r| r.erased().is_none() && !creation_marks::is_hidden(r));
        let Some(kind) = RecordKind::of(&key.kind) else { return };
        match kind {
            RecordKind::Group if id == self.id => self.take_group(record),
            RecordKind::Group => {}
            RecordKind::Member => {
                let entry =
                    |r| Entry { member: Member::read(MemberId(id), r), said: SamenessAnswers::read(r) };
                self.entries.put(id, record.map(entry));
            }
            RecordKind::Commitment => {
                self.commitments.put(id, record.map(|r| Commitment::read(CommitmentId(id), r)));
            }
            RecordKind::CheckIn => self.take_check_in(CheckInId(id), record),
            RecordKind::Answer => {
                let now = record.map(|r| Answer::read(AnswerId(id), r));
                let owner = |answer: &Answer| answer.check_in.map(|id| id.0);
                let after = now.as_ref().and_then(owner);
                let before = self.answers.put(id, now).as_ref().and_then(owner);
                self.answers_of.move_to(id, before, after);
            }
            RecordKind::Step => {
                let now = record.map(|r| Step::read(StepId(id), r));
                let owner = |step: &Step| step.commitment.map(|id| id.0);
                let after = now.as_ref().and_then(owner);
                let before = self.steps.put(id, now).as_ref().and_then(owner);
                self.steps_of.move_to(id, before, after);
            }
            RecordKind::Phone => {
                let number = phone(id.as_u128() as u64);
                self.phones.put(number, record.and_then(|r| id_in(r, phone_field::MEMBER)));
                self.hidden.uses.put(number, record.and_then(Uses::read));
            }
            RecordKind::Need
            | RecordKind::Invitation
            | RecordKind::Notice
            | RecordKind::Appreciation
            | RecordKind::Agreement
            | RecordKind::Question
            | RecordKind::Reply => self.collaboration.take(kind, id, record),
            RecordKind::Meeting | RecordKind::AgendaItem | RecordKind::Note => {
                self.meeting_index.take(kind, id, record);
            }
        }
    }

    fn take_group(&mut self, record: Option<&Record>) {
        self.name = clean_line(record.and_then(|r| r.text(field::NAME)));
        self.purpose = clean_lines(record.and_then(|r| r.text(field::PURPOSE)));
        self.sample = record.is_some_and(|r| r.is(field::SAMPLE));
        self.trusts_folder = record.is_some_and(|r| r.is(field::TRUST_FOLDER));
        self.always_locks = record.is_some_and(|r| r.is(field::ALWAYS_LOCK));
        self.collaboration.take_group(record);
        self.meeting_index.take_group(record);
    }

    fn take_check_in(&mut self, id: CheckInId, record: Option<&Record>) {
        let now = record.map(|r| CheckIn::read(id, r));
        let owner = |check_in: &CheckIn| check_in.commitment.map(|id| id.0);
        let general = |check_in: &CheckIn| check_in.commitment.is_none().then_some(EVERYONE);
        let after = (now.as_ref().and_then(owner), now.as_ref().and_then(general));
        let before = self.check_ins.put(id.0, now);
        self.of_commitment.move_to(id.0, before.as_ref().and_then(owner), after.0);
        self.general.move_to(id.0, before.as_ref().and_then(general), after.1);
    }

    /// Finds the records that are the same person: each joined set is known by its smallest id, and takes
    /// from the others what that one leaves empty.
    fn join(&mut self) {
        self.same = SameRecords::read(&self.entries, |entry| &entry.said);
        self.people.clear();
        for entry in self.entries.rows() {
            let root = MemberId(self.same.root(entry.member.id.0));
            let Some(person) = self.people.get_mut(root.0) else {
                self.people.put(root.0, Some(Member { id: root, ..entry.member.clone() }));
                continue;
            };
            for (own, other) in [
                (&mut person.name, &entry.member.name),
                (&mut person.pronouns, &entry.member.pronouns),
                (&mut person.note, &entry.member.note),
            ] {
                if own.is_empty() {
                    own.clone_from(other);
                }
            }
            person.hand = person.hand.or(entry.member.hand);
            person.strengths.extend(entry.member.strengths.iter().cloned());
            person.rather_not.extend(entry.member.rather_not.iter().cloned());
        }
        tell_apart(&mut self.people);
    }

    /// The id that stands for the person: another record may be the same person.
    pub fn resolve(&self, id: MemberId) -> MemberId {
        MemberId(self.same.root(id.0))
    }

    /// The group's id.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// The name of the group's own record.
    pub fn key(&self) -> Key {
        Key::new(RecordKind::Group, self.id)
    }

    /// The group's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the group is for; may be empty.
    pub fn purpose(&self) -> &str {
        &self.purpose
    }

    /// Whether what comes by a shared folder is brought in without asking.
    pub fn trusts_folder(&self) -> bool {
        self.trusts_folder
    }

    /// Whether everything that is passed on is locked with a passphrase.
    pub fn always_locks(&self) -> bool {
        self.always_locks
    }

    /// Whether it is the invented group to try the app with.
    pub fn is_sample(&self) -> bool {
        self.sample
    }

    /// Everyone, those who left too, in the order of the seats: that in which they were added.
    pub fn members(&self) -> impl DoubleEndedIterator<Item = &Member> {
        self.people.rows()
    }

    /// Those who have a seat in the circle.
    pub fn seats(&self) -> impl DoubleEndedIterator<Item = &Member> {
        self.members().filter(|member| member.has_seat())
    }

    /// The person of this id, or of a record joined to it.
    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.people.get(self.resolve(id).0)
    }

    /// The ids of all the records that are this person.
    pub fn records_of(&self, id: MemberId) -> Vec<MemberId> {
        let root = self.resolve(id);
        self.entries.ids().map(MemberId).filter(|other| self.resolve(*other) == root).collect::<Vec<_>>()
    }

    /// What was removed under this key, of whatever kind, and can come back or be made again; `None` where nothing was.
    pub fn removed(&self, key: &Key) -> Option<&Removed> {
        let table =
            if key.kind == RecordKind::Need { &self.hidden.removed_needs } else { &self.hidden.removed };
        table.get(key.id).filter(|removed| removed.key == *key)
    }

    /// The strengths that are written on each record of the person.
    pub(in crate::group) fn strengths_of_records(
        &self,
        id: MemberId,
    ) -> impl Iterator<Item = (MemberId, &Strength)> {
        let root = self.resolve(id);
        let entries = self.entries.rows().map(|entry| &entry.member);
        let theirs = entries.filter(move |member| self.resolve(member.id) == root);
        theirs.flat_map(|member| member.strengths.iter().map(move |strength| (member.id, strength)))
    }

    /// The member who uses that phone, if they said so.
    pub fn user_of(&self, device: Device) -> Option<&Member> {
        self.member(*self.phones.get(phone(device.0))?)
    }

    /// The member who used that phone when it gave this timestamp; `None` where nobody had said so.
    pub fn user_at(&self, timestamp: Timestamp) -> Option<&Member> {
        let uses = self.hidden.uses.get(phone(timestamp.device().0))?;
        let now = (uses.since, uses.member);
        let said = uses.used.iter().copied().chain([now]).filter(|(since, _)| *since <= timestamp);
        self.member(said.max_by_key(|(since, _)| *since)?.1?)
    }

    /// Who uses that phone, and since when they said so.
    pub(in crate::group) fn use_of(&self, device: Device) -> Option<(Timestamp, Option<MemberId>)> {
        self.hidden.uses.get(phone(device.0)).map(|uses| (uses.since, uses.member))
    }

    /// The ids of everything that this member said, and of what was said to them alone.
    pub(in crate::group) fn words_of(&self, id: MemberId) -> Vec<Key> {
        let id = self.resolve(id);
        let is = |by: Option<MemberId>| by.is_some_and(|by| self.resolve(by) == id);
        let check_ins = self.check_ins.rows().filter(|c| is(c.by)).map(|c| c.id.key());
        let answers = self.answers.rows().filter(|a| is(a.by)).map(|a| a.id.key());
        let removed =
            self.hidden.removed.rows().filter(|removed| removed.words_of.iter().any(|of| is(Some(*of))));
        let removed = removed.map(|removed| removed.key.clone());
        let words = self.collaboration.words_of(is).into_iter().chain(self.meeting_index.words_of(is));
        check_ins.chain(answers).chain(removed).chain(words).collect::<Vec<_>>()
    }
}
