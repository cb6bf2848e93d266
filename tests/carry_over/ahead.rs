//! Meetings ahead: which is meant today, which are the same, when the next is, and what its agenda takes.

use super::*;

#[test]
fn the_meeting_that_is_meant_is_the_one_of_today() {
    let mut phone = Phone::new(1);
    assert_eq!(meeting_to_begin(&phone.group, on(TODAY)), None);
    plan(&mut phone, "2026-12-07");
    assert_eq!(meeting_to_begin(&phone.group, on(TODAY)), None, "not one of another week");
    let tomorrow = plan(&mut phone, "2026-11-24");
    assert_eq!(meeting_to_begin(&phone.group, on(TODAY)), Some(tomorrow));
    let today = plan(&mut phone, TODAY);
    assert_eq!(meeting_to_begin(&phone.group, on(TODAY)), Some(today));
    assert_eq!(planned_meetings(&phone.group, on(TODAY)).len(), 3);
    // What was planned for a day that has passed waits no more, and is not lost.
    let passed = plan(&mut phone, "2026-11-02");
    assert_eq!(planned_meetings(&phone.group, on(TODAY)).len(), 3);
    assert_eq!(past_meetings(&phone.group, on(TODAY)).iter().map(|one| one.id).collect::<Vec<_>>(), [passed]);
    hold(&mut phone, today, TODAY);
    assert_eq!(meeting_to_begin(&phone.group, on(TODAY)), Some(tomorrow));
    assert_eq!(
        past_meetings(&phone.group, on(TODAY)).iter().map(|one| one.id).collect::<Vec<_>>(),
        [today, passed]
    );
    assert_eq!(followed_by(&phone.group, today.after()).map(|one| one.id), Some(today));
}

#[test]
fn two_records_of_one_day_are_asked_about_joined_and_told_apart() {
    let mut phone = Phone::new(1);
    let begin = |phone: &mut Phone, title: &str| {
        let id = MeetingId(phone.fresh());
        let words = MeetingWords { title: title.into(), ..MeetingWords::default() };
        phone.execute(Command::Meeting(MeetingCommand::Plan { id, words, follows: None }));
        phone.execute(Command::Meeting(MeetingCommand::Begin(id)));
        id
    };
    let one = begin(&mut phone, "");
    let alike = |phone: &Phone| possible_duplicate(&phone.group, on(TODAY));
    assert_eq!(alike(&phone), None);
    let other = begin(&mut phone, "Monthly meeting");
    assert_eq!(alike(&phone), Some((one, other)));
    phone.execute(Command::Meeting(MeetingCommand::Join(one, other)));
    assert_eq!(alike(&phone), None);
    assert!([one, other].iter().all(|id| !phone.group.meeting_joins_of(*id).is_empty()));
    let choir = begin(&mut phone, "Choir");
    assert_eq!(alike(&phone), None, "it is called otherwise");
    phone.execute(Command::Meeting(MeetingCommand::Separate(one, other)));
    assert!(phone.group.meeting_joins_of(one).is_empty());
    // One without a name may be either, but for the one of which somebody said that they are two.
    assert_eq!(alike(&phone), Some((one, choir)));
    phone.execute(Command::Meeting(MeetingCommand::Separate(one, choir)));
    assert_eq!(alike(&phone), None, "nobody is asked again");
}

#[test]
fn the_next_day_keeps_the_rhythm_and_has_not_passed() {
    let mut phone = Phone::new(1);
    let next = |phone: &mut Phone, day: &str, repeats: Option<Recurrence>| {
        let id = MeetingId(phone.fresh());
        let words =
            MeetingWords { day: Some(on(day)), repeats, place: "The hall".into(), ..MeetingWords::default() };
        phone.execute(Command::Meeting(MeetingCommand::Plan { id, words, follows: None }));
        next_words(&phone.group, phone.group.meeting(id).unwrap(), on(TODAY))
    };
    assert_eq!(next(&mut phone, "2026-11-26", Some(Recurrence::Weekly)).day, Some(on("2026-12-03")));
    assert_eq!(next(&mut phone, "2026-10-07", Some(Recurrence::Fortnightly)).day, Some(on("2026-12-02")));
    assert_eq!(next(&mut phone, "2026-01-08", Some(Recurrence::Monthly)).day, Some(on("2026-12-10")));
    let once = next(&mut phone, "2026-11-26", None);
    assert_eq!((once.day, once.place.as_str()), (None, "The hall"));
    // A day that a file made up takes no longer than others.
    assert!(next(&mut phone, "0001-01-01", Some(Recurrence::Weekly)).day >= Some(on(TODAY)));
}

#[test]
fn the_time_of_an_agenda_is_told_and_what_could_wait() {
    let mut phone = Phone::new(1);
    let meeting = plan(&mut phone, TODAY);
    let decide = item_of(&mut phone, meeting, "The rent", ItemKind::Decide, Some(40), None);
    item_of(&mut phone, meeting, "News", ItemKind::Share, Some(20), None);
    let share = item_of(&mut phone, meeting, "More news", ItemKind::Share, Some(10), None);
    item(&mut phone, meeting, "No time yet");
    let time = |phone: &Phone, minutes| agenda_time(&phone.group.agenda(meeting), minutes);
    let fits = time(&phone, Some(70));
    assert_eq!((fits.takes, fits.unsaid, fits.over(), fits.could_wait), (70, 1, 0, None));
    let over = time(&phone, Some(60));
    assert_eq!((over.over(), over.could_wait), (10, Some(share)));
    assert_eq!(time(&phone, None).over(), 0);
    for id in
        phone.group.agenda(meeting).iter().map(|item| item.id).filter(|id| *id != decide).collect::<Vec<_>>()
    {
        phone.execute(Command::Agenda(AgendaCommand::Remove(id)));
    }
    assert_eq!(time(&phone, Some(30)).could_wait, Some(decide));
}
