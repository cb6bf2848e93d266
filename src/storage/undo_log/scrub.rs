//! What was erased for good is not to be found in what can be taken back either.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::super::import::ImportUndo;
use super::super::journal::decode;
use super::super::key_value::{KeyValue, StoreError};
use super::super::keys;
use super::super::store::GroupStore;
use super::entry::{Entry, UndoStep, Undoable};
use super::{UndoLog, prefix};
use crate::group::field;
use crate::replica::{JournaledRecord, Key, Value};

/// The fields whose words a step may quote when it says what it did.
const QUOTED: [&str; 6] = [
    field::member::NAME,
    field::member::NOTE,
    field::commitment::WHAT,
    field::check_in::WORD,
    field::need::WHY,
    field::meeting::TITLE,
];

/// What was erased: the records, in their order, and the words that they held.
pub(in crate::storage) struct Erased {
    keys: BTreeSet<Key>,
    ids: BTreeSet<Uuid>,
    words: BTreeSet<String>,
}

impl Erased {
    pub fn new<'a>(keys: impl IntoIterator<Item = &'a Key>) -> Self {
        let mut erased = Self { keys: BTreeSet::new(), ids: BTreeSet::new(), words: BTreeSet::new() };
        for key in keys {
            erased.keys.insert(key.clone());
            erased.ids.insert(key.id);
        }
        erased
    }

    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    pub fn contains(&self, key: &Key) -> bool {
        self.keys.contains(key)
    }

    /// The records.
    pub fn keys(&self) -> &BTreeSet<Key> {
        &self.keys
    }

    /// The ids of the records.
    pub fn ids(&self) -> Vec<Uuid> {
        self.ids.iter().copied().collect::<Vec<_>>()
    }

    /// Takes note of the words that rest of a record that is being erased, and of those that it lost before.
    pub fn note(&mut self, resting: &JournaledRecord) {
        for (field, cell) in resting.record.fields() {
            self.note_words(field, &cell.value);
        }
        for lost in resting.lost() {
            self.note_words(&lost.field, &lost.cell.value);
        }
    }

    fn note_words(&mut self, field: &str, value: &Value) {
        if let Value::Text(text) = value
            && QUOTED.contains(&field)
        {
            let words = plain(text);
            // One letter stands in every sentence.
            if words.chars().count() > 1 {
                self.words.insert(words);
            }
        }
    }

    /// Whether a sentence quotes what was erased.
    fn is_quoted(&self, label: &str) -> bool {
        let label = plain(label);
        self.words.iter().any(|words| label.contains(words))
    }

    /// Whether a text names a record that was erased, as fields of others do by its id.
    pub fn is_named(&self, text: &str) -> bool {
        let mut words = text.split(|c: char| !(c.is_ascii_hexdigit() || c == '-'));
        words.any(|word| keys::parse_id(word).is_some_and(|id| self.ids.contains(&id)))
    }
}

/// Words without what is not seen and without how they are spaced: a sentence shows them so.
fn plain(text: &str) -> String {
    crate::group::name::visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Entry {
    /// Notes the words of erased records that this entry holds.
    fn note_words(&self, erased: &mut Erased) {
        let Entry::Step(step) = self else { return };
        match &step.what {
            Undoable::Commands(commands) => {
                for change in commands.iter().flat_map(|written| &written.changes) {
                    if let Some(cell) = &change.before
                        && erased.keys.contains(&change.key)
                    {
                        erased.note_words(&change.field, &cell.value);
                    }
                }
            }
            Undoable::Import(undo) | Undoable::NewGroup(undo, _) => {
                for (key, before, _) in undo.steps() {
                    if erased.keys.contains(key)
                        && let Some(resting) = before.as_deref().and_then(|text| decode(key.id, text))
                    {
                        erased.note(&resting);
                    }
                }
            }
        }
    }

    /// The entry without what was erased; `None` where nothing is left of it. `names` tells whether a record that it is
    /// about names one that was erased.
    fn without(&self, erased: &Erased, names: &dyn Fn(&Key) -> bool) -> Option<Entry> {
        let step = match self {
            Entry::Step(step) => step,
            Entry::TakenBack(values) => {
                let mut left = values.clone();
                left.retain(|value| !erased.contains(&value.key));
                return (!left.is_empty()).then_some(Entry::TakenBack(left));
            }
        };
        let without = |undo: &ImportUndo| {
            let mut left = undo.clone();
            left.forget(&erased.keys.iter().cloned().collect::<Vec<_>>());
            left
        };
        let mut names_it = erased.is_quoted(&step.label) || erased.is_named(&self.to_text());
        let what = match &step.what {
            Undoable::Commands(commands) => {
                let mut left = commands.clone();
                for written in &mut left {
                    written.changes.retain(|change| !erased.contains(&change.key));
                    names_it |= written.changes.iter().any(|change| names(&change.key));
                }
                left.retain(|written| !written.changes.is_empty());
                Undoable::Commands(left)
            }
            Undoable::Import(undo) => Undoable::Import(without(undo)),
            Undoable::NewGroup(undo, before) => Undoable::NewGroup(without(undo), *before),
        };
        let nothing = match &what {
            Undoable::Commands(commands) => commands.is_empty(),
            Undoable::Import(undo) | Undoable::NewGroup(undo, _) => undo.is_empty(),
        };
        // A file's sentence names who passed it on, not what was in it.
        let keeps_label =
            !names_it || !matches!(what, Undoable::Commands(_)) && !erased.is_quoted(&step.label);
        let label = if keeps_label { step.label.clone() } else { String::new() };
        (!nothing).then(|| Entry::Step(UndoStep { label, what, ..step.clone() }))
    }
}

impl UndoLog {
    /// Drops what was erased from the entries of this tab.
    pub(super) fn scrub(&mut self, erased: &Erased, names: &dyn Fn(&Key) -> bool) {
        let entries = std::mem::take(&mut self.entries);
        for mut logged in entries {
            if let Some(left) = logged.entry.without(erased, names) {
                logged.entry = left;
                self.entries.push(logged);
            }
        }
    }
}

impl<K: KeyValue> GroupStore<K> {
    /// Drops what was erased from what can be taken back, and nothing else: its values, and the sentences that quote it.
    pub(in crate::storage) fn scrub_undo_log(
        &self,
        group: Uuid,
        erased: &mut Erased,
        log: Option<&mut UndoLog>,
    ) -> Result<(), StoreError> {
        let mut all = Vec::new();
        for name in self.kv.keys(&prefix(group))? {
            let Some(text) = self.kv.get(&name)? else { continue };
            match Entry::from_text(group, &text) {
                Some(entry) => all.push((name, text, entry)),
                // What cannot be read may hold it.
                None if erased.is_named(&text) => self.kv.remove(&name)?,
                None => {}
            }
        }
        all.iter().for_each(|(_, _, entry)| entry.note_words(erased));
        if let Some(log) = &log {
            log.entries.iter().for_each(|logged| logged.entry.note_words(erased));
        }
        let names = |key: &Key| {
            let text = self.kv.get(&keys::record_key(group, key)).ok().flatten();
            text.is_some_and(|text| erased.is_named(&text))
        };
        for (name, text, entry) in all {
            match entry.without(erased, &names).map(|left| left.to_text()) {
                Some(left) if left == text => {}
                Some(left) => self.kv.set(&name, &left)?,
                None => self.kv.remove(&name)?,
            }
        }
        if let Some(log) = log {
            log.scrub(erased, &names);
        }
        Ok(())
    }
}

/// The words of records that are being erased, as they rest.
pub(in crate::storage) fn words_at_rest<K: KeyValue>(
    store: &GroupStore<K>,
    group: Uuid,
    erased: &mut Erased,
) -> Result<(), StoreError> {
    let mut found = Vec::new();
    for key in &erased.keys {
        let text = store.kv.get(&keys::record_key(group, key))?;
        found.extend(text.and_then(|text| decode(key.id, &text)));
    }
    found.iter().for_each(|resting| erased.note(resting));
    Ok(())
}
