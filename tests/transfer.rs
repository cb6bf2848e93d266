//! From one screen to the camera of another: whatever is missed, doubled or out of order, the bytes arrive as they are or not at
//! all.

#[path = "e2e/tests/codes/film.rs"]
#[allow(dead_code, reason = "the end-to-end tests use the rest")]
mod film;

use all_leaders::transfer::{Frame, MOST_BYTES, Receiver, Sender, qr};
use proptest::prelude::*;

fn texts(sender: &mut Sender, count: usize) -> Vec<String> {
    (0..count).map(|_| sender.next_text()).collect()
}

/// Takes all of them; gives the bytes and how many it took.
fn receive<'a>(texts: impl IntoIterator<Item = &'a String>) -> Option<(Vec<u8>, usize)> {
    let mut receiver = Receiver::default();
    texts.into_iter().zip(1..).find_map(|(text, count)| Some((receiver.take(text)?, count)))
}

fn bytes(length: usize, seed: u8) -> Vec<u8> {
    (0..length).map(|at| (at * at / 7) as u8 ^ seed).collect()
}

proptest! {
    #[test]
    fn bytes_arrive_whatever_codes_are_missed_doubled_or_out_of_order(
        whole in prop::collection::vec(any::<u8>(), 1..3_000),
        size in 16_usize..400,
        begins in 0_usize..300,
        missed in prop::collection::vec(any::<bool>(), 64),
        turn in any::<bool>(),
    ) {
        let mut sender = Sender::new(&whole, size).unwrap();
        let count = whole.len().div_ceil(size);
        prop_assert_eq!(sender.count(), count);
        // The camera is not there from the start.
        texts(&mut sender, begins);
        let shown = texts(&mut sender, 4 * count + 160);
        let mut seen: Vec<&String> =
            shown.iter().enumerate().filter(|(at, _)| !missed[at % 64]).flat_map(|(_, text)| [text, text]).collect();
        if turn {
            seen.reverse();
        }
        prop_assume!(seen.len() > 2 * (count + 40));
        let (came, _) = receive(seen).expect("it arrives");
        prop_assert_eq!(came, whole);
    }

    #[test]
    fn no_code_of_anything_else_changes_what_arrives(
        whole in prop::collection::vec(any::<u8>(), 1..2_000),
        other in prop::collection::vec(any::<u8>(), 1..2_000),
        strange in prop::collection::vec("(AL1:)?[0-9A-Z $%*+./:-]{0,80}", 60),
    ) {
        prop_assume!(whole != other);
        let (mut sender, mut others) = (Sender::new(&whole, 100).unwrap(), Sender::new(&other, 100).unwrap());
        let (ours, theirs) = (texts(&mut sender, 60), texts(&mut others, 60));
        let mixed = ours.iter().zip(&theirs).zip(&strange).flat_map(|((one, two), three)| [one, two, three]);
        prop_assert_eq!(receive(mixed).map(|(came, _)| came), Some(whole));
    }

    #[test]
    fn whatever_a_code_says_it_is_read_to_the_same_or_not_at_all(text in "(AL1:)?[0-9A-Z $%*+./:-]{0,900}") {
        if let Some(frame) = Frame::read(&text) {
            prop_assert!(frame.length <= MOST_BYTES);
            prop_assert_eq!(Frame::read(&frame.text().unwrap()), Some(frame));
        }
        Receiver::default().take(&text);
    }
}

#[test]
fn hardly_more_codes_are_needed_than_there_are_parts() {
    let whole = bytes(20_000, 3);
    let mut more = 0;
    for first in 0..50 {
        let mut sender = Sender::new(&whole, 390).unwrap();
        let shown = texts(&mut sender, 200);
        // Three of ten are missed.
        let seen: Vec<&String> = shown
            .iter()
            .enumerate()
            .filter(|(at, _)| (at * 7 + first) % 10 >= 3)
            .map(|(_, text)| text)
            .collect();
        let (came, count) = receive(seen).expect("it arrives");
        assert_eq!(came, whole);
        more += count - sender.count();
    }
    assert!(more <= 50 * 3, "{more} more in 50 transfers");
}

#[test]
fn who_begins_anew_is_followed() {
    let (whole, other) = (bytes(3_000, 1), bytes(3_000, 2));
    let (mut first, mut then) = (Sender::new(&whole, 200).unwrap(), Sender::new(&other, 150).unwrap());
    let mut receiver = Receiver::default();
    assert_eq!(receiver.percent(), None);
    for text in texts(&mut first, 9) {
        assert_eq!(receiver.take(&text), None);
    }
    assert_eq!(receiver.percent(), Some(60));
    let came = texts(&mut then, 60).iter().find_map(|text| receiver.take(text));
    assert_eq!(came, Some(other));
}

#[test]
fn a_frame_that_claims_too_much_is_refused() {
    let fine = Frame { check: 1, length: 4_000, id: 0, block: vec![7; 100] };
    assert!(fine.text().is_some());
    for (length, size) in
        [(0, 100), (MOST_BYTES + 1, 1_000), (4_000, 0), (4_000, 15), (4_000, 3_001), (MOST_BYTES, 16)]
    {
        let claims = Frame { length, block: vec![7; size], ..fine.clone() };
        assert_eq!(claims.text(), None, "{length} bytes in blocks of {size}");
    }
    // By hand, as its writer refuses to: 16,777,215 bytes.
    let head = [0, 0, 0, 1, 255, 255, 255, 0, 0, 0, 0];
    let claims = ["AL1:", &base45::encode([&head[..], &[7; 100]].concat())].concat();
    assert_eq!(Frame::read(&claims), None);
    assert_eq!(Frame::read(&"AL1:".repeat(10_000)), None);
    assert_eq!(Sender::new(&[], 100).map(|sender| sender.count()), None);
    assert_eq!(Sender::new(&vec![0; MOST_BYTES + 1], 1_000).map(|sender| sender.count()), None);
}

#[test]
fn parts_that_do_not_belong_together_give_nothing_and_it_goes_on() {
    let whole = bytes(1_000, 5);
    let mut sender = Sender::new(&whole, 100).unwrap();
    let mut receiver = Receiver::default();
    let shown = texts(&mut sender, 10);
    let mut wrong = Frame::read(&shown[3]).unwrap();
    wrong.block[0] ^= 1;
    let wrong = wrong.text().unwrap();
    let seen = shown.iter().enumerate().map(|(at, text)| if at == 3 { &wrong } else { text });
    assert_eq!(seen.into_iter().find_map(|text| receiver.take(text)), None);
    assert_eq!(texts(&mut sender, 60).iter().find_map(|text| receiver.take(text)), Some(whole));
}

/// The pixels of a picture, so many to a module.
fn pixels(picture: &qr::Picture, scale: usize) -> (usize, Vec<u8>) {
    let side = picture.side * scale;
    let mut grey = vec![255; side * side];
    for run in picture.path.split('M').filter(|run| !run.is_empty()) {
        let mut numbers =
            run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<usize>().ok());
        let (x, y, length) = (numbers.next().unwrap(), numbers.next().unwrap(), numbers.next().unwrap());
        for row in y * scale..(y + 1) * scale {
            grey[row * side + x * scale..row * side + (x + length) * scale].fill(0);
        }
    }
    (side, grey)
}

#[test]
fn what_a_camera_sees_is_found_though_it_is_turned_and_has_noise() {
    let deflated: Vec<u8> = (0..20_000_u32)
        .map(|at| at.wrapping_mul(2_654_435_761))
        .map(|mixed| ((mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d) >> 13) as u8)
        .collect();
    let mut sender = Sender::new(&deflated, 390).unwrap();
    let texts = texts(&mut sender, 60);
    let drawn = |text: &String| {
        let qr::Picture { side, path } = qr::draw(text).unwrap();
        film::Code { side, path }
    };
    let codes: Vec<film::Code> = texts.iter().map(drawn).collect();
    let mut reader = qr::Reader::default();
    let mut found = 0;
    for (at, grey) in film::pictures(&codes).enumerate().filter(|(at, _)| !film::is_lost(*at)) {
        let read = reader.read(film::WIDTH, film::HEIGHT, &grey);
        found += usize::from(read.contains(&texts[at]));
    }
    assert!(found >= 32, "{found} of 42 were read");
}

#[test]
fn what_is_drawn_is_found_in_a_picture() {
    let mut reader = qr::Reader::default();
    let mut sender = Sender::new(&bytes(9_000, 9), 500).unwrap();
    for _ in 0..20 {
        let text = sender.next_text();
        let (side, grey) = pixels(&qr::draw(&text).unwrap(), 4);
        assert_eq!(reader.read(side, side, &grey), [text]);
    }
    assert_eq!(reader.read(0, 0, &[]), [""; 0]);
    assert_eq!(reader.read(10, 10, &[0; 99]), [""; 0]);
    assert_eq!(qr::draw(&"x".repeat(3_000)), None);
}
