//! A meeting as a text tells of it.

use crate::group::{Day, MemberId};

/// A list of people in a meeting's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleList {
    /// Who facilitated.
    Host,
    /// Who took the notes.
    NotedBy,
    /// Who was there.
    Present,
    /// Who was not.
    Away,
}

impl PeopleList {
    /// All of them, as in [`HeldMeeting::named`].
    pub const ALL: [PeopleList; 4] =
        [PeopleList::Host, PeopleList::NotedBy, PeopleList::Present, PeopleList::Away];
}

/// A meeting as its head was understood, and as the person wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldMeeting {
    /// The day on which it was held; while nobody knows it, the meeting cannot be brought in.
    pub day: Option<Day>,
    /// What it is called; may be empty.
    pub title: String,
    /// who is named in each list, as ids of members or of [`Draft::people`](super::draft::Draft::people); a host or note-taker may be in
    /// [`PeopleList::Present`] too.
    pub named: [Vec<MemberId>; 4],
    /// Lines that name everybody and so nobody in particular, as they stood.
    pub everyone: Vec<String>,
    /// It is still to come: the text is a plan for it, no minutes. So it is with one of today, unless the text tells of
    /// what was: who was there, who took on what, how it goes.
    pub to_come: bool,
    /// Whether it is to become a meeting of the group.
    pub taken: bool,
}
