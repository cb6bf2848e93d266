//! How the meeting goes on this phone, kept at every step.

use std::cell::Cell;

use leptos::prelude::*;

use crate::browser::clock;
use crate::group::{Group, Meeting, MeetingId};
use crate::session::{MeetingSession, Stage};

use super::App;

thread_local! {
    // Asked for when something was pressed, where Leptos has no context.
    static APP: Cell<Option<App>> = const { Cell::new(None) };
}

impl App {
    /// The app, for what happens on a tap; `None` while no group was ever open.
    pub fn current() -> Option<App> {
        APP.get()
    }

    /// How the meeting goes that this phone is at. Tracked.
    pub fn session(self) -> Option<MeetingSession> {
        self.session.get()
    }

    /// The same, for what happens on a tap.
    pub fn session_now(self) -> Option<MeetingSession> {
        self.session.get_untracked()
    }

    /// Changes how the meeting goes, and keeps it: a phone that is killed goes on here. What another tab has made of it
    /// is read first, so that neither undoes the other.
    pub fn go_on(self, change: impl FnOnce(&mut MeetingSession)) {
        self.follow_session();
        let Some(mut session) = self.session_now() else { return };
        change(&mut session);
        self.keep_session(session);
    }

    /// Begins to follow a meeting, or goes on where any tab of this phone stood in it.
    pub fn enter(self, id: MeetingId, stage: Stage) {
        if !self.follows(id) {
            self.session.set(Some(MeetingSession::new(id, clock::now())));
            self.inside.update_value(|inside| inside.seen.clear());
        }
        self.go_on(|session| session.stage = stage);
    }

    /// Whether this phone follows that meeting.
    pub fn follows(self, id: MeetingId) -> bool {
        let followed = self.session_now().map(|session| session.meeting);
        self.now(|group| group.is_of(id, followed))
    }

    fn keep_session(self, session: MeetingSession) {
        let id = self.now(Group::id);
        // Whoever ends one that was left open finds the one that is on as it was.
        let goes_beside = |other| {
            self.now(|group| {
                !group.is_of(other, Some(session.meeting)) && group.meeting(other).is_some_and(Meeting::is_on)
            })
        };
        self.inside.update_value(|inside| {
            inside.store.here().keep_session(id, &session, &goes_beside, &mut inside.seen);
        });
        if self.session.with_untracked(|before| before.as_ref() != Some(&session)) {
            self.session.set(Some(session));
        }
    }

    /// Takes over what another tab has made of it.
    pub(super) fn follow_session(self) {
        let id = self.now(Group::id);
        let news = self.inside.try_update_value(|inside| {
            inside.store.here().session_of_other_tab(id, &|other| self.follows(other), &mut inside.seen)
        });
        if let Some(Some(session)) = news {
            self.session.set(Some(session));
        }
    }

    /// Lets go of how a meeting went that has ended, here or elsewhere.
    pub(super) fn forget_courses(self) {
        let id = self.now(Group::id);
        let ended = |id| self.now(|group| group.meeting(id).is_some_and(Meeting::is_over));
        self.inside.with_value(|inside| inside.store.here().forget_sessions(id, &ended));
        if self.session_now().is_some_and(|session| ended(session.meeting)) {
            self.session.set(None);
        }
    }

    /// Takes up what was kept of the group that was opened.
    pub(super) fn take_up_course(self) {
        APP.set(Some(self));
        let id = self.now(Group::id);
        self.session.set(self.inside.with_value(|inside| inside.store.here().last_session(id)));
        self.forget_courses();
    }
}
