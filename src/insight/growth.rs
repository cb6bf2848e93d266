//! How the group's capacity changed over months, and what it carried.

use std::collections::BTreeMap;
use time::{Date, Month as Name};

use crate::group::{CommitmentState, Day, Group, StrengthKind};

/// One month of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Day,
    /// Commitments that began in it.
    pub began: usize,
    /// Commitments that were finished in it.
    pub done: usize,
    /// Commitments that were let go with thanks in it.
    pub let_go: usize,
    /// Strengths that the group had by its end: each word once.
    pub strengths: usize,
    /// Those of them that two or more people shared.
    pub shared: usize,
}

/// The last `count` months, the oldest first, that of `today` last. Strengths are counted from the day on which they
/// were named; one whose day is not known was always there.
pub fn monthly_capacity(group: &Group, today: Day, count: u8) -> Vec<Month> {
    let mut months = Vec::new();
    let (mut year, mut name) = (today.year(), today.month());
    for _ in 0..count {
        let Ok(first) = Date::from_calendar_date(year, name, 1) else { break };
        months.push(Month { first, began: 0, done: 0, let_go: 0, strengths: 0, shared: 0 });
        if name == Name::January {
            year -= 1;
        }
        name = name.previous();
    }
    months.reverse();
    for commitment in group.commitments() {
        if let Some(month) = commitment.began.and_then(|on| month_of(&mut months, on, today)) {
            month.began += 1;
        }
        let ended = commitment.state.zip(commitment.state_on);
        if let Some((state, month)) =
            ended.and_then(|(state, on)| Some((state, month_of(&mut months, on, today)?)))
        {
            match state {
                CommitmentState::Done => month.done += 1,
                CommitmentState::LetGo => month.let_go += 1,
                CommitmentState::Moving | CommitmentState::Stuck => {}
            }
        }
    }
    // For each strength the days on which each further person had it, in their order.
    let mut since: BTreeMap<String, Vec<Day>> = BTreeMap::new();
    for member in group.seats() {
        let mut own: Vec<(String, Day)> = Vec::new();
        for strength in member.strengths.iter().filter(|one| one.kind != StrengthKind::Learn) {
            let day = strength.since.unwrap_or(Date::MIN);
            let key = group.strength_key(&strength.word);
            match own.iter_mut().find(|(other, _)| *other == key) {
                Some((_, first)) => *first = day.min(*first),
                None => own.push((key, day)),
            }
        }
        for (key, day) in own {
            since.entry(key).or_default().push(day);
        }
    }
    for month in &mut months {
        let next = after(month.first);
        for days in since.values() {
            let had = days.iter().filter(|day| **day < next).count();
            month.strengths += usize::from(had > 0);
            month.shared += usize::from(had > 1);
        }
    }
    months
}

fn month_of(months: &mut [Month], on: Day, today: Day) -> Option<&mut Month> {
    if on > today {
        return None;
    }
    months.iter_mut().rev().find(|month| month.first <= on)
}

/// The first day of the next month.
fn after(first: Day) -> Day {
    let year = first.year() + i32::from(first.month() == Name::December);
    Date::from_calendar_date(year, first.month().next(), 1).unwrap_or(Date::MAX)
}
