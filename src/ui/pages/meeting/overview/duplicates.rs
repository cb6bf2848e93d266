//! Two phones may have noted one meeting apart: that is asked once in the whole group, and what they noted comes together.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{Command, MeetingCommand};
use crate::insight::possible_duplicate;
use crate::text;
use crate::ui::components::meeting::meeting_line::MeetingSummary;
use crate::ui::components::{Button, Card, Kind};
use crate::ui::state::app;

/// The question; nothing where there is nothing to ask.
pub fn question() -> AnyView {
    let (app, t) = (app(), &text::current().meet);
    let alike = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let (one, other) = possible_duplicate(group, today)?;
            let summary = |id| group.meeting(id).map(|meeting| MeetingSummary::of(group, meeting, today));
            Some((summary(one)?, summary(other)?))
        })
    });
    let show = move || {
        alike.get().map(|(one, other)| {
            let (first, second) = (one.id, other.id);
            let yes = move || {
                if app.execute(Command::Meeting(MeetingCommand::Join(first, second)), t.same_done) {
                    focus::heading();
                }
            };
            let no = move || {
                if app.execute(Command::Meeting(MeetingCommand::Separate(first, second)), t.same_not) {
                    focus::heading();
                }
            };
            view! {
                <Card title=t.same>
                    <p>{t.same_text}</p>
                    <ul class="list"><li>{one.line()}</li><li>{other.line()}</li></ul>
                    <div class="actions">
                        <Button label=t.same_yes kind=Kind::Primary on_press=yes/>
                        <Button label=t.same_no on_press=no/>
                    </div>
                </Card>
            }
        })
    };
    show.into_any()
}
