//! Whatever comes as locked: it opens to what was locked, or is refused; nothing claims more work than it may.
//!
//! The first byte chooses: bytes as they are; a good head and body with some of its bytes changed; the letters of a message.

#![no_main]

use std::sync::LazyLock;

use all_leaders::transfer::{armored, sealed_in};
use all_leaders_seal::{Opener, seal_with};
use libfuzzer_sys::fuzz_target;

const PLAIN: &[u8] = b"{\"format\":\"all-leaders\",\"version\":1}";
const PASSPHRASE: &str = "kettle boils at eight";
/// So that many are tried in a second.
const WORK: u8 = 1;
static OPENER: LazyLock<Opener> = LazyLock::new(|| Opener::new(PASSPHRASE, WORK + 1));
static SEALED: LazyLock<Vec<u8>> = LazyLock::new(|| seal_with(PLAIN, PASSPHRASE, WORK));

fn try_to_open(sealed: &[u8]) {
    if let Ok(plain) = OPENER.open(sealed) {
        // Whoever does not know the passphrase makes nothing that opens with it.
        assert_eq!(plain, PLAIN);
        assert_eq!(sealed, &SEALED[..]);
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    match first % 3 {
        0 => {
            if let Some(sealed) = sealed_in(rest) {
                try_to_open(&sealed);
                assert_eq!(sealed_in(armored(&sealed).as_bytes()).as_deref(), Some(&sealed[..]));
            }
            try_to_open(&[b"age-encryption.org/v1\n-> scrypt ", rest].concat());
        }
        1 => {
            // Pairs of a place and a byte.
            let mut changed = SEALED.clone();
            for pair in rest.chunks_exact(2) {
                let at = usize::from(pair[0]) % changed.len();
                changed[at] ^= pair[1];
            }
            try_to_open(&changed);
        }
        _ => {
            let cut = rest.first().map_or(0, |cut| usize::from(*cut) % SEALED.len());
            try_to_open(&[&SEALED[..cut], rest, &SEALED[cut..]].concat());
            try_to_open(&SEALED[..cut]);
        }
    }
});
