//! Beginning a meeting, and going on with one.

use crate::browser::clock;
use crate::group::{Command, Day, Group, Meeting, MeetingCommand, MeetingId, MeetingWords};
use crate::session::Stage;
use crate::text;
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// The meeting that began today and goes on; one that nobody ended on another day is none to be gone back to.
pub fn on_today(group: &Group) -> Option<&Meeting> {
    group.current_meeting().filter(|meeting| meeting.began == Some(clock::today()))
}

/// Begins it on this phone, and goes there.
pub fn begin(app: App, id: MeetingId, plan: bool) {
    let mut acts = Vec::new();
    if plan {
        let words = MeetingWords { day: Some(clock::today()), ..MeetingWords::default() };
        acts.push(Command::Meeting(MeetingCommand::Plan { id, words, follows: None }));
    }
    acts.push(Command::Meeting(MeetingCommand::Begin(id)));
    if app.execute(Command::Batch(acts), text::current().meeting.started) {
        app.enter(id, Stage::Arrive);
        navigation::go(Route::MeetingStage(id, Stage::Arrive));
    }
}

/// The day for which the meeting is planned, where that is still to come.
pub fn planned_for_later(group: &Group, id: MeetingId, today: Day) -> Option<Day> {
    let meeting = group.meeting(id).filter(|meeting| meeting.began.is_none())?;
    meeting.words.day.filter(|day| *day > today)
}

/// Begins the planned meeting, or one that nobody planned, on this phone, and goes there.
///
/// Where it is on already, or another one is while nobody planned this one, it goes there instead; and where it was
/// planned and another one is on, or for another day, its page offers both.
pub fn start(planned: Option<MeetingId>) {
    let app = app();
    let on = app.with_untracked(|group| on_today(group).map(|meeting| meeting.id));
    match (planned, on) {
        (Some(id), _) if app.with_untracked(|group| group.meeting(id).is_some_and(Meeting::is_on)) => {
            open_meeting(id)
        }
        (Some(id), Some(_)) => navigation::go(Route::MeetingStage(id, Stage::Arrive)),
        (None, Some(on)) => {
            app.say(text::current().meeting.on_already, false);
            open_meeting(on);
        }
        (Some(id), None)
            if app.with_untracked(|group| planned_for_later(group, id, clock::today())).is_some() =>
        {
            navigation::go(Route::MeetingStage(id, Stage::Arrive));
        }
        (Some(id), None) => begin(app, id, false),
        (None, None) => begin(app, MeetingId(app.fresh()), true),
    }
}

/// Goes on with a meeting that is on, where this phone stood in it.
pub fn open_meeting(id: MeetingId) {
    let app = app();
    let stage = match app.session_untracked() {
        Some(session) if app.follows(id) => session.stage,
        _ => Stage::Arrive,
    };
    navigation::go(Route::MeetingStage(id, stage));
}
