//! The days of a meeting that repeats, held against what the rule in its calendar file means (RFC 5545), which is worked
//! out here from that rule alone.

mod phone;

use all_leaders::group::{Command, Day, Group, MeetingCommand, MeetingId, MeetingWords, Recurrence, day};
use all_leaders::insight::{next_words, rhythm_to_plan};
use all_leaders::replica::{Edit, Value};
use all_leaders::text::calendar_file::Event;
use phone::{Phone, on};
use proptest::prelude::*;

/// The rule that the calendar file of this meeting has.
fn rule(group: &Group, id: MeetingId) -> String {
    let event = Event::of_meeting(group, group.meeting(id).unwrap(), &all_leaders::text::EN).unwrap();
    rule_of(&event)
}

fn rule_of(event: &Event) -> String {
    let file = event.file(1_795_696_496_000);
    file.split("\r\n").find_map(|line| line.strip_prefix("RRULE:")).unwrap().to_owned()
}

fn rule_on(repeats: Recurrence, on: Day) -> String {
    rule_of(&Event {
        uid: uuid::Uuid::nil(),
        day: on,
        starts: None,
        minutes: None,
        repeats: Some(repeats),
        title: "Meeting".into(),
        place: String::new(),
        words: String::new(),
        remind: None,
    })
}

/// Whether a calendar shows the event on this day, by a rule that begins on `start`.
fn shows(rule: &str, start: Day, day: Day) -> bool {
    let part = |name: &str| rule.split(';').find_map(|part| part.strip_prefix(&format!("{name}=")));
    match part("FREQ").unwrap() {
        "WEEKLY" => {
            let every = part("INTERVAL").map_or(1, |n| n.parse::<i32>().unwrap());
            (day.to_julian_day() - start.to_julian_day()) % (7 * every) == 0
        }
        "MONTHLY" => {
            let (nth, name) = part("BYDAY").unwrap().split_at(part("BYDAY").unwrap().len() - 2);
            if !day.weekday().to_string().to_uppercase().starts_with(name) {
                return false;
            }
            let week = |weeks: i32| Day::from_julian_day(day.to_julian_day() + 7 * weeks).unwrap();
            match nth.parse::<i32>().unwrap() {
                -1 => week(1).month() != day.month(),
                nth => week(1 - nth).month() == day.month() && week(-nth).month() != day.month(),
            }
        }
        other => panic!("{other} in {rule}"),
    }
}

/// The first day from that one on which the calendar shows it.
fn first_from(rule: &str, start: Day, from: Day) -> Day {
    let days = (from.to_julian_day()..).map(|at| Day::from_julian_day(at).unwrap());
    days.into_iter().find(|day| shows(rule, start, *day)).unwrap()
}

fn tomorrow(day: Day) -> Day {
    day::days_after(day, 1)
}

#[test]
fn from_every_day_the_next_one_is_the_rules_next_and_the_rule_stays() {
    let mut at = on("2024-01-01");
    // After twenty-eight years the days of the week come again as they were.
    while at < on("2052-01-01") {
        for repeats in Recurrence::ALL {
            let (means, rule) = (repeats.on(at), rule_on(repeats, at));
            let next = repeats.next(at);
            assert_eq!(next, first_from(&rule, at, tomorrow(at)), "{repeats:?} from {at}: {rule}");
            assert_eq!(means.next(at), next);
            assert_eq!(rule_on(means, next), rule, "{repeats:?} from {at}, then {next}");
        }
        at = tomorrow(at);
    }
}

fn words(repeats: Recurrence, on: Day) -> MeetingWords {
    MeetingWords { day: Some(on), repeats: Some(repeats), ..MeetingWords::default() }
}

/// Plans without having the whole group read anew each time, which ten years of meetings would take long for.
fn plan(phone: &mut Phone, id: MeetingId, words: MeetingWords, follows: Option<MeetingId>) {
    let mut fresh = || panic!("a plan needs no further ids");
    let mut context = all_leaders::group::CommandContext {
        me: None,
        device: phone.clock.device(),
        today: on(phone::TODAY),
        meeting: None,
        fresh: &mut fresh,
    };
    let edits = phone
        .group
        .changes(&Command::Meeting(MeetingCommand::Plan { id, words, follows }), &mut context)
        .edits;
    write(phone, &edits);
}

fn write(phone: &mut Phone, edits: &[Edit]) {
    phone.now += 1000;
    for change in phone.replica.write(edits, &mut phone.clock, phone.now).unwrap().changes {
        phone.group.refresh(&change.key, phone.replica.record(&change.key));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Ten years of meetings, each planned from the one before, some of them left out: they stand where the calendar of
    /// whoever took the first one's file has them, and each one's own file says the same.
    #[test]
    fn ten_years_of_meetings_stand_where_the_calendar_has_them(
        start in 0..10_227_u16, repeats in proptest::sample::select(Recurrence::ALL.to_vec()),
        waits in proptest::collection::vec(prop_oneof![4 => Just(0_u16), 1 => 0..70_u16], 1..20),
    ) {
        let start = day::days_after(on("2024-01-01"), start);
        let mut phone = Phone::new(1);
        let mut id = MeetingId(phone.fresh());
        plan(&mut phone, id, words(repeats, start), None);
        let rule_of_first = rule(&phone.group, id);
        let (mut at, end) = (start, day::days_after(start, 3653));
        for wait in waits.iter().cycle() {
            // Planned on the day after it, or when some have gone by.
            let today = day::days_after(tomorrow(at), *wait);
            let next = next_words(&phone.group, phone.group.meeting(id).unwrap(), today);
            let (before, day) = (id, next.day.unwrap());
            prop_assert_eq!(day, first_from(&rule_of_first, start, today), "{:?} from {}", repeats, start);
            id = id.after();
            plan(&mut phone, id, next, Some(before));
            prop_assert_eq!(&rule(&phone.group, id), &rule_of_first);
            at = day;
            if at > end {
                break;
            }
        }
    }
}

/// A meeting as versions wrote it that knew one monthly rhythm.
fn early(phone: &mut Phone, id: MeetingId, day: &str, follows: Option<MeetingId>) {
    let mut edits = vec![
        Edit::new(&id.key(), "day", day),
        Edit::new(&id.key(), "repeats", "monthly"),
        Edit::new(&id.key(), "on", "2026-11-01"),
    ];
    if let Some(before) = follows {
        edits.push(Edit::new(&id.key(), "follows", before.to_string()));
        edits.push(Edit::new(&id.key(), "made/0000000000000001", true));
    }
    write(phone, &edits);
}

fn next_day(phone: &Phone, id: MeetingId) -> String {
    let meeting = phone.group.meeting(id).unwrap();
    let next = next_words(&phone.group, meeting, meeting.words.day.unwrap());
    day::to_text(next.day.unwrap())
}

fn stored(phone: &Phone, id: MeetingId) -> Option<&Value> {
    phone.replica.record(&id.key()).map(|record| record.value("repeats"))
}

#[test]
fn a_last_monday_that_an_earlier_version_planned_on_stays_the_last() {
    let mut phone = Phone::new(1);
    let november = MeetingId(phone.fresh());
    let (december, february) = (november.after(), november.after().after());
    early(&mut phone, november, "2026-11-30", None);
    early(&mut phone, december, "2026-12-28", Some(november));
    assert_eq!(next_day(&phone, november), "2026-12-28");
    assert_eq!(next_day(&phone, december), "2027-01-25");
    assert_eq!(rule(&phone.group, december), "FREQ=MONTHLY;BYDAY=-1MO");
    // Over a second one of the kind, and in whichever order the records come.
    early(&mut phone, february, "2027-02-22", Some(december));
    assert_eq!(next_day(&phone, february), "2027-03-29");
    assert_eq!(phone.group, Group::read(&phone.replica));
    // What is planned from here on says it itself.
    let next = next_words(&phone.group, phone.group.meeting(february).unwrap(), on("2027-02-23"));
    plan(&mut phone, february.after(), next, Some(february));
    assert_eq!(stored(&phone, february.after()), Some(&Value::from("monthly-last")));
}

#[test]
fn a_fourth_monday_stays_the_fourth_where_nobody_said_the_last() {
    let mut phone = Phone::new(1);
    // The fourth and the last at once, with nothing before it; and after a fourth that is not the last.
    let (alone, first) = (MeetingId(phone.fresh()), MeetingId(phone.fresh()));
    early(&mut phone, alone, "2027-02-22", None);
    assert_eq!(next_day(&phone, alone), "2027-03-22");
    early(&mut phone, first, "2026-11-23", None);
    early(&mut phone, first.after(), "2026-12-28", Some(first));
    assert_eq!(rule(&phone.group, first.after()), "FREQ=MONTHLY;BYDAY=4MO");
    // After the last Sunday, moved to a Monday, it is that Monday's own count.
    let sunday = MeetingId(phone.fresh());
    early(&mut phone, sunday, "2027-01-31", None);
    early(&mut phone, sunday.after(), "2027-02-22", Some(sunday));
    assert_eq!(next_day(&phone, sunday.after()), "2027-03-22");
    // Two that follow each other in a ring, as only a file written by hand has them.
    early(&mut phone, first, "2027-02-22", Some(first.after()));
    assert_eq!(next_day(&phone, first), "2027-03-22");
}

#[test]
fn what_the_people_choose_on_a_day_that_is_both_is_kept() {
    let mut phone = Phone::new(1);
    let edit = |phone: &mut Phone, id: MeetingId, repeats, day: &str| {
        phone.execute(Command::Meeting(MeetingCommand::Edit { id, words: words(repeats, on(day)) }));
    };
    let id = MeetingId(phone.fresh());
    plan(&mut phone, id, words(Recurrence::MonthlyLast, on("2026-12-28")), None);
    assert_eq!(next_day(&phone, id), "2027-01-25");
    edit(&mut phone, id, Recurrence::Monthly, "2027-02-22");
    assert_eq!(next_day(&phone, id), "2027-03-22");
    edit(&mut phone, id, Recurrence::MonthlyLast, "2027-02-22");
    assert_eq!(next_day(&phone, id), "2027-03-29");
    // The fifth is the last, also once the day is another.
    edit(&mut phone, id, Recurrence::Monthly, "2026-11-30");
    assert_eq!(stored(&phone, id), Some(&Value::from("monthly-last")));

    // The fourth, against what earlier versions planned before it: by another plan, and in planning it.
    for plans in [false, true] {
        let last = MeetingId(phone.fresh());
        early(&mut phone, last, "2026-11-30", None);
        if plans {
            plan(&mut phone, last.after(), words(Recurrence::Monthly, on("2026-12-28")), Some(last));
        } else {
            early(&mut phone, last.after(), "2026-12-28", Some(last));
            edit(&mut phone, last.after(), Recurrence::Monthly, "2026-12-28");
        }
        assert_eq!(rule(&phone.group, last.after()), "FREQ=MONTHLY;BYDAY=4MO");
        assert_eq!(rule(&phone.group, last), "FREQ=MONTHLY;BYDAY=-1MO");
    }
}

#[test]
fn another_name_for_a_meeting_writes_nothing_about_its_rhythm() {
    let mut phone = Phone::new(1);
    for day in ["2026-11-30", "2026-12-28", "2026-11-26"] {
        let id = MeetingId(phone.fresh());
        early(&mut phone, id, day, None);
        let meeting = phone.group.meeting(id).unwrap();
        let words = MeetingWords {
            title: "Evening".into(),
            repeats: phone.group.rhythm(meeting),
            ..meeting.words.clone()
        };
        phone.execute(Command::Meeting(MeetingCommand::Edit { id, words }));
        assert_eq!(stored(&phone, id), Some(&Value::from("monthly")), "{day}");
    }
}

#[test]
fn the_next_of_a_rhythm_waits_to_be_planned_once_a_meeting_is_over() {
    let mut phone = Phone::new(1);
    let (id, today) = (MeetingId(phone.fresh()), on(phone::TODAY));
    plan(&mut phone, id, words(Recurrence::Weekly, today), None);
    assert_eq!(rhythm_to_plan(&phone.group, today), None, "it is ahead itself");
    phone.execute(Command::Meeting(MeetingCommand::Begin(id)));
    phone.execute(Command::Meeting(MeetingCommand::End(id)));
    let next = day::days_after(today, 7);
    assert_eq!(rhythm_to_plan(&phone.group, today), Some((id, next)));
    plan(&mut phone, id.after(), words(Recurrence::Weekly, next), Some(id));
    assert_eq!(rhythm_to_plan(&phone.group, today), None, "somebody has planned it");
}
