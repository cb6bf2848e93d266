//! Meetings on several phones: whatever they plan, tick, note and order apart, and in whatever order they pass their
//! files, all come to the same meetings, nothing stands there twice, and nobody's yes is lost.
//!
//! `PROPTEST_CASES=3000 cargo test --profile bench --test meeting_laws` runs it at length.

use all_leaders::domain::{
    Act, AgendaAct, Bid, CheckInId, CommitmentId, Decided, Group, ItemId, ItemSort, ItemWords, MeetingAct,
    MeetingId, MeetingWords, MemberId, NeedAct, NeedId, NeedWords, NewMember, NoteAct, NoteId, NoteSort,
    NoteWords, Noted, Repeats, RoleAct, RolePart, Scribe, StackAct, State, day, news,
};
use all_leaders::replica::{Clock, Device, Replica, Value, Written, fingerprint};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

const PHONES: usize = 4;
const PEOPLE: usize = 5;
const ROLES: [&str; 3] = ["facilitator", "note-taker", "Tea/coffee"];

fn person(number: usize) -> MemberId {
    MemberId(Uuid::from_u128(0x100 + (number % PEOPLE) as u128))
}

/// Two meetings that all phones know from the beginning.
fn known(number: usize) -> MeetingId {
    MeetingId(Uuid::from_u128(0x200 + (number % 2) as u128))
}

fn name(number: usize) -> String {
    format!("Nameofperson{}", number % PEOPLE)
}

fn word_of(number: usize) -> String {
    format!("Wordofperson{}", number % PEOPLE)
}

/// What one of the phones does; meetings, things and people are named by any number.
#[derive(Clone, Debug)]
enum Deed {
    Plan(usize),
    PlanNext(usize),
    Held(usize),
    Edit(usize, usize),
    Begin(usize),
    End(usize),
    Here(usize, usize, Option<bool>),
    Take(usize, usize, usize, Option<usize>),
    List(usize, Option<bool>),
    RatherNot(usize, usize, bool),
    Wait(usize, usize, usize),
    Leave(usize, usize),
    OrderStack(usize, usize),
    Progressive(usize, bool),
    Add(usize, usize),
    EditItem(usize, usize),
    RemoveItem(usize),
    OrderItems(usize, usize),
    Done(usize, bool),
    CarryOver(usize, usize),
    Note(usize, usize, usize),
    EditNote(usize, usize),
    RemoveNote(usize),
    TakeUp(usize, bool),
    Same(usize, usize),
    Apart(usize),
    Remove(usize),
    SamePerson(usize, usize),
    OtherPeople(usize),
    Commit(usize, usize),
    CheckIn(usize, usize, usize),
    Undo,
    Erase(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0..12_usize;
    let yes = any::<bool>;
    let maybe = || proptest::option::of(any::<bool>());
    prop_oneof![
        2 => n().prop_map(Deed::Plan),
        3 => n().prop_map(Deed::PlanNext),
        2 => n().prop_map(Deed::Held),
        2 => (n(), n()).prop_map(|(meeting, word)| Deed::Edit(meeting, word)),
        3 => n().prop_map(Deed::Begin),
        2 => n().prop_map(Deed::End),
        5 => (n(), n(), maybe()).prop_map(|(meeting, who, here)| Deed::Here(meeting, who, here)),
        5 => (n(), n(), n(), proptest::option::of(n()))
            .prop_map(|(meeting, role, who, part)| Deed::Take(meeting, role, who, part)),
        1 => (n(), maybe()).prop_map(|(role, visible)| Deed::List(role, visible)),
        1 => (n(), n(), yes()).prop_map(|(who, role, on)| Deed::RatherNot(who, role, on)),
        5 => (n(), n(), n()).prop_map(|(meeting, who, bid)| Deed::Wait(meeting, who, bid)),
        3 => (n(), n()).prop_map(|(meeting, who)| Deed::Leave(meeting, who)),
        2 => (n(), n()).prop_map(|(meeting, by)| Deed::OrderStack(meeting, by)),
        1 => (n(), yes()).prop_map(|(meeting, on)| Deed::Progressive(meeting, on)),
        4 => (n(), n()).prop_map(|(meeting, who)| Deed::Add(meeting, who)),
        2 => (n(), n()).prop_map(|(item, who)| Deed::EditItem(item, who)),
        1 => n().prop_map(Deed::RemoveItem),
        2 => (n(), n()).prop_map(|(meeting, by)| Deed::OrderItems(meeting, by)),
        2 => (n(), yes()).prop_map(|(item, done)| Deed::Done(item, done)),
        5 => (n(), n()).prop_map(|(item, into)| Deed::CarryOver(item, into)),
        4 => (n(), n(), n()).prop_map(|(meeting, who, sort)| Deed::Note(meeting, who, sort)),
        2 => (n(), n()).prop_map(|(note, who)| Deed::EditNote(note, who)),
        1 => n().prop_map(Deed::RemoveNote),
        1 => (n(), yes()).prop_map(|(note, taken)| Deed::TakeUp(note, taken)),
        3 => (n(), n()).prop_map(|(one, other)| Deed::Same(one, other)),
        1 => n().prop_map(Deed::Apart),
        1 => n().prop_map(Deed::Remove),
        1 => (n(), n()).prop_map(|(one, other)| Deed::SamePerson(one, other)),
        1 => n().prop_map(Deed::OtherPeople),
        2 => (n(), n()).prop_map(|(meeting, who)| Deed::Commit(meeting, who)),
        2 => (n(), n(), n()).prop_map(|(meeting, who, how)| Deed::CheckIn(meeting, who, how)),
        3 => Just(Deed::Undo),
    ]
}

struct Phone {
    replica: Replica,
    group: Group,
    clock: Clock,
    ids: u128,
    last: Option<Written>,
}

impl Phone {
    fn new(number: usize) -> Self {
        let replica = Replica::new(Uuid::from_u128(1));
        Self {
            group: Group::read(&replica),
            replica,
            clock: Clock::new(Device(number as u64 + 1)),
            ids: (number as u128 + 1) << 64,
            last: None,
        }
    }

    fn fresh(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(self.ids)
    }

    fn act(&mut self, act: &Act, now: u64) {
        let (mut ids, device) = (self.ids, self.clock.device());
        let mut fresh = || {
            ids += 1;
            Uuid::from_u128(ids)
        };
        let today = day::from_text("2026-11-24").unwrap();
        let mut scribe = Scribe { me: None, device, today, fresh: &mut fresh };
        let out = self.group.edits(act, &mut scribe);
        self.ids = ids;
        let written = self.replica.write(&out.edits, &mut self.clock, now);
        for key in &out.erase {
            self.replica.erase(key, &mut self.clock, now);
        }
        for key in written.changes.iter().map(|change| &change.key).chain(&out.erase) {
            self.group.refresh(key, self.replica.record(key));
        }
        assert_eq!(self.group, Group::read(&self.replica), "record by record is the same as reading anew");
        self.last = Some(written);
    }

    fn undo(&mut self, now: u64) {
        let Some(written) = self.last.take() else { return };
        let undone = all_leaders::domain::undo(&self.replica, &written);
        for change in self.replica.write(&undone.edits, &mut self.clock, now).changes {
            self.group.refresh(&change.key, self.replica.record(&change.key));
        }
        assert_eq!(self.group, Group::read(&self.replica));
    }

    fn deed(&self, deed: &Deed, fresh: Uuid) -> Option<Act> {
        let group = &self.group;
        let meeting = |number: usize| {
            let all = group.meetings();
            all.get(number % all.len().max(1)).map_or(known(number), |meeting| meeting.id)
        };
        let item = |number: usize| {
            let all: Vec<ItemId> = group.items().map(|item| item.id).collect();
            all.get(number % all.len().max(1)).copied()
        };
        let note = |number: usize| {
            let all: Vec<NoteId> = group.notes().map(|note| note.id).collect();
            all.get(number % all.len().max(1)).copied()
        };
        let role = |number: usize| ROLES[number % ROLES.len()].to_owned();
        let words = |number: usize| MeetingWords {
            title: format!("Meeting {number}"),
            day: day::from_text(&format!("2026-12-{:02}", number + 1)),
            starts: Some(18 * 60),
            repeats: Some(Repeats::Weekly),
            ..MeetingWords::default()
        };
        let item_words = |who: usize| ItemWords {
            what: format!("Item {who}"),
            by: Some(person(who)),
            sort: ItemSort::Explore,
            minutes: Some(10),
        };
        let note_words = |who: usize, sort: usize| NoteWords {
            sort: NoteSort::ALL[sort % NoteSort::ALL.len()],
            what: word_of(who),
            how: (sort % NoteSort::ALL.len() == 1).then_some(Decided::Consent),
            aside: vec![person(who + 1)],
            counts: [0, who as u16, 0, 1, 0, 0],
            ..NoteWords::default()
        };
        Some(match *deed {
            Deed::Plan(n) => {
                Act::Meeting(MeetingAct::Plan { id: MeetingId(fresh), words: words(n), follows: None })
            }
            Deed::PlanNext(n) => {
                let before = meeting(n);
                let follows = Some(before);
                Act::Meeting(MeetingAct::Plan { id: before.after(), words: words(n), follows })
            }
            Deed::Held(n) => {
                let on = day::from_text(&format!("2024-01-{:02}", n % 3 + 1)).unwrap();
                let id = group.meeting_held_on(on, "Weekly");
                let words = MeetingWords { title: "Weekly".into(), day: Some(on), ..MeetingWords::default() };
                Act::All(vec![
                    Act::Meeting(MeetingAct::Plan { id, words, follows: None }),
                    Act::Meeting(MeetingAct::Held { id, on }),
                ])
            }
            Deed::Edit(n, word) => Act::Meeting(MeetingAct::Edit { id: meeting(n), words: words(word) }),
            Deed::Begin(n) => Act::Meeting(MeetingAct::Begin(meeting(n))),
            Deed::End(n) => Act::Meeting(MeetingAct::End(meeting(n))),
            Deed::Here(n, who, here) => {
                Act::Meeting(MeetingAct::Here { id: meeting(n), who: person(who), here })
            }
            Deed::Take(n, which, who, part) => Act::Role(RoleAct::Take {
                meeting: meeting(n),
                role: role(which),
                member: person(who),
                part: part.map(|part| RolePart::ALL[part % 4]),
            }),
            Deed::List(which, visible) => Act::Role(RoleAct::List { role: role(which), visible }),
            Deed::RatherNot(who, which, on) => {
                Act::Role(RoleAct::RatherNot { member: person(who), role: role(which), on })
            }
            Deed::Wait(n, who, bid) => {
                let bid = Bid::ALL[bid % 3];
                Act::Stack(StackAct::Join { meeting: meeting(n), who: person(who), bid })
            }
            Deed::Leave(n, who) => Act::Stack(StackAct::Leave { meeting: meeting(n), who: person(who) }),
            Deed::OrderStack(n, by) => {
                let meeting = meeting(n);
                let waiting = group.meeting(meeting).map(|one| group.stack(one, |_| 0)).unwrap_or_default();
                let mut order: Vec<MemberId> = waiting.iter().map(|one| one.member).collect();
                let by = by % order.len().max(1);
                order.rotate_left(by);
                Act::Stack(StackAct::Order { meeting, order })
            }
            Deed::Progressive(n, on) => Act::Stack(StackAct::Progressive { meeting: meeting(n), on }),
            Deed::Add(n, who) => Act::Agenda(AgendaAct::Add {
                id: ItemId(fresh),
                meeting: meeting(n),
                words: item_words(who),
                about: None,
            }),
            Deed::EditItem(n, who) => Act::Agenda(AgendaAct::Edit { id: item(n)?, words: item_words(who) }),
            Deed::RemoveItem(n) => Act::Agenda(AgendaAct::Remove(item(n)?)),
            Deed::OrderItems(n, by) => {
                let mut order: Vec<ItemId> = group.agenda(meeting(n)).iter().map(|item| item.id).collect();
                let by = by % order.len().max(1);
                order.rotate_left(by);
                Act::Agenda(AgendaAct::Order(order))
            }
            Deed::Done(n, done) => Act::Agenda(AgendaAct::Done { id: item(n)?, done }),
            Deed::CarryOver(n, into) => {
                Act::Agenda(AgendaAct::CarryOver { item: item(n)?, into: meeting(into) })
            }
            Deed::Note(n, who, sort) => Act::Note(NoteAct::Write {
                id: NoteId(fresh),
                meeting: meeting(n),
                item: item(n),
                words: note_words(who, sort),
                by: Some(person(who)),
            }),
            Deed::EditNote(n, sort) => {
                // Other words of the one who said it.
                let id = note(n)?;
                let who =
                    (0..PEOPLE).find(|who| Some(person(*who)) == group.note(id).and_then(|one| one.by))?;
                Act::Note(NoteAct::Edit { id, words: note_words(who, sort) })
            }
            Deed::RemoveNote(n) => Act::Note(NoteAct::Remove(note(n)?)),
            Deed::TakeUp(n, taken) => Act::Note(NoteAct::Taken { id: note(n)?, taken }),
            Deed::Same(one, other) => Act::Meeting(MeetingAct::Same(meeting(one), meeting(other))),
            Deed::Apart(n) => Act::Meeting(MeetingAct::Apart(meeting(n))),
            Deed::Remove(n) => Act::Meeting(MeetingAct::Remove(meeting(n))),
            Deed::SamePerson(one, other) => Act::JoinMembers(person(one), person(other)),
            Deed::OtherPeople(who) => Act::SeparateMembers(person(who)),
            Deed::Commit(n, who) => {
                let commit = Act::Commit {
                    id: CommitmentId(fresh),
                    what: "Bring chairs".into(),
                    holders: vec![person(who)],
                    companions: Vec::new(),
                    day: None,
                    note: String::new(),
                    on: None,
                };
                Act::At { meeting: meeting(n), act: Box::new(commit) }
            }
            Deed::CheckIn(n, who, how) => {
                let commitment = group.commitments().nth(who % group.commitments().count().max(1))?.id;
                let noted = Noted { by: Some(person(who)), word: word_of(who), ..Noted::default() };
                let (id, state) = (CheckInId(fresh), State::ALL[how % 4]);
                let check_in = Act::CheckIn { id, commitment, state, day: None, noted };
                Act::At { meeting: meeting(n), act: Box::new(check_in) }
            }
            Deed::Erase(who) => Act::EraseMember(person(who)),
            Deed::Undo => return None,
        })
    }

    fn take(&mut self, other: &Replica) {
        let before = self.replica.clone();
        let merged = self.replica.merge(other);
        let keys: Vec<_> = merged.into_iter().map(|(key, _)| key).collect();
        for key in &keys {
            self.group.refresh(key, self.replica.record(key));
        }
        assert_eq!(self.group, Group::read(&self.replica));
        // Whatever arrives can be told.
        let _ = news(keys.iter().map(|key| (key, before.record(key), self.replica.record(key).unwrap())));
    }
}

/// The same people, two meetings with an item each, and a need, on every phone.
fn begin() -> Phone {
    let mut first = Phone::new(PHONES);
    let people = (0..PEOPLE).map(|number| NewMember {
        id: person(number),
        name: name(number),
        pronouns: String::new(),
    });
    first.act(&Act::AddMembers(people.collect()), 1);
    for number in 0..2 {
        let words = MeetingWords { title: format!("Known {number}"), ..MeetingWords::default() };
        first.act(&Act::Meeting(MeetingAct::Plan { id: known(number), words, follows: None }), 1);
        let item = ItemId(Uuid::from_u128(0x300 + number as u128));
        let words = ItemWords { what: format!("Known {number}"), ..ItemWords::default() };
        let (id, meeting) = (item, known(number));
        first.act(&Act::Agenda(AgendaAct::Add { id, meeting, words, about: None }), 1);
    }
    let words = NeedWords { what: "Chairs".into(), ..NeedWords::default() };
    first.act(&Act::Need(NeedAct::Say { id: NeedId(Uuid::from_u128(0x400)), words, by: None }), 1);
    first
}

fn phones() -> Vec<Phone> {
    let first = begin();
    let mut phones: Vec<Phone> = (0..PHONES).map(Phone::new).collect();
    for phone in &mut phones {
        phone.take(&first.replica);
    }
    phones
}

/// Each phone takes in the files of all, each in another order.
fn exchange(phones: &mut [Phone]) {
    let copies: Vec<Replica> = phones.iter().map(|phone| phone.replica.clone()).collect();
    let count = copies.len();
    for (place, phone) in phones.iter_mut().enumerate() {
        for step in 0..count {
            phone.take(&copies[(place + step) % count]);
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
                phones[*to].take(&given);
            }
            let phone = &mut phones[*who];
            let fresh = phone.fresh();
            let now = 10 + moment as u64;
            match (phone.deed(deed, fresh), deed) {
                (Some(act), _) => phone.act(&act, now),
                (None, Deed::Undo) => phone.undo(now),
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
                phone.act(&Act::Meeting(MeetingAct::Same(known(0), known(1))), 9 + number as u64);
            }
        }
        let item = ItemId(Uuid::from_u128(0x300));
        for (place, (here, waits, takes)) in said.iter().enumerate() {
            let (phone, now) = (&mut phones[place], 10 + skew[place]);
            // With two records of one meeting each phone has its own.
            let id = known(if joined { place } else { 0 });
            phone.act(&Act::Meeting(MeetingAct::Begin(id)), now);
            phone.act(&Act::Meeting(MeetingAct::Here { id, who: person(*here), here: Some(true) }), now);
            phone.act(&Act::Stack(StackAct::Join { meeting: id, who: person(*waits), bid: Bid::Speak }), now);
            let (role, part) = ("facilitator".to_owned(), Some(RolePart::Hold));
            phone.act(&Act::Role(RoleAct::Take { meeting: id, role, member: person(*takes), part }), now);
            let follows = Some(known(0));
            let next = known(0).after();
            let plan = MeetingAct::Plan { id: next, words: MeetingWords::default(), follows };
            phone.act(&Act::Meeting(plan), now);
            phone.act(&Act::Agenda(AgendaAct::CarryOver { item, into: next }), now);
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

    /// Two who plan one next meeting, or bring in one meeting's minutes, apart: taking back the own part leaves the
    /// other's.
    #[test]
    fn l6_what_two_made_apart_stays_when_one_takes_their_part_back(
        which in 0..3_usize, first_undoes in any::<bool>(), skew in 0..3_u64,
    ) {
        let mut phones = phones();
        let on = day::from_text("2024-01-25").unwrap();
        let made = match which {
            0 => known(0).after(),
            _ => MeetingId::held_on(Uuid::from_u128(1), on, "Weekly"),
        };
        let carried = ItemId(Uuid::from_u128(0x300));
        let (undoer, other) = if first_undoes { (0, 1) } else { (1, 0) };
        // What is carried over has no mark of who made it: where the undoing phone is the later one, nothing tells of
        // the other's doing.
        let first = if which == 2 { 12 } else { 10 };
        let moments = [(undoer, 11), (other, first + skew)];
        let minutes = NoteId::of_minutes(made);
        for (place, now) in moments {
            let act = match which {
                0 => Act::Meeting(MeetingAct::Plan {
                    id: made, words: MeetingWords::default(), follows: Some(known(0)),
                }),
                1 => Act::All(vec![
                    Act::Meeting(MeetingAct::Plan {
                        id: made,
                        words: MeetingWords { day: Some(on), ..MeetingWords::default() },
                        follows: None,
                    }),
                    Act::Meeting(MeetingAct::Held { id: made, on }),
                    Act::Meeting(MeetingAct::Here { id: made, who: person(place), here: Some(true) }),
                    Act::Note(NoteAct::Write {
                        id: minutes, meeting: made, item: None, by: None,
                        words: NoteWords { what: "Everyone".into(), ..NoteWords::default() },
                    }),
                ]),
                _ => Act::Agenda(AgendaAct::CarryOver { item: carried, into: known(1) }),
            };
            phones[place].act(&act, now);
        }
        let theirs = phones[other].replica.clone();
        phones[undoer].take(&theirs);
        phones[undoer].undo(100);
        let given = phones[undoer].replica.clone();
        phones[other].take(&given);
        for phone in [&phones[undoer], &phones[other]] {
            if which == 2 {
                prop_assert!(phone.group.agenda(known(1)).iter().any(|item| item.from == Some(carried)));
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
    }

    /// Erasing a person wins over all that others noted of them meanwhile: neither their name nor what they said is
    /// left in the file.
    #[test]
    fn l6_who_is_erased_is_in_no_meeting_on_any_copy(deeds in vec((0..PHONES, deed()), 1..40), who in 0..PEOPLE) {
        let mut phones = phones();
        for (moment, (at, deed)) in deeds.iter().enumerate() {
            // Whoever is joined with them elsewhere stays, and a decision is the group's.
            let other = matches!(deed, Deed::SamePerson(..))
                || matches!(deed, Deed::Note(_, _, sort) | Deed::EditNote(_, sort) if sort % 6 == 1);
            let fresh = phones[*at].fresh();
            if let Some(act) = phones[*at].deed(deed, fresh).filter(|_| !other) {
                phones[*at].act(&act, 10 + moment as u64);
            }
        }
        let copies: Vec<Replica> = phones.iter().map(|phone| phone.replica.clone()).collect();
        let mut last = Phone::new(PHONES + 1);
        for copy in &copies {
            last.take(copy);
        }
        let act = last.deed(&Deed::Erase(who), Uuid::nil()).unwrap();
        last.act(&act, 1000);
        for copy in copies.iter().chain([&begin().replica]) {
            last.take(copy);
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
