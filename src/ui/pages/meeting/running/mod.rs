//! At a meeting: the frame around its stages.

mod arrive;
mod check_in;
mod choose_round;
mod hands;
mod round;
mod round_end;
pub mod start_round;
mod thanks;
mod timer;
mod turn;

use leptos::html;
use leptos::prelude::*;

use super::capture;
use super::foot::{StageView, foot};
use crate::browser::{clock, paint, scroll, wake_lock};
use crate::group::{Group, MeetingId};
use crate::session::Stage;
use crate::text;
use crate::ui::components::meeting::begin_meeting::{
    begin, on_today, open_meeting, planned_for_later, start,
};
use crate::ui::components::{Button, EmptyState, Kind, LinkButton, NotFound, PageHead, day_words, icon};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// How a meeting stands, as its frame needs to know.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Gone,
    Before,
    On,
    Over,
}

impl Standing {
    fn of(group: &Group, id: MeetingId) -> Self {
        match group.meeting(id) {
            None => Standing::Gone,
            Some(meeting) if meeting.is_on() => Standing::On,
            Some(meeting) if meeting.is_over() => Standing::Over,
            Some(_) => Standing::Before,
        }
    }
}

/// The meeting at this stage.
pub fn page(id: MeetingId, stage: Stage) -> AnyView {
    capture::provide();
    let app = app();
    let standing = Memo::new(move |_| app.with(|group| Standing::of(group, id)));
    let title = Memo::new(move |_| {
        app.with(|group| group.meeting(id).map(|meeting| text::current().meeting_name(meeting).to_owned()))
            .unwrap_or_default()
    });
    stay_awake(standing);
    let inside = move || match standing.get() {
        Standing::On => in_progress(app, id, stage),
        Standing::Before => not_started(app, id),
        Standing::Over => has_ended(app, id),
        Standing::Gone => not_found(),
    };
    view! {
        <PageHead title=title back=Route::Meet one_line=true/>
        {inside}
    }
    .into_any()
}

/// Keeps the screen on while this page shows a meeting that is on. From one stage to the next it stays on: the new
/// page asks for it before the old one's leaving is looked at.
fn stay_awake(standing: Memo<Standing>) {
    thread_local! {
        static PAGES: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
    }
    let here = PAGES.get().wrapping_add(1);
    PAGES.set(here);
    Effect::new(move || wake_lock::keep_on(standing.get() == Standing::On));
    on_cleanup(move || {
        clock::after(0, move || {
            if PAGES.get() == here {
                wake_lock::keep_on(false);
            }
        });
    });
}

fn in_progress(app: App, id: MeetingId, stage: Stage) -> AnyView {
    app.enter(id, stage);
    let left = timer::tick(app);
    let StageView { page, next } = match stage {
        Stage::Arrive => arrive::stage_view(app, id),
        Stage::Round => round::stage_view(app, id, left),
        Stage::Roles => super::roles::stage_view(id),
        Stage::Talk => super::discussion::stage_view(id),
        Stage::Close => super::minutes::closing_view(id),
    };
    view! {
        {stage_bar(id, stage)}
        {awake_hint(app)}
        {(stage != Stage::Round).then(|| timer::line(app, left))}
        {page}
        {foot(id, next)}
    }
    .into_any()
}

/// The stages of the meeting in one row; where it is longer than the screen is wide, the one that is open stands in it.
fn stage_bar(id: MeetingId, current: Stage) -> AnyView {
    let t = &text::current().meeting;
    let row = NodeRef::<html::Nav>::new();
    Effect::new(move || {
        let Some(row) = row.get() else { return };
        paint::after(move || scroll::to_current(&row));
    });
    let link = |stage: Stage| {
        let page = (stage == current).then_some("page");
        view! { <a href=Route::MeetingStage(id, stage).hash() aria-current=page><span>{t.stage(stage)}</span></a> }
    };
    let links: Vec<_> = Stage::ALL.into_iter().map(link).collect();
    view! { <nav class="meeting-steps" aria-label=t.stages node_ref=row>{links}</nav> }.into_any()
}

/// Where the screen cannot be kept on: what helps, once.
fn awake_hint(app: App) -> AnyView {
    const TOLD: &str = "awake-told";
    if wake_lock::can() || app.ui_state(TOLD).is_some() {
        return ().into_any();
    }
    app.set_ui_state(TOLD, Some("1"));
    view! { <p class="hint">{text::current().meeting.keep_awake}</p> }.into_any()
}

fn not_started(app: App, id: MeetingId) -> AnyView {
    let t = &text::current().meeting;
    let other = app
        .with_untracked(|group| on_today(group).filter(|on| on.id != group.same_meeting(id)).map(|on| on.id));
    let later = app.with_untracked(|group| planned_for_later(group, id, untrack(|| app.today())));
    match other {
        None if later.is_some() => view! {
            <EmptyState icon=icon::MEET title=(t.planned_for)(&later.map(|day| day_words(untrack(|| app.today()), day)).unwrap_or_default()) text=t.planned_for_text>
                <Button label=t.start_today kind=Kind::Primary on_press=move || begin(app, id, false)/>
                <Button label=t.start_other kind=Kind::Ghost on_press=|| start(None)/>
            </EmptyState>
        }
        .into_any(),
        None => view! {
            <EmptyState icon=icon::MEET title=t.before text=t.before_text>
                <Button label=t.start kind=Kind::Primary on_press=move || begin(app, id, false)/>
            </EmptyState>
        }
        .into_any(),
        Some(other) => {
            let title = app.with_untracked(|group| group.meeting(other).map(|other| other.words.title.clone()));
            let says = (t.other_on_text)(&text::news::bidi_isolate(&title.unwrap_or_default()));
            view! {
                <EmptyState icon=icon::MEET title=t.other_on text=says>
                    <Button label=t.go_there kind=Kind::Primary on_press=move || open_meeting(other)/>
                    <Button label=t.start_too kind=Kind::Ghost on_press=move || begin(app, id, false)/>
                </EmptyState>
            }
            .into_any()
        }
    }
}

fn has_ended(app: App, id: MeetingId) -> AnyView {
    let t = &text::current().meeting;
    view! {
        <EmptyState icon=icon::MINUTES title=t.over text=t.over_text>
            <LinkButton label=t.to_minutes kind=Kind::Primary href=Route::Minutes(id).hash()/>
            <Button label=t.after_all kind=Kind::Ghost on_press=move || begin(app, id, false)/>
        </EmptyState>
    }
    .into_any()
}

fn not_found() -> AnyView {
    let t = &text::current().meeting;
    view! { <NotFound icon=icon::MEET title=t.gone text=t.gone_text onward=(t.to_meet, Route::Meet)/> }
        .into_any()
}
