//! Names as people write them: cleaning, comparing, ordering, shortening, and reading pasted lists.
//!
//! One person is spelled in several ways in real minutes ("lucía", "Lucía", "Am ara"). Nothing here merges
//! anybody: [`near()`] says how alike two names are, and the screens ask.
//!
//! ```
//! use all_leaders_intake::name::{Nearness, clean, fold, initials, near};
//! assert_eq!(clean("  Ana\t  Maria "), "Ana Maria");
//! assert_eq!(fold("Yu suf"), fold("yusuf"));
//! assert_eq!(near("lucía", "Lucia"), Some(Nearness::Same));
//! assert_eq!(near("Ana", "Ana López"), Some(Nearness::Close));
//! assert_eq!(initials("Ana Maria"), "AM");
//! ```

mod fold;
mod known;
mod list;
mod near;
mod short;
mod words;
pub use fold::{fold, fold_words};
pub(crate) use fold::{push_folded, with_folded};
pub use known::KnownNames;
pub(crate) use list::strip_box;
pub use list::strip_bullet;
pub use list::{PastedName, one_name, split_names, split_names_knowing};
pub use near::{Nearness, near, near_folded};
pub use short::{cut_to, first_name, short_names};
pub(crate) use words::{is_particle, without_and};

/// The most characters a cleaned name keeps: more than any name has, so that only what is no name is cut. Where one is
/// typed it is said instead ([`too_long`]).
pub const LONGEST: usize = 200;

/// A name as it is kept: trimmed, single spaces, at most [`LONGEST`] characters, and without characters that
/// are not seen but change what is (controls, direction overrides, zero width).
///
/// The joiners U+200C and U+200D stay between two characters beyond the Latin ones, because Persian and Indian
/// names and composed emoji need them.
pub fn clean(name: &str) -> String {
    clean_to(name, LONGEST)
}

fn clean_to(name: &str, longest: usize) -> String {
    if is_clean(name, longest) {
        return name.to_owned();
    }
    let mut out = String::new();
    let mut count = 0;
    let mut marks = 0;
    let mut gap = false;
    let mut joiner = None;
    for c in name.chars() {
        if c.is_whitespace() {
            gap = true;
            joiner = None;
            continue;
        }
        if matches!(c, '\u{200C}' | '\u{200D}') {
            joiner = Some(c);
            continue;
        }
        if c.is_control() || unseen(c) {
            continue;
        }
        // Towers of accents would cover the lines above; the languages that stack them need two.
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if marks > 2 {
            continue;
        }
        if gap && !out.is_empty() {
            if count + 2 > longest {
                break;
            }
            out.push(' ');
            count += 1;
        } else if let Some(j) = joiner
            && c > '\u{05FF}'
            && out.chars().next_back().is_some_and(|before| before > '\u{05FF}')
        {
            if count + 2 > longest {
                break;
            }
            out.push(j);
            count += 1;
        }
        gap = false;
        joiner = None;
        if count == longest {
            break;
        }
        out.push(c);
        count += 1;
    }
    out
}

/// Whether nothing is to be taken out, told at once of the letters that most names are written with.
fn is_clean(name: &str, longest: usize) -> bool {
    let mut before = ' ';
    name.len() <= longest
        && name.chars().all(|c| {
            let single = c != ' ' || before != ' ';
            before = c;
            single && is_plain(c)
        })
        && (before != ' ' || name.is_empty())
}

/// Letters and signs of Western languages, each seen and none of them a space other than the usual one.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}')
}

/// Whether a name is longer than what [`clean`] keeps of it.
pub fn too_long(name: &str) -> bool {
    // What is not seen does not count: one more letter than fits would be kept were there room.
    clean_to(name, LONGEST + 1).chars().count() > LONGEST
}

/// A longer text without what [`clean`] takes out of a name: controls and direction overrides. Line ends stay.
pub fn visible(text: &str) -> String {
    if is_visible(text) {
        return text.to_owned();
    }
    text.chars().filter(|c| *c == '\n' || !(c.is_control() || unseen(*c))).collect()
}

/// Whether [`visible`] leaves a text as it is, told at once of the letters that most texts are written with.
pub(crate) fn is_visible(text: &str) -> bool {
    text.chars().all(|c| is_plain(c) || c == '\n')
}

/// Characters that take no room of their own and can turn or hide what stands around them.
fn unseen(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Accents written as characters of their own.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}')
}

/// Whether a character can stand inside a word of a name: letters of all scripts with their marks, and the apostrophes,
/// hyphens and dots of O'Brien, D’Angelo, Jean-Luc, Gal·la and J.R.
pub fn belongs_to_a_name(c: char) -> bool {
    c.is_alphanumeric()
        || is_mark(c)
        || indic_sign(c)
        || matches!(
            c,
            '\'' | '’'
                | '‘'
                | 'ʼ'
                | 'ʻ'
                | '´'
                | '`'
                | '-'
                | '‐'
                | '‑'
                | '.'
                | '·'
                | '_'
                | '\u{200C}'
                | '\u{200D}'
        )
}

/// What lists of people are sorted by: the folded words, then the name itself so that the order never wavers.
pub fn order_key(name: &str) -> String {
    let mut key = fold_words(name).join(" ");
    if key.is_empty() {
        // Names of signs alone come last.
        key.push('\u{10FFFF}');
    }
    key.push('\0');
    key.push_str(name);
    key
}

/// One or two letters for a seat: "An" for Ana, "AM" for Ana Maria; a whole emoji, and one sign of scripts whose
/// signs are words or syllables.
pub fn initials(name: &str) -> String {
    let name = clean(name);
    let words: Vec<&str> = name
        .split([' ', '-'])
        .map(|w| w.trim_start_matches(|c: char| c.is_ascii_punctuation()))
        .filter(|w| !w.is_empty())
        .collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    let (head, rest) = cluster(first);
    if words.len() > 1 {
        return capital(head) + &capital(cluster(last).0);
    }
    let cased = head.chars().next().is_some_and(|c| is_small(c) || is_capital(c));
    // "OB" for O'Brien.
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    capital(head) + if cased { cluster(rest).0 } else { "" }
}

/// A sign with its letter as a capital.
fn capital(sign: &str) -> String {
    let mut letters = sign.chars();
    letters.next().map(upper).into_iter().chain(letters).collect()
}

/// A letter's capital in the Latin, Greek and Cyrillic scripts. The general table of capitals would be 12 kB more on
/// every phone, for one letter on a seat.
fn upper(c: char) -> char {
    let at = c as u32;
    let capital = match at {
        0x61..=0x7A | 0xE0..=0xF6 | 0xF8..=0xFE | 0x3B1..=0x3C1 | 0x3C3..=0x3CB | 0x430..=0x44F => at - 0x20,
        0xDF => 0x53,
        0xFF => 0x178,
        0x131 => 0x49,
        0x17F => 0x53,
        // From here on capitals and small letters alternate, here the small ones are odd …
        0x100..=0x137 | 0x14A..=0x177 | 0x1E00..=0x1EFF | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => {
            at & !1
        }
        // … and here even.
        0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE if at.is_multiple_of(2) => at - 1,
        0x1A1 | 0x219 | 0x21B => at - 1,
        0x1B0 => 0x1AF,
        0x450..=0x45F => at - 0x50,
        _ => at,
    };
    char::from_u32(capital).unwrap_or(c)
}

/// Whether a letter is a small one that has a capital.
pub(crate) fn is_small(c: char) -> bool {
    upper(c) != c
}

/// Whether a letter is a capital.
pub(crate) fn is_capital(c: char) -> bool {
    c.to_lowercase().next() != Some(c)
}

/// The first sign as people see it (a letter with its marks, a composed emoji, a flag) and what comes after.
fn cluster(word: &str) -> (&str, &str) {
    let flag = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
    let mut chars = word.char_indices();
    let Some((_, first)) = chars.next() else { return ("", "") };
    let mut pair = flag(first);
    let mut joined = false;
    for (at, c) in chars {
        let goes_on = joined
            || is_mark(c)
            || matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
            || indic_sign(c)
            || (pair && flag(c));
        if !goes_on {
            return word.split_at(at);
        }
        joined = c == '\u{200D}';
        pair = false;
    }
    (word, "")
}

/// Vowel signs, viramas and tone marks that stand on, under or around the letter before them.
fn indic_sign(c: char) -> bool {
    let at = c as u32;
    match at {
        // Nine scripts laid out alike, 128 code points each, from Devanagari to Malayalam.
        0x0900..=0x0D7F => matches!(at & 0x7F, 0..=3 | 0x3C | 0x3E..=0x4D | 0x51..=0x57 | 0x62 | 0x63),
        0x0E31 | 0x0E34..=0x0E3A | 0x0E47..=0x0E4E => true,
        0x0591..=0x05C7 | 0x064B..=0x065F | 0x0670 => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
