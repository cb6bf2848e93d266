//! Commands on people and phones.

use uuid::Uuid;

use crate::replica::Key;

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::commands::new_seats::choose_seats;
use crate::group::id::MemberId;
use crate::group::model::common::field::DELETED;
use crate::group::model::member::{PRESENCES, Presence, field as member_field};
use crate::group::model::phone::field as phone_field;
use crate::group::record_kind::RecordKind;
use crate::group::state::group::Group;

/// A person to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// A fresh id.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// Their pronouns; may be empty.
    pub pronouns: String,
}

impl Group {
    pub(super) fn add_members(&self, people: &[NewMember], out: &mut ChangeSet) {
        let looks = choose_seats(self.seats(), people.iter().map(|member| member.name.as_str()));
        for (member, (colour, shape)) in people.iter().zip(looks) {
            let key = member.id.key();
            out.set(&key, member_field::NAME, member.name.trim());
            out.say(&key, member_field::PRONOUNS, &member.pronouns);
            out.set(&key, member_field::COLOUR, i64::from(colour));
            out.set(&key, member_field::SHAPE, i64::from(shape));
        }
    }

    pub(super) fn edit_member(
        &self,
        id: MemberId,
        name: &str,
        pronouns: &str,
        note: &str,
        out: &mut ChangeSet,
    ) {
        let Some(member) = self.member(id) else { return };
        for (field, before, text) in [
            (member_field::NAME, &member.name, name),
            (member_field::PRONOUNS, &member.pronouns, pronouns),
            (member_field::NOTE, &member.note, note),
        ] {
            out.reword(&member.id.key(), field, before, text);
            if text.trim().is_empty() && !before.is_empty() {
                // No other record of the person fills it in again.
                for record in self.records_of(member.id) {
                    out.set(&record.key(), field, "");
                }
            }
        }
    }

    pub(super) fn choose_seat(&self, id: MemberId, colour: u8, shape: u8, out: &mut ChangeSet) {
        let key = self.resolve(id).key();
        let member = self.member(id);
        for (field, before, chosen) in [
            (member_field::COLOUR, member.map(|member| member.colour), colour),
            (member_field::SHAPE, member.map(|member| member.shape), shape),
        ] {
            if before != Some(chosen) {
                out.set(&key, field, i64::from(chosen));
            }
        }
    }

    pub(super) fn set_presence(&self, id: MemberId, presence: Presence, out: &mut ChangeSet) {
        let key = self.resolve(id).key();
        let said = self.member(id).map(|member| member.said).unwrap_or_default();
        for ((field, is), was) in PRESENCES.into_iter().zip(said) {
            if was != (presence == is) {
                out.set(&key, field, !was);
            }
        }
    }

    pub(super) fn remove_member(&self, id: MemberId, out: &mut ChangeSet) {
        for id in self.records_of(id) {
            out.set(&id.key(), DELETED, true);
        }
    }

    pub(super) fn erase_member(&self, id: MemberId, out: &mut ChangeSet) {
        out.erase.extend(self.records_of(id).into_iter().map(MemberId::key));
        out.erase.extend(self.words_of(id));
    }

    pub(super) fn use_phone(&self, member: Option<MemberId>, context: &CommandContext, out: &mut ChangeSet) {
        let phone = Key::new(RecordKind::Phone, Uuid::from_u128(u128::from(context.device.0)));
        // What was noted before stays the word of whoever used the phone then.
        if let Some((since, before)) = self.use_of(context.device).filter(|(_, before)| *before != member) {
            out.set(&phone, [phone_field::USED, &since.to_string()].concat(), before);
        }
        out.set(&phone, phone_field::MEMBER, member);
    }
}
