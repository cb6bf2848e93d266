//! How the meeting goes on this phone, kept at every step.

use std::cell::Cell;

use crate::course::Course;

use super::App;

/// The name under which it is kept, a group.
const NAME: &str = "course";

thread_local! {
    // Asked for when something was pressed, where no context is at hand.
    static APP: Cell<Option<App>> = const { Cell::new(None) };
}

impl App {
    /// The app, for what happens on a tap; `None` while no group was ever open.
    pub fn at_hand() -> Option<App> {
        APP.get()
    }

    /// How the meeting goes that this phone is at. Tracked.
    pub fn course(self) -> Option<Course> {
        self.course.get()
    }

    /// The same, for what happens on a tap.
    pub fn course_now(self) -> Option<Course> {
        self.course.get_untracked()
    }

    /// Changes how the meeting goes, and keeps it: a phone that is killed goes on here.
    pub fn go_on(self, change: impl FnOnce(&mut Course)) {
        let Some(before) = self.course_now() else { return };
        let mut course = before.clone();
        change(&mut course);
        if course != before {
            self.set_course(Some(course));
        }
    }

    /// Begins to follow a meeting, or follows none any more.
    pub fn set_course(self, course: Option<Course>) {
        self.set_note(NAME, course.as_ref().map(Course::to_text).as_deref());
        self.course.set(course);
    }

    /// Takes up what was kept of the group that was opened.
    pub(super) fn take_up_course(self) {
        APP.set(Some(self));
        self.course.set(self.note(NAME).as_deref().and_then(Course::from_text));
    }
}
