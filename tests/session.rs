//! The laws of a meeting's session: rounds reach everybody, the timer is soft, and all of it survives a phone that is
//! killed.

use all_leaders::group::{ItemId, MeetingId, MemberId};
use all_leaders::session::{MeetingSession, Round, RoundKind, Stage, Timer};
use proptest::prelude::*;
use uuid::Uuid;

fn member(n: u8) -> MemberId {
    MemberId(Uuid::from_u128(u128::from(n) + 1))
}

fn circle(count: u8) -> Vec<MemberId> {
    (0..count).map(member).collect()
}

fn meeting() -> MeetingId {
    MeetingId(Uuid::from_u128(0xaa))
}

/// What can be done in a round.
#[derive(Clone, Debug)]
enum Step {
    Next,
    Pass,
    Back,
    GoTo(u8),
    Sync(Vec<u8>),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => Just(Step::Next),
        2 => Just(Step::Pass),
        1 => Just(Step::Back),
        1 => (0..12u8).prop_map(Step::GoTo),
        1 => proptest::collection::vec(0..12u8, 0..12).prop_map(Step::Sync),
    ];
    proptest::collection::vec(step, 0..40)
}

fn kinds() -> impl Strategy<Value = RoundKind> {
    prop_oneof![
        Just(RoundKind::Arrival),
        Just(RoundKind::CheckIn),
        any::<String>().prop_map(RoundKind::Prompt),
        "[\\\\nr \n\r]{0,9}".prop_map(RoundKind::Prompt),
        Just(RoundKind::Appreciation),
        Just(RoundKind::CheckOut),
    ]
}

fn take(round: &mut Round, step: &Step) {
    match step {
        Step::Next => round.next(),
        Step::Pass => round.pass(),
        Step::Back => round.back(),
        Step::GoTo(seat) => round.go_to(member(*seat)),
        Step::Sync(seats) => round.sync(&seats.iter().map(|n| member(*n)).collect::<Vec<_>>()),
    }
}

proptest! {
    #[test]
    fn everybody_is_asked_once_before_anybody_is_asked_again(
        count in 1..40u8, from in any::<u8>(), backwards in any::<bool>(), passes in any::<u64>(), again in any::<u64>(),
    ) {
        let seats = circle(count);
        let first = member(from % count);
        let mut round = Round::new(RoundKind::Arrival, &seats, Some(first), backwards);
        let mut asked = Vec::new();
        while let Some(at) = round.at {
            asked.push(at);
            let turn = asked.len();
            prop_assert!(turn <= 2 * usize::from(count), "it comes to an end");
            let word = if turn > usize::from(count) { again } else { passes };
            if word >> (turn % 64) & 1 == 1 { round.pass() } else { round.next() }
        }
        let (once, twice) = asked.split_at(usize::from(count));
        // Once all around, in one direction, from that seat.
        let step = |n: u8| if backwards { (from % count + count - n) % count } else { (from % count + n) % count };
        let expected: Vec<MemberId> = (0..count).map(|n| member(step(n))).collect();
        prop_assert_eq!(once, &expected[..]);
        // Then those who passed, in the same order, and no one else.
        let passed: Vec<MemberId> = once.iter().enumerate()
            .filter(|(n, _)| passes >> ((n + 1) % 64) & 1 == 1).map(|(_, seat)| *seat).collect();
        prop_assert_eq!(twice, &passed[..]);
        prop_assert_eq!(round.heard() + round.passed().len(), usize::from(count));
    }

    #[test]
    fn back_undoes_a_turn(count in 1..12u8, before in steps(), heard in any::<bool>()) {
        let mut round = Round::new(RoundKind::CheckIn, &circle(count), None, false);
        before.iter().for_each(|step| take(&mut round, step));
        prop_assume!(round.at.is_some());
        let stood = round.clone();
        if heard { round.next() } else { round.pass() }
        round.back();
        prop_assert_eq!(round, stood);
    }

    #[test]
    fn nobody_who_is_here_is_forgotten(count in 1..12u8, before in steps(), here in proptest::collection::vec(0..12u8, 1..12)) {
        let mut round = Round::new(RoundKind::CheckIn, &circle(count), None, true);
        before.iter().for_each(|step| take(&mut round, step));
        take(&mut round, &Step::Sync(here.clone()));
        for _ in 0..40 {
            round.next();
        }
        prop_assert!(round.is_over());
        for seat in here {
            prop_assert!(round.is_heard(member(seat)) || round.passed().contains(&member(seat)));
        }
    }

    #[test]
    fn whose_turn_it_is_sits_in_the_circle(count in 0..12u8, all in steps()) {
        let mut round = Round::new(RoundKind::CheckIn, &circle(count), None, false);
        for step in &all {
            take(&mut round, step);
            prop_assert!(round.at.is_none_or(|at| round.seats.contains(&at)));
            prop_assert!(round.heard() <= round.seats.len());
        }
    }

    #[test]
    fn a_phone_that_is_killed_goes_on_where_it_stood(
        kind in kinds(), count in 0..12u8, from in 0..12u8, backwards in any::<bool>(), all in steps(),
        seconds in any::<u32>(), began in any::<u64>(), stage in 0..5usize,
    ) {
        let mut round = Round::new(kind, &circle(count), Some(member(from)), backwards);
        round.seconds = seconds;
        all.iter().for_each(|step| take(&mut round, step));
        let mut session = MeetingSession::new(meeting(), began);
        session.stage = Stage::ALL[stage];
        session.round = Some(round);
        session.timer = Some(Timer::new(began, seconds));
        let kept = serde_json::to_string(&session).unwrap();
        prop_assert_eq!(&serde_json::from_str::<MeetingSession>(&kept).unwrap(), &session);
    }

    #[test]
    fn the_timer_runs_down_and_more_time_is_given_from_now_on(
        began in 0..u64::MAX / 2, seconds in 0..100_000u32, gone in 0..200_000_000u64, more in 1..3_600u32,
    ) {
        let mut timer = Timer::new(began, seconds);
        let now = began + gone;
        prop_assert_eq!(timer.left(began), seconds);
        prop_assert!(timer.left(now) <= seconds);
        prop_assert_eq!(timer.is_over(now), gone >= u64::from(seconds) * 1000);
        let before = timer.left(now);
        timer.extend(now, more);
        prop_assert!(timer.left(now).abs_diff(before + more) <= 1);
        prop_assert!(!timer.is_over(now));
        prop_assert!(timer.is_ending(now) == (timer.left(now) <= 20));
    }
}

#[test]
fn the_floor_of_one_who_leaves_is_the_next_ones() {
    let mut round = Round::new(RoundKind::CheckIn, &circle(4), None, false);
    round.next();
    round.sync(&[member(0), member(2), member(3)]);
    assert_eq!(round.at, Some(member(2)));
    // Back again, at the same place of the circle, and still to be asked.
    round.sync(&circle(4));
    round.next();
    round.next();
    assert_eq!(round.at, Some(member(1)));
    round.next();
    assert!(round.is_over());
    assert_eq!(round.heard(), 4);
}

#[test]
fn who_comes_in_after_the_last_is_asked_too_and_who_passed_twice_is_left_in_peace() {
    let mut round = Round::new(RoundKind::CheckOut, &circle(2), None, false);
    round.next();
    round.pass();
    round.pass();
    assert!(round.is_over());
    assert_eq!(round.passed(), [member(1)]);
    round.sync(&circle(2));
    assert!(round.is_over());
    round.sync(&circle(3));
    assert_eq!(round.at, Some(member(2)));
    round.next();
    assert!(round.is_over());
    // Their word is welcome all the same.
    round.go_to(member(1));
    assert_eq!(round.at, Some(member(1)));
    round.next();
    assert!(round.is_over() && round.passed().is_empty());
}

#[test]
fn a_clock_that_was_set_back_gives_the_whole_time() {
    assert_eq!(Timer::new(10_000, 60).left(0), 60);
}

#[test]
fn another_item_begins_with_a_free_floor_and_no_timer() {
    let item = |n: u128| Some(ItemId(Uuid::from_u128(n)));
    let mut session = MeetingSession::new(meeting(), 0);
    session.voices.speak(member(0), 1_000);
    session.take_up(item(1), 2_000);
    assert_eq!(session.voices.speaking, Some((member(0), 1_000)), "the first item takes nobody's floor");
    session.timer = Some(Timer::new(3_000, 900));
    session.take_up(item(1), 4_000);
    assert!(session.timer.is_some(), "it is the same item");
    session.take_up(item(2), 61_000);
    assert_eq!((session.item, session.timer, session.voices.speaking), (item(2), None, None));
    assert_eq!(session.voices.heard, [(member(0), 1, 60_000).into()], "their time counts");
}
