//! What is written about people.

use super::{ChangeSet, Command};
use crate::group::id::MemberId;
use crate::group::member::{PRESENCES, field as person};
use crate::group::state::Group;

impl Group {
    pub(super) fn write_member(&self, act: &Command, out: &mut ChangeSet) {
        match act {
            Command::AddMembers(people) => {
                for member in people {
                    let key = member.id.key();
                    out.set(&key, person::NAME, member.name.trim());
                    out.say(&key, person::PRONOUNS, &member.pronouns);
                }
            }
            Command::EditMember { id, name, pronouns, note } => {
                let Some(member) = self.member(*id) else { return };
                for (field, before, text) in [
                    (person::NAME, &member.name, name),
                    (person::PRONOUNS, &member.pronouns, pronouns),
                    (person::NOTE, &member.note, note),
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
            Command::ChooseSeat { id, colour, shape } => {
                let key = self.resolve(*id).key();
                let seat = self.member(*id).map(|member| [member.colour, member.shape]);
                for (place, (field, chosen)) in
                    [(person::COLOUR, *colour), (person::SHAPE, *shape)].into_iter().enumerate()
                {
                    if seat.is_none_or(|seat| seat[place] != chosen) {
                        out.set(&key, field, i64::from(chosen));
                    }
                }
            }
            Command::SetPresence { id, presence } => {
                let key = self.resolve(*id).key();
                let said = self.member(*id).map(|member| member.said).unwrap_or_default();
                for ((field, is), was) in PRESENCES.into_iter().zip(said) {
                    if was != (*presence == is) {
                        out.set(&key, field, !was);
                    }
                }
            }
            Command::RemoveMember(id) => {
                for id in self.records_of(*id) {
                    out.set(&id.key(), person::DELETED, true);
                }
            }
            Command::JoinMembers(one, other) => self.write_one_person(*one, *other, out),
            Command::SeparateMembers(one, other) => self.write_two_people(*one, *other, out),
            Command::EraseMember(id) => {
                out.erase.extend(self.records_of(*id).into_iter().map(MemberId::key));
                out.erase.extend(self.words_of(*id));
            }
            _ => {}
        }
    }
}
