//! Meetings: planned and noted on several phones, carried over, joined, and what is noted in them.

#[path = "meeting/anew.rs"]
mod anew;
mod phone;

use all_leaders::group::{
    AgendaCommand, ChangeKind, CheckInDetails, CheckInId, Command, CommitmentId, CommitmentState,
    DecisionMethod, Group, ItemAbout, ItemId, ItemKind, ItemWords, Meeting, MeetingCommand, MeetingId,
    MeetingWords, MemberId, NeedCommand, NeedId, NeedWords, NewMember, News, NoteCommand, NoteId, NoteKind,
    NoteWords, Presence, Recurrence, Role, RoleCommand, RolePart, SpeakingRequest, StackCommand, undo,
};
use all_leaders::replica::{Edit, fingerprint};
use phone::{Phone, TODAY, by, on};

fn words(title: &str, day: Option<&str>) -> MeetingWords {
    MeetingWords { title: title.into(), day: day.map(on), ..MeetingWords::default() }
}

fn plan(phone: &mut Phone, title: &str, day: &str) -> MeetingId {
    let id = MeetingId(phone.fresh());
    phone.execute(Command::Meeting(MeetingCommand::Plan {
        id,
        words: words(title, Some(day)),
        follows: None,
    }));
    id
}

fn here(phone: &mut Phone, id: MeetingId, who: MemberId, here: Option<bool>) {
    phone.execute(Command::Meeting(MeetingCommand::Here { id, who, here }));
}

fn item(phone: &mut Phone, meeting: MeetingId, what: &str) -> ItemId {
    let id = ItemId(phone.fresh());
    let words = ItemWords { what: what.into(), kind: ItemKind::Explore, ..ItemWords::default() };
    phone.execute(Command::Agenda(AgendaCommand::Add { id, meeting, words, about: None }));
    id
}

#[test]
fn items_that_are_added_at_once_keep_their_order() {
    let (mut phone, ..) = two();
    let meeting = plan(&mut phone, "Plenary", "2026-11-26");
    item(&mut phone, meeting, "News");
    let add = |what: &str| {
        let words = ItemWords { what: what.into(), ..ItemWords::default() };
        // The later the line, the lower its id.
        let id = ItemId(uuid::Uuid::from_u128(0x100 - what.len() as u128));
        Command::Agenda(AgendaCommand::Add { id, meeting, words, about: None })
    };
    phone.execute(Command::Batch(["A", "Bo", "Roo", "Keys"].into_iter().map(add).collect()));
    assert_eq!(agenda(&phone.group, meeting), ["News", "A", "Bo", "Roo", "Keys"]);
}

fn agenda(group: &Group, meeting: MeetingId) -> Vec<String> {
    group.agenda(meeting).iter().map(|item| item.words.what.clone()).collect()
}

fn names(group: &Group, meeting: &Meeting) -> Vec<String> {
    group.here(meeting).iter().map(|member| member.name.clone()).collect()
}

/// Two phones with the same group of three.
fn two() -> (Phone, Phone, [MemberId; 3]) {
    let (mut one, mut other) = (Phone::new(1), Phone::new(2));
    let people = ["Ana", "Bilal", "Chen"].map(|name| one.add(name));
    other.take(&one);
    (one, other, people)
}

/// Both take the other's file, and hold the same.
fn meet(one: &mut Phone, other: &mut Phone) {
    other.take(one);
    one.take(other);
    assert_eq!(one.group, other.group);
    assert_eq!(fingerprint(&one.replica), fingerprint(&other.replica));
}

#[test]
fn one_planned_meeting_that_two_phones_run_is_one() {
    let (mut one, mut other, [ana, bilal, chen]) = two();
    let id = plan(&mut one, "Assembly", TODAY);
    other.take(&one);
    for phone in [&mut one, &mut other] {
        phone.execute(Command::Meeting(MeetingCommand::Begin(id)));
    }
    here(&mut one, id, ana, Some(true));
    here(&mut other, id, ana, Some(true));
    here(&mut other, id, bilal, Some(true));
    here(&mut one, id, chen, Some(true));
    here(&mut one, id, chen, None);
    item(&mut one, id, "Rent");
    item(&mut other, id, "Lift");
    meet(&mut one, &mut other);
    let meeting = one.group.current_meeting().unwrap();
    assert_eq!((meeting.id, one.group.meetings().len()), (id, 1));
    assert_eq!(names(&one.group, meeting), ["Ana", "Bilal"]);
    assert_eq!(agenda(&one.group, id).len(), 2);
    one.execute(Command::Meeting(MeetingCommand::End(id)));
    meet(&mut one, &mut other);
    assert!(other.group.current_meeting().is_none());
    other.execute(Command::Meeting(MeetingCommand::Begin(id)));
    assert!(other.group.meeting(id).unwrap().is_on(), "reopened");
}

#[test]
fn the_next_meeting_planned_on_two_phones_is_one_and_items_carried_over_are_too() {
    let (mut one, mut other, _) = two();
    let id = plan(&mut one, "Assembly", "2026-11-12");
    let rent = item(&mut one, id, "Rent");
    other.take(&one);
    for (phone, title) in [(&mut one, "Assembly"), (&mut other, "Big assembly")] {
        let next = words(title, Some("2026-11-26"));
        phone.execute(Command::Meeting(MeetingCommand::Plan {
            id: id.after(),
            words: next,
            follows: Some(id),
        }));
        phone.execute(Command::Agenda(AgendaCommand::CarryOver { item: rent, into: id.after() }));
    }
    meet(&mut one, &mut other);
    assert_eq!(one.group.meetings().len(), 2);
    assert_eq!(agenda(&one.group, id.after()), ["Rent"]);
    // One of the two takes it back: the other carried it over too.
    let back = undo(&other.replica, &other.last.clone().unwrap());
    let made = |edit: &Edit| edit.field.starts_with("made/");
    assert!(back.edits.len() == 1 && back.edits.iter().all(made) && back.left_alone > 0);
    let carried = one.group.item(rent.carried_into(id.after())).unwrap();
    assert_eq!(carried.from, Some(rent));
    // Taken off by a slip, it can be carried over again.
    one.execute(Command::Agenda(AgendaCommand::Remove(carried.id)));
    one.execute(Command::Agenda(AgendaCommand::CarryOver { item: rent, into: id.after() }));
    assert_eq!(agenda(&one.group, id.after()), ["Rent"]);
}

#[test]
fn ids_that_follow_are_new_ones_and_in_order() {
    let id = MeetingId("019a0b1c-0010-7000-8000-000000000010".parse().unwrap());
    let after = id.after();
    assert_eq!(after.to_string(), "019a0b1c-0011-7000-8000-00006e657864");
    assert!(after > id && after.after() > after && after.after().after() > after.after());
    let item = ItemId("019a0b1c-0020-7abc-9def-000000000123".parse().unwrap());
    assert_eq!(item.carried_into(id).to_string(), "019a0b1c-0021-7abc-9def-000000000133");
}

#[test]
fn two_meetings_of_one_evening_are_brought_together_and_apart() {
    let (mut one, mut other, [ana, bilal, chen]) = two();
    let mut ids = Vec::new();
    for (phone, who) in [(&mut one, ana), (&mut other, bilal)] {
        let id = MeetingId(phone.fresh());
        phone.execute(Command::Batch(vec![
            Command::Meeting(MeetingCommand::Plan { id, words: words("", Some(TODAY)), follows: None }),
            Command::Meeting(MeetingCommand::Begin(id)),
            Command::Meeting(MeetingCommand::Here { id, who, here: Some(true) }),
            Command::Meeting(MeetingCommand::Here { id, who: chen, here: Some(true) }),
        ]));
        phone.execute(Command::Stack(StackCommand::Join {
            meeting: id,
            who: chen,
            request: SpeakingRequest::Speak,
        }));
        phone.execute(Command::Role(RoleCommand::Take {
            meeting: id,
            role: "facilitator".into(),
            member: who,
            part: Some(RolePart::Hold),
        }));
        item(phone, id, "Rent");
        ids.push(id);
    }
    meet(&mut one, &mut other);
    assert_eq!(one.group.meetings().len(), 2);
    one.execute(Command::Meeting(MeetingCommand::Join(ids[1], ids[0])));
    let joined = one.last.clone().unwrap();
    let whole = one.group.meeting(ids[1]).unwrap();
    assert_eq!((whole.id, one.group.meetings().len()), (ids[0].min(ids[1]), 1));
    assert_eq!(names(&one.group, whole), ["Ana", "Bilal", "Chen"]);
    assert_eq!(one.group.stack(whole, |_| 0).len(), 1, "one hand, not two");
    assert_eq!(one.group.role_turns(whole, "facilitator").len(), 2);
    assert_eq!(agenda(&one.group, whole.id), ["Rent", "Rent"]);
    let id = whole.id;
    // What is said now holds for both records.
    here(&mut one, id, chen, Some(false));
    one.execute(Command::Stack(StackCommand::Leave { meeting: id, who: chen }));
    let take = RoleCommand::Take { meeting: id, role: "facilitator".into(), member: bilal, part: None };
    one.execute(Command::Role(take));
    let whole = one.group.meeting(id).unwrap();
    assert_eq!(names(&one.group, whole), ["Ana", "Bilal"]);
    assert!(one.group.stack(whole, |_| 0).is_empty());
    assert_eq!(one.group.role_turns(whole, "facilitator"), [(ana, RolePart::Hold)]);
    one.execute(Command::Meeting(MeetingCommand::End(id)));
    assert!(one.group.meetings().iter().all(|meeting| meeting.is_over()));
    let back = undo(&one.replica, &joined);
    assert_eq!(back.left_alone, 0);
    one.execute(Command::Meeting(MeetingCommand::Separate(ids[0], ids[1])));
    assert_eq!(one.group.meetings().len(), 2);
}

#[test]
fn what_is_done_at_a_meeting_says_so_and_what_was_there_before_does_not() {
    let (mut phone, _, [ana, ..]) = two();
    let meeting = plan(&mut phone, "Assembly", TODAY);
    let before = phone.commit("Hall", ana, None);
    let (hall, said, need) = (CommitmentId(phone.fresh()), CheckInId(phone.fresh()), NeedId(phone.fresh()));
    let commit = Command::Commit {
        id: hall,
        what: "Chairs".into(),
        holders: vec![ana],
        companions: vec![],
        day: None,
        note: String::new(),
        on: None,
    };
    let check_in = Command::CheckIn {
        id: said,
        commitment: before,
        state: CommitmentState::Moving,
        day: None,
        details: by(ana),
    };
    let say = Command::Need(NeedCommand::Say {
        id: need,
        words: NeedWords { what: "Tea".into(), ..NeedWords::default() },
        by: Some(ana),
    });
    phone.execute(Command::InMeeting {
        meeting,
        command: Box::new(Command::Batch(vec![commit, check_in, say])),
    });
    assert_eq!(phone.group.commitment(hall).unwrap().meeting, Some(meeting));
    assert_eq!(phone.group.check_in(said).unwrap().meeting, Some(meeting));
    assert_eq!(phone.group.need(need).unwrap().meeting, Some(meeting));
    assert_eq!(phone.group.commitment(before).unwrap().meeting, None);
    assert!(phone.group.is_of(meeting, phone.group.need(need).unwrap().meeting));
}

#[test]
fn a_guest_has_no_seat_until_they_are_given_one() {
    let (mut phone, _, _) = two();
    let id = plan(&mut phone, "Assembly", TODAY);
    let guest = MemberId(phone.fresh());
    phone.execute(Command::Batch(vec![
        Command::AddMembers(vec![NewMember { id: guest, name: "Gül".into(), pronouns: String::new() }]),
        Command::SetPresence { id: guest, presence: Presence::Guest },
        Command::Meeting(MeetingCommand::Here { id, who: guest, here: Some(true) }),
    ]));
    assert_eq!(phone.group.seats().count(), 3);
    assert_eq!(names(&phone.group, phone.group.meeting(id).unwrap()), ["Gül"]);
    // A hand that they ask for is seen like anybody's.
    let asks = CheckInId(phone.fresh());
    let details = CheckInDetails { by: Some(guest), hand: true, ..CheckInDetails::default() };
    phone.execute(Command::InMeeting {
        meeting: id,
        command: Box::new(Command::Arrive { id: asks, carry: None, details }),
    });
    assert_eq!(phone.group.raised_hands().iter().map(|one| one.id).collect::<Vec<_>>(), [asks]);
    phone.execute(Command::SetPresence { id: guest, presence: Presence::Here });
    assert_eq!(phone.group.seats().count(), 4);
}

#[test]
fn decisions_keep_their_reasons_and_the_group_is_counted_without_names() {
    let (mut phone, mut other, [_, bilal, _]) = two();
    let meeting = plan(&mut phone, "Assembly", TODAY);
    let (id, fist) = (NoteId(phone.fresh()), NoteId(phone.fresh()));
    let decision = NoteWords {
        kind: NoteKind::Decision,
        what: "We strike.".into(),
        why: "It is cold.".into(),
        concerns: "The deposit.".into(),
        how: Some(DecisionMethod::Consensus),
        aside: vec![bilal],
        counts: [0; 6],
    };
    let write = |id, words| Command::Note(NoteCommand::Write { id, meeting, item: None, words, by: None });
    phone.execute(write(id, decision.clone()));
    let asked = NoteWords { kind: NoteKind::Fist, counts: [0, 0, 1, 0, 3, 2], ..NoteWords::default() };
    phone.execute(write(fist, asked.clone()));
    let told = other.take(&phone);
    assert!(told.contains(&News::Note(id)) && told.contains(&News::NewMeeting(meeting)));
    assert_eq!(other.group.note(id).unwrap().words, decision);
    assert_eq!(other.group.note(fist).unwrap().words, asked);
    let changed =
        NoteWords { aside: vec![], why: String::new(), how: Some(DecisionMethod::Vote), ..decision };
    other.execute(Command::Note(NoteCommand::Edit { id, words: changed.clone() }));
    assert_eq!(other.group.note(id).unwrap().words, changed);
    // A way to decide that this version does not know stays, whatever else is changed.
    let lottery = Edit::new(&id.key(), "how", "lottery");
    other.replica.write(&[lottery], &mut other.clock, other.now + 1).unwrap();
    other.group.refresh(&id.key(), other.replica.record(&id.key()));
    let known = other.group.note(id).unwrap().words.clone();
    assert_eq!(known.how, None);
    other.execute(Command::Note(NoteCommand::Edit {
        id,
        words: NoteWords { what: "We wait.".into(), ..known },
    }));
    assert_eq!(other.replica.record(&id.key()).unwrap().text("how"), Some("lottery"));
    // What somebody said goes with them; what the group decided stays.
    let theirs = NoteId(phone.fresh());
    let word = NoteWords { what: "I am tired.".into(), ..NoteWords::default() };
    phone.execute(Command::Note(NoteCommand::Write {
        id: theirs,
        meeting,
        item: None,
        words: word,
        by: Some(bilal),
    }));
    phone.execute(Command::EraseMember(bilal));
    assert!(phone.group.note(theirs).is_none() && phone.group.note(id).is_some());
}

#[test]
fn old_meetings_are_cleared_but_for_what_was_decided_and_who_had_which_role() {
    let (mut phone, _, [ana, ..]) = two();
    let id = plan(&mut phone, "Assembly", "2026-01-10");
    phone.execute(Command::Meeting(MeetingCommand::Held { id, on: on("2026-01-10") }));
    phone.execute(Command::Role(RoleCommand::Take {
        meeting: id,
        role: "facilitator".into(),
        member: ana,
        part: Some(RolePart::Hold),
    }));
    let rent = item(&mut phone, id, "Rent");
    let (note, decision) = (NoteId(phone.fresh()), NoteId(phone.fresh()));
    for (id_of, how) in [(note, None), (decision, Some(DecisionMethod::Consent))] {
        let words = NoteWords { what: "x".into(), how, ..NoteWords::default() };
        phone.execute(Command::Note(NoteCommand::Write {
            id: id_of,
            meeting: id,
            item: None,
            words,
            by: None,
        }));
    }
    phone.execute(Command::ClearEnded(on("2026-01-09")));
    assert!(phone.group.item(rent).is_some());
    phone.execute(Command::ClearEnded(on("2026-01-10")));
    assert!(phone.group.item(rent).is_none() && phone.group.note(note).is_none());
    assert!(phone.group.note(decision).is_some());
    assert_eq!(phone.group.role_turns(phone.group.meeting(id).unwrap(), "facilitator").len(), 1);
}

#[test]
fn what_waits_for_later_is_no_old_work_that_could_be_cleared() {
    let (mut phone, ..) = two();
    let id = plan(&mut phone, "Assembly", "2026-01-10");
    phone.execute(Command::Meeting(MeetingCommand::Held { id, on: on("2026-01-10") }));
    let [waits, taken] = [(); 2].map(|()| NoteId(phone.fresh()));
    for id_of in [waits, taken] {
        let words = NoteWords { kind: NoteKind::Later, what: "A party".into(), ..NoteWords::default() };
        phone.execute(Command::Note(NoteCommand::Write {
            id: id_of,
            meeting: id,
            item: None,
            words,
            by: None,
        }));
    }
    phone.execute(Command::Note(NoteCommand::Taken(taken)));
    phone.execute(Command::ClearEnded(on("2026-01-10")));
    assert!(phone.group.note(waits).is_some() && phone.group.note(taken).is_none());
}

#[test]
fn the_groups_own_list_of_roles() {
    let (mut phone, mut other, [ana, ..]) = two();
    let list = |role: &str, visible| Command::Role(RoleCommand::List { role: role.into(), visible });
    let shown = |group: &Group| group.roles().into_iter().map(|role| role.name).collect::<Vec<_>>();
    assert_eq!(phone.group.roles().len(), 6);
    phone.execute(list("timekeeper", None));
    phone.execute(list("Soup / tea", Some(false)));
    phone.execute(list("Facilitator", Some(false)));
    assert_eq!(
        shown(&phone.group),
        ["facilitator", "note-taker", "stack-keeper", "vibes-watcher", "welcomer", "Soup / tea"]
    );
    assert_eq!(phone.group.roles()[0], Role { name: "facilitator".into(), visible: false });
    assert_eq!(phone.group.removed_roles(), ["timekeeper"]);
    let id = plan(&mut phone, "Assembly", TODAY);
    let take =
        |part| Command::Role(RoleCommand::Take { meeting: id, role: "Soup / tea".into(), member: ana, part });
    phone.execute(take(Some(RolePart::Hold)));
    phone.execute(Command::Role(RoleCommand::RatherNot { member: ana, role: "welcomer".into(), on: true }));
    other.take(&phone);
    let meeting = other.group.meeting(id).unwrap();
    assert_eq!(other.group.role_turns(meeting, "Soup / tea"), [(ana, RolePart::Hold)]);
    assert!(other.group.would_rather_not(ana, "welcomer"));
    phone.execute(take(None));
    assert!(phone.group.roles_at(phone.group.meeting(id).unwrap()).is_empty());
}

#[test]
fn a_plan_is_changed_and_what_was_said_of_it_is_kept_as_it_was_said() {
    let mut phone = Phone::new(1);
    let id = plan(&mut phone, "Assembly", TODAY);
    let full = MeetingWords {
        title: "Big assembly".into(),
        day: Some(on("2026-12-31")),
        starts: Some(0),
        minutes: Some(90),
        place: "Hall".into(),
        repeats: Some(Recurrence::MonthlyLast),
    };
    phone.execute(Command::Meeting(MeetingCommand::Edit { id, words: full.clone() }));
    assert_eq!(phone.group.meeting(id).unwrap().words, full);
    phone.execute(Command::Meeting(MeetingCommand::Edit { id, words: MeetingWords::default() }));
    assert_eq!(phone.group.meeting(id).unwrap().words, MeetingWords::default());
    phone.execute(Command::Meeting(MeetingCommand::Remove(id)));
    assert!(phone.group.meetings().is_empty());
}

#[test]
fn two_who_change_different_things_of_a_plan_or_an_item_both_keep_their_change() {
    let (mut one, mut other, [ana, ..]) = two();
    let id = plan(&mut one, "Assembly", "2026-11-26");
    let rent = item(&mut one, id, "Rent");
    other.take(&one);
    let change = |phone: &mut Phone, change: &dyn Fn(&mut MeetingWords, &mut ItemWords)| {
        let mut words = phone.group.meeting(id).unwrap().words.clone();
        let mut of_item = phone.group.item(rent).unwrap().words.clone();
        change(&mut words, &mut of_item);
        phone.execute(Command::Meeting(MeetingCommand::Edit { id, words }));
        phone.execute(Command::Agenda(AgendaCommand::Edit { id: rent, words: of_item }));
    };
    change(&mut one, &|words, item| (words.place, item.minutes) = ("The hall".into(), Some(15)));
    change(&mut other, &|words, item| (words.starts, item.by) = (Some(18 * 60), Some(ana)));
    meet(&mut one, &mut other);
    let words = &one.group.meeting(id).unwrap().words;
    assert_eq!((&*words.place, words.starts), ("The hall", Some(18 * 60)));
    let words = &one.group.item(rent).unwrap().words;
    assert_eq!((words.minutes, words.by), (Some(15), Some(ana)));
    // What is said no more goes.
    change(&mut other, &|words, item| (words.place, item.minutes) = (String::new(), None));
    meet(&mut one, &mut other);
    assert!(one.group.meeting(id).unwrap().words.place.is_empty());
    assert_eq!(one.group.item(rent).unwrap().words.minutes, None);
}

#[test]
fn repeating_goes_over_the_turn_of_the_year_and_through_fifth_weeks() {
    let next = |day: &str, how: Recurrence| all_leaders::group::day::to_text(how.next(on(day)));
    assert_eq!(next("2026-12-31", Recurrence::Weekly), "2027-01-07");
    assert_eq!(next("2026-12-10", Recurrence::Monthly), "2027-01-14");
    assert_eq!(next("2026-12-31", Recurrence::Monthly), "2027-01-28");
    assert_eq!(next("2027-01-29", Recurrence::Monthly), "2027-02-26");
    assert_eq!(next("2026-02-01", Recurrence::FourWeekly), "2026-03-01");
}
