//! Noting things from anywhere in a meeting, in one tap.

mod form;
mod save;
mod typed;

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{MeetingId, NoteId, NoteKind};
use crate::text::{self, capture::Noting};
use crate::ui::components::{LayoutRequest, Sheet, icon, request_layout};
use crate::ui::state::{App, app};

/// What is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capture {
    /// Something the group needs.
    Need,
    /// Something that somebody said yes to.
    Commitment,
    /// A decision.
    Decision,
    /// Thanks.
    Thanks,
    /// A word to remember.
    Note,
    /// For later.
    Later,
    /// For next time; it has no place on the bar, but on the closing stage.
    NextTime,
}

impl Capture {
    /// Those on the bar, with their icons.
    const BAR: [(Capture, &'static str); 6] = [
        (Capture::Need, icon::PLUS),
        (Capture::Commitment, icon::CHECK),
        (Capture::Decision, icon::MEET),
        (Capture::Thanks, icon::HEART),
        (Capture::Note, icon::EDIT),
        (Capture::Later, icon::HISTORY),
    ];

    fn words(self) -> &'static Noting {
        let t = &text::current().capture;
        match self {
            Capture::Need => &t.need,
            Capture::Commitment => &t.commitment,
            Capture::Decision => &t.decision,
            Capture::Thanks => &t.thanks,
            Capture::Note => &t.note,
            Capture::Later => &t.later,
            Capture::NextTime => &t.next_time,
        }
    }

    /// What a note of this sort is edited as.
    fn of(kind: NoteKind) -> Self {
        match kind {
            NoteKind::Decision => Capture::Decision,
            NoteKind::Later => Capture::Later,
            NoteKind::NextTime => Capture::NextTime,
            _ => Capture::Note,
        }
    }
}

/// What is being noted; the bar and the pages of a meeting share it.
#[derive(Clone, Copy)]
struct Capturing {
    open: RwSignal<bool>,
    /// What, and the note that is changed.
    what: RwSignal<(Capture, Option<NoteId>)>,
    /// Those of which something was begun and not saved.
    begun: RwSignal<Vec<Capture>>,
}

impl Capturing {
    fn set_begun(self, what: Capture, begun: bool) {
        self.begun.update(|all| {
            all.retain(|one| *one != what);
            all.extend(begun.then_some(what));
        });
    }
}

/// The current item of the agenda: what is decided on it stands under it.
pub const CURRENT_ITEM: &str = "item-at-hand";

/// The first field of a sheet.
const FIRST: &str = "capture-first";

/// Lets the pages of a meeting open the sheets of [`bar`]; to be called around them.
pub fn provide() {
    provide_context(Capturing {
        open: RwSignal::new(false),
        what: RwSignal::new((Capture::Note, None)),
        begun: RwSignal::new(Vec::new()),
    });
}

/// Opens the sheet for noting this.
pub fn open(what: Capture) {
    begin(what, None);
}

/// Opens the sheet for a task with these words in it, such as what was decided. What was typed before stays.
pub fn open_task(app: App, words: String) {
    typed::preset(app, words);
    open(Capture::Commitment);
}

/// Opens the sheet for changing a note.
pub fn edit(app: App, id: NoteId) {
    let kind = app.with_untracked(|group| group.note(id).map(|note| note.words.kind));
    if let Some(kind) = kind {
        begin(Capture::of(kind), Some(id));
    }
}

fn begin(what: Capture, note: Option<NoteId>) {
    let Some(capturing) = use_context::<Capturing>() else { return };
    capturing.what.set((what, note));
    capturing.open.set(true);
    // The sheet itself takes the focus to its heading first.
    focus::once_made(|| {
        focus::by_id(FIRST);
    });
}

/// One button for each thing that can be noted: in the foot of every stage of a meeting.
pub fn bar() -> AnyView {
    let (app, t) = (app(), &text::current().capture);
    let Some(capturing) = use_context::<Capturing>() else { return ().into_any() };
    for (what, _) in Capture::BAR {
        capturing.set_begun(what, typed::is_begun(app, what));
    }
    let buttons = Capture::BAR.map(|(what, path)| {
        let begun = move || capturing.begun.with(|begun| begun.contains(&what));
        let described = move || begun().then_some(t.begun);
        view! {
            <button
                type="button" class="capture" class:capture-begun=begun aria-description=described
                on:click=move |_| open(what)
            >
                {icon::icon(path)}
                <span>{what.words().short}</span>
            </button>
        }
    });
    request_layout(LayoutRequest::Bar);
    view! {
        <div class="capture-bar" role="group" aria-label=t.title>{buttons.into_iter().collect::<Vec<_>>()}</div>
    }
    .into_any()
}

/// The sheet that they open.
pub fn sheet(id: MeetingId) -> AnyView {
    let t = &text::current().capture;
    let Some(capturing) = use_context::<Capturing>() else { return ().into_any() };
    let title = move || match capturing.what.get() {
        (what, None) => what.words().title,
        (Capture::Decision, Some(_)) => t.edit_decision,
        (_, Some(_)) => t.edit_note,
    };
    view! { <Sheet open=capturing.open title>{form::form(id, capturing)}</Sheet> }.into_any()
}
