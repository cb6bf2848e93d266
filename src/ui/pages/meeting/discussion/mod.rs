//! Talking: the agenda at hand, the stack and the voices, how the group stands to a question.

use leptos::prelude::*;

mod circle;
mod current_item;
mod floor;
mod show_of_hands;
mod stack;
mod voices;

use crate::group::{MeetingId, MemberId, SpeakingRequest, StackReason};
use crate::session::{MeetingSession, Voices};
use crate::text;
use crate::ui::components::{Asks, Kind, LinkButton, SeatLook, ask_of_frame, deferred};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// Somebody in the stack, as they are shown.
#[derive(Clone, PartialEq)]
struct Waits {
    look: SeatLook,
    bid: SpeakingRequest,
    reason: StackReason,
}

/// What a tap on a seat does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tap {
    /// It joins the stack.
    Joins,
    /// It gives the word.
    GivesWord,
}

/// What the parts of this stage share.
#[derive(Clone, Copy)]
struct Table {
    app: App,
    id: MeetingId,
    /// Who sits around, in the order of the seats.
    around: Memo<Vec<SeatLook>>,
    voices: Memo<Voices>,
    waits: Memo<Vec<Waits>>,
    /// What a tap on a seat does.
    tap: RwSignal<Tap>,
    /// Of whom in the stack more is asked.
    asked: RwSignal<Option<MemberId>>,
    open: RwSignal<bool>,
}

/// The stage of a meeting.
pub fn at(id: MeetingId) -> AnyView {
    let app = app();
    let on = Memo::new(move |_| app.with(|group| group.meeting(id).is_some_and(|meeting| meeting.is_on())));
    (move || if on.get() { going_on(app, id) } else { not_on(id) }).into_any()
}

fn is_of(app: App, course: &MeetingSession, id: MeetingId) -> bool {
    app.now(|group| group.is_of(id, Some(course.meeting)))
}

fn not_on(id: MeetingId) -> AnyView {
    let t = &text::current().talk;
    view! {
        <p class="muted">{t.not_on}</p>
        <div class="actions"><LinkButton label=t.to_meeting kind=Kind::Ghost href=Route::Meeting(id).hash()/></div>
    }
    .into_any()
}

fn going_on(app: App, id: MeetingId) -> AnyView {
    let around = Memo::new(move |_| {
        app.with(|group| {
            let meeting = group.meeting(id);
            meeting
                .map(|meeting| group.around(meeting).into_iter().map(SeatLook::from).collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    let voices = Memo::new(move |_| {
        let course = app.course().filter(|course| is_of(app, course, id));
        app.with(|group| {
            course.map(|course| course.voices.resolve_members(|who| group.resolve(who))).unwrap_or_default()
        })
    });
    let waits = Memo::new(move |_| {
        voices.with(|voices| {
            app.with(|group| {
                let Some(meeting) = group.meeting(id) else { return Vec::new() };
                let stack = group.stack(meeting, |who| voices.turns(who)).into_iter();
                let shown = stack.filter_map(|one| {
                    let look = SeatLook::from(group.member(one.member)?);
                    Some(Waits { look, bid: one.bid, reason: one.reason })
                });
                shown.collect::<Vec<_>>()
            })
        })
    });
    let table = Table {
        app,
        id,
        around,
        voices,
        waits,
        tap: RwSignal::new(Tap::Joins),
        asked: RwSignal::new(None),
        open: RwSignal::new(false),
    };
    ask_of_frame(Asks::Width);
    let more = move || {
        view! {
            {stack::card(table)}
            {show_of_hands::card(table)}
            {voices::fold(table)}
        }
        .into_any()
    };
    view! {
        {current_item::card(app, id)}
        <div class="now">
            <div class="now-circle">{circle::circle(table)}</div>
            <div class="stack">{deferred(more)}</div>
        </div>
        {stack::sheet(table)}
    }
    .into_any()
}
