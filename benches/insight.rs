//! What it costs to derive what a group can see of itself, for a large one: 60 people with strengths, 400 needs, 600
//! commitments, 5,000 check-ins and 2,000 thanks; eight roles and 200 meetings. Run by `cargo bench --bench insight`;
//! what was measured stands in `docs/BENCHMARKS.md`.

use all_leaders::group::{
    AppreciationCommand, AppreciationId, CheckInDetails, CheckInId, Command, CommandContext, CommitmentId,
    CommitmentState, Day, Group, MeetingCommand, MeetingId, MemberId, NeedCommand, NeedId, NeedWords,
    NewMember, ROLES, RoleCommand, RolePart, StrengthCommand, StrengthKind, day,
};
use all_leaders::insight;
use all_leaders::replica::{Clock, Device, Replica};
use all_leaders::text;
use divan::{Bencher, black_box};
use uuid::Uuid;

const PEOPLE: u128 = 60;
const NEEDS: u128 = 400;
const COMMITMENTS: u128 = 600;
const CHECK_INS: u128 = 5_000;
const THANKS: u128 = 2_000;
const MEETINGS: u128 = 200;

const STRENGTHS: [&str; 16] = [
    "Cooking",
    "Translating",
    "Facilitating",
    "Carpentry",
    "Writing",
    "Bookkeeping",
    "Listening",
    "Driving",
    "Design",
    "First aid",
    "Gardening",
    "Singing",
    "Mediation",
    "Web pages",
    "Childcare",
    "Speaking in public",
];

fn main() {
    divan::main();
}

fn id(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128(kind << 64 | number)
}

fn person(number: u128) -> MemberId {
    MemberId(id(1, number % PEOPLE))
}

fn word(number: u128) -> String {
    STRENGTHS[(number % STRENGTHS.len() as u128) as usize].to_owned()
}

fn today() -> Day {
    day::from_text("2026-11-24").unwrap()
}

fn group() -> Group {
    let mut commands = vec![Command::AddMembers(
        (0..PEOPLE)
            .map(|n| NewMember { id: person(n), name: format!("Person {n}"), pronouns: String::new() })
            .collect(),
    )];
    for n in 0..PEOPLE {
        for (kind, step) in [
            (StrengthKind::Can, 1),
            (StrengthKind::Can, 5),
            (StrengthKind::Teach, 7),
            (StrengthKind::Learn, 3),
        ] {
            let word = word(n * step + step);
            commands.push(Command::Strength(StrengthCommand::Name { member: person(n), kind, word }));
        }
    }
    for n in 0..NEEDS {
        let words = NeedWords {
            what: format!("Somebody for table number {n}"),
            strengths: vec![word(n + 1), word(3 * n + 3)],
            ..NeedWords::default()
        };
        commands.push(Command::Need(NeedCommand::Say { id: NeedId(id(2, n)), words, by: Some(person(n)) }));
    }
    for n in 0..COMMITMENTS {
        commands.push(Command::Commit {
            id: CommitmentId(id(3, n)),
            what: format!("Ask whether hall number {n} is free"),
            holders: vec![person(n)],
            companions: vec![],
            day: None,
            note: String::new(),
            on: None,
        });
    }
    for n in 0..CHECK_INS {
        let state = if n % 8 == 7 { CommitmentState::Done } else { CommitmentState::Moving };
        let details = CheckInDetails {
            by: Some(person(n)),
            word: "The caretaker is back".into(),
            hand: false,
            on: None,
        };
        let commitment = CommitmentId(id(3, n % COMMITMENTS));
        commands.push(Command::CheckIn { id: CheckInId(id(4, n)), commitment, state, day: None, details });
    }
    for n in 0..THANKS {
        commands.push(Command::Thanks(AppreciationCommand::Thank {
            id: AppreciationId(id(5, n)),
            to: vec![person(n + 1), person(n + 9)],
            form: "caring".into(),
            word: "You stayed until the end".into(),
            by: Some(person(n)),
            commitment: None,
        }));
    }
    done(commands)
}

/// The same people with eight roles and 200 meetings, at which all of them were; the last goes on.
fn met() -> Group {
    let new = |n| NewMember { id: person(n), name: format!("Person {n}"), pronouns: String::new() };
    let mut commands = vec![Command::AddMembers((0..PEOPLE).map(new).collect())];
    for n in 0..PEOPLE {
        for (kind, word) in [
            (StrengthKind::Learn, "Facilitating"),
            (StrengthKind::Can, "Timekeeping"),
            (StrengthKind::Teach, "minutes"),
        ] {
            commands.push(Command::Strength(StrengthCommand::Name {
                member: person(n),
                kind,
                word: word.into(),
            }));
        }
    }
    let mut roles: Vec<String> = ROLES.iter().map(|(name, _)| (*name).to_owned()).collect();
    for own in ["Tea maker", "Key keeper"] {
        commands.push(Command::Role(RoleCommand::List { role: own.into(), visible: Some(true) }));
        roles.push(own.to_owned());
    }
    for n in 0..MEETINGS {
        let meeting = MeetingId(id(6, n));
        let mut all = vec![Command::Meeting(MeetingCommand::Held {
            id: meeting,
            on: day::days_after(today(), n as u16),
        })];
        for who in (0..PEOPLE).map(person) {
            all.push(Command::Meeting(MeetingCommand::Here { id: meeting, who, here: Some(true) }));
        }
        for (role, at) in roles.iter().zip(0..).filter(|_| n + 1 < MEETINGS) {
            for (step, part) in [(0, RolePart::Hold), (9, RolePart::Learning), (20, RolePart::Teaching)] {
                let (member, part) = (person(7 * n + at + step), Some(part));
                commands.push(Command::Role(RoleCommand::Take { meeting, role: role.clone(), member, part }));
            }
        }
        commands.push(Command::Batch(all));
    }
    done(commands)
}

fn done(commands: Vec<Command>) -> Group {
    let mut replica = Replica::new(id(0, 1));
    let mut group = Group::read(&replica);
    let mut clock = Clock::new(Device(1));
    let mut last = 0;
    for (now, command) in (1..).zip(commands) {
        let mut fresh = || {
            last += 1;
            id(9, last)
        };
        let mut context =
            CommandContext { me: None, device: Device(1), today: today(), meeting: None, fresh: &mut fresh };
        let edits = group.changes(&command, &mut context).edits;
        for change in replica.write(&edits, &mut clock, now).unwrap().changes {
            group.refresh(&change.key, replica.record(&change.key));
        }
    }
    group
}

#[divan::bench]
fn shared(bencher: Bencher) {
    let group = group();
    bencher.bench(|| black_box(insight::shared_strengths(&group)));
}

#[divan::bench]
fn waiting(bencher: Bencher) {
    let group = group();
    bencher.bench(|| black_box(insight::needed_strengths(&group)));
}

#[divan::bench]
fn resting(bencher: Bencher) {
    let group = group();
    bencher.bench(|| black_box(insight::resting_strengths(&group, today())));
}

#[divan::bench]
fn fits_of_one(bencher: Bencher) {
    let group = group();
    let member = group.member(person(1)).unwrap().clone();
    bencher.bench(|| black_box(insight::needs_that_fit(&group, &member).len()));
}

#[divan::bench]
fn sharing_suggestions(bencher: Bencher) {
    let group = group();
    bencher.bench(|| black_box(insight::sharing_suggestions(&group, person(1), today())));
}

#[divan::bench]
fn forms_noticed(bencher: Bencher) {
    let group = group();
    bencher.bench(|| black_box(insight::forms_noticed(&group, today())));
}

#[divan::bench]
fn spread(bencher: Bencher) {
    let group = group();
    bencher.bench(|| black_box(insight::spread(&group)));
}

#[divan::bench]
fn months(bencher: Bencher) {
    let group = group();
    bencher.bench(|| black_box(insight::monthly_capacity(&group, today(), 6)));
}

#[divan::bench]
fn role_suggestions(bencher: Bencher) {
    let group = met();
    let words = text::EN.roles.meaning();
    let meeting = MeetingId(id(6, MEETINGS - 1));
    assert_eq!(insight::suggest_roles(&group, meeting, &words).len(), 8);
    bencher.bench(|| black_box(insight::suggest_roles(&group, meeting, &words)));
}

#[divan::bench]
fn look_alikes(bencher: Bencher) {
    let group = group();
    bencher.bench(|| black_box(group.strength_look_alikes()));
}
