//! A small lively invented group to try the app with.

use uuid::Uuid;

use super::act::{Act, NewMember, Noted};
use super::appreciation::ThanksAct;
use super::check_in::{AnswerSort, Carry};
use super::commitment::{Companionship, State};
use super::day::{Day, days_after};
use super::id::{AgreementId, AnswerId, AppreciationId, CheckInId, CommitmentId, MemberId, QuestionId};
use super::together::TogetherAct;

/// What the sample says; it comes from the texts, so that it speaks the person's language.
#[derive(Clone, Copy, Debug)]
pub struct SampleText {
    /// The group's name.
    pub name: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// Eight people: name and pronouns.
    pub people: [(&'static str, &'static str); 8],
    /// Eleven commitments, in the order in which [`acts`] gives them holders and days.
    pub tasks: [&'static str; 11],
    /// Words said at the check-ins, in the order in which [`acts`] gives them.
    pub words: [&'static str; 6],
    /// What three thanks are for.
    pub thanks: [&'static str; 3],
    /// How they want to be together.
    pub agreements: [&'static str; 3],
    /// What somebody asks for a word on.
    pub question: &'static str,
}

/// The acts that make the sample group, as of `today`. `fresh` gives new UUIDv7s.
pub fn acts(text: &SampleText, today: Day, mut fresh: impl FnMut() -> Uuid) -> Vec<Act> {
    let people: Vec<MemberId> = text.people.iter().map(|_| MemberId(fresh())).collect();
    let tasks: Vec<CommitmentId> = text.tasks.iter().map(|_| CommitmentId(fresh())).collect();
    let ago = |days: i32| Day::from_julian_day(today.to_julian_day() - days).unwrap_or(today);
    let soon = |days: u16| Some(days_after(today, days));
    let members = people.iter().zip(&text.people).map(|(id, (name, pronouns))| NewMember {
        id: *id,
        name: (*name).into(),
        pronouns: (*pronouns).into(),
    });
    let mut acts = vec![
        Act::NameGroup { name: text.name.into(), purpose: text.purpose.into() },
        Act::MarkSample,
        Act::AddMembers(members.collect()),
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
        acts.push(Act::Commit {
            id: tasks[task],
            what: text.tasks[task].into(),
            holders: holders.iter().map(|i| people[*i]).collect(),
            companions: companions
                .iter()
                .map(|(i, learns)| {
                    (people[*i], if *learns { Companionship::Learning } else { Companionship::Alongside })
                })
                .collect(),
            // `Some(None)`: its day was the day before yesterday, so that it would like a check-in.
            day: day.map(|in_days| in_days.and_then(soon).unwrap_or(ago(2))),
            note: String::new(),
            on: Some(ago(began)),
        });
    }
    let mut check_in = |task: usize, by: usize, state: State, word: &str, hand: bool, days: i32| {
        let id = CheckInId(fresh());
        let noted = Noted { by: Some(people[by]), word: word.into(), hand, on: Some(ago(days)) };
        (id, Act::CheckIn { id, commitment: tasks[task], state, day: None, noted })
    };
    let (_, found) = check_in(0, 0, State::Moving, text.words[0], false, 3);
    let (asked, asks) = check_in(1, 3, State::Stuck, text.words[1], true, 1);
    let (_, moving) = check_in(2, 2, State::Moving, text.words[2], false, 2);
    let (_, done) = check_in(10, 3, State::Done, text.words[3], false, 1);
    acts.extend([found, asks, moving, done]);
    acts.push(Act::Answer {
        id: AnswerId(fresh()),
        check_in: asked,
        sort: AnswerSort::Encouragement,
        word: text.words[4].into(),
        by: Some(people[7]),
        alongside: false,
    });
    acts.push(Act::Arrive {
        id: CheckInId(fresh()),
        carry: Some(Carry::Little),
        noted: Noted { by: Some(people[4]), word: text.words[5].into(), hand: false, on: Some(today) },
    });
    together(text, &people, &tasks, &mut fresh, &mut acts);
    acts
}

/// Some thanks, what they agreed, and a question that waits for a word.
fn together(
    text: &SampleText,
    people: &[MemberId],
    tasks: &[CommitmentId],
    fresh: &mut impl FnMut() -> Uuid,
    acts: &mut Vec<Act>,
) {
    // Who thanks whom, for which form, about which task.
    type Row = (usize, &'static [usize], &'static str, Option<usize>);
    let rows: [Row; 3] =
        [(2, &[6], "remembering", None), (0, &[1, 5], "caring", Some(6)), (7, &[3], "speaking-out", Some(1))];
    for ((by, to, form, task), word) in rows.into_iter().zip(text.thanks) {
        acts.push(Act::Thanks(ThanksAct::Thank {
            id: AppreciationId(fresh()),
            to: to.iter().map(|i| people[*i]).collect(),
            form: form.into(),
            word: word.into(),
            by: Some(people[by]),
            commitment: task.map(|task| tasks[task]),
        }));
    }
    for what in text.agreements {
        let id = AgreementId(fresh());
        acts.push(Act::Together(TogetherAct::Agree { id, what: what.into() }));
    }
    acts.push(Act::Together(TogetherAct::Ask {
        id: QuestionId(fresh()),
        what: text.question.into(),
        to: Vec::new(),
        by: people[1],
    }));
}
