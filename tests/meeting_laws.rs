//! Meetings on several phones: whatever they plan, tick, note and order apart, and in whatever order they pass their
//! files, all come to the same meetings, nothing stands there twice, and nobody's yes is lost.
//!
//! `PROPTEST_CASES=3000 cargo test --profile bench --test meeting_laws` runs it at length.

#[path = "meeting_laws/deeds.rs"]
mod deeds;
mod phone;

use all_leaders::group::{
    AgendaCommand, Command, CommitmentId, Group, ItemAbout, ItemId, ItemWords, MeetingCommand, MeetingId,
    MeetingWords, NeedCommand, NeedId, NeedWords, NewMember, Note, NoteCommand, NoteId, NoteKind, NoteWords,
    RoleCommand, RolePart, SpeakingRequest, StackCommand, day,
};
use all_leaders::replica::{Replica, Value, fingerprint};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use deeds::{Deed, PEOPLE, PHONES, deed, known, name, numbered, person, word_of};
use phone::{GROUP, Phone};

/// The same people, two meetings with an item each, and a need, on every phone.
fn begin() -> Phone {
    let mut first = numbered(PHONES);
    let people = (0..PEOPLE).map(|number| NewMember {
        id: person(number),
        name: name(number),
        pronouns: String::new(),
    });
    first.execute_at(&Command::AddMembers(people.collect()), 1);
    for number in 0..2 {
        let words = MeetingWords { title: format!("Known {number}"), ..MeetingWords::default() };
        first.execute_at(
            &Command::Meeting(MeetingCommand::Plan { id: known(number), words, follows: None }),
            1,
        );
        let item = ItemId(Uuid::from_u128(0x300 + number as u128));
        let words = ItemWords { what: format!("Known {number}"), ..ItemWords::default() };
        let (id, meeting) = (item, known(number));
        first.execute_at(&Command::Agenda(AgendaCommand::Add { id, meeting, words, about: None }), 1);
    }
    let words = NeedWords { what: "Chairs".into(), ..NeedWords::default() };
    first.execute_at(
        &Command::Need(NeedCommand::Say { id: NeedId(Uuid::from_u128(0x400)), words, by: None }),
        1,
    );
    let words = NoteWords { kind: NoteKind::Later, what: "Later".into(), ..NoteWords::default() };
    let (id, meeting) = (later(), known(0));
    first.execute_at(&Command::Note(NoteCommand::Write { id, meeting, item: None, words, by: None }), 1);
    first
}

/// What waits for later.
fn later() -> NoteId {
    NoteId(Uuid::from_u128(0x500))
}

fn phones() -> Vec<Phone> {
    let first = begin();
    let mut phones: Vec<Phone> = (0..PHONES).map(numbered).collect();
    for phone in &mut phones {
        phone.take_copy(&first.replica);
    }
    phones
}

/// Each phone takes in the files of all, each in another order.
fn exchange(phones: &mut [Phone]) {
    let copies: Vec<Replica> = phones.iter().map(|phone| phone.replica.clone()).collect();
    let count = copies.len();
    for (place, phone) in phones.iter_mut().enumerate() {
        for step in 0..count {
            phone.take_copy(&copies[(place + step) % count]);
        }
    }
}

fn once<T: Ord>(mut all: Vec<T>) -> bool {
    let count = all.len();
    all.sort();
    all.dedup();
    all.len() == count
}

/// Nothing stands in a group's meetings twice.
fn nothing_twice(group: &Group) -> Result<(), TestCaseError> {
    let meetings = group.meetings();
    prop_assert!(once(meetings.iter().map(|meeting| meeting.id).collect()), "each meeting once");
    for meeting in meetings {
        prop_assert!(once(group.here(meeting).iter().map(|member| member.id).collect()), "once here");
        prop_assert!(once(group.around(meeting).iter().map(|member| member.id).collect()));
        prop_assert!(
            once(group.stack(meeting, |_| 0).iter().map(|one| one.member).collect()),
            "once in stack"
        );
        for role in group.roles_at(meeting) {
            let turns = group.role_turns(meeting, &role);
            prop_assert!(once(turns.iter().map(|(id, _)| *id).collect()), "once in a role");
        }
        let agenda = group.agenda(meeting.id);
        prop_assert!(once(agenda.iter().map(|item| item.id).collect()));
        let carried = agenda.iter().filter_map(|item| item.from).collect();
        prop_assert!(once(carried), "one item for what is carried over");
        prop_assert!(once(group.notes_of(meeting.id).map(|note| note.id).collect()));
    }
    Ok(())
}

fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases: 64, ..config } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn l1_l4_phones_that_meet_apart_come_to_the_same_group(
        deeds in vec((0..PHONES, deed()), 1..60),
        passes in vec((0..PHONES, 0..PHONES, 0..60_usize), 0..20),
    ) {
        let mut phones = phones();
        for (moment, (who, deed)) in deeds.iter().enumerate() {
            for (from, to, _) in passes.iter().filter(|(_, _, at)| *at == moment) {
                let given = phones[*from].replica.clone();
                phones[*to].take_copy(&given);
            }
            let phone = &mut phones[*who];
            let fresh = phone.fresh();
            let now = 10 + moment as u64;
            match (phone.deed(deed, fresh), deed) {
                (Some(command), _) => phone.execute_at(&command, now),
                (None, Deed::Undo) => phone.undo_at(now),
                _ => {}
            }
            nothing_twice(&phone.group)?;
        }
        exchange(&mut phones);
        nothing_twice(&phones[0].group)?;
        for other in &phones[1..] {
            prop_assert_eq!(&phones[0].group, &other.group);
            prop_assert_eq!(fingerprint(&phones[0].replica), fingerprint(&other.replica));
        }
    }

    /// Whoever is ticked as there, waits to speak, or takes a role on any of the phones does so in the end, and the
    /// next meeting is one, with one item for what each of them carries over into it.
    #[test]
    fn l4_what_was_said_apart_is_all_said(
        said in vec((0..PEOPLE, 0..PEOPLE, 0..PEOPLE), 1..PHONES),
        skew in vec(0..1000_u64, PHONES),
        joined in any::<bool>(),
    ) {
        let mut phones = phones();
        if joined {
            for (number, phone) in phones.iter_mut().enumerate().filter(|(number, _)| number % 2 == 0) {
                phone.execute_at(&Command::Meeting(MeetingCommand::Join(known(0), known(1))), 9 + number as u64);
            }
        }
        let item = ItemId(Uuid::from_u128(0x300));
        for (place, (here, waits, takes)) in said.iter().enumerate() {
            let (phone, now) = (&mut phones[place], 10 + skew[place]);
            // With two records of one meeting each phone has its own.
            let id = known(if joined { place } else { 0 });
            phone.execute_at(&Command::Meeting(MeetingCommand::Begin(id)), now);
            phone.execute_at(&Command::Meeting(MeetingCommand::Here { id, who: person(*here), here: Some(true) }), now);
            phone.execute_at(&Command::Stack(StackCommand::Join { meeting: id, who: person(*waits), request: SpeakingRequest::Speak }), now);
            let (role, part) = ("facilitator".to_owned(), Some(RolePart::Hold));
            phone.execute_at(&Command::Role(RoleCommand::Take { meeting: id, role, member: person(*takes), part }), now);
            let follows = Some(known(0));
            let next = known(0).after();
            let plan = MeetingCommand::Plan { id: next, words: MeetingWords::default(), follows };
            phone.execute_at(&Command::Meeting(plan), now);
            phone.execute_at(&Command::Agenda(AgendaCommand::CarryOver { item, into: next }), now);
        }
        exchange(&mut phones);
        let group = &phones[PHONES - 1].group;
        let meeting = group.meeting(known(0)).unwrap();
        prop_assert!(meeting.is_on());
        for (here, waits, takes) in &said {
            prop_assert_eq!(group.is_here(meeting, person(*here)), Some(true));
            prop_assert!(group.stack(meeting, |_| 0).iter().any(|one| one.member == person(*waits)));
            let turns = group.role_turns(meeting, "facilitator");
            prop_assert!(turns.contains(&(person(*takes), RolePart::Hold)));
        }
        prop_assert_eq!(group.meetings().iter().filter(|one| one.follows.is_some()).count(), 1);
        prop_assert_eq!(group.agenda(known(0).after()).len(), 1);
        nothing_twice(group)?;
    }

    /// Two who plan one next meeting, bring in one meeting's minutes, carry over one item, put one need on an agenda or
    /// take it, apart: taking back the own part leaves the other's, whoever was later, and also where it is taken back
    /// before the other's was heard of.
    #[test]
    fn l6_what_two_made_apart_stays_when_one_takes_their_part_back(
        which in 0..6_usize, first_undoes in any::<bool>(), unheard in any::<bool>(), skew in 0..3_u64,
    ) {
        let mut phones = phones();
        let on = day::from_text("2024-01-25").unwrap();
        let made = match which {
            0 => known(0).after(),
            _ => MeetingId::held_on(GROUP, on, "Weekly"),
        };
        let carried = ItemId(Uuid::from_u128(0x300));
        let (undoer, other) = if first_undoes { (0, 1) } else { (1, 0) };
        let need = NeedId(Uuid::from_u128(0x400));
        let commitment = CommitmentId(need.0);
        let moments = [(undoer, 11), (other, 10 + skew)];
        let minutes = NoteId::of_minutes(made);
        for (place, now) in moments {
            let command = match which {
                0 => Command::Meeting(MeetingCommand::Plan {
                    id: made, words: MeetingWords::default(), follows: Some(known(0)),
                }),
                1 => Command::Batch(vec![
                    Command::Meeting(MeetingCommand::Plan {
                        id: made,
                        words: MeetingWords { title: "Weekly".into(), day: Some(on), ..MeetingWords::default() },
                        follows: None,
                    }),
                    Command::Meeting(MeetingCommand::Held { id: made, on }),
                    Command::Meeting(MeetingCommand::Here { id: made, who: person(place), here: Some(true) }),
                    Command::Note(NoteCommand::Write {
                        id: minutes, meeting: made, item: None, by: None,
                        words: NoteWords { what: "Everyone".into(), ..NoteWords::default() },
                    }),
                ]),
                2 => Command::Agenda(AgendaCommand::CarryOver { item: carried, into: known(1) }),
                3 => Command::Agenda(AgendaCommand::Discuss { about: ItemAbout::Need(need), into: known(1) }),
                4 => Command::Agenda(AgendaCommand::TakeNote { note: later(), into: known(1) }),
                _ => Command::Need(NeedCommand::Take { id: need, holders: vec![person(place)], companions: vec![] }),
            };
            phones[place].execute_at(&command, now);
        }
        let theirs = phones[other].replica.clone();
        if unheard {
            phones[undoer].undo_at(100);
            phones[undoer].take_copy(&theirs);
        } else {
            phones[undoer].take_copy(&theirs);
            phones[undoer].undo_at(100);
        }
        let given = phones[undoer].replica.clone();
        phones[other].take_copy(&given);
        for phone in [&phones[undoer], &phones[other]] {
            if which == 2 {
                prop_assert!(phone.group.agenda(known(1)).iter().any(|item| item.from == Some(carried)));
            } else if which == 3 {
                let about = Some(ItemAbout::Need(need));
                prop_assert!(phone.group.agenda(known(1)).iter().any(|item| item.about == about));
            } else if which == 4 {
                prop_assert!(phone.group.agenda(known(1)).iter().any(|item| item.words.what == "Later"));
                prop_assert!(phone.group.note(later()).is_some_and(Note::is_taken), "it does not wait");
            } else if which == 5 {
                let holders = phone.group.commitment(commitment).map(|one| phone.group.holders(one));
                let holders: Vec<_> = holders.into_iter().flatten().map(|member| member.id).collect();
                prop_assert_eq!(holders, [person(other)], "theirs, and not who took it back");
            } else {
                let meeting = phone.group.meeting(made);
                prop_assert!(meeting.is_some(), "the other's meeting is there");
                if which == 1 {
                    prop_assert!(phone.group.note(minutes).is_some(), "the other's minutes are there");
                    prop_assert_eq!(phone.group.is_here(meeting.unwrap(), person(other)), Some(true));
                    prop_assert_eq!(phone.group.is_here(meeting.unwrap(), person(undoer)), None);
                }
            }
        }
        // When the other takes theirs back too, nothing of it is left.
        phones[other].undo_at(200);
        let group = &phones[other].group;
        prop_assert!(group.meeting(made).is_none() && group.note(minutes).is_none());
        prop_assert!(group.agenda(known(1)).iter().all(|item| item.words.what == "Known 1"));
        prop_assert!(group.commitment(commitment).is_none());
        prop_assert!(!group.note(later()).unwrap().is_taken(), "it waits again");
    }

    /// Erasing a person wins over all that others noted of them meanwhile: neither their name nor what they said is
    /// left in the file.
    #[test]
    fn l6_who_is_erased_is_in_no_meeting_on_any_copy(deeds in vec((0..PHONES, deed()), 1..40), who in 0..PEOPLE) {
        let mut phones = phones();
        for (moment, (at, deed)) in deeds.iter().enumerate() {
            // Whoever is joined with them elsewhere stays, and a decision is the group's.
            let other = matches!(deed, Deed::SamePerson(..))
                || matches!(deed, Deed::Note(_, _, kind) | Deed::EditNote(_, kind) if kind % 6 == 1);
            let fresh = phones[*at].fresh();
            if let Some(command) = phones[*at].deed(deed, fresh).filter(|_| !other) {
                phones[*at].execute_at(&command, 10 + moment as u64);
            }
        }
        let copies: Vec<Replica> = phones.iter().map(|phone| phone.replica.clone()).collect();
        let mut last = numbered(PHONES + 1);
        for copy in &copies {
            last.take_copy(copy);
        }
        let command = last.deed(&Deed::Erase(who), Uuid::nil()).unwrap();
        last.execute_at(&command, 1000);
        for copy in copies.iter().chain([&begin().replica]) {
            last.take_copy(copy);
            let (group, gone) = (&last.group, person(who));
            prop_assert!(group.member(gone).is_none());
            for meeting in group.meetings() {
                prop_assert!(group.here(meeting).iter().all(|member| member.id != gone));
                prop_assert!(group.stack(meeting, |_| 0).iter().all(|one| one.member != gone));
                for role in group.roles_at(meeting) {
                    prop_assert!(group.role_turns(meeting, &role).iter().all(|(id, _)| *id != gone));
                }
            }
            for (_, record) in last.replica.records() {
                for (_, cell) in record.fields() {
                    if let Value::Text(text) = &cell.value {
                        prop_assert!(!text.contains(&name(who)) && !text.contains(&word_of(who)), "{text}");
                    }
                }
            }
        }
    }
}
