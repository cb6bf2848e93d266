//! What was looked for on the board, until one comes back from a need.

use std::cell::RefCell;

use uuid::Uuid;

use super::Show;

/// How the board was left.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// What was looked for.
    pub query: String,
    /// Which needs were shown.
    pub show: Show,
}

thread_local! {
    static LEFT: RefCell<Option<(Uuid, Kept)>> = const { RefCell::new(None) };
}

/// How the board of this group was left.
pub fn of(group: Uuid) -> Kept {
    let left = LEFT.with_borrow(|left| left.clone());
    left.filter(|(of, _)| *of == group).map(|(_, kept)| kept).unwrap_or_default()
}

/// Remembers how the board stands.
pub fn keep(group: Uuid, query: String, show: Show) {
    LEFT.with_borrow_mut(|left| *left = Some((group, Kept { query, show })));
}
