//! What is typed into a form and not saved yet: kept as one types, so that it outlasts a reload and a killed app, until
//! it is saved or cancelled.
//!
//! A draft is kept with what the form showed when it was begun. Where the record under it has changed meanwhile, the
//! person finds what they typed, and in every field that they had not touched what stands there now.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::key_value::{KeyValue, StoreError, units};
use super::keys;
use super::reflections::PRIVATE;
use super::room::put_making_room;

/// The most UTF-16 units of a draft that is stored. A longer one lasts as long as the page: the room on a phone belongs to
/// the groups. Pasted minutes of two years are some 200,000 units.
const MOST: usize = 300_000;

/// Which form of which group a draft belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftName {
    scope: DraftScope,
    form: &'static str,
    of: Vec<Uuid>,
    about: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DraftScope {
    Group(Uuid),
    Private(Uuid),
    Phone,
}

impl DraftName {
    /// A form of a group. It goes when the group is removed from the phone.
    pub fn new(group: Uuid, form: &'static str) -> Self {
        Self { scope: DraftScope::Group(group), form, of: Vec::new(), about: String::new() }
    }

    /// A form whose words are for oneself: they rest beside the reflections, and go with them.
    pub fn private(group: Uuid, form: &'static str) -> Self {
        Self { scope: DraftScope::Private(group), form, of: Vec::new(), about: String::new() }
    }

    /// A form that belongs to no group, such as the one that starts a group.
    pub fn of_phone(form: &'static str) -> Self {
        Self { scope: DraftScope::Phone, form, of: Vec::new(), about: String::new() }
    }

    /// The record that the form is about: each has a draft of its own, which goes when the record is erased.
    #[must_use]
    pub fn of(mut self, record: Uuid) -> Self {
        self.of.push(record);
        self
    }

    /// What the form is about, where it is no record: each has a draft of its own.
    #[must_use]
    pub fn about(mut self, what: &str) -> Self {
        keys::push_kind(&mut self.about, what);
        self
    }

    fn text(&self) -> String {
        let mut text = match self.scope {
            DraftScope::Group(group) => group_prefix(group),
            DraftScope::Private(group) => format!("{PRIVATE}{group}/draft/"),
            DraftScope::Phone => format!("{}draft/", keys::HERE),
        };
        text.push_str(self.form);
        for id in &self.of {
            text.push('/');
            text.push_str(&id.to_string());
        }
        if !self.about.is_empty() {
            text.push('/');
            text.push_str(&self.about);
        }
        text
    }
}

/// `allleaders/1/here/<group>/draft/`
fn group_prefix(group: Uuid) -> String {
    format!("{}{group}/draft/", keys::HERE)
}

/// Whether a draft is stored under this name. Other tabs need not look: each shows what was typed in it.
pub(super) fn is_draft(name: &str) -> bool {
    name.strip_prefix(keys::HERE).is_some_and(|rest| {
        rest.starts_with("draft/") || rest.split_once('/').is_some_and(|(_, rest)| rest.starts_with("draft/"))
    })
}

/// Drafts that the store did not take, by their names: they last as long as the page.
pub(super) type Unkept = Mutex<BTreeMap<String, String>>;

/// What is stored under a draft's name.
#[derive(Serialize, Deserialize)]
struct StoredDraft<B, T> {
    /// What the form showed before anything was typed.
    #[serde(rename = "begun")]
    base: B,
    /// What it showed last.
    typed: T,
}

/// A draft that is opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedDraft<T> {
    /// What was typed, and what stands there now in each field that was not touched.
    pub typed: T,
    /// What the touched fields showed before, and what stands there now in the others: where it is another than what
    /// stands there now, somebody else has changed what is being written over.
    pub base: T,
}

/// The drafts on this phone.
#[derive(Debug)]
pub struct Drafts<'a, K> {
    kv: &'a K,
    unkept: &'a Unkept,
}

impl<'a, K: KeyValue> Drafts<'a, K> {
    pub(super) fn new(kv: &'a K, unkept: &'a Unkept) -> Self {
        Self { kv, unkept }
    }

    /// What was typed into a form that would show `now` if nothing had been; none where nothing was, or where it is
    /// what stands there by now.
    pub fn open<T: Serialize + DeserializeOwned + PartialEq>(
        &self,
        name: &DraftName,
        now: &T,
    ) -> Option<OpenedDraft<T>> {
        let text = self.text(&name.text())?;
        let StoredDraft { base, typed } = serde_json::from_str(&text).ok()?;
        let opened = merge(&base, &typed, now)?;
        (opened.typed != *now).then_some(opened)
    }

    /// Whether something is kept under this name.
    pub fn is_begun(&self, name: &DraftName) -> bool {
        self.text(&name.text()).is_some()
    }

    /// Keeps what is typed into a form that showed `base` first; forgets it where it is the same.
    ///
    /// # Errors
    /// When the store does not take it. It lasts as long as the page then, and typing goes on.
    pub fn keep<T: Serialize + PartialEq>(
        &self,
        name: &DraftName,
        base: &T,
        typed: &T,
    ) -> Result<(), StoreError> {
        if base == typed {
            return self.forget(name);
        }
        let text = serde_json::to_string(&StoredDraft { base, typed })
            .map_err(|error| StoreError::Other(error.to_string()))?;
        let name = name.text();
        let length = units(&text);
        let kept = match length > MOST {
            true => Err(StoreError::Full { needed: length }),
            false => put_making_room(self.kv, &name, &text),
        };
        match kept {
            Ok(()) => self.unkept().remove(&name),
            Err(_) => self.unkept().insert(name, text),
        };
        kept
    }

    /// It was saved, or cancelled.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn forget(&self, name: &DraftName) -> Result<(), StoreError> {
        let name = name.text();
        self.unkept().remove(&name);
        self.kv.remove(&name)
    }

    /// Forgets the drafts of these records: they are erased.
    pub(super) fn forget_of(&self, group: Uuid, records: &[Uuid]) -> Result<(), StoreError> {
        let prefix = group_prefix(group);
        let goes = |name: &str| {
            let ids = name.strip_prefix(&prefix).into_iter().flat_map(|rest| rest.split('/').skip(1));
            ids.filter_map(keys::parse_id).any(|id| records.contains(&id))
        };
        self.unkept().retain(|name, _| !goes(name));
        for name in self.kv.keys(&prefix)?.iter().filter(|name| goes(name)) {
            self.kv.remove(name)?;
        }
        Ok(())
    }

    /// Forgets what lasts as long as the page, of a whole group or of what is private in it. What is stored in the store
    /// goes with all that is stored there under these beginnings.
    pub(super) fn forget_unkept(&self, group: Uuid, private_alone: bool) {
        let (shared, private) = (group_prefix(group), format!("{PRIVATE}{group}/"));
        let goes = |name: &str| name.starts_with(&private) || (!private_alone && name.starts_with(&shared));
        self.unkept().retain(|name, _| !goes(name));
    }

    fn text(&self, name: &str) -> Option<String> {
        let unkept = self.unkept().get(name).cloned();
        unkept.or_else(|| self.kv.get(name).ok().flatten())
    }

    // Nothing panics while it is locked.
    fn unkept(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.unkept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A form over a record that others may have changed since the form was filled: see [`OpenedDraft`]. `base` is what each
/// field showed when it was touched, `now` what the record says now.
///
/// ```
/// use all_leaders::storage::rebase;
/// use serde_json::json;
///
/// let (base, typed) = (json!({ "what": "Hall", "note": "" }), json!({ "what": "Great hall", "note": "" }));
/// let opened = rebase(&base, &typed, &json!({ "what": "Hall", "note": "Ring first" })).unwrap();
/// assert_eq!(opened.typed, json!({ "what": "Great hall", "note": "Ring first" }));
/// assert_eq!(opened.base, json!({ "what": "Hall", "note": "Ring first" }));
/// ```
pub fn rebase<T: Serialize + DeserializeOwned>(base: &T, typed: &T, now: &T) -> Option<OpenedDraft<T>> {
    merge(&serde_json::to_value(base).ok()?, &serde_json::to_value(typed).ok()?, now)
}

/// Field by field. A field that cannot be read any more, such as one of a newer version, shows what is there now, and the
/// others keep their words.
fn merge<T: Serialize + DeserializeOwned>(base: &Value, typed: &Value, now: &T) -> Option<OpenedDraft<T>> {
    let now = serde_json::to_value(now).ok()?;
    // By value, as forms are read elsewhere: reading them by reference as well would compile each form's reader twice.
    let read = |base: &Value, typed: &Value| -> Option<OpenedDraft<T>> {
        let typed = serde_json::from_value(typed.clone()).ok()?;
        Some(OpenedDraft { typed, base: serde_json::from_value(base.clone()).ok()? })
    };
    let (Value::Object(fields), Value::Object(touched)) = (&now, typed) else {
        return read(base, typed);
    };
    let (mut merged_base, mut merged) = (now.clone(), now.clone());
    for (name, value) in touched {
        let before = base.get(name).or(fields.get(name));
        let Some(before) = before.filter(|before| *before != value && fields.contains_key(name)) else {
            continue;
        };
        let (mut with_value, mut with_before) = (merged.clone(), merged_base.clone());
        with_value[name] = value.clone();
        with_before[name] = before.clone();
        if read(&with_before, &with_value).is_some() {
            (merged, merged_base) = (with_value, with_before);
        }
    }
    read(&merged_base, &merged)
}
