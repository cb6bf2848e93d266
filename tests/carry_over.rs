//! What an agenda could take up, and the meetings ahead: by hand, and whatever is done with them.

#[path = "carry_over/ahead.rs"]
mod ahead;
#[path = "carry_over/deeds.rs"]
mod deeds;
mod phone;

use all_leaders::group::field::{agenda, member};
use all_leaders::group::{
    AgendaCommand, Command, CommitmentId, CommitmentState, Group, ItemAbout, ItemId, ItemKind, ItemWords,
    MeetingCommand, MeetingId, MeetingWords, NoteCommand, NoteId, NoteKind, NoteWords, Recurrence,
};
use all_leaders::insight::{
    AgendaCandidate, CandidateKind, CarriedOver, LeftOpen, Reason, agenda_candidates, agenda_time,
    carry_over_of, followed_by, left_open, meeting_before, meeting_to_begin, next_words, past_meetings,
    planned_meetings, possible_duplicate,
};
use all_leaders::replica::Edit;
use deeds::{Deed, command, deed};
use phone::{Phone, TODAY, by, on};
use proptest::collection::vec;
use proptest::prelude::*;

fn words(day: &str) -> MeetingWords {
    MeetingWords { day: Some(on(day)), repeats: Some(Recurrence::Weekly), ..MeetingWords::default() }
}

fn plan(phone: &mut Phone, day: &str) -> MeetingId {
    let id = MeetingId(phone.fresh());
    phone.execute(Command::Meeting(MeetingCommand::Plan { id, words: words(day), follows: None }));
    id
}

fn plan_next(phone: &mut Phone, before: MeetingId) -> MeetingId {
    let before = phone.group.meeting(before).unwrap().clone();
    let words = next_words(&phone.group, &before, on(TODAY));
    let id = before.id.after();
    phone.execute(Command::Meeting(MeetingCommand::Plan { id, words, follows: Some(before.id) }));
    id
}

fn hold(phone: &mut Phone, id: MeetingId, day: &str) {
    phone.execute(Command::Meeting(MeetingCommand::Held { id, on: on(day) }));
}

fn item(phone: &mut Phone, meeting: MeetingId, what: &str) -> ItemId {
    item_of(phone, meeting, what, ItemKind::Share, None, None)
}

fn item_of(
    phone: &mut Phone,
    meeting: MeetingId,
    what: &str,
    kind: ItemKind,
    minutes: Option<u16>,
    about: Option<ItemAbout>,
) -> ItemId {
    let id = ItemId(phone.fresh());
    let words = ItemWords { what: what.into(), kind, minutes, ..ItemWords::default() };
    phone.execute(Command::Agenda(AgendaCommand::Add { id, meeting, words, about }));
    id
}

fn note(phone: &mut Phone, meeting: MeetingId, kind: NoteKind, what: &str) -> NoteId {
    let id = NoteId(phone.fresh());
    let words = NoteWords { kind, what: what.into(), ..NoteWords::default() };
    phone.execute(Command::Note(NoteCommand::Write { id, meeting, item: None, words, by: None }));
    id
}

fn done(phone: &mut Phone, id: ItemId) {
    phone.execute(Command::Agenda(AgendaCommand::Done { id, done: true }));
}

fn offers(phone: &Phone, meeting: MeetingId) -> Vec<AgendaCandidate> {
    agenda_candidates(&phone.group, meeting, on(TODAY))
}

fn offered(phone: &Phone, meeting: MeetingId) -> Vec<String> {
    offers(phone, meeting).into_iter().map(|one| one.what).collect()
}

fn on_agenda(group: &Group, meeting: MeetingId) -> Vec<String> {
    group.agenda(meeting).iter().map(|item| item.words.what.clone()).collect()
}

#[test]
fn what_was_decided_is_not_carried_over() {
    let mut phone = Phone::new(1);
    let first = plan(&mut phone, "2026-11-16");
    let rent = item(&mut phone, first, "The rent");
    item(&mut phone, first, "The roof");
    let id = NoteId(phone.fresh());
    let words = NoteWords { kind: NoteKind::Decision, what: "We pay".into(), ..NoteWords::default() };
    phone.execute(Command::Note(NoteCommand::Write {
        id,
        meeting: first,
        item: Some(rent),
        words,
        by: None,
    }));
    hold(&mut phone, first, "2026-11-16");
    let second = plan_next(&mut phone, first);
    assert_eq!(offered(&phone, second), ["The roof"]);
}

#[test]
fn what_a_later_meeting_settles_is_settled_at_the_meetings_before() {
    let mut phone = Phone::new(1);
    let first = plan(&mut phone, "2026-11-16");
    let (rent, roof) = (item(&mut phone, first, "The rent"), item(&mut phone, first, "The roof"));
    hold(&mut phone, first, "2026-11-16");
    let second = plan_next(&mut phone, first);
    for item in [rent, roof] {
        phone.execute(Command::Agenda(AgendaCommand::CarryOver { item, into: second }));
    }
    hold(&mut phone, second, "2026-11-23");
    let settled = |phone: &Phone, item: ItemId| phone.group.is_settled(phone.group.item(item).unwrap());
    assert!(!settled(&phone, rent) && !settled(&phone, roof), "carried over is not settled");

    let third = plan_next(&mut phone, second);
    let carried = rent.carried_into(second);
    phone.execute(Command::Agenda(AgendaCommand::CarryOver { item: carried, into: third }));
    done(&mut phone, carried.carried_into(third));
    assert!(settled(&phone, rent) && settled(&phone, carried), "through two meetings");

    let note = NoteId(phone.fresh());
    let words = NoteWords { kind: NoteKind::Decision, what: "We mend it".into(), ..NoteWords::default() };
    let item = Some(roof.carried_into(second));
    phone.execute(Command::Note(NoteCommand::Write { id: note, meeting: second, item, words, by: None }));
    assert!(settled(&phone, roof), "by what was decided");
    phone.execute(Command::Note(NoteCommand::Remove(note)));
    assert!(!settled(&phone, roof), "what was taken back settles nothing");
}

#[test]
fn what_was_not_talked_through_comes_from_the_meeting_before_and_what_waited_from_all() {
    let mut phone = Phone::new(1);
    let ana = phone.add("Ana");
    let first = plan(&mut phone, "2026-11-09");
    note(&mut phone, first, NoteKind::Later, "A fridge");
    item(&mut phone, first, "Too long ago");
    hold(&mut phone, first, "2026-11-09");
    let second = plan_next(&mut phone, first);
    assert_eq!(phone.group.meeting(second).unwrap().words.day, Some(on("2026-11-23")), "not in the past");
    let hall = item(&mut phone, second, "The hall");
    let told = item(&mut phone, second, "Told");
    done(&mut phone, told);
    note(&mut phone, second, NoteKind::NextTime, "Begin with food");
    note(&mut phone, second, NoteKind::Note, "It rained");
    hold(&mut phone, second, "2026-11-16");
    let stuck = phone.commit("Write to the council", ana, Some("2026-11-20"));
    phone.commit("Cook", ana, Some("2026-11-28"));
    let gone = phone.commit("Paint", ana, Some("2026-11-01"));
    phone.check_in(gone, CommitmentState::Done, by(ana));

    let third = plan_next(&mut phone, second);
    assert_eq!(offered(&phone, third), ["The hall", "A fridge", "Begin with food", "Write to the council"]);
    let reasons: Vec<Reason> = offers(&phone, third).into_iter().map(|one| one.reason).collect();
    let over = CarriedOver { since: Some(on("2026-11-16")), times: 1 };
    assert_eq!(
        reasons,
        [
            Reason::NotTalkedThrough(over),
            Reason::Later(Some(on("2026-11-09"))),
            Reason::NextTime(Some(on("2026-11-16"))),
            Reason::CheckIn,
        ]
    );

    // Each is taken in one tap, is gone from what is offered, and comes back with the undoing.
    for kind in [CandidateKind::Item(hall), CandidateKind::Commitment(stuck)] {
        phone.execute(kind.take_up(third));
    }
    assert_eq!(offered(&phone, third), ["A fridge", "Begin with food"]);
    assert_eq!(on_agenda(&phone.group, third), ["The hall", "Write to the council"]);
    let carried = phone.group.agenda(third)[0].clone();
    assert_eq!(carry_over_of(&phone.group, &carried), Some(over));
    let put = phone.group.agenda(third)[1].clone();
    assert_eq!((put.about, carry_over_of(&phone.group, &put)), (Some(ItemAbout::Commitment(stuck)), None));
    phone.execute(Command::Agenda(AgendaCommand::Remove(put.id)));
    assert_eq!(offered(&phone, third), ["A fridge", "Begin with food", "Write to the council"]);
    phone.execute(CandidateKind::Commitment(stuck).take_up(third));
    assert_eq!(on_agenda(&phone.group, third), ["The hall", "Write to the council"]);

    // What waited can be taken up or let rest; it waits no more then.
    let all = offers(&phone, third);
    phone.execute(all[0].kind.take_up(third));
    phone.execute(all[1].kind.let_rest().unwrap());
    assert!(CandidateKind::Item(hall).let_rest().is_none());
    assert_eq!(offered(&phone, third), [""; 0]);
    hold(&mut phone, third, TODAY);
    assert_eq!(offers(&phone, third), [], "nothing is offered to what is over");
}

#[test]
fn an_item_tells_how_often_it_was_carried_over_and_a_ring_does_no_harm() {
    let mut phone = Phone::new(1);
    let first = plan(&mut phone, "2026-10-05");
    let mut hall = item(&mut phone, first, "The hall");
    hold(&mut phone, first, "2026-10-05");
    let mut meeting = first;
    for times in 1..4 {
        let next = plan_next(&mut phone, meeting);
        let offer = offers(&phone, next).remove(0);
        let since = Some(on("2026-10-05"));
        assert_eq!(offer.reason, Reason::NotTalkedThrough(CarriedOver { since, times }));
        phone.execute(offer.kind.take_up(next));
        hall = hall.carried_into(next);
        hold(&mut phone, next, TODAY);
        meeting = next;
    }
    // A file written by hand leads the first item back to the last.
    let first_item = phone.group.agenda(first)[0].id;
    let edit = Edit::new(&first_item.key(), agenda::FROM, hall);
    phone.replica.write(&[edit], &mut phone.clock, 1_800_000_000_000).unwrap();
    phone.group = Group::read(&phone.replica);
    let next = plan_next(&mut phone, meeting);
    assert_eq!(offered(&phone, next), ["The hall"]);
    phone.execute(offers(&phone, next).remove(0).kind.take_up(next));
    assert_eq!(offered(&phone, next), [""; 0]);
    // One that leads to itself.
    let edit = Edit::new(&first_item.key(), agenda::FROM, first_item);
    phone.replica.write(&[edit], &mut phone.clock, 1_900_000_000_000).unwrap();
    phone.group = Group::read(&phone.replica);
    assert!(carry_over_of(&phone.group, phone.group.item(first_item).unwrap()).is_none());
}

#[test]
fn two_phones_that_carry_over_apart_hold_one_item() {
    let mut ana = Phone::new(1);
    let first = plan(&mut ana, "2026-11-16");
    item(&mut ana, first, "The hall");
    let fridge = note(&mut ana, first, NoteKind::Later, "A fridge");
    hold(&mut ana, first, "2026-11-16");
    let mut bilal = Phone::new(2);
    bilal.take(&ana);
    for phone in [&mut ana, &mut bilal] {
        let next = plan_next(phone, first);
        for offer in offers(phone, next) {
            phone.execute(offer.kind.take_up(next));
        }
    }
    let next = first.after();
    ana.take(&bilal);
    bilal.take(&ana);
    for phone in [&ana, &bilal] {
        assert_eq!(phone.group.meetings().len(), 2, "one next meeting");
        assert_eq!(on_agenda(&phone.group, next), ["The hall", "A fridge"]);
        assert_eq!(offers(phone, next), []);
        assert!(phone.group.note(fridge).unwrap().is_taken());
    }
}

#[test]
fn the_meeting_before_is_the_one_it_follows_or_the_latest_that_was() {
    let mut phone = Phone::new(1);
    let old = plan(&mut phone, "2026-11-02");
    hold(&mut phone, old, "2026-11-02");
    let latest = plan(&mut phone, "2026-11-16");
    hold(&mut phone, latest, "2026-11-16");
    let other = plan(&mut phone, "2026-11-30");
    let before = |phone: &Phone, id| {
        let meeting = phone.group.meeting(id).unwrap();
        meeting_before(&phone.group, meeting, on(TODAY)).map(|one| one.id)
    };
    assert_eq!(before(&phone, other), Some(latest));
    assert_eq!(before(&phone, latest), Some(old));
    assert_eq!(before(&phone, old), None);
    let following = plan_next(&mut phone, old);
    assert_eq!(before(&phone, following), Some(old));
    // One that follows itself, by a file written by hand, follows none.
    let edit = Edit::new(&other.key(), "follows", other);
    phone.replica.write(&[edit], &mut phone.clock, 1_800_000_000_000).unwrap();
    phone.group = Group::read(&phone.replica);
    assert_eq!(before(&phone, other), Some(latest));
}

#[test]
fn what_was_open_is_offered_too_where_the_meeting_between_was_never_held() {
    let mut phone = Phone::new(1);
    let first = plan(&mut phone, "2026-11-02");
    item(&mut phone, first, "The hall");
    item(&mut phone, first, "The roof");
    hold(&mut phone, first, "2026-11-02");
    let missed = plan_next(&mut phone, first);
    item(&mut phone, missed, "A song");
    let roof = offers(&phone, missed).into_iter().find(|one| one.what == "The roof").unwrap();
    phone.execute(roof.kind.take_up(missed));
    let next = plan_next(&mut phone, missed);
    assert_eq!(offered(&phone, next), ["A song", "The roof", "The hall"]);
    for one in offers(&phone, next) {
        phone.execute(one.kind.take_up(next));
    }
    assert_eq!(offered(&phone, next), <[&str; 0]>::default());
}

#[test]
fn a_word_for_later_that_is_taken_off_the_agenda_waits_again() {
    let mut phone = Phone::new(1);
    let first = plan(&mut phone, "2026-11-16");
    note(&mut phone, first, NoteKind::Later, "A fridge");
    let rests = note(&mut phone, first, NoteKind::Later, "A sofa");
    hold(&mut phone, first, "2026-11-16");
    phone.execute(Command::Note(NoteCommand::Taken(rests)));
    let next = plan_next(&mut phone, first);
    for _ in 0..2 {
        assert_eq!(offered(&phone, next), ["A fridge"]);
        phone.execute(offers(&phone, next)[0].kind.take_up(next));
        let id = phone.group.agenda(next)[0].id;
        phone.execute(Command::Agenda(AgendaCommand::Remove(id)));
    }
    // So it does where the whole meeting is taken out.
    phone.execute(offers(&phone, next)[0].kind.take_up(next));
    phone.execute(Command::Meeting(MeetingCommand::Remove(next)));
    let other = plan(&mut phone, "2026-11-30");
    assert_eq!(offered(&phone, other), ["A fridge"]);
}

fn begin() -> (Phone, MeetingId) {
    let mut phone = Phone::new(1);
    let ana = phone.add("Ana");
    phone.commit("Write to the council", ana, Some("2026-11-01"));
    let first = plan(&mut phone, "2026-11-16");
    (phone, first)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_offered_twice_and_what_is_taken_is_offered_no_more(deeds in vec(deed(), 1..40)) {
        let (mut phone, _) = begin();
        for deed in &deeds {
            command(&mut phone, deed);
        }
        for meeting in phone.group.meetings().iter().map(|one| one.id).collect::<Vec<_>>() {
            let before = offers(&phone, meeting);
            prop_assert_eq!(&before, &offers(&phone, meeting), "asking changes nothing");
            let mut ids: Vec<_> = before.iter().map(|one| one.kind.id()).collect();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), before.len(), "each once");
            let was = phone.group.agenda(meeting).len();
            for (taken, one) in before.iter().enumerate() {
                phone.execute(one.kind.take_up(meeting));
                prop_assert_eq!(phone.group.agenda(meeting).len(), was + taken + 1, "one item each");
                let left = offers(&phone, meeting);
                prop_assert!(left.iter().all(|other| other.kind != one.kind), "taken");
                // Taken a second time, on another phone perhaps, it stays one.
                phone.execute(one.kind.take_up(meeting));
                prop_assert_eq!(phone.group.agenda(meeting).len(), was + taken + 1);
            }
            prop_assert_eq!(offers(&phone, meeting), vec![]);
        }
    }

    #[test]
    fn phones_that_take_up_apart_come_to_one_agenda(
        deeds in vec(deed(), 0..12), ana in vec(0..12_usize, 0..4), bilal in vec(0..12_usize, 0..4),
    ) {
        let (mut one, first) = begin();
        item(&mut one, first, "The hall");
        for deed in deeds.iter().filter(|deed| !matches!(deed, Deed::Same(..) | Deed::Hide(_) | Deed::From(..))) {
            command(&mut one, deed);
        }
        hold(&mut one, first, "2026-11-16");
        let mut other = Phone::new(2);
        other.take(&one);
        let next = first.after();
        let mut want = 0;
        for (phone, picks) in [(&mut one, &ana), (&mut other, &bilal)] {
            plan_next(phone, first);
            if want == 0 {
                want = phone.group.agenda(next).len() + offers(phone, next).len();
            }
            for which in picks {
                let all = offers(phone, next);
                if !all.is_empty() {
                    phone.execute(all[which % all.len()].kind.take_up(next));
                }
            }
        }
        one.take(&other);
        other.take(&one);
        prop_assert_eq!(on_agenda(&one.group, next), on_agenda(&other.group, next));
        // Whoever took what: all that was open is on the agenda once, or offered still.
        prop_assert_eq!(one.group.agenda(next).len() + offers(&one, next).len(), want);
        prop_assert_eq!(offers(&one, next), offers(&other, next));
    }
}

#[test]
fn what_is_taken_to_a_meeting_that_nobody_has_planned_yet_stands_on_its_agenda_once_it_is_planned() {
    let mut phone = Phone::new(1);
    let first = plan(&mut phone, "2026-11-16");
    let (rent, roof) = (item(&mut phone, first, "The rent"), item(&mut phone, first, "The roof"));
    hold(&mut phone, first, "2026-11-16");
    let carried = |phone: &Phone, item: ItemId| phone.group.is_carried_over(phone.group.item(item).unwrap());
    phone.execute(Command::Agenda(AgendaCommand::CarryOver { item: rent, into: first.after() }));
    assert!(carried(&phone, rent) && !carried(&phone, roof));
    let second = plan_next(&mut phone, first);
    assert_eq!(on_agenda(&phone.group, second), ["The rent"]);
    assert_eq!(offered(&phone, second), ["The roof"]);
    phone.execute(Command::Agenda(AgendaCommand::Remove(rent.carried_into(second))));
    assert!(!carried(&phone, rent), "taken off, it is open again");
}

#[test]
fn the_last_meeting_tells_what_it_left_open() {
    let mut phone = Phone::new(1);
    let ana = phone.add("Ana");
    assert_eq!(left_open(&phone.group, on(TODAY)), None);
    let first = plan(&mut phone, "2026-11-16");
    let (rent, roof) = (item(&mut phone, first, "The rent"), item(&mut phone, first, "The roof"));
    phone.commit("Clean the hall", ana, None);
    let id = CommitmentId(phone.fresh());
    let ask = Command::Commit {
        id,
        what: "Ask the landlord".into(),
        holders: vec![ana],
        companions: vec![],
        day: None,
        note: String::new(),
        on: None,
    };
    phone.execute(Command::InMeeting { meeting: first, command: Box::new(ask) });
    hold(&mut phone, first, "2026-11-16");
    assert_eq!(
        left_open(&phone.group, on(TODAY)),
        Some(LeftOpen { meeting: first, items: 2, tasks: 1 }),
        "a task that is not from it is not counted"
    );
    done(&mut phone, rent);
    phone.execute(Command::Agenda(AgendaCommand::CarryOver { item: roof, into: first.after() }));
    let left = Some(LeftOpen { meeting: first, items: 0, tasks: 1 });
    assert_eq!(left_open(&phone.group, on(TODAY)), left, "what stands on another agenda is told there");
    phone.check_in(id, CommitmentState::Done, by(ana));
    assert_eq!(left_open(&phone.group, on(TODAY)), None);
}
