//! What was taken out and is there again, under the same id, is as it is said anew; what is cleared stays so.

use super::*;

#[test]
fn an_item_that_is_taken_up_again_is_not_talked_about_yet() {
    let (mut one, mut other, [ana, ..]) = two();
    let (before, id) = (plan(&mut one, "Assembly", "2026-11-12"), plan(&mut one, "Assembly", "2026-11-26"));
    let (rent, need, note) = (item(&mut one, before, "Rent"), NeedId(one.fresh()), NoteId(one.fresh()));
    let words = NeedWords { what: "Chairs".into(), ..NeedWords::default() };
    one.execute(Command::Need(NeedCommand::Say { id: need, words, by: None }));
    let words = NoteWords { kind: NoteKind::Later, what: "A fridge".into(), ..NoteWords::default() };
    one.execute(Command::Note(NoteCommand::Write { id: note, meeting: before, item: None, words, by: None }));
    other.take(&one);
    for up in [
        AgendaCommand::CarryOver { item: rent, into: id },
        AgendaCommand::Discuss { about: ItemAbout::Need(need), into: id },
        AgendaCommand::TakeNote { note, into: id },
    ] {
        let up = Command::Agenda(up);
        one.execute(up.clone());
        let taken = one.group.agenda(id)[0];
        let (item, mut words) = (taken.id, taken.words.clone());
        (words.minutes, words.by) = (Some(10), Some(ana));
        one.execute(Command::Agenda(AgendaCommand::Edit { id: item, words }));
        one.execute(Command::Agenda(AgendaCommand::Done { id: item, done: true }));
        one.execute(Command::Agenda(AgendaCommand::Remove(item)));
        one.execute(up.clone());
        let again = one.group.item(item).unwrap();
        assert_eq!((again.done, again.words.minutes, again.words.by), (None, None, None));
        // Taken back, it is as it was: talked through and taken off, and that too can be taken back.
        one.undo_at(one.now + 1);
        assert_eq!(agenda(&one.group, id).len(), 0);
        one.execute(up.clone());
        one.execute(Command::Agenda(AgendaCommand::Done { id: item, done: true }));
        // Another who takes it up apart says nothing of whether it was talked about.
        other.now = one.now + 1000;
        other.execute(up);
        meet(&mut one, &mut other);
        assert!(one.group.item(item).unwrap().done.is_some());
        one.now = other.now;
        one.execute(Command::Agenda(AgendaCommand::Remove(item)));
        other.take(&one);
    }
}

#[test]
fn a_meeting_that_is_planned_anew_is_as_it_is_planned() {
    let (mut one, mut other, _) = two();
    let id = plan(&mut one, "Assembly", "2026-11-12");
    other.take(&one);
    let full = MeetingWords {
        title: "Big assembly".into(),
        day: Some(on("2026-11-26")),
        starts: Some(18 * 60),
        minutes: Some(90),
        place: "The hall".into(),
        repeats: Some(Recurrence::Weekly),
    };
    let plan_next = |phone: &mut Phone, words: &MeetingWords| {
        let (words, follows) = (words.clone(), Some(id));
        phone.execute(Command::Meeting(MeetingCommand::Plan { id: id.after(), words, follows }));
    };
    plan_next(&mut one, &full);
    one.execute(Command::Meeting(MeetingCommand::Remove(id.after())));
    plan_next(&mut one, &MeetingWords::default());
    assert_eq!(one.group.meeting(id.after()).unwrap().words, MeetingWords::default());
    one.undo_at(one.now + 1);
    assert!(one.group.meeting(id.after()).is_none());
    // Planned apart for the first time, what one leaves empty stays as the other says it.
    let mut third = Phone::new(3);
    third.take(&other);
    plan_next(&mut other, &full);
    third.now = other.now + 1000;
    plan_next(&mut third, &MeetingWords::default());
    meet(&mut other, &mut third);
    assert_eq!(other.group.meeting(id.after()).unwrap().words, full);
}

#[test]
fn what_is_cleared_of_a_joined_meeting_is_cleared() {
    let (mut one, mut other, _) = two();
    let [first, second] = ["The hall", "The park"].map(|place| {
        let words =
            MeetingWords { place: place.into(), starts: Some(18 * 60), ..words("Assembly", Some(TODAY)) };
        let id = MeetingId(one.fresh());
        one.execute(Command::Meeting(MeetingCommand::Plan { id, words, follows: None }));
        id
    });
    one.execute(Command::Meeting(MeetingCommand::Join(first, second)));
    other.take(&one);
    let mut words = one.group.meeting(first).unwrap().words.clone();
    (words.place, words.starts) = (String::new(), None);
    one.execute(Command::Meeting(MeetingCommand::Edit { id: second, words: words.clone() }));
    assert_eq!(one.group.meeting(first).unwrap().words, words);
    meet(&mut one, &mut other);
    one.undo_at(one.now + 1);
    assert_eq!(one.group.meeting(first).unwrap().words.place, "The hall");
}

#[test]
fn what_its_maker_takes_back_is_told_to_the_others_and_can_be_made_anew() {
    let (mut one, mut other, _) = two();
    let id = plan(&mut one, "Assembly", "2026-11-12");
    let next = words("Assembly", Some("2026-11-26"));
    one.execute(Command::Meeting(MeetingCommand::Plan {
        id: id.after(),
        words: next.clone(),
        follows: Some(id),
    }));
    let told = other.take(&one);
    assert!(told.contains(&News::NewMeeting(id.after())));
    one.undo_at(one.now + 1);
    let told = other.take(&one);
    assert_eq!(told, [News::Meeting(id.after(), vec![ChangeKind::Deleted])]);
    assert!(other.group.meeting(id.after()).is_none());
    other.execute(Command::Meeting(MeetingCommand::Plan { id: id.after(), words: next, follows: Some(id) }));
    let told = one.take(&other);
    assert!(told.contains(&News::NewMeeting(id.after())));
    assert!(one.group.meeting(id.after()).is_some());
}

#[test]
fn a_meeting_that_was_begun_by_a_slip_and_taken_out_can_be_planned_anew() {
    let (mut phone, _, [ana, ..]) = two();
    let id = plan(&mut phone, "Assembly", "2026-11-12");
    let plan_next = |phone: &mut Phone| {
        let words = words("Assembly", Some("2026-11-26"));
        phone.execute(Command::Meeting(MeetingCommand::Plan { id: id.after(), words, follows: Some(id) }));
    };
    plan_next(&mut phone);
    let meeting = id.after();
    phone.execute(Command::Meeting(MeetingCommand::Begin(meeting)));
    here(&mut phone, meeting, ana, Some(true));
    let part = Some(RolePart::Hold);
    phone.execute(Command::Role(RoleCommand::Take { meeting, role: "timekeeper".into(), member: ana, part }));
    phone.execute(Command::Stack(StackCommand::Join {
        meeting,
        who: ana,
        request: SpeakingRequest::Process,
    }));
    phone.execute(Command::Meeting(MeetingCommand::Remove(meeting)));
    plan_next(&mut phone);
    let anew = phone.group.meeting(meeting).unwrap();
    assert_eq!(anew.began, None);
    assert!(phone.group.here(anew).is_empty() && phone.group.roles_at(anew).is_empty());
    assert!(phone.group.stack(anew, |_| 0).is_empty());
}
