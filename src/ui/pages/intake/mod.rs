//! Bringing in minutes and task lists: paste or open, a question or two, every line, and in.

mod date_and_columns;
mod duplicates;
mod edit;
mod line;
mod line_parts;
mod lines;
mod meetings;
mod paste;
mod pasted;
mod questions;

use std::cell::RefCell;

use leptos::prelude::*;
use uuid::Uuid;

use pasted::PastedForm;

use crate::browser::focus;
use crate::group::{COLOURS, MemberId, SHAPES};
use crate::intake::plan::{Draft, PeopleList, Person, Words};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::{MemberSummary, PageHead};
use crate::ui::route::Route;
use crate::ui::state::{App, app, field};

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Paste,
    Ask,
    Lines,
}

/// What the page makes of the texts; it is kept while one looks something up elsewhere.
#[derive(Clone, Default)]
struct Kept {
    group: Uuid,
    texts: Vec<String>,
    draft: Draft,
    step: Option<Step>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

#[derive(Clone, Copy)]
struct Page {
    app: App,
    step: RwSignal<Step>,
    /// What is pasted, as it is kept.
    form: crate::ui::state::Draft<PastedForm>,
    pasted: Binding<String>,
    texts: StoredValue<Vec<String>>,
    draft: RwSignal<Draft>,
    busy: RwSignal<bool>,
    /// The line that is being mended.
    editing: RwSignal<Option<usize>>,
}

/// The page.
pub fn page() -> AnyView {
    let app = app();
    let group = app.with_untracked(crate::group::Group::id);
    let kept = KEPT.with_borrow(Clone::clone);
    // What was begun in another group names other people.
    let kept = if kept.group == group { kept } else { Kept::default() };
    // What was pasted outlasts the page; how far one had come with it does not.
    let form = app.draft(app.draft_name("minutes"), PastedForm::default());
    let page = Page {
        app,
        step: RwSignal::new(kept.step.unwrap_or(Step::Paste)),
        form,
        pasted: field!(form.pasted),
        texts: StoredValue::new(kept.texts),
        draft: RwSignal::new(kept.draft),
        busy: RwSignal::new(false),
        editing: RwSignal::new(None),
    };
    on_cleanup(move || page.keep(group));
    let t = &text::current().intake;
    let title = move || match page.step.get() {
        Step::Paste => t.title,
        Step::Ask => t.ask_title,
        Step::Lines => t.lines_title,
    };
    let body = move || match page.step.get() {
        Step::Paste => paste::body(page),
        Step::Ask => questions::body(page),
        Step::Lines => lines::body(page),
    };
    view! {
        <PageHead title back=Route::Share/>
        <div class="stack bring">{body}</div>
    }
    .into_any()
}

impl Page {
    fn keep(self, group: Uuid) {
        let kept = (|| {
            Some(Kept {
                group,
                texts: self.texts.try_get_value()?,
                draft: self.draft.try_get_untracked()?,
                step: self.step.try_get_untracked(),
            })
        })();
        if let Some(kept) = kept {
            KEPT.set(kept);
        }
    }

    fn go(self, step: Step) {
        self.step.set(step);
        focus::once_made(|| {
            focus::first(focus::HEADING);
            window().scroll_to_with_x_and_y(0.0, 0.0);
        });
    }

    /// Does something that takes a moment, after the screen has shown that it is being done.
    fn at_work(self, then: impl FnOnce() + 'static) {
        self.busy.set(true);
        request_animation_frame(move || {
            focus::once_made(move || {
                then();
                self.busy.set(false);
            });
        });
    }

    /// Reads the texts, or reads them again with what was said about them.
    fn read(self, again: bool) {
        let draft = self.app.with_untracked(|group| {
            let mut fresh = || self.app.fresh();
            let before = again.then(|| self.draft.get_untracked());
            let today = crate::browser::clock::today();
            self.texts.with_value(|texts| Draft::read(texts, group, today, before.as_ref(), &mut fresh))
        });
        self.draft.set(draft);
    }

    /// Forgets the text: it is in, or another one is to come.
    fn forget(self) {
        self.form.reset();
        self.texts.set_value(Vec::new());
        self.draft.set(Draft::default());
        self.step.set(Step::Paste);
    }
}

/// The words that end up in notes.
fn words() -> Words {
    let t = &text::current().intake;
    Words { everyone: t.for_everyone, between_meetings: t.between_meetings, named: t.named, place: placed }
}

/// People of a meeting's head who are no members, for the meeting's note.
fn placed(place: PeopleList, names: &[String]) -> String {
    (text::current().intake.placed)(place, &text::current().list(names))
}

/// The seat that a new person will have.
fn new_seat(person: &Person) -> MemberSummary {
    let bytes = person.id.0.as_bytes();
    MemberSummary {
        id: person.id,
        name: person.name.clone(),
        colour: bytes[15] % COLOURS,
        shape: bytes[14] % SHAPES,
        away: false,
    }
}

/// The name of a member or of somebody new.
fn name_of(app: App, draft: &Draft, id: MemberId) -> String {
    let person = draft.people.iter().find(|person| person.id == id);
    person.map_or_else(|| app.name_of(id), |person| person.name.clone())
}
