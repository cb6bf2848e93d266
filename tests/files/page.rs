//! What `docs/FORMAT.md` says, where another program could read it in two ways.

use super::*;

const PAGE: &str = include_str!("../../docs/FORMAT.md");

/// The file that the page shows.
fn example() -> &'static str {
    let (_, rest) = PAGE.split_once("```json\n").unwrap();
    rest.split_once("\n```").unwrap().0
}

fn wrong(place: &str) -> ReadError {
    ReadError::WrongType { place: place.into() }
}

#[test]
fn the_example_is_a_good_file_with_its_own_fingerprint() {
    let file = read(example()).unwrap();
    assert_eq!(file.is_as_saved(), Some(true));
    assert_eq!(write(&file.replica, &file.header).unwrap().trim_end(), example());
    let fingerprint = fingerprint(&file.replica);
    let pictures = fingerprint.pictures().map(|picture| picture.to_string()).join(", ");
    assert!(PAGE.contains(&format!("The example's is `{fingerprint}`, its pictures are {pictures};")));
}

#[test]
fn no_table_of_the_page_is_broken() {
    let lines: Vec<&str> = PAGE.lines().collect();
    for (at, three) in lines.windows(3).enumerate() {
        let broken = three[0].starts_with('|') && three[1].is_empty() && three[2].starts_with('|');
        assert!(!broken, "line {}", at + 2);
    }
}

#[test]
fn signs_before_the_file_are_passed_over() {
    let golden = read(GOLDEN).unwrap();
    for before in [
        "\u{feff}",
        "\u{feff} \t\r\n\u{a0}",
        "Ana:\n",
        "[23/11/2026, 21:41] Ana: ",
        "[1, 2] ",
        "\"a quote\", and: ",
        "12 {braces} of {} no use{: ",
        "{ hm } ",
    ] {
        // A brace before another one closes is where the file would begin.
        let text = [before, GOLDEN].concat();
        let reads = !before.contains("{}");
        assert_eq!(read(text.as_str()).is_ok_and(|file| file == golden), reads, "{before}");
    }
    // White space may stand between the brace and the quote.
    assert_eq!(read(format!("see: {}", GOLDEN.replacen('{', "{ \n\t", 1))).unwrap(), golden);
}

#[test]
fn what_stands_twice_inside_unknown_values_stays() {
    let twice = r#"{"a":1,"a":{"b":[],"b":null}}"#;
    let file = read(GOLDEN.replacen("\"records\"", &format!("\"zz\":{twice},\n\"records\""), 1)).unwrap();
    assert_eq!(file.header.extra.last().unwrap().json, twice);
    let text = write(&file.replica, &file.header).unwrap();
    assert!(text.contains(&format!("\"zz\":{twice},\n\"records\":")), "as it stood, before the records");
    // Unknown keys of `group` and `saved` are passed over, twice too.
    let passed = GOLDEN.replacen("\"group\":{", "\"group\":{\"x\":1,\"x\":2,", 1).replacen(
        "\"saved\":{",
        "\"saved\":{\"x\":1,\"x\":2,",
        1,
    );
    assert_eq!(read(passed).unwrap(), read(GOLDEN).unwrap());
}

#[test]
fn unknown_keys_stand_between_the_fingerprint_and_the_records_by_name() {
    let with = GOLDEN.replacen("{\"format\"", "{\"zeta\":1,\"Alpha\":2,\"format\"", 1);
    let file = read(with).unwrap();
    let text = write(&file.replica, &file.header).unwrap();
    let keys: Vec<&str> = text.lines().take_while(|line| !line.starts_with("\"records\"")).collect();
    let begins: Vec<&str> = keys.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(
        begins,
        ["{\"format\"", "\"group\"", "\"saved\"", "\"fingerprint\"", "\"Alpha\"", "\"later\"", "\"zeta\""]
    );
}

#[test]
fn saved_is_whole_or_not_there() {
    let with = |saved: &str| {
        format!(r#"{{"format":"all-leaders","group":{{"id":"{}"}},"saved":{saved},"records":{{}}}}"#, id(0))
    };
    let phone = r#""phone":"00000000a0a0a0a0""#;
    let at = r#""at":"2026-11-24T18:30:00Z""#;
    for (saved, place) in [
        ("null".to_owned(), "saved"),
        ("{}".to_owned(), "saved.at"),
        (format!("{{{phone}}}"), "saved.at"),
        (format!(r#"{{"at":"1969-12-31T23:59:59Z",{phone}}}"#), "saved.at"),
        (format!(r#"{{"at":1764009000,{phone}}}"#), "saved.at"),
        (format!("{{{at}}}"), "saved.phone"),
        (format!(r#"{{{at},"phone":"00000000A0A0A0A0"}}"#), "saved.phone"),
        (format!(r#"{{{at},{phone},"by":null}}"#), "saved.by"),
    ] {
        assert_eq!(refused(with(&saved)), wrong(place), "{saved}");
    }
    let expected =
        Saved { at: 1_795_545_000_000, by: String::new(), device: Device(0xa0a0_a0a0), coverage: None };
    for at in ["2026-11-24T18:30:00Z", "2026-11-24T19:30:00.75+01:00"] {
        let file = read(with(&format!(r#"{{"at":"{at}",{phone}}}"#))).unwrap();
        assert_eq!(file.header.saved, Some(expected.clone()));
    }
}

#[test]
fn each_fault_of_a_record_has_the_error_that_the_page_says() {
    let fields = r#""fields":{"name":"Ana"}"#;
    let erased = r#""erased":"0192f3a4b5c6-0000-000000000000feed""#;
    let timestamps = r#""stamps":{"day":"0192f3a4b5c6-0000-000000000000feed"}"#;
    let bad_stamp = |place: &str| ReadError::BadStamp { place: format!("member 1, {place}") };
    assert_eq!(
        refused(members(&format!("{{{fields},{STAMP}}}"))),
        ReadError::BadId { place: "member 1".into() }
    );
    assert_eq!(refused(member(fields)), bad_stamp("field name"));
    assert_eq!(refused(member(&format!("{fields},{STAMP},{timestamps}"))), bad_stamp("field day"));
    assert_eq!(refused(member(STAMP)), wrong("member 1, fields"));
    for beside in [fields, STAMP, r#""stamps":{}"#] {
        assert_eq!(refused(member(&format!("{erased},{beside}"))), wrong("member 1, erased"));
    }
    let half = member(&format!(r#""fields":{{"name":"\udf3b"}},{STAMP}"#));
    assert_eq!(refused(half), ReadError::NotJson { line: 1 });
}

#[test]
fn an_integer_has_one_form_and_a_range() {
    let needs = |number: &str| GOLDEN.replacen("\"needs\":1", &format!("\"needs\":{number}"), 1);
    for number in ["9007199254740993", "1.0", "1e0", "99999999999999999999"] {
        assert_eq!(refused(needs(number)), wrong("needs"), "{number}");
    }
    assert_eq!(refused(needs("9007199254740991")), ReadError::NeedsNewer { needs: Value::GREATEST_INT });
    let field = |number: &str| member(&format!(r#""fields":{{"n":{number}}},{STAMP}"#));
    for number in ["1.0", "1e2", "-0.0", "9007199254740992"] {
        assert_eq!(refused(field(number)), wrong("member 1, field n"), "{number}");
    }
    let file = read(field("-0")).unwrap();
    assert_eq!(file.replica.records().next().unwrap().1.int("n"), Some(0));
    assert!(write(&file.replica, &file.header).unwrap().contains("\"n\":0"));
}

#[test]
fn what_only_the_phone_keeps_is_no_key_of_a_record_in_a_file() {
    let lost = format!(r#""fields":{{}},{STAMP},"lost":[]"#);
    assert_eq!(refused(member(&lost)), ReadError::UnknownKey { place: "member 1, lost".into() });
}
