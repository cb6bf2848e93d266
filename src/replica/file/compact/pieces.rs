//! Texts taken apart: ids and numbers of 64 bits that stand in them are known by their number.

use uuid::Uuid;

use crate::replica::file::record::parse_id;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Plain(&'a str),
    /// A UUID in lowercase with hyphens.
    Id(Uuid),
    /// 16 lowercase hexadecimal digits: a device.
    Number(u64),
}

const ID_LENGTH: usize = 36;
const NUMBER_LENGTH: usize = 16;

/// The parts of a text, which written one after another are the text again.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut plain, mut at) = (0, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let begins = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        match begins.then(|| known(text, at)).flatten() {
            None => at += 1,
            Some((piece, length)) => {
                if plain < at {
                    pieces.push(Piece::Plain(&text[plain..at]));
                }
                pieces.push(piece);
                at += length;
                plain = at;
            }
        }
    }
    if plain < text.len() {
        pieces.push(Piece::Plain(&text[plain..]));
    }
    pieces
}

/// The id or number that begins at this byte, with its length.
fn known(text: &str, at: usize) -> Option<(Piece<'static>, usize)> {
    let is_word = |length: usize| {
        let next = text.as_bytes().get(at + length);
        text.get(at..at + length).filter(|_| !next.is_some_and(u8::is_ascii_alphanumeric))
    };
    if let Some(id) = is_word(ID_LENGTH).and_then(parse_id) {
        return Some((Piece::Id(id), ID_LENGTH));
    }
    let digits = is_word(NUMBER_LENGTH)?;
    let good = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let number = good.then(|| u64::from_str_radix(digits, 16).ok())??;
    Some((Piece::Number(number), NUMBER_LENGTH))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "019a0b1c-0001-7000-8000-000000000001";

    #[test]
    fn ids_and_numbers_are_found_where_they_stand_alone() {
        let id = ID.parse().unwrap();
        assert_eq!(pieces(""), []);
        assert_eq!(pieces(ID), [Piece::Id(id)]);
        assert_eq!(pieces(&format!("holder/{ID}")), [Piece::Plain("holder/"), Piece::Id(id)]);
        let two = format!("{ID} {ID}");
        assert_eq!(pieces(&two), [Piece::Id(id), Piece::Plain(" "), Piece::Id(id)]);
        assert_eq!(pieces("made/00000000a0a0a0a0"), [Piece::Plain("made/"), Piece::Number(0xa0a0_a0a0)]);
        for plain in ["x019a0b1c00017000", "019a0b1c000170001", "019A0B1C00017000", "é019a0b1c0001700"] {
            assert_eq!(pieces(plain), [Piece::Plain(plain)]);
        }
        let capitals = ID.to_uppercase();
        assert_eq!(pieces(&capitals), [Piece::Plain(capitals.as_str())]);
    }
}
