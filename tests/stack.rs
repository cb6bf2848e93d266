//! The stack on several phones, and how the voices of a meeting are spread.
//!
//! `PROPTEST_CASES=10000 cargo test --profile bench --test stack` runs it at length.

use all_leaders::group::{
    Command, Group, MeetingCommand, MeetingId, MemberId, NewMember, SpeakingRequest, StackCommand,
    StackEntry, StackReason, undo,
};
use all_leaders::replica::{AppliedChanges, Clock, Device};
use all_leaders::session::{MeetingSession, Voice, Voices};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

mod phone;

use phone::Phone;

const PEOPLE: usize = 6;
const MEETING: MeetingId = MeetingId(Uuid::from_u128(0x200));
/// The same meeting, begun on another phone.
const TWIN: MeetingId = MeetingId(Uuid::from_u128(0x201));

fn person(number: usize) -> MemberId {
    MemberId(Uuid::from_u128(0x100 + (number % PEOPLE) as u128))
}

impl Phone {
    /// A phone on which the meeting is on.
    fn in_meeting(number: u64) -> Self {
        let mut phone = Self::new(number + 1);
        let people = (0..PEOPLE).map(|number| NewMember {
            id: person(number),
            name: format!("Person {number}"),
            pronouns: String::new(),
        });
        phone.execute(Command::AddMembers(people.collect()));
        phone.execute(Command::Meeting(MeetingCommand::Begin(MEETING)));
        phone
    }

    /// Another phone with the same group, so many seconds later by its clock.
    fn another(&self, number: u64, skew: u64) -> Self {
        Self { clock: Clock::new(Device(number + 1)), now: self.now + skew * 1_000, ..self.clone() }
    }

    fn stack(&mut self, command: StackCommand) -> AppliedChanges {
        self.execute(Command::Stack(command));
        self.last.clone().unwrap()
    }

    fn join(&mut self, who: usize, request: SpeakingRequest) {
        self.stack(StackCommand::Join { meeting: MEETING, who: person(who), request });
    }

    fn deed(&mut self, deed: &Deed) {
        let meeting = MEETING;
        match deed {
            Deed::Join(who, request) => self.join(*who, SpeakingRequest::ALL[request % 3]),
            Deed::Leave(who) => {
                self.stack(StackCommand::Leave { meeting, who: person(*who) });
            }
            Deed::Move(at, to) => {
                let mut order: Vec<MemberId> =
                    self.waiting(&Voices::default()).iter().map(|w| w.member).collect();
                if !order.is_empty() {
                    let all = order.len();
                    order.swap(at % all, to % all);
                    self.stack(StackCommand::Order { meeting, order });
                }
            }
            Deed::Progressive(on) => {
                self.stack(StackCommand::Progressive { meeting, on: *on });
            }
            Deed::SamePerson(one, other) if one % PEOPLE != other % PEOPLE => {
                self.execute(Command::JoinMembers(person(*one), person(*other)));
            }
            Deed::SamePerson(..) => {}
        }
    }

    fn waiting(&self, voices: &Voices) -> Vec<StackEntry> {
        self.group.stack(self.group.meeting(MEETING).unwrap(), |who| voices.turns(who))
    }

    fn names(&self, voices: &Voices) -> Vec<(usize, SpeakingRequest, StackReason)> {
        let number = |id: MemberId| (0..PEOPLE).find(|number| person(*number) == id).unwrap();
        self.waiting(voices).iter().map(|one| (number(one.member), one.request, one.reason)).collect()
    }
}

#[derive(Clone, Debug)]
enum Deed {
    Join(usize, usize),
    Leave(usize),
    Move(usize, usize),
    Progressive(bool),
    SamePerson(usize, usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0..PEOPLE;
    prop_oneof![
        6 => (n(), 0..6_usize).prop_map(|(who, request)| Deed::Join(who, request.saturating_sub(3))),
        2 => n().prop_map(Deed::Leave),
        2 => (n(), n()).prop_map(|(at, to)| Deed::Move(at, to)),
        1 => any::<bool>().prop_map(Deed::Progressive),
        1 => (n(), n()).prop_map(|(one, other)| Deed::SamePerson(one, other)),
    ]
}

fn voices(turns: &[usize]) -> Voices {
    let mut voices = Voices::default();
    for (moment, who) in turns.iter().enumerate() {
        voices.speak(person(*who), moment as u64 * 1_000);
        voices.stop(moment as u64 * 1_000 + 500);
    }
    voices
}

fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases: 96, ..config } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn process_comes_first_then_responses_and_nobody_stands_twice(
        deeds in vec(deed(), 0..25), turns in vec(0..PEOPLE, 0..12),
    ) {
        let mut phone = Phone::in_meeting(0);
        deeds.iter().for_each(|deed| phone.deed(deed));
        let stack = phone.waiting(&voices(&turns));
        prop_assert!(stack.windows(2).all(|pair| pair[0].request <= pair[1].request));
        let mut members: Vec<MemberId> = stack.iter().map(|one| one.member).collect();
        members.sort();
        members.dedup();
        prop_assert_eq!(members.len(), stack.len());
    }

    #[test]
    fn a_progressive_stack_has_nobody_heard_more_before_somebody_heard_less(
        deeds in vec(deed(), 0..25), turns in vec(0..PEOPLE, 0..12),
    ) {
        let mut phone = Phone::in_meeting(0);
        deeds.iter().for_each(|deed| phone.deed(deed));
        phone.deed(&Deed::Progressive(true));
        let voices = voices(&turns);
        let stack = phone.waiting(&voices);
        let speak: Vec<u32> = stack.iter().filter(|one| one.request == SpeakingRequest::Speak).map(|one| voices.turns(one.member)).collect();
        prop_assert!(speak.is_sorted(), "{:?}", speak);
        for one in stack.iter().filter(|one| one.reason == StackReason::NotHeard) {
            prop_assert_eq!(voices.turns(one.member), 0);
        }
    }

    #[test]
    fn in_order_is_the_order_of_joining(joiners in vec(0..PEOPLE, 0..12), turns in vec(0..PEOPLE, 0..12)) {
        let mut phone = Phone::in_meeting(0);
        joiners.iter().for_each(|who| phone.join(*who, SpeakingRequest::Speak));
        let mut expected: Vec<usize> = Vec::new();
        for who in &joiners {
            if !expected.contains(who) {
                expected.push(*who);
            }
        }
        let stack: Vec<usize> = phone.names(&voices(&turns)).iter().map(|(who, ..)| *who).collect();
        prop_assert_eq!(stack, expected);
    }

    #[test]
    fn an_order_put_by_hand_stands_as_given_until_it_is_taken_back(
        joiners in vec(0..PEOPLE, 1..8), twin in vec(0..PEOPLE, 0..4), turns in vec(0..PEOPLE, 0..12),
        progressive in any::<bool>(), shuffle in vec(0..100_usize, PEOPLE),
    ) {
        let mut phone = Phone::in_meeting(0);
        joiners.iter().for_each(|who| phone.join(*who, SpeakingRequest::Speak));
        phone.execute(Command::Meeting(MeetingCommand::Begin(TWIN)));
        let apart = !twin.is_empty();
        for who in twin {
            let meeting = TWIN;
            phone.stack(StackCommand::Join { meeting, who: person(who), request: SpeakingRequest::Speak });
        }
        phone.execute(Command::Meeting(MeetingCommand::Join(MEETING, TWIN)));
        phone.deed(&Deed::Progressive(progressive));
        let voices = voices(&turns);
        let before = phone.names(&voices);
        let mut order: Vec<MemberId> = phone.waiting(&voices).iter().map(|one| one.member).collect();
        for (at, to) in shuffle.into_iter().enumerate().take(order.len()) {
            let all = order.len();
            order.swap(at, to % all);
        }
        let written = phone.stack(StackCommand::Order { meeting: MEETING, order: order.clone() });
        let stack: Vec<MemberId> = phone.waiting(&voices).iter().map(|one| one.member).collect();
        prop_assert_eq!(&stack, &order);
        prop_assert!(!phone.group.meeting(MEETING).unwrap().progressive || written.changes.is_empty());
        let back = undo(&phone.replica, &written);
        phone.replica.write(&back.edits, &mut phone.clock, phone.now + 1).unwrap();
        phone.group = Group::read(&phone.replica);
        let mut after = phone.names(&voices);
        if apart {
            // Whom two phones had put at one place stand there again, in an order that is the same on all phones.
            let order = |one: &(usize, SpeakingRequest, StackReason)| before.iter().position(|other| other == one);
            after.sort_by_key(order);
        }
        prop_assert_eq!(after, before);
    }

    #[test]
    fn phones_that_exchange_files_have_one_order_with_nobody_twice(
        first in vec(deed(), 0..8), deeds in vec((0..2_usize, deed()), 0..20), skew in 0..50_u64, turns in vec(0..PEOPLE, 0..12),
    ) {
        let mut one = Phone::in_meeting(0);
        first.iter().for_each(|deed| one.deed(deed));
        let other = one.another(1, skew);
        let mut phones = [one, other];
        deeds.iter().for_each(|(at, deed)| phones[*at].deed(deed));
        let [mut one, mut other] = phones;
        let copy = one.clone();
        one.take(&other);
        other.take(&copy);
        let voices = voices(&turns);
        let stack = one.names(&voices);
        prop_assert_eq!(&stack, &other.names(&voices));
        let mut who: Vec<usize> = stack.iter().map(|(who, ..)| *who).collect();
        who.sort_unstable();
        who.dedup();
        prop_assert_eq!(who.len(), stack.len());
    }

    #[test]
    fn voices_are_kept_and_read_again_as_they_were(turns in vec((0..PEOPLE, 0..5_000_000_u64, any::<bool>()), 0..30), now in any::<u64>()) {
        let mut session = MeetingSession::new(MEETING, 0);
        let mut clock = 0_u64;
        for (who, later, stops) in turns {
            // Now and then the clock jumps back.
            clock = if later % 7 == 0 { clock / 2 } else { clock + later };
            session.voices.speak(person(who), clock);
            if stops {
                session.voices.stop(clock + later);
            }
        }
        let kept = serde_json::to_string(&session).unwrap();
        prop_assert_eq!(&serde_json::from_str::<MeetingSession>(&kept).unwrap(), &session);
        let shares: Vec<u8> = (0..PEOPLE).map(|who| session.voices.share(person(who), now)).collect();
        for (who, share) in shares.iter().enumerate() {
            prop_assert_eq!(*share > 0, session.voices.turns(person(who)) > 0);
        }
        let most = shares.iter().max().copied().unwrap();
        prop_assert!(session.voices.heard.is_empty() || most == 100);
        for Voice { turns, millis, .. } in &session.voices.heard {
            prop_assert!(*millis <= u64::from(*turns) * 3_600_000);
        }
    }
}

#[test]
fn who_left_and_joins_again_waits_for_what_they_say_now() {
    let mut one = Phone::in_meeting(0);
    one.join(1, SpeakingRequest::Speak);
    let mut other = one.another(1, 5);
    // One phone notes that they stepped out; the other, which has not heard of it, that they wait for a response.
    one.deed(&Deed::Leave(1));
    other.join(1, SpeakingRequest::Response);
    other.take(&one);
    assert_eq!(other.names(&Voices::default()), []);
    other.join(1, SpeakingRequest::Speak);
    assert_eq!(other.names(&Voices::default()), [(1, SpeakingRequest::Speak, StackReason::InOrder)]);
}

#[test]
fn a_hand_noted_under_two_records_is_changed_as_one() {
    let mut phone = Phone::in_meeting(0);
    phone.join(3, SpeakingRequest::Speak);
    phone.join(2, SpeakingRequest::Speak);
    phone.execute(Command::JoinMembers(person(1), person(3)));
    phone.join(1, SpeakingRequest::Response);
    assert_eq!(phone.names(&Voices::default())[0].1, SpeakingRequest::Response);
    phone.join(3, SpeakingRequest::Speak);
    phone.deed(&Deed::Leave(1));
    assert_eq!(phone.names(&Voices::default()), [(2, SpeakingRequest::Speak, StackReason::InOrder)]);
}
