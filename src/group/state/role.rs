//! The group’s roles, and who takes part in which.

use std::collections::BTreeSet;

use crate::group::id::MemberId;
use crate::group::model::meeting::Meeting;
use crate::group::model::role::{ROLES, Role, RolePart};
use crate::group::state::group::Group;

impl Group {
    /// The group's roles: those it began with but for what it took out, then its own.
    pub fn roles(&self) -> Vec<Role> {
        let list = self.meeting_index.role_list();
        let said = |name: &str| list.iter().find(|(word, _)| word == name).map(|(_, visible)| *visible);
        let first = ROLES.iter().filter_map(|(name, visible)| {
            let visible = said(name).unwrap_or(Some(*visible))?;
            Some(Role { name: (*name).to_owned(), visible })
        });
        let own = list.iter().filter(|(word, _)| !ROLES.iter().any(|(name, _)| name == word));
        let own = own.filter_map(|(word, visible)| Some(Role { name: word.clone(), visible: (*visible)? }));
        first.chain(own).collect::<Vec<_>>()
    }

    /// The roles that the group took out: they can be brought back.
    pub fn removed_roles(&self) -> Vec<String> {
        let out = self.meeting_index.role_list().iter().filter(|(_, visible)| visible.is_none());
        out.map(|(word, _)| word.clone()).collect::<Vec<_>>()
    }

    /// Who takes part in a role at the meeting, in the order of the seats, each once. Of two records of one person, or
    /// of two phones that noted one meeting, having the role counts more than learning, teaching or passing it.
    pub fn role_turns(&self, meeting: &Meeting, role: &str) -> Vec<(MemberId, RolePart)> {
        let turns = meeting.turns.iter().filter(|turn| turn.role == role);
        let mut turns =
            Vec::from_iter(BTreeSet::from_iter(turns.map(|turn| (self.resolve(turn.member), turn.part))));
        turns.dedup_by_key(|(member, _)| *member);
        turns.retain(|(member, _)| self.member(*member).is_some());
        turns
    }

    /// All roles in which somebody took part at the meeting, also those that are on the group's list no longer.
    pub fn roles_at(&self, meeting: &Meeting) -> Vec<String> {
        Vec::from_iter(BTreeSet::from_iter(meeting.turns.iter().map(|turn| turn.role.clone())))
    }

    /// Whether the member would rather not take the role.
    pub fn would_rather_not(&self, member: MemberId, role: &str) -> bool {
        self.member(member).is_some_and(|member| member.rather_not.iter().any(|avoided| avoided == role))
    }
}
