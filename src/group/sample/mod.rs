//! A small lively invented group to try the app with.

mod meetings;

use uuid::Uuid;

use crate::group::day::{Day, days_after};
use crate::group::{
    AgreementCommand, AgreementId, AnswerId, AnswerKind, AppreciationCommand, AppreciationId, Capacity,
    CheckInDetails, CheckInId, Command, CommitmentId, CommitmentState, Companionship, InvitationCommand,
    InvitationId, InvitationPart, InvitationTarget, MemberId, NeedCommand, NeedId, NeedSize, NeedWords,
    NewMember, NoticeId, QuestionCommand, QuestionId, StrengthCommand, StrengthKind,
};

pub use meetings::MeetingSample;

/// What the sample says; it comes from the texts, so that it speaks the person's language.
#[derive(Clone, Copy, Debug)]
pub struct SampleText {
    /// The group's name.
    pub name: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// Eight people: name and pronouns.
    pub people: [(&'static str, &'static str); 8],
    /// Eleven commitments, in the order in which [`commands`] gives them holders and days.
    pub tasks: [&'static str; 11],
    /// Words said at the check-ins, in the order in which [`commands`] gives them.
    pub words: [&'static str; 6],
    /// What three thanks are for.
    pub thanks: [&'static str; 3],
    /// How they want to be together.
    pub agreements: [&'static str; 3],
    /// What somebody asks for a word on.
    pub question: &'static str,
    /// Strengths, in the order in which [`commands`] gives them to people and tasks.
    pub strengths: [&'static str; 12],
    /// What somebody saw when they noticed the last of them.
    pub saw: &'static str,
    /// Four needs: what, why, a good first step, and a strength that helps.
    pub needs: [[&'static str; 4]; 4],
    /// The word of an invitation.
    pub invitation: &'static str,
    /// What is said of meetings.
    pub meetings: MeetingSample,
}

/// The commands that make the sample group, as of `today`. `fresh` gives new UUIDv7s.
pub fn commands(text: &SampleText, today: Day, mut fresh: impl FnMut() -> Uuid) -> Vec<Command> {
    let people: Vec<MemberId> = text.people.iter().map(|_| MemberId(fresh())).collect();
    let tasks: Vec<CommitmentId> = text.tasks.iter().map(|_| CommitmentId(fresh())).collect();
    let ago = |days: i32| Day::from_julian_day(today.to_julian_day() - days).unwrap_or(today);
    let soon = |days: u16| Some(days_after(today, days));
    let members = people.iter().zip(&text.people).map(|(id, (name, pronouns))| NewMember {
        id: *id,
        name: (*name).into(),
        pronouns: (*pronouns).into(),
    });
    let mut commands = vec![
        Command::NameGroup { name: text.name.into(), purpose: text.purpose.into() },
        Command::MarkSample,
        Command::AddMembers(members.collect::<Vec<_>>()),
    ];
    // Task, holders, companions (learning where true), day, days since it began.
    type Row = (usize, &'static [usize], &'static [(usize, bool)], Option<Option<u16>>, i32);
    let rows: [Row; 11] = [
        (0, &[0], &[(2, false)], Some(Some(3)), 6),
        (1, &[3], &[], Some(Some(8)), 9),
        (2, &[2], &[(6, false)], Some(Some(5)), 4),
        (3, &[2], &[], None, 12),
        (4, &[6], &[(4, true)], Some(None), 20),
        (5, &[7], &[], Some(Some(6)), 5),
        (6, &[1, 5], &[], Some(Some(10)), 3),
        (7, &[4], &[(6, false)], Some(Some(13)), 8),
        (8, &[5], &[], None, 16),
        (9, &[1], &[(7, true)], Some(Some(20)), 2),
        (10, &[0, 3], &[], Some(None), 15),
    ];
    for (task, holders, companions, day, began) in rows {
        commands.push(Command::Commit {
            id: tasks[task],
            what: text.tasks[task].into(),
            holders: holders.iter().map(|i| people[*i]).collect::<Vec<_>>(),
            companions: companions
                .iter()
                .map(|(i, learns)| {
                    (people[*i], if *learns { Companionship::Learning } else { Companionship::Alongside })
                })
                .collect::<Vec<_>>(),
            // `Some(None)`: its day was the day before yesterday, so that it would like a check-in.
            day: day.map(|in_days| in_days.and_then(soon).unwrap_or(ago(2))),
            note: String::new(),
            on: Some(ago(began)),
        });
    }
    let mut check_in = |task: usize, by: usize, state: CommitmentState, word: &str, hand: bool, days: i32| {
        let id = CheckInId(fresh());
        let details = CheckInDetails { by: Some(people[by]), word: word.into(), hand, on: Some(ago(days)) };
        (id, Command::CheckIn { id, commitment: tasks[task], state, day: None, details })
    };
    let (_, found) = check_in(0, 0, CommitmentState::Moving, text.words[0], false, 3);
    let (asked, asks) = check_in(1, 3, CommitmentState::Stuck, text.words[1], true, 1);
    let (_, moving) = check_in(2, 2, CommitmentState::Moving, text.words[2], false, 2);
    let (_, done) = check_in(10, 3, CommitmentState::Done, text.words[3], false, 1);
    commands.extend([found, asks, moving, done]);
    commands.push(Command::Answer {
        id: AnswerId(fresh()),
        check_in: asked,
        kind: AnswerKind::Encouragement,
        word: text.words[4].into(),
        by: Some(people[7]),
        alongside: false,
    });
    commands.push(Command::Arrive {
        id: CheckInId(fresh()),
        carry: Some(Capacity::Little),
        details: CheckInDetails {
            by: Some(people[4]),
            word: text.words[5].into(),
            hand: false,
            on: Some(today),
        },
    });
    together(text, &people, &tasks, &mut fresh, &mut commands);
    strengths(text, &people, &tasks, NoticeId(fresh()), &mut commands);
    commands.extend(needs(text, &people, today, &mut fresh));
    commands.extend(meetings::commands(&text.meetings, &people, today, &mut fresh));
    commands
}

/// Four needs: one that goes on and is held, with a place open; a small one; one that is old; and one to which
/// somebody is invited.
fn needs(
    text: &SampleText,
    people: &[MemberId],
    today: Day,
    fresh: &mut dyn FnMut() -> Uuid,
) -> Vec<Command> {
    // How much it is, who said it, days since, days until, few see it.
    type Row = (NeedSize, usize, i32, Option<u16>, bool);
    let rows: [Row; 4] = [
        (NeedSize::Ongoing, 7, 24, None, false),
        (NeedSize::Hour, 5, 2, Some(4), true),
        (NeedSize::Ongoing, 4, 41, None, true),
        (NeedSize::Day, 2, 3, Some(9), false),
    ];
    let ago = |days: i32| Day::from_julian_day(today.to_julian_day() - days).unwrap_or(today);
    let mut commands = Vec::new();
    let mut ids = Vec::new();
    for ([what, why, first_step, strength], (size, by, said, day, less_visible)) in
        text.needs.into_iter().zip(rows)
    {
        let id = NeedId(fresh());
        let words = NeedWords {
            what: what.into(),
            why: why.into(),
            size: Some(size),
            strengths: vec![strength.into()],
            day: day.map(|days| days_after(today, days)),
            first_step: first_step.into(),
            less_visible,
        };
        commands.push(Command::Need(NeedCommand::Say { id, words, by: Some(people[by]) }));
        commands.push(Command::Need(NeedCommand::SaidOn { id, on: ago(said) }));
        ids.push(id);
    }
    // As taking the need would make it: the need is not there yet when all of this is written at once.
    commands.push(Command::Commit {
        id: CommitmentId(ids[0].0),
        what: text.needs[0][0].into(),
        holders: vec![people[7]],
        companions: Vec::new(),
        day: None,
        note: String::new(),
        on: Some(ago(20)),
    });
    commands.push(Command::Invite(InvitationCommand::Invite {
        id: InvitationId(fresh()),
        to: people[0],
        into: InvitationTarget::Need(ids[3]),
        part: InvitationPart::Hold,
        word: text.invitation.into(),
        by: Some(people[2]),
    }));
    commands
}

/// Some thanks, what they agreed, and a question that waits for a word.
fn together(
    text: &SampleText,
    people: &[MemberId],
    tasks: &[CommitmentId],
    fresh: &mut impl FnMut() -> Uuid,
    commands: &mut Vec<Command>,
) {
    // Who thanks whom, for which form, about which task.
    type Row = (usize, &'static [usize], &'static str, Option<usize>);
    let rows: [Row; 3] =
        [(2, &[6], "remembering", None), (0, &[1, 5], "caring", Some(6)), (7, &[3], "speaking-out", Some(1))];
    for ((by, to, form, task), word) in rows.into_iter().zip(text.thanks) {
        commands.push(Command::Thanks(AppreciationCommand::Thank {
            id: AppreciationId(fresh()),
            to: to.iter().map(|i| people[*i]).collect::<Vec<_>>(),
            form: form.into(),
            word: word.into(),
            by: Some(people[by]),
            commitment: task.map(|task| tasks[task]),
        }));
    }
    for what in text.agreements {
        let id = AgreementId(fresh());
        commands.push(Command::Agreement(AgreementCommand::Add { id, what: what.into() }));
    }
    commands.push(Command::Question(QuestionCommand::Ask {
        id: QuestionId(fresh()),
        what: text.question.into(),
        to: Vec::new(),
        by: people[1],
    }));
}

/// What the eight can do, can teach and would like to learn, what of it their work uses, and what one of them sees in
/// another.
fn strengths(
    text: &SampleText,
    people: &[MemberId],
    tasks: &[CommitmentId],
    notice: NoticeId,
    commands: &mut Vec<Command>,
) {
    use StrengthKind::{Can, Learn, Teach};
    let named: [(usize, StrengthKind, usize); 20] = [
        (0, Can, 0),
        (0, Teach, 1),
        (0, Learn, 3),
        (1, Can, 2),
        (1, Learn, 4),
        (2, Can, 5),
        (2, Learn, 1),
        (3, Teach, 3),
        (3, Can, 6),
        (4, Learn, 7),
        (4, Can, 8),
        (5, Teach, 2),
        (5, Can, 9),
        (5, Can, 1),
        (6, Teach, 7),
        (6, Can, 8),
        (7, Can, 10),
        (7, Teach, 10),
        (7, Learn, 5),
        (7, Can, 6),
    ];
    for (who, kind, word) in named {
        let word = text.strengths[word].into();
        commands.push(Command::Strength(StrengthCommand::Name { member: people[who], kind, word }));
    }
    let used: [(usize, Option<usize>, bool); 8] = [
        (1, Some(3), false),
        (2, Some(5), false),
        (3, Some(6), true),
        (4, Some(7), true),
        (5, Some(10), false),
        (6, Some(2), false),
        (8, None, true),
        (9, Some(4), false),
    ];
    for (task, word, less_visible) in used {
        let strengths = word.map(|word| text.strengths[word].to_owned()).into_iter().collect::<Vec<_>>();
        commands.push(Command::DescribeCommitment { id: tasks[task], strengths, less_visible });
    }
    commands.push(Command::Strength(StrengthCommand::Notice {
        id: notice,
        member: people[0],
        word: text.strengths[11].into(),
        saw: text.saw.into(),
        by: Some(people[1]),
    }));
}
