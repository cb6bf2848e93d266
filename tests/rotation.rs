//! Whose turn a role could be: each rule on hand-made cases, and what holds over any long run of meetings.
//!
//! `PROPTEST_CASES=5000 cargo test --profile bench --test rotation` runs it at length.

use std::collections::BTreeMap;

use all_leaders::group::{
    Command, Day, Group, MeetingCommand, MeetingId, MeetingWords, MemberId, NewMember, Presence, RoleCommand,
    RolePart, StrengthCommand, StrengthKind, day,
};
use all_leaders::insight::{
    Balance, PastRoleHolder, RoleReason, Suggestion, role_balance, role_history, roles_had,
    strength_keys_of_role, suggest_roles,
};
use all_leaders::text;
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

mod phone;
#[path = "rotation/runs.rs"]
mod runs;

use phone::Phone;
use runs::{long, run};

fn meeting(number: usize) -> MeetingId {
    MeetingId(Uuid::from_u128(0x500 + number as u128))
}

fn person(number: usize) -> MemberId {
    MemberId(Uuid::from_u128(0x100 + number as u128))
}

fn on(week: usize) -> Day {
    day::days_after(day::from_text("2026-01-01").unwrap(), u16::try_from(7 * week).unwrap())
}

/// A meeting of number n is in week n.
impl Phone {
    fn with_people(device: u64, people: usize) -> Self {
        let mut phone = Self { today: on(0), ..Self::new(device) };
        (0..people).for_each(|number| phone.joins(number));
        phone
    }

    fn joins(&mut self, number: usize) {
        let (id, name) = (person(number), format!("Person {number}"));
        self.execute(Command::AddMembers(vec![NewMember { id, name, pronouns: String::new() }]));
    }

    /// These roles of the first so many, and no others.
    fn with_roles(&mut self, count: usize) {
        let known = all_leaders::group::ROLES.iter().map(|(name, _)| (*name).to_owned());
        let out: Vec<String> = known.skip(count).collect();
        out.into_iter()
            .for_each(|role| self.execute(Command::Role(RoleCommand::List { role, visible: None })));
        for number in 6..count {
            let role = format!("Keeper of thing {number}");
            self.execute(Command::Role(RoleCommand::List { role, visible: Some(number % 2 == 0) }));
        }
    }

    fn begins(&mut self, number: usize, here: &[usize]) {
        self.today = on(number);
        let id = meeting(number);
        self.execute(Command::Meeting(MeetingCommand::Plan {
            id,
            words: MeetingWords::default(),
            follows: None,
        }));
        self.execute(Command::Meeting(MeetingCommand::Begin(id)));
        for who in here {
            self.execute(Command::Meeting(MeetingCommand::Here { id, who: person(*who), here: Some(true) }));
        }
    }

    fn takes(&mut self, number: usize, role: &str, who: MemberId, part: RolePart) {
        let take =
            RoleCommand::Take { meeting: meeting(number), role: role.into(), member: who, part: Some(part) };
        self.execute(Command::Role(take));
    }

    fn says(&mut self, who: usize, kind: StrengthKind, word: &str) {
        self.execute(Command::Strength(StrengthCommand::Name {
            member: person(who),
            kind,
            word: word.into(),
        }));
    }

    fn rather_not(&mut self, who: usize, role: &str) {
        self.execute(Command::Role(RoleCommand::RatherNot {
            member: person(who),
            role: role.into(),
            on: true,
        }));
    }

    fn suggests(&self, number: usize) -> Vec<Suggestion> {
        suggest_roles(&self.group, meeting(number), &text::EN.roles.meaning())
    }

    fn suggests_for(&self, number: usize, role: &str) -> Suggestion {
        self.suggests(number).into_iter().find(|one| one.role == role).unwrap()
    }
}

const NOTES: &str = "note-taker";
const LEADS: &str = "facilitator";

#[test]
fn the_one_to_whom_it_came_longest_ago_comes_first_and_a_pass_is_a_turn() {
    let mut phone = Phone::with_people(1, 3);
    phone.with_roles(1);
    for (number, part) in [RolePart::Hold, RolePart::Pass, RolePart::Hold].into_iter().enumerate() {
        phone.begins(number, &[0, 1, 2]);
        let suggestion = phone.suggests_for(number, LEADS);
        assert_eq!((suggestion.holder, suggestion.because), (Some(person(number)), RoleReason::New));
        phone.takes(number, LEADS, person(number), part);
        if part == RolePart::Pass {
            assert_eq!(phone.suggests_for(number, LEADS).holder, Some(person(2)), "before whoever had it");
        }
    }
    phone.begins(3, &[0, 1, 2]);
    assert_eq!(phone.suggests_for(3, LEADS).because, RoleReason::LongestAgo(on(0)));
    assert_eq!(phone.suggests_for(3, LEADS).holder, Some(person(0)));
    phone.begins(4, &[1, 2]);
    assert_eq!(phone.suggests_for(4, LEADS).holder, Some(person(1)), "who passed was asked");
    assert_eq!(phone.suggests_for(4, LEADS).because, RoleReason::LongestAgo(on(1)));
    // A meeting that was planned and never began is none.
    phone.takes(9, LEADS, person(1), RolePart::Hold);
    assert_eq!(phone.suggests_for(4, LEADS).holder, Some(person(1)));
    // Who has it is suggested no more, nor is anybody else.
    phone.takes(4, LEADS, person(1), RolePart::Hold);
    assert_eq!(phone.suggests(4), []);
    assert_eq!(phone.suggests(77), [], "there is no such meeting");
}

#[test]
fn a_wish_decides_among_equals_alone() {
    let mut phone = Phone::with_people(1, 3);
    phone.with_roles(1);
    phone.says(2, StrengthKind::Learn, "facilitating");
    phone.begins(0, &[0, 1, 2]);
    let suggestion = phone.suggests_for(0, LEADS);
    assert_eq!((suggestion.holder, suggestion.because), (Some(person(2)), RoleReason::WouldLearn));
    phone.takes(0, LEADS, person(2), RolePart::Hold);
    phone.begins(1, &[0, 1, 2]);
    assert_eq!(phone.suggests_for(1, LEADS).holder, Some(person(0)), "a wish jumps no queue");
}

#[test]
fn of_equals_the_one_without_any_role_for_longest_comes_first() {
    let mut phone = Phone::with_people(1, 3);
    phone.with_roles(2);
    phone.begins(0, &[0, 1, 2]);
    phone.takes(0, NOTES, person(0), RolePart::Hold);
    phone.begins(1, &[0, 1, 2]);
    assert_eq!(phone.suggests_for(1, LEADS).holder, Some(person(1)), "the first seat had another role");
}

#[test]
fn several_roles_go_to_several_people_as_long_as_there_are_some() {
    let mut phone = Phone::with_people(1, 2);
    phone.with_roles(4);
    phone.begins(0, &[0, 1]);
    let holders = |phone: &Phone| phone.suggests(0).iter().map(|one| one.holder.unwrap()).collect::<Vec<_>>();
    let mut all = holders(&phone);
    assert_ne!(all[0], all[1]);
    all.sort();
    assert_eq!(all, [person(0), person(0), person(1), person(1)]);
    phone.takes(0, "welcomer", person(0), RolePart::Hold);
    assert_eq!(phone.suggests_for(0, LEADS).holder, Some(person(1)), "a role that is off the list counts");
    phone.takes(0, LEADS, person(1), RolePart::Pass);
    assert_eq!(phone.suggests_for(0, LEADS).holder, Some(person(0)));
}

#[test]
fn away_guests_and_who_would_rather_not_are_not_asked() {
    let mut phone = Phone::with_people(1, 4);
    phone.with_roles(1);
    phone.rather_not(0, LEADS);
    for (who, presence) in [(1, Presence::Away), (2, Presence::Guest)] {
        phone.execute(Command::SetPresence { id: person(who), presence });
    }
    phone.begins(0, &[0, 1, 2, 3]);
    let suggestion = phone.suggests_for(0, LEADS);
    assert_eq!((suggestion.holder, suggestion.because), (Some(person(3)), RoleReason::NobodyElse));
    phone.takes(0, LEADS, person(3), RolePart::Pass);
    let suggestion = phone.suggests_for(0, LEADS);
    assert_eq!((suggestion.holder, suggestion.because), (None, RoleReason::Nobody));
    assert_eq!((suggestion.teacher, suggestion.shadow), (None, None));
}

#[test]
fn a_newcomer_comes_along_first_and_each_with_another_role() {
    let mut phone = Phone::with_people(1, 2);
    phone.with_roles(2);
    phone.begins(0, &[0, 1]);
    phone.takes(0, LEADS, person(0), RolePart::Hold);
    (2..5).for_each(|who| phone.joins(who));
    phone.says(3, StrengthKind::Learn, "Facilitation");
    phone.begins(1, &[0, 1, 2, 3, 4]);
    let (leads, notes) = (phone.suggests_for(1, LEADS), phone.suggests_for(1, NOTES));
    assert_eq!((leads.holder, notes.holder), (Some(person(1)), Some(person(0))));
    // In the order of the seats, but where a wish says otherwise.
    assert_eq!((leads.shadow, notes.shadow), (Some(person(2)), Some(person(3))));
    phone.takes(1, LEADS, person(2), RolePart::Learning);
    assert_eq!(phone.suggests_for(1, LEADS).shadow, None, "one is there");
    assert_eq!(phone.suggests_for(1, NOTES).shadow, Some(person(3)));
    // Nobody else would: then they may, with somebody alongside.
    for who in [0, 1] {
        phone.rather_not(who, NOTES);
    }
    assert_eq!(phone.suggests_for(1, NOTES).holder, Some(person(2)));
    // At their third they are as everybody; the second meeting's founders were never new.
    phone.begins(2, &[0, 1, 2, 3, 4]);
    assert_eq!(phone.suggests_for(2, LEADS).holder, Some(person(1)));
    phone.begins(3, &[3, 4]);
    assert!(phone.suggests(3).iter().all(|one| one.shadow.is_none()));
}

#[test]
fn where_nobody_notes_who_is_there_nobody_is_new() {
    let mut phone = Phone::with_people(1, 2);
    phone.with_roles(1);
    phone.begins(0, &[0]);
    phone.takes(0, LEADS, person(0), RolePart::Hold);
    phone.begins(1, &[]);
    assert_eq!(phone.suggests_for(1, LEADS).holder, Some(person(1)));
    assert_eq!(phone.suggests_for(1, LEADS).shadow, None);
}

#[test]
fn who_has_not_had_it_is_joined_by_somebody_who_can_teach_it() {
    let mut phone = Phone::with_people(1, 5);
    phone.with_roles(1);
    let alongside = |phone: &Phone, number: usize| phone.suggests_for(number, LEADS).teacher;
    phone.begins(0, &[0, 1, 2, 3, 4]);
    assert_eq!(alongside(&phone, 0), None, "nobody knows it");
    phone.says(4, StrengthKind::Can, "Moderation");
    assert_eq!(alongside(&phone, 0), Some(person(4)));
    phone.takes(0, LEADS, person(0), RolePart::Hold);
    phone.begins(1, &[0, 1, 2, 3, 4]);
    assert_eq!(phone.suggests_for(1, LEADS).holder, Some(person(1)));
    assert_eq!(alongside(&phone, 1), Some(person(0)), "who had it");
    phone.says(3, StrengthKind::Teach, "facilitator");
    assert_eq!(alongside(&phone, 1), Some(person(3)), "who can teach it");
    phone.takes(1, NOTES, person(3), RolePart::Hold);
    assert_eq!(alongside(&phone, 1), Some(person(0)), "who is free comes first");
    phone.takes(1, LEADS, person(2), RolePart::Teaching);
    assert_eq!(alongside(&phone, 1), None, "one is there");
}

#[test]
fn beside_who_had_it_comes_somebody_who_would_like_to_learn_it() {
    let mut phone = Phone::with_people(1, 2);
    phone.with_roles(1);
    phone.begins(0, &[0, 1]);
    phone.takes(0, LEADS, person(0), RolePart::Hold);
    phone.begins(1, &[0, 1]);
    phone.takes(1, LEADS, person(1), RolePart::Pass);
    phone.begins(2, &[0, 1]);
    assert_eq!(phone.suggests_for(2, LEADS).shadow, None);
    phone.says(1, StrengthKind::Learn, "facilitation");
    let suggestion = phone.suggests_for(2, LEADS);
    assert_eq!((suggestion.holder, suggestion.shadow), (Some(person(0)), Some(person(1))));
    assert_eq!(suggestion.teacher, None, "it is known to them");
}

#[test]
fn a_word_means_a_role_in_any_spelling_and_after_words_were_brought_together() {
    let mut phone = Phone::with_people(1, 1);
    let words = text::EN.roles.meaning();
    assert!(
        strength_keys_of_role(&phone.group, LEADS, &words)
            .contains(&phone.group.strength_key("FACILITATION"))
    );
    assert_eq!(strength_keys_of_role(&phone.group, "Tea", &words), [phone.group.strength_key("tea")]);
    let join = StrengthCommand::Join { word: "Holding the room".into(), into: "Facilitation".into() };
    phone.execute(Command::Strength(join));
    let key = phone.group.strength_key("holding the room");
    assert!(strength_keys_of_role(&phone.group, LEADS, &words).contains(&key));
}

#[test]
fn what_was_is_told_the_latest_first_and_once_for_a_meeting_that_two_phones_noted() {
    let mut phone = Phone::with_people(1, 4);
    phone.begins(0, &[0, 1]);
    phone.takes(0, LEADS, person(1), RolePart::Hold);
    phone.takes(0, LEADS, person(2), RolePart::Pass);
    phone.begins(1, &[0, 1]);
    phone.takes(1, LEADS, person(3), RolePart::Hold);
    phone.takes(1, LEADS, person(0), RolePart::Hold);
    phone.takes(1, LEADS, person(1), RolePart::Teaching);
    phone.takes(1, LEADS, person(2), RolePart::Learning);
    phone.begins(2, &[]);
    phone.takes(2, LEADS, person(0), RolePart::Hold);
    phone.execute(Command::Meeting(MeetingCommand::Join(meeting(1), meeting(2))));
    phone.begins(3, &[]);
    phone.takes(3, LEADS, person(0), RolePart::Pass);
    let first = PastRoleHolder {
        day: on(1),
        meeting: meeting(1),
        holders: vec![person(0), person(3)],
        learning: vec![person(2)],
        teaching: vec![person(1)],
    };
    let history = role_history(&phone.group, LEADS);
    assert_eq!(history.len(), 2);
    assert_eq!(history[0], first);
    assert_eq!(history[1].holders, [person(1)]);
    let had = roles_had(&phone.group, person(1));
    let (teaching, hold) = ((LEADS.into(), RolePart::Teaching, on(1)), (LEADS.into(), RolePart::Hold, on(0)));
    assert_eq!(had, [teaching, hold]);
    assert_eq!(roles_had(&phone.group, person(0)), [(LEADS.to_owned(), RolePart::Hold, on(1))]);
}

#[test]
fn the_balance_is_the_groups_and_waits_for_three_meetings() {
    let mut phone = Phone::with_people(1, 4);
    for number in 0..4 {
        assert_eq!(role_balance(&phone.group).is_some(), number > 2);
        phone.begins(number, &[]);
        phone.takes(number, LEADS, person(number), RolePart::Hold);
        phone.takes(number, NOTES, person(0), RolePart::Hold);
    }
    assert_eq!(role_balance(&phone.group), Some(Balance { meetings: 4, visible: 4, less_visible: 1 }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: proptest_cases(), ..ProptestConfig::default() })]

    #[test]
    fn over_any_long_run_the_roles_go_around(run in run()) {
        long(&run)?;
    }

    #[test]
    fn two_phones_that_hold_the_same_suggest_the_same(run in run()) {
        let mut run = run;
        run.meetings.truncate(8);
        let mut one = long(&run)?;
        let mut other = Phone::with_people(2, 0);
        other.replica.merge(&one.replica).unwrap();
        other.group = Group::read(&other.replica);
        let next = run.meetings.len();
        // Apart, each has the next meeting, and another one of the same day.
        one.begins(next, &[0, 1]);
        one.takes(next, LEADS, person(0), RolePart::Hold);
        other.begins(next + 1, &[0, 1]);
        other.takes(next + 1, LEADS, person(1), RolePart::Hold);
        other.begins(next + 2, &[]);
        one.replica.merge(&other.replica).unwrap();
        other.replica.merge(&one.replica).unwrap();
        for phone in [&mut one, &mut other] {
            phone.group = Group::read(&phone.replica);
        }
        prop_assert_eq!(one.suggests(next + 2), other.suggests(next + 2));
        prop_assert!(!one.suggests(next + 2).is_empty());
    }
}

fn proptest_cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|number| number.parse().ok()).unwrap_or(48)
}
