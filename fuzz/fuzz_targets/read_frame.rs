//! Whatever a camera reads: a code is refused, or is within its bounds and written again to the same; none makes the receiver panic
//! or hold much; codes that a sender gives arrive as they were, whatever came before them.
//!
//! The first byte chooses: texts of codes, one a line; or a picture, in which codes are looked for.

#![no_main]

use all_leaders::transfer::{Frame, MOST_BYTES, Receiver, Sender, qr};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    if first % 2 == 1 {
        let width = 21 + usize::from(first / 2);
        let height = rest.len() / width;
        qr::Reader::default().read(width, height, &rest[..width * height]);
        return;
    }
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let mut receiver = Receiver::default();
    for line in text.lines() {
        // As a code is seldom met by chance, what stands behind the sign is one as well.
        let packed = ["AL1:", &base45::encode(line)].concat();
        for text in [line, &packed] {
            if let Some(frame) = Frame::read(text) {
                assert!((1..=MOST_BYTES).contains(&frame.length));
                assert_eq!(Frame::read(&frame.text().unwrap()), Some(frame));
            }
            if let Some(whole) = receiver.take(text) {
                assert!(whole.len() <= MOST_BYTES);
            }
            assert!(receiver.percent().is_none_or(|percent| percent < 100));
        }
    }
    let Some(mut sender) = Sender::new(rest, 64) else { return };
    let wanted = 2 * sender.count() + 64;
    let came = (0..wanted).find_map(|_| receiver.take(&sender.next_text()));
    assert_eq!(came.as_deref(), Some(rest));
});
