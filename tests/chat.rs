//! What goes into a chat comes out of it, message by message and in any order, no message larger than the messenger takes; and what is
//! no message of ours is refused.

use all_leaders::replica::file::{Extra, ReadError, from_chat, to_chat};
use all_leaders::replica::{Clock, Device, Edit, Key, Replica};
use proptest::prelude::*;
use uuid::Uuid;

#[path = "laws/strategies.rs"]
#[allow(dead_code, reason = "the laws use the rest")]
mod strategies;

use strategies::{GROUP, cases, replica};

fn merged(messages: impl IntoIterator<Item = String>) -> Replica {
    let mut copy = Replica::new(GROUP);
    for message in messages {
        copy.merge(&from_chat(&message).unwrap().replica).unwrap();
    }
    copy
}

/// A group in which somebody has checked in so many times.
fn busy(check_ins: u128) -> Replica {
    let (mut copy, mut clock) = (Replica::new(GROUP), Clock::new(Device(7)));
    for at in 0..check_ins {
        let key = Key::new("check-in", Uuid::from_u128(0x019a_0b1c_0003_7000_8000_0000_0000_0000 + at));
        let edits = [
            Edit::new(&key, "word", format!("The caretaker is back on Monday, I call again {at}")),
            Edit::new(&key, "state", "moving"),
        ];
        copy.write(&edits, &mut clock, 1_795_000_000_000 + at as u64 * 61_000).unwrap();
    }
    copy
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn l1_messages_come_to_the_same_copy_in_any_order(copy in replica(), most in 100..800_usize) {
        let messages: Vec<String> =
            to_chat(&copy, &[], most).unwrap().into_iter().map(|message| message.payload).collect();
        prop_assert_eq!(&merged(messages.iter().cloned()), &copy);
        let backwards = messages.iter().rev().chain(&messages).cloned();
        prop_assert_eq!(&merged(backwards), &copy);
    }

    #[test]
    fn whatever_comes_is_read_or_refused(text in any::<String>(), bytes in "[-_A-Za-z0-9]{0,80}", version in 0..4_u32) {
        let _ = from_chat(&text);
        let _ = from_chat(&format!("{{\"all-leaders\":{version},\"records\":\"{bytes}\"}}"));
    }
}

#[test]
fn a_large_group_goes_in_messages_of_the_size_that_is_taken() {
    let copy = busy(2_000);
    let extra = [Extra { key: "later".into(), json: "1".into() }];
    let messages = to_chat(&copy, &extra, 20_000).unwrap();
    assert!(messages.len() > 1);
    assert!(messages.iter().all(|message| message.payload.len() <= 20_000));
    assert_eq!(messages.iter().map(|message| message.keys.len()).sum::<usize>(), copy.len());
    assert_eq!(from_chat(&messages[0].payload).unwrap().header.extra, extra);
    assert_eq!(merged(messages.into_iter().rev().map(|message| message.payload)), copy);
}

#[test]
fn a_large_record_goes_in_several_messages() {
    let (mut copy, mut clock) = (Replica::new(GROUP), Clock::new(Device(7)));
    let meeting = Key::new("meeting", Uuid::from_u128(3));
    for at in 0..400_u128 {
        let field =
            format!("here/{}", Uuid::from_u128(at.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)));
        copy.write(&[Edit::new(&meeting, field, true)], &mut clock, 1_795_000_000_000).unwrap();
    }
    let messages = to_chat(&copy, &[], 2_000).unwrap();
    assert!(messages.len() > 1);
    assert!(
        messages.iter().all(|message| message.payload.len() <= 2_000 && message.keys == [meeting.clone()])
    );
    assert_eq!(merged(messages.into_iter().map(|message| message.payload)), copy);
}

#[test]
fn a_check_in_is_a_short_message() {
    let messages = to_chat(&busy(1), &[], 128_000).unwrap();
    let size = messages[0].payload.len();
    assert!(size < 260, "{size} bytes");
}

#[test]
fn what_is_no_message_of_ours_is_refused_by_its_reason() {
    let good = to_chat(&busy(3), &[], 128_000).unwrap().remove(0).payload;
    for other in ["", "null", "7", "\"text\"", "[]", "{}", "{\"all-leaders\":\"1\"}", "{\"all-leaders\":-1}"]
    {
        assert_eq!(from_chat(other), Err(ReadError::SomethingElse), "{other}");
    }
    assert_eq!(from_chat(&good[..good.len() - 1]), Err(ReadError::SomethingElse));
    for damaged in [
        "{\"all-leaders\":1}",
        "{\"all-leaders\":1,\"records\":7}",
        "{\"all-leaders\":1,\"records\":\"\"}",
        "{\"all-leaders\":1,\"records\":\"%\"}",
    ] {
        assert_eq!(from_chat(damaged), Err(ReadError::Damaged), "{damaged}");
    }
    // Every letter of the records counts.
    let begins = good.find("\"records\":\"").unwrap() + "\"records\":\"".len();
    for at in begins..good.len() - 2 {
        let mut changed = good.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        assert!(from_chat(&String::from_utf8(changed).unwrap()).is_err(), "at {at}");
    }
    // A newer version may hold its records in another form.
    assert_eq!(from_chat("{\"all-leaders\":2,\"records\":[1]}"), Err(ReadError::NeedsNewer { needs: 2 }));
    assert_eq!(from_chat(&good.replacen("1", "2", 1)), Err(ReadError::NeedsNewer { needs: 2 }));
}
