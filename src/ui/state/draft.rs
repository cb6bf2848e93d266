//! What is typed into a form and not saved yet: every form keeps it by a [`Draft`].

use std::ops::Deref;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use leptos::prelude::*;
use leptos::reactive::computed::create_slice;
use uuid::Uuid;

use crate::group::{Group, MemberId};
use crate::storage::{DraftName, OpenedDraft, rebase};
use crate::ui::binding::Binding;

use super::App;

type Change<T> = Box<dyn FnOnce(&mut T)>;

/// What a form has to be for its draft: plain data, read back as it was written.
pub trait FormData: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> FormData for T {}

/// A form that is open, as plain data in a signal: kept with every letter, there again when the form is opened anew, and
/// forgotten when it was saved or cancelled. Leaving keeps it.
///
/// ```ignore
/// #[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
/// #[serde(default)]
/// struct NeedForm {
///     what: String,
///     day: Option<Day>,
/// }
///
/// let form = app.draft(app.draft_name("need"), NeedForm::default());
/// let save = move || {
///     let NeedForm { what, day } = form.get_untracked();
///     // …
///     form.forget();
/// };
/// view! { <Field label=t.what value=field!(form.what)/> }
/// ```
///
/// A form over a record is opened by [`App::draft_over`]. Others may change that record while the form is open: in another
/// tab, by a file, by *Undo*. What the person has not touched follows what is there; what they have typed stays theirs, and
/// [`Draft::conflict`] tells them of the other words before they save, so that nothing is written over unseen.
pub struct Draft<T: Send + Sync + 'static> {
    form: RwSignal<T>,
    /// What the record under the form says now, where there is one.
    now: Option<Memo<Option<T>>>,
    kept: StoredValue<Kept<T>>,
    is_begun: RwSignal<bool>,
}

impl<T: Send + Sync> Copy for Draft<T> {}

impl<T: Send + Sync> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

/// A draft is a signal that is kept.
impl<T: Send + Sync> Deref for Draft<T> {
    type Target = RwSignal<T>;

    fn deref(&self) -> &RwSignal<T> {
        &self.form
    }
}

#[derive(Clone)]
struct Kept<T> {
    app: App,
    name: DraftName,
    /// What the form shows when nothing was typed.
    fresh: T,
    /// The same, with what the touched fields showed when they were touched.
    base: T,
    /// What it showed when it was opened.
    opened: T,
    /// Whether something was kept when it was opened: otherwise what another page chose is no draft yet.
    had: bool,
    stored: bool,
}

impl App {
    /// The draft's name of a form of the open group.
    pub fn draft_name(self, form: &'static str) -> DraftName {
        DraftName::new(self.with_untracked(Group::id), form)
    }

    /// The same for a form about this record.
    pub fn draft_name_of(self, form: &'static str, record: Uuid) -> DraftName {
        self.draft_name(form).of(record)
    }

    /// Opens a form over a record, which `read` reads; none where the record is gone.
    pub fn draft_over<T: FormData>(
        self,
        name: DraftName,
        read: impl Fn(&Group) -> Option<T> + Send + Sync + 'static,
    ) -> Option<Draft<T>> {
        let fresh = self.with_untracked(&read)?;
        let now = Memo::new(move |_| self.with(&read));
        let draft = Draft { now: Some(now), ..self.draft(name, fresh) };
        Effect::new(move || {
            if let Some(now) = now.get() {
                draft.follow(now);
            }
        });
        Some(draft)
    }

    /// Opens a form, with what was typed into it before; it shows `fresh` where nothing was.
    pub fn draft<T: FormData>(self, name: DraftName, fresh: T) -> Draft<T> {
        let kept = self.inside.with_value(|inside| inside.store.drafts().open(&name, &fresh));
        let had = kept.is_some();
        let kept = kept.unwrap_or_else(|| OpenedDraft { typed: fresh.clone(), base: fresh.clone() });
        let OpenedDraft { typed, base } = kept;
        let mut opened = self.without_those_who_are_gone(typed, &fresh);
        let preset = self.preset.try_update_value(|preset| preset.take_if(|(of, _)| *of == name)).flatten();
        if let Some(change) = preset.and_then(|(_, change)| change.downcast::<Change<T>>().ok()) {
            change(&mut opened);
        }
        let form = RwSignal::new(opened.clone());
        let kept = StoredValue::new(Kept { app: self, name, fresh, base, opened, had, stored: had });
        let draft = Draft { form, now: None, kept, is_begun: RwSignal::new(had) };
        Effect::new(move || draft.keep(&form.get()));
        draft
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
                        || id_of(one)
                            .is_some_and(|id| self.with_untracked(|group| group.member(id).is_some()))
                });
            }
        }
        serde_json::from_value(Value::Object(fields)).unwrap_or(typed)
    }

    /// Has the form of this name open with something chosen already; what was typed into it before stays. It is for the
    /// next opening alone, unless something is typed then.
    pub fn preset<T: FormData>(self, name: DraftName, change: impl FnOnce(&mut T) + 'static) {
        let change: Change<T> = Box::new(change);
        self.preset.set_value(Some((name, Box::new(change))));
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
    /// One member of the form, for the field that shows it; by `field!`.
    pub fn field<V: Clone + PartialEq + Send + Sync>(
        self,
        read: impl Fn(&T) -> &V + Copy + Send + Sync + 'static,
        write: impl Fn(&mut T) -> &mut V + Copy + Send + Sync + 'static,
    ) -> Binding<V> {
        create_slice(self.form, move |form| read(form).clone(), move |form, value| *write(form) = value)
            .into()
    }

    /// What the form showed before anything was typed: in a touched field what stood there then.
    pub fn base(self) -> T {
        self.kept.with_value(|kept| kept.base.clone())
    }

    /// Whether what is typed is what the record says already.
    pub fn is_as_kept(self, typed: &T) -> bool {
        self.now.is_some_and(|now| now.with_untracked(|now| now.as_ref() == Some(typed)))
    }

    /// What the record says now of what `read` reads of the form, where the person and somebody else have changed it.
    pub fn conflict<V: Clone + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&T) -> &V + Send + Sync + 'static,
    ) -> Memo<Option<V>> {
        Memo::new(move |_| {
            let now = self.now?.with(|now| now.as_ref().map(|now| read(now).clone()))?;
            let is_touched = self.form.with(|form| {
                self.kept.with_value(|kept| {
                    let (base, typed) = (read(&kept.base), read(form));
                    base != typed && *base != now && *typed != now
                })
            });
            is_touched.then_some(now)
        })
    }

    /// The record has changed: fields that were not touched show what it says now.
    fn follow(self, now: T) {
        let form = self.form.get_untracked();
        let merged = self.kept.with_value(|kept| rebase(&kept.base, &form, &now));
        let Some(OpenedDraft { typed, base }) = merged else { return };
        self.kept.update_value(|kept| {
            if form == kept.opened {
                kept.opened = typed.clone();
            }
            kept.base = base;
            kept.fresh = now;
        });
        if typed != form {
            self.form.set(typed);
        }
    }

    fn keep(self, form: &T) {
        let Some(kept) = self.kept.try_get_value() else { return };
        if kept.had || *form != kept.opened {
            kept.app.inside.with_value(|inside| {
                // What finds no room lasts as long as the page; typing goes on.
                let _ = inside.store.drafts().keep(&kept.name, &kept.base, form);
            });
            self.kept.update_value(|kept| kept.stored = true);
            self.tell(*form != kept.base);
        } else if kept.stored {
            kept.app.forget_draft(&kept.name);
            self.kept.update_value(|kept| kept.stored = false);
            self.tell(false);
        }
    }

    fn tell(self, is_begun: bool) {
        if self.is_begun.get_untracked() != is_begun {
            self.is_begun.set(is_begun);
        }
    }

    /// Whether something is typed and kept: there is something to cancel.
    pub fn is_begun(self) -> Signal<bool> {
        self.is_begun.into()
    }

    /// It was saved, or cancelled, and the form goes: nothing of it is kept.
    pub fn forget(self) {
        let Some(kept) = self.kept.try_get_value() else { return };
        kept.app.forget_draft(&kept.name);
        self.kept.update_value(|kept| {
            (kept.had, kept.stored) = (false, false);
            kept.base = kept.fresh.clone();
            kept.opened = kept.fresh.clone();
        });
        self.tell(false);
    }

    /// The same where the form stays: it shows what it did at first.
    pub fn reset(self) {
        self.forget();
        self.form.set(self.kept.with_value(|kept| kept.fresh.clone()));
    }
}

/// A member of a form, for the field that shows it: `field!(form.what)`. Rust has no name for a member of a struct
/// whatever the struct, so one closure reads it and one writes it.
macro_rules! field {
    ($draft:ident.$member:ident) => {
        $draft.field(|form| &form.$member, |form| &mut form.$member)
    };
}

pub(crate) use field;
