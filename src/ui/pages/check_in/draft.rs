//! What has been typed and not yet saved: it is still there when one comes back.

use std::cell::RefCell;

use uuid::Uuid;

use crate::domain::{Day, MemberId};
use crate::sorted::row;

/// A check-in that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Draft {
    /// Which of the four states, by its place; for a general check-in how much one can carry.
    pub choice: Option<usize>,
    /// The word for the group.
    pub word: String,
    /// Whether it asks for a hand.
    pub hand: bool,
    /// The new day, where one is being chosen.
    pub day: Option<Option<Day>>,
    /// Whose word it is.
    pub by: Vec<MemberId>,
    /// Who lets it go, where several do it: 0 one alone, 1 all.
    pub let_go: Option<usize>,
    /// Another page began it and nothing has been typed: it is for one opening alone.
    pub begun: bool,
}

thread_local! {
    static DRAFTS: RefCell<Vec<(Uuid, Draft)>> = RefCell::default();
}

/// What was typed for the commitment or person of this id.
pub fn kept(of: Uuid) -> Option<Draft> {
    DRAFTS.with_borrow(|drafts| drafts.iter().find(|(id, _)| *id == of).map(|(_, draft)| draft.clone()))
}

/// Keeps what is typed.
pub fn keep(of: Uuid, draft: Draft) {
    DRAFTS.with_borrow_mut(|drafts| *row(drafts, of) = draft);
}

/// It was saved.
pub fn forget(of: Uuid) {
    DRAFTS.with_borrow_mut(|drafts| drafts.retain(|(id, _)| *id != of));
}
