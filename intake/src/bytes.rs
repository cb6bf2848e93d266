//! The text in a file of any sort: what spreadsheets and old editors write is not always UTF-8.

/// Reads UTF-8, UTF-16 with its mark, or else the Western European bytes that spreadsheets write. `None` where it is no
/// text at all: a document of an office program, a picture, a PDF.
///
/// ```
/// use all_leaders_intake::text_of;
/// assert_eq!(text_of(b"\xEF\xBB\xBFAna: chairs").as_deref(), Some("Ana: chairs"));
/// assert_eq!(text_of(b"\xFF\xFEA\0n\0a\0").as_deref(), Some("Ana"));
/// assert_eq!(text_of(b"A\0n\0a\0:\0 \0\x14\x20").as_deref(), Some("Ana: —"));
/// assert_eq!(text_of(b"Luc\xEDa: caf\xE9").as_deref(), Some("Lucía: café"));
/// assert_eq!(text_of(b"PK\x03\x04\0\0"), None);
/// ```
pub fn text_of(bytes: &[u8]) -> Option<String> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return Some(wide(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => return Some(wide(rest, u16::from_be_bytes)),
        _ if bytes.starts_with(b"%PDF") => return None,
        _ if bytes.contains(&0) => {
            return match noughts(bytes) {
                (_, 0) => Some(wide(bytes, u16::from_be_bytes)),
                (0, _) => Some(wide(bytes, u16::from_le_bytes)),
                _ => None,
            };
        }
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(_) => Some(bytes.iter().map(|byte| western(*byte)).collect()),
    }
}

/// How many bytes of a text's beginning are nought, of those at even and at odd places. In UTF-16 without its mark most
/// of one kind are, for Latin letters, spaces and line ends, and none of the other.
fn noughts(bytes: &[u8]) -> (usize, usize) {
    let pairs = bytes.as_chunks::<2>().0;
    let near = &pairs[..pairs.len().min(2_000)];
    let of = |place: usize| near.iter().filter(|pair| pair[place] == 0).count();
    let (even, odd) = (of(0), of(1));
    // Data of a program has some noughts of each kind, or few.
    if (even + odd) * 10 < near.len() { (1, 1) } else { (even, odd) }
}

/// Windows' Western European table from 0x80 to 0x9F; the rest of it is Latin-1.
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WESTERN[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

/// Whether a text is data of a program that is not read ([`super::saved_by_program`]), not words of people.
///
/// ```
/// use all_leaders_intake::is_data;
/// assert!(is_data("{\"object\": \"list\", \"results\": []}"));
/// assert!(!is_data("[ ] Ana: bring chairs"));
/// ```
pub fn is_data(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim();
    let begins =
        text.starts_with('{') || text.starts_with("[{") || text.starts_with("[\n") || text.starts_with("[\r");
    (begins || text.starts_with('[') && text.ends_with(']'))
        && text.contains("\":")
        && super::saved_by_program(text).is_none()
}

/// Whether a text is a group's file, given to the wrong door.
pub fn is_group_file(text: &str) -> bool {
    let begin: String = text.trim_start().chars().take(400).collect();
    begin.starts_with('{') && begin.contains("\"all-leaders\"")
}
