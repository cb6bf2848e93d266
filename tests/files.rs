//! Files: those that were ever released stay readable, every layout of them is read, and each that is wrong is
//! refused with its own reason.

use all_leaders::domain::{
    Bid, Companionship, Decided, Group, InvitationId, ItemAbout, Member, MemberId, NeedId, NoteSort,
    Presence, QuestionId, Repeats, Reply, RolePart, Size, Standing, Way, day,
};
use all_leaders::replica::file::{
    Header, LIMIT, Progress, ReadError, Reader, Saved, Writer, check_size, read, records_text, write,
};
use all_leaders::replica::{Device, Key, Kind, Stamp, Value, fingerprint};
use uuid::Uuid;

/// A file of version 1 with every shape that a record can have. Made by another program than the one that is
/// tested here; never to be changed.
const GOLDEN: &str = include_str!("golden/v1.allleaders.json");
/// The same for the kinds about leading together: needs, invitations, strengths, thanks, agreements, questions.
const GOLDEN_LEADING: &str = include_str!("golden/v1-leading.allleaders.json");
/// The same for the kinds about meetings.
const GOLDEN_MEETING: &str = include_str!("golden/v1-meeting.allleaders.json");

fn id(number: u16) -> Uuid {
    format!("019a0b1c-{number:04x}-7000-8000-00000000{number:04x}").parse().unwrap()
}

/// A file with these records of kind `member`.
fn members(records: &str) -> String {
    file(&format!(r#"{{"member":[{records}]}}"#))
}

fn file(records: &str) -> String {
    format!(
        r#"{{"format":"all-leaders","version":1,"needs":1,"group":{{"id":"{}"}},"records":{records}}}"#,
        id(0)
    )
}

const STAMP: &str = r#""stamp":"0192f3a4b5c6-0000-000000000000feed""#;

fn member(rest: &str) -> String {
    members(&format!(r#"{{"id":"{}",{rest}}}"#, id(1)))
}

fn refused(bytes: impl Into<Vec<u8>>) -> ReadError {
    read(bytes).expect_err("this is no good file")
}

#[test]
fn l5_the_golden_file_is_read_and_written_back_byte_for_byte() {
    let file = read(GOLDEN).unwrap();
    assert_eq!(file.replica.group(), id(0));
    assert_eq!(file.header.group_name, "Tuesday and Friday circle");
    let saved = Saved { at: 1_795_545_000_000, by: "Ana".into(), device: Device(0xa0a0_a0a0) };
    assert_eq!(file.header.saved, Some(saved));
    assert_eq!(file.header.extra[0].key, "later");

    let records = file.replica.records().filter(|(key, _)| key.kind == Kind::known("member"));
    assert_eq!(records.count(), 5);
    let record = |kind: &'static str, number| file.replica.record(&Key::new(kind, id(number))).unwrap();
    assert_eq!(record("member", 2).text("name"), Some("Bilal \u{1f33b}"));
    assert!(record("member", 3).is("deleted"));
    assert!(record("member", 4).erased().is_some());
    assert_eq!(record("member", 5).text("same_as"), Some(id(1).to_string().as_str()));
    assert_eq!(record("commitment", 16).text("mood"), Some("from a newer version"));
    assert_eq!(record("commitment", 16).set("holder/").count(), 3);
    assert_eq!(record("from-later", 80).int("least"), Some(-Value::GREATEST_INT));
    assert_eq!(record("from-later", 80).cell("\u{ff5e}").unwrap().stamp, Stamp::GREATEST);

    assert_eq!(
        records_text(&file.replica),
        GOLDEN.split_once("\"records\":").unwrap().1.trim_end().strip_suffix('}').unwrap()
    );
    assert_eq!(write(&file.replica, &file.header), GOLDEN);
}

#[test]
fn l7_the_golden_file_has_the_fingerprint_that_another_program_drew() {
    let file = read(GOLDEN).unwrap();
    let drawn = fingerprint(&file.replica);
    assert_eq!(drawn.to_string(), "4b5227305515dc18");
    assert_eq!(drawn.pictures(), [18, 53, 8, 39, 12]);
    assert_eq!(file.is_as_saved(), Some(true));
    let changed = read(GOLDEN.replace("Compost", "Compost!")).unwrap();
    assert_eq!(changed.is_as_saved(), Some(false));
}

#[test]
fn l5_l7_the_golden_file_of_leading_together_is_read_and_written_back_byte_for_byte() {
    let file = read(GOLDEN_LEADING).unwrap();
    assert_eq!(file.is_as_saved(), Some(true), "the fingerprint was drawn by another program");
    assert_eq!(fingerprint(&file.replica).to_string(), "11e94fcd65407c9b");
    assert_eq!(write(&file.replica, &file.header), GOLDEN_LEADING);
}

#[test]
fn the_golden_file_of_leading_together_says_what_it_says() {
    let group = Group::read(&read(GOLDEN_LEADING).unwrap().replica);
    let (ana, bilal, carmen) = (MemberId(id(1)), MemberId(id(2)), MemberId(id(3)));

    let door = group.need(NeedId(id(0x40))).unwrap();
    assert_eq!(group.standing(door), Standing::OpenPlace);
    assert_eq!((door.strengths.as_slice(), door.less_visible), (["Welcoming".to_owned()].as_slice(), true));
    let letter = group.need(NeedId(id(0x41))).unwrap();
    assert_eq!((group.standing(letter), letter.size), (Standing::Resting, Some(Size::Hour)));

    let taken = group.commitment(door.commitment()).unwrap();
    let ids = |people: Vec<&Member>| people.into_iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(ids(group.holders(taken)), [ana, bilal], "both took it, each on their own phone");
    assert_eq!(ids(group.first_holders(taken)), [ana, bilal]);
    assert!(group.took_apart(taken) && taken.open_place);
    assert_eq!(group.companions(taken)[0].1, Companionship::Teaching);

    assert!(group.has_strength(bilal, Way::Can, "mending bikes"), "two spellings, one strength");
    assert!(group.has_strength(bilal, Way::Teach, "Translating"));
    assert!(!group.has_strength(bilal, Way::Can, "Cooking"), "taken back");
    assert_eq!(group.rest_weeks(), 8);
    let forms = group.forms();
    assert!(!forms.contains(&"caring".to_owned()) && forms.last().unwrap().starts_with("Cooking"));

    let reply = |number| group.invitation(InvitationId(id(number))).unwrap().reply;
    assert_eq!(
        [0x70, 0x71, 0x72, 0x73].map(reply),
        [Some(Reply::NotNow), Some(Reply::Yes), None, Some(Reply::No)]
    );
    let today = day::from_text("2026-12-01").unwrap();
    assert_eq!(group.invitations_for(carmen, today).len(), 1, "to be asked again today");
    assert_eq!(group.notices_for(bilal).count(), 1);
    assert_eq!(group.thanks_to(carmen).count(), 1);
    assert_eq!(group.agreements().count(), 1);
    let question = group.question(QuestionId(id(0xb0))).unwrap();
    assert!(group.is_asked(question, bilal) && !group.is_asked(question, carmen));
    assert_eq!(group.words_on(question.id).count(), 1);
}

#[test]
fn l5_l7_the_golden_file_of_meetings_is_read_and_written_back_byte_for_byte() {
    let file = read(GOLDEN_MEETING).unwrap();
    assert_eq!(file.is_as_saved(), Some(true), "the fingerprint was drawn by another program");
    assert_eq!(write(&file.replica, &file.header), GOLDEN_MEETING);
}

#[test]
fn the_golden_file_of_meetings_says_what_it_says() {
    let group = Group::read(&read(GOLDEN_MEETING).unwrap().replica);
    let (ana, bilal, guest) = (MemberId(id(1)), MemberId(id(2)), MemberId(id(3)));
    assert_eq!(group.member(guest).unwrap().presence, Presence::Guest);
    assert!(group.would_rather_not(bilal, "facilitator"));
    let roles = group.roles();
    let visible = |name: &str| roles.iter().find(|role| role.name == name).map(|role| role.visible);
    assert_eq!(["timekeeper", "note-taker", "Soup / tea"].map(visible), [None, Some(true), Some(false)]);

    let meetings = group.meetings();
    assert_eq!(meetings.len(), 2, "the third record is the second meeting");
    let (first, second) = (meetings[0], meetings[1]);
    assert_eq!(second.id, first.id.after(), "planned apart on two phones");
    assert!(first.is_over() && second.is_on() && second.progressive);
    let words = &first.words;
    assert_eq!((words.starts, words.minutes), (Some(18 * 60 + 30), Some(90)));
    assert_eq!(words.repeats, Some(Repeats::Fortnightly));
    assert_eq!(second.words.starts, Some(5));
    let here = |meeting| group.here(meeting).iter().map(|member| member.id).collect::<Vec<_>>();
    assert_eq!(here(first), [ana, guest]);
    assert_eq!(group.is_here(first, bilal), Some(false));
    assert_eq!(here(second), [ana, bilal]);
    assert_eq!(group.role_turns(first, "facilitator"), [(ana, RolePart::Hold), (bilal, RolePart::Pass)]);
    assert_eq!(group.role_turns(first, "Soup / tea"), [(guest, RolePart::Learning)]);
    assert_eq!(group.role_turns(first, "welcomer"), [(bilal, RolePart::Teaching)]);
    assert!(group.stack(first, |_| 0).is_empty());
    let stack = group.stack(second, |_| 0);
    let waiting: Vec<_> = stack.iter().map(|one| (one.member, one.bid)).collect();
    assert_eq!(waiting, [(guest, Bid::Process), (bilal, Bid::Response), (ana, Bid::Speak)]);

    let agenda = group.agenda(second.id);
    assert_eq!(agenda.iter().map(|item| item.words.what.as_str()).collect::<Vec<_>>(), ["Rent", "Lift"]);
    assert_eq!(agenda[0].id, group.agenda(first.id)[0].id.carried_into(second.id));
    assert!(agenda[0].done.is_some());
    assert_eq!(agenda[1].about, Some(ItemAbout::Need(NeedId(id(0x40)))));
    let notes: Vec<_> = group.notes_of(second.id).collect();
    assert_eq!(notes.len(), 6);
    assert_eq!((notes[0].words.how, notes[0].words.aside.as_slice()), (Some(Decided::Consent), &[bilal][..]));
    assert_eq!(notes[1].words.counts, [0, 0, 1, 0, 3, 2]);
    assert_eq!(notes[2].words.counts, [1, 2, 7, 0, 0, 0]);
    assert!(notes[3].taken && notes[3].words.sort == NoteSort::Later);
    assert_eq!([notes[4].words.sort, notes[5].words.sort], [NoteSort::NextTime, NoteSort::Note]);
    let meeting = Some(second.id);
    assert_eq!(group.commitments().next().unwrap().meeting, meeting);
    assert_eq!(group.needs().next().unwrap().meeting, meeting);
    assert_eq!(group.check_ins().next().unwrap().meeting, meeting);
    assert_eq!(group.appreciations().next().unwrap().meeting, meeting);
}

#[test]
fn any_layout_of_the_same_is_read_as_the_same() {
    let golden = read(GOLDEN).unwrap();
    // Another program's parser and printer, which sort keys and spread everything over many lines.
    let tree: serde_json::Value = serde_json::from_str(GOLDEN).unwrap();
    let pretty = serde_json::to_string_pretty(&tree).unwrap();
    assert_ne!(pretty, GOLDEN);
    let layouts = [
        serde_json::to_string(&tree).unwrap(),
        pretty.replace('\n', "\r\n"),
        format!("\u{feff}{pretty}"),
        format!("\n\n {GOLDEN}\t\n"),
        format!("Here is our file:\n\n{GOLDEN}\nSee you on Tuesday! :)"),
        format!("[23/11/2026, 21:41] Ana {{our group}}: {GOLDEN}"),
        format!("```json\n{GOLDEN}```\n"),
    ];
    for layout in layouts {
        let read = read(layout.as_str()).unwrap();
        assert_eq!(read.replica, golden.replica, "{}", &layout[..80]);
        assert_eq!(read.header.saved, golden.header.saved);
        assert_eq!(read.is_as_saved(), Some(true));
    }
}

#[test]
fn a_file_made_by_hand_needs_little() {
    let read = read(member(&format!(r#""fields":{{"name":"Ana"}},{STAMP}"#))).unwrap();
    assert_eq!(read.header, Header::default());
    assert_eq!(read.fingerprint, None);
    assert_eq!(read.is_as_saved(), None);
    assert_eq!(read.replica.len(), 1);
}

#[test]
fn l1_a_record_that_says_nothing_is_dropped() {
    let read = read(member(r#""fields":{}"#)).unwrap();
    assert!(read.replica.is_empty());
    assert_eq!(records_text(&read.replica), "{\n}");
}

#[test]
fn reading_in_steps_shows_how_far_it_is() {
    let mut reader = Reader::new(GOLDEN).unwrap();
    let total = 2 * GOLDEN.len() as u64;
    assert_eq!(reader.progress(), Progress { done: 0, total });
    let mut steps = 0;
    let mut done = 0;
    loop {
        let progress = reader.step(1).unwrap();
        assert!(progress.done > done && progress.total == total);
        done = progress.done;
        steps += 1;
        if progress.is_done() {
            break;
        }
    }
    assert!(steps > 15, "{steps}");
    assert_eq!(reader.finish().unwrap(), read(GOLDEN).unwrap());
}

#[test]
fn writing_in_steps_comes_to_the_same() {
    let file = read(GOLDEN).unwrap();
    let mut writer = Writer::new(&file.replica);
    let mut left = file.replica.len();
    while left > 0 {
        let now = writer.step(2);
        assert!(now < left);
        left = now;
    }
    assert_eq!(writer.finish(&file.header), GOLDEN);
}

#[test]
fn hostile_text_is_kept_as_data() {
    for name in [
        "<script>alert('x')</script>",
        "\u{202e}gpj.ana\u{202c}",
        "\0\u{1b}[2J\u{7f}\u{85}\u{feff}",
        "__proto__",
        "a\u{300}\u{301}\u{302}\u{303}",
    ] {
        let quoted = serde_json::to_string(name).unwrap();
        let text = member(&format!(r#""fields":{{"name":{quoted},{quoted}:1}},{STAMP}"#));
        let file = read(text).unwrap();
        let record = file.replica.record(&Key::new("member", id(1))).unwrap();
        assert_eq!(record.text("name"), Some(name));
        assert_eq!(record.int(name), Some(1));
        assert_eq!(read(write(&file.replica, &file.header)).unwrap().replica, file.replica);
    }
}

// Files that are wrong, each in its own way.

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
            assert_eq!(refused(&GOLDEN.as_bytes()[..cut]), ReadError::NotText, "cut at {cut}");
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
fn two_files_in_one_are_not_taken_for_the_first() {
    let lines = GOLDEN.lines().count();
    assert!(matches!(refused(format!("{GOLDEN}\n{GOLDEN}")), ReadError::NotJson { line } if line > lines));
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
    let strange = r#"{"records":[],"needs":2,"group":null,"format":"all-leaders"}"#;
    assert_eq!(refused(strange), ReadError::NeedsNewer { needs: 2 });
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
