//! The text in a file of any sort: what spreadsheets and old editors write is not always UTF-8.

use crate::collect::IntoVec;

/// Reads UTF-8, UTF-16 with its mark, or else the Western European bytes that spreadsheets write. `None` where it is no
/// text at all: a document of an office program, a picture, a PDF.
///
/// ```
/// use all_leaders::intake::text_of;
/// assert_eq!(text_of(b"\xEF\xBB\xBFAna: chairs").as_deref(), Some("Ana: chairs"));
/// assert_eq!(text_of(b"\xFF\xFEA\0n\0a\0").as_deref(), Some("Ana"));
/// assert_eq!(text_of(b"Luc\xEDa: caf\xE9").as_deref(), Some("Lucía: café"));
/// assert_eq!(text_of(b"PK\x03\x04\0\0"), None);
/// ```
pub fn text_of(bytes: &[u8]) -> Option<String> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).into_vec();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return Some(wide(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => return Some(wide(rest, u16::from_be_bytes)),
        _ if bytes.contains(&0) || bytes.starts_with(b"%PDF") => return None,
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(_) => Some(bytes.iter().map(|byte| western(*byte)).collect()),
    }
}

/// A byte of Windows' Western European table; it is Latin-1 but for these signs.
fn western(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        other => char::from(other),
    }
}

/// Whether a text is a group's file, given to the wrong door.
pub fn is_group_file(text: &str) -> bool {
    let begin: String = text.trim_start().chars().take(400).collect();
    begin.starts_with('{') && begin.contains("\"all-leaders\"")
}
