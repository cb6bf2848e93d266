//! Strengths that wait for an opportunity, as pages show them.

use crate::group::{Day, Group, NeedId};
use crate::insight;
use crate::text;
use crate::ui::components::{MemberSummary, day_words};

/// So many needs stand beside a strength.
const NEEDS: usize = 2;

/// A strength at rest as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestingStrength {
    /// In the group's words.
    pub word: String,
    /// When it was last used.
    pub last: String,
    /// What could use it.
    pub needs: Vec<(NeedId, String)>,
}

/// What rests of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestingOfPerson {
    /// Who.
    pub summary: MemberSummary,
    /// What rests.
    pub rests: Vec<RestingStrength>,
}

/// All of it, by person in the order of the seats.
pub fn resting_by_person(group: &Group, today: Day) -> Vec<RestingOfPerson> {
    let t = &text::current().strengths;
    let mut all: Vec<RestingOfPerson> = Vec::new();
    for one in insight::resting_strengths(group, today) {
        let needs = one.needs.iter().take(NEEDS).filter_map(|id| group.need(*id));
        let last = one.last.map(|on| (t.last_used)(&day_words(today, on)));
        let rests = RestingStrength {
            word: one.word,
            last: last.unwrap_or_else(|| t.never_used.to_owned()),
            needs: needs.map(|need| (need.id, need.words.what.clone())).collect::<Vec<_>>(),
        };
        match all.last_mut() {
            Some(person) if person.summary.id == one.member => person.rests.push(rests),
            _ => {
                let Some(member) = group.member(one.member) else { continue };
                all.push(RestingOfPerson { summary: MemberSummary::from(member), rests: vec![rests] });
            }
        }
    }
    all
}
