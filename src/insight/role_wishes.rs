//! What people say of roles: who would like to learn one, who can, who can teach it, who would rather not.

use super::rotation::meant_by;
use crate::group::{Group, Member, StrengthKind};

/// What somebody says of a role; several at once may be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wish {
    /// They would like to learn it.
    Learn,
    /// They can do it.
    Can,
    /// They can teach it.
    Teach,
    /// They would rather not take it.
    RatherNot,
}

impl Wish {
    /// All of them.
    pub const ALL: [Wish; 4] = [Wish::Learn, Wish::Can, Wish::Teach, Wish::RatherNot];

    /// The way of the strength that says it.
    pub fn kind(self) -> Option<StrengthKind> {
        match self {
            Wish::Learn => Some(StrengthKind::Learn),
            Wish::Can => Some(StrengthKind::Can),
            Wish::Teach => Some(StrengthKind::Teach),
            Wish::RatherNot => None,
        }
    }
}

/// The member's words of strengths that say this of the role; see [`meant_by`].
pub fn wish_words<'a>(
    group: &Group,
    member: &'a Member,
    role: &str,
    wish: Wish,
    words: &[&[&str]],
) -> Vec<&'a str> {
    let mut own = member.strengths.iter().filter(|one| Some(one.kind) == wish.kind()).peekable();
    if own.peek().is_none() {
        return Vec::new();
    }
    let meant = meant_by(group, role, words);
    own.map(|one| one.word.as_str())
        .filter(|word| meant.contains(&group.strength_key(word)))
        .collect::<Vec<_>>()
}

/// Whether the member says this of the role.
pub fn wishes(group: &Group, member: &Member, role: &str, wish: Wish, words: &[&[&str]]) -> bool {
    match wish {
        Wish::RatherNot => group.would_rather_not(member.id, role),
        _ => !wish_words(group, member, role, wish, words).is_empty(),
    }
}
