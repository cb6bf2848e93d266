//! The agenda: what a meeting is to talk about, in an order that anybody can change, and how long it takes.

use leptos::prelude::*;

use super::item::{self, AGENDA, Editing, kind_dot};
use crate::browser::announce::announce;
use crate::browser::focus;
use crate::group::{AgendaCommand, Command, Day, Group, Item, ItemAbout, ItemId, ItemKind, MeetingId};
use crate::insight::{CarriedOver, agenda_time, carry_over_of};
use crate::text::{self, news::bidi_isolate, plan::span};
use crate::ui::components::meeting::meeting_line::meeting_day;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{Button, Card, Kind, Menu, PagedList, Progress, dot, icon};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// An arrow upwards.
const UP: &str = "M6 14.5l6-6l6 6";

/// What an item's line shows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Summary {
    what: String,
    kind: ItemKind,
    /// What it asks of the group, and who brings it.
    facts: String,
    /// How long it takes, and whether it is done.
    time: String,
    carried: Option<String>,
    about: Option<(&'static str, String)>,
}

impl Summary {
    fn of(group: &Group, item: &Item, today: Day) -> Self {
        let t = &text::current().plan;
        let by = item.words.by.map(|by| (t.brought_by)(&name_or_somebody(group, Some(by))));
        let minutes = item.words.minutes.map(|minutes| span(u32::from(minutes)));
        let done = group.is_settled(item).then(|| t.talked_through.to_owned());
        let parts = std::iter::once(t.sort(item.words.kind).to_owned());
        let about = match item.about {
            Some(ItemAbout::Commitment(id)) if group.commitment(id).is_some() => {
                Some((t.see_commitment, Route::Commitment(id).hash()))
            }
            Some(ItemAbout::Need(id)) if group.need(id).is_some() => {
                Some((t.see_need, Route::Need(id).hash()))
            }
            _ => None,
        };
        Self {
            what: item.words.what.clone(),
            kind: item.words.kind,
            facts: parts.chain(by).collect::<Vec<_>>().join(" · "),
            time: minutes.into_iter().chain(done).collect::<Vec<_>>().join(" · "),
            carried: carry_over_of(group, item).map(|over| carried_words(over, today)),
            about,
        }
    }
}

/// "carried over 3 times since 12 March".
pub(super) fn carried_words(over: CarriedOver, today: Day) -> String {
    let day = over.since.map(|day| meeting_day(today, day));
    (text::current().plan.carried)(day.as_deref(), over.times)
}

/// The card.
pub(super) fn card(meeting: MeetingId) -> AnyView {
    let (app, t) = (app(), &text::current().plan);
    let ids = Memo::new(move |_| {
        app.with(|group| group.agenda(meeting).iter().map(|item| item.id.0).collect::<Vec<_>>())
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let editing = Editing::new();
    view! {
        <Card title=t.agenda>
            <p class="muted" hidden=move || !none.get()>{t.no_items}</p>
            <div id=AGENDA tabindex="-1">
                <PagedList ids item=move |id| line(app, meeting, ItemId(id), editing) tall=true/>
            </div>
            {time(app, meeting)}
            <div class="actions">
                <Button label=t.add icon=icon::PLUS on_press=move || editing.begin(None)/>
            </div>
            {item::sheet(meeting, editing)}
        </Card>
    }
    .into_any()
}

fn line(app: App, meeting: MeetingId, id: ItemId, editing: Editing) -> AnyView {
    let summary = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| group.item(id).map(|item| Summary::of(group, item, today)))
    });
    (move || summary.get().map(|summary| show(app, meeting, id, editing, summary))).into_any()
}

fn show(app: App, meeting: MeetingId, id: ItemId, editing: Editing, summary: Summary) -> AnyView {
    let t = &text::current().plan;
    let what = bidi_isolate(&summary.what);
    let take_off = move || {
        if app.execute(Command::Agenda(AgendaCommand::Remove(id)), t.taken_off) {
            focus::once_made(|| {
                focus::by_id(AGENDA);
            });
        }
    };
    let arrow = |later: bool, name: String, path: &'static str| {
        let button = [if later { "later-" } else { "earlier-" }, &id.to_string()].concat();
        let own = button.clone();
        view! {
            <button
                type="button" class="btn-icon" id=button aria-label=name.clone() title=name
                on:click=move |_| shift(app, meeting, id, later, own.clone())
            >
                {icon::icon(path)}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="agenda-item">
            <b class="agenda-what" dir="auto">{summary.what}</b>
            <p class="agenda-facts muted">{dot(kind_dot(summary.kind))}<span>{summary.facts}</span></p>
            {summary.carried.map(|words| view! { <p class="muted">{words}</p> })}
            <div class="agenda-acts">
                <span class="muted">{summary.time}</span>
                {summary.about.map(|(words, href)| view! { <a class="more-link" href=href>{words}</a> })}
                {arrow(false, (t.earlier)(&what), UP)}
                {arrow(true, (t.later)(&what), icon::DOWN)}
                <Menu label=(t.more_about)(&what)>
                    <Button label=t.edit_item kind=Kind::Quiet on_press=move || editing.begin(Some(id))/>
                    <Button label=t.take_off kind=Kind::Removal on_press=take_off/>
                </Menu>
            </div>
        </div>
    }
    .into_any()
}

/// Moves an item one place. The button that was pressed keeps the focus: moved about on the page, it loses it.
fn shift(app: App, meeting: MeetingId, id: ItemId, later: bool, button: String) {
    let t = &text::current().plan;
    let (mut ids, what) = app.with_untracked(|group| {
        let what = group.item(id).map(|item| bidi_isolate(&item.words.what)).unwrap_or_default();
        (group.agenda(meeting).iter().map(|item| item.id).collect::<Vec<_>>(), what)
    });
    let Some(at) = ids.iter().position(|one| *one == id) else { return };
    let to = if later { at + 1 } else { at.wrapping_sub(1) };
    if to >= ids.len() {
        announce(if later { t.is_last } else { t.is_first });
        return;
    }
    ids.swap(at, to);
    let all = ids.len();
    let done = text::current().history.did_order;
    if app.execute_quietly(Command::Agenda(AgendaCommand::Order(ids)), &format!("order/{meeting}"), done) {
        announce(&(t.moved)(&what, to + 1, all));
        focus::once_made(move || {
            focus::by_id(&button);
        });
    }
}

/// How long it takes, against the time there is.
fn time(app: App, meeting: MeetingId) -> AnyView {
    let t = &text::current().plan;
    let time = Memo::new(move |_| {
        app.with(|group| {
            let minutes = group.meeting(meeting).and_then(|one| one.words.minutes);
            let time = agenda_time(&group.agenda(meeting), minutes);
            let wait =
                time.could_wait.and_then(|id| group.item(id)).map(|item| bidi_isolate(&item.words.what));
            (time, wait)
        })
    });
    let words = move || time.with(|(time, _)| t.time_of(time.takes, time.there_are, time.unsaid));
    let bar = Memo::new(move |_| time.with(|(time, _)| time.there_are.is_some() && time.takes > 0));
    let done = Signal::derive(move || {
        let (time, _) = time.get();
        let all = u64::from(time.there_are.unwrap_or(1).max(1));
        Some((u64::from(time.takes) * 100 / all).min(100) as u8)
    });
    let show = move || {
        if bar.get() {
            view! { <Progress label=words done/> }.into_any()
        } else {
            view! { <p class="muted">{words}</p> }.into_any()
        }
    };
    let over = move || {
        time.with(|(time, wait)| (time.over() > 0).then(|| (t.over)(&span(time.over()), wait.as_deref())))
    };
    view! { <div class="agenda-time">{show}<p class="muted">{over}</p></div> }.into_any()
}
