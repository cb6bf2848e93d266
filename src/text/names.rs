//! What people and meetings are called.

use super::Text;
use super::news::bidi_isolate;
use crate::group::{Group, Meeting, Member, MemberId};

impl Text {
    /// The person's name as it stands in a sentence, or "Someone".
    pub fn name(&self, group: &Group, id: Option<MemberId>) -> String {
        self.member_name(id.and_then(|id| group.member(id)))
    }

    /// The name of this entry of a person as it stands in a sentence, or "Someone".
    pub fn member_name(&self, member: Option<&Member>) -> String {
        let named = member.filter(|member| !member.name.is_empty());
        named
            .map_or_else(|| self.common.somebody.to_owned(), |member| bidi_isolate(&member.name_told_apart()))
    }

    /// These people's names in a row: "Ana, Bilal and Chen".
    pub fn names(&self, group: &Group, ids: impl IntoIterator<Item = MemberId>) -> String {
        self.list(&ids.into_iter().map(|id| self.name(group, Some(id))).collect::<Vec<_>>())
    }

    /// These members' names in a row.
    pub fn member_names(&self, members: &[&Member]) -> String {
        self.list(&members.iter().map(|member| self.member_name(Some(member))).collect::<Vec<_>>())
    }

    /// Words in a row: "Ana", "Ana and Bilal", "Ana, Bilal and Chen".
    pub fn list(&self, words: &[String]) -> String {
        (self.common.list)(&words.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The meeting's title, or what one without a title is called.
    pub fn meeting_name<'a>(&self, meeting: &'a Meeting) -> &'a str {
        match meeting.words.title.as_str() {
            "" => self.common.meeting,
            title => title,
        }
    }
}
