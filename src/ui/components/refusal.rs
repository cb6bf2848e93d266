//! What went wrong, said where it was tried.

use leptos::prelude::*;

use super::fresh_id;
use crate::browser::{focus, scroll};
use crate::text;
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// What a form or a page says of what is missing or went wrong: seen beside what was pressed, and heard.
#[component]
pub fn FormError<W: Into<String> + 'static>(
    /// The sentence; none while all is well.
    error: impl Fn() -> Option<W> + Send + Sync + 'static,
) -> AnyView {
    error_line(Signal::derive(move || error().map(Into::into)))
}

fn error_line(error: Signal<Option<String>>) -> AnyView {
    view! {
        <p class="error" role="alert" dir="auto" hidden=move || error.with(Option::is_none)>
            {move || error.get()}
        </p>
    }
    .into_any()
}

/// That what was pressed last could not be kept.
#[derive(Clone, Copy)]
pub(super) struct Refusal {
    app: App,
    /// The sentence.
    pub(super) says: RwSignal<Option<String>>,
    /// Whether a button has a place for it.
    shown: StoredValue<bool>,
    id: StoredValue<String>,
}

impl Refusal {
    pub(super) fn new() -> Self {
        let id = StoredValue::new(fresh_id("refusal"));
        Self { app: app(), says: RwSignal::new(None), shown: StoredValue::new(false), id }
    }

    /// Does what was pressed; tells, in its own place, when that could not be kept.
    pub(super) fn watch(self, press: impl FnOnce()) {
        let refusals = || untrack(|| self.app.refusals());
        let before = refusals();
        press();
        // What was pressed may have taken its own place away.
        if self.says.try_get_untracked().is_none() {
            return;
        }
        if refusals() == before {
            if self.says.with_untracked(Option::is_some) {
                self.says.set(None);
            }
            return;
        }
        // It is said here and not a second time in passing.
        self.app.toasts.set(Vec::new());
        self.says.set(Some(self.app.not_saved()));
        // After whatever else the press has asked the focus for.
        let id = self.id.get_value();
        focus::once_made(move || scroll::into_sight(&id));
    }

    /// Where it is said: once a form.
    pub(super) fn place(self) -> AnyView {
        if self.shown.get_value() {
            return ().into_any();
        }
        self.shown.set_value(true);
        let t = &text::current().shell;
        view! {
            <div
                id=self.id.get_value() class="error form-refusal" role="alert"
                hidden=move || self.says.with(Option::is_none)
            >
                {move || self.says.get().map(|says| view! {
                    <p>{says}</p>
                    <a class="more-link" href=Route::Settings.hash()>{t.settings}</a>
                })}
            </div>
        }
        .into_any()
    }
}
