//! Talking: the current item, the stack and the voices, how the group stands to a question.

use leptos::prelude::*;

mod circle;
mod current_item;
mod floor;
mod show_of_hands;
mod stack;
mod voices;

use self::current_item::{Agenda, is_of};
use super::foot::{StageView, called};
use crate::group::{MeetingId, MemberId, SpeakingRequest, StackReason};
use crate::session::{Stage, Voices};
use crate::text;
use crate::ui::components::{
    Button, Kind, LayoutRequest, LinkButton, MemberSummary, deferred, request_layout,
};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// Somebody in the stack, as they are shown.
#[derive(Clone, PartialEq)]
struct Waits {
    summary: MemberSummary,
    request: SpeakingRequest,
    reason: StackReason,
}

/// What a tap on a seat does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tap {
    /// It joins the stack.
    Joins,
    /// It gives the floor.
    GivesWord,
}

/// What the parts of this stage share.
#[derive(Clone, Copy)]
struct Discussion {
    app: App,
    id: MeetingId,
    /// Who sits around, in the order of the seats.
    around: Memo<Vec<MemberSummary>>,
    voices: Memo<Voices>,
    waits: Memo<Vec<Waits>>,
    agenda: Agenda,
    /// What a tap on a seat does.
    tap: RwSignal<Tap>,
    /// Of whom in the stack more is asked.
    asked: RwSignal<Option<MemberId>>,
    open: RwSignal<bool>,
}

impl Discussion {
    fn new(app: App, id: MeetingId) -> Self {
        let around = Memo::new(move |_| {
            app.with(|group| {
                let meeting = group.meeting(id);
                meeting
                    .map(|meeting| {
                        group.around(meeting).into_iter().map(MemberSummary::from).collect::<Vec<_>>()
                    })
                    .unwrap_or_default()
            })
        });
        let voices = Memo::new(move |_| {
            let session = app.session().filter(|session| is_of(app, session, id));
            app.with(|group| {
                session
                    .map(|session| session.voices.resolve_members(|who| group.resolve(who)))
                    .unwrap_or_default()
            })
        });
        let waits = Memo::new(move |_| {
            voices.with(|voices| {
                app.with(|group| {
                    let Some(meeting) = group.meeting(id) else { return Vec::new() };
                    let stack = group.stack(meeting, |who| voices.turns(who)).into_iter();
                    let shown = stack.filter_map(|one| {
                        let summary = MemberSummary::from(group.member(one.member)?);
                        Some(Waits { summary, request: one.request, reason: one.reason })
                    });
                    shown.collect::<Vec<_>>()
                })
            })
        });
        Self {
            app,
            id,
            around,
            voices,
            waits,
            agenda: Agenda::new(app, id),
            tap: RwSignal::new(Tap::Joins),
            asked: RwSignal::new(None),
            open: RwSignal::new(false),
        }
    }
}

/// The stage of a meeting.
pub fn stage_view(id: MeetingId) -> StageView {
    let app = app();
    let on = Memo::new(move |_| app.with(|group| group.meeting(id).is_some_and(|meeting| meeting.is_on())));
    let discussion = Discussion::new(app, id);
    let page = move || if on.get() { going_on(discussion) } else { not_on(id) };
    let next = move || on.get().then(|| next(discussion));
    StageView { page: page.into_any(), next: next.into_any() }
}

/// The next voice of those who wait, and the next item of the agenda: whichever there is.
fn next(discussion: Discussion) -> AnyView {
    let t = &text::current().meeting;
    let Discussion { id, agenda, .. } = discussion;
    let waits =
        Memo::new(move |_| discussion.waits.with(|waits| waits.first().map(|one| one.summary.name.clone())));
    let show = move || match (waits.get(), agenda.goes_on.get()) {
        (Some(name), goes_on) => view! {
            {goes_on.then(|| agenda.next_button(Kind::Ghost, true))}
            <Button
                label=(t.next_is)(&called(&name)) kind=Kind::Primary
                on_press=move || circle::next_voice(discussion)
            />
        }
        .into_any(),
        (None, true) => agenda.next_button(Kind::Primary, false),
        (None, false) => {
            let label = (t.next_is)(t.stage(Stage::Close));
            view! { <LinkButton label kind=Kind::Primary href=Route::MeetingStage(id, Stage::Close).hash()/> }
                .into_any()
        }
    };
    show.into_any()
}

fn not_on(id: MeetingId) -> AnyView {
    let t = &text::current().discussion;
    view! {
        <p class="muted">{t.not_on}</p>
        <div class="actions"><LinkButton label=t.to_meeting kind=Kind::Ghost href=Route::Meeting(id).hash()/></div>
    }
    .into_any()
}

fn going_on(discussion: Discussion) -> AnyView {
    request_layout(LayoutRequest::Table);
    let more = move || {
        view! {
            {current_item::card(discussion.agenda)}
            {stack::card(discussion)}
            {show_of_hands::card(discussion)}
            {voices::fold(discussion)}
        }
        .into_any()
    };
    view! {
        <div class="at-round talk-round">
            {current_item::head(discussion.agenda)}
            <div class="at-circle">
                {stack::line(discussion)}
                {circle::circle(discussion)}
                {circle::arcs(discussion)}
            </div>
            <div class="stack">{circle::acts(discussion)}{deferred(more)}</div>
        </div>
        {stack::sheet(discussion)}
    }
    .into_any()
}
