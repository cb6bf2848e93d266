//! A planned meeting as a message; and days for calendars, held against RFC 5545 by a reader that is written from its rules alone.

mod phone;

use all_leaders::group::{
    AgendaCommand, Command, ItemId, ItemWords, MeetingCommand, MeetingId, MeetingWords, Recurrence,
};
use all_leaders::text::calendar_file::{Event, Remind, file_name};
use all_leaders::text::{self, meeting_message::meeting_message};
use phone::{Phone, on};
use proptest::prelude::*;
use uuid::Uuid;

/// 26 November 2026, 12:34:56 UTC.
const NOW: u64 = 1_795_696_496_000;

fn event() -> Event {
    Event {
        uid: "01940000-0000-7000-8000-0000000000aa".parse().unwrap(),
        day: on("2026-11-26"),
        starts: Some(18 * 60 + 30),
        minutes: Some(90),
        repeats: None,
        title: "Monthly meeting".into(),
        place: String::new(),
        words: String::new(),
        remind: None,
    }
}

/// A line without its folds: name, parameters, value.
type Line = (String, Vec<(String, String)>, String);

/// Reads a file by the rules: lines end in CRLF and have at most 75 octets, folds are undone, every line is a name of
/// letters, digits and hyphens with its parameters, then a colon and the value, in which no control characters are.
fn read(text: &str) -> Result<Vec<Line>, String> {
    let whole = text.strip_suffix("\r\n").ok_or("the last line has an end")?;
    let mut lines: Vec<String> = Vec::new();
    for line in whole.split("\r\n") {
        if line.len() > 75 {
            return Err(format!("{} octets: {line}", line.len()));
        }
        if line.contains(['\r', '\n']) {
            return Err(format!("an end of a line by itself: {line:?}"));
        }
        match line.strip_prefix([' ', '\t']) {
            Some(more) => lines.last_mut().ok_or("begins with a fold")?.push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    lines.into_iter().map(|line| one(&line)).collect()
}

fn one(line: &str) -> Result<Line, String> {
    let (head, value) = line.split_once(':').ok_or(format!("no value: {line}"))?;
    let mut parts = head.split(';');
    let name = parts.next().unwrap_or_default();
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-') {
        return Err(format!("no name: {line}"));
    }
    let parameter = |part: &str| {
        let (name, value) = part.split_once('=').ok_or(format!("no parameter: {part}"))?;
        Ok((name.to_owned(), value.to_owned()))
    };
    let parameters = parts.map(parameter).collect::<Result<_, String>>()?;
    if value.chars().any(|c| c.is_control() && c != '\t') {
        return Err(format!("a control character: {value:?}"));
    }
    Ok((name.to_owned(), parameters, value.to_owned()))
}

/// A text as it was before it was escaped: only `\\ \; \, \n \N` may stand in it.
fn text_of(value: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some(c @ ('\\' | ';' | ',')) => out.push(c),
                Some('n' | 'N') => out.push('\n'),
                other => return Err(format!("escaped: {other:?}")),
            },
            ';' | ',' => return Err(format!("not escaped: {value}")),
            _ => out.push(letter),
        }
    }
    Ok(out)
}

fn value<'a>(lines: &'a [Line], name: &str) -> Option<&'a str> {
    lines.iter().find(|line| line.0 == name).map(|line| line.2.as_str())
}

fn is_date(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_time(text: &str) -> bool {
    let digits = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
    digits && text[..2] < *"24" && text[2..4] < *"60" && text[4..] < *"60"
}

/// Whether it is one calendar with one event in it that has what the RFC asks for, each property at most once.
fn keep_the_rules(text: &str) -> Result<Vec<Line>, String> {
    let lines = read(text)?;
    let names: Vec<&str> = lines.iter().map(|line| line.0.as_str()).collect();
    let must = |is: bool, what: &str| if is { Ok(()) } else { Err(format!("{what}: {names:?}")) };
    let blocks: Vec<String> = lines
        .iter()
        .filter(|line| line.0 == "BEGIN" || line.0 == "END")
        .map(|line| format!("{} {}", line.0, line.2))
        .collect();
    let mut open = Vec::new();
    for block in &blocks {
        match block.split_once(' ') {
            Some(("BEGIN", name)) => open.push(name),
            Some(("END", name)) => must(open.pop() == Some(name), "closed")?,
            _ => {}
        }
    }
    must(open.is_empty(), "all are closed")?;
    must(value(&lines, "BEGIN") == Some("VCALENDAR"), "a calendar")?;
    must(value(&lines, "VERSION") == Some("2.0"), "its version")?;
    must(value(&lines, "PRODID").is_some_and(|name| !name.is_empty()), "what wrote it")?;
    must(!names.contains(&"METHOD"), "no method: it is no invitation")?;
    must(blocks.iter().filter(|block| *block == "BEGIN VEVENT").count() == 1, "one event")?;
    for name in ["UID", "DTSTAMP", "SEQUENCE", "DTSTART", "SUMMARY"] {
        must(names.iter().filter(|one| **one == name).count() == 1, name)?;
    }
    for name in ["DURATION", "DTEND", "RRULE", "LOCATION", "TRIGGER", "ACTION"] {
        must(names.iter().filter(|one| **one == name).count() <= 1, name)?;
    }
    let timestamp = value(&lines, "DTSTAMP").unwrap_or_default();
    let utc = timestamp.strip_suffix('Z').and_then(|timestamp| timestamp.split_once('T'));
    must(utc.is_some_and(|(date, time)| is_date(date) && is_time(time)), "a stamp in UTC")?;
    must(value(&lines, "SEQUENCE").unwrap_or_default().parse::<i32>().is_ok_and(|n| n >= 0), "a sequence")?;
    let start = lines.iter().find(|line| line.0 == "DTSTART").unwrap();
    let whole_day = start.1 == [("VALUE".to_owned(), "DATE".to_owned())];
    let floating =
        start.1.is_empty() && start.2.split_once('T').is_some_and(|(d, t)| is_date(d) && is_time(t));
    must(if whole_day { is_date(&start.2) } else { floating }, "a start")?;
    must(!(whole_day && names.contains(&"DURATION")), "no minutes of a whole day")?;
    for (name, _, value) in
        lines.iter().filter(|line| ["SUMMARY", "LOCATION", "DESCRIPTION"].contains(&&*line.0))
    {
        text_of(value).map_err(|error| format!("{name}: {error}"))?;
    }
    if blocks.contains(&"BEGIN VALARM".to_owned()) {
        must(value(&lines, "ACTION") == Some("DISPLAY"), "an alarm that is shown")?;
        must(names.contains(&"TRIGGER") && names.contains(&"DESCRIPTION"), "when, and what it says")?;
    }
    Ok(lines)
}

#[test]
fn a_meeting_that_repeats_is_written_as_calendars_write_it() {
    let event = Event {
        repeats: Some(Recurrence::Monthly),
        place: "St Mark’s, the small hall; 2nd floor".into(),
        words: "The hall\nThe rent".into(),
        remind: Some(Remind::Before),
        ..event()
    };
    let text = event.file(NOW);
    // As Apple's, Google's and Thunderbird's own exports have it: a monthly rule by weekday, an alarm inside the event.
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//All Leaders//All Leaders//EN\r\nBEGIN:VEVENT\r\n\
        UID:01940000-0000-7000-8000-0000000000aa\r\nDTSTAMP:20261126T123456Z\r\nSEQUENCE:217859696\r\n\
        DTSTART:20261126T183000\r\nDURATION:PT90M\r\nRRULE:FREQ=MONTHLY;BYDAY=4TH\r\nSUMMARY:Monthly meeting\r\n\
        LOCATION:St Mark’s\\, the small hall\\; 2nd floor\r\nDESCRIPTION:The hall\\nThe rent\r\nBEGIN:VALARM\r\n\
        ACTION:DISPLAY\r\nDESCRIPTION:Monthly meeting\r\nTRIGGER:-PT1H\r\nEND:VALARM\r\nEND:VEVENT\r\n\
        END:VCALENDAR\r\n";
    assert_eq!(text, expected);
    keep_the_rules(&text).unwrap();
}

#[test]
fn rhythms_and_reminders_have_their_rules() {
    let rule = |repeats, day| {
        let event = Event { repeats: Some(repeats), day: on(day), ..event() };
        let lines = keep_the_rules(&event.file(NOW)).unwrap();
        value(&lines, "RRULE").unwrap().to_owned()
    };
    assert_eq!(rule(Recurrence::Weekly, "2026-11-26"), "FREQ=WEEKLY");
    assert_eq!(rule(Recurrence::Fortnightly, "2026-11-26"), "FREQ=WEEKLY;INTERVAL=2");
    assert_eq!(rule(Recurrence::FourWeekly, "2026-11-26"), "FREQ=WEEKLY;INTERVAL=4");
    assert_eq!(rule(Recurrence::Monthly, "2026-11-01"), "FREQ=MONTHLY;BYDAY=1SU");
    assert_eq!(rule(Recurrence::Monthly, "2026-11-30"), "FREQ=MONTHLY;BYDAY=-1MO");
    let trigger = |starts, remind| {
        let event = Event { starts, minutes: None, remind: Some(remind), ..event() };
        value(&keep_the_rules(&event.file(NOW)).unwrap(), "TRIGGER").unwrap().to_owned()
    };
    assert_eq!(trigger(Some(0), Remind::Before), "-PT1H");
    assert_eq!(trigger(Some(0), Remind::DayBefore), "-P1D");
    assert_eq!(trigger(None, Remind::Before), "PT9H");
    assert_eq!(trigger(None, Remind::DayBefore), "-PT15H");
}

#[test]
fn the_meetings_of_one_rhythm_are_one_event_and_a_commitment_is_a_whole_day() {
    let mut phone = Phone::new(1);
    phone.execute(Command::NameGroup { name: "Riverside; Tenants".into(), purpose: String::new() });
    let plan = |phone: &mut Phone, id: MeetingId, follows, repeats| {
        let words = MeetingWords { day: Some(on("2026-11-26")), repeats, ..MeetingWords::default() };
        phone.execute(Command::Meeting(MeetingCommand::Plan { id, words, follows }));
    };
    let first = MeetingId(phone.fresh());
    let (second, third) = (first.after(), first.after().after());
    plan(&mut phone, first, None, Some(Recurrence::Weekly));
    plan(&mut phone, second, Some(first), Some(Recurrence::Weekly));
    plan(&mut phone, third, Some(second), None);
    let of = |phone: &Phone, id| {
        Event::of_meeting(&phone.group, phone.group.meeting(id).unwrap(), &text::EN).unwrap()
    };
    assert_eq!(of(&phone, first).uid, first.0);
    assert_eq!(of(&phone, second).uid, first.0, "the rhythm is moved, not doubled");
    assert_eq!(of(&phone, third).uid, third.0, "one of its own");
    assert_eq!(of(&phone, first).title, "Meeting – Riverside; Tenants");
    // Three that follow each other in a ring.
    plan(&mut phone, first, Some(second), Some(Recurrence::Weekly));
    keep_the_rules(&of(&phone, second).file(NOW)).unwrap();

    let ana = phone.add("Ana");
    let cook = phone.commit("Cook, for all", ana, Some("2026-11-28"));
    let someday = phone.commit("Paint", ana, None);
    let event = Event::of_commitment(&phone.group, phone.group.commitment(cook).unwrap()).unwrap();
    let lines = keep_the_rules(&Event { remind: Some(Remind::Before), ..event }.file(NOW)).unwrap();
    assert_eq!(value(&lines, "DTSTART"), Some("20261128"));
    assert_eq!(value(&lines, "SUMMARY"), Some("Cook\\, for all – Riverside\\; Tenants"));
    assert_eq!(value(&lines, "UID"), Some(cook.0.to_string().as_str()));
    assert_eq!(Event::of_commitment(&phone.group, phone.group.commitment(someday).unwrap()), None);
}

#[test]
fn a_planned_meeting_is_told_in_words_that_somebody_would_send() {
    let mut phone = Phone::new(1);
    let id = MeetingId(phone.fresh());
    let say = |phone: &mut Phone, words: MeetingWords| {
        phone.execute(Command::Meeting(MeetingCommand::Plan { id, words, follows: None }));
        meeting_message(&phone.group, phone.group.meeting(id).unwrap(), text::current())
    };
    let words = MeetingWords { title: "House meeting".into(), ..MeetingWords::default() };
    assert_eq!(say(&mut phone, words.clone()), None, "it has no day");
    let words = MeetingWords { day: Some(on("2026-12-01")), ..words };
    assert_eq!(say(&mut phone, words.clone()).as_deref(), Some("House meeting on Tuesday, 1 December."));
    let words = MeetingWords { starts: Some(19 * 60), place: "Common room".into(), ..words };
    let told = "House meeting on Tuesday, 1 December, 19:00, Common room.";
    assert_eq!(say(&mut phone, words.clone()).as_deref(), Some(told));
    for what in ["The rent, and the roof", "Who cooks?"] {
        let words = ItemWords { what: what.into(), ..ItemWords::default() };
        let item = ItemId(phone.fresh());
        phone.execute(Command::Agenda(AgendaCommand::Add { id: item, meeting: id, words, about: None }));
    }
    let told = [told, "On the agenda: The rent, and the roof; Who cooks?"].join("\n");
    assert_eq!(say(&mut phone, words), Some(told));
}

#[test]
fn files_have_names_that_any_phone_takes() {
    assert_eq!(file_name("Monthly meeting – Riverside"), "monthly-meeting-riverside.ics");
    assert_eq!(file_name("../../"), "day.ics");
    assert_eq!(file_name("Ñandú / 会議"), "ñandú-会議.ics");
    assert!(file_name(&"x".repeat(500)).len() < 60);
}

/// What a text becomes: ends of lines are one sort, and what cannot be written is left out.
fn as_kept(text: &str) -> String {
    let text =
        text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z\\\\;,:\"\r\n\t\u{7}\u{85} ]{0,200}",
        "[äöü会議🙂👩‍👩‍👧 ]{0,120}",
        Just("END:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR".to_owned()),
    ]
}

proptest! {
    #[test]
    fn whatever_people_write_the_file_keeps_the_rules(
        title in hostile(), place in hostile(), words in hostile(), now in any::<u64>(), days in 0..3_000_000_i32,
        starts in proptest::option::of(0..1440_u16), minutes in proptest::option::of(1..2000_u16), uid in any::<u128>(),
        repeats in proptest::option::of(proptest::sample::select(Recurrence::ALL.to_vec())), remind in 0..3,
    ) {
        let remind = [None, Some(Remind::Before), Some(Remind::DayBefore)][remind as usize];
        let day = all_leaders::group::Day::from_julian_day(1_721_426 + days).unwrap();
        let event = Event {
            uid: Uuid::from_u128(uid), day, starts, minutes, repeats, title: title.clone(), place: place.clone(),
            words: words.clone(), remind,
        };
        let lines = keep_the_rules(&event.file(now)).map_err(TestCaseError::fail)?;
        let kept = |name| value(&lines, name).map(|value| text_of(value).unwrap_or_default()).unwrap_or_default();
        prop_assert_eq!(kept("SUMMARY"), as_kept(&title));
        prop_assert_eq!(kept("LOCATION"), as_kept(&place));
        // What the event says comes before what its alarm says.
        if !words.is_empty() {
            prop_assert_eq!(kept("DESCRIPTION"), as_kept(&words));
        }
    }
}
