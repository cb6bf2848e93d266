//! Whatever bytes are opened as a file: reading them never panics; read in steps or in one go they come to the
//! same; what was read is written and read again to the same; and merging it with itself changes nothing.
//!
//!     cargo +nightly fuzz run read_file fuzz/corpus/read_file fuzz/seeds/read_file -- -dict=fuzz/all-leaders.dict -max_total_time=600
//!
//! libFuzzer's own limit on memory (2 GB, `-rss_limit_mb`) watches that a file does not blow up in it.

#![no_main]

use all_leaders::replica::file::{GroupFile, ReadError, Reader, decode_record, encode_record, read, write};
use all_leaders::replica::preview;
use libfuzzer_sys::fuzz_target;

fn in_steps(bytes: &[u8]) -> Result<GroupFile, ReadError> {
    let mut reader = Reader::new(bytes)?;
    // Every step goes on, and pasted text makes it begin anew only once.
    for _ in 0..=3 * bytes.len() {
        let progress = reader.step(1)?;
        assert!(progress.done <= progress.total);
        if progress.is_done() {
            return reader.finish();
        }
    }
    panic!("reading does not come to an end");
}

fuzz_target!(|bytes: &[u8]| {
    let whole = read(bytes);
    assert_eq!(in_steps(bytes), whole);
    if let Ok(file) = whole {
        let text = write(&file.replica, &file.header).unwrap();
        let again = read(text.as_str()).expect("what we write we can read");
        assert_eq!(again.replica, file.replica);
        assert_eq!(again.header, file.header);
        assert_eq!(again.is_as_saved(), Some(true));
        assert_eq!(write(&again.replica, &again.header).unwrap(), text);

        let mut merged = file.replica.clone();
        assert!(merged.merge(&file.replica).unwrap().is_empty());
        assert_eq!(merged, file.replica);
        assert!(preview(&merged, &file.replica, 0).unwrap().is_nothing_new());
    }
    // What rests on the phone is read by the same hand.
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok((id, record, lost)) = decode_record(text)
    {
        let line = encode_record(id, &record, &lost);
        assert_eq!(decode_record(&line), Ok((id, record, lost)));
    }
});
