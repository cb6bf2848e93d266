//! The names under which things are stored.

use uuid::Uuid;

use crate::replica::{Key, Kind};

/// What every name of this app begins with. The number is the form of what is stored there.
pub const ROOT: &str = "allleaders/1/";

/// What is stored under a name that begins with [`ROOT`].
#[derive(Debug, PartialEq, Eq)]
pub(super) enum StorageKey {
    /// A record of a group.
    Record(Uuid, Key),
    /// A piece of an import that is being taken in.
    Piece(Uuid, usize),
    /// The room kept free for taking it in.
    Ballast(Uuid),
    /// The mark that all pieces are there.
    Mark(Uuid),
    /// The mark that a group is being removed.
    Removing(Uuid),
    /// What this phone's clock has given.
    Clock,
    /// Something of this phone.
    Here,
    /// Something of a group that was set aside.
    SetAside(Uuid),
    /// A name that this version does not know. It is left alone.
    Unknown,
}

/// What all names of a group begin with.
pub(super) fn group_prefix(group: Uuid) -> String {
    let mut text = String::with_capacity(96);
    text.push_str(ROOT);
    push_id(&mut text, group);
    text.push('/');
    text
}

/// The name under which a record is stored: `allleaders/1/<group>/<kind>/<id>`.
pub fn record_key(group: Uuid, key: &Key) -> String {
    let mut text = group_prefix(group);
    push_rest(&mut text, key);
    text
}

/// `<kind>/<id>` at the end of a text.
pub(super) fn push_rest(text: &mut String, key: &Key) {
    push_kind(text, key.kind.as_str());
    text.push('/');
    push_id(text, key.id);
}

fn push_id(text: &mut String, id: Uuid) {
    text.push_str(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
}

// A newer version may name its kinds as it likes, and a hostile file certainly does: whatever could be
// mistaken for another part of a name is written as %XX.
pub(super) fn push_kind(text: &mut String, kind: &str) {
    for byte in kind.bytes() {
        if is_plain(byte) {
            text.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            text.push('%');
            text.push(char::from(HEX[usize::from(byte >> 4)]));
            text.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

fn parse_kind(text: &str) -> Option<Kind> {
    if text.bytes().all(is_plain) {
        return Some(Kind::from(text.to_owned()));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            bytes.push((digit(rest.next()?)? << 4) | digit(rest.next()?)?);
        } else {
            bytes.push(byte);
        }
    }
    let kind = String::from_utf8(bytes).ok()?;
    // One kind has one name: anything else is not of this app.
    let mut again = String::new();
    push_kind(&mut again, &kind);
    (again == text).then(|| Kind::from(kind))
}

/// A UUID in its one form: lowercase, with hyphens.
pub(super) fn parse_id(text: &str) -> Option<Uuid> {
    let form = text.len() == 36 && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    if form { Uuid::try_parse(text).ok() } else { None }
}

/// Reads `<kind>/<id>`.
pub(super) fn parse_rest(rest: &str) -> Option<Key> {
    let (kind, id) = rest.split_once('/')?;
    Some(Key { kind: parse_kind(kind)?, id: parse_id(id)? })
}

/// What is stored under a name; `None` where it does not begin with [`ROOT`].
pub(super) fn parse(name: &str) -> Option<StorageKey> {
    let rest = name.strip_prefix(ROOT)?;
    let Some((first, rest)) = rest.split_once('/') else { return Some(StorageKey::Unknown) };
    Some(match first {
        "here" if rest == CLOCK => StorageKey::Clock,
        "here" => StorageKey::Here,
        "quarantine" => {
            let group = rest.split_once('/').and_then(|(group, _)| parse_id(group));
            group.map_or(StorageKey::Unknown, StorageKey::SetAside)
        }
        _ => match parse_id(first) {
            None => StorageKey::Unknown,
            Some(group) => parse_in_group(group, rest),
        },
    })
}

/// What is stored in a group under the rest of a name.
pub(super) fn parse_in_group(group: Uuid, rest: &str) -> StorageKey {
    match rest {
        "~import/ballast" => return StorageKey::Ballast(group),
        "~import/whole" => return StorageKey::Mark(group),
        "~removing" => return StorageKey::Removing(group),
        _ => {}
    }
    if let Some(number) = rest.strip_prefix("~import/") {
        let canonical = |n: &usize| n.to_string() == number;
        return number
            .parse()
            .ok()
            .filter(canonical)
            .map_or(StorageKey::Unknown, |n| StorageKey::Piece(group, n));
    }
    parse_rest(rest).map_or(StorageKey::Unknown, |key| StorageKey::Record(group, key))
}

/// The name of a piece of an import.
pub(super) fn piece(group: Uuid, number: usize) -> String {
    format!("{}~import/{number}", group_prefix(group))
}

/// The name of the room kept free while an import is taken in.
pub(super) fn ballast(group: Uuid) -> String {
    group_prefix(group) + "~import/ballast"
}

/// The name of the mark that all pieces of an import are there.
pub(super) fn mark(group: Uuid) -> String {
    group_prefix(group) + "~import/whole"
}

/// The name of the mark that a group is being removed.
pub(super) fn removing(group: Uuid) -> String {
    group_prefix(group) + "~removing"
}

/// What the names of all that was set aside begin with.
pub(super) const QUARANTINE: &str = "allleaders/1/quarantine/";

/// What the names of all that was set aside of a group begin with.
pub(super) fn quarantine_prefix(group: Uuid) -> String {
    let mut text = String::from(QUARANTINE);
    push_id(&mut text, group);
    text.push('/');
    text
}

/// What the names of all that is only this phone's begin with.
pub(super) const HERE: &str = "allleaders/1/here/";

/// The name, after [`HERE`], of what this phone's clock has given.
pub(super) const CLOCK: &str = "clock";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_name_and_comes_back() {
        let group = Uuid::from_u128(1);
        for kind in ["member", "", "~import", "a/b", "%41", "quarantine", "Rôle 🌻", "..", "\u{0}\n"] {
            let key = Key::new(kind, Uuid::from_u128(7));
            let name = record_key(group, &key);
            assert_eq!(parse(&name), Some(StorageKey::Record(group, key)), "{name}");
        }
        let id = "00000000-0000-0000-0000-000000000007";
        for rest in [format!("%41/{id}"), format!("%7e/{id}"), format!("%/{id}"), format!("%FF/{id}")] {
            assert_eq!(parse_rest(&rest), None, "{rest}");
        }
    }

    #[test]
    fn knows_its_own_names_and_leaves_others_alone() {
        let group = Uuid::from_u128(1);
        assert_eq!(parse(&piece(group, 12)), Some(StorageKey::Piece(group, 12)));
        assert_eq!(parse(&ballast(group)), Some(StorageKey::Ballast(group)));
        assert_eq!(parse(&mark(group)), Some(StorageKey::Mark(group)));
        assert_eq!(parse(&removing(group)), Some(StorageKey::Removing(group)));
        assert_eq!(parse("allleaders/1/here/device"), Some(StorageKey::Here));
        assert_eq!(parse(&(quarantine_prefix(group) + "x")), Some(StorageKey::SetAside(group)));
        assert_eq!(parse("allleaders/2/here/device"), None);
        for rest in ["", "x", "x/y", "~import/01", "~import/-1", "~later/1", "member/0000"] {
            let name = group_prefix(group) + rest;
            assert_eq!(parse(&name), Some(StorageKey::Unknown), "{name}");
        }
        assert_eq!(parse("allleaders/1/quarantine/x"), Some(StorageKey::Unknown));
        assert_eq!(parse("allleaders/1/NOT-A-GROUP/member/x"), Some(StorageKey::Unknown));
    }
}
