//! What was erased for good: the records, and the words by which they are found elsewhere.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::keys;
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
pub(super) struct Erased {
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

    /// Takes note of the words that are stored of a record that is being erased, and of those that it lost before.
    pub fn note(&mut self, stored: &JournaledRecord) {
        for (field, cell) in stored.record.fields() {
            self.note_words(field, &cell.value);
        }
        for lost in stored.lost() {
            self.note_words(&lost.field, &lost.cell.value);
        }
    }

    pub fn note_words(&mut self, field: &str, value: &Value) {
        if let Value::Text(text) = value
            && QUOTED.contains(&field)
        {
            let words = plain(text);
            // One letter is in every sentence.
            if words.chars().count() > 1 {
                self.words.insert(words);
            }
        }
    }

    /// Whether a sentence quotes what was erased.
    pub fn is_quoted(&self, label: &str) -> bool {
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
