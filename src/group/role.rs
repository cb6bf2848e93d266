//! Roles that rotate: the group's list of them, who took which at a meeting, and who would rather not.

use crate::replica::{Record, Value};
use std::collections::BTreeSet;

use super::commands::ChangeSet;
use super::id::{MeetingId, MemberId};
use super::meeting::Meeting;
use super::name::fold;
use super::state::Group;

/// The fields of roles.
pub mod field {
    /// On the group's record: `role/<role>` is `visible`, `less-visible`, or false where the group took it out. On a
    /// meeting's: `role/<role>/<member id>` is as what somebody takes part in it, see [`super::RolePart`]; null for
    /// no longer.
    pub const ROLE: &str = "role/";
    /// Bool on a member's record: they would rather not take the role: `rather_not/<role>`.
    pub const RATHER_NOT: &str = "rather_not/";
}

/// The roles that a group begins with, as they are stored, with whether everybody sees them at work; the texts say
/// them in each language.
pub const ROLES: [(&str, bool); 6] = [
    ("facilitator", true),
    ("note-taker", false),
    ("timekeeper", true),
    ("stack-keeper", true),
    ("vibes-watcher", false),
    ("welcomer", false),
];

const VISIBLE: &str = "visible";
const LESS_VISIBLE: &str = "less-visible";

/// A role of the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// One of [`ROLES`], or the group's own word.
    pub name: String,
    /// Whether everybody sees it at work.
    pub visible: bool,
}

/// As what somebody takes part in a role at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RolePart {
    /// They have it.
    Hold,
    /// They come along to learn it: they shadow.
    Learning,
    /// They are alongside to teach it.
    Teaching,
    /// They were asked, and passed.
    Pass,
}

impl RolePart {
    /// All of them.
    pub const ALL: [RolePart; 4] = [RolePart::Hold, RolePart::Learning, RolePart::Teaching, RolePart::Pass];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            RolePart::Hold => "hold",
            RolePart::Learning => "learning",
            RolePart::Teaching => "teaching",
            RolePart::Pass => "pass",
        }
    }
}

/// Somebody's part in a role at a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleTurn {
    /// The role, as in [`Role::name`].
    pub role: String,
    /// Who.
    pub member: MemberId,
    /// As what.
    pub part: RolePart,
}

/// The parts in roles on a meeting's record.
pub(super) fn read_turns(record: &Record) -> Vec<RoleTurn> {
    let mut turns = Vec::new();
    for (rest, value) in record.set(field::ROLE) {
        let Value::Text(name) = value else { continue };
        let part = RolePart::ALL.into_iter().find(|part| part.name() == name);
        // A role's own word may hold a slash; an id never does.
        let Some((role, member)) = rest.rsplit_once('/') else { continue };
        if let (Some(part), Ok(member)) = (part, member.parse()) {
            turns.push(RoleTurn { role: super::shown(Some(role)), member, part });
        }
    }
    turns
}

/// The roles on the group's record: the word, and `None` where the group took it out.
pub(super) fn read_list(record: &Record) -> Vec<(String, Option<bool>)> {
    let mut list = Vec::new();
    for (name, value) in record.set(field::ROLE) {
        let visible = match value {
            Value::Text(text) => Some(text != LESS_VISIBLE),
            Value::Bool(false) => None,
            _ => continue,
        };
        list.push((super::shown(Some(name)), visible));
    }
    list
}

/// The roles that a member would rather not take.
pub(super) fn read_rather_not(record: &Record) -> Vec<String> {
    let said = record.set(field::RATHER_NOT).filter(|(_, value)| **value == Value::Bool(true));
    said.map(|(role, _)| super::shown(Some(role))).collect::<Vec<_>>()
}

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

/// The field that says what somebody took part in a role as.
pub(super) fn turn_field(role: &str, member: MemberId) -> String {
    [field::ROLE, role, "/", &member.to_string()].concat()
}

impl Group {
    /// The group's roles: those it began with but for what it took out, then its own.
    pub fn roles(&self) -> Vec<Role> {
        let list = self.gathering.role_list();
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
    pub fn roles_out(&self) -> Vec<String> {
        let out = self.gathering.role_list().iter().filter(|(_, visible)| visible.is_none());
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
        self.member(member).is_some_and(|member| member.rather_not.iter().any(|one| one == role))
    }

    pub(super) fn write_role(&self, act: &RoleCommand, out: &mut ChangeSet) {
        match act {
            RoleCommand::List { role, visible } => {
                let role = super::shown(Some(role));
                // One spelling of a role is enough.
                let known = ROLES.iter().map(|(name, _)| (*name).to_owned());
                let known = known.chain(self.gathering.role_list().iter().map(|(word, _)| word.clone()));
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
                for record in self.gathering.records_of(*meeting) {
                    for turn in self.gathering.turns_on(record) {
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
