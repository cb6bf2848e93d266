//! The meetings that are on, and those of today: on Now and on Meet.

use leptos::prelude::*;

use super::begin_meeting::open_meeting;
use super::meeting_line::MeetingSummary;
use crate::group::{Day, Group, Meeting};
use crate::insight::planned_meetings;
use crate::text;
use crate::ui::components::{Button, Card, Kind, icon};
use crate::ui::state::app;

/// A card for each meeting that is on; the one that began last first.
pub fn on() -> AnyView {
    let t = &text::current().meet;
    let on = summaries(|group, _| {
        let mut all = group.meetings();
        all.retain(|meeting| meeting.is_on());
        all.reverse();
        all
    });
    let card = move |summary: MeetingSummary| {
        let id = summary.id;
        view! {
            <Card title=t.is_on>
                {summary.line()}
                <div class="actions">
                    <Button label=t.go_on kind=Kind::Primary icon=icon::MEET on_press=move || open_meeting(id)/>
                </div>
            </Card>
        }
        .into_any()
    };
    (move || on.get().into_iter().map(card).collect::<Vec<_>>()).into_any()
}

/// The meeting of today, where it has not begun.
pub fn today() -> AnyView {
    let t = &text::current().meet;
    let today = summaries(|group, today| {
        let mut all = planned_meetings(group, today);
        all.retain(|one| one.words.day == Some(today));
        all
    });
    let show = move || {
        (!today.with(Vec::is_empty)).then(|| view! { <Card title=t.today>{lines(today.get())}</Card> })
    };
    show.into_any()
}

/// What these meetings look like, following what changes.
pub fn summaries(
    of: impl Fn(&Group, Day) -> Vec<&Meeting> + Send + Sync + 'static,
) -> Memo<Vec<MeetingSummary>> {
    let app = app();
    Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            of(group, today).into_iter().map(|one| MeetingSummary::of(group, one, today)).collect::<Vec<_>>()
        })
    })
}

/// Their lines; nothing where there are none.
pub fn lines(summaries: Vec<MeetingSummary>) -> AnyView {
    if summaries.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> =
        summaries.iter().map(|summary| view! { <li>{summary.line()}</li> }).collect::<Vec<_>>();
    view! { <ul class="list">{lines}</ul> }.into_any()
}
