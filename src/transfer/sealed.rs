//! What is locked with a passphrase, as it passes from phone to phone: the bytes of an age file, or the letters that stand for them in a
//! message. It is locked and opened in a part of its own (`seal/`).

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// How each age file begins, whatever its version.
const BEGINS: &[u8] = b"age-encryption.org/v";
/// What stands around the letters.
const ARMOR: (&str, &str) = ("-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----");
/// Letters in a line.
const LINE: usize = 64;

/// The bytes that were locked, where these are such, or the letters of such with words around them perhaps.
///
/// Letters that were changed on the way give bytes that do not open.
pub fn sealed_in(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    if bytes.starts_with(BEGINS) {
        return Some(Cow::Borrowed(bytes));
    }
    let begin = ARMOR.0.as_bytes();
    let at = bytes.windows(begin.len()).position(|part| part == begin)?;
    // A group's file begins before whatever somebody wrote in it.
    if bytes[..at].contains(&b'{') {
        return None;
    }
    let text = String::from_utf8_lossy(&bytes[at + begin.len()..]);
    let letters = text.split(ARMOR.1).next().unwrap_or_default();
    // Messengers break lines as they like.
    let letters: String = letters.chars().filter(|letter| !letter.is_whitespace()).collect();
    Some(Cow::Owned(STANDARD.decode(letters).unwrap_or_default()))
}

/// Locked bytes as letters, for where only text goes through. Any age tool reads them.
///
/// ```
/// use all_leaders::transfer::{armored, sealed_in};
///
/// let sealed = b"age-encryption.org/v1\n-> scrypt ...";
/// let text = armored(sealed);
/// assert!(text.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"));
/// let message = format!("Here is the group:\n{text}\nSee you!");
/// assert_eq!(sealed_in(message.as_bytes()).as_deref(), Some(&sealed[..]));
/// ```
pub fn armored(sealed: &[u8]) -> String {
    let letters = STANDARD.encode(sealed);
    let mut text = String::from(ARMOR.0);
    for line in letters.as_bytes().chunks(LINE) {
        text.push('\n');
        // Each letter of base64 is one byte.
        text.extend(line.iter().map(|letter| char::from(*letter)));
    }
    text + "\n" + ARMOR.1 + "\n"
}
