//! Files that are wrong, each in its own way.

use super::*;

#[test]
fn nothing_at_all_is_empty() {
    for nothing in ["", " \r\n\t", "\u{feff}", "\u{feff}\n"] {
        assert_eq!(refused(nothing), ReadError::Empty);
    }
}

#[test]
fn bytes_that_are_no_text_are_told() {
    assert_eq!(refused([0x89, b'P', b'N', b'G']), ReadError::NotText);
    let mut bytes = GOLDEN.as_bytes().to_vec();
    bytes[600] = 0xff;
    assert_eq!(refused(bytes), ReadError::NotText);
    // As a text editor saves "Unicode".
    let wide: Vec<u8> =
        [0xfeff].into_iter().chain(GOLDEN.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(wide), ReadError::NotText);
}

#[test]
fn a_file_that_was_cut_off_is_told_wherever_it_was_cut() {
    for cut in 1..GOLDEN.len() - 2 {
        if GOLDEN.is_char_boundary(cut) {
            assert_eq!(refused(&GOLDEN[..cut]), ReadError::Truncated, "cut at {cut}");
        } else {
            // Inside a character too.
            assert_eq!(refused(&GOLDEN.as_bytes()[..cut]), ReadError::Truncated, "cut at {cut}");
        }
    }
}

#[test]
fn what_is_no_json_is_told_with_its_line() {
    for (text, line) in [
        ("Minutes of Tuesday\n- [ ] Ana: hall", 1),
        ("<!DOCTYPE html>\n<html><style>\nbody {color:red}", 1),
        ("{\n\"format\": \"all-leaders\",\nversion: 1}", 3),
        ("{\"format\":\"all-leaders\",}", 1),
        ("\"half a", 1),
        ("tru", 1),
    ] {
        assert_eq!(refused(text), ReadError::NotJson { line }, "{text}");
    }
    let bent = GOLDEN.replacen("\"away\":true", "\"away\":yes", 1);
    let line = 1 + GOLDEN[..GOLDEN.find("\"away\"").unwrap()].matches('\n').count();
    assert_eq!(refused(bent), ReadError::NotJson { line });
    // Half a pair of surrogates is no character.
    let half = member(&format!(r#""fields":{{"name":"\ud83c"}},{STAMP}"#));
    assert_eq!(refused(half), ReadError::NotJson { line: 1 });
}

#[test]
fn a_link_or_words_after_a_pasted_file_are_no_second_file() {
    let golden = read(GOLDEN).unwrap();
    for after in [
        "\nSent with all-leaders",
        "\n-- \nhttps://example.org/all-leaders/#/now",
        "\nThe format is \"all-leaders\" {really}, its \"format\": see https://x.org/\"all-leaders\"",
        "\nSchöne Grüße 🌻",
    ] {
        let pasted = [GOLDEN, after].concat();
        assert_eq!(read(pasted.as_str()).unwrap(), golden, "{after}");
    }
    // Cut inside a character after its end, it is whole all the same.
    let pasted = [GOLDEN, "\n🌻"].concat();
    assert_eq!(read(&pasted.as_bytes()[..pasted.len() - 1]).unwrap(), golden);
}

#[test]
fn two_files_in_one_are_not_taken_for_the_first() {
    let lines = GOLDEN.lines().count();
    assert!(matches!(refused(format!("{GOLDEN}\n{GOLDEN}")), ReadError::NotJson { line } if line > lines));
    // Nor where the second one was cut off, or laid out by another program.
    let second = "{\n  \"needs\": 1,\n  \"format\" : \"all-leaders\", ";
    assert!(
        matches!(refused(format!("{GOLDEN}\nand\n{second}")), ReadError::NotJson { line } if line > lines)
    );
}

#[test]
fn json_of_something_else_is_told() {
    for text in [
        "null",
        "3",
        "[]",
        "{}",
        "\"all-leaders\"",
        r#"{"format":"geojson"}"#,
        r#"{"format":1}"#,
        r#"["all-leaders"]"#,
        r#"{"records":{"member":[]}}"#,
        &format!("[{GOLDEN}]"),
    ] {
        assert_eq!(refused(text), ReadError::SomethingElse, "{text}");
    }
    let many: Vec<String> = (0..10_000).map(|n| format!("\"{n}\":{n}")).collect();
    assert_eq!(refused(format!("{{{}}}", many.join(","))), ReadError::SomethingElse);
}

#[test]
fn l5_a_file_that_needs_a_newer_reader_is_refused_with_that_reason() {
    let newer = GOLDEN.replace("\"version\":1,\"needs\":1", "\"version\":7,\"needs\":3");
    assert_eq!(refused(newer), ReadError::NeedsNewer { needs: 3 });
    // Whatever else has changed by then.
    let strange = r#"{"records":[],"needs":3,"group":null,"format":"all-leaders"}"#;
    assert_eq!(refused(strange), ReadError::NeedsNewer { needs: 3 });
    // A newer file that any reader may read is read.
    let newer = GOLDEN.replace("\"version\":1,", "\"version\":7,");
    assert_eq!(read(newer).unwrap().replica, read(GOLDEN).unwrap().replica);
}

#[test]
fn a_file_beyond_any_size_is_refused_before_it_is_read() {
    assert_eq!(check_size(200_000_000), Err(ReadError::TooLarge { bytes: 200_000_000 }));
    assert_eq!(check_size(LIMIT), Ok(()));
    let bytes = vec![b' '; LIMIT as usize + 1];
    assert_eq!(refused(bytes), ReadError::TooLarge { bytes: LIMIT + 1 });
}

#[test]
fn a_million_brackets_are_too_deep() {
    for open in ["[", "{\"a\":", "[{\"a\":"] {
        assert_eq!(refused(open.repeat(1_000_000)), ReadError::TooDeep);
        assert_eq!(refused(format!("see: {{\"a\":{}", open.repeat(1_000_000))), ReadError::TooDeep);
    }
    let deep = format!(r#""fields":{{"name":{}1{}}},{STAMP}"#, "[".repeat(1000), "]".repeat(1000));
    assert_eq!(refused(member(&deep)), ReadError::TooDeep);
}

#[test]
fn an_id_that_stands_there_twice_is_told() {
    let record = |name: &str| format!(r#"{{"id":"{}","fields":{{"name":"{name}"}},{STAMP}}}"#, id(1));
    let twice = members(&format!("{},{}", record("Ana"), record("Bilal")));
    assert_eq!(refused(twice), ReadError::DuplicateId { kind: "member".into(), id: id(1) });
    let apart = file(&format!(r#"{{"member":[{}],"phone":[{}]}}"#, record("Ana"), record("Ana")));
    assert_eq!(read(apart).unwrap().replica.len(), 2);
}

#[test]
fn a_key_that_stands_there_twice_is_told() {
    let place = |place: &str| ReadError::Twice { place: place.to_owned() };
    assert_eq!(refused(file(r#"{"member":[],"member":[]}"#)), place("member"));
    assert_eq!(refused(member(&format!(r#""fields":{{"a":1,"a":2}},{STAMP}"#))), place("member 1, field a"));
    assert_eq!(refused(member(&format!(r#""fields":{{}},{STAMP},{STAMP}"#))), place("member 1, stamp"));
    assert_eq!(refused(GOLDEN.replace("\"version\":1,", "\"later\":1,")), place("later"));
    assert_eq!(
        refused(GOLDEN.replace("\"group\":{\"id\"", "\"group\":{\"name\":\"\",\"id\"")),
        place("group.name")
    );
}

#[test]
fn a_wrong_type_is_told_with_its_place() {
    let cases = [
        (GOLDEN.replace("\"needs\":1", "\"needs\":\"1\""), "needs"),
        (GOLDEN.replace("\"version\":1", "\"version\":1.5"), "version"),
        (GOLDEN.replace("2026-11-24T18:30:00Z", "yesterday"), "saved.at"),
        (GOLDEN.replace("\"by\":\"Ana\"", "\"by\":7"), "saved.by"),
        (GOLDEN.replace("\"phone\":\"0", "\"phone\":\"x"), "saved.phone"),
        (GOLDEN.replace("\"4b5227305515dc18\"", "\"4B\""), "fingerprint"),
        (GOLDEN.replace("\"records\"", "\"record\""), "records"),
        (GOLDEN.replace("\"group\":{", "\"grup\":{"), "group"),
        (file("[]"), "records"),
        (file(r#"{"member":{}}"#), "member"),
        (members("1"), "member 1, the record"),
        (member(STAMP), "member 1, fields"),
        (member(r#""fields":[]"#), "member 1, fields"),
        (member(&format!(r#""fields":{{"name":["Ana"]}},{STAMP}"#)), "member 1, field name"),
        (member(&format!(r#""fields":{{"name":{{}}}},{STAMP}"#)), "member 1, field name"),
        (member(&format!(r#""fields":{{"n":0.5}},{STAMP}"#)), "member 1, field n"),
        (member(&format!(r#""fields":{{"n":1e3}},{STAMP}"#)), "member 1, field n"),
        (member(&format!(r#""fields":{{"n":-9007199254740992}},{STAMP}"#)), "member 1, field n"),
        (member(&format!(r#""fields":{{"n":{}}},{STAMP}"#, "9".repeat(5000))), "member 1, field n"),
        (
            member(&format!(r#""fields":{{}},"erased":"0192f3a4b5c6-0000-000000000000feed",{STAMP}"#)),
            "member 1, erased",
        ),
    ];
    for (text, place) in cases {
        assert_eq!(refused(text), ReadError::WrongType { place: place.to_owned() });
    }
}

#[test]
fn a_bad_stamp_is_told_with_its_place() {
    let fields = r#""fields":{"name":"Ana"}"#;
    let cases = [
        (member(fields), "member 1, field name"),
        (member(&format!(r#"{fields},"stamp":"2026-11-23""#)), "member 1, stamp"),
        (member(&format!(r#"{fields},"stamp":"0192F3A4B5C6-0000-000000000000FEED""#)), "member 1, stamp"),
        (member(&format!(r#"{fields},"stamps":{{"name":""}}"#)), "member 1, field name"),
        (
            member(&format!(r#"{fields},{STAMP},"stamps":{{"day":"0192f3a4b5c6-0000-000000000000feed"}}"#)),
            "member 1, field day",
        ),
        (member(r#""erased":"now""#), "member 1, erased"),
    ];
    for (text, place) in cases {
        assert_eq!(refused(text), ReadError::BadStamp { place: place.to_owned() });
    }
}

#[test]
fn a_bad_id_is_told_with_its_place() {
    let place = |place: &str| ReadError::BadId { place: place.to_owned() };
    assert_eq!(refused(members("{}")), place("member 1"));
    for bad in ["", "1", "019A0B1C-0001-7000-8000-000000000001", "019a0b1c000170008000000000000001", "é"] {
        assert_eq!(refused(members(&format!(r#"{{"id":"{bad}","fields":{{}}}}"#))), place("member 1"));
        assert_eq!(refused(GOLDEN.replace("019a0b1c-0000-7000-8000-000000000000", bad)), place("group"));
    }
}

#[test]
fn a_kind_that_would_not_fit_a_key_is_told() {
    for name in ["", "../here", "~import", "Member", "é", &"k".repeat(65)] {
        let error = refused(file(&format!(r#"{{"{name}":[]}}"#)));
        assert!(matches!(error, ReadError::BadKind { name: told } if name.starts_with(&told)));
    }
}

#[test]
fn what_stays_on_the_phone_is_not_taken_from_a_file() {
    let text = member(&format!(r#""fields":{{}},{STAMP},"lost":[]"#));
    assert_eq!(refused(text), ReadError::UnknownKey { place: "member 1, lost".to_owned() });
}

#[test]
fn a_name_without_end_does_not_make_a_message_without_end() {
    let long = "x".repeat(1_000_000);
    let text = member(&format!(r#""fields":{{"{long}":[]}},{STAMP}"#));
    assert!(refused(text).to_string().len() < 200);
}
