//! What an agenda could take up, each with its reason; nothing comes onto it by itself.

use leptos::prelude::*;
use uuid::Uuid;

use super::agenda::carried_words;
use crate::browser::focus;
use crate::group::{Day, MeetingId};
use crate::insight::{AgendaCandidate, Reason, agenda_candidates};
use crate::text;
use crate::ui::components::meeting::meeting_line::meeting_day;
use crate::ui::components::{Card, PagedList, fresh_id, icon};
use crate::ui::state::{App, app};

const LIST: &str = "could-talk";

/// The card; nothing where there is nothing to offer.
pub(super) fn card(meeting: MeetingId) -> AnyView {
    let (app, t) = (app(), &text::current().plan);
    let offered = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| agenda_candidates(group, meeting, today))
    });
    let ids = Memo::new(move |_| offered.with(|all| all.iter().map(|one| one.kind.id()).collect::<Vec<_>>()));
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let item = move |id: Uuid| {
        let one = Memo::new(move |_| offered.with(|all| all.iter().find(|one| one.kind.id() == id).cloned()));
        (move || one.get().map(|one| line(app, meeting, one))).into_any()
    };
    let show = move || {
        (!none.get()).then(|| {
            view! {
                <Card title=t.suggestions>
                    <p class="muted">{t.suggestions_text}</p>
                    <div id=LIST tabindex="-1"><PagedList ids item=item/></div>
                </Card>
            }
        })
    };
    show.into_any()
}

fn line(app: App, meeting: MeetingId, one: AgendaCandidate) -> AnyView {
    let t = &text::current().plan;
    let reason = reason_words(one.reason, untrack(|| app.today()));
    let kind = one.kind;
    let words = fresh_id("could");
    let (described, too) = (words.clone(), words.clone());
    let rest = kind.let_rest().is_some().then(|| {
        let press = move |_| done(kind.let_rest().is_some_and(|act| app.execute(act, t.rests)));
        view! {
            <button type="button" class="btn btn-ghost" aria-describedby=too on:click=press>
                <span>{t.let_rest}</span>
            </button>
        }
    });
    view! {
        <div class="could">
            <p class="could-words" id=words>
                <b dir="auto">{one.what}</b>
                <span class="muted">{reason}</span>
            </p>
            <div class="actions">
                <button
                    type="button" class="btn" aria-describedby=described
                    on:click=move |_| done(app.execute(kind.take_up(meeting), t.taken_up))
                >
                    {icon::icon(icon::PLUS)}
                    <span>{t.take_up}</span>
                </button>
                {rest}
            </div>
        </div>
    }
    .into_any()
}

/// What was pressed is gone now.
fn done(kept: bool) {
    if kept {
        focus::once_made(|| {
            let _ = focus::by_id(LIST) || focus::by_id(super::item::AGENDA);
        });
    }
}

fn reason_words(reason: Reason, today: Day) -> String {
    let t = &text::current().plan;
    let said = |day: Option<Day>| day.map(|day| meeting_day(today, day));
    match reason {
        Reason::NotTalkedThrough(over) => carried_words(over, today),
        Reason::Later(on) => (t.for_later)(said(on).as_deref()),
        Reason::NextTime(on) => (t.for_next_time)(said(on).as_deref()),
        Reason::CheckIn => t.wants_check_in.to_owned(),
    }
}
