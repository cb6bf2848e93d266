//! One entry of the undo log, as it is stored: JSON through serde, with the keys and stamps in their own texts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::import::ImportUndo;
use super::super::keys;
use crate::group::RestoredValue;
use crate::replica::file::UnknownKeys;
use crate::replica::{AppliedChanges, Cell, Change, Key, Timestamp, Value, Version};

/// A step that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoStep {
    /// What it did, as a sentence of the language in which it was done. Empty once what it named was erased.
    pub label: String,
    /// What is to be taken back.
    pub what: Undoable,
    /// What commands of its kind are called that are one step where they follow each other; none for a command that is a
    /// step by itself.
    pub(super) run: Option<String>,
    /// The stamps under which taking it back has begun: where the app was killed half-way, the rest of it still can be.
    pub(super) again: Vec<Timestamp>,
}

/// What can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undoable {
    /// One command, or several small ones of a kind: by new edits, so that every copy hears of it. No field is in two
    /// of them.
    Commands(Vec<AppliedChanges>),
    /// A file that was brought in: by a step back on this phone alone.
    Import(ImportUndo),
    /// A file that brought a group onto this phone: by a step back that takes the group away again, to the one that was
    /// open before.
    NewGroup(ImportUndo, Option<Uuid>),
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    Step(UndoStep),
    /// A step that was taken back, and what that gave back: earlier steps know their own values by it.
    Undone(Vec<RestoredValue>),
}

/// The fields of one record that a command changed, each with the value before.
type StoredChanges = (String, Vec<(String, Option<(String, Value)>)>);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stored {
    #[serde(rename = "act")]
    Command {
        label: String,
        stamp: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        again: Vec<String>,
        changes: Vec<StoredChanges>,
        /// The other commands of the step, each with its stamp.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        more: Vec<(String, Vec<StoredChanges>)>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        run: Option<String>,
    },
    Import {
        label: String,
        /// A record, its text before, and the digest of the text that the import left.
        records: Vec<(String, Option<String>, String)>,
        /// The keys at the top of the group's files that were not known before, and since.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unknown: Option<(UnknownKeys, UnknownKeys)>,
        /// Which changes the copy had before; of an earlier version's step nothing is known.
        #[serde(default, skip_serializing_if = "Version::is_empty")]
        version: Version,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        new_group: Option<StoredNewGroup>,
    },
    /// Of each value the record, the field, the stamp under which it was first written and the one under which it was
    /// written again.
    #[serde(rename = "taken_back")]
    Undone(Vec<(String, String, String, String)>),
}

#[derive(Serialize, Deserialize)]
struct StoredNewGroup {
    before: Option<String>,
}

impl UndoStep {
    /// A step that is in no run.
    pub(super) fn new(label: String, what: Undoable) -> Self {
        Self { label, what, run: None, again: Vec::new() }
    }

    pub(super) fn in_run(self, run: Option<&str>) -> Self {
        Self { run: run.map(str::to_owned), ..self }
    }

    /// This step with a further command of its run: of a field that both have written, the later one's stamp and the
    /// value before the earlier one.
    pub(super) fn with(&self, written: &AppliedChanges) -> Option<Self> {
        let Undoable::Commands(commands) = &self.what else { return None };
        let mut written = written.clone();
        let mut commands = commands.clone();
        for change in &mut written.changes {
            for earlier in &mut commands {
                let same = |other: &Change| other.key == change.key && other.field == change.field;
                if let Some(at) = earlier.changes.iter().position(same) {
                    change.before = earlier.changes.remove(at).before;
                }
            }
        }
        commands.retain(|earlier| !earlier.changes.is_empty());
        commands.push(written);
        Some(Self { what: Undoable::Commands(commands), ..self.clone() })
    }
}

impl Entry {
    pub(super) fn to_text(&self) -> String {
        let stored = match self {
            Entry::Step(UndoStep { label, what, run, again }) => match what {
                Undoable::Commands(commands) => {
                    let mut stored = commands
                        .iter()
                        .map(|written| (written.timestamp.to_string(), stored_changes(written)));
                    let (stamp, changes) = stored.next().unwrap_or_default();
                    Stored::Command {
                        label: label.clone(),
                        stamp,
                        again: again.iter().map(ToString::to_string).collect(),
                        changes,
                        more: stored.collect(),
                        run: run.clone(),
                    }
                }
                Undoable::Import(undo) => stored_import(label, undo, None),
                Undoable::NewGroup(undo, before) => {
                    let before = before.map(|id| id.to_string());
                    stored_import(label, undo, Some(StoredNewGroup { before }))
                }
            },
            Entry::Undone(values) => {
                let values = values.iter().map(|value| {
                    let stamps = (value.first.to_string(), value.again.to_string());
                    (key_text(&value.key), value.field.clone(), stamps.0, stamps.1)
                });
                Stored::Undone(values.collect::<Vec<_>>())
            }
        };
        // Nothing in it can fail to be written: texts, numbers and lists.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// Reads an entry; `None` where it is none, or a newer version's.
    pub(super) fn from_text(group: Uuid, text: &str) -> Option<Self> {
        Some(match serde_json::from_str(text).ok()? {
            Stored::Command { label, stamp, again, changes, more, run } => {
                let mut begun = Vec::new();
                for stamp in again {
                    begun.push(stamp.parse().ok()?);
                }
                let mut commands = Vec::new();
                for (stamp, changes) in std::iter::once((stamp, changes)).chain(more) {
                    commands.push(AppliedChanges {
                        timestamp: stamp.parse().ok()?,
                        changes: read_changes(changes)?,
                    });
                }
                Entry::Step(UndoStep { label, what: Undoable::Commands(commands), run, again: begun })
            }
            Stored::Import { label, records, unknown, version, new_group } => {
                let mut steps = Vec::new();
                for (key, before, digest) in records {
                    steps.push((keys::parse_rest(&key)?, before, u64::from_str_radix(&digest, 16).ok()?));
                }
                let undo = ImportUndo::new(group, steps, unknown, version);
                let what = match new_group {
                    Some(new) => {
                        Undoable::NewGroup(undo, new.before.and_then(|before| keys::parse_id(&before)))
                    }
                    None => Undoable::Import(undo),
                };
                Entry::Step(UndoStep { label, what, run: None, again: Vec::new() })
            }
            Stored::Undone(values) => {
                let mut read = Vec::new();
                for (key, field, first, again) in values {
                    let (key, first, again) =
                        (keys::parse_rest(&key)?, first.parse().ok()?, again.parse().ok()?);
                    read.push(RestoredValue { key, field, first, again });
                }
                Entry::Undone(read)
            }
        })
    }

    /// What was given back when it was taken back, or what may have been.
    pub(super) fn restored(&self) -> Vec<RestoredValue> {
        match self {
            Entry::Undone(values) => values.clone(),
            Entry::Step(UndoStep { what: Undoable::Commands(commands), again, .. }) => {
                let changes = || commands.iter().flat_map(|written| &written.changes);
                let of = |again: &Timestamp| {
                    changes().filter_map(|change| change.again(*again)).collect::<Vec<_>>()
                };
                again.iter().flat_map(of).collect()
            }
            Entry::Step(_) => Vec::new(),
        }
    }
}

fn key_text(key: &Key) -> String {
    let mut text = String::new();
    keys::push_rest(&mut text, key);
    text
}

fn stored_changes(written: &AppliedChanges) -> Vec<StoredChanges> {
    let mut changes: Vec<StoredChanges> = Vec::new();
    let mut places: BTreeMap<&Key, usize> = BTreeMap::new();
    for change in &written.changes {
        let before = change.before.as_ref().map(|cell| (cell.timestamp.to_string(), cell.value.clone()));
        let field = (change.field.clone(), before);
        let place = *places.entry(&change.key).or_insert(changes.len());
        match changes.get_mut(place) {
            Some((_, fields)) => fields.push(field),
            None => changes.push((key_text(&change.key), vec![field])),
        }
    }
    changes
}

fn read_changes(stored: Vec<StoredChanges>) -> Option<Vec<Change>> {
    let mut changes = Vec::new();
    for (key, fields) in stored {
        let key = keys::parse_rest(&key)?;
        for (field, before) in fields {
            let before = match before {
                Some((stamp, value)) => Some(Cell { timestamp: stamp.parse().ok()?, value }),
                None => None,
            };
            changes.push(Change { key: key.clone(), field, before });
        }
    }
    Some(changes)
}

fn stored_import(label: &str, undo: &ImportUndo, new_group: Option<StoredNewGroup>) -> Stored {
    let mut records = Vec::new();
    records.extend(
        undo.steps()
            .iter()
            .map(|(key, before, digest)| (key_text(key), before.clone(), format!("{digest:016x}"))),
    );
    Stored::Import {
        label: label.to_owned(),
        records,
        unknown: undo.unknown().cloned(),
        version: undo.version().clone(),
        new_group,
    }
}
