//! What was erased for good is not to be found in what can be taken back either.

use uuid::Uuid;

use super::super::erased::Erased;
use super::super::import::ImportUndo;
use super::super::key_value::{KeyValue, StoreError};
use super::super::keys;
use super::super::record_text::decode;
use super::super::room::undo_prefix;
use super::super::store::GroupStore;
use super::UndoLog;
use super::entry::{Entry, UndoStep, Undoable};
use crate::replica::Key;

impl Entry {
    /// Notes the words of erased records that this entry holds.
    fn note_words(&self, erased: &mut Erased) {
        let Entry::Step(step) = self else { return };
        match &step.what {
            Undoable::Commands(commands) => {
                for change in commands.iter().flat_map(|written| &written.changes) {
                    if let Some(cell) = &change.before
                        && erased.contains(&change.key)
                    {
                        erased.note_words(&change.field, &cell.value);
                    }
                }
            }
            Undoable::Import(undo) | Undoable::NewGroup(undo, _) => {
                for (key, before, _) in undo.steps() {
                    if erased.contains(key)
                        && let Some(stored) = before.as_deref().and_then(|text| decode(key.id, text))
                    {
                        erased.note(&stored);
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
            Entry::Undone(values) => {
                let mut left = values.clone();
                left.retain(|value| !erased.contains(&value.key));
                return (!left.is_empty()).then_some(Entry::Undone(left));
            }
        };
        let without = |undo: &ImportUndo| {
            let mut left = undo.clone();
            left.forget(&erased.keys().iter().cloned().collect::<Vec<_>>());
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
    fn scrub(&mut self, erased: &Erased, names: &dyn Fn(&Key) -> bool) {
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
        for name in self.kv.keys(&undo_prefix(group))? {
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
