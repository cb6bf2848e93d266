//! What is left to say of a hidden record: what it was, and whose word.

use crate::replica::{Key, Record, Value};

use crate::group::id::{CheckInId, CommitmentId, MemberId};
use crate::group::model::agenda::field as agenda_field;
use crate::group::model::agreement::field as agreement_field;
use crate::group::model::appreciation::field as appreciation_field;
use crate::group::model::check_in::field as check_in_field;
use crate::group::model::commitment::field as commitment_field;
use crate::group::model::common::field::BY;
use crate::group::model::group::field as group_field;
use crate::group::model::invitation::field as invitation_field;
use crate::group::model::meeting::field as meeting_field;
use crate::group::model::member::field as member_field;
use crate::group::model::need::field as need_field;
use crate::group::model::note::field as note_field;
use crate::group::model::phone::field as phone_field;
use crate::group::model::question::field as question_field;
use crate::group::model::read::{clean_line, id_in, ids_in};
use crate::group::model::strength::field as notice_field;
use crate::group::record_kind::RecordKind;

/// Something that was removed, or that all who made it took back: hidden, and still in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// Its record.
    pub key: Key,
    /// What it is called; empty where it has no name. What somebody said and took back is not told again.
    pub name: String,
    /// Whose word it was.
    pub by: Option<MemberId>,
    /// Whose it was: who said it, to whom, who did it and who helped.
    pub people: Vec<MemberId>,
    /// What it was about: the commitment of a check-in, the check-in of an answer.
    pub within: Option<Key>,
    /// Whoever of these is erased takes it along: who said it, and to whom alone it was said. Empty where it is the group's.
    pub(in crate::group) words_of: Vec<MemberId>,
}

/// What the record of one kind says of itself.
#[derive(Default)]
struct Told {
    /// The field with its name.
    name: Option<&'static str>,
    /// Whether it says whose word it is.
    has_author: bool,
    /// The field with the one to whom it was said, or of whom.
    to: Option<&'static str>,
    /// Others whose it was.
    others: Vec<MemberId>,
    /// What it was about.
    within: Option<Key>,
    /// Whether it is somebody's own words, and goes when they are erased.
    is_words: bool,
}

impl Told {
    /// Kinds share spellings (`what`, `by`, `to`), so each kind names the fields that it has.
    fn read(kind: RecordKind, record: &Record) -> Self {
        let commitment = |field| id_in(record, field).map(CommitmentId::key);
        let authored = Told { has_author: true, ..Told::default() };
        match kind {
            RecordKind::Group => Told { name: Some(group_field::NAME), ..Told::default() },
            RecordKind::Member => Told { name: Some(member_field::NAME), ..Told::default() },
            RecordKind::Agreement => Told { name: Some(agreement_field::WHAT), ..Told::default() },
            RecordKind::Phone => Told { to: Some(phone_field::MEMBER), ..Told::default() },
            RecordKind::Commitment => {
                let mut others: Vec<MemberId> = ids_in(record, commitment_field::HOLDER);
                let companions = record.set(commitment_field::COMPANION);
                let companions = companions.filter(|(_, part)| **part != Value::Null);
                others.extend(companions.filter_map(|(id, _)| id.parse::<MemberId>().ok()));
                Told { name: Some(commitment_field::WHAT), others, ..Told::default() }
            }
            RecordKind::Need => Told { name: Some(need_field::WHAT), ..authored },
            RecordKind::Meeting => Told { name: Some(meeting_field::TITLE), ..authored },
            RecordKind::AgendaItem => {
                let within = commitment(agenda_field::COMMITMENT);
                Told { name: Some(agenda_field::WHAT), within, ..authored }
            }
            RecordKind::Step => {
                let within = commitment(check_in_field::COMMITMENT);
                Told { to: Some(check_in_field::MEMBER), within, ..authored }
            }
            RecordKind::CheckIn => {
                Told { within: commitment(check_in_field::COMMITMENT), is_words: true, ..authored }
            }
            RecordKind::Answer => {
                let within = id_in(record, check_in_field::CHECK_IN).map(CheckInId::key);
                Told { within, is_words: true, ..authored }
            }
            RecordKind::Invitation => {
                let within = commitment(invitation_field::COMMITMENT);
                Told { to: Some(invitation_field::TO), within, is_words: true, ..authored }
            }
            RecordKind::Notice => Told { to: Some(notice_field::MEMBER), is_words: true, ..authored },
            RecordKind::Appreciation => {
                let within = commitment(appreciation_field::COMMITMENT);
                Told { others: ids_in(record, appreciation_field::TO), within, is_words: true, ..authored }
            }
            RecordKind::Question => {
                let others = ids_in(record, question_field::TO);
                Told { name: Some(question_field::WHAT), others, is_words: true, ..authored }
            }
            RecordKind::Reply => Told { is_words: true, ..authored },
            // What the group decided is the group's.
            RecordKind::Note => {
                let is_words = record.text(note_field::HOW).is_none();
                Told { name: Some(note_field::WHAT), is_words, ..authored }
            }
        }
    }
}

impl Removed {
    /// Reads a hidden record. Of a kind that this version does not know only the key can be told.
    pub(in crate::group) fn read(key: &Key, record: &Record) -> Self {
        let told = RecordKind::of(&key.kind).map(|kind| Told::read(kind, record)).unwrap_or_default();
        let by = told.has_author.then(|| id_in(record, BY)).flatten();
        let to = told.to.and_then(|field| id_in(record, field));
        let named: Vec<MemberId> = by.into_iter().chain(to).collect();
        Self {
            key: key.clone(),
            name: told.name.map(|field| clean_line(record.text(field))).unwrap_or_default(),
            by,
            people: named.iter().copied().chain(told.others).collect(),
            within: told.within,
            words_of: if told.is_words { named } else { Vec::new() },
        }
    }
}
