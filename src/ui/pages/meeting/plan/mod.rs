//! A meeting before it: its day and place, its agenda, the calendar.

mod agenda;
mod form;
pub mod item;
mod suggestions;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clipboard, share};
use crate::group::{Command, Meeting, MeetingCommand, MeetingId};
use crate::insight::{following, past_meetings};
use crate::text::{self, meeting_message::meeting_message};
use crate::ui::components::calendar_button;
use crate::ui::components::meeting::begin_meeting;
use crate::ui::components::meeting::meeting_line::MeetingSummary;
use crate::ui::components::{
    Button, Card, EmptyState, Kind, LinkButton, Menu, NotFound, PageHead, PagedList, deferred, icon,
};
use crate::ui::navigation;
use crate::ui::pages::meeting::minutes;
use crate::ui::route::Route;
use crate::ui::state::app;

pub use form::{edit_page, new_page};

/// One meeting: its plan and agenda before; after it, what was noted.
pub fn page(id: MeetingId) -> AnyView {
    let app = app();
    let over = Memo::new(move |_| app.with(|group| group.meeting(id).map(Meeting::is_over)));
    let show = move || match over.get() {
        None => not_found(),
        Some(true) => view! { {minutes::page(id)}{next_one(id)} }.into_any(),
        Some(false) => before(id),
    };
    show.into_any()
}

/// It is not on this phone.
pub(super) fn not_found() -> AnyView {
    let t = &text::current().plan;
    let (head, onward) = ((text::current().common.meeting, Route::Meet), (t.to_meet, Route::Meet));
    view! { <NotFound head title=t.gone text=t.gone_text onward in_a_file=true/> }.into_any()
}

fn before(id: MeetingId) -> AnyView {
    let (app, t) = (app(), &text::current().plan);
    let summary = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| group.meeting(id).map(|meeting| MeetingSummary::of(group, meeting, today)))
    });
    let title = move || {
        summary.with(|summary| summary.as_ref().map(|summary| summary.name.clone()).unwrap_or_default())
    };
    let joins = Memo::new(move |_| app.with(|group| group.meeting_joins_of(id)));
    let remove = move || {
        if app.execute(Command::Meeting(MeetingCommand::Remove(id)), t.removed) {
            navigation::back_or(Route::Meet);
        }
    };
    let tell_apart = move || {
        let all = joins.get_untracked().into_iter();
        let acts = all
            .map(|(one, other)| Command::Meeting(MeetingCommand::Separate(one, other)))
            .collect::<Vec<_>>();
        app.execute(Command::Batch(acts), t.told_apart);
    };
    // Over a meeting without a name of its own it would say the same twice.
    let eyebrow = Signal::derive(move || {
        let named =
            app.with(|group| group.meeting(id).is_some_and(|meeting| !meeting.words.title.is_empty()));
        named.then(|| text::current().common.meeting.to_owned())
    });
    view! {
        <PageHead title=title eyebrow back=Route::Meet>
            <Menu>
                <Button label=t.change kind=Kind::Quiet on_press=move || navigation::go(Route::EditMeeting(id))/>
                {move || (!joins.with(Vec::is_empty)).then(|| view! { <Button label=t.apart kind=Kind::Quiet on_press=tell_apart/> })}
                <Button label=t.remove kind=Kind::Removal on_press=remove/>
            </Menu>
        </PageHead>
        {facts(id, summary)}
        {agenda::card(id)}
        {deferred(move || view! { {suggestions::card(id)}{repeats_on(id)} }.into_any())}
    }
    .into_any()
}

/// When and where it is, and how to begin it.
fn facts(id: MeetingId, summary: Memo<Option<MeetingSummary>>) -> AnyView {
    let (app, t) = (app(), &text::current().plan);
    let on = Memo::new(move |_| app.with(|group| group.meeting(id).is_some_and(Meeting::is_on)));
    let dated =
        Memo::new(move |_| app.with(|group| group.meeting(id).is_some_and(|one| one.words.day.is_some())));
    let under = move || summary.with(|summary| summary.as_ref().map(|summary| summary.under.clone()));
    let begin = move || {
        if on.get() {
            view! { <Button label=t.go_on kind=Kind::Primary icon=icon::MEET on_press=move || begin_meeting::open_meeting(id)/> }
        } else {
            let start = move || begin_meeting::start(Some(id));
            view! { <Button label=t.start kind=Kind::Primary icon=icon::MEET on_press=start/> }
        }
    };
    view! {
        <Card>
            <p class="meeting-when" dir="auto" hidden=move || under().is_none_or(|under| under.is_empty())>{under}</p>
            <p hidden=move || !on.get()>{t.is_on}</p>
            <div class="actions">
                {begin}
                {move || if dated.get() {
                    view! { {calendar_button::button(calendar_button::Of::Meeting(id))}{send(id)} }.into_any()
                } else {
                    view! { <LinkButton label=t.choose_day icon=icon::DAY href=Route::EditMeeting(id).hash()/> }.into_any()
                }}
            </div>
        </Card>
    }
    .into_any()
}

/// Tells others of it: by the share sheet, or copied where there is none.
fn send(id: MeetingId) -> AnyView {
    let (app, t) = (app(), &text::current().plan);
    let send = move || {
        let message = app.with_untracked(|group| {
            let meeting = group.meeting(id)?;
            Some((meeting.words.title.clone(), meeting_message(group, meeting, text::current())?))
        });
        let Some((title, words)) = message else { return };
        spawn_local(async move {
            match share::share_message(&title, &words).await {
                share::ShareOutcome::Yes => app.say(t.message_sent, false),
                share::ShareOutcome::Cancelled => {}
                share::ShareOutcome::Cannot => {
                    let copied = clipboard::copy(&words).await;
                    app.say(if copied { t.message_copied } else { t.message_not_copied }, false);
                }
            }
        });
    };
    view! { <Button label=t.send icon=icon::SHARE on_press=send/> }.into_any()
}

/// One that repeats has a next one before it is over.
fn repeats_on(id: MeetingId) -> AnyView {
    let app = app();
    let repeats = Memo::new(move |_| {
        app.with(|group| group.meeting(id).is_some_and(|one| one.words.repeats.is_some()))
    });
    (move || repeats.get().then(|| next_one(id))).into_any()
}

/// The meeting after this one: what is planned, or the way to plan it. Two phones that plan it apart plan one.
pub fn next_one(id: MeetingId) -> AnyView {
    let (app, t) = (app(), &text::current().plan);
    let next = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let after = group.same_meeting(id).after();
            following(group, id).map(|next| MeetingSummary::of(group, next, today)).ok_or(after)
        })
    });
    let show = move || match next.get() {
        Ok(summary) => summary.line(),
        Err(after) => view! {
            <div class="actions">
                <LinkButton label=t.plan_next icon=icon::DAY href=Route::EditMeeting(after).hash()/>
            </div>
        }
        .into_any(),
    };
    view! { <Card title=t.next_title>{show}</Card> }.into_any()
}

/// All meetings that were.
pub fn all_page() -> AnyView {
    let (app, t) = (app(), &text::current().plan);
    let ids = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| past_meetings(group, today).iter().map(|one| one.id.0).collect::<Vec<_>>())
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let line = move |id| {
        let summary = Memo::new(move |_| {
            let today = app.today();
            app.with(|group| group.meeting(MeetingId(id)).map(|one| MeetingSummary::of(group, one, today)))
        });
        (move || summary.get().map(|summary| summary.line())).into_any()
    };
    let show = move || {
        if none.get() {
            view! {
                <EmptyState icon=icon::MINUTES title=t.all_none text=t.all_none_text>
                    <LinkButton label=t.plan icon=icon::DAY href=Route::NewMeeting.hash()/>
                    <LinkButton label=text::current().now.bring_minutes href=Route::Intake.hash()/>
                </EmptyState>
            }
            .into_any()
        } else {
            view! { <Card><PagedList ids item=line/></Card> }.into_any()
        }
    };
    view! { <PageHead title=t.all back=Route::Meet/>{show} }.into_any()
}
