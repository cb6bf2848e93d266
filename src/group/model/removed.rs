//! What is left to say of a hidden record: what it was, and whose word.

use crate::replica::{Key, Record, Value};

use crate::group::id::{CheckInId, CommitmentId, MemberId};
use crate::group::model::appreciation::field as appreciation_field;
use crate::group::model::check_in::field as check_in_field;
use crate::group::model::commitment::field as commitment_field;
use crate::group::model::invitation::field as invitation_field;
use crate::group::model::meeting::field as meeting_field;
use crate::group::model::member::field as member_field;
use crate::group::model::note::field as note_field;
use crate::group::model::read::{clean_line, id_in, ids_in};
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
}

impl Removed {
    pub(in crate::group) fn read(key: &Key, record: &Record) -> Self {
        let name = [member_field::NAME, commitment_field::WHAT, meeting_field::TITLE]
            .into_iter()
            .map(|field| clean_line(record.text(field)))
            .find(|words| !words.is_empty());
        let commitment = id_in(record, check_in_field::COMMITMENT).map(CommitmentId::key);
        let check_in = id_in(record, check_in_field::CHECK_IN).map(CheckInId::key);
        let said = [check_in_field::BY, check_in_field::MEMBER, invitation_field::TO].into_iter();
        let named = said.filter_map(|field| id_in(record, field));
        let thanked = ids_in(record, appreciation_field::TO);
        let holders = ids_in(record, commitment_field::HOLDER);
        let companions = record.set(commitment_field::COMPANION).filter(|(_, part)| **part != Value::Null);
        let companions = companions.filter_map(|(id, _)| id.parse().ok());
        Self {
            key: key.clone(),
            name: name.unwrap_or_default(),
            by: id_in(record, check_in_field::BY),
            people: named.chain(thanked).chain(holders).chain(companions).collect(),
            within: check_in.or(commitment),
        }
    }
}

/// Whose word a hidden record is, and to whom alone it was said; `None` for what is the group's, but for what can be
/// made again under the same id: that is nobody's.
pub(in crate::group) fn said_by(key: &Key, record: &Record) -> Option<(Key, Vec<MemberId>)> {
    match RecordKind::of(&key.kind)? {
        RecordKind::Meeting | RecordKind::AgendaItem | RecordKind::Commitment => {
            return Some((key.clone(), Vec::new()));
        }
        RecordKind::Note if record.text(note_field::HOW).is_some() => return None,
        RecordKind::CheckIn
        | RecordKind::Answer
        | RecordKind::Invitation
        | RecordKind::Notice
        | RecordKind::Appreciation
        | RecordKind::Question
        | RecordKind::Reply
        | RecordKind::Note => {}
        RecordKind::Group
        | RecordKind::Member
        | RecordKind::Step
        | RecordKind::Need
        | RecordKind::Agreement
        | RecordKind::Phone => return None,
    }
    let of: Vec<MemberId> = [check_in_field::BY, check_in_field::MEMBER, invitation_field::TO]
        .into_iter()
        .filter_map(|field| id_in(record, field))
        .collect();
    (!of.is_empty()).then(|| (key.clone(), of))
}
