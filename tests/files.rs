//! Files: those that were ever released stay readable, every layout of them is read, and each that is wrong is
//! refused with its own reason.

use all_leaders::group::{
    Companionship, DecisionMethod, Group, InvitationId, InvitationResponse, ItemAbout, Member, MemberId,
    NeedId, NeedSize, NeedStatus, NoteKind, Presence, QuestionId, Recurrence, RolePart, SpeakingRequest,
    StrengthKind, day,
};
use all_leaders::replica::file::{
    Header, LIMIT, Progress, ReadError, Reader, Saved, Writer, check_size, read, records_text, write,
};
use all_leaders::replica::{Device, Key, Kind, Timestamp, Value, fingerprint};
use uuid::Uuid;

#[path = "files/page.rs"]
mod page;
#[path = "files/room.rs"]
mod room;
#[path = "files/wrong.rs"]
mod wrong;

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
    let saved =
        Saved { at: 1_795_545_000_000, by: "Ana".into(), device: Device(0xa0a0_a0a0), coverage: None };
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
    assert_eq!(record("from-later", 80).cell("\u{ff5e}").unwrap().timestamp, Timestamp::GREATEST);

    assert_eq!(
        records_text(&file.replica),
        GOLDEN.split_once("\"records\":").unwrap().1.trim_end().strip_suffix('}').unwrap()
    );
    assert_eq!(write(&file.replica, &file.header).unwrap(), GOLDEN);
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
    assert_eq!(write(&file.replica, &file.header).unwrap(), GOLDEN_LEADING);
}

#[test]
fn the_golden_file_of_leading_together_says_what_it_says() {
    let group = Group::read(&read(GOLDEN_LEADING).unwrap().replica);
    let (ana, bilal, carmen) = (MemberId(id(1)), MemberId(id(2)), MemberId(id(3)));

    let door = group.need(NeedId(id(0x40))).unwrap();
    assert_eq!(group.need_status(door), NeedStatus::OpenPlace);
    assert_eq!(
        (door.words.strengths.as_slice(), door.words.less_visible),
        (["Welcoming".to_owned()].as_slice(), true)
    );
    let letter = group.need(NeedId(id(0x41))).unwrap();
    assert_eq!((group.need_status(letter), letter.words.size), (NeedStatus::Resting, Some(NeedSize::Hour)));

    let taken = group.commitment(door.commitment()).unwrap();
    let ids = |people: Vec<&Member>| people.into_iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(ids(group.holders(taken)), [ana, bilal], "both took it, each on their own phone");
    assert_eq!(ids(group.first_holders(taken)), [ana, bilal]);
    assert!(group.was_taken_twice(taken) && taken.open_place);
    assert_eq!(group.companions(taken)[0].1, Companionship::Teaching);

    assert!(group.has_strength(bilal, StrengthKind::Can, "mending bikes"), "two spellings, one strength");
    assert!(group.has_strength(bilal, StrengthKind::Teach, "Translating"));
    assert!(!group.has_strength(bilal, StrengthKind::Can, "Cooking"), "taken back");
    assert_eq!(group.rest_weeks(), 8);
    let forms = group.forms();
    assert!(!forms.contains(&"caring".to_owned()) && forms.last().unwrap().starts_with("Cooking"));

    let reply = |number| group.invitation(InvitationId(id(number))).unwrap().reply;
    assert_eq!(
        [0x70, 0x71, 0x72, 0x73].map(reply),
        [Some(InvitationResponse::NotNow), Some(InvitationResponse::Yes), None, Some(InvitationResponse::No)]
    );
    let today = day::from_text("2026-12-01").unwrap();
    assert_eq!(group.invitations_for(carmen, today).len(), 1, "to be asked again today");
    assert_eq!(group.notices_for(bilal).count(), 1);
    assert_eq!(group.thanks_to(carmen).count(), 1);
    assert_eq!(group.agreements().count(), 1);
    let question = group.question(QuestionId(id(0xb0))).unwrap();
    assert!(group.is_asked(question, bilal) && !group.is_asked(question, carmen));
    assert_eq!(group.replies_to(question.id).count(), 1);
}

#[test]
fn l5_l7_the_golden_file_of_meetings_is_read_and_written_back_byte_for_byte() {
    let file = read(GOLDEN_MEETING).unwrap();
    assert_eq!(file.is_as_saved(), Some(true), "the fingerprint was drawn by another program");
    assert_eq!(write(&file.replica, &file.header).unwrap(), GOLDEN_MEETING);
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
    assert_eq!(words.repeats, Some(Recurrence::Fortnightly));
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
    let waiting: Vec<_> = stack.iter().map(|one| (one.member, one.request)).collect();
    assert_eq!(
        waiting,
        [
            (guest, SpeakingRequest::Process),
            (bilal, SpeakingRequest::Response),
            (ana, SpeakingRequest::Speak)
        ]
    );

    let agenda = group.agenda(second.id);
    assert_eq!(agenda.iter().map(|item| item.words.what.as_str()).collect::<Vec<_>>(), ["Rent", "Lift"]);
    assert_eq!(agenda[0].id, group.agenda(first.id)[0].id.carried_into(second.id));
    assert!(agenda[0].done.is_some());
    assert_eq!(agenda[1].about, Some(ItemAbout::Need(NeedId(id(0x40)))));
    let notes: Vec<_> = group.notes_of(second.id).collect();
    assert_eq!(notes.len(), 6);
    assert_eq!(
        (notes[0].words.how, notes[0].words.aside.as_slice()),
        (Some(DecisionMethod::Consent), &[bilal][..])
    );
    assert_eq!(notes[1].words.counts, [0, 0, 1, 0, 3, 2]);
    assert_eq!(notes[2].words.counts, [1, 2, 7, 0, 0, 0]);
    assert!(notes[3].is_taken() && notes[3].words.kind == NoteKind::Later);
    assert_eq!([notes[4].words.kind, notes[5].words.kind], [NoteKind::NextTime, NoteKind::Note]);
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
    assert_eq!(writer.finish(&file.header).unwrap(), GOLDEN);
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
        assert_eq!(read(write(&file.replica, &file.header).unwrap()).unwrap().replica, file.replica);
    }
}
