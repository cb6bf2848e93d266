//! What was locked opens with its passphrase alone, whole or not at all.

use all_leaders_seal::{MOST_WORK, OpenError, WORK, open, open_within, seal, seal_with, suggest};

/// Little work: tests open it a thousand times.
const LITTLE: u8 = 2;
const PASSPHRASE: &str = "kettle boils at eight, é 🌻";

fn texts() -> Vec<Vec<u8>> {
    // A chunk of the format has 64 KiB.
    [0, 1, 100, 65_535, 65_536, 65_537, 200_000]
        .map(|length| (0..length).map(|at| (at * 7 % 251) as u8).collect())
        .to_vec()
}

/// Where the head ends.
fn head(sealed: &[u8]) -> usize {
    let mac = sealed.windows(5).position(|bytes| bytes == b"\n--- ").unwrap();
    mac + 5 + 43 + 1
}

#[test]
fn what_is_locked_opens_to_the_same() {
    for text in texts() {
        let sealed = seal_with(&text, PASSPHRASE, LITTLE);
        assert!(sealed.starts_with(b"age-encryption.org/v1\n-> scrypt "));
        assert_eq!(open(&sealed, PASSPHRASE).as_ref(), Ok(&text));
    }
}

#[test]
fn it_is_locked_with_the_work_that_is_meant() {
    let sealed = seal(b"once", PASSPHRASE);
    let line = sealed.split(|byte| *byte == b'\n').nth(1).unwrap();
    assert!(line.ends_with(format!(" {WORK}").as_bytes()), "{}", String::from_utf8_lossy(line));
    assert_eq!(open(&sealed, PASSPHRASE).as_deref(), Ok(&b"once"[..]));
}

#[test]
fn a_wrong_passphrase_is_told_from_damage() {
    let text = b"Ask about the hall".repeat(10_000);
    let sealed = seal_with(&text, PASSPHRASE, LITTLE);
    for wrong in ["", "kettle", "Kettle boils at eight, é 🌻", "kettle boils at eight, e 🌻"] {
        assert_eq!(open(&sealed, wrong), Err(OpenError::WrongPassphrase), "{wrong:?}");
    }
    for cut in [0, 10, 22, 60, head(&sealed) - 1, head(&sealed), head(&sealed) + 20, 70_000, sealed.len() - 1]
    {
        assert_eq!(open(&sealed[..cut], PASSPHRASE), Err(OpenError::Damaged), "cut at {cut}");
    }
    let longer = [&sealed[..], b"\n"].concat();
    assert_eq!(open(&longer, PASSPHRASE), Err(OpenError::Damaged));
}

#[test]
fn every_changed_byte_is_refused() {
    let text = b"Ask about the hall".repeat(4_000);
    let sealed = seal_with(&text, PASSPHRASE, LITTLE);
    let head = head(&sealed);
    // What the passphrase is tried on: the salt, the work and the wrapped key. Nobody can tell whether these or the passphrase are wrong.
    let lines: Vec<usize> = (0..head).filter(|at| sealed[*at] == b'\n').collect();
    let tried_on = lines[0] + 11..lines[2];
    let body = (head..sealed.len()).step_by(997).chain(sealed.len() - 40..sealed.len());
    for at in (0..head + 32).chain(body) {
        for flip in [1, 0x80] {
            let mut changed = sealed.clone();
            changed[at] ^= flip;
            let why = open_within(&changed, PASSPHRASE, LITTLE + 8).expect_err("a changed byte");
            assert!(
                why != OpenError::WrongPassphrase || tried_on.contains(&at),
                "at {at} of {}, head {head}: told as a wrong passphrase",
                sealed.len()
            );
        }
    }
}

#[test]
fn too_much_work_is_refused_before_it_is_begun() {
    let sealed = seal_with(b"once", PASSPHRASE, LITTLE);
    let text = String::from_utf8_lossy(&sealed[..head(&sealed)]).into_owned();
    for work in [MOST_WORK + 1, 30, 63] {
        let line = text.lines().nth(1).unwrap();
        let harder = line.rsplit_once(' ').unwrap().0.to_owned() + &format!(" {work}");
        let hostile = [text.replace(line, &harder).as_bytes(), &sealed[head(&sealed)..]].concat();
        assert_eq!(open(&hostile, PASSPHRASE), Err(OpenError::TooMuchWork), "2^{work}");
    }
}

#[test]
fn what_is_locked_for_a_key_or_by_a_later_version_says_so() {
    let key = age::x25519::Identity::generate().to_public();
    let sealed = age::encrypt(&key, b"once").unwrap();
    assert_eq!(open(&sealed, PASSPHRASE), Err(OpenError::OtherKey));
    assert_eq!(open(b"age-encryption.org/v2\nsomething\n", PASSPHRASE), Err(OpenError::Newer));
    assert_eq!(open(b"{\"format\":\"all-leaders\"}", PASSPHRASE), Err(OpenError::Damaged));
}

#[test]
fn suggested_passphrases_are_five_words_that_are_drawn_each_time() {
    let some: Vec<String> = (0..50).map(|_| suggest()).collect();
    for passphrase in &some {
        assert_eq!(passphrase.split(' ').count(), 5, "{passphrase}");
    }
    let different: std::collections::BTreeSet<&String> = some.iter().collect();
    assert_eq!(different.len(), some.len(), "fifty of 2^55 are all different");
}
