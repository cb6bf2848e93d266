//! Real minutes, read to the last line: `data/minutes-2024/`, whose README says where they come from.

use all_leaders::group::name::{Nearness, fold};
use all_leaders::intake::{
    Context, FoundName, Intake, KnownName, Reading, TaskState, Why, Wording, read, same_words,
};
use time::{Date, Month};

const MEETINGS: [(&str, &str); 8] = [
    ("2024-01-25", include_str!("data/minutes-2024/2024-01-25.md")),
    ("2024-02-08", include_str!("data/minutes-2024/2024-02-08.md")),
    ("2024-03-14", include_str!("data/minutes-2024/2024-03-14.md")),
    ("2024-03-21", include_str!("data/minutes-2024/2024-03-21.md")),
    ("2024-06-06", include_str!("data/minutes-2024/2024-06-06.md")),
    ("2024-06-20", include_str!("data/minutes-2024/2024-06-20.md")),
    ("2024-06-27", include_str!("data/minutes-2024/2024-06-27.md")),
    ("2024-12-12", include_str!("data/minutes-2024/2024-12-12.md")),
];

fn context() -> Context {
    // Long after the meetings: their own days count, not today.
    Context {
        today: Date::from_calendar_date(2026, Month::November, 26).unwrap(),
        known: Vec::new(),
        order: None,
    }
}

fn meeting(day: &str) -> Intake {
    let text = MEETINGS.iter().find(|(name, _)| *name == day).unwrap().1;
    read(text, &context())
}

fn spelled<'a>(names: &'a [FoundName], who: &[usize]) -> Vec<&'a str> {
    who.iter().map(|at| names[*at].name()).collect()
}

/// What an item's line says, cut by hand: the test's own reading, simple because these lines are regular.
fn by_hand(line: &str) -> (String, Vec<String>, bool, Option<String>, Option<TaskState>) {
    let rest = line.strip_prefix("- [action] ").unwrap();
    let (rest, state) = rest.split_once("[status] ").unwrap();
    let (rest, due) = rest.split_once("[due] ").unwrap_or((rest, ""));
    let (what, who) = rest.split_once("[assignee] ").unwrap_or((rest, ""));
    let state = match state.trim() {
        "todo" => None,
        "in progress" => Some(TaskState::Moving),
        "done" => Some(TaskState::Done),
        other => panic!("another status: {other}"),
    };
    let everyone = ["all", "All Members"].contains(&who.trim());
    let who = if everyone || who.is_empty() { Vec::new() } else { who.split(',').map(fold).collect() };
    let day = due.trim();
    let months = ["January", "February", "March", "April", "May", "June", "July", "August", "September"];
    let months = [&months[..], &["October", "November", "December"]].concat();
    let day = match day.split(' ').collect::<Vec<_>>()[..] {
        [d, m, y] => {
            let m = months.iter().position(|name| *name == m).unwrap() + 1;
            Some(format!("{y}-{m:02}-{d:0>2}"))
        }
        [""] => None,
        _ => Some(day.to_owned()),
    };
    (what.trim().to_owned(), who, everyone, day, state)
}

#[test]
fn every_line_of_real_minutes_is_accounted_for_and_every_item_read() {
    let mut items = 0;
    for (day, text) in MEETINGS {
        let intake = read(text, &context());
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        assert_eq!(intake.lines.iter().map(|line| line.source.as_str()).collect::<Vec<_>>(), lines, "{day}");
        assert_eq!(intake.meetings.len(), 1);
        let head = intake.meeting().unwrap();
        assert_eq!(head.day.unwrap().to_string(), day);
        assert!(["Weekly meeting", "Biweekly meeting"].contains(&head.title.as_str()));
        assert!(!head.present.is_empty() && !head.noted_by.is_empty());
        assert!(!intake.ambiguous_dates);
        for line in &intake.lines {
            let source = line.source.as_str();
            match &line.reading {
                Reading::Item(item) => {
                    let (what, who, everyone, day, state) = by_hand(source);
                    let holders: Vec<String> =
                        item.holders.iter().map(|at| fold(intake.names[*at].name())).collect();
                    assert_eq!(item.what, what);
                    assert_eq!(holders, who, "{source}");
                    assert_eq!(item.everyone, everyone, "{source}");
                    assert_eq!(item.day.map(|day| day.to_string()), day, "{source}");
                    assert_eq!(
                        (item.state, item.note.as_str(), &item.day_text),
                        (state, "", &None),
                        "{source}"
                    );
                    items += 1;
                }
                Reading::Head => assert!(source.starts_with("# ") || source.starts_with("- **"), "{source}"),
                Reading::LeftOut(Why::Heading) => assert_eq!(source, "## Action items"),
                Reading::LeftOut(Why::AboutTheMeeting) => assert!(source.starts_with("Mood: ")),
                Reading::LeftOut(Why::NothingToDo) => assert_eq!(source, "- [action]  [status] todo"),
                Reading::LeftOut(why) => panic!("{why:?}: {source}"),
            }
        }
    }
    assert_eq!(items, ITEMS);
}

/// 62 action items, of which one is empty.
const ITEMS: usize = 61;

#[test]
fn one_person_in_several_spellings_is_one_name_to_ask_about() {
    let march = meeting("2024-03-14");
    let hana = march.names.iter().find(|name| fold(name.name()) == "hana").unwrap();
    assert_eq!(hana.spelled, ["hana"]);
    let lucia = march.names.iter().filter(|name| fold(name.name()) == "lucia").count();
    assert_eq!(lucia, 1);

    // The group knows her from an earlier meeting by another spelling.
    let mut context = context();
    context.known =
        vec![KnownName { name: "Hana".into(), index: 7 }, KnownName { name: "Lucía".into(), index: 9 }];
    let march = read(MEETINGS[2].1, &context);
    let hana = march.names.iter().find(|name| name.known == Some(7)).unwrap();
    assert_eq!(hana.spelled, ["hana"]);
    assert!(march.names.iter().any(|name| name.known == Some(9) && name.spelled == ["lucía"]));
}

#[test]
fn all_members_are_no_person() {
    let february = meeting("2024-02-08");
    assert!(february.meeting().unwrap().host.is_empty());
    assert!(february.names.iter().all(|name| !fold(name.name()).contains("member")));
    let march = meeting("2024-03-21");
    assert_eq!(march.items().filter(|item| item.everyone && item.holders.is_empty()).count(), 2);
}

#[test]
fn an_item_without_holders_stays_without_and_keeps_its_words() {
    let december = meeting("2024-12-12");
    let item = december.items().find(|item| item.what.starts_with("Anyone who")).unwrap();
    assert!(item.holders.is_empty() && item.day.is_none());
    let first = december.items().next().unwrap();
    assert_eq!(spelled(&december.names, &first.holders), ["Amara", "Hana"]);
    assert_eq!(first.day.unwrap().to_string(), "2025-01-09");
}

#[test]
fn carried_over_items_are_recognised_by_their_words() {
    let (before, after) = (meeting("2024-06-20"), meeting("2024-06-27"));
    let again = after
        .items()
        .filter(|item| before.items().any(|earlier| same_words(&earlier.what, &item.what)))
        .count();
    assert_eq!(again, CARRIED);
    // Somebody closed a bracket in between; the words are the same.
    assert!(same_words("new WGs (Africa guild, Moderators", "New WGs (Africa guild, Moderators)."));
}

#[test]
fn reworded_items_are_asked_about_and_no_others() {
    for (before, after) in [
        (
            "Give Yusuf the tag for the group on Monday",
            "Give Yusuf the tag for the group on Monday (he got it!)",
        ),
        ("ask him to post his written apology by then", "ask him to post hos written apology by then"),
        (
            "Am ara to share the Buddy System Report document in the ambassador's channel.",
            "Am ara to share the Buddy system report document in the Ambassador General channel.",
        ),
    ] {
        assert_eq!(Wording::new(before).likeness(&Wording::new(after)), Some(Nearness::Close), "{before}");
    }
    for (day, _) in MEETINGS {
        let wordings: Vec<Wording> = meeting(day).items().map(|item| Wording::new(&item.what)).collect();
        for (at, one) in wordings.iter().enumerate() {
            // Within one meeting no two items are one.
            assert!(wordings[at + 1..].iter().all(|other| one.likeness(other).is_none()), "{day}: {one:?}");
        }
    }
}

const CARRIED: usize = 4;

#[test]
fn many_meetings_in_one_paste_keep_their_days_and_their_people() {
    let paste: Vec<&str> = MEETINGS.iter().map(|(_, text)| *text).collect();
    let intake = read(&paste.join("\n\n"), &context());
    let days: Vec<String> = intake.meetings.iter().map(|head| head.day.unwrap().to_string()).collect();
    assert_eq!(days, MEETINGS.map(|(day, _)| day));
    assert_eq!(intake.items().count(), ITEMS);
    let mut folded: Vec<String> = intake.names.iter().map(|name| fold(name.name())).collect();
    folded.sort();
    let people = folded.len();
    folded.dedup();
    assert_eq!(folded.len(), people);
    let hana = intake.names.iter().find(|name| fold(name.name()) == "hana").unwrap();
    assert_eq!((hana.name(), hana.spelled.len()), ("Hana", 2));
}
