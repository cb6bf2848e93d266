//! What is being typed in a sheet, and what is kept of it.

use serde::{Deserialize, Serialize};

use crate::group::{Day, DecisionMethod, MemberId, Note, NoteId, day};
use crate::session::Stage;
use crate::storage::DraftName;
use crate::ui::forms::task_line::TaskLine;
use crate::ui::state::{App, Draft, field};

use super::Capture;

/// What is being typed. Each sheet uses some of it.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct CaptureForm {
    pub what: String,
    pub why: String,
    pub concerns: String,
    pub form: String,
    pub who: Vec<MemberId>,
    pub along: Vec<MemberId>,
    pub by: Vec<MemberId>,
    pub day: Option<Day>,
    pub how: Option<DecisionMethod>,
}

impl CaptureForm {
    /// Nothing is typed yet.
    fn fresh(app: App, what: Capture) -> Self {
        Self {
            // Whoever has the floor speaks; nobody but they thanks, unless somebody else is chosen.
            by: has_floor(app).or(app.me_untracked()).into_iter().collect(),
            who: has_floor(app).filter(|_| what == Capture::Commitment).into_iter().collect(),
            ..Self::default()
        }
    }

    /// What stands in a note.
    fn of(note: &Note) -> Self {
        let words = &note.words;
        Self {
            what: words.what.clone(),
            why: words.why.clone(),
            concerns: words.concerns.clone(),
            who: words.aside.clone(),
            how: words.how,
            ..Self::default()
        }
    }

    /// Who is thanked: nobody thanks themselves.
    pub fn thanked(&self) -> Vec<MemberId> {
        let by = self.by.first();
        self.who.iter().filter(|id| Some(*id) != by).copied().collect()
    }
}

/// Whoever has the floor: who says yes, until somebody else is named or chosen.
fn has_floor(app: App) -> Option<MemberId> {
    app.session_untracked().and_then(|session| match session.stage {
        Stage::Round => session.round.and_then(|round| round.at),
        _ => session.voices.speaking.map(|(who, _)| who),
    })
}

/// The line of the sheet for a task, whose words name who and when.
pub(super) fn task_line(app: App, form: Draft<CaptureForm>) -> TaskLine {
    let (what, holders, day) = (field!(form.what), field!(form.who), field!(form.day));
    TaskLine { what, holders, day, presumed: has_floor(app) }
}

/// Opens the form: what was begun before of the note, or of something new, or nothing yet.
pub(super) fn open(app: App, what: Capture, note: Option<NoteId>) -> Draft<CaptureForm> {
    let over_note = note.and_then(|id| {
        app.draft_over(app.draft_name_of("note", id.0), move |group| group.note(id).map(CaptureForm::of))
    });
    over_note.unwrap_or_else(|| {
        take_over_old_draft(app, what);
        app.draft(name(app, what), CaptureForm::fresh(app, what))
    })
}

/// Has the sheet for a task open with these words, unless something was typed into it before.
pub(super) fn preset(app: App, words: String) {
    app.preset(name(app, Capture::Commitment), move |form: &mut CaptureForm| {
        if form.what.is_empty() {
            form.what = words;
            // Whoever spoke last did not say yes by that.
            form.who.clear();
        }
    });
}

fn name(app: App, what: Capture) -> DraftName {
    app.draft_name("capture").about(word(what))
}

fn word(what: Capture) -> &'static str {
    match what {
        Capture::Need => "need",
        Capture::Commitment => "commitment",
        Capture::Decision => "decision",
        Capture::Thanks => "thanks",
        Capture::Note => "note",
        Capture::Later => "later",
        Capture::NextTime => "next-time",
    }
}

/// Whether something was begun and not saved.
pub(super) fn is_begun(app: App, what: Capture) -> bool {
    app.has_draft(&name(app, what)) || app.ui_state(&["draft-", word(what)].concat()).is_some()
}

/// Takes over what was typed with an earlier version of the app: the fields in a row.
fn take_over_old_draft(app: App, what: Capture) {
    let note = ["draft-", word(what)].concat();
    let Some(old) = app.ui_state(&note) else { return };
    let mut parts = old.split('\u{1f}');
    let mut next = || parts.next().unwrap_or_default();
    let ids = |text: &str| text.split(' ').filter_map(|id| id.parse().ok()).collect::<Vec<_>>();
    let typed = CaptureForm {
        what: next().to_owned(),
        why: next().to_owned(),
        concerns: next().to_owned(),
        form: next().to_owned(),
        who: ids(next()),
        along: ids(next()),
        by: ids(next()),
        day: day::from_text(next()),
        // The other one stood there chosen, and perhaps nobody had said so.
        how: (next() == "1").then_some(DecisionMethod::Consensus),
    };
    app.keep_draft(&name(app, what), &CaptureForm::fresh(app, what), &typed);
    app.set_ui_state(&note, None);
}
