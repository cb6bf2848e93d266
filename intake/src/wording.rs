//! Recognising an item that was carried over from an earlier meeting.
//!
//! Real groups carry things over in the same words three times out of four, and otherwise with a date moved, a slip
//! of the pen mended or a remark added at the end.

use crate::name::{Nearness, fold, fold_words};

/// The words of a text, prepared once for being compared with many.
///
/// ```
/// use all_leaders_intake::name::Nearness;
/// use all_leaders_intake::Wording;
/// let before = Wording::new("Keiko to give the town hall update on 5th March");
/// let again = Wording::new("keiko to give the Town Hall update, on 5th March.");
/// let moved = Wording::new("Keiko to give the town hall update on 26th March");
/// let other = Wording::new("Keiko to give the town keys to Ana in March");
/// assert_eq!(before.likeness(&again), Some(Nearness::Same));
/// assert_eq!(before.likeness(&moved), Some(Nearness::Close));
/// assert_eq!(before.likeness(&other), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    key: String,
    /// Each once, at most [`MOST`].
    words: Vec<String>,
}

/// Fewer words than these say too little to be recognised in other words.
const ENOUGH: usize = 5;
/// More words than these are a page, not an item, and comparing each with each would take long.
const MOST: usize = 100;

impl Wording {
    pub fn new(text: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        for word in fold_words(text) {
            if words.len() < MOST && !words.contains(&word) {
                words.push(word);
            }
        }
        Wording { key: words_key(text), words }
    }

    /// `Same`: equal but for case, accents, spaces and punctuation. `Close`: seven words of ten are shared, or one is
    /// the other with something added; to be asked about.
    pub fn likeness(&self, other: &Wording) -> Option<Nearness> {
        if self.key == other.key {
            return Some(Nearness::Same);
        }
        let (few, many) = if self.words.len() < other.words.len() { (self, other) } else { (other, self) };
        if few.words.len() < ENOUGH {
            return None;
        }
        let longer = many.key.starts_with(few.key.as_str());
        (longer || self.shared(other) >= 70).then_some(Nearness::Close)
    }

    /// Of a hundred words of both so many are shared; none where there are too few to tell.
    pub fn shared(&self, other: &Wording) -> usize {
        if self.words.len().min(other.words.len()) < ENOUGH {
            return 0;
        }
        let shared = self.words.iter().filter(|word| other.words.contains(word)).count();
        shared * 100 / (self.words.len() + other.words.len() - shared)
    }
}

/// A text reduced to its letters and figures: equal for two texts that differ in case, accents, spaces and
/// punctuation only. A key for looking up carried-over items.
pub fn words_key(text: &str) -> String {
    fold(text)
}

/// Whether two texts say the same in the same words.
pub fn same_words(a: &str, b: &str) -> bool {
    words_key(a) == words_key(b)
}
