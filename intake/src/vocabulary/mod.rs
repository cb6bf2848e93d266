//! The words that minutes, task lists, tables and chats are written with: plain text, one file a language in `languages/`,
//! read once. All languages are read side by side, because groups mix them.

mod words;

use crate::name::fold;
use std::sync::OnceLock;
pub(crate) use words::{LONGEST_PHRASE, Word, Words, first_words_of, words_of};

const LANGUAGES: [&str; 5] = [
    include_str!("../languages/en.txt"),
    include_str!("../languages/es.txt"),
    include_str!("../languages/de.txt"),
    include_str!("../languages/fr.txt"),
    include_str!("../languages/pt.txt"),
];

/// What a word is for, a bit of [`Uses`]; the names are those in square brackets in the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Use(u128);

macro_rules! uses {
    ($($constant:ident $name:literal,)*) => {
        const NAMES: &[&str] = &[$($name,)*];
        uses!(@ 1u128; $($constant)*);
    };
    (@ $at:expr; $first:ident $($rest:ident)*) => {
        #[allow(dead_code)] // The numbered ones are reached from the first.
        pub(crate) const $first: Use = Use($at);
        uses!(@ $at << 1; $($rest)*);
    };
    (@ $at:expr;) => {};
}

uses! {
    HOST "host", NOTED_BY "noted by", PRESENT "present", AWAY "away", DAY "day", TITLE "title", ABOUT "about", REMARK "remark",
    ROTA "rota", PERSON "person", MARKER "marker", TASK_TAG "task tag", TASKS "tasks", TALK "talk", AGENDA "agenda",
    DECISIONS "decisions", AGREEMENTS "agreements", BEFORE "before", TO_COME "to come", EVERYONE "everyone", NOBODY "nobody",
    MEETING_WORD "meeting word", MINUTES_WORD "minutes word", AND "and", ARTICLE "article", BY "by", ON "on", TODAY "today",
    TOMORROW "tomorrow", OVERMORROW "day after tomorrow", NEXT "next", IN "in", END "end", UNIT_DAY "unit day",
    UNIT_WEEK "unit week", UNIT_FORTNIGHT "unit fortnight", UNIT_YEAR "unit year", WEEKEND "weekend", CHRISTMAS "christmas", LAST "last", THIS "this",
    NEXT_MEETING "next meeting", UNIT_MONTH "unit month", AROUND "around a day", ORDINAL "ordinal",
    AT "at", HOUR "hour", NUMBER "number 1", NUMBER_2 "number 2", NUMBER_3 "number 3", NUMBER_4 "number 4", NUMBER_5 "number 5",
    NUMBER_6 "number 6", MONTH "month 1", MONTH_2 "month 2", MONTH_3 "month 3", MONTH_4 "month 4", MONTH_5 "month 5",
    MONTH_6 "month 6", MONTH_7 "month 7", MONTH_8 "month 8", MONTH_9 "month 9", MONTH_10 "month 10", MONTH_11 "month 11",
    MONTH_12 "month 12", WEEKDAY "weekday 1", WEEKDAY_2 "weekday 2", WEEKDAY_3 "weekday 3", WEEKDAY_4 "weekday 4",
    WEEKDAY_5 "weekday 5", WEEKDAY_6 "weekday 6", WEEKDAY_7 "weekday 7", STATE_TODO "state not begun", STATE_MOVING "state moving",
    STATE_DONE "state done", STATE_STUCK "state stuck", STATE_LET_GO "state let go", COLUMN_WHO "column who",
    COLUMN_WHAT "column what", COLUMN_DUE "column due", COLUMN_STATUS "column status", COLUMN_DONE "column done",
    COLUMN_LIST "column list", COLUMN_ARCHIVED "column archived", COLUMN_KIND "column kind", COLUMN_PARENT "column parent",
    COLUMN_NOTE "column note", COLUMN_NOTHING "column nothing", DECISION "decision", DECISION_BEGINS "decision begins",
    NO_DECISION "no decision", REASON "reason", REASON_INSIDE "reason inside", VERB_DROPPED "verb dropped",
    VERB_KEPT "verb kept", PROMISE "promise", I_PROMISE "i promise", NO_NAME "no name", SAID "said", CHAT_LEFT_OUT "chat left out",
    REPLY "reply", REPLY_BEGINS "reply begins",
    FAREWELL "farewell", FOR "for", OTHER_ROLE "other role", IS "is", DECIDERS "deciders", DECIDES "decides",
    VOTES_FOR "votes for", VOTES_AGAINST "votes against", VOTES_NEITHER "votes neither", VERDICT "verdict", PROPOSAL "proposal",
    HAS_ROLE "has the role", LETTER_HEAD "letter head", MYSELF "myself", HEAD_COUNT "head count", NAME_TITLE "name title", THAT "that", ACCEPTS "accepts", ROLE_VERB "role verb", NO_TASKS "list of no tasks", AFTER "after", BETWEEN "between",
    POINTS_BACK "points back", GUEST "guest", VERB_IN_FRONT "verb in front",
}

impl Use {
    /// Its place in the list above.
    fn place(self) -> u32 {
        self.0.trailing_zeros()
    }
}

// One bit is left for [`BEGINS`].
const _: () = assert!(NAMES.len() < 128);

/// All that a word is for. Aligned as most things are: memory for others takes longer to find.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C, packed(8))]
pub(crate) struct Uses(u128);

impl Uses {
    pub fn is(self, one: Use) -> bool {
        self.0 & one.0 != 0
    }

    /// Whether a longer phrase begins with the word.
    pub fn begins(self) -> bool {
        self.0 & BEGINS != 0
    }

    /// Whether it is for anything between two uses of the list, both included.
    pub fn is_between(self, first: Use, last: Use) -> bool {
        self.0 & (last.0 | (last.0 - first.0)) != 0
    }

    fn all(of: &[Use]) -> Uses {
        Uses(of.iter().fold(0, |all, one| all | one.0))
    }

    fn meets(self, other: Uses) -> bool {
        self.0 & other.0 != 0
    }

    pub fn is_any(self, of: &[Use]) -> bool {
        self.meets(Uses::all(of))
    }

    /// The first that applies.
    pub fn which<T: Copy>(self, of: &[(T, Use)]) -> Option<T> {
        of.iter().find(|(_, one)| self.is(*one)).map(|(meaning, _)| *meaning)
    }

    /// Counted from 1, for those that are numbered in the files.
    pub fn number(self, first: Use, count: u8) -> Option<u8> {
        (0..count).find(|at| (self.0 >> first.place()) as u16 >> at & 1 == 1).map(|at| at + 1)
    }
}

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

    fn add(&mut self, word: &str, uses: u128) {
        let word = Fingerprint::of(word.as_bytes());
        let at = self.place(word);
        self.fingerprints[at] = word;
        self.uses[at] = Uses(self.uses[at].0 | uses);
    }
}

/// Marks words with which a longer phrase begins.
const BEGINS: u128 = 1 << 127;

fn meanings() -> &'static Meanings {
    static MEANINGS: OnceLock<Meanings> = OnceLock::new();
    MEANINGS.get_or_init(|| {
        let mut meanings = Meanings {
            fingerprints: vec![Fingerprint::OF_NOTHING; PLACES],
            uses: vec![Uses::default(); PLACES],
        };
        for file in LANGUAGES {
            read(file, &mut meanings);
        }
        meanings
    })
}

/// Reads one language's file: `[what for]`, then words parted by commas. What it doesn't know it skips.
fn read(file: &str, meanings: &mut Meanings) {
    let mut bit = 0;
    for line in file.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            bit = NAMES.iter().position(|other| *other == name).map_or(0, |at| 1 << at);
        } else {
            for phrase in line.split(',').map(str::trim) {
                let word = fold(phrase);
                if word.is_empty() {
                    continue;
                }
                for (at, _) in phrase.match_indices(' ') {
                    meanings.add(&fold(&phrase[..at]), BEGINS);
                }
                meanings.add(&word, bit);
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

/// Whether a phrase for one of these may stand in front, which the first word tells: of most texts that none does.
pub(crate) fn may_lead(text: &str, of: &[Use]) -> bool {
    let first = text.split_whitespace().next().map(uses).unwrap_or_default();
    first.begins() || first.is_any(of)
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
    use std::collections::BTreeSet;

    #[test]
    fn every_part_of_every_language_is_one_that_is_read() {
        for file in LANGUAGES {
            let mut parts: Vec<&str> = Vec::new();
            for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
            {
                if let Some(name) = line.strip_prefix('[') {
                    let name = name.strip_suffix(']').unwrap_or_else(|| panic!("no closing bracket: {line}"));
                    assert!(NAMES.contains(&name), "nothing reads [{name}]");
                    assert!(!parts.contains(&name), "[{name}] stands twice");
                    parts.push(name);
                } else {
                    assert!(!parts.is_empty(), "no part is begun: {line}");
                    let longest = line.split(',').map(|word| fold(word).len()).max();
                    assert!(longest <= Some(LONGEST), "too long to be found: {line}");
                }
            }
            for month in 0..12 {
                assert!(parts.contains(&NAMES[MONTH.place() as usize + month]));
            }
            for day in 0..7 {
                assert!(parts.contains(&NAMES[WEEKDAY.place() as usize + day]));
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
        assert_eq!(uses("märz").number(MONTH, 12), Some(3));
        assert_eq!(uses("sextafeira").number(WEEKDAY, 7), Some(5));
        let words = words_of("Ana  is going to call");
        assert_eq!(words.phrase(1, &[VERB_DROPPED]), Some(3));
        assert_eq!((words[1].at, words[1].end), (5, 7));
    }
}
