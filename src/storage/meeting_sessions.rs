//! How meetings go on this phone, for all tabs of its browser: the session that was gone on in last, and one that was laid
//! aside.
//!
//! A tab reads before it writes, so that no tab undoes what another one has made of the session:
//! [`DeviceSettings::keep_session`] takes only what [`DeviceSettings::read_session`] gave.

use uuid::Uuid;

use super::device_settings::DeviceSettings;
use super::earlier;
use super::key_value::KeyValue;
use crate::group::{Group, Meeting, MeetingId};
use crate::session::MeetingSession;

/// The key of the session that was gone on in last. Stored as "course", its earlier name.
const CURRENT: &str = "note/course";
/// The key of one that was laid aside for it.
const ASIDE: &str = "note/course-aside";

/// The text that a tab last read or wrote of its session; empty before the first. A session that is stored under another
/// text is another tab's doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenSession(String);

/// A session that was read to be changed, and then kept.
#[derive(Debug)]
pub struct ReadSession {
    /// The session.
    pub session: MeetingSession,
    /// Whether it is as another tab has made it, and not as the tab that read it had it.
    pub is_of_other_tab: bool,
    seen: SeenSession,
}

impl ReadSession {
    /// What the tab has seen now.
    pub fn into_seen(self) -> SeenSession {
        self.seen
    }
}

impl<K: KeyValue> DeviceSettings<'_, K> {
    /// The session that was gone on in last, of whichever meeting.
    pub fn last_session(&self, group: Uuid) -> Option<MeetingSession> {
        read(&self.text(group, CURRENT)?)
    }

    /// The session that a tab has, or what another tab has made of it since: that goes before what this tab shows. What
    /// this tab could not store for want of room is not taken for another tab's.
    pub fn read_session(&self, group: &Group, ours: MeetingSession, seen: &SeenSession) -> ReadSession {
        for name in [CURRENT, ASIDE] {
            let Some(text) = self.text(group.id(), name) else { continue };
            if text == seen.0 {
                break;
            }
            let theirs = read(&text).filter(|theirs| group.is_of(theirs.meeting, Some(ours.meeting)));
            if let Some(session) = theirs {
                return ReadSession { session, is_of_other_tab: true, seen: SeenSession(text) };
            }
        }
        ReadSession { session: ours, is_of_other_tab: false, seen: seen.clone() }
    }

    /// Stores the session. The session of another meeting that is on is laid aside for it, so that whoever ends the one
    /// finds the other as it was. Returns what the tab has seen now; where there was no room that is what it had seen
    /// before, and the session goes on in this tab alone.
    pub fn keep_session(&self, group: &Group, read_session: ReadSession) -> SeenSession {
        let ReadSession { session, seen, .. } = read_session;
        let Ok(text) = serde_json::to_string(&session) else { return seen };
        if text == seen.0 {
            return seen;
        }
        // What this tab has seen there is of its own meeting.
        let stored = self.text(group.id(), CURRENT).filter(|stored| *stored != seen.0);
        let goes_on = |other: &MeetingSession| {
            !group.is_of(other.meeting, Some(session.meeting))
                && group.meeting(other.meeting).is_some_and(Meeting::is_on)
        };
        if let Some(other) = stored.and_then(|stored| read(&stored)).filter(goes_on) {
            let _ = self.set_value_of(group.id(), ASIDE, Some(&other));
        }
        match self.set_value_of(group.id(), CURRENT, Some(&session)) {
            Ok(()) => SeenSession(text),
            Err(_) => seen,
        }
    }

    /// Removes the sessions of meetings that have ended: nothing of how the voices were spread outlasts a meeting.
    pub fn forget_ended_sessions(&self, group: &Group) {
        let has_ended = |meeting: MeetingId| group.meeting(meeting).is_some_and(Meeting::is_over);
        for name in [CURRENT, ASIDE] {
            let session = self.text(group.id(), name).and_then(|text| read(&text));
            if session.is_some_and(|session| has_ended(session.meeting)) {
                let _ = self.set_value_of(group.id(), name, None::<&MeetingSession>);
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
    use crate::group::{MemberId, field};
    use crate::replica::{Clock, Device, Edit, Replica};
    use crate::session::Stage;
    use crate::storage::{GroupStore, Memory};

    const GROUP: Uuid = Uuid::from_u128(9);
    const ONE: MeetingId = MeetingId(Uuid::from_u128(1));
    const TWO: MeetingId = MeetingId(Uuid::from_u128(2));
    const ANA: MemberId = MemberId(Uuid::from_u128(11));
    const BILAL: MemberId = MemberId(Uuid::from_u128(12));

    /// A group with two meetings that have begun, of which these have ended.
    fn group(ended: &[MeetingId]) -> Group {
        let mut replica = Replica::new(GROUP);
        let on = "2026-11-23";
        let began = [ONE, TWO].map(|id| Edit::new(&id.key(), field::meeting::BEGAN, on));
        let ended = ended.iter().map(|id| Edit::new(&id.key(), field::meeting::ENDED, on));
        let edits: Vec<Edit> = began.into_iter().chain(ended).collect();
        replica.write(&edits, &mut Clock::new(Device(1)), 1_000).unwrap();
        Group::read(&replica)
    }

    /// What a tab holds of a session.
    struct Tab {
        store: GroupStore<Memory>,
        group: Group,
        session: MeetingSession,
        seen: SeenSession,
    }

    impl Tab {
        fn at(memory: &Memory, meeting: MeetingId) -> Self {
            let mut tab = Self {
                store: GroupStore::new(memory.clone()),
                group: group(&[]),
                session: MeetingSession::new(meeting, 0),
                seen: SeenSession::default(),
            };
            tab.go_on(|_| {});
            tab
        }

        fn read(&self) -> ReadSession {
            self.store.device_settings().read_session(&self.group, self.session.clone(), &self.seen)
        }

        fn follow(&mut self) {
            let read = self.read();
            self.session = read.session.clone();
            self.seen = read.into_seen();
        }

        fn go_on(&mut self, change: impl FnOnce(&mut MeetingSession)) {
            let mut read = self.read();
            change(&mut read.session);
            self.session = read.session.clone();
            self.seen = self.store.device_settings().keep_session(&self.group, read);
        }
    }

    #[test]
    fn two_tabs_at_one_meeting_lose_nothing_of_each_other() {
        let memory = Memory::new();
        let (mut one, mut other) = (Tab::at(&memory, ONE), Tab::at(&memory, ONE));
        one.go_on(|session| session.voices.speak(ANA, 1_000));
        other.go_on(|session| session.stage = Stage::Talk);
        other.go_on(|session| session.voices.speak(BILAL, 2_000));
        assert!(one.read().is_of_other_tab && !other.read().is_of_other_tab);
        one.follow();
        assert!(!one.read().is_of_other_tab);
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
            tab.seen = SeenSession::default();
            tab.follow();
            assert_eq!(tab.session, before);
            assert_eq!(tab.session.voices.heard, [(who, 3, 30).into()]);
        }
    }

    #[test]
    fn the_session_of_a_meeting_that_has_ended_is_not_laid_aside() {
        let memory = Memory::new();
        let (_one, mut two) = (Tab::at(&memory, ONE), Tab::at(&memory, ONE));
        two.group = group(&[ONE]);
        two.session = MeetingSession::new(TWO, 0);
        two.seen = SeenSession::default();
        two.go_on(|session| session.stage = Stage::Talk);
        let here = two.store.device_settings();
        assert_eq!((here.last_session(GROUP), here.text(GROUP, ASIDE)), (Some(two.session.clone()), None));
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
        assert!(here.text(GROUP, ASIDE).is_some());
        here.forget_ended_sessions(&group(&[ONE]));
        assert_eq!(here.text(GROUP, ASIDE), None);
        assert_eq!(here.last_session(GROUP), Some(two.session.clone()));
        two.go_on(|session| session.stage = Stage::Close);
        here.forget_ended_sessions(&group(&[ONE, TWO]));
        assert_eq!((here.last_session(GROUP), here.text(GROUP, ASIDE)), (None, None));
    }
}
