//! What is written about people.

use crate::collect::PushAll;
use crate::replica::Value;

use super::{Act, Edits};
use crate::domain::group::Group;
use crate::domain::id::MemberId;
use crate::domain::member::{Presence, field as person};

impl Group {
    pub(super) fn write_member(&self, act: &Act, out: &mut Edits) {
        match act {
            Act::AddMembers(people) => {
                for member in people {
                    let key = member.id.key();
                    out.set(&key, person::NAME, member.name.trim());
                    out.say(&key, person::PRONOUNS, &member.pronouns);
                }
            }
            Act::EditMember { id, name, pronouns, note } => {
                let key = self.resolve(*id).key();
                out.set(&key, person::NAME, name.trim());
                out.set(&key, person::PRONOUNS, pronouns.trim());
                out.set(&key, person::NOTE, note.trim());
            }
            Act::ChooseSeat { id, colour, shape } => {
                let key = self.resolve(*id).key();
                out.set(&key, person::COLOUR, i64::from(*colour));
                out.set(&key, person::SHAPE, i64::from(*shape));
            }
            Act::SetPresence { id, presence } => {
                let key = self.resolve(*id).key();
                out.set(&key, person::AWAY, *presence == Presence::Away);
                out.set(&key, person::LEFT, *presence == Presence::Left);
                // Nearly nobody ever is one: the field is written where it says something.
                let was = self.member(*id).is_some_and(|member| member.presence == Presence::Guest);
                if was || *presence == Presence::Guest {
                    out.set(&key, person::GUEST, *presence == Presence::Guest);
                }
            }
            Act::RemoveMember(id) => {
                for id in self.records_of(*id) {
                    out.set(&id.key(), person::DELETED, true);
                }
            }
            Act::JoinMembers(one, other) => {
                let (one, other) = (self.resolve(*one), self.resolve(*other));
                if one != other {
                    out.set(&one.max(other).key(), person::SAME_AS, one.min(other));
                }
            }
            Act::SeparateMembers(id) => {
                for id in self.records_of(*id) {
                    out.set(&id.key(), person::SAME_AS, Value::Null);
                }
            }
            Act::EraseMember(id) => {
                out.erase.push_all(self.records_of(*id).into_iter().map(MemberId::key));
                out.erase.push_all(self.words_of(*id));
            }
            _ => {}
        }
    }
}
