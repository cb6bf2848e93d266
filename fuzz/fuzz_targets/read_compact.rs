//! Whatever bytes a link or a code brings: unpacking them never panics; and what was read comes through the file and through
//! the compact form to the same. The check of the bytes is left out (`cfg(fuzzing)`), and the bytes are tried as they come
//! and as what is deflated.
//!
//!     cargo +nightly fuzz run read_compact fuzz/corpus/read_compact fuzz/seeds/read_compact -- -max_total_time=600
//!
//! libFuzzer's own limit on memory (2 GB, `-rss_limit_mb`) watches that they do not blow up in it.

#![no_main]

use all_leaders::replica::file::{pack, read, unpack, write};
use libfuzzer_sys::fuzz_target;
use miniz_oxide::deflate::compress_to_vec;

fn try_one(packed: &[u8]) {
    let Ok(file) = unpack(packed) else { return };
    let Ok(text) = write(&file.replica, &file.header) else { return };
    assert_eq!(read(text.as_str()).expect("what we write we can read"), file);
    let again = pack(&file.replica, &file.header).expect("what was packed can be");
    assert_eq!(unpack(&again).expect("what we pack we can unpack"), file);
}

fuzz_target!(|bytes: &[u8]| {
    try_one(bytes);
    let laid_out = [&[0b1110, 0, 0, 0, 0], compress_to_vec(bytes, 0).as_slice()].concat();
    try_one(&laid_out);
});
