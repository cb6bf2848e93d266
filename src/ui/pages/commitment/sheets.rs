//! Which form of the page stands open in its sheet.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::CommitmentId;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Other words, another note.
    Words,
    /// Another day, or none.
    Day,
    /// One holder hands over to another.
    HandOver,
    /// Somebody holds it too.
    Share,
    /// Somebody comes alongside, or to learn.
    Come,
    /// A holder or companion steps out.
    StepOut,
    /// Which strengths help, and whether few see it.
    Describe,
}

/// The sheet of one commitment's page.
#[derive(Clone, Copy)]
pub struct Sheets {
    /// Which commitment.
    pub id: CommitmentId,
    pub(super) open: RwSignal<bool>,
    pub(super) doing: RwSignal<Doing>,
}

impl Sheets {
    /// None is open yet.
    pub fn new(id: CommitmentId) -> Self {
        let open = RwSignal::new(false);
        // Where the button that opened it is gone, hidden in its menu perhaps, the focus would be lost.
        Effect::new(move |was: Option<bool>| {
            let open = open.get();
            if was == Some(true) && !open {
                keep_focus();
            }
            open
        });
        Self { id, open, doing: RwSignal::new(Doing::Words) }
    }

    /// Opens the form.
    pub fn begin(self, doing: Doing) {
        self.doing.set(doing);
        self.open.set(true);
    }

    /// It was kept.
    pub fn end(self) {
        self.open.set(false);
    }
}

/// Where what had the focus is no longer there, the page's heading takes it.
pub fn keep_focus() {
    focus::keep(None);
}
