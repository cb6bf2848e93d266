//! Commands on roles.

use crate::replica::Value;

use crate::group::commands::changes::ChangeSet;
use crate::group::id::{MeetingId, MemberId};
use crate::group::model::read::clean_line;
use crate::group::model::role::{LESS_VISIBLE, ROLES, RolePart, VISIBLE, field, turn_field};
use crate::group::name::fold;
use crate::group::state::group::Group;

/// What people do about roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleCommand {
    /// The group's list has this role, seen by all or by few; `None`: no longer.
    List { role: String, visible: Option<bool> },
    /// A member would rather not take it, or would again.
    RatherNot { member: MemberId, role: String, on: bool },
    /// A member takes part in it at a meeting; `None`: no longer.
    Take { meeting: MeetingId, role: String, member: MemberId, part: Option<RolePart> },
}

impl Group {
    pub(in crate::group) fn write_role(&self, command: &RoleCommand, out: &mut ChangeSet) {
        match command {
            RoleCommand::List { role, visible } => {
                let role = clean_line(Some(role));
                // One spelling of a role is enough.
                let known = ROLES.iter().map(|(name, _)| (*name).to_owned());
                let known = known.chain(self.meeting_index.role_list().iter().map(|(word, _)| word.clone()));
                let same = |word: &String| fold(word) == fold(&role);
                let role = { known }.find(same).unwrap_or(role);
                let value = match visible {
                    Some(true) => VISIBLE.into(),
                    Some(false) => LESS_VISIBLE.into(),
                    None => Value::Bool(false),
                };
                if !fold(&role).is_empty() {
                    out.set(&self.key(), [field::ROLE, &role].concat(), value);
                }
            }
            RoleCommand::RatherNot { member, role, on } => {
                for id in self.records_of(*member) {
                    out.set(&id.key(), [field::RATHER_NOT, role].concat(), *on);
                }
            }
            RoleCommand::Take { meeting, role, member, part } => {
                let member = self.resolve(*member);
                let name = |member: MemberId| turn_field(role, member);
                out.set(&self.same_meeting(*meeting).key(), name(member), part.map(RolePart::name));
                // Whatever another record of them or of the meeting said before counts no longer.
                for record in self.meeting_index.records_of(*meeting) {
                    for turn in self.meeting_index.turns_on(record) {
                        let same = turn.role == *role && self.resolve(turn.member) == member;
                        let written = record == self.same_meeting(*meeting) && turn.member == member;
                        if same && !written {
                            out.set(&record.key(), name(turn.member), Value::Null);
                        }
                    }
                }
            }
        }
    }
}
