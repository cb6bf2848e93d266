//! The words of a text, and the phrases that they make.

use super::{FOLDED, Fingerprint, OTHER, SIGN, Use, Uses, meanings};
use crate::name::fold;
use std::ops::Range;

/// The words of a text. They are folded once, one behind the other, so that a phrase of several words is a part of that.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    folded: String,
    words: Vec<Word>,
}

/// A word where it stands; signs alone are a word without letters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub uses: Uses,
    fingerprint: Fingerprint,
    pub at: usize,
    pub end: usize,
    /// Where its letters stand in [`Words::folded`].
    from: usize,
    to: usize,
}

impl Word {
    pub fn has_letters(self) -> bool {
        self.from < self.to
    }
}

impl std::ops::Index<usize> for Words {
    type Output = Word;

    fn index(&self, at: usize) -> &Word {
        &self.words[at]
    }
}

/// The longest phrase has so many words.
pub(crate) const LONGEST_PHRASE: usize = 5;

/// The words of a text, parted at spaces.
pub(crate) fn words_of(text: &str) -> Words {
    first_words_of(text, usize::MAX)
}

/// The first words of a text, for what stands in front: all that a few names and the phrase behind them can take.
pub(crate) fn first_words_of(text: &str, most: usize) -> Words {
    let meanings = meanings();
    let count = most.min(text.len() / 5 + 1);
    let mut folded = Vec::with_capacity(text.len().min(count.saturating_mul(8)));
    let mut words = Vec::with_capacity(count);
    let mut at = 0;
    while words.len() < most {
        at += space_at(&text[at..]);
        if at == text.len() {
            break;
        }
        let (begin, from) = (at, folded.len());
        let mut word = Fingerprint::OF_NOTHING;
        let mut ends = true;
        for byte in &text.as_bytes()[begin..] {
            match FOLDED[usize::from(*byte)] {
                SIGN => {}
                OTHER => {
                    ends = *byte == b' ';
                    break;
                }
                letter => {
                    folded.push(letter);
                    word = word.and(letter);
                }
            }
            at += 1;
        }
        // Few words have other letters than those of ASCII.
        if !ends {
            at = begin + text[begin..].find(char::is_whitespace).unwrap_or(text.len() - begin);
            folded.truncate(from);
            if text[begin..at].contains(char::is_alphanumeric) {
                folded.extend_from_slice(fold(&text[begin..at]).as_bytes());
            }
            word = Fingerprint::of(&folded[from..]);
        }
        let uses = meanings.of(word);
        words.push(Word { uses, fingerprint: word, at: begin, end: at, from, to: folded.len() });
    }
    // Folded letters are text.
    Words { folded: String::from_utf8(folded).unwrap_or_default(), words }
}

/// How many bytes of white space stand in front.
fn space_at(text: &str) -> usize {
    match text.as_bytes() {
        [b'!'..=b'~', ..] | [] => 0,
        [b' ', b'!'..=b'~', ..] => 1,
        _ => text.len() - text.trim_start().len(),
    }
}

impl Words {
    /// The same without those that are signs alone.
    pub fn with_letters(mut self) -> Words {
        self.words.retain(|word| word.has_letters());
        self
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn get(&self, at: usize) -> Option<Word> {
        self.words.get(at).copied()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Word> {
        self.words.iter()
    }

    /// A word's letters; empty where there is no such word.
    pub fn fold(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.folded[word.from..word.to])
    }

    /// The letters of several words, without anything between them.
    pub fn joined(&self, range: Range<usize>) -> &str {
        match self.words.get(range.start..range.end.min(self.words.len())) {
            Some([only]) => &self.folded[only.from..only.to],
            Some([first, .., last]) => &self.folded[first.from..last.to],
            _ => "",
        }
    }

    /// The longest phrase of at most five words that begins at the word `from` and is for one of these; how many words.
    pub fn phrase(&self, from: usize, of: &[Use]) -> Option<usize> {
        self.phrase_before(from, self.words.len(), Uses::all(of))
    }

    fn phrase_before(&self, from: usize, end: usize, of: Uses) -> Option<usize> {
        let first = self.words.get(from)?;
        let mut best = first.uses.meets(of).then_some(1);
        // Few words begin a phrase, and few phrases go on.
        let (mut phrase, mut uses, mut to) = (first.fingerprint, first.uses, from + 1);
        while uses.may_begin(of) && to < end.min(from + LONGEST_PHRASE) {
            let next = &self.words[to];
            phrase = phrase.followed_by(&self.folded.as_bytes()[next.from..next.to]);
            uses = meanings().of(phrase);
            to += 1;
            if uses.meets(of) {
                best = Some(to - from);
            }
        }
        best
    }

    /// The first phrase that is for one of these, as a range of words.
    pub fn find_phrase(&self, of: &[Use]) -> Option<Range<usize>> {
        self.find_phrase_in(0..self.words.len(), of)
    }

    /// The first such phrase within some of the words.
    pub fn find_phrase_in(&self, within: Range<usize>, of: &[Use]) -> Option<Range<usize>> {
        let (end, of) = (within.end.min(self.words.len()), Uses::all(of));
        within
            .take_while(|at| *at < end)
            .find_map(|at| self.phrase_before(at, end, of).map(|length| at..at + length))
    }
}
