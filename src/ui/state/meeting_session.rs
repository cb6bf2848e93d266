//! How the meeting goes on this phone, kept at every step.

use leptos::prelude::*;

use crate::browser::clock;
use crate::group::{Group, ItemId, Meeting, MeetingId, MemberId};
use crate::session::{MeetingSession, Stage};
use crate::storage::{ReadSession, SeenSession, UndoStepId};

use super::App;
use super::session_change::SessionChange;

impl App {
    /// How the meeting goes that this phone is at. Tracked.
    pub fn session(self) -> Option<MeetingSession> {
        self.session.get()
    }

    /// The same, for what happens on a tap.
    pub fn session_untracked(self) -> Option<MeetingSession> {
        self.session.get_untracked()
    }

    /// Changes how the meeting goes, and keeps it: a phone that is killed goes on here. What another tab has made of it
    /// is read first, so that neither undoes the other.
    pub fn update_session(self, change: impl FnOnce(&mut MeetingSession)) {
        let Some(mut read) = self.read_session() else { return };
        change(&mut read.session);
        let session = read.session.clone();
        self.inside.update_value(|inside| {
            let settings = inside.store.device_settings();
            inside.seen = self.with_untracked(|group| settings.keep_session(group, read));
        });
        if self.session.with_untracked(|before| before.as_ref() != Some(&session)) {
            self.session.set(Some(session));
        }
    }

    /// Takes over what another tab has made of it.
    pub(super) fn follow_session(self) {
        let Some(read) = self.read_session().filter(|read| read.is_of_other_tab) else { return };
        self.session.set(Some(read.session.clone()));
        self.inside.update_value(|inside| inside.seen = read.into_seen());
    }

    fn read_session(self) -> Option<ReadSession> {
        let ours = self.session_untracked()?;
        Some(self.inside.with_value(|inside| {
            let settings = inside.store.device_settings();
            self.with_untracked(|group| settings.read_session(group, ours, &inside.seen))
        }))
    }

    /// Begins to follow a meeting, or goes on where any tab of this phone stood in it.
    pub fn enter(self, id: MeetingId, stage: Stage) {
        if !self.follows(id) {
            self.session.set(Some(MeetingSession::new(id, clock::now())));
            self.inside.update_value(|inside| inside.seen = SeenSession::default());
        }
        self.update_session(|session| session.stage = stage);
    }

    /// Whether this phone follows that meeting.
    pub fn follows(self, id: MeetingId) -> bool {
        let followed = self.session_untracked().map(|session| session.meeting);
        self.with_untracked(|group| group.is_of(id, followed))
    }

    /// This one has the floor now; where that goes with the latest command, it is taken back with it.
    pub fn give_floor(self, who: MemberId, with_command: bool) {
        let mut given = None;
        self.update_session(|session| {
            let before = session.voices.clone();
            session.voices.speak(who, clock::now());
            let turn = session.voices.speaking.filter(|turn| Some(*turn) != before.speaking);
            let meeting = session.meeting;
            given = turn.map(|given| SessionChange::Floor { meeting, given, before });
        });
        if with_command {
            self.goes_with_newest_step(given);
        }
    }

    /// This item is talked about now, or none; where that goes with the latest command, it is taken back with it.
    pub fn take_up_item(self, item: Option<ItemId>, with_command: bool) {
        let mut taken_up = None;
        self.update_session(|session| {
            let before = session.clone();
            session.take_up(item, clock::now());
            let (before, after) = (Box::new(before), Box::new(session.clone()));
            taken_up = Some(SessionChange::Item { before, after });
        });
        if with_command {
            self.goes_with_newest_step(taken_up);
        }
    }

    fn goes_with_newest_step(self, change: Option<SessionChange>) {
        self.inside.update_value(|inside| {
            let newest = inside.undo.steps().next_back().map(|(id, _)| id.clone());
            if let Some(change) = newest.zip(change) {
                inside.session_change = Some(change);
            }
        });
    }

    pub(super) fn session_change_of(self, id: &UndoStepId) -> Option<SessionChange> {
        self.inside.try_update_value(|inside| {
            inside.session_change.take_if(|(step, _)| step == id).map(|(_, change)| change)
        })?
    }

    pub(super) fn undo_in_session(self, change: SessionChange) {
        self.update_session(|session| match change {
            SessionChange::Floor { meeting, given, before } => {
                if session.meeting == meeting {
                    session.voices.remove_turn(given, &before);
                }
            }
            SessionChange::Item { before, after } => session.go_back(&before, &after),
        });
    }

    /// Lets go of how a meeting went that has ended, here or elsewhere.
    pub(super) fn forget_ended_sessions(self) {
        self.inside.with_value(|inside| {
            self.with_untracked(|group| inside.store.device_settings().forget_ended_sessions(group));
        });
        let ended = |id| self.with_untracked(|group| group.meeting(id).is_some_and(Meeting::is_over));
        if self.session_untracked().is_some_and(|session| ended(session.meeting)) {
            self.session.set(None);
        }
    }

    /// Takes up what was kept of the group that was opened.
    pub(super) fn restore_session(self) {
        let id = self.with_untracked(Group::id);
        self.session.set(self.inside.with_value(|inside| inside.store.device_settings().last_session(id)));
        self.forget_ended_sessions();
    }
}
