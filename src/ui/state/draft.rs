//! What is typed into a form and not saved yet: every form keeps it by a [`Draft`].

use std::any::Any;
use std::cell::RefCell;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use leptos::prelude::*;
use uuid::Uuid;

use crate::group::{Group, MemberId};
use crate::storage::{DraftName, Opened};

use super::App;

thread_local! {
    // What another page chose for a form that it leads to, for one opening.
    static PRESET: RefCell<Option<(DraftName, Box<dyn Any>)>> = const { RefCell::new(None) };
}

type Change<T> = Box<dyn FnOnce(&mut T)>;

/// What a form has to be for its draft: plain data, read back as it was written.
pub trait FormData: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> FormData for T {}

/// The draft of a form that is open: kept with every letter, there again when the form is opened anew, and forgotten
/// when it was saved or cancelled. Leaving keeps it. Forms have it by `form_data!`.
pub struct Draft<T: 'static>(StoredValue<Open<T>>, RwSignal<bool>);

impl<T> Copy for Draft<T> {}

impl<T> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

#[derive(Clone)]
struct Open<T> {
    app: App,
    name: DraftName,
    /// What the form shows when nothing was typed.
    fresh: T,
    /// The same, with what the touched fields showed when they were touched.
    begun: T,
    /// What it showed when it was opened.
    opened: T,
    /// Whether something was kept when it was opened: otherwise what another page chose is no draft yet.
    had: bool,
    stored: bool,
}

impl App {
    /// The draft's name of a form of the open group.
    pub fn draft_name(self, form: &'static str) -> DraftName {
        DraftName::new(self.now(Group::id), form)
    }

    /// The same for a form about this record.
    pub fn draft_name_of(self, form: &'static str, record: Uuid) -> DraftName {
        self.draft_name(form).of(record)
    }

    /// Opens the draft of a form that shows `fresh` where nothing was typed.
    pub fn draft<T: FormData>(self, name: DraftName, fresh: T) -> Draft<T> {
        let kept = self.inside.with_value(|inside| inside.store.drafts().open(&name, &fresh));
        let had = kept.is_some();
        let kept = kept.unwrap_or_else(|| Opened { typed: fresh.clone(), begun: fresh.clone() });
        let Opened { typed, begun } = kept;
        let mut opened = self.without_those_who_are_gone(typed, &fresh);
        let is_for = |preset: &mut Option<(DraftName, Box<dyn Any>)>| {
            let (_, change) = preset.take_if(|(of, _)| *of == name)?;
            change.downcast::<Change<T>>().ok()
        };
        if let Some(change) = PRESET.with_borrow_mut(is_for) {
            change(&mut opened);
        }
        let open = Open { app: self, name, fresh, begun, opened, had, stored: had };
        Draft(StoredValue::new(open), RwSignal::new(had))
    }

    /// Leaves out whoever was chosen and is no member any more: a picker shows only those who are, and what nobody sees is
    /// not to be saved. `fresh` may choose others.
    fn without_those_who_are_gone<T: FormData>(self, typed: T, fresh: &T) -> T {
        let (Ok(Value::Object(mut fields)), Ok(fresh)) =
            (serde_json::to_value(&typed), serde_json::to_value(fresh))
        else {
            return typed;
        };
        let id_of = |value: &Value| value.as_str().and_then(|text| text.parse::<MemberId>().ok());
        for (name, value) in &mut fields {
            if let Value::Array(chosen) = value
                && chosen.iter().all(|one| id_of(one).is_some())
            {
                let shown = fresh.get(name).and_then(Value::as_array);
                chosen.retain(|one| {
                    shown.is_some_and(|shown| shown.contains(one))
                        || id_of(one).is_some_and(|id| self.now(|group| group.member(id).is_some()))
                });
            }
        }
        serde_json::from_value(Value::Object(fields)).unwrap_or(typed)
    }

    /// Has the form of this name open with something chosen already; what was typed into it before stays. It is for the
    /// next opening alone, unless something is typed then.
    pub fn preset<T: FormData>(self, name: DraftName, change: impl FnOnce(&mut T) + 'static) {
        let change: Change<T> = Box::new(change);
        PRESET.set(Some((name, Box::new(change))));
    }

    /// What was typed into a form that is not open; none where nothing was.
    pub fn kept_draft<T: FormData>(self, name: &DraftName, fresh: &T) -> Option<T> {
        self.inside.with_value(|inside| inside.store.drafts().open(name, fresh)).map(|draft| draft.typed)
    }

    /// Keeps what was typed into a form that showed `fresh` and is not open.
    pub fn keep_draft<T: FormData>(self, name: &DraftName, fresh: &T, typed: &T) {
        self.inside.with_value(|inside| {
            // What finds no room lasts as long as the page.
            let _ = inside.store.drafts().keep(name, fresh, typed);
        });
    }

    /// Whether something was typed into this form and not saved.
    pub fn has_draft(self, name: &DraftName) -> bool {
        self.inside.with_value(|inside| inside.store.drafts().is_begun(name))
    }

    /// Lets go of a draft whose form is not open.
    pub fn forget_draft(self, name: &DraftName) {
        self.inside.with_value(|inside| {
            // What cannot be reached is as it is: the person finds a word that they have said already.
            let _ = inside.store.drafts().forget(name);
        });
    }
}

impl<T: FormData> Draft<T> {
    /// What the form begins with.
    pub fn start(self) -> T {
        self.0.with_value(|open| open.opened.clone())
    }

    /// What the form showed before anything was typed: in a touched field what stood there then.
    pub fn begun(self) -> T {
        self.0.with_value(|open| open.begun.clone())
    }

    /// What the form shows when nothing is typed.
    pub fn fresh(self) -> T {
        self.0.with_value(|open| open.fresh.clone())
    }

    /// Somebody else has changed what the form shows, and it follows in the fields that were not touched.
    pub fn goes_on_from(self, begun: T) {
        self.0.update_value(|open| open.begun = begun);
    }

    /// Keeps what the form shows whenever it changes.
    pub fn follow(self, typed: impl Fn() -> T + 'static) {
        Effect::new(move || self.keep(&typed()));
    }

    fn keep(self, typed: &T) {
        let Some(open) = self.0.try_get_value() else { return };
        if open.had || *typed != open.opened {
            open.app.inside.with_value(|inside| {
                // What finds no room lasts as long as the page; typing goes on.
                let _ = inside.store.drafts().keep(&open.name, &open.begun, typed);
            });
            self.0.update_value(|open| open.stored = true);
            self.tell(*typed != open.begun);
        } else if open.stored {
            open.app.forget_draft(&open.name);
            self.0.update_value(|open| open.stored = false);
            self.tell(false);
        }
    }

    fn tell(self, begun: bool) {
        if self.1.get_untracked() != begun {
            self.1.set(begun);
        }
    }

    /// Whether something is typed and kept: there is something to cancel.
    pub fn is_begun(self) -> Signal<bool> {
        self.1.into()
    }

    /// It was saved, or cancelled: nothing of it is kept.
    pub fn end(self) {
        let Some(open) = self.0.try_get_value() else { return };
        open.app.forget_draft(&open.name);
        self.0.update_value(|open| {
            (open.had, open.stored) = (false, false);
            open.begun = open.fresh.clone();
            open.opened = open.fresh.clone();
        });
        self.tell(false);
    }
}

/// The fields of a form: as plain data, which is kept as a draft, and as signals, which are typed into.
///
/// ```ignore
/// form_data! {
///     /// What is typed.
///     struct Typed: Data {
///         what: String,
///         day: Option<Day>,
///     }
/// }
/// // Opens what was typed before, and keeps what is typed from now on:
/// let typed = Typed::open(app, app.draft_name("need"), Data::default());
/// view! { <Field label=t.what value=typed.what/> }
/// // When it was saved or cancelled:
/// typed.end();
/// // The same where the form stays open for the next one:
/// typed.clear();
/// ```
macro_rules! form_data {
    (
        $(#[$doc:meta])*
        $vis:vis struct $typed:ident: $data:ident { $($(#[$about:meta])* $field:ident: $value:ty,)* }
    ) => {
        /// The fields of the form, as they are kept.
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        $vis struct $data {
            $($(#[$about])* pub $field: $value,)*
        }

        $(#[$doc])*
        #[derive(Clone, Copy)]
        $vis struct $typed {
            $($(#[$about])* pub $field: ::leptos::prelude::RwSignal<$value>,)*
            pub draft: $crate::ui::state::Draft<$data>,
        }

        #[allow(dead_code, reason = "each form uses some of them")]
        impl $typed {
            /// Opens what was typed before, over what the form would show, and keeps what is typed from now on.
            $vis fn open(
                app: $crate::ui::state::App,
                name: $crate::storage::DraftName,
                fresh: $data,
            ) -> Self {
                let draft = app.draft(name, fresh);
                let start = draft.start();
                let typed = Self { $($field: ::leptos::prelude::RwSignal::new(start.$field),)* draft };
                draft.follow(move || typed.data());
                typed
            }

            /// What the form shows. Tracked.
            $vis fn data(self) -> $data {
                $data { $($field: self.$field.get(),)* }
            }

            /// Whether something is typed.
            $vis fn is_begun(self) -> ::leptos::prelude::Signal<bool> {
                self.draft.is_begun()
            }

            /// It was saved or cancelled.
            $vis fn end(self) {
                self.draft.end();
            }

            /// The same where the form stays open: it is as it began.
            $vis fn clear(self) {
                self.draft.end();
                let fresh = self.draft.fresh();
                $(self.$field.set(fresh.$field);)*
            }
        }
    };
}

pub(crate) use form_data;
