//! Whose turn a role could be: each rule on hand-made cases, and what holds over any long run of meetings.
//!
//! `PROPTEST_CASES=5000 cargo test --profile bench --test rotation` runs it at length.

use std::collections::BTreeMap;

use all_leaders::domain::{
    Act, Day, Group, MeetingAct, MeetingId, MeetingWords, MemberId, NewMember, Presence, RoleAct, RolePart,
    Scribe, StrengthAct, Way, day,
};
use all_leaders::insight::{
    Balance, Held, RoleReason, Suggestion, balance, meant_by, role_history, roles_had, suggest,
};
use all_leaders::replica::{Clock, Device, Replica};
use all_leaders::text;
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

fn meeting(number: usize) -> MeetingId {
    MeetingId(Uuid::from_u128(0x500 + number as u128))
}

fn person(number: usize) -> MemberId {
    MemberId(Uuid::from_u128(0x100 + number as u128))
}

fn on(week: usize) -> Day {
    day::days_after(day::from_text("2026-01-01").unwrap(), u16::try_from(7 * week).unwrap())
}

/// One phone; a meeting of number n is in week n.
struct Phone {
    replica: Replica,
    group: Group,
    clock: Clock,
    today: Day,
    last: u128,
}

impl Phone {
    fn new(device: u64, people: usize) -> Self {
        let replica = Replica::new(Uuid::from_u128(1));
        let group = Group::read(&replica);
        let clock = Clock::new(Device(device));
        let last = u128::from(device) << 64;
        let mut phone = Self { replica, group, clock, today: on(0), last };
        (0..people).for_each(|number| phone.joins(number));
        phone
    }

    fn joins(&mut self, number: usize) {
        let (id, name) = (person(number), format!("Person {number}"));
        self.act(Act::AddMembers(vec![NewMember { id, name, pronouns: String::new() }]));
    }

    fn act(&mut self, act: Act) {
        let (mut last, device) = (self.last, self.clock.device());
        let mut fresh = || {
            last += 1;
            Uuid::from_u128(last)
        };
        let mut scribe = Scribe { me: None, device, today: self.today, fresh: &mut fresh };
        let out = self.group.edits(&act, &mut scribe);
        self.last = last;
        for change in self.replica.write(&out.edits, &mut self.clock, 1_700_000_000_000).changes {
            self.group.refresh(&change.key, self.replica.record(&change.key));
        }
    }

    /// These roles of the first so many, and no others.
    fn with_roles(&mut self, count: usize) {
        let known = all_leaders::domain::ROLES.iter().map(|(name, _)| (*name).to_owned());
        let out: Vec<String> = known.skip(count).collect();
        out.into_iter().for_each(|role| self.act(Act::Role(RoleAct::List { role, visible: None })));
        for number in 6..count {
            let role = format!("Keeper of thing {number}");
            self.act(Act::Role(RoleAct::List { role, visible: Some(number % 2 == 0) }));
        }
    }

    fn begins(&mut self, number: usize, here: &[usize]) {
        self.today = on(number);
        let id = meeting(number);
        self.act(Act::Meeting(MeetingAct::Plan { id, words: MeetingWords::default(), follows: None }));
        self.act(Act::Meeting(MeetingAct::Begin(id)));
        for who in here {
            self.act(Act::Meeting(MeetingAct::Here { id, who: person(*who), here: Some(true) }));
        }
    }

    fn takes(&mut self, number: usize, role: &str, who: MemberId, part: RolePart) {
        let take =
            RoleAct::Take { meeting: meeting(number), role: role.into(), member: who, part: Some(part) };
        self.act(Act::Role(take));
    }

    fn says(&mut self, who: usize, way: Way, word: &str) {
        self.act(Act::Strength(StrengthAct::Name { member: person(who), way, word: word.into() }));
    }

    fn rather_not(&mut self, who: usize, role: &str) {
        self.act(Act::Role(RoleAct::RatherNot { member: person(who), role: role.into(), on: true }));
    }

    fn suggests(&self, number: usize) -> Vec<Suggestion> {
        suggest(&self.group, meeting(number), &text::EN.roles.meaning())
    }

    fn suggests_for(&self, number: usize, role: &str) -> Suggestion {
        self.suggests(number).into_iter().find(|one| one.role == role).unwrap()
    }
}

const NOTES: &str = "note-taker";
const LEADS: &str = "facilitator";

#[test]
fn the_one_to_whom_it_came_longest_ago_comes_first_and_a_pass_is_a_turn() {
    let mut phone = Phone::new(1, 3);
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
    let mut phone = Phone::new(1, 3);
    phone.with_roles(1);
    phone.says(2, Way::Learn, "facilitating");
    phone.begins(0, &[0, 1, 2]);
    let suggestion = phone.suggests_for(0, LEADS);
    assert_eq!((suggestion.holder, suggestion.because), (Some(person(2)), RoleReason::WouldLearn));
    phone.takes(0, LEADS, person(2), RolePart::Hold);
    phone.begins(1, &[0, 1, 2]);
    assert_eq!(phone.suggests_for(1, LEADS).holder, Some(person(0)), "a wish jumps no queue");
}

#[test]
fn of_equals_the_one_without_any_role_for_longest_comes_first() {
    let mut phone = Phone::new(1, 3);
    phone.with_roles(2);
    phone.begins(0, &[0, 1, 2]);
    phone.takes(0, NOTES, person(0), RolePart::Hold);
    phone.begins(1, &[0, 1, 2]);
    assert_eq!(phone.suggests_for(1, LEADS).holder, Some(person(1)), "the first seat had another role");
}

#[test]
fn several_roles_go_to_several_people_as_long_as_there_are_some() {
    let mut phone = Phone::new(1, 2);
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
    let mut phone = Phone::new(1, 4);
    phone.with_roles(1);
    phone.rather_not(0, LEADS);
    for (who, presence) in [(1, Presence::Away), (2, Presence::Guest)] {
        phone.act(Act::SetPresence { id: person(who), presence });
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
    let mut phone = Phone::new(1, 2);
    phone.with_roles(2);
    phone.begins(0, &[0, 1]);
    phone.takes(0, LEADS, person(0), RolePart::Hold);
    (2..5).for_each(|who| phone.joins(who));
    phone.says(3, Way::Learn, "Facilitation");
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
    let mut phone = Phone::new(1, 2);
    phone.with_roles(1);
    phone.begins(0, &[0]);
    phone.takes(0, LEADS, person(0), RolePart::Hold);
    phone.begins(1, &[]);
    assert_eq!(phone.suggests_for(1, LEADS).holder, Some(person(1)));
    assert_eq!(phone.suggests_for(1, LEADS).shadow, None);
}

#[test]
fn who_has_not_had_it_is_joined_by_somebody_who_can_teach_it() {
    let mut phone = Phone::new(1, 5);
    phone.with_roles(1);
    let alongside = |phone: &Phone, number: usize| phone.suggests_for(number, LEADS).teacher;
    phone.begins(0, &[0, 1, 2, 3, 4]);
    assert_eq!(alongside(&phone, 0), None, "nobody knows it");
    phone.says(4, Way::Can, "Moderation");
    assert_eq!(alongside(&phone, 0), Some(person(4)));
    phone.takes(0, LEADS, person(0), RolePart::Hold);
    phone.begins(1, &[0, 1, 2, 3, 4]);
    assert_eq!(phone.suggests_for(1, LEADS).holder, Some(person(1)));
    assert_eq!(alongside(&phone, 1), Some(person(0)), "who had it");
    phone.says(3, Way::Teach, "facilitator");
    assert_eq!(alongside(&phone, 1), Some(person(3)), "who can teach it");
    phone.takes(1, NOTES, person(3), RolePart::Hold);
    assert_eq!(alongside(&phone, 1), Some(person(0)), "who is free comes first");
    phone.takes(1, LEADS, person(2), RolePart::Teaching);
    assert_eq!(alongside(&phone, 1), None, "one is there");
}

#[test]
fn beside_who_had_it_comes_somebody_who_would_like_to_learn_it() {
    let mut phone = Phone::new(1, 2);
    phone.with_roles(1);
    phone.begins(0, &[0, 1]);
    phone.takes(0, LEADS, person(0), RolePart::Hold);
    phone.begins(1, &[0, 1]);
    phone.takes(1, LEADS, person(1), RolePart::Pass);
    phone.begins(2, &[0, 1]);
    assert_eq!(phone.suggests_for(2, LEADS).shadow, None);
    phone.says(1, Way::Learn, "facilitation");
    let suggestion = phone.suggests_for(2, LEADS);
    assert_eq!((suggestion.holder, suggestion.shadow), (Some(person(0)), Some(person(1))));
    assert_eq!(suggestion.teacher, None, "it is known to them");
}

#[test]
fn a_word_means_a_role_in_any_spelling_and_after_words_were_brought_together() {
    let mut phone = Phone::new(1, 1);
    let words = text::EN.roles.meaning();
    assert!(meant_by(&phone.group, LEADS, &words).contains(&phone.group.strength_key("FACILITATION")));
    assert_eq!(meant_by(&phone.group, "Tea", &words), [phone.group.strength_key("tea")]);
    let join = StrengthAct::Join { word: "Holding the room".into(), into: "Facilitation".into() };
    phone.act(Act::Strength(join));
    let key = phone.group.strength_key("holding the room");
    assert!(meant_by(&phone.group, LEADS, &words).contains(&key));
}

#[test]
fn what_was_is_told_the_latest_first_and_once_for_a_meeting_that_two_phones_noted() {
    let mut phone = Phone::new(1, 4);
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
    phone.act(Act::Meeting(MeetingAct::Same(meeting(1), meeting(2))));
    phone.begins(3, &[]);
    phone.takes(3, LEADS, person(0), RolePart::Pass);
    let first = Held {
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
    let mut phone = Phone::new(1, 4);
    for number in 0..4 {
        assert_eq!(balance(&phone.group).is_some(), number > 2);
        phone.begins(number, &[]);
        phone.takes(number, LEADS, person(number), RolePart::Hold);
        phone.takes(number, NOTES, person(0), RolePart::Hold);
    }
    assert_eq!(balance(&phone.group), Some(Balance { meetings: 4, visible: 4, less_visible: 1 }));
}

/// A long run: so many people of whom some join later, so many roles, and for each meeting who comes, who passes, and
/// in which order the roles are talked about.
#[derive(Clone, Debug)]
struct Run {
    people: usize,
    roles: usize,
    joins: Vec<usize>,
    rather_not: Vec<u8>,
    wishes: Vec<u8>,
    teaches: Vec<u8>,
    meetings: Vec<(u16, u64, u8)>,
    passes: bool,
}

fn run() -> impl Strategy<Value = Run> {
    let bits = || vec(prop_oneof![2 => Just(0_u8), 1 => any::<u8>()], 15);
    let meetings = vec((any::<u16>(), any::<u64>(), any::<u8>()), 6..40);
    let joins = vec(prop_oneof![2 => Just(0_usize), 1 => 0..20_usize], 15);
    let sizes = (2..=15_usize, 1..=8_usize, any::<bool>());
    (sizes, joins, bits(), bits(), bits(), meetings).prop_map(
        |((people, roles, passes), joins, rather_not, wishes, teaches, meetings)| Run {
            people,
            roles,
            joins,
            // Never all roles: somebody who takes none is no case of waiting.
            rather_not: rather_not.into_iter().map(|bits| bits & 0x55).collect(),
            wishes,
            teaches,
            meetings,
            passes,
        },
    )
}

/// What the test knows by itself of the run, without looking into the group.
#[derive(Default)]
struct Known {
    /// At which meeting a role came to somebody last.
    turn: BTreeMap<(usize, MemberId), usize>,
    held: BTreeMap<(usize, MemberId), usize>,
    been: BTreeMap<MemberId, usize>,
    founders: Vec<MemberId>,
    /// At how many meetings since then they were here, willing, and not asked.
    waited: BTreeMap<(usize, MemberId), usize>,
}

/// One meeting of the run: everybody suggested is asked until every role is had or nobody is left. Checks each state.
fn meets(phone: &mut Phone, run: &Run, known: &mut Known, number: usize) -> Result<(), TestCaseError> {
    let (comes, passes, order) = run.meetings[number];
    let joined = |who: usize| who < 2 || run.joins[who] <= number;
    let mut here: Vec<usize> =
        (0..run.people).filter(|who| joined(*who) && (comes >> who & 1 == 1 || *who == number % 2)).collect();
    here.dedup();
    let roles: Vec<String> = phone.group.roles().into_iter().map(|role| role.name).collect();
    phone.begins(number, &here);
    let here: Vec<MemberId> = here.into_iter().map(person).collect();
    let would = |role: usize, who: MemberId| {
        let at = (who.0.as_u128() - 0x100) as usize;
        run.rather_not[at] >> role & 1 == 0
    };
    let new = |known: &Known, who: MemberId| {
        number > 0 && known.been.get(&who).is_none_or(|been| *been <= 1) && !known.founders.contains(&who)
    };
    // What was asked at this meeting: role and person, and what they said.
    let mut asked: Vec<(usize, MemberId, bool)> = Vec::new();
    for step in 0_usize.. {
        let all = phone.suggests(number);
        let open = (0..roles.len()).filter(|role| !asked.iter().any(|(one, _, yes)| one == role && *yes));
        prop_assert_eq!(
            all.iter().map(|one| &one.role).collect::<Vec<_>>(),
            open.map(|role| &roles[role]).collect::<Vec<_>>()
        );
        check(phone, known, number, &roles, &here, &asked, &all, &would, &|who| new(known, who))?;
        let with: Vec<&Suggestion> = all.iter().filter(|one| one.holder.is_some()).collect();
        if with.is_empty() {
            break;
        }
        let one = with[(usize::from(order) + step) % with.len()].clone();
        let (role, holder) = (roles.iter().position(|name| *name == one.role).unwrap(), one.holder.unwrap());
        let yes = !run.passes || passes >> (step % 64) & 1 == 1 || passes >> ((step + 7) % 64) & 1 == 1;
        asked.push((role, holder, yes));
        phone.takes(number, &one.role, holder, if yes { RolePart::Hold } else { RolePart::Pass });
        if yes {
            for (who, part) in [(one.teacher, RolePart::Teaching), (one.shadow, RolePart::Learning)] {
                who.into_iter().for_each(|who| phone.takes(number, &one.role, who, part));
            }
        }
    }
    let old: Vec<MemberId> = here.iter().copied().filter(|who| !new(known, *who)).collect();
    for role in 0..roles.len() {
        for who in old.iter().filter(|who| would(role, **who)) {
            *known.waited.entry((role, *who)).or_default() += 1;
        }
    }
    for (role, who, yes) in &asked {
        known.turn.insert((*role, *who), number);
        known.waited.remove(&(*role, *who));
        if *yes {
            known.held.insert((*role, *who), number);
        }
    }
    for who in &here {
        *known.been.entry(*who).or_default() += 1;
        if number == 0 {
            known.founders.push(*who);
        }
    }
    // Nobody willing is left out. At a meeting at which somebody was here and willing and the role did not come to
    // them, the pair of a free role and a person that has waited longest was asked all the same, for whoever is asked
    // before it makes other pairs impossible and not this one. It waited as long as theirs at least, and is now younger
    // than theirs. So each of the other pairs of the run comes before theirs once at most: of all people and roles.
    // Where nobody passes, what comes before them is a pair of the same role or of the same person: each role's
    // others, and their own other roles.
    let most = if run.passes { run.people * run.roles - 1 } else { (run.people - 1) + (run.roles - 1) };
    for ((role, who), waited) in &known.waited {
        prop_assert!(*waited <= most, "{:?} waited {} times for {}", who, waited, roles[*role]);
    }
    Ok(())
}

#[allow(clippy::too_many_arguments)]
fn check(
    phone: &Phone,
    known: &Known,
    number: usize,
    roles: &[String],
    here: &[MemberId],
    asked: &[(usize, MemberId, bool)],
    all: &[Suggestion],
    would: &dyn Fn(usize, MemberId) -> bool,
    new: &dyn Fn(MemberId) -> bool,
) -> Result<(), TestCaseError> {
    let meeting = phone.group.meeting(meeting(number)).unwrap();
    let was_asked = |who: MemberId| asked.iter().any(|(_, one, _)| *one == who);
    let suggested = |who: MemberId| all.iter().filter(|one| one.holder == Some(who)).count();
    let load = |who: MemberId| asked.iter().filter(|(_, one, _)| *one == who).count() + suggested(who);
    let mut idle_for: BTreeMap<MemberId, usize> = BTreeMap::new();
    for one in all {
        let role = roles.iter().position(|name| *name == one.role).unwrap();
        let part = |who: MemberId| {
            let turns = phone.group.role_turns(meeting, &one.role);
            turns.into_iter().find(|(other, _)| *other == who).map(|(_, part)| part)
        };
        let may = |who: MemberId| would(role, who) && part(who).is_none();
        let others: Vec<MemberId> = here.iter().copied().filter(|who| may(*who)).collect();
        for who in [one.teacher, one.shadow].into_iter().flatten() {
            prop_assert!(here.contains(&who) && Some(who) != one.holder && part(who).is_none());
        }
        let Some(holder) = one.holder else {
            prop_assert!(others.is_empty(), "somebody willing is here");
            continue;
        };
        // R1.
        prop_assert!(others.contains(&holder), "who would rather not, or passed, is not asked");
        prop_assert_eq!(one.because == RoleReason::NobodyElse, others.len() == 1);
        // R5.
        let as_new = others.iter().filter(|who| new(**who) == new(holder));
        prop_assert!(!new(holder) || others.iter().all(|who| new(*who)), "newcomers come along first");
        let idle = |who: &&MemberId| load(**who) == 0 && **who != holder;
        for other in as_new.filter(idle) {
            // R4: whoever has nothing here yet comes before who has something. Of the roles of one person, idle others
            // could have one at most: the first, which came to them when they were idle too.
            prop_assert!(!was_asked(holder), "several roles on one person");
            let two = idle_for.entry(holder).or_insert(role);
            prop_assert_eq!(*two, role, "several roles on one person");
            // R2, and with it that nobody is asked twice in a row while another who was here has not been.
            let turn = |who: MemberId| known.turn.get(&(role, who));
            prop_assert!(turn(holder) <= turn(*other), "it came to another longer ago");
        }
        // R6.
        let teaches = !known.held.contains_key(&(role, holder));
        prop_assert!(teaches || one.teacher.is_none(), "who had it knows it");
        let busy = |who: MemberId| {
            let has = |role: &String| {
                let turns = phone.group.role_turns(meeting, role);
                turns.iter().any(|(one, part)| *one == who && *part != RolePart::Pass)
            };
            let alongside = |one: &Suggestion| [one.holder, one.teacher, one.shadow].contains(&Some(who));
            roles.iter().any(has) || all.iter().any(alongside)
        };
        let had = |who: &MemberId| known.held.contains_key(&(role, *who)) && !new(*who) && !busy(*who);
        let taught = phone.group.role_turns(meeting, &one.role).iter().any(|(_, p)| *p == RolePart::Teaching);
        if teaches && one.teacher.is_none() && !taught {
            prop_assert!(!others.iter().any(had), "somebody free had it");
        }
        // R5: each newcomer with another role, while there is one for them.
        let free_newcomer = others.iter().find(|who| new(**who) && !busy(**who));
        prop_assert!(one.shadow.is_some() || free_newcomer.is_none(), "a newcomer could come along");
    }
    Ok(())
}

/// The long run on one phone, with the state that it leaves.
fn long(run: &Run) -> Result<Phone, TestCaseError> {
    let mut phone = Phone::new(1, 2);
    phone.with_roles(run.roles);
    let roles: Vec<String> = phone.group.roles().into_iter().map(|role| role.name).collect();
    let mut known = Known::default();
    for number in 0..run.meetings.len() {
        for who in (0..run.people).filter(|who| (number == 0) == (*who < 2 || run.joins[*who] == 0)) {
            if number > 0 && run.joins[who] != number {
                continue;
            }
            if who >= 2 {
                phone.joins(who);
            }
            for (role, name) in roles.iter().enumerate() {
                if run.rather_not[who] >> role & 1 == 1 {
                    phone.rather_not(who, name);
                }
                if run.wishes[who] >> role & 1 == 1 {
                    phone.says(who, Way::Learn, name);
                }
                if run.teaches[who] >> role & 1 == 1 {
                    phone.says(who, Way::Teach, name);
                }
            }
        }
        meets(&mut phone, run, &mut known, number)?;
    }
    Ok(phone)
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
        let mut other = Phone::new(2, 0);
        other.replica.merge(&one.replica);
        other.group = Group::read(&other.replica);
        let next = run.meetings.len();
        // Apart, each has the next meeting, and another one of the same day.
        one.begins(next, &[0, 1]);
        one.takes(next, LEADS, person(0), RolePart::Hold);
        other.begins(next + 1, &[0, 1]);
        other.takes(next + 1, LEADS, person(1), RolePart::Hold);
        other.begins(next + 2, &[]);
        one.replica.merge(&other.replica);
        other.replica.merge(&one.replica);
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
