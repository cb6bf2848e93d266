//! A meeting in one line.

use leptos::prelude::*;

use crate::browser::calendar::calendar;
use crate::group::{Day, Group, Meeting, MeetingId, time_to_text};
use crate::text::{
    self,
    days::{Phrase, phrase},
};
use crate::ui::components::{day_words, icon};
use crate::ui::route::Route;

/// What a meeting's line shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingSummary {
    /// Which.
    pub id: MeetingId,
    /// What it is called.
    pub name: String,
    /// When, where, and how it repeats.
    pub under: String,
}

impl MeetingSummary {
    /// The meeting as it is seen today.
    pub fn of(group: &Group, meeting: &Meeting, today: Day) -> Self {
        let (t, words) = (&text::current().plan, &meeting.words);
        let named = text::current().meeting_name(meeting);
        let day = meeting.day().map(|day| meeting_day(today, day));
        // One that was held on another day was not held at the time that was planned.
        let starts = words.starts.filter(|_| meeting.began.is_none_or(|began| words.day == Some(began)));
        let when = (t.when)(day, starts.map(time_to_text));
        // "Meeting, no day yet" is no name by which anybody would know it.
        let (name, when) = match when.as_str() {
            "" if words.title.is_empty() => (t.nameless, None),
            "" => (named, Some(t.no_day.to_owned())),
            _ => (named, Some(when)),
        };
        let mut parts = Vec::from_iter(when);
        if !words.place.is_empty() {
            parts.push(text::news::bidi_isolate(&words.place));
        }
        // Of what was only its rhythm is of no more interest.
        if let Some(repeats) = group.rhythm(meeting).filter(|_| !meeting.is_over()) {
            parts.push(text::small(t.rhythm(repeats)));
        }
        Self { id: meeting.id, name: name.to_owned(), under: text::capital(&parts.join(" · ")) }
    }

    /// The next of a rhythm, which nobody has planned yet.
    pub fn to_plan(group: &Group, before: MeetingId, day: Day, today: Day) -> Option<Self> {
        let (t, meeting) = (&text::current().plan, group.meeting(before)?);
        let when = (t.when)(Some(meeting_day(today, day)), meeting.words.starts.map(time_to_text));
        let under = text::capital(&[&when, " · ", t.unplanned].concat());
        Some(Self { id: group.same_meeting(before).after(), under, ..Self::of(group, meeting, today) })
    }

    /// A link to where the next of a rhythm is planned.
    pub fn to_plan_line(&self) -> AnyView {
        self.line_to(Route::EditMeeting(self.id))
    }

    /// A link to its page.
    pub fn line(&self) -> AnyView {
        self.line_to(Route::Meeting(self.id))
    }

    fn line_to(&self, route: Route) -> AnyView {
        view! {
            <a class="meeting-line" href=route.hash()>
                <span class="meeting-words">
                    <b dir="auto">{self.name.clone()}</b>
                    <span class="muted">{self.under.clone()}</span>
                </span>
                {icon::icon_onward(icon::ONWARD)}
            </a>
        }
        .into_any()
    }
}

/// The day of a meeting as a date, "Fri 4 Dec", where it is not today or next to it: people look for it in a calendar.
pub fn meeting_day(today: Day, day: Day) -> String {
    match phrase(today, day) {
        Phrase::Today | Phrase::Tomorrow | Phrase::Yesterday | Phrase::DayMonthYear(_) => {
            day_words(today, day)
        }
        _ => calendar().short(day),
    }
}
