//! Roles that rotate: the group's list of them, who took which at a meeting, and who would rather not.

use serde::{Deserialize, Serialize};

use crate::replica::{Record, Value};

use crate::group::id::MemberId;
use crate::group::model::read::clean_line;

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

pub(in crate::group) const VISIBLE: &str = "visible";

pub(in crate::group) const LESS_VISIBLE: &str = "less-visible";

/// A role of the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// One of [`ROLES`], or the group's own word.
    pub name: String,
    /// Whether everybody sees it at work.
    pub visible: bool,
}

/// As what somebody takes part in a role at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
pub(in crate::group) fn read_turns(record: &Record) -> Vec<RoleTurn> {
    let mut turns = Vec::new();
    for (rest, value) in record.set(field::ROLE) {
        let Value::Text(name) = value else { continue };
        let part = RolePart::ALL.into_iter().find(|part| part.name() == name);
        // A role's own word may hold a slash; an id never does.
        let Some((role, member)) = rest.rsplit_once('/') else { continue };
        if let (Some(part), Ok(member)) = (part, member.parse()) {
            turns.push(RoleTurn { role: clean_line(Some(role)), member, part });
        }
    }
    turns
}

/// The roles on the group's record: the word, and `None` where the group took it out.
pub(in crate::group) fn read_list(record: &Record) -> Vec<(String, Option<bool>)> {
    let mut list = Vec::new();
    for (name, value) in record.set(field::ROLE) {
        let visible = match value {
            Value::Text(text) => Some(text != LESS_VISIBLE),
            Value::Bool(false) => None,
            _ => continue,
        };
        list.push((clean_line(Some(name)), visible));
    }
    list
}

/// The roles that a member would rather not take.
pub(in crate::group) fn read_rather_not(record: &Record) -> Vec<String> {
    let said = record.set(field::RATHER_NOT).filter(|(_, value)| **value == Value::Bool(true));
    said.map(|(role, _)| clean_line(Some(role))).collect::<Vec<_>>()
}

/// The field that says what somebody took part in a role as.
pub(in crate::group) fn turn_field(role: &str, member: MemberId) -> String {
    [field::ROLE, role, "/", &member.to_string()].concat()
}
