//! Somebody whom the texts name and the group does not know, and what the person said of them.

use crate::group::MemberId;

/// What the person said of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameAnswer {
    /// A new member.
    New,
    /// Not to be added; what they hold keeps their name in its note.
    NotAdded,
    /// Somebody of the group, or another of [`Draft::people`](super::draft::Draft::people).
    Same(MemberId),
    /// No person at all.
    NotAPerson,
}

/// Somebody whom the group does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The id they get if they are added.
    pub id: MemberId,
    /// The name they get.
    pub name: String,
    /// Every spelling that was seen: more than one differ in case, accents or spaces only.
    pub spelled: Vec<String>,
    /// Pronouns that stood behind the name; may be empty.
    pub pronouns: String,
    /// Who they may be: members of the group, and other new people who were named before.
    pub near: Vec<MemberId>,
    /// How many lines they hold.
    pub holds: usize,
    /// Whether a meeting's head names them.
    pub was_there: bool,
    /// What the person said.
    pub answer: NameAnswer,
    /// They said in so many words that it is none of those in `near`: nobody is asked again then.
    pub someone_else: bool,
}
