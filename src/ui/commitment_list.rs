//! What stands on the lists of commitments, and how much of it is shown: pure, so that it is tested without a browser.

use uuid::Uuid;

use super::route::WorkTab;
use crate::group::{Commitment, CommitmentFilter, CommitmentId, Day, Group, Heading, MemberId};

/// What stands over a part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Head {
    /// Nothing: the list is one.
    Whole,
    /// What the commitments below would like.
    Care(Heading),
    /// Whose they are; `None`: nobody's.
    Person(Option<MemberId>),
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What stands over it.
    pub head: Head,
    /// The commitments' ids, in their order.
    pub ids: Vec<Uuid>,
}

impl Section {
    /// How much room it takes: a heading with nothing below it is a line too.
    fn lines(&self) -> usize {
        self.ids.len().max(1)
    }
}

/// The parts of a list.
///
/// Without `me` the list of mine is empty. With `found`, only those that it finds are in it, and people for whom
/// nothing is found are left out.
pub fn sections(
    group: &Group,
    tab: WorkTab,
    me: Option<MemberId>,
    today: Day,
    found: Option<&dyn Fn(CommitmentId) -> bool>,
) -> Vec<Section> {
    let filter = match (tab, me) {
        (WorkTab::Mine, Some(me)) => CommitmentFilter::Of(me),
        (WorkTab::Mine, None) => return Vec::new(),
        (WorkTab::Everyone | WorkTab::People, _) => CommitmentFilter::Everyone,
        (WorkTab::Done, _) => CommitmentFilter::Ended,
    };
    let mut list: Vec<&Commitment> = group.list(filter, today);
    if let Some(found) = found {
        list.retain(|commitment| found(commitment.id));
    }
    match tab {
        WorkTab::Done => {
            let ids: Vec<Uuid> = list.iter().map(|commitment| commitment.id.0).collect();
            if ids.is_empty() { Vec::new() } else { vec![Section { head: Head::Whole, ids }] }
        }
        // With nothing at all, a list of everybody's nothing would say less than how to begin.
        WorkTab::People if list.is_empty() => Vec::new(),
        WorkTab::People => {
            let people = group.by_person(list).into_iter();
            people
                .map(|(id, ids)| Section {
                    head: Head::Person(id),
                    ids: ids.into_iter().map(|id| id.0).collect::<Vec<_>>(),
                })
                .filter(|section| found.is_none() || !section.ids.is_empty())
                .collect::<Vec<_>>()
        }
        WorkTab::Mine | WorkTab::Everyone => {
            let mut sections: Vec<Section> = Vec::new();
            for commitment in list {
                let head = Head::Care(Heading::of(group.attention(commitment, today)));
                match sections.last_mut().filter(|section| section.head == head) {
                    Some(section) => section.ids.push(commitment.id.0),
                    None => sections.push(Section { head, ids: vec![commitment.id.0] }),
                }
            }
            sections
        }
    }
}

/// How many lines there are.
pub fn lines(sections: &[Section]) -> usize {
    sections.iter().map(Section::lines).sum()
}

/// The first so many lines, with the headings that stand over them.
pub fn first(sections: &[Section], lines: usize) -> Vec<Section> {
    let mut left = lines;
    let mut shown = Vec::new();
    for section in sections {
        if left == 0 {
            break;
        }
        let ids: Vec<Uuid> = section.ids.iter().copied().take(left).collect();
        left = left.saturating_sub(section.lines());
        shown.push(Section { head: section.head, ids });
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::{Command, CommitmentState, NewMember, SearchQuery, day, group_after};

    const ANA: MemberId = MemberId(Uuid::from_u128(1));
    const BILAL: MemberId = MemberId(Uuid::from_u128(2));

    fn today() -> Day {
        day::from_text("2026-11-23").unwrap()
    }

    fn group() -> Group {
        let person = |id, name: &str| NewMember { id, name: name.into(), pronouns: String::new() };
        let commit = |id: u128, what: &str, holder: MemberId, day: Option<&str>| Command::Commit {
            id: CommitmentId(Uuid::from_u128(id)),
            what: what.into(),
            holders: vec![holder],
            companions: vec![],
            day: day.map(|day| day::from_text(day).unwrap()),
            note: String::new(),
            on: None,
        };
        let done = Command::CheckIn {
            id: crate::group::CheckInId(Uuid::from_u128(50)),
            commitment: CommitmentId(Uuid::from_u128(14)),
            state: CommitmentState::Done,
            day: None,
            details: crate::group::CheckInDetails::default(),
        };
        let acts = [
            Command::AddMembers(vec![person(BILAL, "Bilal"), person(ANA, "Ana")]),
            commit(11, "Later", ANA, Some("2026-12-24")),
            commit(12, "Soon", ANA, Some("2026-11-26")),
            commit(13, "Passed", ANA, Some("2026-11-20")),
            commit(14, "Finished", ANA, None),
            done,
        ];
        group_after(today(), acts)
    }

    fn told(tab: WorkTab, me: Option<MemberId>, typed: &str) -> Vec<(Head, Vec<u128>)> {
        let group = group();
        let sought = SearchQuery::new(typed);
        let found = |id| group.commitment(id).is_some_and(|c| sought.fits(&group.search_text(c)));
        let found: Option<&dyn Fn(CommitmentId) -> bool> =
            if sought.is_empty() { None } else { Some(&found) };
        let sections = sections(&group, tab, me, today(), found);
        sections
            .iter()
            .map(|s| (s.head, s.ids.iter().map(|id| id.as_u128()).collect::<Vec<_>>()))
            .collect::<Vec<_>>()
    }

    #[test]
    fn open_ones_stand_under_gentle_headings() {
        let care = |heading, id| (Head::Care(heading), vec![id]);
        let all = [care(Heading::CheckIn, 13), care(Heading::Week, 12), care(Heading::Later, 11)];
        assert_eq!(told(WorkTab::Everyone, None, ""), all);
        assert_eq!(told(WorkTab::Mine, Some(ANA), ""), all);
        assert_eq!(told(WorkTab::Mine, Some(BILAL), ""), []);
        assert_eq!(told(WorkTab::Mine, None, ""), []);
        assert_eq!(told(WorkTab::Everyone, None, "soon"), [care(Heading::Week, 12)]);
    }

    #[test]
    fn everyone_has_a_place_in_the_list_by_person() {
        let all = told(WorkTab::People, None, "");
        assert_eq!(all[0], (Head::Person(Some(ANA)), vec![13, 12, 11]));
        assert_eq!(all[1], (Head::Person(Some(BILAL)), vec![]));
        assert_eq!(told(WorkTab::People, None, "later"), [(Head::Person(Some(ANA)), vec![11])]);
        assert_eq!(told(WorkTab::People, None, "nothing like it"), []);
    }

    #[test]
    fn what_ended_is_one_list() {
        assert_eq!(told(WorkTab::Done, None, ""), [(Head::Whole, vec![14])]);
        assert_eq!(told(WorkTab::Done, None, "no"), []);
    }

    #[test]
    fn a_long_list_is_shown_from_its_beginning() {
        let section =
            |head, count: u128| Section { head, ids: (0..count).map(Uuid::from_u128).collect::<Vec<_>>() };
        let all =
            [section(Head::Person(None), 3), section(Head::Person(Some(ANA)), 0), section(Head::Whole, 5)];
        assert_eq!(lines(&all), 9);
        let sizes = |count| first(&all, count).iter().map(|s| s.ids.len()).collect::<Vec<_>>();
        assert_eq!(sizes(0), [0; 0]);
        assert_eq!(sizes(2), [2]);
        assert_eq!(sizes(3), [3]);
        assert_eq!(sizes(4), [3, 0], "a heading with nothing below takes a line");
        assert_eq!(sizes(6), [3, 0, 2]);
        assert_eq!(sizes(100), [3, 0, 5]);
    }
}
