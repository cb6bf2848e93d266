//! How meetings go on this phone, for all tabs of its browser: the one it is at, and one that was laid aside.

use uuid::Uuid;

use super::device_settings::DeviceSettings;
use super::earlier;
use super::key_value::KeyValue;
use crate::group::MeetingId;
use crate::session::MeetingSession;

/// The name of the one that it is at.
const AT: &str = "note/course";
/// The name of the one that was laid aside for it.
const ASIDE: &str = "note/course-aside";

impl<K: KeyValue> DeviceSettings<'_, K> {
    /// The session that was gone on in last, of whichever meeting.
    pub fn last_session(&self, group: Uuid) -> Option<MeetingSession> {
        read(&self.text(group, AT)?)
    }

    /// The session of the meeting that `is_it` knows, where it is stored otherwise than this tab has `seen` it: another tab
    /// has gone on in it, and goes before what this tab shows. What was refused for want of room is no news of others.
    pub fn session_of_other_tab(
        &self,
        group: Uuid,
        is_it: &dyn Fn(MeetingId) -> bool,
        seen: &mut String,
    ) -> Option<MeetingSession> {
        for name in [AT, ASIDE] {
            let Some(text) = self.text(group, name) else { continue };
            if text == *seen {
                return None;
            }
            let session = read(&text).filter(|session| is_it(session.meeting));
            if session.is_some() {
                *seen = text;
                return session;
            }
        }
        None
    }

    /// Keeps the session; one that stands in its place and that `goes_beside` it is laid aside, so that whoever ends the
    /// one finds the other as it was.
    pub fn keep_session(
        &self,
        group: Uuid,
        session: &MeetingSession,
        goes_beside: &dyn Fn(MeetingId) -> bool,
        seen: &mut String,
    ) {
        let Ok(text) = serde_json::to_string(session) else { return };
        if text == *seen {
            return;
        }
        // What this tab has seen there is of its own meeting.
        let stands = self.text(group, AT).filter(|stands| stands != seen);
        let other = stands.and_then(|stands| read(&stands));
        if let Some(other) = other.filter(|other| goes_beside(other.meeting)) {
            let _ = self.set_value_of(group, ASIDE, Some(&other));
        }
        // Where there is no room, it goes on in this tab alone.
        if self.set_value_of(group, AT, Some(session)).is_ok() {
            *seen = text;
        }
    }

    /// Lets go of the sessions of meetings that have ended: nothing of how the voices were spread outlasts a meeting.
    pub fn forget_sessions(&self, group: Uuid, has_ended: &dyn Fn(MeetingId) -> bool) {
        for name in [AT, ASIDE] {
            let session = self.text(group, name).and_then(|text| read(&text));
            if session.is_some_and(|session| has_ended(session.meeting)) {
                let _ = self.set_value_of(group, name, None::<&MeetingSession>);
            }
        }
    }
}

fn read(text: &str) -> Option<MeetingSession> {
    serde_json::from_str(text).ok().or_else(|| earlier::meeting_session(text))
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
        session: MeetingSession,
        seen: String,
    }

    impl Tab {
        fn at(memory: &Memory, meeting: MeetingId) -> Self {
            let mut tab = Self {
                store: GroupStore::new(memory.clone()),
                session: MeetingSession::new(meeting, 0),
                seen: String::new(),
            };
            tab.go_on(|_| {});
            tab
        }

        fn follow(&mut self) {
            let meeting = self.session.meeting;
            let news = self.store.device_settings().session_of_other_tab(
                GROUP,
                &|other| other == meeting,
                &mut self.seen,
            );
            self.session = news.unwrap_or_else(|| self.session.clone());
        }

        fn go_on(&mut self, change: impl FnOnce(&mut MeetingSession)) {
            self.follow();
            change(&mut self.session);
            let meeting = self.session.meeting;
            self.store.device_settings().keep_session(
                GROUP,
                &self.session,
                &|other| other != meeting,
                &mut self.seen,
            );
        }
    }

    #[test]
    fn two_tabs_at_one_meeting_lose_nothing_of_each_other() {
        let memory = Memory::new();
        let (mut one, mut other) = (Tab::at(&memory, ONE), Tab::at(&memory, ONE));
        one.go_on(|session| session.voices.speak(ANA, 1_000));
        other.go_on(|session| session.stage = Stage::Talk);
        other.go_on(|session| session.voices.speak(BILAL, 2_000));
        one.follow();
        assert_eq!(one.session, other.session);
        assert_eq!((one.session.stage, one.session.voices.turns(ANA)), (Stage::Talk, 1));
        assert_eq!(one.session.voices.speaking, Some((BILAL, 2_000)));
    }

    #[test]
    fn two_tabs_at_two_meetings_go_on_in_each_their_own() {
        let memory = Memory::new();
        let (mut one, mut other) = (Tab::at(&memory, ONE), Tab::at(&memory, TWO));
        for at in 1..4 {
            one.go_on(|session| session.voices.speak(ANA, at * 1_000));
            one.go_on(|session| session.voices.stop(at * 1_000 + 10));
            other.go_on(|session| session.voices.speak(BILAL, at * 1_000));
            other.go_on(|session| session.voices.stop(at * 1_000 + 10));
        }
        for (tab, who) in [(&mut one, ANA), (&mut other, BILAL)] {
            let before = tab.session.clone();
            tab.seen.clear();
            tab.follow();
            assert_eq!(tab.session, before);
            assert_eq!(tab.session.voices.heard, [(who, 3, 30).into()]);
        }
    }

    #[test]
    fn what_finds_no_room_goes_on_in_its_tab() {
        let memory = Memory::new();
        let mut tab = Tab::at(&memory, ONE);
        memory.set_capacity(Some(0));
        tab.go_on(|session| session.voices.speak(ANA, 1_000));
        tab.go_on(|session| session.voices.speak(BILAL, 2_000));
        assert_eq!(tab.session.voices.turns(ANA), 1);
    }

    #[test]
    fn a_session_goes_with_its_meeting_also_one_laid_aside() {
        let memory = Memory::new();
        let here = GroupStore::new(memory.clone());
        let here = here.device_settings();
        let (_one, mut two) = (Tab::at(&memory, ONE), Tab::at(&memory, TWO));
        here.forget_sessions(GROUP, &|meeting| meeting == ONE);
        assert_eq!(here.text(GROUP, ASIDE), None);
        assert_eq!(here.last_session(GROUP), Some(two.session.clone()));
        two.go_on(|session| session.stage = Stage::Close);
        here.forget_sessions(GROUP, &|meeting| meeting == TWO);
        assert_eq!((here.last_session(GROUP), here.text(GROUP, ASIDE)), (None, None));
    }
}
