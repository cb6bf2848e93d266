//! The notes of a meeting.

use crate::group::id::MeetingId;
use crate::group::model::note::Note;
use crate::group::state::group::Group;

impl Group {
    /// The notes of a meeting, in the order in which they were made.
    pub fn notes_of(&self, meeting: MeetingId) -> impl Iterator<Item = &Note> {
        self.notes().filter(move |note| self.is_of(meeting, note.meeting))
    }
}
