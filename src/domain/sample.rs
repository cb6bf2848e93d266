//! A small lively invented group to try the app with.

use uuid::Uuid;

use super::act::{Act, NewMember, Noted};
use super::check_in::{AnswerSort, Carry};
use super::commitment::{Companionship, State};
use super::day::{Day, days_after};
use super::id::{AnswerId, CheckInId, CommitmentId, InvitationId, MemberId, NeedId};
use super::invitation::{Into, InviteAct, Part};
use super::need::{NeedAct, NeedWords, Size};

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
    /// Four needs: what, why, a good first step, and a strength that helps.
    pub needs: [[&'static str; 4]; 4],
    /// The word of an invitation.
    pub invitation: &'static str,
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
    acts.extend(needs(text, &people, today, &mut fresh));
    acts
}

/// Four needs: one that goes on and is held, with a place open; a small one; one that is old; and one to which
/// somebody is invited.
fn needs(text: &SampleText, people: &[MemberId], today: Day, fresh: &mut dyn FnMut() -> Uuid) -> Vec<Act> {
    // How much it is, who said it, days since, days until, few see it.
    type Row = (Size, usize, i32, Option<u16>, bool);
    let rows: [Row; 4] = [
        (Size::Ongoing, 7, 24, None, false),
        (Size::Hour, 5, 2, Some(4), true),
        (Size::Ongoing, 4, 41, None, true),
        (Size::Day, 2, 3, Some(9), false),
    ];
    let ago = |days: i32| Day::from_julian_day(today.to_julian_day() - days).unwrap_or(today);
    let mut acts = Vec::new();
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
        acts.push(Act::Need(NeedAct::Say { id, words, by: Some(people[by]) }));
        acts.push(Act::Need(NeedAct::SaidOn { id, on: ago(said) }));
        ids.push(id);
    }
    // As taking the need would make it: the need is not there yet when all of this is written at once.
    acts.push(Act::Commit {
        id: CommitmentId(ids[0].0),
        what: text.needs[0][0].into(),
        holders: vec![people[7]],
        companions: Vec::new(),
        day: None,
        note: String::new(),
        on: Some(ago(20)),
    });
    acts.push(Act::Invite(InviteAct::Invite {
        id: InvitationId(fresh()),
        to: people[0],
        into: Into::Need(ids[3]),
        part: Part::Hold,
        word: text.invitation.into(),
        by: Some(people[2]),
    }));
    acts
}
