//! Names and words reduced to what tells them apart: no case, accents, spaces or punctuation.
//!
//! Accents are folded by a table of our own, 0.7 kB of the compressed WebAssembly. It covers the Latin letters of
//! Europe, Vietnam and much of Africa, written in one character or two. (Measured beside it: the crate `diacritics`
//! 0.8 kB, without letters written in two; `unicode-normalization` 48 kB.)

use super::{is_mark, unseen};

/// U+00DF to U+017F without their accents; a capital stands for letters that [`push_folded`] spells out.
const LATIN: &[u8; 161] = b"SaaaaaaAceeeeiiiidnooooo.ouuuuyTy\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkkllllllllllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
/// U+1E00 to U+1EFF, the letters of Vietnamese and of scholars, in pairs of a capital and a small letter.
const MORE: &[u8; 128] = b"abbbcdddddeeeeefghhhhhiikkkllllmmmnnnnoooopprrrrsssssttttuuuuuvvwwwwwxxyzzz.....\
aaaaaaaaaaaaeeeeeeeeiioooooooooooouuuuuuuyyyy...";

/// A character as [`fold`] has it, behind what `out` holds.
pub(crate) fn push_folded(out: &mut String, c: char) {
    // Most characters are of these, and quick to fold.
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        }
        return;
    }
    match c {
        // The small letters stand as far behind their capitals as those of ASCII.
        'À'..='Þ' if c != '×' => push_small(out, char::from(c as u8 + 0x20)),
        ..='ÿ' => push_small(out, c),
        _ => c.to_lowercase().for_each(|c| push_small(out, c)),
    }
}

fn push_small(out: &mut String, c: char) {
    let plain = match c {
        '\u{DF}'..='\u{17F}' => LATIN[c as usize - 0xDF],
        '\u{1E00}'..='\u{1EFF}' => MORE[(c as usize - 0x1E00) / 2],
        'ș' => b's',
        'ț' => b't',
        'ơ' | 'ǒ' | 'ɔ' => b'o',
        'ư' | 'ǔ' => b'u',
        'ǎ' => b'a',
        'ǐ' => b'i',
        'ǧ' => b'g',
        'ɛ' | 'ə' => b'e',
        'ɓ' => b'b',
        'ɗ' => b'd',
        _ => b'.',
    };
    match plain {
        b'S' => out.push_str("ss"),
        b'A' => out.push_str("ae"),
        b'T' => out.push_str("th"),
        b'I' => out.push_str("ij"),
        b'O' => out.push_str("oe"),
        b'.' if kept(c) => out.push(c),
        b'.' => {}
        plain => out.push(plain as char),
    }
}

/// Whether a character tells names apart. Vowel signs of Indian scripts do; pointing in Hebrew and Arabic does not.
fn kept(c: char) -> bool {
    match c {
        '\u{0591}'..='\u{05C7}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' => false,
        '\u{093C}' | '\u{094D}' => true,
        c => c.is_alphanumeric() && !is_mark(c),
    }
}

/// A name reduced to what tells it apart: no case, accents, spaces or punctuation.
///
/// A name of signs alone (an emoji) is kept as it is, so that two such names stay two.
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    fold_into(&mut out, name);
    out
}

/// The same behind what `out` holds already.
fn fold_into(out: &mut String, name: &str) {
    let before = out.len();
    if name.is_ascii() {
        // Most words, and quick to fold: whole runs of letters at once.
        let mut from = 0;
        while let Some(rest) = name.as_bytes().get(from..) {
            let letters = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            out.push_str(&name[from..from + letters]);
            from += letters + 1;
        }
        out[before..].make_ascii_lowercase();
    } else {
        name.chars().for_each(|c| push_folded(out, c));
    }
    if out.len() == before {
        out.extend(name.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !unseen(*c)));
    }
}

/// Asks something of a folded name that needn't be kept: a short one is folded where it takes no memory.
pub(crate) fn with_folded<T>(name: &str, ask: impl FnOnce(&str) -> T) -> T {
    let mut room = [0; 48];
    if name.len() <= room.len() && name.is_ascii() {
        let mut letters = 0;
        for byte in name.bytes() {
            room[letters] = byte.to_ascii_lowercase();
            letters += usize::from(byte.is_ascii_alphanumeric());
            if letters == room.len() {
                break;
            }
        }
        if letters > 0
            && let Ok(folded) = std::str::from_utf8(&room[..letters])
        {
            return ask(folded);
        }
    }
    ask(&fold(name))
}

/// The words of a text, each folded; words of signs alone fall away.
pub fn fold_words(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '.' | ',' | '_'))
        .map(|word| {
            let mut out = String::new();
            word.chars().for_each(|c| push_folded(&mut out, c));
            out
        })
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
}
