//! Whatever a message of a chat holds: reading it never panics; and what was read goes out in messages of any size, which come to
//! the same.
//!
//! The first byte chooses: the JSON as it is; or what stands in one of ours, as it is or as what is deflated. The check of the bytes is left
//! out (`cfg(fuzzing)`).
//!
//!     cargo +nightly fuzz run read_chat fuzz/corpus/read_chat fuzz/seeds/read_chat -- -max_total_time=600

#![no_main]

use all_leaders::replica::Replica;
use all_leaders::replica::file::{from_chat, to_chat};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;
use miniz_oxide::deflate::compress_to_vec;

fn ours(packed: &[u8]) -> String {
    format!("{{\"all-leaders\":1,\"records\":\"{}\"}}", URL_SAFE_NO_PAD.encode(packed))
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let message = match first % 3 {
        0 => String::from_utf8_lossy(rest).into_owned(),
        1 => ours(rest),
        _ => ours(&[&[0b1110, 0, 0, 0, 0], compress_to_vec(rest, 0).as_slice()].concat()),
    };
    let Ok(file) = from_chat(&message) else { return };
    let most = 100 + 16 * usize::from(*first);
    let messages = to_chat(&file.replica, &file.header.extra, most).expect("what was read can be sent");
    let mut again = Replica::new(file.replica.group());
    for (at, message) in messages.iter().enumerate() {
        let one = from_chat(&message.payload).expect("what we send we can read");
        assert_eq!(one.header.extra.is_empty(), at > 0 || file.header.extra.is_empty());
        assert!(message.keys.iter().all(|key| one.replica.record(key).is_some()));
        again.merge(&one.replica).expect("parts of one copy");
    }
    assert_eq!(again, file.replica);
});
