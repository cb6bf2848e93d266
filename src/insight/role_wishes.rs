//! What people say of roles: who would like to learn one, who can, who can teach it, who would rather not.

use super::rotation::strength_keys_of_role;
use crate::group::{Group, Member, StrengthKind};

/// What somebody says of a role; several at once may be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleWish {
    /// They would like to learn it.
    Learn,
    /// They can do it.
    Can,
    /// They can teach it.
    Teach,
    /// They would rather not take it.
    RatherNot,
}

impl RoleWish {
    /// All of them.
    pub const ALL: [RoleWish; 4] = [RoleWish::Learn, RoleWish::Can, RoleWish::Teach, RoleWish::RatherNot];

    /// The way of the strength that says it.
    pub fn kind(self) -> Option<StrengthKind> {
        match self {
            RoleWish::Learn => Some(StrengthKind::Learn),
            RoleWish::Can => Some(StrengthKind::Can),
            RoleWish::Teach => Some(StrengthKind::Teach),
            RoleWish::RatherNot => None,
        }
    }
}

/// The member's words of strengths that say this of the role; see [`strength_keys_of_role`].
pub fn wish_words<'a>(
    group: &Group,
    member: &'a Member,
    role: &str,
    wish: RoleWish,
    words: &[&[&str]],
) -> Vec<&'a str> {
    let mut own = member.strengths.iter().filter(|one| Some(one.kind) == wish.kind()).peekable();
    if own.peek().is_none() {
        return Vec::new();
    }
    let meant = strength_keys_of_role(group, role, words);
    own.map(|one| one.word.as_str())
        .filter(|word| meant.contains(&group.strength_key(word)))
        .collect::<Vec<_>>()
}

/// Whether the member says this of the role.
pub fn wishes(group: &Group, member: &Member, role: &str, wish: RoleWish, words: &[&[&str]]) -> bool {
    match wish {
        RoleWish::RatherNot => group.would_rather_not(member.id, role),
        _ => !wish_words(group, member, role, wish, words).is_empty(),
    }
}
