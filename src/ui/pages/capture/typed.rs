//! What is being typed in a sheet, kept at every letter: a phone that was killed has it again.

use crate::ui::prelude::*;

use super::Capture;
use crate::domain::{Day, Decided, MemberId, Note, day};
use crate::ui::state::App;

/// Stands between the parts of what is kept; nobody types it.
const BETWEEN: char = '\u{1f}';

/// What is being typed. Each sheet uses some of it.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    pub what: RwSignal<String>,
    pub why: RwSignal<String>,
    pub concerns: RwSignal<String>,
    pub form: RwSignal<String>,
    pub who: RwSignal<Vec<MemberId>>,
    pub along: RwSignal<Vec<MemberId>>,
    pub by: RwSignal<Vec<MemberId>>,
    pub day: RwSignal<Option<Day>>,
    pub how: RwSignal<Option<usize>>,
}

impl Typed {
    /// What was begun before, or nothing yet.
    pub fn kept(app: App, what: Capture) -> Self {
        let kept = app.note(name(what)).unwrap_or_default();
        let mut parts = kept.split(BETWEEN);
        let mut next = || parts.next().unwrap_or_default();
        let ids = |text: &str| text.split(' ').filter_map(|id| id.parse().ok()).into_vec();
        Self {
            what: RwSignal::new(next().to_owned()),
            why: RwSignal::new(next().to_owned()),
            concerns: RwSignal::new(next().to_owned()),
            form: RwSignal::new(next().to_owned()),
            who: RwSignal::new(ids(next())),
            along: RwSignal::new(ids(next())),
            by: RwSignal::new(match kept.is_empty() {
                true => Vec::from_iter(app.me_now()),
                false => ids(next()),
            }),
            day: RwSignal::new(day::from_text(next())),
            how: RwSignal::new(Some(usize::from(next() == "1"))),
        }
    }

    /// What stands in a note.
    pub fn of(note: &Note) -> Self {
        let words = &note.words;
        Self {
            what: RwSignal::new(words.what.clone()),
            why: RwSignal::new(words.why.clone()),
            concerns: RwSignal::new(words.concerns.clone()),
            form: RwSignal::new(String::new()),
            who: RwSignal::new(words.aside.clone()),
            along: RwSignal::new(Vec::new()),
            by: RwSignal::new(Vec::new()),
            day: RwSignal::new(None),
            how: RwSignal::new(words.how.map(|how| usize::from(how == Decided::Consensus))),
        }
    }

    /// Keeps it; tells whether there is something. Tracked.
    pub fn keep(self, app: App, what: Capture) -> bool {
        let ids = |ids: Vec<MemberId>| ids.iter().map(MemberId::to_string).into_vec().join(" ");
        let mut parts = vec![self.what.get(), self.why.get(), self.concerns.get(), self.form.get()];
        parts.push(ids(self.who.get()));
        parts.push(ids(self.along.get()));
        // Whose word it is and how it was decided stand there from the beginning: they are nothing that was begun.
        let day = self.day.get().map(day::to_text).unwrap_or_default();
        let any = !day.is_empty() || parts.iter().any(|part| !part.trim().is_empty());
        parts.push(ids(self.by.get()));
        parts.push(day);
        parts.push(self.how.get().unwrap_or_default().to_string());
        let between: String = BETWEEN.into();
        app.set_note(name(what), any.then(|| parts.join(&between)).as_deref());
        any
    }
}

/// The name under which it is kept.
fn name(what: Capture) -> &'static str {
    match what {
        Capture::Need => "draft-need",
        Capture::Commitment => "draft-commitment",
        Capture::Decision => "draft-decision",
        Capture::Thanks => "draft-thanks",
        Capture::Note => "draft-note",
        Capture::Later => "draft-later",
        Capture::NextTime => "draft-next-time",
    }
}

/// Whether something was begun and not saved.
pub(super) fn is_begun(app: App, what: Capture) -> bool {
    app.note(name(what)).is_some()
}

/// Lets go of what was kept: it is saved now.
pub(super) fn forget(app: App, what: Capture) {
    app.set_note(name(what), None);
}
