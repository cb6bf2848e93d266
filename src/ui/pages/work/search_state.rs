//! What was looked for and how far the list was shown, until one comes back from a commitment.

use std::cell::RefCell;

use uuid::Uuid;

use crate::ui::components::PAGE;
use crate::ui::route::WorkTab;

/// How a list was left.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What was looked for.
    pub query: String,
    /// How many lines were shown.
    pub shown: usize,
}

struct Left {
    group: Uuid,
    tab: WorkTab,
    kept: Kept,
}

thread_local! {
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
}

/// How the list of this group was left. What was looked for goes along to the other lists.
pub fn of(group: Uuid, tab: WorkTab) -> Kept {
    LEFT.with_borrow(|left| match left.as_ref().filter(|left| left.group == group) {
        Some(left) => {
            let shown = if left.tab == tab { left.kept.shown } else { PAGE };
            Kept { query: left.kept.query.clone(), shown }
        }
        None => Kept { query: String::new(), shown: PAGE },
    })
}

/// Remembers how the list stands.
pub fn keep(group: Uuid, tab: WorkTab, query: String, shown: usize) {
    let left = Left { group, tab, kept: Kept { query, shown } };
    LEFT.with_borrow_mut(|place| *place = Some(left));
}
