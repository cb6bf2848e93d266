//! Which entries are one person.

use uuid::Uuid;

use crate::group::id::MemberId;
use crate::group::model::member::Member;
use crate::group::state::group::Group;

impl Group {
    /// What this record alone says of a person: two entries of one person may say different names.
    pub fn member_record(&self, id: MemberId) -> Option<&Member> {
        Some(&self.entries.get(id.0)?.member)
    }

    /// The entries that somebody said are one person, two by two, of all that are this one.
    pub fn joins_of(&self, id: MemberId) -> Vec<(MemberId, MemberId)> {
        let links = self.same.links_of(id.0).into_iter();
        links.map(|(later, earlier)| (MemberId(earlier), MemberId(later))).collect::<Vec<_>>()
    }

    /// Whether somebody said that these are two different people.
    pub fn are_different(&self, one: MemberId, other: MemberId) -> bool {
        self.same.are_different(one.0, other.0)
    }

    /// All who were said to be two different people, the later first of each two.
    pub fn different_people(&self) -> &[(Uuid, Uuid)] {
        self.same.different_pairs()
    }
}
