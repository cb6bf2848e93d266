//! A check-in in two taps: the row's *Check in*, and how it goes; a third for a word. A hand or a new day has the page.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{CheckInId, CommitmentId, CommitmentState};
use crate::text;
use crate::ui::components::work::commitment_line::{state_mark, state_words};
use crate::ui::components::work::letting_go::Asked;
use crate::ui::components::{Button, Field, Kind, Sheet, icon};
use crate::ui::forms::check_in::{
    CheckInForm, ask_for_a_hand, draft_name, goes_on_with, let_it_go, saved_words,
};
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, app, field};

/// The check-in of this page; one sheet serves all rows.
#[derive(Clone, Copy)]
pub(super) struct QuickCheckIn {
    open: RwSignal<bool>,
    on: RwSignal<Option<CommitmentId>>,
}

impl QuickCheckIn {
    /// On nothing yet.
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), on: RwSignal::new(None) }
    }

    /// Asks how this one goes.
    pub fn begin(self, id: CommitmentId) {
        self.on.set(Some(id));
        self.open.set(true);
    }

    /// The sheet.
    pub fn sheet(self) -> AnyView {
        let title = text::current().check_in.how;
        view! { <Sheet open=self.open title=title>{move || self.on.get().map(|id| self.states(id))}</Sheet> }
            .into_any()
    }

    fn states(self, id: CommitmentId) -> AnyView {
        let (app, t) = (app(), &text::current().check_in);
        let found = app.with_untracked(|group| {
            group.commitment(id).map(|commitment| (commitment.what.clone(), commitment.day))
        });
        let (what, day) = found.unwrap_or_default();
        // The page's own draft: a word that is begun here goes on there.
        let form = app.draft(draft_name(app, id), CheckInForm::of(app.me_untracked(), day));
        let press = move |state: CommitmentState| {
            if state == CommitmentState::LetGo && is_shared(app, id) {
                // Only me, or all of us? The page asks.
                return let_it_go(app, id);
            }
            // What else was begun on the page and not saved is not said.
            let word = form.with_untracked(|form| form.word.clone());
            let typed = CheckInForm { state: Some(state), word, ..CheckInForm::of(app.me_untracked(), day) };
            let has_word = !typed.details().word.is_empty();
            let goes_on = has_word.then(|| goes_on_with(app, id, &typed)).flatten();
            let said = goes_on.unwrap_or_else(|| CheckInId(app.fresh()));
            let command = typed.command(said, id, day);
            if app.execute(command, saved_words(Some(state), false)) {
                if has_word {
                    form.forget();
                }
                self.open.set(false);
                // The row may be gone, and the button in it.
                focus::keep(None);
            }
        };
        let button = |state: CommitmentState| {
            view! {
                <button type="button" class="btn" on:click=move |_| press(state)>
                    {state_mark(Some(state))}
                    <span>{state_words(state)}</span>
                </button>
            }
        };
        let more = move || navigation::go(Route::CheckIn(Some(id)));
        let ask = move || ask_for_a_hand(app, id);
        view! {
            <p dir="auto"><b>{what}</b></p>
            <Field label=t.word value=field!(form.word) grows=true optional=true most=2000/>
            <div class="quick-states">{CommitmentState::ALL.map(button).into_iter().collect::<Vec<_>>()}</div>
            <p class="muted">{t.let_go_under}</p>
            <div class="actions">
                <Button label=text::current().common.ask_hand kind=Kind::Ghost icon=icon::HAND on_press=ask/>
                <Button label=text::current().common.more kind=Kind::Ghost icon=icon::EDIT on_press=more/>
            </div>
        }
        .into_any()
    }
}

/// Whether others do it too, so that it is to be asked who lets it go.
fn is_shared(app: App, id: CommitmentId) -> bool {
    let me = app.me_untracked();
    me.is_some_and(|who| app.with_untracked(|group| Asked::of(group, id, who, me)).is_some())
}
