//! How meetings go on this phone, for all tabs of its browser: the one it is at, and one that was laid aside.

use uuid::Uuid;

use super::device_settings::DeviceSettings;
use super::key_value::KeyValue;
use crate::group::MeetingId;
use crate::session::MeetingSession;

/// The name of the one that it is at.
const AT: &str = "course";
/// The name of the one that was laid aside for it.
const ASIDE: &str = "course-aside";

impl<K: KeyValue> DeviceSettings<'_, K> {
    /// The course that was gone on in last, of whichever meeting.
    pub fn last_course(&self, group: Uuid) -> Option<MeetingSession> {
        MeetingSession::from_text(&self.note_of(group, AT)?)
    }

    /// The course of the meeting that `is_it` knows, where it rests otherwise than this tab has `seen` it: another tab
    /// has gone on in it, and goes before what this tab shows. What was refused for want of room is no news of others.
    pub fn news_of_course(
        &self,
        group: Uuid,
        is_it: &dyn Fn(MeetingId) -> bool,
        seen: &mut String,
    ) -> Option<MeetingSession> {
        for name in [AT, ASIDE] {
            let Some(text) = self.note_of(group, name) else { continue };
            if text == *seen {
                return None;
            }
            let course = MeetingSession::from_text(&text).filter(|course| is_it(course.meeting));
            if course.is_some() {
                *seen = text;
                return course;
            }
        }
        None
    }

    /// Keeps the course; one that stands in its place and that `goes_beside` it is laid aside, so that whoever ends the
    /// one finds the other as it was.
    pub fn keep_course(
        &self,
        group: Uuid,
        course: &MeetingSession,
        goes_beside: &dyn Fn(MeetingId) -> bool,
        seen: &mut String,
    ) {
        let text = course.to_text();
        if text == *seen {
            return;
        }
        // What this tab has seen there is of its own meeting.
        let stands = self.note_of(group, AT).filter(|stands| stands != seen);
        let other = stands.and_then(|stands| MeetingSession::from_text(&stands));
        if let Some(other) = other.filter(|other| goes_beside(other.meeting)) {
            let _ = self.set_note_of(group, ASIDE, Some(&other.to_text()));
        }
        // Where there is no room, it goes on in this tab alone.
        if self.set_note_of(group, AT, Some(&text)).is_ok() {
            *seen = text;
        }
    }

    /// Lets go of the courses of meetings that have ended: nothing of how the voices were spread outlasts a meeting.
    pub fn forget_courses(&self, group: Uuid, has_ended: &dyn Fn(MeetingId) -> bool) {
        for name in [AT, ASIDE] {
            let course = self.note_of(group, name).and_then(|text| MeetingSession::from_text(&text));
            if course.is_some_and(|course| has_ended(course.meeting)) {
                let _ = self.set_note_of(group, name, None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::MemberId;
    use crate::session::Stage;
    use crate::storage::{GroupStore, Memory};

    const GROUP: Uuid = Uuid::from_u128(9);
    const ONE: MeetingId = MeetingId(Uuid::from_u128(1));
    const TWO: MeetingId = MeetingId(Uuid::from_u128(2));
    const ANA: MemberId = MemberId(Uuid::from_u128(11));
    const BILAL: MemberId = MemberId(Uuid::from_u128(12));

    /// A tab, as the app is one: it reads before it writes.
    struct Tab {
        store: GroupStore<Memory>,
        course: MeetingSession,
        seen: String,
    }

    impl Tab {
        fn at(memory: &Memory, meeting: MeetingId) -> Self {
            let mut tab = Self {
                store: GroupStore::new(memory.clone()),
                course: MeetingSession::new(meeting, 0),
                seen: String::new(),
            };
            tab.go_on(|_| {});
            tab
        }

        fn follow(&mut self) {
            let meeting = self.course.meeting;
            let news = self.store.here().news_of_course(GROUP, &|other| other == meeting, &mut self.seen);
            self.course = news.unwrap_or_else(|| self.course.clone());
        }

        fn go_on(&mut self, change: impl FnOnce(&mut MeetingSession)) {
            self.follow();
            change(&mut self.course);
            let meeting = self.course.meeting;
            self.store.here().keep_course(GROUP, &self.course, &|other| other != meeting, &mut self.seen);
        }
    }

    #[test]
    fn two_tabs_at_one_meeting_lose_nothing_of_each_other() {
        let memory = Memory::new();
        let (mut one, mut other) = (Tab::at(&memory, ONE), Tab::at(&memory, ONE));
        one.go_on(|course| course.voices.speak(ANA, 1_000));
        other.go_on(|course| course.stage = Stage::Talk);
        other.go_on(|course| course.voices.speak(BILAL, 2_000));
        one.follow();
        assert_eq!(one.course, other.course);
        assert_eq!((one.course.stage, one.course.voices.turns(ANA)), (Stage::Talk, 1));
        assert_eq!(one.course.voices.speaking, Some((BILAL, 2_000)));
    }

    #[test]
    fn two_tabs_at_two_meetings_go_on_in_each_their_own() {
        let memory = Memory::new();
        let (mut one, mut other) = (Tab::at(&memory, ONE), Tab::at(&memory, TWO));
        for at in 1..4 {
            one.go_on(|course| course.voices.speak(ANA, at * 1_000));
            one.go_on(|course| course.voices.stop(at * 1_000 + 10));
            other.go_on(|course| course.voices.speak(BILAL, at * 1_000));
            other.go_on(|course| course.voices.stop(at * 1_000 + 10));
        }
        for (tab, who) in [(&mut one, ANA), (&mut other, BILAL)] {
            let before = tab.course.clone();
            tab.seen.clear();
            tab.follow();
            assert_eq!(tab.course, before);
            assert_eq!(tab.course.voices.heard, [(who, 3, 30)]);
        }
    }

    #[test]
    fn what_finds_no_room_goes_on_in_its_tab() {
        let memory = Memory::new();
        let mut tab = Tab::at(&memory, ONE);
        memory.set_capacity(Some(0));
        tab.go_on(|course| course.voices.speak(ANA, 1_000));
        tab.go_on(|course| course.voices.speak(BILAL, 2_000));
        assert_eq!(tab.course.voices.turns(ANA), 1);
    }

    #[test]
    fn a_course_goes_with_its_meeting_also_one_laid_aside() {
        let memory = Memory::new();
        let here = GroupStore::new(memory.clone());
        let here = here.here();
        let (_one, mut two) = (Tab::at(&memory, ONE), Tab::at(&memory, TWO));
        here.forget_courses(GROUP, &|meeting| meeting == ONE);
        assert_eq!(here.note_of(GROUP, ASIDE), None);
        assert_eq!(here.last_course(GROUP), Some(two.course.clone()));
        two.go_on(|course| course.stage = Stage::Close);
        here.forget_courses(GROUP, &|meeting| meeting == TWO);
        assert_eq!((here.last_course(GROUP), here.note_of(GROUP, ASIDE)), (None, None));
    }
}
