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
    let (what, note) = capturing.what.get_untracked();
    let mut form = draft.get_untracked();
    form.what = form.what.trim().to_owned();
    let task = (what == Capture::Commitment).then(|| read_corrected(app, &form.what, &form.who, form.day));
    if !is_complete(what, note, &form, missing) {
        return;
    }
    if let Some(id) = note {
        if edit(app, id, form) {
            draft.forget();
            close(capturing);
        }
        return;
    }
    let said = match what {
        Capture::Commitment => said_yes(app, &form.who),
        what => what.words().said.to_owned(),
    };
    let in_meeting = |command| Command::InMeeting { meeting, command: Box::new(command) };
    let command = match what {
        Capture::Need => in_meeting(say_need(app, form)),
        Capture::Commitment => in_meeting(commit(app, form, task.unwrap_or_default())),
        Capture::Thanks => in_meeting(thank(app, form)),
        Capture::Decision => write_note(app, meeting, NoteKind::Decision, form),
        Capture::Note => write_note(app, meeting, NoteKind::Note, form),
        Capture::Later => write_note(app, meeting, NoteKind::Later, form),
        Capture::NextTime => write_note(app, meeting, NoteKind::NextTime, form),
    };
    if app.execute(command, said) {
        draft.forget();
        capturing.set_begun(what, false);
        capturing.open.set(false);
        if what == Capture::Decision {
            // It is seen where it stands, and the button that was pressed may be gone.
            focus::once_made_by_id(CURRENT_ITEM);
        }
    }
}

/// Says what is missing, and takes the focus there.
fn is_complete(what: Capture, note: Option<NoteId>, form: &CaptureForm, missing: Missing) -> bool {
    let t = text::current();
    let thanks = what == Capture::Thanks;
    let no_what = form.what.is_empty() && (!thanks || form.form.is_empty());
    let no_who = match what {
        Capture::Thanks => form.thanked().is_empty(),
        Capture::Commitment => form.who.is_empty(),
        _ => false,
    };
    let no_by = thanks && form.by.is_empty();
    // Minutes that were brought in may not say how, and are changed all the same.
    let no_how = what == Capture::Decision && note.is_none() && form.how.is_none();
    let hint = if thanks { t.thanks.word_missing } else { t.capture.what_missing };
    missing.what.set(no_what.then(|| hint.to_owned()));
    missing.who.set(no_who);
    missing.by.set(no_by);
    missing.how.set(no_how);
    if no_what || no_who {
        focus::by_id(match (thanks, no_what) {
            (true, true) if !no_who => WORD,
            (false, false) => WHO,
            _ => FIRST,
        });
    } else if no_how {
        focus::by_id(HOW);
    }
    !(no_what || no_who || no_by || no_how)
}

/// Changes a note that is there.
fn edit(app: App, id: NoteId, form: CaptureForm) -> bool {
    let words = app.with_untracked(|group| group.note(id).map(|note| note.words.clone()));
    words.is_some_and(|mut words| {
        fill_in(&mut words, form);
        app.execute(Command::Note(NoteCommand::Edit { id, words }), text::current().capture.edited)
    })
}

fn fill_in(words: &mut NoteWords, form: CaptureForm) {
    words.what = form.what;
    if words.kind == NoteKind::Decision {
        (words.why, words.concerns) = (form.why, form.concerns);
        (words.how, words.aside) = (form.how, form.who);
    }
}

fn write_note(app: App, meeting: MeetingId, kind: NoteKind, form: CaptureForm) -> Command {
    let mut words = NoteWords { kind, ..NoteWords::default() };
    fill_in(&mut words, form);
    let session = app
        .session_untracked()
        .filter(|session| app.with_untracked(|group| group.is_of(meeting, Some(session.meeting))));
    let item = session.and_then(|session| session.item).filter(|_| words.kind != NoteKind::NextTime);
    Command::Note(NoteCommand::Write { id: NoteId(app.fresh()), meeting, item, words, by: None })
}

fn say_need(app: App, form: CaptureForm) -> Command {
    let words = NeedWords { what: form.what, why: form.why, ..NeedWords::default() };
    Command::Need(NeedCommand::Say { id: NeedId(app.fresh()), words, by: app.me_untracked() })
}

fn commit(app: App, form: CaptureForm, task: Read) -> Command {
    let CaptureForm { who: holders, along, day, .. } = form;
    let companions = along.into_iter().filter(|id| !holders.contains(id));
    Command::Commit {
        id: CommitmentId(app.fresh()),
        what: task.what,
        companions: companions.map(|id| (id, Companionship::Alongside)).collect(),
        holders,
        day,
        note: task.note,
        on: None,
    }
}

fn thank(app: App, form: CaptureForm) -> Command {
    Command::Thanks(AppreciationCommand::Thank {
        id: AppreciationId(app.fresh()),
        to: form.thanked(),
        by: form.by.first().copied(),
        form: form.form,
        word: form.what,
        commitment: None,
    })
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
