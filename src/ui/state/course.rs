//! How the meeting goes on this phone, kept at every step.

use crate::ui::prelude::*;

use crate::course::Course;

use super::App;

/// The name under which it is kept, a group.
const NAME: &str = "course";

impl App {
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
        let Some(mut course) = self.course_now() else { return };
        change(&mut course);
        self.set_course(Some(course));
    }

    /// Begins to follow a meeting, or follows none any more.
    pub fn set_course(self, course: Option<Course>) {
        self.set_note(NAME, course.as_ref().map(Course::to_text).as_deref());
        self.course.set(course);
    }

    /// Takes up what was kept of the group that was opened.
    pub(super) fn take_up_course(self) {
        self.course.set(self.note(NAME).as_deref().and_then(Course::from_text));
    }
}
