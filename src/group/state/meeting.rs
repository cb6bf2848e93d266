//! The meetings, their rhythm, and who is there.

use std::collections::BTreeSet;

use crate::group::day::Day;
use crate::group::id::{MeetingId, MemberId};
use crate::group::model::meeting::Meeting;
use crate::group::model::member::{Member, Presence};
use crate::group::model::repeats::Recurrence;
use crate::group::model::repeats::is_fourth_and_last;
use crate::group::name::fold;
use crate::group::state::group::Group;

impl Group {
    /// The id for a meeting that was held on this day, as minutes tell of it: that of a meeting that is here already, or
    /// else [`MeetingId::held_on`].
    ///
    /// Of the day's meetings it is the one of the same title. Where none has it, the only one of the day is meant, for
    /// minutes seldom call a meeting as the plan did; but not one that came with minutes of another title, for that was
    /// another meeting.
    pub fn meeting_held_on(&self, day: Day, title: &str) -> MeetingId {
        let own = MeetingId::held_on(self.id(), day, title);
        let of_day: Vec<&Meeting> =
            self.meetings().into_iter().filter(|meeting| meeting.day() == Some(day)).collect();
        let titled = |meeting: &&&Meeting| fold(&meeting.words.title) == fold(title);
        let from_minutes =
            |meeting: &Meeting| meeting.id == MeetingId::held_on(self.id(), day, &meeting.words.title);
        match (of_day.iter().find(titled), &of_day[..]) {
            (Some(meeting), _) => meeting.id,
            (None, [only]) if fold(title).is_empty() || !from_minutes(only) => only.id,
            _ => own,
        }
    }

    /// The meetings, the earliest first; those without a day last.
    pub fn meetings(&self) -> Vec<&Meeting> {
        let mut all: Vec<&Meeting> = self.meeting_index.each_meeting().collect();
        all.sort_by_key(|meeting| (meeting.day().is_none(), meeting.day(), meeting.words.starts, meeting.id));
        all
    }

    /// The meeting of this id, or of a record joined to it.
    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        self.meeting_index.meeting(id)
    }

    /// The id that stands for the meeting: another record may be the same one.
    pub fn same_meeting(&self, id: MeetingId) -> MeetingId {
        self.meeting_index.resolve(id)
    }

    /// How the meeting repeats; `None` where it does not.
    ///
    /// Versions that knew one monthly rhythm wrote it for the fifth Monday, which means the last, and went on writing it
    /// where the next last Monday was a fourth as well. What the people chose is told by the meetings before that one.
    pub fn rhythm(&self, meeting: &Meeting) -> Option<Recurrence> {
        let (repeats, day) = (meeting.words.repeats?, meeting.rhythm_day());
        let told = repeats == Recurrence::Monthly && self.told_last(day, meeting.follows).is_some();
        Some(if told { Recurrence::MonthlyLast } else { day.map_or(repeats, |day| repeats.on(day)) })
    }

    /// Of the meetings before one that is on this day, a fourth and the last at once: the one whose stored rhythm says
    /// that the last is meant.
    pub(in crate::group) fn told_last(
        &self,
        day: Option<Day>,
        follows: Option<MeetingId>,
    ) -> Option<&Meeting> {
        let day = day.filter(|day| is_fourth_and_last(*day))?;
        let mut seen = Vec::new();
        let mut before = follows.and_then(|id| self.meeting(id));
        while let Some(meeting) = before.filter(|meeting| !seen.contains(&meeting.id)) {
            let on = meeting.rhythm_day().filter(|on| on.weekday() == day.weekday())?;
            match meeting.words.repeats? {
                Recurrence::Monthly if Recurrence::Monthly.on(on) == Recurrence::MonthlyLast => {
                    return Some(meeting);
                }
                Recurrence::Monthly if is_fourth_and_last(on) => {}
                // Where the last was chosen by its own name, so would it be for this one.
                _ => return None,
            }
            seen.push(meeting.id);
            before = meeting.follows.and_then(|id| self.meeting(id));
        }
        None
    }

    /// Whether what carries that id was noted in the meeting.
    pub fn is_of(&self, meeting: MeetingId, noted_in: Option<MeetingId>) -> bool {
        noted_in.is_some_and(|id| self.same_meeting(id) == self.same_meeting(meeting))
    }

    /// The meeting that goes on now; of several the one that began last.
    pub fn current_meeting(&self) -> Option<&Meeting> {
        self.meetings().into_iter().rfind(|meeting| meeting.is_on())
    }

    /// Who is there, in the order of the seats.
    pub fn here(&self, meeting: &Meeting) -> Vec<&Member> {
        let ids = Vec::from_iter(BTreeSet::from_iter(meeting.here.iter().map(|(id, _)| self.resolve(*id))));
        let is = |id: &MemberId| self.is_here(meeting, *id) == Some(true);
        ids.into_iter().filter(is).filter_map(|id| self.member(id)).collect::<Vec<_>>()
    }

    /// Who sits around the circle: who is there, and where nobody has said who that is, everybody who is around.
    pub fn around(&self, meeting: &Meeting) -> Vec<&Member> {
        let here = self.here(meeting);
        if here.is_empty() {
            self.seats().filter(|member| member.presence == Presence::Here).collect::<Vec<_>>()
        } else {
            here
        }
    }

    /// Whether the member is there; `None` where nobody has said.
    pub fn is_here(&self, meeting: &Meeting, id: MemberId) -> Option<bool> {
        let id = self.resolve(id);
        let said = meeting.here.iter().filter(|(who, _)| self.resolve(*who) == id).map(|(_, here)| *here);
        // Of two records of one person, or two phones that noted one meeting, a yes counts.
        said.max()
    }
}
