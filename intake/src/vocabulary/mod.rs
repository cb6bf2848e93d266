//! The words that minutes, task lists, tables and chats are written with: plain text, one file a language in `languages/`,
//! read once. All languages are read side by side, because groups mix them.

mod uses;
mod words;

use crate::name::{fold, push_folded};
use std::sync::OnceLock;
pub(crate) use uses::*;
pub(crate) use words::{LONGEST_PHRASE, Word, Words, first_words_of, words_of};

const LANGUAGES: [&str; 5] = [
    include_str!("../languages/en.txt"),
    include_str!("../languages/es.txt"),
    include_str!("../languages/de.txt"),
    include_str!("../languages/fr.txt"),
    include_str!("../languages/pt.txt"),
];

/// A word's letters as one number, by which it is looked up. No two words of the files have the same (a test), and another
/// word has one of theirs once in some millions of millions; who makes one on purpose has it taken for that word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fingerprint(u64);

impl Fingerprint {
    const OF_NOTHING: Fingerprint = Fingerprint(0xcbf2_9ce4_8422_2325);

    /// The same with a letter more (FNV-1a).
    fn and(self, letter: u8) -> Fingerprint {
        Fingerprint((self.0 ^ u64::from(letter)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    fn followed_by(self, folded: &[u8]) -> Fingerprint {
        folded.iter().fold(self, |word, letter| word.and(*letter))
    }

    fn of(folded: &[u8]) -> Fingerprint {
        Fingerprint::OF_NOTHING.followed_by(folded)
    }
}

/// What all words of the files are for. A word stands at the place that its fingerprint tells or close behind: half of the
/// places are free.
struct Meanings {
    fingerprints: Vec<Fingerprint>,
    uses: Vec<Uses>,
    /// What words end with, written with a hyphen in front in the files: "-sitzung".
    endings: Vec<(Uses, &'static str)>,
}

const PLACES: usize = 1 << 14;

impl Meanings {
    /// Where a word stands, or where it would.
    fn place(&self, word: Fingerprint) -> usize {
        let mut at = (word.0 ^ word.0 >> 32) as usize % PLACES;
        while self.fingerprints[at] != word && self.fingerprints[at] != Fingerprint::OF_NOTHING {
            at = (at + 1) % PLACES;
        }
        at
    }

    fn of(&self, word: Fingerprint) -> Uses {
        self.uses[self.place(word)]
    }

    /// Adds a phrase, and the words with which it begins.
    fn add_phrase(&mut self, phrase: &str, uses: Uses) {
        let (mut word, mut folded) = (Fingerprint::OF_NOTHING, String::new());
        for letter in phrase.chars() {
            if letter == ' ' {
                self.add(word, uses.beginning());
            } else if letter.is_ascii() {
                match FOLDED[letter as usize] {
                    SIGN | OTHER => {}
                    letter => word = word.and(letter),
                }
            } else {
                folded.clear();
                push_folded(&mut folded, letter);
                word = word.followed_by(folded.as_bytes());
            }
        }
        // Signs alone are a word as they are.
        if word == Fingerprint::OF_NOTHING {
            word = Fingerprint::of(fold(phrase).as_bytes());
        }
        self.add(word, uses);
    }

    fn add(&mut self, word: Fingerprint, uses: Uses) {
        if word == Fingerprint::OF_NOTHING {
            return;
        }
        let at = self.place(word);
        self.fingerprints[at] = word;
        self.uses[at] = self.uses[at].and(uses);
    }
}

fn meanings() -> &'static Meanings {
    static MEANINGS: OnceLock<Meanings> = OnceLock::new();
    MEANINGS.get_or_init(|| {
        let mut meanings = Meanings {
            fingerprints: vec![Fingerprint::OF_NOTHING; PLACES],
            uses: vec![Uses::default(); PLACES],
            endings: Vec::new(),
        };
        for file in LANGUAGES {
            read(file, &mut meanings);
        }
        meanings
    })
}

/// Reads one language's file: `[what for]`, then words parted by commas. What it doesn't know it skips.
fn read(file: &'static str, meanings: &mut Meanings) {
    let mut uses = Uses::default();
    for line in file.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            uses = Uses::of_part(name).unwrap_or_default();
        } else {
            for phrase in line.split(',').map(str::trim) {
                if let Some(ending) = phrase.strip_prefix('-') {
                    meanings.endings.push((uses, ending));
                    continue;
                }
                meanings.add_phrase(phrase, uses);
            }
        }
    }
}

/// No word or phrase of the files is longer.
const LONGEST: usize = 48;

/// What a word or phrase is for, whatever its case, accents and signs.
pub(crate) fn uses(text: &str) -> Uses {
    let (mut word, mut letters) = (Fingerprint::OF_NOTHING, 0);
    for byte in text.bytes() {
        match FOLDED[usize::from(byte)] {
            SIGN => {}
            OTHER if byte == b' ' => {}
            OTHER => return uses_of_folded(&fold(text)),
            letter => {
                word = word.and(letter);
                letters += 1;
            }
        }
    }
    match letters {
        0 => uses_of_folded(&fold(text)),
        1..=LONGEST => meanings().of(word),
        _ => Uses::default(),
    }
}

/// The same for one that is folded already.
pub(crate) fn uses_of_folded(folded: &str) -> Uses {
    if folded.len() > LONGEST {
        return Uses::default();
    }
    meanings().of(Fingerprint::of(folded.as_bytes()))
}

/// Whether a word or phrase is for this.
pub(crate) fn is(text: &str, one: Use) -> bool {
    uses(text).is(one)
}

/// Whether a word ends with one of the endings for this. They are in small letters, with their accents.
pub(crate) fn ends_as(word: &str, one: Use) -> bool {
    meanings().endings.iter().any(|(uses, ending)| uses.is(one) && word.ends_with(ending))
}

/// Whether a phrase for one of these may stand in front, which the first word tells: of most texts that none does.
pub(crate) fn may_lead(text: &str, of: &[Use]) -> bool {
    let first = text.split_whitespace().next().map(uses).unwrap_or_default();
    let of = Uses::all(of);
    first.may_begin(of) || first.meets(of)
}

/// A byte's letter, folded: a [`SIGN`] has none, and what is white space or not of ASCII is looked at as a character.
const FOLDED: [u8; 256] = {
    let mut folded = [OTHER; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        folded[byte as usize] = if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { SIGN };
        byte += 1;
    }
    folded
};
const SIGN: u8 = 0;
const OTHER: u8 = 1;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn every_part_of_every_language_is_one_that_is_read() {
        for file in LANGUAGES {
            let mut parts: Vec<&str> = Vec::new();
            for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
            {
                if let Some(name) = line.strip_prefix('[') {
                    let name = name.strip_suffix(']').unwrap_or_else(|| panic!("no closing bracket: {line}"));
                    assert!(Uses::of_part(name).is_some(), "nothing reads [{name}]");
                    assert!(!parts.contains(&name), "[{name}] stands twice");
                    parts.push(name);
                } else {
                    assert!(!parts.is_empty(), "no part is begun: {line}");
                    let longest = line.split(',').map(|word| fold(word).len()).max();
                    assert!(longest <= Some(LONGEST), "too long to be found: {line}");
                }
            }
            for month in 1..=12 {
                assert!(parts.contains(&format!("month {month}").as_str()), "no month {month}");
            }
            for day in 1..=7 {
                assert!(parts.contains(&format!("weekday {day}").as_str()), "no weekday {day}");
            }
        }
    }

    #[test]
    fn no_word_is_two_months_or_two_days_of_the_week() {
        let mut part = "";
        let mut seen: BTreeMap<(&str, String), &str> = BTreeMap::new();
        for line in LANGUAGES.iter().flat_map(|file| file.lines()) {
            if let Some(name) = line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
                part = name;
            } else if let Some((kind @ ("month" | "weekday" | "number"), _)) = part.rsplit_once(' ') {
                for word in line.split(',').map(fold).filter(|word| !word.is_empty()) {
                    let before = *seen.entry((kind, word)).or_insert(part);
                    assert_eq!(before, part, "{line}");
                }
            }
        }
    }

    #[test]
    fn each_word_of_the_files_has_its_own_fingerprint_and_half_of_the_places_are_free() {
        let phrases = LANGUAGES
            .iter()
            .flat_map(|file| file.lines())
            .filter(|line| !line.starts_with(['#', '[']))
            .flat_map(|line| line.split(','))
            .filter(|phrase| !phrase.trim().starts_with('-'))
            .flat_map(|phrase| {
                let begun = phrase.match_indices(' ').map(|(at, _)| fold(&phrase[..at]));
                begun.chain([fold(phrase)]).collect::<Vec<_>>()
            });
        let words: BTreeSet<String> = phrases.filter(|word| !word.is_empty()).collect();
        let fingerprints: BTreeSet<u64> =
            words.iter().map(|word| Fingerprint::of(word.as_bytes()).0).collect();
        assert_eq!(fingerprints.len(), words.len());
        assert!(!fingerprints.contains(&Fingerprint::OF_NOTHING.0));
        assert!(words.len() < PLACES / 2, "{} words: double PLACES", words.len());
    }

    #[test]
    fn words_are_found_whatever_their_accents_and_signs() {
        assert!(is("Présent·e·s", PRESENT) && is("Teilnehmer*innen", PRESENT));
        assert_eq!(uses("märz").month(), Some(3));
        assert_eq!(uses("sextafeira").weekday(), Some(5));
        let words = words_of("Ana  is going to call");
        assert_eq!(words.phrase(1, &[VERB_DROPPED]), Some(3));
        assert_eq!((words[1].at, words[1].end), (5, 7));
    }
}
