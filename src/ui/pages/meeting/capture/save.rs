//! What is typed in a sheet becomes acts.

use leptos::prelude::*;

use super::typed::CaptureForm;
use super::{CURRENT_ITEM, Capture, Capturing, FIRST};
use crate::browser::focus;
use crate::group::{
    AppreciationCommand, AppreciationId, Command, CommitmentId, Companionship, MeetingId, NeedCommand,
    NeedId, NeedWords, NoteCommand, NoteId, NoteKind, NoteWords,
};
use crate::text;
use crate::ui::forms::new_commitment::said_yes;
use crate::ui::forms::task_line::{Read, read_corrected};
use crate::ui::state::{App, Draft};

pub(super) const WHO: &str = "capture-who";
pub(super) const WORD: &str = "capture-word";
pub(super) const HOW: &str = "capture-how";

/// What is missing, once one wanted to save.
#[derive(Clone, Copy)]
pub(super) struct Missing {
    pub what: RwSignal<Option<String>>,
    pub who: RwSignal<bool>,
    pub by: RwSignal<bool>,
    pub how: RwSignal<bool>,
}

impl Missing {
    pub fn new() -> Self {
        Self {
            what: RwSignal::new(None),
            who: RwSignal::new(false),
            by: RwSignal::new(false),
            how: RwSignal::new(false),
        }
    }
}

/// Writes it and puts the sheet away; what is missing is said, and takes the focus.
pub(super) fn save(
    app: App,
    meeting: MeetingId,
    capturing: Capturing,
    draft: Draft<CaptureForm>,
    missing: Missing,
) {
    let t = text::current();
    let (what, note) = capturing.what.get_untracked();
    let CaptureForm { what: words, why, concerns, form, who, along, by, day, how } = draft.get_untracked();
    let (words, by) = (words.trim().to_owned(), by.first().copied());
    let task = (what == Capture::Commitment).then(|| read_corrected(app, &words, &who, day));
    let thanks = what == Capture::Thanks;
    let whom: Vec<_> = who.iter().copied().filter(|id| !thanks || Some(*id) != by).collect();
    let no_what = words.is_empty() && (!thanks || form.is_empty());
    let no_who = whom.is_empty() && (thanks || what == Capture::Commitment);
    let hint = if thanks { t.thanks.word_missing } else { t.capture.what_missing };
    missing.what.set(no_what.then(|| hint.to_owned()));
    missing.who.set(no_who);
    missing.by.set(thanks && by.is_none());
    // Minutes that were brought in may not say how, and are changed all the same.
    let no_how = what == Capture::Decision && note.is_none() && how.is_none();
    missing.how.set(no_how);
    if no_what || no_who {
        focus::by_id(match (thanks, no_what) {
            (true, true) if !no_who => WORD,
            (false, false) => WHO,
            _ => FIRST,
        });
        return;
    }
    if no_how {
        focus::by_id(HOW);
        return;
    }
    if thanks && by.is_none() {
        return;
    }
    if let Some(id) = note {
        let Some(mut changed) = app.with_untracked(|group| group.note(id).map(|note| note.words.clone()))
        else {
            return;
        };
        changed.what = words;
        if what == Capture::Decision {
            (changed.why, changed.concerns) = (why, concerns);
            (changed.how, changed.aside) = (how, who);
        }
        if app.execute(Command::Note(NoteCommand::Edit { id, words: changed }), t.capture.edited) {
            draft.forget();
            close(capturing);
        }
        return;
    }
    let said = match what {
        Capture::Commitment => said_yes(app, &who),
        what => t.capture.said[what.place()].to_owned(),
    };
    let command = match what {
        Capture::Need => {
            let words = NeedWords { what: words, why, ..NeedWords::default() };
            Command::Need(NeedCommand::Say { id: NeedId(app.fresh()), words, by: app.me_untracked() })
        }
        Capture::Commitment => {
            let along = along.into_iter().filter(|id| !who.contains(id));
            let Read { what, note, .. } = task.unwrap_or_default();
            Command::Commit {
                id: CommitmentId(app.fresh()),
                what,
                companions: along.map(|id| (id, Companionship::Alongside)).collect(),
                holders: who,
                day,
                note,
                on: None,
            }
        }
        Capture::Thanks => {
            let id = AppreciationId(app.fresh());
            Command::Thanks(AppreciationCommand::Thank {
                id,
                to: whom,
                form,
                word: words,
                by,
                commitment: None,
            })
        }
        Capture::Decision | Capture::Note | Capture::Later | Capture::NextTime => {
            let mut words = NoteWords { what: words, ..NoteWords::default() };
            words.kind = match what {
                Capture::Decision => NoteKind::Decision,
                Capture::Later => NoteKind::Later,
                Capture::NextTime => NoteKind::NextTime,
                _ => NoteKind::Note,
            };
            if what == Capture::Decision {
                (words.why, words.concerns) = (why, concerns);
                (words.how, words.aside) = (how, who);
            }
            let item = app
                .session_untracked()
                .filter(|session| app.with_untracked(|group| group.is_of(meeting, Some(session.meeting))));
            let item = item.and_then(|session| session.item).filter(|_| what != Capture::NextTime);
            Command::Note(NoteCommand::Write { id: NoteId(app.fresh()), meeting, item, words, by: None })
        }
    };
    let command = match command {
        command @ Command::Note(_) => command,
        command => Command::InMeeting { meeting, command: Box::new(command) },
    };
    if app.execute(command, said) {
        draft.forget();
        capturing.begun.update(|all| all[what.place()] = false);
        capturing.open.set(false);
        if what == Capture::Decision {
            // It is seen where it stands, and the button that was pressed may be gone.
            focus::once_made_by_id(CURRENT_ITEM);
        }
    }
}

/// Takes a note back.
pub(super) fn remove(app: App, capturing: Capturing, id: NoteId) {
    if app.execute(Command::Note(NoteCommand::Remove(id)), text::current().capture.removed) {
        close(capturing);
    }
}

/// The button that was pressed may be another one now.
fn close(capturing: Capturing) {
    capturing.open.set(false);
    focus::heading();
}
